"""What a damage to a printed report is: a change of it, or of the text of its copy."""

import random
from collections.abc import Callable
from dataclasses import replace

from eval.printed.reports import PrintedReport, PrintedTable

Change = Callable[[PrintedReport, random.Random], PrintedReport]
TextChange = Callable[[str, random.Random], str]


def each_table(report: PrintedReport, change: Callable[[PrintedTable], PrintedTable]) -> PrintedReport:
    blocks = tuple(change(block) if isinstance(block, PrintedTable) else block for block in report.blocks)
    return replace(report, blocks=blocks)
