"""Cells of flattened rows counted off against the columns, with what the other rows of the table show.

A row whose cells cannot be counted off is unread: it is reported and gives no figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.flat_heads import Layout
from ingest.flat_items import Item
from ingest.flat_tokens import Token
from ingest.label_keys import label_keys
from ingest.table_rows import PrintedCell, PrintedRow, Segment, split_instances

FEWEST_ROWS = 3
_SHORTEST_PIECE = 4  # characters
_Side = Literal["before", "after"]


@dataclass(frozen=True)
class Found:
    """A row with what it was made of: ``cells`` the tokens taken, ``layout`` the columns they were counted against."""

    row: PrintedRow
    layout: Layout
    cells: tuple[Token, ...]
    gaps: int
    line: int

    @property
    def in_one_line(self) -> bool:
        """Whether the cells stand in the line that the label ends in."""
        return all(cell.line == self.line for cell in self.cells)


def run_to_segment(run: Sequence[Found], items: Sequence[Item], form_name: str) -> Segment:
    """The rows that stand together, their cells counted off; those that cannot be are unread and say why."""
    dense = not any(found.gaps for found in run if len(found.cells) == len(found.layout.columns))
    merged = _lost_equal_lines(run)
    fillers = _filler_side(run)
    run = _one_column(_ordered(run))
    run = [_with_blank_behind_code(run, place) for place in range(len(run))]
    rows = tuple(_with_cells(found, dense, merged, fillers) for found in run)
    return Segment(form_name, split_instances(rows), tuple(_spans(run, items)))


def _with_blank_behind_code(run: Sequence[Found], place: int) -> Found:
    """A row that ends with its code has no value; believed only where its code goes on from the row before or to the next.

    Without that, the number behind a label could as well be its value in a row that lost its code.
    """
    found = run[place]
    roles = [column.role for column in found.layout.columns]
    if found.layout.lost or "code" not in roles or len(found.cells) != roles.index("code") + 1:
        return found
    at, columns = roles.index("code"), len(roles)
    beside = [
        (step, run[place + step].cells[at])
        for step in (-1, 1)
        if 0 <= place + step < len(run) and len(run[place + step].cells) == columns
    ]
    own = found.cells[at]
    goes_on = own.text.isdigit() and any(
        cell.text.isdigit() and int(cell.text) == int(own.text) + step and len(cell.text) == len(own.text)
        for step, cell in beside
    )
    if columns == at + 1 or not goes_on or found.cells[-1].explicit:
        return found
    blank = replace(own, start=own.end, text="", kind="blank")
    return replace(found, cells=(*found.cells, *(blank,) * (columns - at - 1)))


def _ordered(run: Sequence[Found]) -> Sequence[Found]:
    """Without their headings, running totals and years are believed in the form's order only where the numbers show it."""
    told = [
        found
        for found in run
        if found.layout.table.year_within_cumulative and not found.layout.complete and found.cells
    ]
    if not told:
        return run
    order = [column.id for column in told[0].layout.columns]
    pairs = [[_whole(cell) for cell in found.cells] for found in told if len(found.cells) == len(order) == 2]
    if order[0] == "year":
        pairs = [pair[::-1] for pair in pairs]
    shown = all(running >= year for running, year in pairs) and sum(r > y for r, y in pairs) >= FEWEST_ROWS
    if shown:
        return run
    return [replace(found, layout=replace(found.layout, lost=True)) if found in told else found for found in run]


def _one_column(run: Sequence[Found]) -> Sequence[Found]:
    """Without headings, rows of one value are read only if most rows of the table have no second one."""
    bare = [found for found in run if not found.layout.end and len(found.layout.columns) == 1 and found.cells]
    if sum(_filled(found) > 1 for found in bare) * 2 <= len(bare):
        return run
    return [replace(found, layout=replace(found.layout, lost=True)) if found in bare else found for found in run]


def _filled(found: Found) -> int:
    return sum(cell.kind != "blank" for cell in found.cells)


def _with_cells(found: Found, dense: bool, merged: bool, fillers: _Side | None) -> PrintedRow:
    """Count the cells off against the columns, or say why that cannot be done."""
    row, layout = found.row, found.layout
    columns = len(layout.columns)
    if row.unread:
        return row
    if layout.lost:
        return replace(row, unread="the headings of its columns were not found")
    if not layout.table.rows_labelled(label_keys(row.label)) and _is_piece(row.label, layout):
        return replace(row, unread="its label is a piece of one of the form")
    if merged and (columns > 1 or not found.cells):
        return replace(row, unread="equal lines were dropped from this copy of the table")
    if any(cell.explicit for cell in found.cells) and not all(cell.explicit for cell in found.cells):
        return replace(row, unread="a cell without its border beside bordered ones, a number may be cut in two")
    tokens = _counted(found, columns, dense, fillers)
    if tokens is None:
        return replace(row, unread=f"{len(found.cells)} cells for {columns} columns")
    cells = tuple(
        PrintedCell(column, heading, *((token.start, token.end) if token else (row.label_spans[-1][1],) * 2))
        for column, heading, token in zip(layout.columns, layout.headings, tokens, strict=True)
        if column.role in {"value", "aside"}
    )
    # A displaced cell shows in the sum of its row; believed only where borders or lines part the cells.
    doubtful = not layout.complete or len(found.cells) > columns or any(token.spaced for token in found.cells)
    if doubtful and columns > 1 and not _adds_up(row, cells, tokens):
        return replace(row, unread="the cells do not add up as the columns demand, one may be displaced")
    borders = [token.end + 1 for token in tokens if token and token.kind == "blank" and token.explicit]
    end = max([row.label_spans[-1][1], *(cell.end for cell in cells), *borders])
    return replace(row, cells=cells, end=end)


