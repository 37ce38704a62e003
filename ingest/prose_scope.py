"""What a number of running text is a number of: which time, whose, and whether it is a count of the report's year at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.other_time import told_elsewhen
from ingest.phrases import Phrases, load_phrases
from ingest.prose_matter import calls_next_year
from ingest.prose_time import Basis, Time, time_of
from ingest.report import Identity
from ingest.sentences import Sentence
from ingest.vocabulary.agency_forms import agency_forms
from ingest.vocabulary.agency_names import parse_agency

Coverage = Literal["body", "area"]

_TITLES = re.compile(r"《[^》]*》")
_YEAR = re.compile(r"((?:19|20)\d{2})\s?年(?!以来)")
_CHINESE_YEAR = re.compile(r"([二〇○O零0一三四五六七八九十]{4})年")
_CHINESE_DIGITS = str.maketrans("〇○O零一二三四五六七八九", "0000123456789")
_SUBJECT_END = re.compile(
    r"(?:人民政府办公室|人民政府|政府办公室|街道办事处|办事处|委员会|办公室|管理局|[省市区县旗州镇乡局委厅院办部署]|街道|中心|大队|支队"
    r"|政府|公司|集团|大学|学院|海关)$"
)
_SITE = re.compile(
    r"(?:人民)?(?:政府)?(?:公众)?(?:门户|信息公开|政务|官方)*(?:信息)?网(?:站|(?=[公发上共主]))"
    r"|(?:官方|政务)*(?:微信|微博)?(?:公众号|公众平台|视频号)|(?:官方|政务)*微博|官方微信"
)
_LONGEST_NAME = 24
_HEAD, _FOOT = 400, 200


@dataclass(frozen=True)
class Scope:
    """The setting of a number.

    ``own`` is False where it is not a plain count of this report's year or stock by this body: a comparison, a plan,
    a duty, another year, a month, one event, the whole province inside a county's report.
    """

    basis: Basis | None
    coverage: Coverage | None
    own: bool


def scope_of(
    sentence: Sentence, clause: str, position: int, opening: int, year: int | None, reporter: "Reporter"
) -> Scope:
    """The scope of the number at ``position`` of ``sentence`` whose clause (label, number, unit) is ``clause``.

    ``opening`` is where the first number of the sentence stands: what is said before it holds for all of them.
    """
    phrases = load_phrases()
    before = sentence.text[:position]
    words = _TITLES.sub("", clause)
    foreign = (phrases.comparative, phrases.other_time, phrases.planned, phrases.required, phrases.per_period)
    time = time_of(before, sentence.opening, opening, year)
    own = time.own and not (
        any(pattern.search(words) for pattern in foreign)
        or any(phrases.planned_heading.search(heading) for heading in sentence.headings)
        or phrases.former.search(before)
        or phrases.limited.search(before)
        or (phrases.province.search(before) and not reporter.is_province)
        or _other_year(calls_next_year(before, year), year, time)
        or _part_of_year(before, phrases)
        or told_elsewhen(before, year)
    )
    coverage = _coverage(words, phrases) or _coverage(sentence.text[:opening], phrases)
    return Scope(time.basis, coverage, own)


def _other_year(before: str, year: int | None, time: Time) -> bool:
    """Whether the year named last before the number is not the report's; asides and comparisons do not count."""
    before = load_phrases().aside.sub("", before)
    named = [int(found[1]) for found in _YEAR.finditer(before)]
    if not named:
        chinese = [found[1].translate(_CHINESE_DIGITS) for found in _CHINESE_YEAR.finditer(before)]
        named = [int(digits) for digits in chinese if digits.isdigit()]
    return year is not None and bool(named) and named[-1] != year and time.basis != "cumulative"


def _part_of_year(before: str, phrases: Phrases) -> bool:
    """Whether the time named last before the number is a month or a quarter."""
    rules = phrases.part_of_year
    if not rules["month"].search(before):
        return False
    words = phrases.scope["cumulative"].sub("", rules["period"].sub("", before))
    return _last(rules["month"], words) > _last(rules["whole"], words)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def _coverage(before: str, phrases: Phrases) -> Coverage | None:
    area, body = _last(phrases.coverage["area"], before), _last(phrases.coverage["body"], before)
    if area == body:
        return None
    return "area" if area > body else "body"


@dataclass(frozen=True)
class Reporter:
    """Who speaks, as far as the text's own head and foot tell: the names in them are the report's subject, not parts."""

    names: str
    is_province: bool

    def without_subject(self, label: str) -> str:
        """``label`` without the reporter's own name at its start (甲区共…, 2013年市司法局…)."""
        for end in range(min(len(label) - 2, _LONGEST_NAME), 1, -1):
            name = label[:end]
            if (
                name in self.names
                and _SUBJECT_END.search(name)
                and not label.startswith("办", end)  # 县政府|办公室 is its office, the government has spoken of itself
                and not name.startswith(("政府信息", "信息", "主动", "公开", "政务"))
            ):
                return label[end:].removeprefix("办公室").removeprefix("办公厅")
        return label

    def without_owner(self, label: str) -> str:
        """``label`` without the reporter's or its place's name before the site or account that it runs (甲县人民政府网站)."""
        for site in _SITE.finditer(label):
            for start in range(max(0, site.start() - _LONGEST_NAME), site.start() - 1):
                if label[start : site.start()] in self.names:
                    return label[:start] + label[site.start() :]
        return label


def own_names(identity: Identity) -> tuple[str, ...]:
    """The forms in which a report names the agency that ``identity`` gives it, and the places above it."""
    if identity.agency is None:
        return ()
    parsed = parse_agency(identity.agency)
    names = [identity.agency, *agency_forms(identity.agency, identity.place_path).zh, *identity.place_path]
    if parsed is not None and parsed.office is not None:
        level = (identity.place or "市")[-1]
        names += [parsed.office, level + parsed.office, level + parsed.office[-1]]  # 市水利局, 市局
    if parsed is not None and parsed.township is not None:
        names.append(parsed.township + "政府")
    return tuple(name for name in dict.fromkeys(names) if len(name) > 1)


def reporter(folded_text: str, names: Sequence[str] = ()) -> Reporter:
    """The reporter of a document: from the lines of its head and foot that are no sentences, the unit line of its tables, and
    the forms of its name that are known (``names``)."""
    ends = (folded_text[:_HEAD] + "\n" + folded_text[-_FOOT:]).split("\n")
    titles = [line for line in ends if not re.search("[,;。]", line)]
    named = re.findall(r"(?:单位|部门|地区)[^:\n]{0,8}:([^\n]{2,40})", folded_text)
    return Reporter(
        "\n".join([*titles, *named, *names]), load_phrases().province_head.search(folded_text[:_HEAD]) is not None
    )
