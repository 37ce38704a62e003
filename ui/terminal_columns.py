"""Columns in a terminal, where a Chinese character is two wide: measured, cut, wrapped and aligned."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

_CUT: Final = "…"
_GAP: Final = "  "
_NEVER_FIRST: Final = "\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\uff09\u300b\u201d"  # Chinese marks that begin no line
_NARROWEST: Final = 8  # no flexible column is made narrower than this
_MEASURED: Final = 500  # rows that the widths are taken from; later ones follow, so that a table of any length streams


def shown_width(shown: str) -> int:
    """How many columns a terminal gives ``shown``.

    >>> shown_width("件 ab"), shown_width("e\\u0301")
    (5, 1)
    """
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in shown
    )


def cut(shown: str, width: int) -> str:
    """``shown`` in at most ``width`` columns; what is left out, before the last third, is marked.

    The end stays, because there rows differ that begin alike.

    >>> cut("收到申请数", 10), cut("本年新收申请 / 自然人", 16)
    ('收到申请数', '本年新收…自然人')
    """
    if shown_width(shown) <= width:
        return shown
    tail = _fitting(reversed(shown), (width - 1) * 2 // 5)[::-1]
    return _fitting(shown, width - 1 - shown_width(tail)).rstrip() + _CUT + tail.lstrip()


def _fitting(marks: Iterable[str], width: int) -> str:
    kept = ""
    for mark in marks:
        width -= shown_width(mark)
        if width < 0:
            break
        kept += mark
    return kept


def wrapped(shown: str, width: int) -> Iterator[str]:
    """``shown`` in lines of at most ``width`` columns, broken at a space or beside a Chinese character.

    >>> list(wrapped("不超过20个工作日，超过", 12)), list(wrapped("total 1234", 8))
    (['不超过20个工', '作日，超过'], ['total', '1234'])
    """
    while shown_width(shown) > width:
        longest = max(1, len(_fitting(shown, width)))
        end = next((at for at in range(longest, longest // 2, -1) if _may_break(shown, at)), longest)
        yield shown[:end].rstrip()
        shown = shown[end:].lstrip()
    yield shown


def _may_break(shown: str, at: int) -> bool:
    before, after = shown[at - 1], shown[at]
    inside_a_word = before.isascii() and after.isascii() and before != " " and after != " "
    return not inside_a_word and after not in _NEVER_FIRST


def terminal_width() -> int | None:
    """The columns to write for; None (write everything) where the output goes to a file or another program.

    ``COLUMNS`` counts either way.
    """
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return shutil.get_terminal_size().columns
    return None


def may_style() -> bool:
    """Whether bold may be written: to a terminal that knows it, unless NO_COLOR (https://no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def aligned(
    rows: Iterable[Sequence[str]], width: int | None = None, right: Sequence[int] = (), flexible: Sequence[int] = ()
) -> Iterator[str]:
    """Rows of cells as lines with aligned columns, those of ``right`` to the right.

    Where the lines would be wider than ``width``, the ``flexible`` columns give way, the widest first, and what does not
    fit is cut. Widths are taken from the first rows, so that any number of rows is written as it comes.
    """
    coming = iter(rows)
    first = [tuple(row) for row in islice(coming, _MEASURED)]
    columns = max((len(row) for row in first), default=0)
    widths = [max((shown_width(row[at]) for row in first if at < len(row)), default=0) for at in range(columns)]
    if width is not None:
        _narrow(widths, width - len(_GAP) * (columns - 1), flexible)
    for row in chain(first, coming):
        cells = (
            _cell(cell, widths[at] if at < columns else 0, at in right, width is not None and at in flexible)
            for at, cell in enumerate(row)
        )
        yield _GAP.join(cells).rstrip()


def _narrow(widths: list[int], room: int, flexible: Sequence[int]) -> None:
    """Take columns from the widest flexible one, again and again, until the row fits or none can give more."""
    while sum(widths) > room and flexible:
        widest = max(flexible, key=lambda at: widths[at])
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


def _cell(cell: str, width: int, to_the_right: bool, may_cut: bool) -> str:
    shown = cut(cell, width) if may_cut else cell
    blanks = " " * (width - shown_width(shown))
    return blanks + shown if to_the_right else shown + blanks
