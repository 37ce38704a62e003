"""Values that follow from other figures of the report: sums of complete parts, zeros of a zero whole."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.question.families import stands_whole, summed_from
from assistant.readings import Reading, computed_sum
from ingest.report import Figure
from ingest.vocabulary import children, indicators


def sum_of_list(prose: Sequence[Figure], report: str, indicator: str) -> Reading | None:
    """The sum of figures of one indicator that one sentence lists without a total, or None."""
    groups = {figure.group for figure in prose}
    if len(prose) < 2 or len(groups) != 1 or None in groups or len({figure.unit for figure in prose}) != 1:
        return None
    return computed_sum(prose, report, indicator)


def sum_of_parts(figures: Sequence[Figure], report: str, indicator: str) -> Reading | None:
    """The sum of a whole's parts where the report prints all parts of the form and no total, or None.

    All parts of one parent must be there, printed, in one unit and on one basis: a missing or blank part is no zero.
    """
    known = indicators()
    wanted = [part for part in children(indicator) if known[part].parent_rel == "sum"]
    rows = [figure for figure in figures if figure.indicator in wanted and stands_whole(figure)]
    forms = {figure.indicator for figure in rows}
    if len(forms) < 2 or len(forms) != len(rows) or any(figure.value is None or figure.inferred for figure in rows):
        return None
    regimes = set.intersection(*(set(known[part].regimes) for part in forms if part))
    expected = {part for part in wanted if regimes & set(known[part].regimes) - {"NARR"}}
    listed = len({figure.group for figure in rows}) == 1 and rows[0].group is not None  # of one list of the text
    if not (listed or all(figure.in_table for figure in rows)) or not expected <= forms:
        return None
    if len({(figure.unit, figure.basis) for figure in rows}) != 1:
        return None
    return computed_sum(rows, report, indicator)


def sum_of_cells(figures: Sequence[Figure], report: str, indicator: str) -> Reading | None:
    """The sum of a matrix row whose total is left blank beside cells that are all filled, or None."""
    columns = {entry.cell[1:] for entry in indicators().values() if entry.cell}
    cells = [figure for figure in figures if figure.indicator == indicator and len(figure.breakdown) == 1]
    row = [cell for cell in cells if cell.breakdown[0] in columns]
    if {cell.breakdown[0] for cell in row} != columns or len(row) != len(columns):
        return None
    return None if any(cell.value is None for cell in row) else computed_sum(row, report, indicator)


def sum_of_rows(figures: Sequence[Figure], report: str, indicator: str) -> Reading | None:
    """The sum of the rows that a newer form prints for what an older one printed as one; all of them, or None."""
    wanted = summed_from(indicator)
    rows = [figure for figure in figures if figure.indicator in wanted and figure.value is not None]
    if not wanted or {figure.indicator for figure in rows} != set(wanted) or len(rows) != len(wanted):
        return None
    return computed_sum(rows, report, indicator)


def zero_whole(figures: Sequence[Figure], report: str, indicator: str) -> Reading | None:
    """A part of a whole that is reported as zero is zero: inferred, and said so.

    Not where the report counts something under the part's own words that no indicator has: 其他行政诉讼3件 of other work.
    """
    known = indicators().get(indicator)
    if known is None or known.parent is None:
        return None
    above = known.parent
    while (wholes := [one for one in figures if one.indicator == above and stands_whole(one)]) == []:
        higher = indicators()[above].parent
        if higher is None:
            return None
        above = higher
    printed = [figure for figure in wholes if figure.value is not None and not figure.inferred]
    if not printed or any(figure.value != 0 or figure.basis == "cumulative" for figure in printed):
        return None
    if any(counts_under(figure, phrase) for figure in figures for phrase in known.ask_zh):
        return None
    return Reading(
        report, indicator, known.zh, Decimal(0), known.unit, "computed", tuple(printed), note="zero_whole"
    )  # fmt: skip


def counts_under(figure: Figure, phrase: str) -> bool:
    """Whether a figure without an indicator counts something, and its label says every word of an asking phrase."""
    words = phrase.split()
    return bool(figure.value) and figure.indicator is None and len(words) > 1 and all(w in figure.label for w in words)
