"""A sample source as a Word file with merged cells; the same source gives the same bytes."""

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

from eval.samples.source import Grid, SampleSource, TextBlock

STYLES = {"title": "Title", "heading": "Heading 1", "subheading": "Heading 2", "paragraph": None, "signature": None}
FIXED_TIME = (2024, 1, 1, 0, 0, 0)


def source_to_docx(source: SampleSource) -> bytes:
    """The file's bytes, with fixed dates inside so that they can be compared."""
    document = docx.Document()
    properties = document.core_properties
    properties.title = source.title
    properties.author = "Wenbao sample library"
    properties.created = properties.modified = datetime(*FIXED_TIME)
    for block in source.blocks:
        if isinstance(block, Grid):
            _add_table(document, block)
        else:
            _add_text(document, block)
    saved = io.BytesIO()
    document.save(saved)
    return with_fixed_times(saved.getvalue())


def _add_text(document: WordDocument, block: TextBlock) -> None:
    paragraph = document.add_paragraph(block.text, style=STYLES[block.kind])
    if block.kind == "signature":
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT


def _add_table(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(rows=grid.rows, cols=grid.columns, style="Table Grid")
    for cell in grid.cells:
        first = table.cell(cell.row, cell.column)
        if cell.rowspan > 1 or cell.colspan > 1:
            first = first.merge(table.cell(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1))
        first.text = cell.text


def with_fixed_times(archive: bytes) -> bytes:
    """The same zip archive with every member dated alike: Word files carry the hour of writing otherwise."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            dated = zipfile.ZipInfo(member.filename, FIXED_TIME)
            dated.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(dated, old.read(member.filename))
    return rewritten.getvalue()