def _is_piece(label: str, layout: Layout) -> bool:
    """Whether an unknown label begins or ends as one of the form does: the rest stands elsewhere."""
    keys = [key for key in label_keys(label) if len(key) >= _SHORTEST_PIECE]
    return any(
        whole.startswith(key) or whole.endswith(key) for key in keys for row in layout.table.rows for whole in row.keys
    )


def _counted(found: Found, columns: int, dense: bool, fillers: _Side | None) -> tuple[Token | None, ...] | None:
    cells = found.cells
    explicit = bool(cells) and any(cell.explicit for cell in cells)
    if cells and not found.row.label and all(cell.kind == "blank" for cell in cells):
        return (None,) * columns
    if not cells:
        return (None,) * columns if not (dense and found.gaps > columns > 1) else None
    if explicit and len(cells) > columns:
        return _without_fillers(found, columns, fillers)
    closed = any(cell.closed for cell in cells)  # between bars nothing was trimmed: a cell is lost, no one knows which
    if explicit and not closed and len(cells) < columns and found.in_one_line:  # empty cells at the end get trimmed
        return (*cells, *(None,) * (columns - len(cells)))
    return cells if len(cells) == columns else None


def _without_fillers(found: Found, columns: int, fillers: _Side | None) -> tuple[Token, ...] | None:
    """Take off the empty cells that stand for merged ones: on the side where other rows of the table have them."""
    cells = found.cells
    side = _blank_side(found) or fillers
    if all(cell.kind == "blank" for cell in cells):
        side = "after" if found.row.label else "before"
    if side == "after":
        return cells[:columns]
    return cells[len(cells) - columns :] if side == "before" else None


def _blank_side(found: Found) -> _Side | None:
    """The side on which alone a row has as many empty cells as it has cells too many."""
    extra = len(found.cells) - len(found.layout.columns)
    blank = [cell.kind == "blank" for cell in found.cells]
    before, after = all(blank[:extra]), all(blank[-extra:])
    if extra <= 0 or before == after:
        return None
    return "before" if before else "after"


def _filler_side(run: Sequence[Found]) -> _Side | None:
    """Where the table has the empty cells that merged ones leave; None where its rows leave that open."""
    sides = {side for found in run if found.row.label and (side := _blank_side(found))}
    return sides.pop() if len(sides) == 1 else None


def _adds_up(row: PrintedRow, cells: Sequence[PrintedCell], tokens: Sequence[Token | None]) -> bool:
    """Whether the row obeys the sums across its columns; True where it has none or none can be evaluated."""
    values = {cell.column.id: _whole(token) for cell, token in zip(cells, tokens, strict=False) if cell.column}
    for relation in row.table.across if row.table else ():
        if not all(name in values for name in (*relation.whole, *relation.parts)):
            continue
        if sum(values[name] for name in relation.parts) != sum(values[name] for name in relation.whole):
            return False
    return True


def _whole(token: Token | None) -> int:
    digits = token.text.replace(",", "") if token else ""
    return int(digits) if digits.isdigit() else 0


def _lost_equal_lines(run: Sequence[Found]) -> bool:
    """A copy without repeated lines: no two values alike although most rows lack cells."""
    values = [cell.text for found in run for cell in found.cells]
    if all(found.in_one_line for found in run if found.cells):
        return False
    short = [found for found in run if len(found.cells) < len(found.layout.columns)]
    return len(values) >= 2 and len(set(values)) == len(values) and len(run) >= 6 and len(short) > len(run) / 2


def _spans(run: Sequence[Found], items: Sequence[Item]) -> Iterable[tuple[int, int]]:
    """The stretches that the rows cover, heads included; a stretch ends where a sentence stands between two rows."""
    first = run[0]
    start = min(first.row.start, first.layout.start) if first.layout.end else first.row.start
    end = run[0].row.end
    sentences = [item.start for item in items if item.kind == "text" and any(sign in item.text for sign in "。;")]
    for found in run[1:]:
        if any(end <= place < found.row.start for place in sentences):
            yield start, end
            start = found.row.start
        end = max(end, found.row.end)
    yield start, end
