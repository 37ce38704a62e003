"""Measurements as rows of a Markdown table: what, the ratio, what it was worked out from, the bar where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = "| what | ratio | measured | at least | met |\n| --- | --- | --- | --- | --- |\n"


@dataclass(frozen=True)
class Row:
    """One measurement. ``bar`` is what was asked for and ``met`` whether it was reached; without a bar neither is shown."""

    what: str
    ratio: str = ""
    measured: str = ""
    bar: str = ""
    met: bool | None = None


def section(title: str, command: str, rows: Sequence[Row], note: str = "") -> str:
    """A heading, the command that gives these rows, a note, and the rows; without rows no table."""
    lines = [f"| {row.what} | {row.ratio} | {row.measured} | {row.bar} | {_met(row)} |\n" for row in rows]
    table = f"{HEAD}{''.join(lines)}\n" if lines else ""
    return f"## {title}\n\n`{command}`\n\n{note + chr(10) * 2 if note else ''}{table}"


def milliseconds(number: float) -> str:
    """A duration as people read it.

    >>> milliseconds(7.31), milliseconds(132.4), milliseconds(2512)
    ('7.3 ms', '132 ms', '2.5 s')
    """
    if number >= 1000:
        return f"{number / 1000:.1f} s"
    return f"{number:.1f} ms" if number < 100 else f"{number:.0f} ms"


def _met(row: Row) -> str:
    return "" if row.met is None else "yes" if row.met else "no"
