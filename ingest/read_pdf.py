"""A pdf into a Document: paragraphs joined from their lines, ruled tables as grids, the start of every page.

pypdf opens the file, tells encrypted ones, and gives the text of a page that the other library garbles; pdfplumber gives
lines with their places on the page and the tables; pages without a usable text layer are recognised from their image.
"""

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
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
from ingest.page_layout import PageContent, pages_to_parts
from ingest.page_text import LEAST_TEXT, Fault, has_garbage, pages_to_recognise
from ingest.parts import compose, one_line
from ingest.pdf_lines import PdfLine
from ingest.pdf_tables import PdfTable, boxes_to_table

# What the two libraries raise on damaged files: their own errors and those of code that trusts the file's structure.
_DAMAGE = (
    *(PyPdfError, PDFException, PSException, PdfminerException, MalformedPDFException, zlib.error, struct.error),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError),
    *(OSError, EOFError, NotImplementedError, MemoryError),
)
_MOST_PAGES = 1000
_GET_AGAIN = "get the file again from where it was published"


def read_pdf(source: SourceFile) -> Document:
    """Read a pdf; pages whose text layer is missing or garbled are read by OCR.

    Raises UnreadableFile (cut off, damaged, encrypted, no text to be had) or UnsupportedFormat (a scan, and no OCR).
    """
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
    unread = pages_to_recognise([page.text for page in pages])
    if not unread:
        return compose(pages_to_parts(pages), "pdf", title)
    whole, warnings = _with_recognised(source, pages, unread)
    return compose(pages_to_parts(whole), "pdf", title, warnings)


def _title(reader: pypdf.PdfReader) -> str | None:
    """The title that the file states, if it is one in Chinese: word processors put file names and placeholders there."""
    title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    return title if any("一" <= character <= "鿿" for character in title) else None


def _read_pages(data: bytes, reader: pypdf.PdfReader) -> tuple[PageContent, ...]:
    if len(reader.pages) > _MOST_PAGES:
        raise ValueError(f"{len(reader.pages)} pages are no report")
    contents: list[PageContent] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            tables = tuple(_tables(page))
            lines = tuple(_lines(page, [table.box for table in tables]))
            if has_garbage("".join(line.text for line in lines)) or not (lines or tables):
                plain = reader.pages[page.page_number - 1].extract_text()
                lines = lines if has_garbage(plain) else tuple(_plain_lines(plain, page))
            contents.append(PageContent(page.page_number, lines, tables))
            page.close()
    return tuple(contents)


def _with_recognised(
    source: SourceFile, pages: Sequence[PageContent], unread: Mapping[int, Fault]
) -> tuple[tuple[PageContent, ...], tuple[str, ...]]:
    """The pages, those of ``unread`` as OCR reads them, and what to say of it. Raises IngestError where none has text."""
    from ingest.page_images import pdf_page_images
    from ingest.read_image import recognised_pages, recognised_warning, unread_warning

    numbers = [pages[place].number for place in sorted(unread)]
    read = recognised_pages(source.name, pdf_page_images(source.name, source.data, numbers))
    whole = tuple(
        (read[page.number] or PageContent(page.number, (), ())) if page.number in read else page for page in pages
    )
    if not any(len(page.text.strip()) >= LEAST_TEXT for page in whole):
        raise UnreadableFile(source.name, "the pdf is a scan in which no text can be recognised", _GET_AGAIN)
    empty = [number for number, page in read.items() if page is not None and not page.text.strip()]
    garbled = [pages[place].number for place, fault in unread.items() if fault == "garbled"]
    said = (
        (f"The fonts of pages {', '.join(map(str, garbled))} do not say which characters they show.",)
        if garbled
        else ()
    )
    done = sum(1 for page in read.values() if page is not None and page.text.strip())
    return whole, (*said, *recognised_warning(done), *unread_warning(empty))


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
