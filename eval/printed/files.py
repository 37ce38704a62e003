"""A printed report as a file: text in the layouts that copies have, html, docx and pdf with the grids in them."""

import io
import random
from collections.abc import Callable
from html import escape
from typing import Any

import docx
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from eval.printed.reports import PrintedReport, PrintedTable

FONT = "STSong-Light"
Writer = Callable[[PrintedReport], tuple[str, bytes]]


def _text(report: PrintedReport, flatten: Callable[[PrintedTable], str], gap: str = "\n") -> tuple[str, bytes]:
    parts = [flatten(block) if isinstance(block, PrintedTable) else block[1] for block in report.blocks]
    return "report.txt", (gap.join(parts) + "\n").encode()


def piped_cells(report: PrintedReport) -> tuple[str, bytes]:
    """One cell a line closed by a border; a place that a merged cell covers leaves a bare border at the row's end."""

    def flatten(table: PrintedTable) -> str:
        lines = []
        for row in range(table.rows):
            lines += [f"{cell.text} |" if cell.text else "|" for cell in table.line(row)]
            lines += ["|"] * (table.columns - sum(cell.colspan for cell in table.line(row)) if row > table.head else 0)
        return "\n".join(lines)

    return _text(report, flatten, "\n\n")


def piped_rows(report: PrintedReport) -> tuple[str, bytes]:
    """One row a line, its own cells between borders."""

    def flatten(table: PrintedTable) -> str:
        return "\n".join(
            "| " + " | ".join(cell.text for cell in table.line(row)) + " |"
            for row in range(table.rows)
            if table.line(row)
        )

    return _text(report, flatten)


def tabbed(report: PrintedReport) -> tuple[str, bytes]:
    """One row a line, cells at their places of the grid, as a spreadsheet gives them."""

    def flatten(table: PrintedTable) -> str:
        rows = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = cell.text
        return "\n".join("\t".join(row) for row in rows)

    return _text(report, flatten)


def pasted(report: PrintedReport) -> tuple[str, bytes]:
    """One cell a line as copied from a page; an empty cell is an empty line."""
    return _text(report, lambda table: "\n".join(cell.text for cell in table.cells))


def spaced_lines(report: PrintedReport) -> tuple[str, bytes]:
    """One cell a line with an empty line between."""
    return _text(report, lambda table: "\n\n".join(cell.text or " " for cell in table.cells), "\n\n")


def pasted_dense(report: PrintedReport) -> tuple[str, bytes]:
    """One cell a line; an empty cell leaves nothing at all."""
    return _text(report, lambda table: "\n".join(cell.text for cell in table.cells if cell.text))


def spaced(report: PrintedReport) -> tuple[str, bytes]:
    """One row a line, cells parted by spaces, as text taken out of a pdf; empty cells leave nothing."""

    def flatten(table: PrintedTable) -> str:
        lines = [" ".join(cell.text for cell in table.line(row) if cell.text) for row in range(table.rows)]
        return "\n".join(line for line in lines if line)

    return _text(report, flatten)


def wrapped(report: PrintedReport) -> tuple[str, bytes]:
    """Text taken out of a pdf, long labels over two or three lines with the numbers beside the middle one."""

    def row_lines(table: PrintedTable, row: int) -> str:
        cells = [cell for cell in table.line(row) if cell.text]
        values = " ".join(cell.text for cell in cells if cell.key)
        words = [cell.text for cell in cells if not cell.key]
        if not values or not words or len(words[-1]) < 14:
            return " ".join(cell.text for cell in cells)
        label, before = words[-1], " ".join(words[:-1])
        cut = len(label) // 2
        return " ".join(filter(None, (before, label[:cut]))) + f" {values}\n{label[cut:]}"

    def flatten(table: PrintedTable) -> str:
        return "\n".join(filter(None, (row_lines(table, row) for row in range(table.rows))))

    return _text(report, flatten)


PAGE = """<html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="nav"><a href="#">首页</a> <a href="#">政务公开</a> <a href="#">办事服务</a></div>
<div class="content">{body}</div><div class="footer">版权所有 某某网站 联系电话:010-6215341</div></body></html>"""


def _html(report: PrintedReport, table: Callable[[PrintedTable], str], frame: str = "{}") -> tuple[str, bytes]:
    parts = []
    title = report.blocks[0][1] if not isinstance(report.blocks[0], PrintedTable) else ""
    for block in report.blocks:
        if isinstance(block, PrintedTable):
            parts.append(table(block))
            continue
        tag = {"title": "h1", "heading": "h2", "subheading": "h3"}.get(block[0], "p")
        parts.append(f"<{tag}>{escape(block[1], quote=False)}</{tag}>")
    page = PAGE.format(title=escape(title), body=frame.format("\n".join(parts)))
    return "report.html", page.encode()


def _tag(cell_text: str, tag: str, rowspan: int, colspan: int) -> str:
    reach = "".join(f' {name}="{size}"' for name, size in (("rowspan", rowspan), ("colspan", colspan)) if size > 1)
    return f"<{tag}{reach}>{cell_text or '&nbsp;'}</{tag}>"


