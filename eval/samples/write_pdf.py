"""A sample source as a PDF with a text layer and ruled tables; the same source gives the same bytes."""

import io

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from eval.samples.source import Grid, SampleSource, TextBlock

FONT = "STSong-Light"  # one of Adobe's predefined Chinese fonts: nothing to embed, the viewer brings the shapes
MARGIN = 50
NARROWEST_CELL = 3  # characters; 自然人 fits on one line
WIDEST_CELL = 9


def _style(size: int, indent: int = 0) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}/{indent}",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.6,
        firstLineIndent=indent,
        wordWrap="CJK",
        spaceAfter=4,
    )


def _styles() -> dict[str, ParagraphStyle]:
    signature = _style(11)
    signature.alignment = TA_RIGHT
    return {
        "title": _style(16),
        "heading": _style(13),
        "subheading": _style(12),
        "paragraph": _style(11, indent=22),
        "signature": signature,
    }


def source_to_pdf(source: SampleSource) -> bytes:
    """The file's bytes; dates and ids inside are fixed (reportlab's invariant mode)."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    styles = _styles()
    story: list[Flowable] = []
    for block in source.blocks:
        if isinstance(block, TextBlock):
            story.append(Paragraph(_escaped(block.text), styles[block.kind]))
        else:
            story += [KeepTogether([_table(block)]), Spacer(1, 8)]
    saved = io.BytesIO()
    SimpleDocTemplate(
        saved,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        title=source.title,
        author="Wenbao sample library",
        invariant=1,
    ).build(story)
    return saved.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _table(grid: Grid) -> Table:
    style = _style(7)
    style.spaceAfter = 0
    rows: list[list[Paragraph | str]] = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = Paragraph(_escaped(cell.text), style) if cell.text else ""
    look = TableStyle()
    look.add("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    look.add("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    look.add("TOPPADDING", (0, 0), (-1, -1), 1)
    look.add("BOTTOMPADDING", (0, 0), (-1, -1), 1)
    for cell in grid.cells:
        if cell.rowspan > 1 or cell.colspan > 1:
            last = (cell.column + cell.colspan - 1, cell.row + cell.rowspan - 1)
            look.add("SPAN", (cell.column, cell.row), last)
    return Table(rows, colWidths=_widths(grid), style=look)


def _widths(grid: Grid) -> list[float]:
    """Columns share the page by the longest cell that stands in one column alone."""
    longest = [NARROWEST_CELL] * grid.columns
    for cell in grid.cells:
        if cell.colspan == 1:
            longest[cell.column] = max(longest[cell.column], min(len(cell.text), WIDEST_CELL))
    room = A4[0] - 2 * MARGIN
    return [room * (letters + 2) / sum(n + 2 for n in longest) for letters in longest]
