"""Matched rows of a table to figures: value, unit, basis, breakdown, and which figure each is a part of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from ingest.cell_units import in_unit, is_money
from ingest.cells import CellReading, read_cell
from ingest.document import Document
from ingest.folding import Folded
from ingest.forms import Basis, FormColumn, printed_unit, table_words
from ingest.report import Figure, Qualifier, Section
from ingest.table_rows import MatchedRow, PrintedCell
from ingest.vocabulary.labels import match_label


@dataclass(frozen=True)
class TableContext:
    """What the figures of one printed table share. ``name`` tells two tables of the same form in one report apart."""

    report_id: str
    document: Document
    folded: Folded
    sections: Sequence[Section]
    form: str
    name: str
    coverage: Literal["body", "area"] | None
    caption_units: Mapping[int, str | None]


@dataclass(frozen=True)
class _Slot:
    """A value cell of a matched row, the unit of making figures."""

    matched: MatchedRow
    cell: PrintedCell

    @property
    def row_key(self) -> str:
        """The row of the form, or the printed label where the form has none."""
        return self.matched.row.id if self.matched.row else f"?{self.matched.printed.start}"

    @property
    def column_key(self) -> str:
        """The column of the form, or the printed heading."""
        return self.cell.heading if self.is_own or self.cell.column is None else self.cell.column.id

    @property
    def is_own(self) -> bool:
        """Whether the column is the copy's own beside those of the form, so that no indicator holds in it."""
        column = self.cell.column
        return self.matched.printed.table is not None if column is None else column.role == "aside"


def rows_to_figures(context: TableContext, rows: Sequence[MatchedRow]) -> tuple[Figure, ...]:
    """Every value cell of the rows of one table as a figure; parts point to the figure of their whole."""
    slots = [_Slot(matched, cell) for matched in rows for cell in matched.printed.cells]
    ids = {(slot.row_key, slot.column_key): _figure_id(context, slot) for slot in slots}
    known = {matched.row.indicator for matched in rows if matched.row}
    return tuple(_figure(context, slot, ids, known) for slot in slots)


def rows_to_warnings(context: TableContext, rows: Sequence[MatchedRow]) -> tuple[str, ...]:
    """A sentence for each row or cell that could not be read or not be told apart from another."""
    warnings: list[str] = []
    for matched in rows:
        label = "".join(matched.printed.label.split()) or _table_name(context, matched)
        if matched.printed.unread:
            warnings.append(f"row not read: {label} ({matched.printed.unread})")
        elif matched.ambiguous:
            warnings.append(f"row without indicator: {label} (the form has several rows of this label)")
        for cell in matched.printed.cells:
            if _reading(context, _Slot(matched, cell))[0].kind == "unread":
                warnings.append(f"cell not read: {label}, {cell.heading or 'value'}: {_text(context, cell)!r}")
    return tuple(warnings)


def _table_name(context: TableContext, matched: MatchedRow) -> str:
    """What to call the one row of a table without labels: the headings above its columns."""
    columns = matched.printed.table.columns if matched.printed.table else ()
    return "/".join(dict.fromkeys(column.under for column in columns if column.under)) or context.name


def _figure(context: TableContext, slot: _Slot, ids: Mapping[tuple[str, str], str], known: set[str | None]) -> Figure:
    row, printed, cell = slot.matched.row, slot.matched.printed, slot.cell
    reading, unit = _reading(context, slot)
    start, end = context.folded.span(cell.start + reading.start, cell.start + reading.end)
    quote_start, quote_end = context.folded.span(printed.start, max(printed.end, cell.end))
    if start == end:  # an empty place behind a dropped gloss stands at the end of the quote
        start = end = min(start, quote_end)
    basis = _basis(slot)
    is_text = (row is not None and row.text and reading.kind != "blank") or reading.kind == "text"
    group, part_of = _partition(context, slot, ids)
    text = context.document.text
    return Figure(
        id=_figure_id(context, slot),
        report=context.report_id,
        indicator=_indicator(context, slot, known),
        label=_label(context, slot),
        column=_heading(slot),
        breakdown=_breakdown(slot),
        value=None if is_text else reading.value,
        unit=unit,
        qualifier=_qualifier(reading, basis),
        basis=basis,
        coverage=context.coverage,
        raw=text[start:end],
        blank=reading.kind == "blank",
        worded_zero=reading.kind == "zero" and not is_text,
        inferred=False,
        text_value=text[start:end] if is_text or reading.kind == "unread" else None,
        origin="ocr" if context.document.is_ocr(start) else "table",
        section=_section(context.sections, quote_start),
        group=group,
        part_of=part_of,
        page=context.document.page_of(start),
        start=start,
        end=end,
        quote_start=quote_start,
        quote_end=quote_end,
        quote=text[quote_start:quote_end],
    )


def _basis(slot: _Slot) -> Basis | None:
    """The basis of the column, else of the row; None in a column of another time or of a change."""
    row, column = slot.matched.row, slot.cell.column
    if column is not None and column.role == "aside":
        return column.basis
    return (column and column.basis) or (row and row.basis) or "year"