def html(report: PrintedReport) -> tuple[str, bytes]:
    """A plain page: merged cells as such."""

    def table(grid: PrintedTable) -> str:
        rows = [
            "<tr>"
            + "".join(_tag(escape(cell.text), "td", cell.rowspan, cell.colspan) for cell in grid.line(row))
            + "</tr>"
            for row in range(grid.rows)
        ]
        return f'<table border="1">{"".join(rows)}</table>'

    return _html(report, table)


def html_nested(report: PrintedReport) -> tuple[str, bytes]:
    """Layout tables around everything, heading cells mixed with others, contents cut up by paragraphs and spans."""
    dice = random.Random(report.agency + str(report.year))

    def content(text: str, value: bool) -> str:
        if value or len(text) < 6:
            return dice.choice(
                ["{}", "<p>{}</p>", '<span style="font-size:12px">{}</span>', "<div><b>{}</b></div>"]
            ).format(escape(text))
        cut = len(text) // 2
        first, second = escape(text[:cut]), escape(text[cut:])
        return dice.choice(
            ["{}<br>{}", "<p>{}</p><p>{}</p>", "<span>{}</span><span>{}</span>", "<p>{}\n   {}</p>"]
        ).format(first, second)

    def table(grid: PrintedTable) -> str:
        rows = []
        for row in range(grid.rows):
            tag = "th" if row < grid.head else "td"
            cells = "".join(
                _tag(
                    content(cell.text, cell.key is not None), dice.choice([tag, tag, "th"]), cell.rowspan, cell.colspan
                )
                for cell in grid.line(row)
            )
            rows.append(f"<tr>{cells}</tr>")
        inner = f"<table><thead></thead><tbody>{''.join(rows)}</tbody></table>"
        return f'<table width="100%"><tr><td>{inner}</td></tr></table>'

    return _html(report, table, '<table><tr><td><img src="top.gif"></td></tr><tr><td>{}</td></tr></table>')


def word(report: PrintedReport) -> tuple[str, bytes]:
    """A Word file with merged cells."""
    document = docx.Document()
    for block in report.blocks:
        if not isinstance(block, PrintedTable):
            style = {"title": "Title", "heading": "Heading 1", "subheading": "Heading 2"}.get(block[0])
            document.add_paragraph(block[1], style=style)
            continue
        table = document.add_table(rows=block.rows, cols=block.columns, style="Table Grid")
        for cell in block.cells:
            first = table.cell(cell.row, cell.column)
            if cell.rowspan > 1 or cell.colspan > 1:
                first = first.merge(table.cell(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1))
            first.text = cell.text
    saved = io.BytesIO()
    document.save(saved)
    return "report.docx", saved.getvalue()


def pdf(report: PrintedReport) -> tuple[str, bytes]:
    """Ruled tables over page ends with their heads repeated, labels wrapped in narrow cells, page numbers below."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    sizes = {"title": 16, "heading": 13, "subheading": 12}
    story: list[Flowable] = []
    for block in report.blocks:
        if isinstance(block, PrintedTable):
            story += [_ruled(block), Spacer(1, 10)]
        else:
            size = sizes.get(block[0], 11)
            indent = 22 if block[0] == "paragraph" else 0
            style = ParagraphStyle(f"{size}{indent}", fontName=FONT, fontSize=size, leading=size * 1.7, firstLineIndent=indent, wordWrap="CJK")  # fmt: skip
            story.append(Paragraph(escape(block[1], quote=False), style))

    def number(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")

    saved = io.BytesIO()
    document = SimpleDocTemplate(saved, pagesize=A4, leftMargin=50, rightMargin=50, invariant=1)
    document.build(story, onFirstPage=number, onLaterPages=number)
    return "report.pdf", saved.getvalue()


def _ruled(grid: PrintedTable) -> Table:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    rows: list[list[Paragraph | str]] = [[""] * grid.columns for _ in range(grid.rows)]
    look: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    widest = [3] * grid.columns
    for cell in grid.cells:
        rows[cell.row][cell.column] = Paragraph(escape(cell.text, quote=False), style) if cell.text else ""
        if cell.colspan == 1:
            widest[cell.column] = max(widest[cell.column], min(len(cell.text), 12))
        if cell.rowspan > 1 or cell.colspan > 1:
            last = (cell.column + cell.colspan - 1, cell.row + cell.rowspan - 1)
            look.append(("SPAN", (cell.column, cell.row), last))
    room = A4[0] - 100
    widths = [room * (letters + 1.5) / sum(other + 1.5 for other in widest) for letters in widest]
    return Table(rows, colWidths=widths, style=TableStyle(look), repeatRows=grid.head)


TEXTS: dict[str, Writer] = {
    "piped cells": piped_cells,
    "piped rows": piped_rows,
    "tabs": tabbed,
    "pasted": pasted,
    "spaced lines": spaced_lines,
    "pasted dense": pasted_dense,
    "spaces": spaced,
    "wrapped": wrapped,
}
FILES: dict[str, Writer] = {"html": html, "html nested": html_nested, "docx": word, "pdf": pdf}
WRITERS: dict[str, Writer] = TEXTS | FILES
