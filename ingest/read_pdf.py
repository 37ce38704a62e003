"""A pdf into a Document: paragraphs joined from their lines, ruled tables as grids, the start of every page.

pypdf opens the file, tells encrypted and scanned ones, and gives the text of a page that the other library garbles;
pdfplumber gives lines with their places on the page and the tables.
"""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

import pdfplumber
import pypdf
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_text
from pypdf.errors import PyPdfError

from ingest.document import Document, SourceFile
from ingest.errors import UnreadableFile
from ingest.parts import Grid, Part, compose, one_line
from ingest.pdf_lines import PdfLine, lines_to_paragraphs, margins, without_running_heads
from ingest.pdf_tables import PdfTable, boxes_to_table, continues, join

# What the two libraries raise on damaged files: their own errors and those of code that trusts the file's structure.
_DAMAGE = (
    *(PyPdfError, PDFException, PSException, PdfminerException, MalformedPDFException, zlib.error, struct.error),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError),
    *(OSError, EOFError, NotImplementedError, MemoryError),
)
_GARBLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_MOST_GARBLE = 0.15
_LEAST_TEXT = 8  # characters that make a page count as having a text layer
_MOST_PAGES = 1000
_GET_AGAIN = "get the file again from where it was published"


@dataclass(frozen=True)
class _PageContent:
    number: int
    lines: tuple[PdfLine, ...]
    tables: tuple[PdfTable, ...]


def read_pdf(source: SourceFile) -> Document:
    """Read a pdf that has a text layer. Raises UnreadableFile: cut off, damaged, encrypted, scanned or garbled."""
    for name in ("pypdf", "pdfminer"):
        logging.getLogger(name).setLevel(logging.ERROR)  # their complaints about a file are not for the terminal
    if b"%%EOF" not in source.data[-4096:]:
        raise UnreadableFile(source.name, "the pdf is cut off before its end", _GET_AGAIN)
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(source.name, "the pdf is encrypted", "save it without a password and ingest that")
        pages = _read_pages(source.data, reader)
        title = _title(reader)
    except _DAMAGE as error:
        raise UnreadableFile(source.name, "the pdf is damaged and cannot be read", _GET_AGAIN) from error
    warnings = _checked_text(source, pages)
    return compose(_parts(pages), "pdf", title, warnings)


def _title(reader: pypdf.PdfReader) -> str | None:
    """The title that the file states, if it is one in Chinese: word processors put file names and placeholders there."""
    title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    return title if any("一" <= character <= "鿿" for character in title) else None


def _read_pages(data: bytes, reader: pypdf.PdfReader) -> tuple[_PageContent, ...]:
    if len(reader.pages) > _MOST_PAGES:
        raise ValueError(f"{len(reader.pages)} pages are no report")
    contents: list[_PageContent] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            tables = tuple(_tables(page))
            lines = tuple(_lines(page, [table.box for table in tables]))
            if _garbled("".join(line.text for line in lines)) or not (lines or tables):
                plain = reader.pages[page.page_number - 1].extract_text()
                lines = lines if _garbled(plain) else tuple(_plain_lines(plain, page))
            contents.append(_PageContent(page.page_number, lines, tables))
            page.close()
    return tuple(contents)


def _checked_text(source: SourceFile, pages: Sequence[_PageContent]) -> tuple[str, ...]:
    """Refuse a file without readable text; say which pages of a readable one have none."""
    texts = ["".join(line.text for line in page.lines) + _cells_text(page.tables) for page in pages]
    empty = [page.number for page, text in zip(pages, texts, strict=True) if len(text.strip()) < _LEAST_TEXT]
    if len(empty) == len(pages):
        fault = "the pdf is a scan without a text layer"
        raise UnreadableFile(source.name, fault, "run it through OCR and ingest the resulting pdf or text")
    if _garbled("".join(texts)):
        fault = "the text of the pdf is garbled, its fonts do not say which characters they show"
        raise UnreadableFile(source.name, fault, "run it through OCR or get another copy")
    if not empty:
        return ()
    return (f"Pages without a text layer were not read: {', '.join(map(str, empty))}.",)


def _cells_text(tables: Sequence[PdfTable]) -> str:
    return "".join(cell.text for table in tables for cell in table.grid.cells)


def _garbled(text: str) -> bool:
    return len(_GARBLE.findall(text)) > _MOST_GARBLE * max(len(_GARBLE.sub("x", text)), 1)


def _tables(page: Page) -> Iterator[PdfTable]:
    for found in page.find_tables():
        boxes = list(found.cells)
        table = boxes_to_table(page.page_number, boxes, [_text_in(page.chars, box) for box in boxes])
        if table is not None:
            yield table


def _text_in(chars: Sequence[dict[str, Any]], box: tuple[float, float, float, float]) -> str:
    inside = [char for char in chars if _is_inside(char, box)]
    return extract_text(inside, x_tolerance_ratio=0.6) if inside else ""


def _is_inside(char: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _lines(page: Page, boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[PdfLine]:
    outside = page.filter(
        lambda thing: thing.get("object_type") != "char" or not any(_is_inside(thing, box) for box in boxes)
    )
    for line in outside.dedupe_chars().extract_text_lines(x_tolerance_ratio=0.6):
        text = one_line(line["text"])
        chars = [char for char in line["chars"] if char["text"].strip()]
        if not text or not chars:
            continue
        size = max(char["size"] for char in chars)
        gaps = (right["x0"] - left["x1"] for left, right in pairwise(chars))
        yield PdfLine(
            page=page.page_number,
            text=text,
            x0=line["x0"],
            x1=line["x1"],
            top=line["top"],
            bottom=line["bottom"],
            size=size,
            page_height=page.height,
            tabular=any(gap > 2.2 * size for gap in gaps),
        )


def _plain_lines(text: str, page: Page) -> Iterator[PdfLine]:
    """Lines whose places on the page are not known; they are kept as they are."""
    for number, line in enumerate(text.splitlines()):
        if line.strip():
            middle = page.height * (0.2 + 0.6 * number / (text.count("\n") + 1))
            yield PdfLine(page.page_number, one_line(line), 0, 0, middle, middle, 1, page.height, tabular=True)


def _parts(pages: Sequence[_PageContent]) -> tuple[Part, ...]:
    """Everything in reading order: stretches of lines joined into paragraphs, tables joined over pages."""
    kept = without_running_heads([line for page in pages for line in page.lines])
    column = margins(kept)
    tables = [table for page in pages for table in page.tables]
    ordered: list[PdfLine | PdfTable] = sorted([*kept, *tables], key=lambda thing: (thing.page, thing.top))
    parts: list[Part] = []
    last_page = 0
    for kind, group in groupby(ordered, key=type):
        things = list(group)
        if kind is PdfLine:
            lines = [thing for thing in things if isinstance(thing, PdfLine)]
            parts.extend(lines_to_paragraphs(lines, column, last_page))
        else:
            parts.extend(_grids([thing for thing in things if isinstance(thing, PdfTable)], last_page))
        last_page = things[-1].page
    return tuple(parts)


def _grids(tables: Sequence[PdfTable], last_page: int) -> Iterator[Grid]:
    """Tables with nothing between them, joined where one continues the other."""
    joined: list[PdfTable] = []
    for table in tables:
        if joined and continues(joined[-1], table):
            joined[-1] = join(joined[-1], table)
            last_page = table.page
            continue
        opened = replace(table.grid, page_rows=(0,) * (table.page - last_page))
        joined.append(replace(table, grid=opened))
        last_page = table.page
    return (table.grid for table in joined)