def _text(context: TableContext, cell: PrintedCell) -> str:
    return context.folded.text[cell.start : cell.end]


def _reading(context: TableContext, slot: _Slot) -> tuple[CellReading, str]:
    """What the cell says and in which unit, the one seen in the light of the other."""
    row, column = slot.matched.row, slot.cell.column
    reading = read_cell(_text(context, slot.cell))
    unit = _unit(context, slot, reading)
    if row is not None and row.text:
        return reading, unit
    heads = f"{slot.cell.heading} {slot.matched.printed.label}"
    change = (column is not None and column.id == "change") or table_words().change.search(heads) is not None
    return in_unit(reading, unit, change)


def _figure_id(context: TableContext, slot: _Slot) -> str:
    parts = (context.report_id, context.name, slot.row_key, slot.column_key, str(slot.cell.start))
    return "t" + sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def _indicator(context: TableContext, slot: _Slot, known: set[str | None]) -> str | None:
    """By the form's row; for a label that the form does not have, by the vocabulary, unless the form has it elsewhere."""
    row, printed = slot.matched.row, slot.matched.printed
    if slot.is_own:
        return None
    if row is not None:
        return row.indicator_in(slot.cell.column)
    if slot.cell.column is not None and slot.cell.column.indicator:
        return slot.cell.column.indicator
    if slot.matched.ambiguous or not printed.label or (printed.table and printed.table.header_required):
        return None
    found = match_label(printed.label, " ".join(printed.groups), None if context.form == "NARR" else context.form)
    return None if found in known else found


def _label(context: TableContext, slot: _Slot) -> str:
    """The label as it stands in the stored text, white space taken out; of a table without labels, the heading."""
    if not slot.matched.printed.label:
        return slot.cell.heading
    spans = (context.folded.span(*span) for span in slot.matched.printed.label_spans)
    return "".join("".join(context.document.text[low:high].split()) for low, high in spans)


def _heading(slot: _Slot) -> str | None:
    heading = "".join(slot.cell.heading.split()) if slot.matched.printed.label else slot.cell.heading
    return heading or None


def _breakdown(slot: _Slot) -> tuple[tuple[str, str], ...]:
    row, cell = slot.matched.row, slot.cell
    area = (("area", row.area),) if row and row.area else ()
    if slot.is_own and cell.heading:
        return (*area, ("column", cell.heading))
    return (*area, *(cell.column.breakdown if cell.column else ()))


def _unit(context: TableContext, slot: _Slot, reading: CellReading) -> str:
    """The nearest unit that is printed, else the form's: cell, label, unit column, caption, row, column, table."""
    row, printed, column = slot.matched.row, slot.matched.printed, slot.cell.column
    if row is not None and row.text:
        return ""
    if column is not None and column.id == "change":  # in the row's unit or in percent, as its own cell says
        return reading.unit or ("%" if "%" in slot.cell.heading else "")
    shown = reading.unit or printed_unit(printed.label) or printed.unit or printed_unit(slot.cell.heading)
    expected = (row and row.unit) or _column_unit(column) or (printed.table and printed.table.unit) or ""
    caption = context.caption_units.get(printed.start)
    if shown is None and caption and is_money(caption) == is_money(expected):
        base = table_words().multiples.get(caption, (None, None))[1]
        shown = caption if base in {None, expected} else None  # 万条 above the table says nothing of its 人
    return shown or expected


def _column_unit(column: FormColumn | None) -> str | None:
    return column.unit if column else None


def _qualifier(reading: CellReading, basis: Basis | None) -> Qualifier:
    if reading.qualifier != "exact":
        return reading.qualifier
    return "cumulative" if basis == "cumulative" else "exact"


def _section(sections: Sequence[Section], start: int) -> str:
    inside = [section for section in sections if section.start <= start < section.end]
    return max(inside, key=lambda section: (section.level, section.start)).title if inside else ""


def _partition(context: TableContext, slot: _Slot, ids: Mapping[tuple[str, str], str]) -> tuple[str, str | None]:
    """The list that this figure is a member of, and the figure that the list adds up to, where both are known."""
    table, row, column = slot.matched.printed.table, slot.matched.row, slot.cell.column
    home = f"{context.form}#{context.name}"
    if table is None:
        return f"{home}/{slot.row_key}/{slot.column_key}", None
    for relation in table.across:
        if column is not None and column.id in relation.parts:
            whole = ids.get((slot.row_key, relation.whole[0]))
            return f"{home}/{relation.id}/{slot.row_key}", whole
    if row is None:
        return f"{home}/{slot.row_key}/{slot.column_key}", None
    for relation in table.relations:
        if relation.partition and relation.kind == "equal" and row.id in relation.parts:
            return f"{home}/{relation.id}/{slot.column_key}", ids.get((relation.whole[0], slot.column_key))
    if row.of:
        return f"{home}/of {row.of}/{slot.column_key}", ids.get((row.of, slot.column_key))
    return f"{home}/{row.group or row.id}/{slot.column_key}", None
