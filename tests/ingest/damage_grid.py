"""Damage to the grid of a table: columns, rows, headings and merged cells."""

import random
from dataclasses import replace

from eval.printed.reports import UNREADABLE, Block, Key, PrintedReport, PrintedTable
from tests.ingest.damage import each_table


def swapped_columns(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Two neighbouring columns change places, headings and all, where nothing is merged over them."""

    def on_table(table: PrintedTable) -> PrintedTable:
        values = {cell.column for cell in table.cells if cell.key}
        pairs = [c for c in sorted(values) if c + 1 in values and _free(table, c) and _free(table, c + 1)]
        if not pairs or any(cell.key and "stage" in dict(cell.key.breakdown) for cell in table.cells):
            return table
        first = dice.choice(pairs)
        place = {first: first + 1, first + 1: first}
        cells = [replace(cell, column=place.get(cell.column, cell.column)) for cell in table.cells]
        return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))

    return each_table(report, on_table)


def _free(table: PrintedTable, column: int) -> bool:
    """Whether each heading of a column stands over it alone or over both neighbours, and all rows have a cell there."""
    lowest = [
        c
        for c in table.cells
        if c.row < table.head == c.row + c.rowspan and c.column in {column, column + 1, column - 1}
    ]
    if len({cell.row for cell in lowest}) > 1:
        return False  # headings on different lines: the swap would not be what is printed
    reaching = [c for c in table.cells if c.column <= column < c.column + c.colspan and c.colspan > 1]
    heads = [cell for cell in table.cells if cell.column == column and cell.row < table.head]
    whole = all(cell.row < table.head and cell.column + cell.colspan > column + 1 for cell in reaching)
    return table.head > 0 and whole and any(cell.row + cell.rowspan == table.head for cell in heads)


def local_rows(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """A row of the place's own, in tables of one or two value columns."""

    def on_table(table: PrintedTable) -> PrintedTable:
        values = sorted({cell.column for cell in table.cells if cell.key})
        plain = [row for row in range(table.head + 1, table.rows) if all(c.rowspan == 1 for c in table.line(row))]
        if len(values) > 2 or not plain:
            return table
        at = dice.choice(plain)
        pattern = [cell for cell in table.line(at) if cell.column == cell.column]
        if len([cell for cell in pattern if cell.key]) != len(values):
            return table
        label = dice.choice(["政务公开体验区接待群众人数", "政府开放日活动参与人数", "村务公开栏更新数"])
        new = []
        for cell in pattern:
            key = Key(f"?{label}", (), cell.key.basis) if cell.key else None
            number = str(dice.randrange(1, 500))
            text = number if key else (label if len(cell.text) > 3 else cell.text)
            new.append(replace(cell, text=text, key=key, want=number if key else ""))
        below = [replace(cell, row=cell.row + 1) if cell.row >= at else cell for cell in table.cells]
        below = [
            replace(cell, rowspan=cell.rowspan + 1) if cell.row < at < cell.row + cell.rowspan else cell
            for cell in below
        ]
        cells = sorted([*below, *new], key=lambda cell: (cell.row, cell.column))
        return replace(table, rows=table.rows + 1, cells=tuple(cells))

    return each_table(report, on_table)


def lost_heads(report: PrintedReport, dice: random.Random) -> PrintedReport:
    def on_table(table: PrintedTable) -> PrintedTable:
        if not table.head:
            return table
        cells = [replace(cell, row=cell.row - table.head) for cell in table.cells if cell.row >= table.head]
        return replace(table, rows=table.rows - table.head, head=0, cells=tuple(cells))

    return each_table(report, on_table)


def merged_values(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """A value cell over two rows: it is the number of neither (only where a grid can show it)."""

    def on_table(table: PrintedTable) -> PrintedTable:
        cells = list(table.cells)
        rows = sorted({cell.row for cell in cells if cell.key})
        at = dice.choice(rows[:-1]) if len(rows) > 1 else None
        pairs = [
            (first, second) for first in cells for second in cells
            if first.key and second.key and first.row == at and second.row == at + 1 and first.column == second.column
            and first.colspan == second.colspan
        ]  # fmt: skip
        for first, second in pairs[:1]:
            for cell in cells[:]:
                if cell.key and cell.row in {first.row, second.row}:
                    cells[cells.index(cell)] = replace(cell, want=UNREADABLE) if cell.column == first.column else cell
            above, below = (replace(cell, want=UNREADABLE) for cell in (first, second))
            cells[cells.index(above)] = replace(above, rowspan=2)
            cells[cells.index(below)] = replace(below, rowspan=0)
        return replace(table, cells=tuple(cell for cell in cells if cell.rowspan))

    return each_table(report, on_table)


def two_bodies(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """The tables twice: for the whole district, then for the office alone with other numbers."""

    def of(table: PrintedTable, body: str, plus: int) -> PrintedTable:
        cells = []
        for cell in table.cells:
            if cell.key:
                plain = cell.want.isdigit() and cell.text == cell.want
                want = str(int(cell.want) * plus) if plain else cell.want
                text = want if plain else cell.text
                cells.append(replace(cell, key=replace(cell.key, body=body), text=text, want=want))
            else:
                cells.append(cell)
        return replace(table, cells=tuple(cells))

    first = next(place for place, block in enumerate(report.blocks) if isinstance(block, PrintedTable))
    last = max(place for place, block in enumerate(report.blocks) if isinstance(block, PrintedTable))
    tables = report.tables()
    blocks: list[Block] = list(report.blocks[:first])
    for body, caption, plus in (("area", "附表1 全县汇总情况统计表", 1), ("body", "附表2 本机关情况统计表", 2)):
        blocks.append(("paragraph", caption))
        for table in tables:
            blocks += [of(table, body, plus)]
    blocks += report.blocks[last + 1 :]
    return replace(report, blocks=tuple(blocks))
