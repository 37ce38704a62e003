"""Scans made for tests: the statutory forms printed on paper, photographed with dust and at an angle, as image files."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from PIL.Image import Image as Picture
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.ingest.printed_forms import Grid

FONT_FILE = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")  # Debian's fonts-wqy-zenhei
FONT = "wqy-zenhei"
DOTS = 200
MARGIN = 40


def printed(
    grids: Sequence[Grid], before: Sequence[str] = (), after: Sequence[str] = (), size: float = 8, ruled: bool = True
) -> bytes:
    """A pdf with a text layer: paragraphs, the tables of a form, paragraphs."""
    pdfmetrics.registerFont(TTFont(FONT, str(FONT_FILE), subfontIndex=0))
    flow: list[Flowable] = [_paragraph(text, 12) for text in before]
    for grid in grids:
        flow += [_table(grid, size, ruled), Spacer(1, 10)]
    flow += [_paragraph(text, 12) for text in after]
    written = io.BytesIO()
    SimpleDocTemplate(written, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, invariant=1).build(flow)
    return written.getvalue()


def scanned(pdf: bytes, seed: int, skew: float = 0.0, noise: float = 0.0, fade: float = 1.0) -> list[Picture]:
    """The pages of a pdf as a scanner gives them: turned by ``skew`` degrees, ``noise`` shades of grain, pale ink."""
    dice = np.random.default_rng(seed)
    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=DOTS / 72, grayscale=True).to_pil()
            if skew:
                image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
            shades = 255 - (255 - np.asarray(image, dtype=float)) * fade
            shades += dice.normal(0, noise, shades.shape) if noise else 0
            pages.append(Image.fromarray(np.clip(shades, 0, 255).astype(np.uint8)))
    return pages


def as_image(pages: Sequence[Picture], kind: str = "TIFF") -> bytes:
    """The pages as an image file; only a TIFF takes more than one."""
    written = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:], "compression": "tiff_deflate"} if kind == "TIFF" else {}
    pages[0].save(written, kind, **more)
    return written.getvalue()


def as_pdf(pages: Sequence[Picture]) -> bytes:
    """The pages as a scanned pdf: an image on each page and no text."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1)
    for page in pages:
        canvas.drawImage(ImageReader(page), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _paragraph(text: str, size: float) -> Paragraph:
    style = ParagraphStyle("x", fontName=FONT, fontSize=size, leading=size * 1.35, wordWrap="CJK", spaceAfter=6)
    return Paragraph(text, style)


def _table(grid: Grid, size: float, ruled: bool) -> Table:
    placed = []
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
            placed.append((row, column, cell))
    columns = max(column for _, column in taken) + 1
    content: list[list[Paragraph | str]] = [[""] * columns for _ in grid]
    longest = [3] * columns
    look: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
    look += [("TOPPADDING", (0, 0), (-1, -1), 1), *([("GRID", (0, 0), (-1, -1), 0.5, black)] if ruled else [])]
    for row, column, cell in placed:
        content[row][column] = _paragraph(cell.text, size) if cell.text else ""
        look.append(("SPAN", (column, row), (column + cell.colspan - 1, row + cell.rowspan - 1)))
        if cell.colspan == 1:
            longest[column] = max(longest[column], min(len(cell.text), 9))
    room = A4[0] - 2 * MARGIN - 12
    widths = [room * (letters + 2) / sum(other + 2 for other in longest) for letters in longest]
    return Table(content, colWidths=widths, style=look, repeatRows=0)
