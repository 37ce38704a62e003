"""A .doc as antiword writes it in DocBook: paragraphs, chapter titles and the cells of tables, no merged cells."""

from collections.abc import Iterator
from itertools import accumulate

from lxml import etree
from lxml.etree import _Element as Element

from ingest.convert_office import docbook
from ingest.document import Document, SourceFile
from ingest.errors import UnreadableFile
from ingest.parts import Grid, GridCell, Paragraph, Part, compose, is_layout, one_line

_REMEDY = "open it in a word processor and save it as docx"
_TABLES = "informaltable"


def read_docbook(source: SourceFile) -> Document:
    """Read a legacy Word document through antiword. Raises UnreadableFile; UnsupportedFormat without antiword."""
    return document_of(source, docbook(source))


def document_of(source: SourceFile, written: bytes) -> Document:
    """The Document of what antiword wrote. Raises UnreadableFile when it is no DocBook or holds no text."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(written, parser)
        parts = tuple(_parts(root)) if root is not None else ()
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFile(source.name, "is a legacy Word document that antiword cannot read", _REMEDY) from error
    document = compose(parts, "doc")
    if not document.text.strip():
        raise UnreadableFile(source.name, "the Word document holds no text", _REMEDY)
    return document


def _parts(element: Element) -> Iterator[Part]:
    for child in element:
        if child.tag == "bookinfo" or not isinstance(child.tag, str):
            continue
        if child.tag == "title":
            yield Paragraph(_text(child), 1)
        elif child.tag == _TABLES:
            yield from _table(child)
        elif child.tag == "para":
            yield from _paragraph(child)
        else:
            yield from _parts(child)


def _paragraph(para: Element) -> Iterator[Part]:
    """A paragraph; antiword writes a table inside one."""
    tables = list(para.iterchildren(_TABLES))
    if not tables:
        yield from (Paragraph(line) for line in _text(para).splitlines())
        return
    yield Paragraph(para.text or "")
    for table in tables:
        yield from _table(table)
        yield Paragraph(table.tail or "")


def _table(table: Element) -> Iterator[Part]:
    """Rows of unlike widths come in groups with column widths of their own; the widths tell what a cell spans."""
    groups = [(_edges(group), list(group.iterdescendants("row"))) for group in table.iterdescendants("tgroup")]
    borders = sorted({edge for edges, _ in groups for edge in edges})
    cells: list[GridCell] = []
    row_number = 0
    for edges, rows in groups:
        for row in rows:
            for place, entry in enumerate(row.iterchildren("entry")):
                first, last = (borders.index(edges[min(at, len(edges) - 1)]) for at in (place, place + 1))
                cells.append(GridCell(row_number, first, 1, max(last - first, 1), one_line(_text(entry))))
            row_number += 1
    texts = [cell.text for cell in cells]
    columns = max(len(borders) - 1, 0)
    if is_layout(texts, row_number, columns):
        yield from (Paragraph(text) for text in texts)
    else:
        yield Grid(row_number, columns, tuple(cells))


def _edges(group: Element) -> tuple[int, ...]:
    """Where the columns of a group begin and end, in points."""
    widths = [(spec.get("colwidth") or "0").removesuffix("pt") for spec in group.iterchildren("colspec")]
    numbers = [round(float(width)) if width.replace(".", "", 1).isdigit() else 1 for width in widths]
    return (0, *accumulate(max(number, 1) for number in numbers))


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()
