"""The stretches of a question that name a held agency: looked up by every form of its name, so that no library is too large."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.answer import Language
from assistant.cues import load
from assistant.question.body_names import body_after, english_body_after, held_bodies
from assistant.question.holdings import Agency, Holdings
from ingest.vocabulary import name_key
from ingest.vocabulary.agencies import department_words

LONGEST_NAME = 60
LONGEST_ENGLISH = 100  # an office of several fields
NO_NAME = re.compile(r"[\s。?!;]+")  # what no Chinese form of a name holds
HAN = re.compile("[一-鿿]")
# The level of a town as pinyin, a word of its own: "Qingshi Zhen".
TOWN_IN_PINYIN = re.compile(r"\s+(?P<level>zhen|xiang|jiedao)\b", re.IGNORECASE)
TOWN_NAMES = {"zhen": "镇", "xiang": "乡", "jiedao": "街道"}
# A Latin form stands between word boundaries; where one starts or ends there is no letter beside it.
WORD_START, WORD_END = re.compile(r"(?<![A-Za-z])(?=[A-Za-z0-9])"), re.compile(r"(?<=[A-Za-z0-9])(?![A-Za-z])")


@dataclass(frozen=True)
class AgencyMention:
    """A stretch of the question that names an agency: the held agencies it may mean (none: known, but not held).

    ``placed`` says that the vocabulary's table of divisions knows the place, ``count`` how many of the name are meant.
    """

    start: int
    end: int
    text: str
    agencies: tuple[Agency, ...]
    placed: bool = False
    count: int = 1


def held_mentions(question: str, language: Language, holdings: Holdings) -> list[AgencyMention]:
    """Every stretch that is a form of a held agency and does not run on into another name."""
    stretches: dict[str, list[tuple[int, int]]] = {}
    for start, end in name_stretches(question, language):
        stretches.setdefault(name_key(question[start:end]), []).append((start, end))
    found: dict[tuple[int, int], dict[Agency, None]] = {}
    parted: list[tuple[int, int, str]] = []
    for form, agencies in holdings.named(stretches).items():
        for start, stop in stretches[form]:
            if question.startswith("部门", stop - 1):  # 教育部门 names no 教育部
                continue
            end = runs_on(question, stop, question[start:stop])
            named = found.setdefault((start, end), {})
            if end == stop:
                named.update(dict.fromkeys(agencies))
                if (town := TOWN_IN_PINYIN.match(question, stop)) is not None:
                    of_level = [
                        one
                        for one in agencies
                        if one.level == "township" and TOWN_NAMES[town["level"].lower()] in one.name
                    ]
                    found.setdefault((start, town.end()), {}).update(dict.fromkeys(of_level))
                continue
            named.update(dict.fromkeys(held_bodies(question[stop:end], agencies, holdings)))
            if question[stop] == "的":  # "甲县的教育局" is 甲县教育局
                parted.append((start, end, name_key(question[start:stop] + question[stop + 1 : end])))
    wholes = holdings.named({whole for _, _, whole in parted}) if parted else {}
    for start, end, whole in parted:
        found[start, end].update(dict.fromkeys(wholes.get(whole, ())))
    return [AgencyMention(start, end, question[start:end], tuple(named)) for (start, end), named in found.items()]


def name_stretches(question: str, language: Language) -> Iterator[tuple[int, int]]:
    """Every stretch that may be a form of a name: of Chinese characters anywhere, in an English question also of whole words."""
    for run in re.finditer(rf"(?:(?!{NO_NAME.pattern}).)+", question, re.DOTALL):
        for start in range(run.start(), run.end()):
            for end in range(start + 2, min(run.end(), start + LONGEST_NAME) + 1):
                if HAN.search(question, start, end):
                    yield start, end
    if language == "en":
        starts, ends = ([place.start() for place in edge.finditer(question)] for edge in (WORD_START, WORD_END))
        yield from ((start, end) for start in starts for end in ends if start < end <= start + LONGEST_ENGLISH)


def runs_on(question: str, end: int, form: str) -> int:
    """Where the name ends that a Chinese form begins: ``end``, or later where it is part of a longer name.

    "甲县" + "教育局" is an office, "甲山" + "镇" another place: neither is what the form stands for.
    """
    words = load("naming")
    rest = question[end:]
    if not re.search(r"[一-鿿]", form):
        if re.search(str(words["english_level"]), form, re.IGNORECASE):
            return end + english_body_after(rest)
        longer_name = re.match(str(words["english_run_on"]), rest)
        return end + max(longer_name.end() if longer_name else 0, english_body_after(rest))
    levels = [str(level) for level in words["levels"]]  # type: ignore[attr-defined]
    if form[-1] not in "".join(levels):
        longer = next((level for level in levels if rest.startswith(level)), None)
        if longer:
            return end + len(longer)
    office = office_after(rest)
    if office and re.search(str(words["no_parent"]), form) and rest[0] in "和与及跟同":
        return end  # an office has no towns: "甲局和乙镇" are two
    return end + office


def office_after(rest: str) -> int:
    """How long the name of an office, town or other body is that stands at the start of ``rest``; 0 where there is none.

    Offices that are called by three characters (卫健委) end in no word for office: they are known one by one.
    """
    office = re.match(str(load("naming")["department"]), rest)
    known = next((word for word in committees() if rest.startswith(word)), "")
    return max(office.end() if office else 0, len(known), body_after(rest))


@cache
def committees() -> tuple[str, ...]:
    """The short names of commissions, longest first."""
    return tuple(word for word in department_words() if word.endswith("委"))
