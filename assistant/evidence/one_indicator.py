"""From a report's figures to what they say about one indicator: the value, both values, a blank, or nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.evidence.derived import sum_of_cells, sum_of_list, sum_of_parts, sum_of_rows, zero_whole
from assistant.measures import same_amount
from assistant.plan import Basis
from assistant.question.families import (
    cumulative_of,
    is_within,
    stands_for,
    stands_for_called,
    stands_for_in_table,
    stands_whole,
    table,
    together,
)
from assistant.readings import Finding, Reading, Standing, distinct, distinct_figures, merge, quantity, reading_of
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import indicators

# A sentence that says what the applications were about, whatever number it opens with.
CONTENTS = re.compile("申请(?:公开)?的?(?:内容|事项|信息)?(?:主要|大多|多数)*(?:涉及|集中|包括)")
CASES = frozenset(("件", "宗", "条", "起"))


def find(figures: Sequence[Figure], report: str, indicator: str, basis: Basis | None, dated: bool) -> Finding:
    """What ``figures`` (all of one report) say about ``indicator``.

    ``basis`` is the one the question names; ``dated`` says that it names a year, which wants the year's count where
    a form prints a running total beside it. Its own rows come first, then rows of older forms that say the same (and
    are named), then what follows from other rows.
    """
    own = find_printed(figures, report, indicator, basis, dated)
    if own.standing == "blank" and (summed := sum_of_cells(figures, report, indicator)) is not None:
        return Finding(report, indicator, "answered", (summed,))
    if own.standing != "absent":
        return against_table(own, figures)
    for stand_in in stands_for(indicator):
        found = find_printed(figures, report, stand_in, basis, dated)
        if found.standing in ("answered", "conflict"):
            return replace(found, indicator=indicator, note="stands_for")
    if (called := stands_for_called(indicator)) is not None:
        named = [figure for figure in figures if called[1] in figure.label]
        found = find_printed(named, report, called[0], basis, dated)
        if found.standing == "answered":
            return replace(found, indicator=indicator, note="stands_for")
    rows = [figure for figure in figures if figure.in_table]
    for stand_in in stands_for_in_table(indicator):
        found = find_printed(rows, report, stand_in, basis, dated)
        if found.standing in ("answered", "conflict"):
            return replace(found, indicator=indicator, note="stands_for")
    return find_derived(of_totals(figures, basis), report, indicator) or told_subject(figures, report, indicator) or own


def against_table(own: Finding, figures: Sequence[Figure]) -> Finding:
    """What the text alone says beside what the table does: the sum of its rows ("no case was lost" against one corrected), or a
    row that says the same ("办结41件" against a total of outcomes of 40)."""
    told = [figure for reading in own.readings for figure in reading.figures]
    if own.standing != "answered" or len(own.readings) != 1 or any(figure.in_table for figure in told):
        return own
    one = own.readings[0]
    for other in in_rows(figures, own.report, own.indicator):
        if not same_amount((one.value, one.unit), (other.value, other.unit)):
            return replace(own, standing="conflict", readings=(one, other))
    return own


def in_rows(figures: Sequence[Figure], report: str, indicator: str) -> Iterator[Reading]:
    """What the rows of tables alone say of an indicator that they do not print: their sum, and the rows that say the same."""
    summed = sum_of_rows(figures, report, indicator)
    if summed is not None and all(figure.in_table for figure in summed.figures):
        yield summed
    rows = [figure for figure in figures if figure.in_table]
    for stand_in in stands_for_in_table(indicator):
        row = find_printed(rows, report, stand_in, None, False)
        if len(row.readings) == 1 and row.readings[0].value:
            yield row.readings[0]


def of_totals(figures: Sequence[Figure], basis: Basis | None) -> Sequence[Figure]:
    """What a figure of ``basis`` may be worked out from: a running total only from running totals, never from the year's parts."""
    return [figure for figure in figures if figure.basis == "cumulative"] if basis == "cumulative" else figures


