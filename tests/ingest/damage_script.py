"""Reports in traditional characters, with pinyin after some of them."""

import random
from collections.abc import Callable
from dataclasses import replace

from eval.printed.reports import PrintedReport, PrintedTable


def traditional(report: PrintedReport, dice: random.Random) -> PrintedReport:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return _all_text(report, lambda text: "".join(convert(sign)[0] if "一" <= sign <= "鿿" else sign for sign in text))


def glossed(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Traditional characters with pinyin in brackets after some of them, as mirror sites have them."""
    from pypinyin import Style, pinyin

    def gloss(text: str) -> str:
        signs = []
        for sign in text:
            signs.append(sign)
            if "一" <= sign <= "鿿" and dice.random() < 0.03:
                signs.append(f"({pinyin(sign, style=Style.TONE)[0][0]})")
        return "".join(signs)

    return _all_text(traditional(report, dice), gloss)


def _all_text(report: PrintedReport, change: Callable[[str], str]) -> PrintedReport:
    def on_table(table: PrintedTable) -> PrintedTable:
        return replace(table, cells=tuple(replace(cell, text=change(cell.text)) for cell in table.cells))

    blocks = (
        on_table(block) if isinstance(block, PrintedTable) else (block[0], change(block[1])) for block in report.blocks
    )
    return replace(report, blocks=tuple(blocks))
