"""The cells of a sheet (a worksheet, a csv file) into parts: title and notes as paragraphs, the table between as a grid."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.parts import Grid, GridCell, Paragraph, Part, one_line

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表格?)\s*\d*", re.IGNORECASE)
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、|附?[表件]\s*[\d一二三四五六七八九十]")
_NAME_LEVEL = 1


@dataclass(frozen=True)
class Area:
    """A merged cell: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The visible cells of a sheet: rows of texts as shown (they may be of unlike length), and the merged cells."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()


def sheet_parts(sheet: Sheet, alone: bool) -> Iterator[Part]:
    """The parts of a sheet, its name as heading first where it is a name. ``alone``: no other sheet is read.

    Empty rows and columns are left out. A line of one cell before a table, or one that is as wide as the sheet and
    begins a chapter or follows an empty row, is a paragraph; all other rows belong to the table around them.
    """
    table = _without_empty(sheet)
    if not table.rows:
        return
    if not (alone and _DEFAULT_NAME.fullmatch(sheet.name.strip())) and sheet.name.strip():
        yield Paragraph(sheet.name, _NAME_LEVEL)
    rows: list[int] = []
    for row in range(len(table.rows)):
        if _is_line(table, row, begins=not rows):
            yield from _grid(table, rows)
            rows = []
            yield Paragraph(next(text for text in table.rows[row] if text))
        else:
            rows.append(row)
    yield from _grid(table, rows)


@dataclass(frozen=True)
class _Table:
    """A sheet without its empty rows and columns; ``after_gap`` are the rows that an empty row stood before."""

    rows: tuple[tuple[str, ...], ...]
    merged: Mapping[tuple[int, int], Area]
    after_gap: frozenset[int]


def _without_empty(sheet: Sheet) -> _Table:
    width = max(map(len, sheet.rows), default=0)
    rows = [tuple(map(one_line, row)) + ("",) * (width - len(row)) for row in sheet.rows]
    filled = [place for place, row in enumerate(rows) if any(row)]
    columns = [place for place in range(width) if any(rows[row][place] for row in filled)]
    row_at = {old: new for new, old in enumerate(filled)}
    column_at = {old: new for new, old in enumerate(columns)}
    merged: dict[tuple[int, int], Area] = {}
    for area in sheet.merged:
        inside_rows = [row_at[row] for row in range(area.top, min(area.bottom, len(rows) - 1) + 1) if row in row_at]
        inside = [
            column_at[column] for column in range(area.left, min(area.right, width - 1) + 1) if column in column_at
        ]
        if inside_rows and inside and area.top in row_at and area.left in column_at:
            merged[inside_rows[0], inside[0]] = Area(inside_rows[0], inside[0], inside_rows[-1], inside[-1])
    gaps = frozenset(row_at[row] for row in filled if row and row - 1 not in row_at)
    return _Table(tuple(tuple(rows[row][column] for column in columns) for row in filled), merged, gaps)


def _is_line(table: _Table, row: int, begins: bool) -> bool:
    """Whether a row is a line of text about the sheet and no row of a table."""
    filled = [column for column, text in enumerate(table.rows[row]) if text]
    if len(filled) != 1:
        return False
    if len(table.rows[row]) == 1:
        return True
    area = table.merged.get((row, filled[0]))
    wide = area is not None and area.top == area.bottom and area.right - area.left + 1 == len(table.rows[row])
    if begins:  # a label of a row that was left blank can stand alone further down, never above the heads
        return wide or (filled[0] == 0 and area is None)
    text = table.rows[row][filled[0]]
    return wide and (row in table.after_gap or _CHAPTER.match(text) is not None or "。" in text or _is_last(table, row))


def _is_last(table: _Table, row: int) -> bool:
    """Whether only lines as wide as the sheet follow: notes and signature."""
    width = len(table.rows[row])
    return all(
        (area := table.merged.get((later, 0))) is not None and area.right == width - 1
        for later in range(row + 1, len(table.rows))
    )


def _grid(table: _Table, rows: Sequence[int]) -> Iterator[Part]:
    if not rows:
        return
    cells: list[GridCell] = []
    covered: set[tuple[int, int]] = set()
    for place, row in enumerate(rows):
        for column, text in enumerate(table.rows[row]):
            if (row, column) in covered:
                continue
            area = table.merged.get((row, column))
            if area is None:
                cells.append(GridCell(place, column, 1, 1, text))
                continue
            bottom = min(area.bottom, rows[-1])
            covered |= {(r, c) for r in range(row, bottom + 1) for c in range(column, area.right + 1)}
            cells.append(GridCell(place, column, bottom - row + 1, area.right - column + 1, text))
    yield Grid(len(rows), len(table.rows[rows[0]]), tuple(cells))
