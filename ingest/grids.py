"""Tables whose grid survived, as a plane of cells in folded characters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.cells import is_value
from ingest.document import Cell, Table
from ingest.folding import Folded


@dataclass(frozen=True)
class GridCell:
    """A cell in folded characters; ``text`` is stripped, ``start:end`` is where it stands."""

    row: int
    column: int
    rowspan: int
    colspan: int
    start: int
    end: int
    text: str

    @property
    def is_value(self) -> bool:
        """Whether a number, or a mark or words for none, stands in the cell; an empty cell is no value."""
        return bool(self.text) and is_value(self.text)


@dataclass(frozen=True)
class Grid:
    """The cells of a table by place, a merged cell at each place that it covers."""

    rows: int
    columns: int
    cells: Mapping[tuple[int, int], GridCell]

    def line(self, row: int) -> tuple[GridCell, ...]:
        """The cells that cover a row, from left to right, each once."""
        found = (self.cells.get((row, column)) for column in range(self.columns))
        return tuple(dict.fromkeys(cell for cell in found if cell is not None))

    def distinct(self, row: int, columns: Sequence[int]) -> tuple[GridCell, ...]:
        """The cells at some columns of a row, each once."""
        found = (self.cells.get((row, column)) for column in columns)
        return tuple(dict.fromkeys(cell for cell in found if cell is not None))


def table_to_grid(table: Table, folded: Folded) -> Grid:
    """The grid of a table with its merged cells spread out."""
    cells: dict[tuple[int, int], GridCell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + max(1, cell.rowspan)):
            for column in range(cell.column, cell.column + max(1, cell.colspan)):
                cells[row, column] = _grid_cell(cell, folded)
    return Grid(table.rows, table.columns, cells)


def _grid_cell(cell: Cell, folded: Folded) -> GridCell:
    start, end = folded.at(cell.start), folded.at(cell.end)
    text = folded.text[start:end]
    stripped = text.strip()
    at = start + text.index(stripped) if stripped else start
    return GridCell(cell.row, cell.column, cell.rowspan, cell.colspan, at, at + len(stripped), stripped)
