"""Tables whose grid survived (html, docx, pdf) into printed rows: a cell belongs to the heading above it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.cells import may_be_number, read_cell
from ingest.document import Document
from ingest.folding import Folded
from ingest.forms import Form, beside_columns, columns_headed, forms, lexicon, table_words
from ingest.grid_headless import MERGED, headless_rows, rows_of_one_column
from ingest.grid_heads import GridHead, head_of, plain_role
from ingest.grids import Grid, GridCell, table_to_grid
from ingest.label_keys import heading_key, label_keys
from ingest.own_tables import own_rows
from ingest.table_rows import (
    FEWEST_STRAYS,
    PrintedCell,
    PrintedRow,
    Segment,
    is_count,
    split_instances,
    stray_row,
    whole_labels,
)


@dataclass(frozen=True)
class _State:
    """What is in force while rows are read: the headings above each column, the head they make, the last caption."""

    paths: Mapping[int, tuple[str, ...]]
    head: GridHead | None
    caption: tuple[str, ...]
    in_head: bool


def grid_segments(document: Document, folded: Folded, form_name: str, year: int | None = None) -> tuple[Segment, ...]:
    """Read every grid of the document with the form that fits it best; a table of no form gives its own rows.

    ``year`` is the report's: it tells its column from one of another year.
    """
    segments: list[Segment] = []
    carried: GridHead | None = None
    for table in document.tables:
        grid = table_to_grid(table, folded)
        span = (folded.at(table.start), folded.at(table.end))
        form = _best_form(grid, form_name)
        if (form is None and carried is None) or _is_own(grid, form):
            carried = None
            lines = [grid.line(row) for row in range(grid.rows)]
            rows = own_rows(lines) or tuple(_stray(line) for line in lines if _is_stray(line))
            if rows:
                segments.append(Segment(form_name, rows, (span,)))
            continue
        form = form or forms()[form_name]
        rows, carried = _rows(grid, form, carried, year)
        if rows:
            segments.append(Segment(form.name, rows, (span,)))
    return _joined(segments)


def _is_stray(line: Sequence[GridCell]) -> bool:
    """Whether a row holds nothing but numbers."""
    numbers = [cell for cell in line if cell.is_value and _digits(cell)]
    return len(numbers) >= FEWEST_STRAYS and all(cell.is_value for cell in line if cell.text)


def _stray(line: Sequence[GridCell]) -> PrintedRow:
    return stray_row(" ".join(cell.text for cell in line), line[0].start, line[-1].end)


def _best_form(grid: Grid, form_name: str) -> Form | None:
    """The report's form if the grid has two of its labels or headings, else the form that it has most of."""
    texts = [cell.text for row in range(grid.rows) for cell in grid.line(row) if cell.row == row and cell.text]
    own = forms().get(form_name)
    if own is not None and _shared(own, texts) >= 2:
        return own
    best = max(forms().values(), key=lambda form: _shared(form, texts))
    return best if _shared(best, texts) >= 4 else None


def _shared(form: Form, texts: Sequence[str]) -> int:
    keys = lexicon(form.name).rows
    named = sum(1 for text in texts if not keys.isdisjoint(label_keys(text)))
    return named + len({column.id for text in texts for column in columns_headed(form.name, text)})


def _rows(
    grid: Grid, form: Form, carried: GridHead | None, year: int | None
) -> tuple[tuple[PrintedRow, ...], GridHead | None]:
    state = _State({}, carried if _fits(grid, carried) else None, (), False)
    rows: list[PrintedRow] = []
    for number in range(grid.rows):
        line = grid.line(number)
        if all(cell.row != number for cell in line):
            continue  # nothing of its own, as the second line of a head that is two lines high
        if _is_head(line, number, form, state):
            paths = _paths(line, number, state)
            head = head_of(form, paths, _columns_of_numbers(grid, number), year)
            state = replace(state, paths=paths, head=head, in_head=True)
            continue
        read = list(_read_row(grid, line, number, form, state))
        state = replace(state, in_head=False)
        if all(row.heading for row in read):
            state = replace(state, caption=_caption(line, state))
        rows.extend(read)
    return tuple(rows) if state.head else rows_of_one_column(rows), state.head


def _fits(grid: Grid, head: GridHead | None) -> bool:
    """Whether a table may continue the one before it, over the end of a page."""
    return head is not None and max(head.values) == grid.columns - 1


