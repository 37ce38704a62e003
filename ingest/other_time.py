"""Whether a number is told of a plan or of another year, by words that hold on from an earlier clause of its sentence."""

import re
from typing import Literal

from ingest.phrases import elsewhen, load_phrases

Elsewhen = Literal["plan", "past"]

_SEGMENT = re.compile(r"[;。!?\n]")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"((?:19|20)\d{2})\s?年(?!以来)")


def told_elsewhen(before: str, year: int | None) -> Elsewhen | None:
    """The other time of a number that stands behind the folded words ``before``; None where it is the report's own.

    去年收到申请4件,收费20元: both are of last year; 计划培训400人次,新设查阅点5个: both are plans. A word for the year
    of the report (本年, 实际, the year itself) ends it, as does the next statement.
    """
    words = elsewhen()
    segment = _SEGMENT.split(before)[-1]
    marks: list[tuple[int, Elsewhen | None]] = []
    marks += [(found.end(), "past") for found in words["past"].finditer(segment)]
    bare = _BRACKETS.sub(lambda found: " " * len(found.group()), segment)
    marks += [(found.end(), "plan") for found in words["plan"].finditer(bare)]
    marks += [(found.end(), None) for found in words["own"].finditer(bare)]
    marks += [(found.end(), None) for found in _YEAR.finditer(bare) if int(found[1]) == year]
    return max(marks, key=lambda mark: mark[0], default=(0, None))[1]


def names_other_year(before: str, year: int | None) -> bool:
    """Whether the year named last in the folded words ``before`` is not the report's; comparisons do not count."""
    named = [int(found[1]) for found in _YEAR.finditer(load_phrases().aside.sub("", before))]
    return year is not None and bool(named) and named[-1] != year


def asks_for_plan(question: str) -> bool:
    """Whether folded words speak of what was to be done and not of what was done."""
    return elsewhen()["plan"].search(question) is not None
