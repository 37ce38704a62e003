"""Scores what the readers give against a list made by hand: recall, precision, indicator, unit, qualifier.

    python -m tests.ingest.gold_score [LIST.csv FOLDER_OF_REPORTS]

prints the differences and the scores; without arguments, of the five real reports in ../shared/reports.
"""

import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ingest.build_report import read_report
from ingest.document import SourceFile
from ingest.folding import fold_text
from ingest.report import Figure

HERE = Path(__file__).parent
REAL_LIST = HERE / "gold" / "figures.csv"
REAL_REPORTS = HERE.parents[2] / "shared" / "reports"
SIGNS = str.maketrans("", "", "约近余多来超过达仅共至少以上将大概,+ ")


@dataclass(frozen=True)
class Due:
    """A row of the list: what a careful reader finds."""

    file: str
    line: int
    raw: str
    value: Decimal | None
    unit: str
    qualifier: str
    basis: str
    indicator: str | None
    label: str
    blank: bool
    worded_zero: bool
    inferred: bool
    optional: bool


@dataclass(frozen=True)
class Read:
    """A figure that the readers gave, with the line it stands on."""

    file: str
    line: int
    figure: Figure


@dataclass(frozen=True)
class Score:
    """The pairs found, what is missing and what is too much."""

    pairs: tuple[tuple[Due, Read], ...]
    missing: tuple[Due, ...]
    extra: tuple[Read, ...]

    @property
    def recall(self) -> float:
        """Share of the due rows (optional ones aside) that were read."""
        due = [pair for pair in self.pairs if not pair[0].optional]
        return len(due) / max(1, len(due) + len(self.missing))

    @property
    def precision(self) -> float:
        """Share of the figures read that are in the list with this value."""
        return len(self.pairs) / max(1, len(self.pairs) + len(self.extra))

    def right(self, field: str) -> tuple[int, int]:
        """How many pairs agree in indicator, unit, qualifier or basis, and of how many that state one."""
        told = [pair for pair in self.pairs if _tells(pair[0], field)]
        return sum(_agrees(due, read.figure, field) for due, read in told), len(told)


def due_rows(path: Path) -> tuple[Due, ...]:
    """The rows of a list. KeyError or decimal.InvalidOperation where the file is damaged."""
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(_due(row) for row in csv.DictReader(stream))


def figures_read(folder: Path, files: Iterable[str]) -> Iterator[Read]:
    """What the readers give for the reports of ``folder`` whose names begin with one of ``files``."""
    for name in sorted(set(files)):
        path = next(folder.glob(f"{name}*.txt"))
        data = path.read_bytes()
        report = read_report(SourceFile(path.name, data, hashlib.sha256(data).hexdigest()))
        for figure in report.figures:
            yield Read(name, report.text.count("\n", 0, figure.start) + 1, figure)


def score(due: Iterable[Due], read: Iterable[Read]) -> Score:
    """Pair rows with figures of the same line and value, each once: the more else agrees, the earlier."""
    left, found = list(due), list(read)
    pairs: list[tuple[Due, Read]] = []
    for alike in (("indicator", "unit"), ("indicator",), ("unit",), ()):
        for row in tuple(left):
            match = next((one for one in found if _same(row, one, alike)), None)
            if match is not None:
                left.remove(row)
                found.remove(match)
                pairs.append((row, match))
    pairs.sort(key=lambda pair: (pair[0].file, pair[0].line, pair[1].figure.start))
    return Score(tuple(pairs), tuple(row for row in left if not row.optional), tuple(found))


def lines(result: Score) -> Iterator[str]:
    """The differences and the scores, for a person."""
    for row in result.missing:
        words = row.label or row.unit
        yield f"missing  {row.file}:{row.line} {words} {row.raw or '(blank)'} {row.indicator or '-'}"
    for one in result.extra:
        yield f"extra    {one.file}:{one.line} {_shown(one.figure)}"
    for row, one in result.pairs:
        for field in ("indicator", "unit", "qualifier", "basis"):
            if _tells(row, field) and not _agrees(row, one.figure, field):
                due = getattr(row, field)
                yield f"{field:<9}{row.file}:{row.line} {row.label} {row.raw}: due {due}, read {_shown(one.figure)}"
    yield f"recall {result.recall:.2%}, precision {result.precision:.2%} ({len(result.pairs)} pairs)"
    for field in ("indicator", "unit", "qualifier", "basis"):
        right, all_told = result.right(field)
        yield f"{field} {right / max(1, all_told):.2%} ({right} of {all_told})"


def _due(row: dict[str, str]) -> Due:
    return Due(
        file=row["file"],
        line=int(row["line"]),
        raw=row["raw"],
        value=Decimal(row["value"]) if row["value"] else None,
        unit=row["unit"],
        qualifier=row["qualifier"] or "exact",
        basis=row["basis"],
        indicator=row["indicator"] or None,
        label=row["label"],
        blank=bool(row["blank"]),
        worded_zero=bool(row["worded_zero"]),
        inferred=bool(row["inferred"]),
        optional=bool(row["optional"]),
    )


def _tells(row: Due, field: str) -> bool:
    if field == "qualifier":
        return not row.blank  # there is no number to qualify
    return row.indicator != "?" if field == "indicator" else bool(getattr(row, field))


def _same(row: Due, one: Read, alike: tuple[str, ...]) -> bool:
    figure = one.figure
    if (row.file, row.inferred) != (one.file, figure.inferred) or not all(_agrees(row, figure, key) for key in alike):
        return False
    if row.blank:
        return figure.blank and abs(row.line - one.line) <= (2 if "indicator" in alike else 0)
    if row.line != one.line or figure.blank or not _equal(row, figure):
        return False
    if row.inferred:
        return row.indicator == figure.indicator
    return row.worded_zero == figure.worded_zero and (row.worded_zero or _digits(row) == _digits(figure))


def _equal(row: Due, figure: Figure) -> bool:
    if row.value is None or figure.value is None:
        return row.value is None and figure.value is None
    return _base(row.value, row.unit) == _base(figure.value, figure.unit)


def _base(value: Decimal, unit: str) -> Decimal:
    return value * {"万": 10**4, "亿": 10**8}.get(unit[:1], 1)


def _digits(one: Due | Figure) -> str:
    """The number alone: without its signs of approximation and, for money, without the unit's 万."""
    plain = fold_text(one.raw).translate(SIGNS)
    digits = "".join(sign for sign in plain if sign in "0123456789.〇零一二两三四五六七八九十百千万亿半几")
    return digits.rstrip("万亿") if one.unit[:1] in ("万", "亿") else digits


def _agrees(due: Due, figure: Figure, field: str) -> bool:
    if field == "unit":
        return _plain_unit(due.unit) == _plain_unit(figure.unit)
    return bool(getattr(due, field) == getattr(figure, field))


def _plain_unit(unit: str) -> str:
    return unit.removeprefix("个") or unit


def _shown(figure: Figure) -> str:
    marks = [name for name in ("blank", "worded_zero", "inferred") if getattr(figure, name)]
    told = f"{figure.label[-30:]} = {figure.value} {figure.unit} ({figure.raw}) {figure.indicator or '-'}"
    return " ".join([told, figure.qualifier, str(figure.basis), *marks])


if __name__ == "__main__":
    listed, folder = (Path(sys.argv[1]), Path(sys.argv[2])) if sys.argv[1:] else (REAL_LIST, REAL_REPORTS)
    wanted = due_rows(listed)
    result = score(wanted, figures_read(folder, {row.file for row in wanted}))
    sys.stdout.writelines(f"{line}\n" for line in lines(result))