def _is_own(grid: Grid, form: Form | None) -> bool:
    """Whether a table opens with a heading over every column, numbers below, and has no heading or row of the form's.

    It continues no other: 单位, 收到申请(件), 不予公开(件) over the rows of bodies.
    """
    first = [cell for cell in grid.line(0) if cell.row == 0]
    if len(first) < grid.columns or any(not cell.text or cell.is_value or _digits(cell) for cell in first):
        return False
    labels = [cell.text for row in range(1, grid.rows) for cell in grid.line(row)[:1] if cell.text[-1:] != "计"]
    known = form is not None and (
        any(columns_headed(form.name, cell.text) for cell in first)
        or any(not lexicon(form.name).rows.isdisjoint(label_keys(text)) for text in labels)
    )
    return not known and len(_columns_of_numbers(grid, 0)) > 1


def _columns_of_numbers(grid: Grid, head: int) -> frozenset[int]:
    """The columns in which more numbers than words stand below the line ``head``."""
    balance = [0] * grid.columns
    for (row, column), cell in grid.cells.items():
        if row > head and cell.row == row and cell.text:
            balance[column] += 1 if cell.is_value and _digits(cell) else -1 if not cell.is_value else 0
    return frozenset(column for column, more in enumerate(balance) if more > 0)


def _is_head(line: Sequence[GridCell], number: int, form: Form, state: _State) -> bool:
    """A line of headings: one names a value column, right of the labels, and nothing in the line is a value."""
    own = [cell for cell in line if cell.row == number]
    if any(cell.is_value and not heading_key(cell.text) for cell in line) or any(
        cell.is_value and read_cell(cell.text).kind == "number" for cell in line
    ):
        return False
    if state.in_head and own and _names_parts(line, number, form, state):
        return True
    named = [cell for cell in own if columns_headed(form.name, cell.text) or _is_running_total(cell.text)]
    words = lexicon(form.name).unders
    unders = [cell for cell in own if any(under in heading_key(cell.text) for under in words)]
    if state.head is not None and not state.in_head:
        # The row 总计 is no heading, nor is a row of empty cells: a new head stands over the value columns.
        named = [cell for cell in named if cell.column in state.head.values or len(named) > 1]
    if state.in_head and any(cell.column > 0 or cell.colspan > 1 for cell in named):
        return True
    plain = [cell for cell in own if plain_role(cell.text)]
    enough = len(named) + len(plain) > 1 or (len(named) == 1 and named[0].column > 0)
    return (bool(named) and enough) or bool(unders)


def _names_parts(line: Sequence[GridCell], number: int, form: Form, state: _State) -> bool:
    """Whether a line right below a head names what a heading of it spans: words, and nothing where the labels stand."""
    first, own = line[0], [cell for cell in line if cell.row == number and cell.text]
    beside = first.row != number or (not first.text and state.head is not None and bool(state.head.wide))
    return (
        beside
        and bool(own)
        and lexicon(form.name).rows.isdisjoint(key for cell in own for key in label_keys(cell.text))
    )


def _is_running_total(heading: str) -> bool:
    key = heading_key(heading)
    return any(column.role == "value" and column.matches(key) for column in beside_columns())


def _paths(line: Sequence[GridCell], number: int, state: _State) -> Mapping[int, tuple[str, ...]]:
    paths = dict(state.paths) if state.in_head else {}
    for cell in line:
        if cell.row != number and state.in_head:
            continue
        for column in range(cell.column, cell.column + cell.colspan):
            paths[column] = (*paths.get(column, ()), cell.text) if cell.text else paths.get(column, ())
    return paths


def _caption(line: Sequence[GridCell], state: _State) -> tuple[str, ...]:
    texts = [cell.text for cell in line if cell.text and not cell.is_value]
    return (texts[0],) if texts else state.caption


def _read_row(grid: Grid, line: Sequence[GridCell], number: int, form: Form, state: _State) -> Iterator[PrintedRow]:
    if state.head is None:
        yield from headless_rows(line, number, form, state.caption)
        return
    for labels, values in _segments(state.head, grid.columns):
        row = _headed(grid, number, state, state.head, labels, values)
        if row is not None:
            yield row


