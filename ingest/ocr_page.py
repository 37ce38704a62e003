"""A page image into the lines and tables that stand on it, as a page with a text layer gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from ingest.cells import UNSURE
from ingest.ocr import PixelBox, Recognised, find_lines, recognise
from ingest.ocr_cells import STROKES, THOUSANDTHS, read_cells
from ingest.page_images import PageImage
from ingest.page_layout import PageContent
from ingest.parts import GridCell, one_line
from ingest.pdf_lines import PdfLine
from ingest.pdf_tables import PdfTable, boxes_to_table
from ingest.ruled_images import Ink, RuledTable, points_a_pixel, ruled_tables, straighten

Grey = npt.NDArray[np.uint8]

_ONE_RULE = 3.0  # points within which edges of cells lie on one rule
_LEAST_INK = 0.0004  # of a page's pixels; an empty page has less
_LEAST_SCORE = 0.6
_LINE_PADDING = 0.12  # of a line's height
_NUMBER = re.compile(r"\d[\d,.\uff0c\uff0e]*")
_WIDE_GAP = 2.2  # heights of a line: a gap that parts columns


def read_page(page: PageImage) -> PageContent | None:
    """The lines and tables of a page, all marked as recognised; None for a page without ink. Raises NoRecogniser."""
    grey, dusty = straighten(page.pixels)
    scale = page.scale or points_a_pixel(grey)
    tables, ink = ruled_tables(grey, scale, dusty)
    if np.count_nonzero(ink.marks) < _LEAST_INK * ink.marks.size and not tables:
        return None
    read = [found for table in tables if (found := _table(page.number, scale, ink, table)) is not None]
    rest = ink.clean.copy()
    marks = ink.marks.copy()
    for found in read:
        x0, top, x1, bottom = (round(edge / scale) for edge in found.box)
        rest[top:bottom, x0:x1] = 255
        marks[top:bottom, x0:x1] = 0
    lines = _lines(page.number, scale, rest) if np.count_nonzero(marks) > _LEAST_INK * marks.size / 4 else ()
    return PageContent(page.number, tuple(lines), tuple(read))


def _table(number: int, scale: float, ink: Ink, table: RuledTable) -> PdfTable | None:
    """The grid of a ruled table. Cells that run together are parted along the table's other rules, and not trusted."""
    rows = _rules([edge for box in (*table.cells, *table.broken) for edge in (box[1], box[3])], scale)
    columns = _rules([edge for box in (*table.cells, *table.broken) for edge in (box[0], box[2])], scale)
    pieces = [piece for box in table.broken for piece in _pieces(box, rows, columns)]
    boxes = [*table.cells, *pieces]
    texts = [*read_cells(ink, boxes, scale)]
    texts[len(table.cells) :] = [text.replace(UNSURE, "") + UNSURE for text in texts[len(table.cells) :]]
    snapped = [
        (_on(columns, x0) * scale, _on(rows, top) * scale, _on(columns, x1) * scale, _on(rows, bottom) * scale)
        for x0, top, x1, bottom in boxes
    ]
    found = boxes_to_table(number, snapped, texts)
    if found is None:
        return None
    cells = (*found.grid.cells, *_missing(found))
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(found, grid=replace(found.grid, cells=ordered, ocr=True))


def _rules(edges: Sequence[int], scale: float) -> list[float]:
    """Where rules lie: edges of cells close to each other are one rule."""
    rules: list[list[int]] = []
    for edge in sorted(edges):
        if rules and (edge - rules[-1][-1]) * scale <= _ONE_RULE:
            rules[-1].append(edge)
        else:
            rules.append([edge])
    return [sum(group) / len(group) for group in rules]


def _on(rules: Sequence[float], edge: float) -> float:
    return min(rules, key=lambda rule: abs(rule - edge))


def _pieces(box: PixelBox, rows: Sequence[float], columns: Sequence[float]) -> Iterator[PixelBox]:
    x0, top, x1, bottom = box
    across = [rule for rule in columns if _on(columns, x0) <= rule <= _on(columns, x1)]
    down = [rule for rule in rows if _on(rows, top) <= rule <= _on(rows, bottom)]
    for upper, lower in pairwise(down):
        for left, right in pairwise(across):
            yield round(left), round(upper), round(right), round(lower)


