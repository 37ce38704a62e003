"""Ruled tables of pdf pages into grids: merged cells resolved, tables that run over pages joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parts import Grid, GridCell, is_layout, one_line

Box = tuple[float, float, float, float]  # x0, top, x1, bottom

_SAME_RULE = 2.5  # points within which two rules are one
_SAME_EDGE = 6.0  # points within which the outer edges of two parts of one table agree
_RULES_OF_A_FORM = 6  # that two parts of a table share at least where one has merged cells that the other has not


@dataclass(frozen=True)
class PdfTable:
    """A table on one page with the box it fills."""

    page: int
    box: Box
    rules: tuple[float, ...]
    grid: Grid

    @property
    def top(self) -> float:
        """Where the table begins on its page."""
        return self.box[1]


def boxes_to_table(page: int, boxes: Sequence[Box], texts: Sequence[str]) -> PdfTable | None:
    """The table that cells with these boxes and texts make, or None when they only frame running text."""
    if len(boxes) < 2:
        return None
    columns = _rules([edge for box in boxes for edge in (box[0], box[2])])
    rows = _rules([edge for box in boxes for edge in (box[1], box[3])])
    cells: dict[tuple[int, int], GridCell] = {}
    for box, text in zip(boxes, texts, strict=True):
        row, column = _nearest(rows, box[1]), _nearest(columns, box[0])
        rowspan, colspan = _nearest(rows, box[3]) - row, _nearest(columns, box[2]) - column
        if rowspan > 0 and colspan > 0:
            cells.setdefault((row, column), GridCell(row, column, rowspan, colspan, one_line(text)))
    grid = Grid(len(rows) - 1, len(columns) - 1, tuple(cells[place] for place in sorted(cells)))
    if is_layout([cell.text for cell in grid.cells], grid.rows, grid.columns):
        return None
    whole = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    return PdfTable(page, whole, tuple(columns), grid)


def continues(table: PdfTable, following: PdfTable) -> bool:
    """Whether a table at the top of the next page has the columns of the one at the bottom of this page.

    A part whose cells are all merged lacks some of the rules between them: those that it has must be the other's too.
    """
    if following.page != table.page + 1:
        return False
    if len(table.rules) == len(following.rules):
        return all(abs(a - b) <= _SAME_EDGE for a, b in zip(table.rules, following.rules, strict=True))
    fewer, more = sorted((table.rules, following.rules), key=len)
    edges = ((fewer[0], more[0]), (fewer[-1], more[-1]))
    shared = all(min(abs(rule - other) for other in more) <= _SAME_EDGE for rule in fewer)
    return len(fewer) >= _RULES_OF_A_FORM and shared and all(abs(a - b) <= _SAME_EDGE for a, b in edges)


def join(table: PdfTable, following: PdfTable) -> PdfTable:
    """One table of both parts; head rows that the second part repeats are left out."""
    rules = max(table.rules, following.rules, key=len)
    table, following = _on_rules(table, rules), _on_rules(following, rules)
    repeated = _repeated_rows(table.grid, following.grid)
    shift = table.grid.rows - repeated
    moved = tuple(
        GridCell(cell.row + shift, cell.column, cell.rowspan, cell.colspan, cell.text)
        for cell in following.grid.cells
        if cell.row >= repeated
    )
    grid = Grid(
        table.grid.rows + following.grid.rows - repeated,
        table.grid.columns,
        (*table.grid.cells, *moved),
        page_rows=(*table.grid.page_rows, table.grid.rows),
        ocr=table.grid.ocr or following.grid.ocr,
    )
    return PdfTable(following.page, following.box, rules, grid)


def _on_rules(table: PdfTable, rules: tuple[float, ...]) -> PdfTable:
    """The table with its columns counted along the rules of its other part, which has more of them."""
    if len(rules) == len(table.rules):
        return table
    places = [_nearest(rules, rule) for rule in table.rules]
    cells = tuple(
        replace(cell, column=places[cell.column], colspan=places[cell.column + cell.colspan] - places[cell.column])
        for cell in table.grid.cells
    )
    return replace(table, rules=rules, grid=replace(table.grid, columns=len(rules) - 1, cells=cells))


def _repeated_rows(first: Grid, second: Grid) -> int:
    """How many rows at the head of ``second`` are those of ``first`` again: at most three, never all of them."""
    repeated = 0
    for row in range(min(3, first.rows, second.rows - 1)):
        ours = [(cell.column, cell.colspan, cell.text) for cell in first.cells if cell.row == row]
        theirs = [(cell.column, cell.colspan, cell.text) for cell in second.cells if cell.row == row]
        if ours != theirs or any(text.replace(".", "").isdigit() for _, _, text in ours):
            break
        repeated = row + 1
    return repeated


def _rules(edges: Sequence[float]) -> list[float]:
    rules: list[float] = []
    for edge in sorted(edges):
        if not rules or edge - rules[-1] > _SAME_RULE:
            rules.append(edge)
    return rules


def _nearest(rules: Sequence[float], edge: float) -> int:
    return min(range(len(rules)), key=lambda place: abs(rules[place] - edge))
