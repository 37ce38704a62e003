"""What html, pdf and docx readers find in a file, in reading order, and how a Document's stored text is made of it.

A table is written one line a row, its cells set apart by ``" | "``; a merged cell is written once, at its top left
corner. The Table that goes with it keeps the grid, its cells pointing into the stored text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Block, Cell, Document, FileKind, Table

CELL_GAP = " | "
_SPACE = re.compile(r"[^\S\n]+")
_HAN = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”"
_BROKEN_HAN = re.compile(rf"(?<=[{_HAN}])[^\S\n]*\n\s*|\s*\n[^\S\n]*(?=[{_HAN}])")
_WIDEST = 400  # columns or rows that one cell may span; a file that says more is wrong


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``level`` is 0 for running text and a heading's level as the format gives it, from 1.

    ``page_breaks`` are the places in the text where pages begin, one for each page, 0 for a page that begins with it.
    ``ocr`` marks what was recognised in an image.
    """

    text: str
    level: int = 0
    page_breaks: tuple[int, ...] = ()
    ocr: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell as placed in the resolved grid."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True)
class Grid:
    """A data table, its cells in row order. ``page_rows`` are the rows with which pages begin, one for each page.

    ``ocr`` marks a table that was recognised in an image.
    """

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    page_rows: tuple[int, ...] = ()
    ocr: bool = False


@dataclass(frozen=True)
class SpannedCell:
    """A cell as a row lists it, before the grid is resolved; a rowspan of 0 reaches to the last row, as in html."""

    text: str
    rowspan: int = 1
    colspan: int = 1


Part = Paragraph | Grid


def resolve_grid(rows: Sequence[Sequence[SpannedCell]]) -> Grid:
    """Place the cells of rows as a browser does: each at the first free column of its row."""
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row, listed in enumerate(rows):
        column = 0
        for cell in listed:
            while (row, column) in taken:
                column += 1
            rowspan = min(cell.rowspan or len(rows), len(rows) - row, _WIDEST)
            colspan = min(max(cell.colspan, 1), _WIDEST)
            area = {(r, c) for r in range(row, row + rowspan) for c in range(column, column + colspan)}
            taken |= area
            cells.append(GridCell(row, column, rowspan, colspan, one_line(cell.text)))
            column += colspan
    columns = max((cell.column + cell.colspan for cell in cells), default=0)
    return Grid(len(rows), columns, tuple(cells))


def compose(
    parts: Iterable[Part], kind: FileKind, title: str | None = None, warnings: tuple[str, ...] = ()
) -> Document:
    """Write the parts into one stored text, a line for each paragraph and table row. Empty parts are left out."""
    written: list[str] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    pages: list[int] = []
    ocr: list[tuple[int, int]] = []
    length = 0
    for part in parts:
        if isinstance(part, Grid):
            table, text = _write_grid(part, length)
            tables.append(table)
            blocks.append(Block("table", length, length + len(text)))
            pages.extend(_row_start(table, row) for row in part.page_rows)
        else:
            text = one_line(part.text)
            if not text:
                continue
            blocks.append(Block("heading" if part.level else "paragraph", length, length + len(text), part.level))
            pages.extend(length + min(place, len(text)) for place in part.page_breaks)
        written.append(text + "\n")
        if part.ocr:
            ocr.append((length, length + len(text)))
        length += len(text) + 1
    return Document("".join(written), kind, tuple(blocks), tuple(tables), tuple(pages), title, warnings, tuple(ocr))


def one_line(text: str) -> str:
    """A paragraph's or a cell's text on one line: a line break beside a Chinese character is no space.

    >>> one_line("主动公\\n开件数  12 \\n 件")
    '主动公开件数 12件'
    """
    return _SPACE.sub(" ", _BROKEN_HAN.sub("", text).replace("\n", " ")).strip()


def is_layout(cell_texts: Sequence[str], rows: int, columns: int) -> bool:
    """Whether a table without tables in it only arranges text on the page: one column, or prose inside its cells."""
    if columns < 2 or rows < 1 or not any(cell_texts):
        return True
    longest = max(cell_texts, key=len)
    whole = sum(len(text) for text in cell_texts)
    if len(longest) > 300 and longest.count("。") >= 3 and len(longest) > 0.6 * whole:
        return True
    return rows == 1 and sum(1 for text in cell_texts if text) < 2


def _row_start(table: Table, row: int) -> int:
    return next((cell.start for cell in table.cells if cell.row >= row), table.end)


def _write_grid(grid: Grid, offset: int) -> tuple[Table, str]:
    cells: list[Cell] = []
    lines: list[str] = []
    position = offset
    for row in range(grid.rows):
        listed = [cell for cell in grid.cells if cell.row == row]
        if not listed:
            continue
        for cell in listed:
            end = position + len(cell.text)
            cells.append(Cell(cell.row, cell.column, cell.rowspan, cell.colspan, position, end))
            position = end + len(CELL_GAP)
        line = CELL_GAP.join(cell.text for cell in listed)
        lines.append(line)
        position = position - len(CELL_GAP) + 1
    text = "\n".join(lines)
    return Table(offset, offset + len(text), grid.rows, grid.columns, tuple(cells)), text
