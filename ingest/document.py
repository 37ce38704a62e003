"""A file as read: one stored text and where its parts stand in it. Every offset counts characters of that text."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FileKind = Literal[
    "txt", "html", "pdf", "docx", "doc", "wps", "rtf", "odt", "mht", "xlsx", "xls", "ods", "csv", "zip", "image"
]  # fmt: skip
BlockKind = Literal["heading", "paragraph", "table"]


@dataclass(frozen=True)
class SourceFile:
    """The bytes on disk, nothing interpreted. ``folder`` is where the file lies, None where it came from elsewhere."""

    name: str
    data: bytes
    sha256: str
    url: str | None = None
    folder: Path | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of a table. ``text[start:end]`` is its content; ``start == end`` for an empty cell.

    ``row`` and ``column`` count from 0 in the resolved grid; a merged cell stands once, at its top left corner.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    start: int
    end: int


@dataclass(frozen=True)
class Table:
    """A table whose grid survived in the file (html, docx, pdf). Flattened tables of a txt file are not Tables."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Block:
    """A heading, paragraph or table in reading order; blocks do not overlap.

    ``level`` is a heading's level as the file format gives it (html h2, a Word style), 0 where it gives none.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True)
class Document:
    """What a reader returns: the stored text with its blocks, tables and pages.

    ``pages`` holds the start offset of each page (empty where the format has none). ``title`` is the file's own
    title element, not a guess. ``warnings`` are sentences for a person. ``ocr`` are the stretches of the text that were
    recognised in an image; ``soft_breaks`` the line ends, with the space around them, that only break a paragraph into
    lines: what is matched is the text without them.
    """

    text: str
    kind: FileKind
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    title: str | None = None
    warnings: tuple[str, ...] = ()
    ocr: tuple[tuple[int, int], ...] = ()
    soft_breaks: tuple[tuple[int, int], ...] = ()

    def is_ocr(self, offset: int) -> bool:
        """Whether what stands at ``offset`` was recognised in an image."""
        return any(start <= offset <= end for start, end in self.ocr)

    def page_of(self, offset: int) -> int | None:
        """The number of the page (from 1) that ``offset`` stands on, or None where the format has no pages."""
        number = sum(1 for start in self.pages if start <= offset)
        return number or None
