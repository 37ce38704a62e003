"""The agencies below a place that a question asks about together: "all districts of X", "X下属各部门"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import load
from assistant.question.elliptic import places_of
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings
from ingest.vocabulary.places import in_force


@dataclass(frozen=True)
class Parts:
    """One kind of parts of a place: how they are asked for before and after its name, how alone, and what they are called.

    ``anywhere`` is how a question asks for each of them in any place, ``printed`` how a report speaks of them.
    """

    before: re.Pattern[str] | None
    after: re.Pattern[str]
    alone: re.Pattern[str]
    anywhere: re.Pattern[str]
    names: str
    printed: str

    @property
    def inside(self) -> bool:
        """Whether these are offices, which the report of their government counts, not places with reports of their own."""
        return re.search(self.names, "局") is not None


def spread(
    mentions: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> tuple[AgencyMention, ...]:
    """``mentions`` with a place of whose parts the question asks as those parts, each a mention of its own.

    Only what the library holds below the place is meant; where it holds nothing there, the mention stays as it is, and
    so do words that speak of the parts inside one report.
    """
    found: list[AgencyMention] = []
    for mention in mentions:
        stretch = stretch_of(mention, question, language)
        below = held_below(paths_of(mention, language), stretch[2], holdings) if stretch else ()
        if stretch is None or not below:
            found.append(mention)
            continue
        start, end, _ = stretch
        found += each_of(below, start, end, question)
    return tuple(found)


def spread_again(
    question: str, language: Language, spoken_of: Sequence[Agency], holdings: Holdings
) -> tuple[AgencyMention, ...]:
    """ "And its districts?", "各县呢": the parts of the one place last spoken of, or of several agencies those of that level."""
    for kind in kinds_of_parts(language):
        said = kind.alone.search(question)
        if said is None:
            continue
        fitting = tuple(agency for agency in spoken_of if re.search(kind.names, agency.name))
        paths = {agency.place_path for agency in spoken_of}
        if len(spoken_of) > 1 and fitting:
            return tuple(each_of(fitting, said.start(), said.end(), question))
        above = paths if len(paths) == 1 else {path[:-1] for path in paths}
        below = held_below(tuple(above), kind.names, holdings) if len(above) == 1 else ()
        if not below and len(spoken_of) == 1:
            below = held_below((spoken_of[0].place_path[:-1],), kind.names, holdings)
        return tuple(each_of(below, said.start(), said.end(), question))
    return ()


def each_of(agencies: Sequence[Agency], start: int, end: int, question: str) -> list[AgencyMention]:
    """One mention for each agency, all of the same stretch of the question."""
    return [AgencyMention(start, end, question[start:end], (agency,)) for agency in agencies]


def stretch_of(mention: AgencyMention, question: str, language: Language) -> tuple[int, int, str] | None:
    """Where the words for the parts and the mention stand together, and the pattern of the names meant; else None."""
    held = re.compile(str(load("below")["held"][language]), re.IGNORECASE)  # type: ignore[index]
    for kind in kinds_of_parts(language):
        before = kind.before.search(question[: mention.start]) if kind.before else None
        after = kind.after.match(question[mention.end :])
        start = before.start() if before else mention.start
        end = mention.end + after.end() if after else mention.end
        if before or after:
            more = held.match(question, end)
            return start, more.end() if more else end, kind.names
    return None


@lru_cache(maxsize=2)
def kinds_of_parts(language: Language) -> tuple[Parts, ...]:
    """The kinds of parts in below.yaml, in its order."""
    words = load("below")
    return tuple((parts_zh if language == "zh" else parts_en)(entry, words) for entry in words[language])  # type: ignore[attr-defined]


def parts_zh(entry: Mapping[str, object], words: Mapping[str, object]) -> Parts:
    """A kind of parts as Chinese questions name it; a year may stand before it."""
    parts, every = str(entry["parts"]), str(entry.get("every", words["every"]))
    some = every or "(?:各个?|所有|全部)"
    own = f"的{parts}里?{words['owned']}" if every else "(?!)"  # "甲县的镇2022年…"
    each = f"的?{every}{parts}" if every else "(?!)"
    alone = f"^那?(?:{words['under']}(?:{some})?|{every or '(?!)'}){parts}"
    after = f"(?:(?:19|20)\\d\\d年度?)?(?:{words['under']}(?:{some})?{parts}|{each}|{own})"
    anywhere = f"(?:{words['under']}|{every or '(?!)'}){parts}|{own}"
    found = tuple(re.compile(pattern) for pattern in (after, alone, anywhere))
    return Parts(None, found[0], found[1], found[2], str(entry["names"]), parts)


def parts_en(entry: Mapping[str, object], words: Mapping[str, object]) -> Parts:
    """A kind of parts as English questions name it."""
    parts, one, owned = str(entry["parts"]), str(entry["one"]), bool(entry.get("owned"))
    bare = "" if owned else f"|{words['free']}(?:{parts})"
    after = rf"(?:'s|’s){'' if owned else '?'}\s+(?:{parts})\b"
    of_each = rf"(?:its|their|all|each|every|which)\s+(?:of\s+the\s+)?(?:{one}|{parts})\b"
    before = f"(?:{words['each']}(?:{one}|{parts}){bare}){words['of']}$"
    anywhere = rf"\b{of_each}|\b(?:{parts})\b"
    found = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (before, after, rf"\b{of_each}", anywhere))
    names = str(entry["names"])
    printed = next((str(zh["parts"]) for zh in words["zh"] if zh["names"] == names), parts)  # type: ignore[attr-defined]
    return Parts(found[0], found[1], found[2], found[3], names, printed)


def parts_meant(question: str, language: Language) -> Parts | None:
    """The kind of parts of a place that a folded question asks for each of, wherever it says so; None where it does not."""
    return next((kind for kind in kinds_of_parts(language) if kind.anywhere.search(question)), None)


def paths_of(mention: AgencyMention, language: Language) -> tuple[tuple[str, ...], ...]:
    """The one place that a mention names, by the names from the province down; none where it may be several."""
    paths = {agency.place_path for agency in mention.agencies}
    if not mention.agencies:
        paths = {place.path for place in in_force(places_of(mention.text, language), None)}
    return tuple(paths) if len(paths) == 1 else ()


def held_below(paths: Sequence[tuple[str, ...]], names: str, holdings: Holdings) -> tuple[Agency, ...]:
    """The held agencies whose place lies in one of ``paths``, or that are its offices, and whose names fit.

    The bureaus of a place are its own, not those of the places in it.
    """
    own = re.search(names, "局") is not None and names != "."
    return tuple(
        agency
        for path in paths
        for agency in holdings
        if path
        and agency.place_path[: len(path)] == path
        and (agency.place_path == path or not own)
        and (agency.place_path != path or agency.level in ("department", "township"))
        and re.search(names, agency.name)
    )
