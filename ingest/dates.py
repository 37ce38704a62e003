"""Dates and periods in folded text, also those that lost their separators on the way through copies."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# The spellings of zero that stand in Chinese dates, letters O among them.
_ZERO = "〇○零oO0◯"
_ONES: Mapping[str, int] = {**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), **dict.fromkeys(_ZERO, 0)}
_CHINESE_YEAR = rf"[一二][{_ZERO}九][{_ZERO}一二三四五六七八九]{{2}}"
_CHINESE_SMALL = r"[一二三四五六七八九十]{1,3}"

_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:年|[-/.])\s*(?P<m>1[0-2]|0?[1-9])\s*(?:月|[-/.])\s*(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)(?:\s*[日号])?(?!\d)"
    rf"|(?P<cy>{_CHINESE_YEAR})\s*年\s*(?P<cm>{_CHINESE_SMALL})\s*月\s*(?P<cd>{_CHINESE_SMALL})\s*日"
)


def _end_pattern(prefix: str) -> str:
    """One end of a statement of the period: a full date, in digits or in words, or one that lost 年, 月 or both."""
    return (
        rf"(?P<{prefix}y>(?:19|20)\d\d)\s*[年./-]?\s*(?P<{prefix}m>1[0-2]|0?[1-9])\s*[月./-]\s*(?P<{prefix}d>3[01]|[12]\d|0?[1-9])"
        rf"(?!\d)\s*[日号]?"
        rf"|(?P<{prefix}cy>{_CHINESE_YEAR})年(?P<{prefix}cm>{_CHINESE_SMALL})月(?P<{prefix}cd>{_CHINESE_SMALL})日"
        rf"|(?P<{prefix}py>(?:19|20)\d\d)年?(?P<{prefix}pd>\d{{2,4}}?)(?=(?:19|20)\d\d|\D|$)日?"
    )


_LATER = (
    r"(?:[同当本]年)?(?P<bm0>1[0-2]|0?[1-9])月(?P<bd0>3[01]|[12]\d|0?[1-9])日"
    rf"|(?P<bcm0>{_CHINESE_SMALL})月(?P<bcd0>{_CHINESE_SMALL})日"
)
_PERIOD = re.compile(
    rf"(?P<lead>[从自由])?\s*(?:{_end_pattern('a')})\s*(?:起|开始)?(?:统计|计算)?\s*[,、]?\s*(?P<to>[至到—–~-]{{1,2}})?\s*"
    rf"(?:{_end_pattern('b')}|{_LATER})\s*(?:止|为止)?"
)
_PERIOD_WORDS = re.compile(r"统计|期限|起止|数据|报告期|时限")
_SENTENCE_LOOK_BACK = 40


@dataclass(frozen=True)
class DateMention:
    """A calendar day and where it is written. ``repaired`` marks one whose separators were lost."""

    day: date
    start: int
    end: int
    repaired: bool = False


@dataclass(frozen=True)
class PeriodMention:
    """The first and last day of a stated period, and where it is stated."""

    first: date
    last: date
    start: int
    end: int


def find_dates(folded: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """The full dates of a folded text: 2013年3月31日, 2013-03-26, 2014-03-05 00:00, 二○一三年三月十四日.

    Impossible days (2013年2月30日) are left out; so are years alone and digits without separators.
    """
    found = []
    for match in _DATE.finditer(folded, start, len(folded) if end is None else end):
        day = _day(match.groupdict(), "")
        if day is not None:
            found.append(DateMention(day, match.start(), match.end()))
    return tuple(found)


def date_at(folded: str, start: int, look_ahead: int = 24) -> DateMention | None:
    """The date that begins within blanks after ``start``, also one that lost its separators (201033); None if none.

    For places that announce a date (填报时间:). A run of digits that can be read as two days is no date.
    """
    gap = re.compile(r"[\s:|]*").match(folded, start)
    first = gap.end() if gap else start
    whole = _DATE.match(folded, first)
    if whole:
        day = _day(whole.groupdict(), "")
        return DateMention(day, whole.start(), whole.end()) if day else None
    run = re.compile(r"(?P<year>20\d\d)年?(?P<rest>\d{2,4})(?![\d.])日?").match(folded, first, first + look_ahead)
    day = lost_separators(run["year"], run["rest"]) if run else None
    return DateMention(day, run.start(), run.end(), repaired=True) if run and day else None


def lost_separators(year: str, rest: str) -> date | None:
    """The day of a date whose month and day run together, or None where they can be read in two ways.

    >>> lost_separators("2010", "33")
    datetime.date(2010, 3, 3)
    >>> lost_separators("2010", "111") is None
    True
    """
    cuts = (2,) if len(rest) == 4 else range(1, len(rest))
    readings = {
        day
        for cut in cuts
        if (len(rest) == 4 or "0" not in (rest[0], rest[cut]))
        and (day := _calendar(int(year), int(rest[:cut]), int(rest[cut:]))) is not None
    }
    return readings.pop() if len(readings) == 1 else None


def find_period(folded: str) -> PeriodMention | None:
    """The period that a report says its figures cover, the first one stated; None where none is.

    Only a sentence about the statistics counts, or one of the form 自…起至…止; the end may leave out its year, and either
    end may have lost its separators (20091120091231).
    """
    for match in _PERIOD.finditer(folded):
        groups = match.groupdict()
        before = folded[max(0, match.start() - _SENTENCE_LOOK_BACK) : match.start()]
        sentence = re.split(r"[。;\n]", before)[-1]
        if not (_PERIOD_WORDS.search(sentence) or (groups["lead"] and match.group().endswith("止"))):
            continue
        first, last = _end(groups, "a", None), _end(groups, "b", _end(groups, "a", None))
        damaged = groups["apy"] is not None or groups["bpy"] is not None
        if first and last and first < last and (groups["to"] or damaged):
            return PeriodMention(first, last, match.start(), match.end())
    return None


def _end(groups: Mapping[str, str | None], prefix: str, first: date | None) -> date | None:
    year, rest = groups[f"{prefix}py"], groups[f"{prefix}pd"]
    if year and rest:
        return lost_separators(year, rest)
    day = _day(groups, prefix)
    if day is not None or prefix == "a" or first is None:
        return day
    month, number = groups["bm0"] or groups["bcm0"], groups["bd0"] or groups["bcd0"]
    return _calendar(first.year, _small(month), _small(number)) if month and number else None


def _day(groups: Mapping[str, str | None], prefix: str) -> date | None:
    for year, month, day in (("y", "m", "d"), ("cy", "cm", "cd")):
        parts = [groups[prefix + name] for name in (year, month, day)]
        if parts[0] and parts[1] and parts[2]:
            return _calendar(chinese_year(parts[0]), _small(parts[1]), _small(parts[2]))
    return None


def chinese_year(written: str) -> int:
    """The year written digit by digit, in Arabic or Chinese digits: 2009, 二〇〇九, 二O一三."""
    return int("".join(str(_ONES.get(character, character)) for character in written))


def _small(written: str) -> int:
    """A month or day: 3, 03, 三, 十四, 二十一, 三十."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _ONES.get(written, 0)
    return (_ONES.get(tens, 1) if tens else 1) * 10 + (_ONES.get(ones, 0) if ones else 0)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # a 31 April is written, not meant
        return None


def latest(mentions: Iterable[DateMention]) -> DateMention | None:
    """The mention that stands last, or None."""
    return max(mentions, key=lambda mention: mention.start, default=None)
