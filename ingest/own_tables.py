"""Tables of no known form: a label and its numbers in rows under headings; the vocabulary may know the label."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.cells import is_value, may_be_number
from ingest.forms import FormColumn, beside_columns, plain_columns, table_words
from ingest.grids import GridCell
from ingest.label_keys import heading_key
from ingest.table_rows import PrintedCell, PrintedRow


def own_rows(lines: Sequence[Sequence[GridCell]]) -> tuple[PrintedRow, ...]:
    """Rows of a grid with a label and numbers; () where the numbers do not stand in columns beside labels."""
    head: dict[int, str] = {}
    rows: list[PrintedRow] = []
    for number, line in enumerate(lines):
        own = [cell for cell in line if cell.row == number]
        values = [cell for cell in own if cell.text and is_value(cell.text)]
        numbers = [cell for cell in values if may_be_number(cell.text)]
        if not numbers:
            if len([cell for cell in own if cell.text]) > 1:
                head = {cell.column: cell.text for cell in own}
            continue
        rows.extend(_row(own, values, head))
    return tuple(rows)


def _row(line: Sequence[GridCell], values: Sequence[GridCell], head: dict[int, str]) -> Iterator[PrintedRow]:
    words = table_words()
    code = [
        column
        for column, text in head.items()
        if any(plain.role == "code" and plain.matches(heading_key(text)) for plain in plain_columns())
    ]
    labels = [cell for cell in line if cell.text and cell not in values and cell.text not in words.units]
    after = labels[-1].column if labels else 0
    counted = [
        cell
        for cell in line
        if cell.column not in code and (cell in values or (cell.column > after and _is_blank(cell, head)))
    ]
    if not labels or not counted or labels[-1].column > counted[0].column or words.not_figures.search(labels[-1].text):
        return
    label = labels[-1]
    yield PrintedRow(
        table=None,
        instance=0,
        label=label.text,
        label_spans=((label.start, label.end),),
        start=label.start,
        end=max(cell.end for cell in counted),
        groups=tuple(cell.text for cell in labels[:-1]),
        cells=tuple(_cell(cell, head.get(cell.column, "")) for cell in counted),
        unit=next((cell.text for cell in line if cell.text in words.units), None),
    )


def _is_blank(cell: GridCell, head: Mapping[int, str]) -> bool:
    """Whether a cell stands empty under a heading that is one of values."""
    heading = heading_key(head.get(cell.column, ""))
    plain = any(column.matches(heading) for column in plain_columns())
    return bool(heading) and not cell.text and not plain


def _cell(cell: GridCell, heading: str) -> PrintedCell:
    """A value under its heading: another time than the year, a plan or a change is no value of the row (上年, 计划数, 增减)."""
    return PrintedCell(_beside(heading), heading, cell.start, cell.end)


def _beside(heading: str) -> FormColumn | None:
    key = heading_key(heading)
    return next((column for column in beside_columns() if key and column.matches(key)), None)