def find_own(figures: Sequence[Figure], report: str, indicator: str, basis: Basis | None, dated: bool) -> Finding:
    """``find`` without rows of other names."""
    own = find_printed(figures, report, indicator, basis, dated)
    return own if own.standing != "absent" else find_derived(of_totals(figures, basis), report, indicator) or own


def find_printed(figures: Sequence[Figure], report: str, indicator: str, basis: Basis | None, dated: bool) -> Finding:
    """What the indicator's own rows and sentences say."""
    own = [figure for figure in figures if figure.indicator == indicator and stands_whole(figure)]
    named = {figure.id: figure.indicator for figure in figures}
    own = [alone(figure, named) for figure in own]
    printed = [figure for figure in own if not figure.blank and figure.value is not None]
    chosen = of_basis(printed, indicator, basis, dated)
    if chosen:
        return with_sources(weigh(chosen, report, indicator), printed)
    blanks = tuple(figure for figure in own if figure.blank)
    unread = tuple(figure for figure in own if figure.value is None and not figure.blank and figure.text_value)
    if unread and not blanks and indicators()[indicator].kind != "text":
        return Finding(report, indicator, "ambiguous", candidates=unread)
    if blanks or printed:
        return Finding(report, indicator, "blank" if blanks else "absent", blanks=blanks, candidates=tuple(printed))
    return Finding(report, indicator, "absent")


def alone(figure: Figure, named: Mapping[str, str | None]) -> Figure:
    """A figure told as a part of the whole that its indicator always is a part of stands for the whole of its indicator.

    网上咨询276人次 among all enquiries is all that was asked online; 规范性文件12件 among what one site shows is not all there is.
    """
    whole = named.get(figure.part_of or "")
    free = whole is not None and is_within(str(figure.indicator), whole)
    return replace(figure, part_of=None) if free else figure


def find_derived(figures: Sequence[Figure], report: str, indicator: str) -> Finding | None:
    """The sum of an indicator's parts, or the zero that a zero whole implies; None where neither follows."""
    derived = (
        sum_of_parts(figures, report, indicator)
        or sum_of_rows(figures, report, indicator)
        or zero_whole(figures, report, indicator)
    )
    return Finding(report, indicator, "answered", (derived,)) if derived is not None else None


def told_subject(figures: Sequence[Figure], report: str, indicator: str) -> Finding | None:
    """A subject of applications by what the text calls it where it lists them (土地征收68件 of 146件); None where it does not."""
    pattern = table("subject_words").get(indicator)
    if pattern is None:
        return None
    wholes = {figure.id for figure in figures if figure.indicator == "req_received"}
    told = [
        figure
        for figure in figures
        if figure.indicator is None
        and not figure.in_table
        and (figure.part_of in wholes or (figure.unit in CASES and CONTENTS.search(fold_text(figure.quote))))
    ]
    named = tuple(
        figure for figure in told if figure.value is not None and re.search(str(pattern), fold_text(figure.label))
    )
    if len(named) > 1:
        return Finding(report, indicator, "ambiguous", candidates=named)
    return Finding(report, indicator, "answered", (reading_of(named, named),)) if named else None


def with_sources(finding: Finding, printed: Sequence[Figure]) -> Finding:
    """``finding`` with every figure that prints the same value behind it, whatever its column is headed."""
    if len(finding.readings) != 1:
        return finding
    reading = finding.readings[0]
    if reading.arithmetic:
        return finding
    more = [figure for figure in printed if figure.value == reading.value and not figure.inferred]
    return replace(finding, readings=(replace(reading, figures=tuple(distinct_figures([*reading.figures, *more]))),))


def says_running(figure: Figure) -> bool:
    """Whether the words right before a number call it a running total (访问量累计达到80万), whatever it was read as."""
    return (
        re.search(r"累计(?:达到?|为|共|有|约)*\s*$", fold_text(figure.quote[: figure.start - figure.quote_start]))
        is not None
    )


