"""Damage to single cells: blanks, marks for nothing, other ways to write a number, cells that nobody can read."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from eval.printed.reports import BLANK, UNREADABLE, PrintedCell, PrintedReport, PrintedTable
from tests.ingest.damage import Change, each_table


def cells(share: float, change: Callable[[PrintedCell, random.Random], PrintedCell]) -> Change:
    def on_report(report: PrintedReport, dice: random.Random) -> PrintedReport:
        def on_cell(cell: PrintedCell) -> PrintedCell:
            return change(cell, dice) if cell.key and dice.random() < share else cell

        return each_table(report, lambda table: replace(table, cells=tuple(on_cell(cell) for cell in table.cells)))

    return on_report


def blank(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    return replace(cell, text="", want=BLANK)


def mark(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    mark = dice.choice(["/", "\uff0f", "—", "——", "-", "－", "无", "零"])
    return replace(cell, text=mark, want="0" if mark in "无零" else BLANK)


def thousands(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    printed = f"{int(cell.text):,}" if cell.text.isdigit() else cell.text
    return replace(cell, text=printed.replace(",", "\uff0c") if dice.random() < 0.2 else printed)


def full_width(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    return replace(cell, text="".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in cell.text))


def note(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    note = dice.choice(["{}(含上年结转1)", "{}\uff08其中网上1件\uff09", "{}件", "{}*", "{}\uff08含下属单位\uff09"])
    return replace(cell, text=note.format(cell.text)) if cell.text.isdigit() else cell


def cut(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    return (
        replace(cell, text=f"{cell.text[:-1]} {cell.text[-1]}") if len(cell.text) > 1 and cell.text.isdigit() else cell
    )


def letter(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    if not re.search("[01]", cell.text):
        return cell
    text = cell.text.replace("0", dice.choice("Oo")) if "0" in cell.text else cell.text.replace("1", dice.choice("lI"))
    return replace(cell, text=text, want=UNREADABLE)


def padded(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    before, after = dice.choice(["", " ", "\u3000"]), dice.choice([" ", "\u00a0", "\u3000", "  "])
    return replace(cell, text=before + cell.text + after)


def blank_rows(report: PrintedReport, dice: random.Random) -> PrintedReport:
    def on_table(table: PrintedTable) -> PrintedTable:
        gone = set(dice.sample(range(table.rows), max(1, table.rows // 12)))
        cells = (blank(cell, dice) if cell.key and cell.row in gone else cell for cell in table.cells)
        return replace(table, cells=tuple(cells))

    return each_table(report, on_table)


def glued(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Two neighbours in one cell, the other left empty: nobody can say which number is whose."""

    def on_table(table: PrintedTable) -> PrintedTable:
        cells = list(table.cells)
        for place in range(len(cells) - 1):
            first, second = cells[place], cells[place + 1]
            if (
                first.key
                and second.key
                and first.row == second.row
                and first.text
                and second.text
                and dice.random() < 0.03
            ):
                cells[place] = replace(first, text=f"{first.text} {second.text}", want=UNREADABLE + first.want)
                cells[place + 1] = replace(second, text="", want=UNREADABLE + second.want)
        return replace(table, cells=tuple(cells))

    return each_table(report, on_table)
