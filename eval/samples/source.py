"""Our own source text of a sample report: a few marks, turned into blocks and resolved grids.

A line ``@key: value`` is a fact about the file, ``# `` the title, ``## `` and ``### `` headings, ``> `` a signature,
``|a|b|`` a table row. In a row ``<`` continues the cell to its left and ``^`` the cell above; an empty cell is blank.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.parts import GridCell

TextKind = Literal["title", "heading", "subheading", "paragraph", "signature"]
MARKS: tuple[tuple[str, TextKind], ...] = (
    ("### ", "subheading"),
    ("## ", "heading"),
    ("# ", "title"),
    ("> ", "signature"),
)
REQUIRED = ("file", "agency", "year", "origin", "invented", "encoding")


class SourceError(Exception):
    """A sample text that does not follow the marks; the message names the file, the line and the fault."""


@dataclass(frozen=True)
class TextBlock:
    """A title, heading, paragraph or signature line."""

    kind: TextKind
    text: str


@dataclass(frozen=True)
class Grid:
    """A table with its merges resolved; ``cells`` in reading order."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]

    def row(self, number: int) -> tuple[GridCell, ...]:
        """The cells that begin in row ``number``."""
        return tuple(cell for cell in self.cells if cell.row == number)


Block = TextBlock | Grid


@dataclass(frozen=True)
class SampleSource:
    """One sample report as written by us: facts about the file, then its blocks in order."""

    name: str
    facts: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def file(self) -> str:
        """The name of the report file that is made from this source."""
        return self.facts["file"]

    @property
    def title(self) -> str:
        """The title line."""
        return next(block.text for block in self.blocks if isinstance(block, TextBlock) and block.kind == "title")


def lines_to_grid(lines: list[str], where: str) -> Grid:
    """Table rows to a grid; raises SourceError where rows differ in length or a merge is no rectangle."""
    raw = [line.strip()[1:-1].split("|") for line in lines]
    columns = len(raw[0])
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(raw):
        if len(row) != columns:
            raise SourceError(
                f"{where}: row {r + 1} of the table has {len(row)} cells, the first has {columns}: {lines[r]}"
            )
        for c, text in enumerate(row):
            owner = {"<": (r, c - 1), "^": (r - 1, c)}.get(text)
            if owner is not None and owner not in owners:
                raise SourceError(f"{where}: {text} in row {r + 1}, column {c + 1} has no cell to continue")
            owners[r, c] = owners[owner] if owner is not None else (r, c)
    cells = tuple(_cell(start, owners, raw, where) for start in dict.fromkeys(owners.values()))
    return Grid(len(raw), columns, cells)


def _cell(
    start: tuple[int, int], owners: dict[tuple[int, int], tuple[int, int]], raw: list[list[str]], where: str
) -> GridCell:
    places = [place for place, owner in owners.items() if owner == start]
    height = max(r for r, _ in places) - start[0] + 1
    width = max(c for _, c in places) - start[1] + 1
    text = raw[start[0]][start[1]]
    if height * width != len(places):
        raise SourceError(f"{where}: the merged cell {text!r} is no rectangle")
    return GridCell(start[0], start[1], height, width, text)


def text_to_source(name: str, text: str) -> SampleSource:
    """A source text to its facts and blocks; raises SourceError for a missing fact or a broken table."""
    facts: dict[str, str] = {}
    blocks: list[Block] = []
    table: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            blocks.append(lines_to_grid(table, f"{name} line {number - len(table)}"))
            table = []
        if line.startswith("@"):
            key, _, value = line[1:].partition(": ")
            facts[key] = value
        elif line.strip():
            blocks.append(_text_block(line))
    missing = [key for key in REQUIRED if key not in facts]
    if missing:
        raise SourceError(f"{name}: no @{missing[0]} line")
    return SampleSource(name, facts, tuple(blocks))


def _text_block(line: str) -> TextBlock:
    for mark, kind in MARKS:
        if line.startswith(mark):
            return TextBlock(kind, line[len(mark) :])
    return TextBlock("paragraph", line)


def read_sources(folder: Path) -> tuple[SampleSource, ...]:
    """Every ``*.txt`` of ``folder``, by name."""
    return tuple(text_to_source(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