def of_basis(printed: Sequence[Figure], indicator: str, basis: Basis | None, dated: bool) -> list[Figure]:
    """The figures of the basis that is wanted: the one named, else the year's for a dated question, else all.

    A stock (staff, reading points) has one value however its column is headed, so it never fails for its basis.
    """
    known = indicators().get(indicator)
    if known is not None and known.basis == "stock":
        year = [figure for figure in printed if figure.basis == "year"]
        return year if year and (basis == "year" or dated) else list(printed)
    wanted = basis or ("year" if dated else None)
    if wanted is None or wanted == "both":
        return list(printed)
    if wanted == "cumulative":
        running = [figure for figure in printed if figure.basis == "cumulative"]
        return running or ([] if cumulative_of(indicator) else [one for one in printed if says_running(one)])
    year = [figure for figure in printed if figure.basis != "cumulative"]
    if year:
        return year
    # A row that only ever prints a running total (no year column beside it) still answers a dated question, as such.
    return [] if basis == "year" else list(printed)


def weigh(printed: Sequence[Figure], report: str, indicator: str) -> Finding:
    """Several printed figures of one indicator: agreeing ones support one value, running totals stand beside years."""
    readings: list[Reading] = []
    standing: Standing = "answered"
    for basis in (("cumulative",), ("year", "stock", None)):
        chosen = [figure for figure in printed if figure.basis in basis]
        if not chosen:
            continue
        found = weigh_one_basis(chosen, report, indicator)
        if found.standing == "ambiguous":
            return found
        standing = "conflict" if found.standing == "conflict" else standing
        readings.extend(found.readings)
    if len({(reading.value, reading.unit) for reading in readings}) == 1 and len(readings) > 1:
        readings = [merge(readings)]
    return Finding(report, indicator, standing, tuple(readings))


def weigh_one_basis(chosen: Sequence[Figure], report: str, indicator: str) -> Finding:
    """One value where the figures of one basis agree, both where table and prose differ, else ambiguous."""
    direct = [figure for figure in chosen if not figure.inferred] or list(chosen)
    wholes = [figure for figure in direct if figure.part_of is None] or direct
    values = distinct(quantity(figure) for figure in wholes)
    if len(values) == 1:
        return Finding(report, indicator, "answered", (reading_of(wholes, chosen),))
    tables = [figure for figure in wholes if figure.in_table]
    prose = [figure for figure in wholes if not figure.in_table]
    if tables and len(distinct(quantity(figure) for figure in tables)) > 1:
        return Finding(report, indicator, "ambiguous", candidates=tuple(wholes))
    if tables:
        return table_against_prose(tables, prose, report, indicator)
    listed = sum_of_list(prose, report, indicator)
    if listed is not None:
        return Finding(report, indicator, "answered", (listed,))
    totals = [figure for figure in prose if says_total(figure)] if indicator not in OF_ANY_KIND else []
    if len(distinct(quantity(figure) for figure in totals)) == 1:
        return Finding(report, indicator, "answered", (reading_of(totals, totals),))
    return Finding(report, indicator, "ambiguous", candidates=tuple(wholes))


def table_against_prose(tables: Sequence[Figure], prose: Sequence[Figure], report: str, indicator: str) -> Finding:
    """The table's value with the prose that repeats it; both where no prose figure does.

    Prose that gives a smaller number beside one that agrees tells of a single event or a part, not of the year.
    """
    agreeing = [figure for figure in prose if quantity(figure) == quantity(tables[0])]
    if agreeing:
        return Finding(report, indicator, "answered", (reading_of([*agreeing, *tables], [*agreeing, *tables]),))
    listed = sum_of_list(prose, report, indicator)
    if listed is None and len(distinct(quantity(figure) for figure in prose)) == 1:
        listed = reading_of(prose, prose)
    if listed is None:
        return Finding(report, indicator, "ambiguous", candidates=(*prose, *tables))
    table = reading_of(tables, tables)
    if same_amount((listed.value, listed.unit), (table.value, table.unit)):
        return Finding(report, indicator, "answered", (replace(table, figures=(*listed.figures, *table.figures)),))
    return Finding(report, indicator, "conflict", (listed, table))


