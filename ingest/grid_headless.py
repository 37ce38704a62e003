"""Tables whose grid survived without column headings: label and value in turn, where a table has one value a row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ingest.cells import may_be_number
from ingest.forms import Form, FormColumn, FormTable, table_words
from ingest.grids import GridCell
from ingest.label_keys import label_keys
from ingest.table_rows import PrintedCell, PrintedRow

MERGED = "a value cell covers several rows or columns"
_ONE_COLUMN = "cells for one column"


def headless_rows(line: Sequence[GridCell], number: int, form: Form, caption: tuple[str, ...]) -> Iterator[PrintedRow]:
    """Rows of a table without headings, for forms with one value a row: label and value in turn, units between."""
    words = table_words()
    for table in form.tables:
        values = [column for column in table.columns if column.role == "value"]
        if table.header_required or len(values) != 1:
            yield from _headings_lost(line, number, table)
            continue
        places = [place for place, cell in enumerate(line) if table.rows_labelled(label_keys(cell.text))]
        if not places:
            yield from _own_row(line, number, table, values[0], caption)
        for place, following in pairwise([*places, len(line)]):
            label, rest = line[place], line[place + 1 : following]
            unit = next((cell.text for cell in rest if cell.text in words.units), None)
            cells = [cell for cell in rest if cell.text not in words.units]
            if label.row != number or not cells:
                continue
            cell = cells[0]
            unread = None if not any(other.text for other in cells[1:]) else f"{len(cells)} {_ONE_COLUMN}"
            if cell.text and (cell.row != number or cell.rowspan > label.rowspan):
                unread = MERGED
            yield PrintedRow(
                table=table,
                instance=0,
                label=label.text,
                label_spans=((label.start, label.end),),
                start=label.start,
                end=max(label.end, cell.end),
                groups=(*caption, *(other.text for other in line[:place] if other.text)),
                cells=(PrintedCell(values[0], "", cell.start, cell.end),) if unread is None else (),
                unit=unit,
                unread=unread,
            )


def _own_row(
    line: Sequence[GridCell], number: int, table: FormTable, column: FormColumn, caption: tuple[str, ...]
) -> Iterator[PrintedRow]:
    """A row that the copy has of its own: words, then a number."""
    words = table_words()
    own = [cell for cell in line if cell.row == number and cell.text and cell.text not in words.units]
    labels = list(takewhile(lambda cell: not cell.is_value, own))
    values = own[len(labels) :]
    if (
        not labels
        or not values
        or not all(cell.is_value for cell in values)
        or not any(may_be_number(c.text) for c in values)
    ):
        return
    label, value = labels[-1], values[0]
    if words.not_figures.search(label.text) or len(label.text) < 2:
        return
    unit = next((cell.text for cell in line if cell.text in words.units), None)
    cells = (PrintedCell(column, "", value.start, value.end),) if len(values) == 1 else ()
    unread = None if cells else f"{len(values)} {_ONE_COLUMN}"
    spans = ((label.start, label.end),)
    yield PrintedRow(table, 0, label.text, spans, label.start, values[-1].end, caption, cells, unit, unread)


def rows_of_one_column(rows: Sequence[PrintedRow]) -> tuple[PrintedRow, ...]:
    """Without headings a table of one value a row is read only if most rows have no second one."""
    several = sum(row.unread is not None and row.unread.endswith(_ONE_COLUMN) for row in rows)
    if several * 2 <= len(rows):
        return tuple(rows)
    return tuple(row if row.unread else replace(row, cells=(), unread=f"2 {_ONE_COLUMN}") for row in rows)


def _headings_lost(line: Sequence[GridCell], number: int, table: FormTable) -> Iterator[PrintedRow]:
    """A row of a table that cannot be read without headings: said, not read."""
    known = [cell for cell in line if cell.row == number and table.rows_labelled(label_keys(cell.text))]
    values = [cell for cell in line if cell.is_value and may_be_number(cell.text)]
    if known and values and known[-1].end < values[-1].start:
        label = known[-1]
        span = (label.start, label.end)
        unread = "the headings of its columns were not found"
        yield PrintedRow(table, 0, label.text, (span,), label.start, values[-1].end, (), (), unread=unread)