def _segments(head: GridHead, columns: int) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Label columns with the value columns to their right; several where a table is printed in two halves."""
    labels: list[int] = []
    values: list[int] = []
    for column in range(columns):
        if column in head.values:
            values.append(column)
        elif column not in head.units | head.skipped | head.wide:
            if values:
                yield labels, values
                labels, values = [], []
            labels.append(column)
    if values:
        yield labels, values


def _headed(
    grid: Grid,
    number: int,
    state: _State,
    head: GridHead,
    label_columns: Sequence[int],
    value_columns: Sequence[int],
) -> PrintedRow | None:
    labels = grid.distinct(number, label_columns)
    named = [cell for cell in labels if cell.text and not (head.table.rows and cell.is_value)]
    values = [_value(grid, number, column, head) for column in value_columns]
    label = named[-1] if named else None
    if head.table.rows and (label is None or any(cell is label for cell in values)):
        return None
    present = [cell for cell in values if cell is not None]
    if not present:
        return None
    matched = bool(label and head.table.rows_labelled(label_keys(label.text)))
    no_label = not head.table.rows and not state.in_head and not any(cell.is_value for cell in present)
    if no_label or (label is not None and not matched and table_words().not_figures.search(label.text)):
        return None
    if label is not None and label.row != number and all(cell.row == label.row for cell in present):
        return None  # a row that is two lines high
    marked = label is not None and is_count(label.text) and any(cell.is_value for cell in present)
    numbers = any(cell.is_value and _digits(cell) for cell in present)
    heading = bool(head.table.rows) and not matched and not numbers and not marked
    height = label.rowspan if label else 1
    merged = any(cell.text and (cell.rowspan > height or _too_wide(cell, head)) for cell in present) or (
        label is not None and label.row != number and bool(head.table.rows)
    )
    cells = () if merged else tuple(_cells(head, value_columns, values, label.end if label else present[0].start))
    units = [cell.text for column in _own_units(head, value_columns) if (cell := grid.cells.get((number, column)))]
    start = label.start if label else min(cell.start for cell in present)
    return PrintedRow(
        table=head.table,
        instance=0,
        label=label.text if label and head.table.rows else "",
        label_spans=((label.start, label.end),) if label and head.table.rows else (),
        start=start,
        end=max([start, *(cell.end for cell in cells)]),
        groups=(*state.caption, *(cell.text for cell in named[:-1])),
        cells=cells,
        unit=next((unit for unit in units if unit in table_words().units), None),
        unread=MERGED if merged else None,
        heading=heading,
    )


def _own_units(head: GridHead, values: Sequence[int]) -> Sequence[int]:
    """The unit columns, those nearest to these values first: a form in two halves has one in each."""
    return sorted(head.units, key=lambda column: min(abs(column - value) for value in values))


def _cells(
    head: GridHead, columns: Sequence[int], values: Sequence[GridCell | None], fallback: int
) -> Iterator[PrintedCell]:
    """The value cells of a row; one that the grid does not have is empty, at ``fallback``."""
    for column, cell in zip(columns, values, strict=True):
        start, end = (cell.start, cell.end) if cell else (fallback, fallback)
        yield PrintedCell(head.values[column], head.headings.get(column, ""), start, end)


def _value(grid: Grid, number: int, column: int, head: GridHead) -> GridCell | None:
    """The cell under a heading; under one that covers several grid columns, the one that is not empty."""
    cells = [grid.cells.get((number, column))]
    while column + 1 in head.wide:
        column += 1
        cells.append(grid.cells.get((number, column)))
    return next((cell for cell in cells if cell is not None and cell.text), cells[0])


def _too_wide(cell: GridCell, head: GridHead) -> bool:
    """Whether the cell reaches under a second heading."""
    return any(place in head.values for place in range(cell.column + 1, cell.column + cell.colspan))


def _digits(cell: GridCell) -> bool:
    return may_be_number(cell.text)


def _joined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Tables of one form that follow each other, as one: a page may end anywhere."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last is None or last.form != segment.form or any(row.table is None for row in (*last.rows, *segment.rows)):
            joined.append(segment)
            continue
        joined[-1] = Segment(segment.form, (*last.rows, *segment.rows), (*last.spans, *segment.spans))
    return tuple(replace(segment, rows=split_instances(whole_labels(segment.rows))) for segment in joined)
