"""Two things asked as one ("land requests refused"): the matrix cell that answers both, or nothing that does."""

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.cues import QUANTITY
from assistant.evidence.one_indicator import cell_finding
from assistant.plan import Ask
from assistant.question.families import dimension_in, is_within
from assistant.readings import Finding
from ingest.report import Figure
from ingest.vocabulary import indicators

JOINED = re.compile(
    r"和|与|、|及|或|,|,|\b(?:and|or|versus|vs)\b|还有|(?<![增参追])加上?(?![强快大])|连同|\bplus\b", re.IGNORECASE
)


def cross_each_other(asks: Sequence[Ask], question: str) -> bool:
    """Whether two parts of one whole along different dimensions are asked as one thing ("land requests refused").

    No form prints such a cell outside its matrix; the two parts, each for itself, would be two wrong answers.
    """
    if any(qualifies(one, other, question) for one in asks for other in asks):
        return True
    if len(QUANTITY.findall(question)) > 1:
        return False
    return any(crosses(one, other) and not listed(one, other, question) for one, other in combinations(asks, 2))


def listed(one: Ask, other: Ask, question: str) -> bool:
    """Whether a comma or an "and" stands between two things that are asked for."""
    stretch = question[min(one.end, other.end) : max(one.start, other.start)]
    return not overlaps(one, other) and bool(JOINED.search(stretch))


def qualifies(one: Ask, other: Ask, question: str) -> bool:
    """Whether one thing is asked of another in one noun phrase ("按时答复的网上申请"), though neither is part of the other."""
    if question[one.end : other.start] != "的" or counts_within(one, other) or counts_within(other, one):
        return False
    return other.indicators[0] not in ("req_received", "proactive_total")


def crosses(one: Ask, other: Ask) -> bool:
    """Whether two asks are parts of the applications along different dimensions; how they were answered is one."""
    first, second = (dimension_in(ask.indicators[0]) or answered_in(ask.indicators[0]) for ask in (one, other))
    return first is not None and second is not None and first != second


def answered_in(indicator: str) -> str | None:
    """ "outcome" for a count of answers that is no part of the outcomes itself (all, or those in time), else None."""
    return "outcome" if indicator.startswith("req_completed") else None


def counts_within(part: Ask, whole: Ask) -> bool:
    """Whether one ask is for a part of what the other asks for."""
    return any(is_within(one, other) for one in part.indicators for other in whole.indicators)


def overlaps(one: Ask, other: Ask) -> bool:
    """Whether two asks share characters of the question."""
    return one.start < other.end and other.start < one.end


def crossing(asks: Sequence[Ask], figures: Sequence[Figure], report: str) -> list[Finding]:
    """ "Natural persons' requests granted": the matrix cell where a row and a column that are both asked for meet."""
    known = indicators()
    columns = [ask.indicators[0] for ask in asks if (entry := known.get(ask.indicators[0])) and entry.cell]
    rows = [ask.indicators[0] for ask in asks if (entry := known.get(ask.indicators[0])) and not entry.cell]
    rows = [row for row in rows if row != "req_received"]
    rows = [row for row in rows if not any(other != row and is_within(other, row) for other in rows)]
    if len(columns) != 1 or not rows:
        return []
    found = [cell_finding(figures, report, row, columns[0]) for row in rows]
    return [finding for finding in found if finding is not None]
