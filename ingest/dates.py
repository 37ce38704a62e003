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
# Words that announce the period of the whole report, and words that do so only where no number of their own follows:
# 另据统计,自2008年5月1日至2009年12月31日,累计收到申请41件 is the time of the 41.
_PERIOD_NAMED = re.compile(
    r"统计(?:的)?(?:期|时|日|年度|数据|起|范围|口径|区间)|数据(?:的)?统计|(?:所列|报告|以上|上述)[^,;]{0,8}(?:数据|数字|期限|时限)|报告期|起止"
)
_PERIOD_WORDS = re.compile(r"(?<!据)(?<!完全)(?<!经)统计|期限|数据|时限")
_COUNTED_AFTER = re.compile(r"[^。;\n]*?\d(?!\d*[年月日])")
_SENTENCE_LOOK_BACK = 40
_HEAD = 2000  # where the report speaks of itself


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

    A sentence that names the period of the statistics counts first, then one about data, or in the head of the form
    自…起至…止, that goes on to no number. The end may leave out its year, and either end may have lost its separators
    (20091120091231).
    """
    stated = [(match, found) for match in _PERIOD.finditer(folded) if (found := _period(match)) is not None]
    announced = (found for match, found in stated if _PERIOD_NAMED.search(_sentence_before(folded, match)))
    told = (found for match, found in stated if _tells_of_all(folded, match))
    return next(announced, None) or next(told, None)


def _sentence_before(folded: str, match: re.Match[str]) -> str:
    before = folded[max(0, match.start() - _SENTENCE_LOOK_BACK) : match.start()]
    return re.split(r"[。;\n]", before)[-1]


def _tells_of_all(folded: str, match: re.Match[str]) -> bool:
    """Whether a stretch of time without an announcement is that of the report, not that of the number behind it."""
    if _COUNTED_AFTER.match(folded, match.end()):
        return False
    in_head = match["lead"] is not None and match.group().endswith("止") and match.start() < _HEAD
    return in_head or _PERIOD_WORDS.search(_sentence_before(folded, match)) is not None


def _period(match: re.Match[str]) -> PeriodMention | None:
    groups = match.groupdict()
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
