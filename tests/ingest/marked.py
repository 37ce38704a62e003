"""Reports of our own with their figures marked where they stand: ⟦raw|unit|indicator|signs⟧, ⟦words|0|indicators⟧ for a zero in words.

Signs: =value where the number is not written in plain digits; + at least, ~ approximate, c cumulative; ? its indicator may
be argued about and is not scored; o the figure itself may be read or not. An indicator with ? behind it is optional.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ingest.build_report import read_report
from ingest.document import SourceFile
from tests.ingest.gold_score import Due, Read, Score, score

FOLDER = Path(__file__).parent / "gold" / "marked"
_MARK = re.compile("⟦([^⟧]*)⟧")


@dataclass(frozen=True)
class Marked:
    """A report as it is read, and what is due."""

    name: str
    text: str
    due: tuple[Due, ...]


def marked_report(path: Path) -> Marked:
    """The report of a marked file. ValueError where a mark is damaged."""
    text = path.read_text(encoding="utf-8")
    due: list[Due] = []
    for number, line in enumerate(text.split("\n"), 1):
        for mark in _MARK.finditer(line):
            due += _due(path.stem, number, mark[1].split("|"))
    return Marked(path.stem, _MARK.sub(lambda mark: mark[1].split("|")[0], text), tuple(due))


def marked_score(report: Marked) -> Score:
    """What is read of the report against its marks; inferred figures stand aside."""
    data = report.text.encode()
    read = read_report(SourceFile(f"{report.name}.txt", data, hashlib.sha256(data).hexdigest()))
    figures = (figure for figure in read.figures if not figure.inferred)
    lines = (Read(report.name, read.text.count("\n", 0, figure.start) + 1, figure) for figure in figures)
    return score(report.due, lines)


def _due(name: str, line: int, mark: list[str]) -> Iterator[Due]:
    raw, unit, told, signs = [*mark, ""][:4] if len(mark) == 3 else mark
    zero = unit == "0"
    if unit == "元" and raw[-1] in "万亿":
        unit = raw[-1] + unit
    value = Decimal(0) if zero else _value(raw, signs)
    qualifier = next((word for sign, word in _QUALIFIERS.items() if sign in signs), "exact")
    for indicator in told.split(","):
        yield Due(
            file=name,
            line=line,
            raw=raw,
            value=value,
            unit="" if zero or unit == "-" else unit,
            qualifier=qualifier,
            basis="cumulative" if "c" in signs else "",
            indicator="?" if "?" in signs else indicator.removesuffix("?").replace("-", "") or None,
            label="",
            blank=False,
            worded_zero=zero,
            inferred=False,
            optional="o" in signs or indicator.endswith("?"),
        )


_QUALIFIERS = {"+": "at_least", "~": "approximate", "c": "cumulative"}


def _value(raw: str, signs: str) -> Decimal:
    stated = re.search(r"=([\d.]+)", signs)
    return Decimal(stated[1]) if stated else Decimal(0) if "分之" in raw else Decimal(raw)


if __name__ == "__main__":
    import sys

    from tests.ingest.gold_score import lines

    scores = [
        marked_score(marked_report(path))
        for path in sorted(Path(sys.argv[1] if sys.argv[1:] else FOLDER).glob("*.txt"))
    ]
    whole = Score(
        *(tuple(row for one in scores for row in getattr(one, part)) for part in ("pairs", "missing", "extra"))
    )
    sys.stdout.writelines(f"{line}\n" for line in lines(whole))
