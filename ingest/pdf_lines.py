"""Lines of text as they stand on pdf pages, joined into the paragraphs that they were broken from.

A line goes on in the next one when it reaches the right margin and the next one starts at the left margin without an
indent, also over a page break. Page numbers and running heads are left out first.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parts import Paragraph

_PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s?)?\d{1,4}(?:\s?页)?(?:[\s,/]*共?\s?\d{1,4}\s?页?)?[-—–·\s]*")
_SENTENCE_END = "。!?;:\uff01\uff1f\uff1b\uff1a”)\uff09"
_EDGE = 0.1  # of the page's height, where page numbers and running heads stand
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class PdfLine:
    """One line: its text, where it stands (points from the page's top left), its type size.

    ``tabular`` lines have wide gaps inside: columns without rules, never part of a paragraph. ``ocr`` lines were
    recognised in an image.
    """

    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page_height: float
    tabular: bool
    ocr: bool = False


@dataclass(frozen=True)
class Margins:
    """Where the text column of the file begins and ends, and whether its paragraphs are indented."""

    left: float
    right: float
    indented: bool


def without_running_heads(lines: Sequence[PdfLine]) -> tuple[PdfLine, ...]:
    """The lines but for page numbers, and for heads and feet that three pages or more repeat (the first one stays)."""
    at_edge = [line for line in lines if _at_edge(line)]
    repeated = {text for text, count in Counter(line.text for line in at_edge).items() if count >= 3}
    kept: list[PdfLine] = []
    seen: set[str] = set()
    for line in lines:
        if _at_edge(line):
            if _PAGE_NUMBER.fullmatch(line.text) or (line.text in repeated and line.text in seen):
                continue
            if line.text in repeated and line.top > line.page_height / 2:
                continue
            seen.add(line.text)
        kept.append(line)
    return tuple(kept)


def margins(lines: Sequence[PdfLine]) -> Margins:
    """The text column, from the places where several lines begin and end."""
    prose = [line for line in lines if not line.tabular] or list(lines)
    left = _common(prose, [line.x0 for line in prose], lowest=True)
    right = _common(prose, [line.x1 for line in prose], lowest=False)
    indents = sum(1 for line in prose if 1.2 < (line.x0 - left) / max(line.size, 1) < 3.5)
    return Margins(left, right, indented=indents >= 2 or (indents >= 1 and len(prose) <= 12))


def lines_to_paragraphs(lines: Sequence[PdfLine], column: Margins, last_page: int) -> tuple[Paragraph, ...]:
    """Join the lines of a stretch without tables. ``last_page`` is the page of what stands before the stretch."""
    paragraphs: list[Paragraph] = []
    previous: PdfLine | None = None
    for line in lines:
        new_pages = line.page - (previous.page if previous else last_page)
        if previous is not None and _goes_on(previous, line, column):
            before = paragraphs.pop()
            gap = " " if _LATIN.match(before.text[-1]) and _LATIN.match(line.text[0]) else ""
            text = before.text + gap
            breaks = (*before.page_breaks, *[len(text)] * new_pages)
            paragraphs.append(Paragraph(text + line.text, page_breaks=breaks, ocr=before.ocr or line.ocr))
        else:
            paragraphs.append(Paragraph(line.text, page_breaks=(0,) * new_pages, ocr=line.ocr))
        previous = line
    return tuple(paragraphs)


def _goes_on(line: PdfLine, following: PdfLine, column: Margins) -> bool:
    size = max(line.size, 1.0)
    if line.tabular or following.tabular or abs(line.size - following.size) > 0.15 * size:
        return False
    if line.page == following.page and following.top - line.bottom > 1.6 * size:
        return False
    if line.x1 < column.right - 2.6 * size or abs(following.x0 - column.left) > 1.1 * size:
        return False
    return column.indented or line.text[-1] not in _SENTENCE_END


def _at_edge(line: PdfLine) -> bool:
    return line.top < _EDGE * line.page_height or line.bottom > (1 - _EDGE) * line.page_height


def _common(lines: Sequence[PdfLine], places: Sequence[float], lowest: bool) -> float:
    """The outermost place that at least a tenth of the lines share within a character's width."""
    need = max(2, len(lines) // 10)
    ordered = sorted(places, reverse=not lowest)
    for place in ordered:
        if sum(1 for other in places if abs(other - place) <= 6) >= need:
            return place
    return ordered[0] if ordered else 0.0
