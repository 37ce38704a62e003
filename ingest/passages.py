"""Sections into passages, the pieces that passage search finds and cites: whole paragraphs where they fit."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from ingest.document import Document
from ingest.report import Passage, Section
from ingest.sections import PATH_SEPARATOR, section_path

TARGET = 120  # a passage is closed at the end of a paragraph once it is this long
LONGEST = 300  # and never grows beyond this, but for a sentence or a row that is longer in itself

_HEADING_END = " 。:\uff1a"
_LINE = re.compile(r"[^\r\n]+")
_SENTENCE = re.compile(
    r"[^。!?;\uff01\uff1f\uff1b]*[。!?;\uff01\uff1f\uff1b]+[”’」』)\uff09]*|[^。!?;\uff01\uff1f\uff1b]+$"
)
_CLAUSE = re.compile(r"[^,、:\s\uff0c\uff1a]*[,、:\s\uff0c\uff1a]+|[^,、:\s\uff0c\uff1a]+$")

Stretch = tuple[int, int]


def passages(report_id: str, document: Document, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Split every section at paragraphs, long paragraphs at sentences, tables at rows.

    No passage crosses a section or mixes a table with the prose around it; a heading with nothing of its own under it
    is none. ``passage.text`` is exactly ``document.text[start:end]``; its section is named with the titles above it
    (三、… / (二)…).
    """
    tables = sorted((table.start, table.end) for table in document.tables)
    found: list[Passage] = []
    for section in sections:
        title = PATH_SEPARATOR.join(section_path(sections, section.ordinal))
        for area in _areas(section, tables):
            for start, end in _merge(_pieces(document.text, area)):
                text = document.text[start:end]
                if text.rstrip(_HEADING_END) == section.title.rstrip(_HEADING_END):
                    continue  # a heading that only sub-headings follow: nothing to cite
                identity = f"{report_id}\n{section.ordinal}\n{start}\n{text}"
                identifier = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
                page = document.page_of(start)
                found.append(Passage(identifier, report_id, len(found), title, start, end, text, page))
    return tuple(found)


def _areas(section: Section, tables: Sequence[Stretch]) -> Iterator[Stretch]:
    """The section cut at the starts and ends of the tables in it."""
    cuts = sorted({edge for table in tables for edge in table if section.start < edge < section.end})
    edges = [section.start, *cuts, section.end]
    yield from pairwise(edges)


def _pieces(text: str, area: Stretch) -> Iterator[Stretch]:
    """The lines of a stretch without the space around them, long ones cut into sentences."""
    for line in _LINE.finditer(text, *area):
        stretch = _stripped(text, line.start(), line.end())
        if stretch[1] - stretch[0] > LONGEST:
            yield from _merge(_cut(text, stretch, _SENTENCE))
        elif stretch[0] < stretch[1]:
            yield stretch


def _cut(text: str, stretch: Stretch, unit: re.Pattern[str]) -> Iterator[Stretch]:
    """A stretch cut into units; a sentence that is too long by itself is cut into clauses, a clause by length."""
    start, end = stretch
    for match in unit.finditer(text, start, end):
        piece = _stripped(text, match.start(), match.end())
        if piece[1] - piece[0] <= LONGEST:
            if piece[0] < piece[1]:
                yield piece
        elif unit is _SENTENCE:
            yield from _merge(_cut(text, piece, _CLAUSE))
        else:
            yield from ((place, min(place + LONGEST, piece[1])) for place in range(piece[0], piece[1], LONGEST))


def _merge(pieces: Iterator[Stretch]) -> Iterator[Stretch]:
    """Join neighbours until a stretch is long enough; a short remainder joins the one before it."""
    merged: list[Stretch] = []
    for start, end in pieces:
        if merged and merged[-1][1] - merged[-1][0] < TARGET and end - merged[-1][0] <= LONGEST:
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    if len(merged) > 1 and merged[-1][1] - merged[-1][0] < TARGET // 3 and merged[-1][1] - merged[-2][0] <= LONGEST:
        merged[-2:] = [(merged[-2][0], merged[-1][1])]
    return iter(merged)


def _stripped(text: str, start: int, end: int) -> Stretch:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))
