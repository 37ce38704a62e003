"""Copies of one report in a library: the page and its attachment, or the same page saved twice, are one report to a question.

Two reports of one agency and year may also be two different reports (a draft and its correction). They are copies only
where their figures say the same; else both stay and each is shown.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from assistant.plan import QuestionPlan
from assistant.question.holdings import holdings_of
from index.catalog_rows import ReportRow
from index.library import Library
from ingest.folding import fold_text
from ingest.report import Figure

# What a figure counts, whatever its value; and all that a report says of each such thing.
Counted = tuple[object, ...]
Contents = Mapping[Counted, frozenset[Decimal | None]]
# A copy may be cut or carry less; a report that shares less than this with another is another report.
_LEAST_SHARED = 0.5


def without_copies(library: Library, plan: QuestionPlan, reports: Sequence[ReportRow]) -> QuestionPlan:
    """``plan`` with one report in place of several that are copies of each other: the one that holds most figures."""
    rows = holdings_of(reports).by_report
    same = _of_one_agency_and_time([rows[report] for report in plan.reports])
    if not same:
        return plan
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in library.catalog.figures([row.id for group in same for row in group]):
        figures[figure.report].append(figure)
    dropped = {row.id for group in same for row in _copies(group, figures)}
    return replace(plan, reports=tuple(report for report in plan.reports if report not in dropped)) if dropped else plan


def _of_one_agency_and_time(rows: Sequence[ReportRow]) -> list[list[ReportRow]]:
    """Those of ``rows`` that share agency, place, year and period with another, in groups."""

    def key(row: ReportRow) -> tuple[str, ...]:
        who = row.identity
        return tuple(map(str, (who.agency, who.place_code, who.year, who.period_start, who.period_end)))

    groups = (list(group) for _, group in groupby(sorted(rows, key=key), key=key))
    return [group for group in groups if len(group) > 1]


def _copies(group: Sequence[ReportRow], figures: Mapping[str, Sequence[Figure]]) -> list[ReportRow]:
    """The reports of a group that say nothing another does not say; of equals the one with the later id."""
    ordered = sorted(group, key=lambda row: (-row.figure_count, row.id))
    kept: list[Contents] = []
    dropped = []
    for row in ordered:
        contents = contents_of(figures[row.id])
        if any(are_copies(contents, other) for other in kept):
            dropped.append(row)
        else:
            kept.append(contents)
    return dropped


def contents_of(figures: Sequence[Figure]) -> Contents:
    """What ``figures`` say, by what they count."""
    found: dict[Counted, set[Decimal | None]] = defaultdict(set)
    for figure in figures:
        named = figure.indicator or fold_text(figure.label)
        found[named, figure.column, figure.breakdown, figure.basis, figure.coverage].add(figure.value)
    return {counted: frozenset(values) for counted, values in found.items()}


def are_copies(one: Contents, other: Contents) -> bool:
    """Whether two reports share most of what the shorter one counts and nowhere give different values.

    >>> are_copies({("a",): frozenset({1})}, {("a",): frozenset({1}), ("b",): frozenset({2})})
    True
    >>> are_copies({("a",): frozenset({1})}, {("a",): frozenset({3})}), are_copies({}, {})
    (False, False)
    """
    shared = one.keys() & other.keys()
    fewest = min(len(one), len(other))
    if not fewest or len(shared) < _LEAST_SHARED * fewest:
        return False
    return all(one[counted] <= other[counted] or other[counted] <= one[counted] for counted in shared)