def _missing(table: PdfTable) -> Iterator[GridCell]:
    """A cell not to be trusted for each place of the grid that no cell covers: it is not known to be blank."""
    covered = {
        (row, column)
        for cell in table.grid.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    for row in range(table.grid.rows):
        for column in range(table.grid.columns):
            if (row, column) not in covered:
                yield GridCell(row, column, 1, 1, UNSURE)


def _lines(number: int, scale: float, grey: Grey) -> Iterator[PdfLine]:
    """The lines outside the tables: boxes beside each other as one line, parted by spaces."""
    boxes = sorted(find_lines(grey), key=lambda box: (box[1] + box[3], box[0]))
    texts = dict(zip(boxes, _read_lines(grey, boxes), strict=True))
    height = median([box[3] - box[1] for box in boxes]) if boxes else 0
    for row in _side_by_side(boxes):
        said = [(box, texts[box]) for box in row if texts[box]]
        if not said:
            continue
        gaps = [right[0][0] - left[0][2] for left, right in pairwise(said)]
        tall = median([box[3] - box[1] for box in row])
        size = height if 0.7 * height <= tall <= 1.3 * height else tall
        yield PdfLine(
            page=number,
            text=one_line(" ".join(text for _, text in said)),
            x0=said[0][0][0] * scale,
            x1=said[-1][0][2] * scale,
            top=min(box[1] for box, _ in said) * scale,
            bottom=max(box[3] for box, _ in said) * scale,
            size=size * scale * 0.8,  # a box is somewhat higher than the type
            page_height=grey.shape[0] * scale,
            tabular=any(gap > _WIDE_GAP * tall for gap in gaps),
            ocr=True,
        )


def _side_by_side(boxes: Sequence[PixelBox]) -> Iterator[list[PixelBox]]:
    """Boxes grouped by the line that they stand on, from left to right."""
    rows: list[list[PixelBox]] = []
    for box in boxes:
        middle = (box[1] + box[3]) / 2
        row = next(
            (row for row in rows[-3:] if row[0][1] + 0.2 * _high(row[0]) < middle < row[0][3] - 0.2 * _high(row[0])),
            None,
        )
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    yield from (sorted(row) for row in rows)


def _high(box: PixelBox) -> int:
    return box[3] - box[1]


def _read_lines(grey: Grey, boxes: Sequence[PixelBox]) -> list[str]:
    """What stands in each box. Lines with figures are read twice; a figure that is not read the same is left open."""
    first = recognise([_cut(grey, box, 0.0) for box in boxes])
    again = [place for place, read in enumerate(first) if any(map(str.isdigit, read.text))]
    second = dict(zip(again, recognise([_cut(grey, boxes[place], _LINE_PADDING) for place in again]), strict=True))
    return [_said(read, second.get(place)) for place, read in enumerate(first)]


def _cut(grey: Grey, box: PixelBox, padding: float) -> Grey:
    around = round(padding * _high(box))
    x0, top, x1, bottom = box
    return grey[max(top - around, 0) : bottom + around, max(x0 - around, 0) : x1 + around]


def _said(first: Recognised, second: Recognised | None) -> str:
    text = first.text.strip()
    if text in STROKES or THOUSANDTHS.search(text):
        return _NUMBER.sub(UNSURE, text) if any(map(str.isdigit, text)) else text + UNSURE
    if second is None or (first.text == second.text and min(first.score, second.score) >= _LEAST_SCORE):
        return text
    ours, theirs = _NUMBER.findall(text), _NUMBER.findall(second.text)
    if len(ours) != len(theirs) or min(first.score, second.score) < _LEAST_SCORE:
        return _NUMBER.sub(UNSURE, text)
    same = iter([one == other for one, other in zip(ours, theirs, strict=True)])
    return _NUMBER.sub(lambda number: number[0] if next(same) else UNSURE, text)
