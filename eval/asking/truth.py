"""What was put into the sample reports: numbers read from the texts they are made from, never from what Wenbao reads."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from eval.make_samples import TEXTS
from eval.samples.source import Grid, SampleSource, TextBlock, read_sources
from eval.scores import normalised

BLANKS = ("", "/", "-", "\u2014\u2014")


class TruthError(ValueError):
    """A fact that its report's text does not hold; the message names the file and what was looked for."""


@dataclass(frozen=True)
class Fact:
    """One number of one report, None where its cell is blank, with the words that must be cited for it."""

    file: str
    year: int
    value: Decimal | None
    evidence: str


@cache
def sources(folder: Path = TEXTS) -> dict[str, SampleSource]:
    """The texts of the sample reports by report file, those with a year only."""
    return {source.file: source for source in read_sources(folder) if source.facts["year"] != "-"}


def year_of(file: str) -> int:
    """The year a report is on."""
    return int(sources()[file].facts["year"])


def cell_of(file: str, label: str, column: int = -1, which: int | None = None) -> Fact:
    """The cell in ``column`` of the row that has a cell ``label``; ``which`` of several rows.

    Raises TruthError where no row has it, or several and ``which`` is not given.
    """
    wanted = normalised(label)
    rows = []
    for block in sources()[file].blocks:
        if isinstance(block, Grid):
            for number in range(block.rows):
                texts = _texts(block, number)
                if wanted in [normalised(text) for text in texts]:
                    rows.append((texts, next(text for text in texts if normalised(text) == wanted)))
    if not rows or (len(rows) > 1 and which is None):
        raise TruthError(f"{file}: {len(rows)} rows are called {label!r}")
    texts, printed = rows[which or 0]
    return Fact(file, year_of(file), _number(texts[column]), printed)


def last_cell(file: str, first: str, column: int) -> Fact:
    """The cell in ``column`` of the last row of the table whose first cell is ``first``; raises TruthError without one."""
    for block in sources()[file].blocks:
        if isinstance(block, Grid) and block.cells[0].text == first:
            text = _texts(block, block.rows - 1)[column]
            return Fact(file, year_of(file), _number(text), text)
    raise TruthError(f"{file}: no table begins with {first!r}")


def words_of(file: str, value: Any, words: str) -> Fact:
    """A number that prose says in ``words``; raises TruthError where the text has not these words."""
    text = normalised("".join(block.text for block in sources()[file].blocks if isinstance(block, TextBlock)))
    if normalised(words) not in text:
        raise TruthError(f"{file}: the text does not say {words!r}")
    return Fact(file, year_of(file), Decimal(str(value)), words)


def _texts(grid: Grid, number: int) -> list[str]:
    """The texts of one row, a merged cell once for each column it covers."""
    covering = [cell for cell in grid.cells if cell.row <= number < cell.row + cell.rowspan]
    return [cell.text for cell in sorted(covering, key=lambda cell: cell.column) for _ in range(cell.colspan)]


def _number(text: str) -> Decimal | None:
    return None if text in BLANKS else Decimal(text)


def amount(fact: Fact) -> Decimal:
    """The number of a fact; raises TruthError for a blank cell."""
    if fact.value is None:
        raise TruthError(f"{fact.file}: {fact.evidence!r} is blank")
    return fact.value
