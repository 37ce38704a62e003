"""A running total and the part of it that is the year's own: 累计公开900条,其中本年度公开200条."""

import re

from ingest.phrases import load_phrases
from ingest.prose_labels import Count
from ingest.prose_time import Basis

_OF_YEAR = r"其中[,:]?\s*(?:本年度?|当年|今年|(?:19|20)\d\d年)(?:内|新增|新)*(?:主动)?(?:公开|发布|更新|为|共|新增)*"
_THEN_YEAR = re.compile(rf"\s*[,;(]?\s*{_OF_YEAR}(?:政府信息|信息)?\s*\d")
_YEAR_BEFORE = re.compile(rf"{_OF_YEAR}(?:政府信息|信息)?\s*$")


def runs_beside_year(text: str, count: Count) -> bool:
    """Whether a number told with 累计 is followed by how much of it is the year's, and so is a total over the years."""
    weak = load_phrases().scope["cumulative_weak"].search(count.before)
    return weak is not None and _THEN_YEAR.match(text[count.number.end_unit :]) is not None


def is_year_of_running(text: str, count: Count, whole: Basis | None) -> bool:
    """Whether a number is the year's own part of a running total."""
    return whole == "cumulative" and _YEAR_BEFORE.search(text[: count.number.start]) is not None
