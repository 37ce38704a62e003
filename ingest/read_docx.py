"""A docx into a Document: paragraphs and tables in the order of the body, merged cells resolved, Word's numbering kept."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from ingest.document import Document, SourceFile
from ingest.docx_numbering import Numbering, read_numbering
from ingest.docx_text import FALLBACK, cell_text, headers, is_deleted, notes, notes_in, paragraph_text
from ingest.errors import UnreadableFile
from ingest.parts import Grid, GridCell, Paragraph, Part, compose, is_layout, one_line

# What python-docx and the libraries under it raise on files whose parts are missing or damaged.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, etree.LxmlError, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, LookupError, AttributeError, TypeError, AssertionError, OverflowError),
)
_CONTAINERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE_STYLES = frozenset({"title", "标题", "subtitle", "副标题"})
_REMEDY = "get the file again, or open it in a word processor and save it anew"


def read_docx(source: SourceFile) -> Document:
    """Read a Word document. Raises UnreadableFile when it is damaged or holds no text."""
    try:
        word = docx.Document(io.BytesIO(source.data))
        numbering = read_numbering(word)
        parts = tuple(_body(word, numbering))
        title = one_line(word.core_properties.title or "")
    except _DAMAGE as error:
        raise UnreadableFile(source.name, "is a Word document that is cut off or damaged", _REMEDY) from error
    stated = title if any("一" <= character <= "鿿" for character in title) else None  # else a template's placeholder
    document = compose(parts, "docx", stated)
    if not document.text.strip():
        raise UnreadableFile(source.name, "the Word document holds no text", _REMEDY)
    return document


def _body(word: WordDocument, numbering: Numbering) -> Iterator[Part]:
    """The page headers that say something of their own, then the body with each note after what refers to it."""
    known = notes(word)
    whole = "".join(map(paragraph_text, word.element.body.iterdescendants(qn("w:p"))))
    yield from map(Paragraph, headers(word, whole))
    for child in word.element.body:
        yield from _part(child, word, numbering)
        yield from map(Paragraph, notes_in(child, known))


def _parts(container: Element, word: WordDocument, numbering: Numbering) -> Iterator[Part]:
    """The paragraphs and tables of a body or a cell, in order."""
    for child in container:
        yield from _part(child, word, numbering)


def _part(child: Element, word: WordDocument, numbering: Numbering) -> Iterator[Part]:
    if child.tag == qn("w:p"):
        yield from _paragraphs(child, word, numbering)
    elif child.tag == qn("w:tbl"):
        yield from _table(child, word, numbering)
    elif child.tag in _CONTAINERS:
        yield from _parts(child, word, numbering)


def _paragraphs(paragraph: Element, word: WordDocument, numbering: Numbering) -> Iterator[Part]:
    """A paragraph, with the number that Word shows before it; a manual line break begins a new one."""
    text = paragraph_text(paragraph)
    level = _heading_level(paragraph, word)
    if text.strip():
        text = numbering.next_label(paragraph) + text
    for line in text.split("\n"):
        yield Paragraph(line, level)
    for box in paragraph.iterdescendants(qn("w:txbxContent")):  # text in frames: titles often stand in one
        if next(box.iterancestors(FALLBACK, qn("w:txbxContent")), None) is None:
            yield from _parts(box, word, numbering)


def _heading_level(paragraph: Element, word: WordDocument) -> int:
    outline = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if outline is not None and (outline.get(qn("w:val")) or "9") in "012345678":
        return int(outline.get(qn("w:val")) or 0) + 1
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = _style_name(word, style.get(qn("w:val")) or "") if style is not None else ""
    numbered = _HEADING_STYLE.match(name)
    if numbered:
        return int(numbered[1])
    return 1 if name.lower() in _TITLE_STYLES else 0


def _style_name(word: WordDocument, style_id: str) -> str:
    for style in word.styles.element.iterchildren(qn("w:style")):
        if style.get(qn("w:styleId")) == style_id:
            name = style.find(qn("w:name"))
            return (name.get(qn("w:val")) or "") if name is not None else style_id
    return style_id


def _table(table: Element, word: WordDocument, numbering: Numbering) -> Iterator[Part]:
    """A data table as a grid; a table that holds tables or prose as the content of its cells."""
    grid = _grid(table)
    nested = any(
        sum(1 for c in inner.iter(qn("w:tc")) if cell_text(c).strip()) > 1
        for inner in table.iterdescendants(qn("w:tbl"))
    )
    if not nested and not is_layout([cell.text for cell in grid.cells], grid.rows, grid.columns):
        yield grid
        return
    for cell in (cell for row in _rows(table) for cell in _cells(row)):
        yield from _parts(cell, word, numbering)


def _grid(table: Element) -> Grid:
    cells: list[GridCell] = []
    open_cells: dict[int, int] = {}  # column -> place in cells of the vertically merged cell above
    rows = list(_rows(table))
    columns = 0
    for row, element in enumerate(rows):
        column = _number(element, "w:trPr/w:gridBefore", 0)
        for cell in _cells(element):
            colspan = _number(cell, "w:tcPr/w:gridSpan", 1)
            merge = _find(cell, "w:tcPr/w:vMerge")
            above = open_cells.get(column)
            if merge is not None and merge.get(qn("w:val")) != "restart" and above is not None:
                upper = cells[above]
                cells[above] = GridCell(upper.row, upper.column, row - upper.row + 1, upper.colspan, upper.text)
            else:
                if merge is not None:
                    open_cells[column] = len(cells)
                else:
                    open_cells.pop(column, None)
                cells.append(GridCell(row, column, 1, colspan, one_line(cell_text(cell))))
            column += colspan
        columns = max(columns, column)
    return Grid(len(rows), columns, tuple(cells))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            if not is_deleted(child):
                yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == qn("w:tc"):
            if not is_deleted(child):
                yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _find(element: Element, path: str) -> Element | None:
    return element.find("/".join(qn(step) for step in path.split("/")))


def _number(element: Element, path: str, default: int) -> int:
    found = _find(element, path)
    value = (found.get(qn("w:val")) or "") if found is not None else ""
    return min(int(value), 400) if value.isdigit() else default
