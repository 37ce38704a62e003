"""Which time a number of running text is told of: the report's year, everything since the start, or the day of writing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.phrases import Phrases, load_phrases

Basis = Literal["year", "cumulative", "stock"]

_YEAR = re.compile(r"(?:19|20)\d{2}")
_LONGEST_YEAR_IN_MONTHS = 13
_NO_RUNNING_TOTALS = 2019
_FIRST_YEAR = 2008


@dataclass(frozen=True)
class _Mark:
    """Words of time at ``start:end``; ``until`` is the year up to which they reach, None where they name none."""

    start: int
    end: int
    basis: Basis
    until: int | None = None


@dataclass(frozen=True)
class Time:
    """``basis`` is None where no time is named; ``own`` is False where the named time ends before the report's year."""

    basis: Basis | None
    own: bool = True


def time_of(before: str, opening: str, first: int, year: int | None) -> Time:
    """The time named last in ``before``, the sentence up to the number; ``first`` is where its first number stands.

    A stretch that begins at the Regulation or that reaches up to a day (自…以来, 截至…, 条例颁布至…底) is a running total,
    unless the year is named after it: 截至2010年底,本年度…. 历年累计 behind another number holds for its own number only.
    累计 alone means the time that the paragraph (``opening``) speaks of; where it names none, a running total, but not
    since 2019, whose reports have none (国办公开办函〔2019〕60号).
    """
    phrases = load_phrases()
    marks = [mark for mark in _marks(before, year, phrases) if not _spent(mark, before, first, phrases)]
    last = _last_of(marks)
    if last is not None:
        ended = last.basis == "cumulative" and last.until is not None and year is not None and last.until < year
        return Time(last.basis, not ended)
    if phrases.scope["cumulative_weak"].search(before) is None:
        return Time(None)
    spoken_of = _last_of(list(_marks(opening, year, phrases)))
    of_year = (spoken_of is not None and spoken_of.basis == "year") or (year or 0) >= _NO_RUNNING_TOTALS
    return Time("year" if of_year else "cumulative")


def names_time(words: str, year: int | None) -> bool:
    """Whether ``words`` name a time of their own."""
    return next(_marks(words, year, load_phrases()), None) is not None


def is_as_of(before: str) -> bool:
    """Whether ``before`` says up to which day something is told (截至12月31日), but no day since which it is counted."""
    return load_phrases().among["since"].search(before) is None


def _last_of(marks: list[_Mark]) -> _Mark | None:
    """The mark that ends last; of those that end together, or where 目前 stands before 累计已, the running total."""
    rank = {"year": 0, "stock": 1, "cumulative": 2}
    last = max(marks, key=lambda mark: (mark.end, rank[mark.basis]), default=None)
    if last is not None and last.basis == "stock":
        earlier = [mark for mark in marks if mark.basis != "stock"]
        before = max(earlier, key=lambda mark: (mark.end, rank[mark.basis]), default=None)
        return before if before is not None and before.basis == "cumulative" else last
    return last


def _marks(text: str, year: int | None, phrases: Phrases) -> Iterator[_Mark]:
    """The words of time in ``text``; what lies inside a stretch from one day to another is no mark of its own."""
    stretches = [_stretch(found) for found in phrases.scope["stretch"].finditer(text)]
    yield from stretches
    for basis in ("cumulative", "stock", "year"):
        for found in phrases.scope[basis].finditer(text):
            inside = any(mark.start <= found.start() and found.end() <= mark.end for mark in stretches)
            if not inside and found.end() > found.start():
                yield _mark(found, basis, year, phrases)


def _stretch(found: re.Match[str]) -> _Mark:
    """2008年5月至2009年12月: more than a year of the report is a running total."""
    first, last = int(found["from"]), int(found["to"] or found["from"])
    months = (last - first) * 12 + int(found["last"] or 12) - int(found["first"] or 1) + 1
    whole = months > _LONGEST_YEAR_IN_MONTHS
    return _Mark(found.start(), found.end(), "cumulative" if whole else "year", last if whole else None)


def _mark(
    found: re.Match[str], basis: Literal["cumulative", "stock", "year"], year: int | None, phrases: Phrases
) -> _Mark:
    words = found.group()
    if basis != "cumulative":
        return _Mark(found.start(), found.end(), basis)
    years = [int(named) for named in _YEAR.findall(words)]
    founding = phrases.scope["founding"].search(words) is not None
    if years == [year] and not founding and phrases.scope["since"].search(words):
        return _Mark(found.start(), found.end(), "year")  # 自2016年以来 in the report of 2016
    if founding and year == _FIRST_YEAR and not years and phrases.scope["in_force"].search(words):
        return _Mark(found.start(), found.end(), "year")  # the Regulation came into force in that year
    reaches = phrases.scope["until"].search(words) is not None
    return _Mark(found.start(), found.end(), "cumulative", years[-1] if years and reaches else None)


def _spent(mark: _Mark, before: str, first: int, phrases: Phrases) -> bool:
    """Whether the mark belongs to an earlier number alone: 申请26件,历年累计39件;已答复24件."""
    alone = phrases.scope["of_one_number"].fullmatch(before[mark.start : mark.end]) is not None
    return alone and mark.start >= first and re.search(r"\d", before[mark.end :]) is not None