# Cases that governments have of any kind: the larger of two numbers may be of all of them, not of those on disclosure.
OF_ANY_KIND = ("lit_total", "review_total")


def says_total(figure: Figure) -> bool:
    """Whether the clause of a prose figure says that it counts the whole (共, 总, 全年 …)."""
    return any(word in figure.label or word in figure.quote for word in ("共", "总", "全年", "累计", "先后"))


def find_family(
    figures: Sequence[Figure], report: str, ids: Sequence[str], basis: Basis | None, dated: bool
) -> list[Finding]:
    """The findings for one phrase: its best indicator, or every measure of a family that the report has.

    A phrase such as "items disclosed" covers the year's total, the year's updates and the running total. Where the
    report prints the year's total, that answers; where it does not, each measure it does print is shown for itself.
    """
    first = together(ids[0])[0] if basis == "both" and together(ids[0]) else ids[0]
    if basis == "cumulative" and (twin := cumulative_of(first)):
        found = [find_own(figures, report, twin, None, dated), find_own(figures, report, first, "cumulative", dated)]
        answered = [finding for finding in found if finding.standing in ("answered", "conflict")]
        if answered:
            return answered[:1]
    family = together(first) if len(ids) > 1 or together(first)[:1] == (first,) else ()
    if first not in family:
        return [find(figures, report, first, basis, dated)]
    main = find_own(figures, report, family[0], basis, dated)
    if main.standing in ("answered", "conflict") and any(reading.note != "zero_whole" for reading in main.readings):
        twin = cumulative_of(first)
        running = (
            find_own(figures, report, twin, None, dated) if twin and not dated and basis in (None, "both") else None
        )
        beside = running is not None and (basis == "both" or same_row(main, running))
        return [running, main] if running is not None and beside else [main]
    # 新增, 当年: a running total is not what was new in the year
    only: Basis | None = "year" if basis == "year" else None
    others = [find_own(figures, report, other, only, dated) for other in family[1:]]
    answered = [finding for finding in others if finding.standing in ("answered", "conflict")]
    return answered or [main]


def same_row(year: Finding, running: Finding) -> bool:
    """Whether a running total stands in the same printed row as the year's count (the two columns of one form)."""
    rows = {(figure.quote_start, figure.quote_end) for reading in year.readings for figure in reading.figures}
    return any((f.quote_start, f.quote_end) in rows for reading in running.readings for f in reading.figures)


def cell_finding(figures: Sequence[Figure], report: str, indicator: str, column: str) -> Finding | None:
    """The cell of a matrix where the row ``indicator`` and the column that the indicator ``column`` names meet.

    None where the vocabulary knows ``column`` as no column of a matrix, or the report has no such cell.
    """
    known = indicators().get(column)
    if known is None or known.cell is None:
        return None
    cells = [figure for figure in figures if figure.indicator == indicator and known.cell[1:] in figure.breakdown]
    if not cells:
        return cells_summed(figures, report, indicator, known.cell[1:])
    printed = [figure for figure in cells if figure.value is not None]
    if not printed:
        return Finding(report, indicator, "blank", blanks=tuple(cells))
    return weigh_one_basis(printed, report, indicator)


def cells_summed(figures: Sequence[Figure], report: str, indicator: str, column: tuple[str, str]) -> Finding | None:
    """The sum of one column's cells where the form prints the parts of ``indicator`` and no total row, or None."""
    cells = [figure for figure in figures if column in figure.breakdown]
    alone = [replace(cell, breakdown=tuple(pair for pair in cell.breakdown if pair != column)) for cell in cells]
    total = sum_of_parts(alone, report, indicator)
    return None if total is None else Finding(report, indicator, "answered", (replace(total, breakdown=(column,)),))
