"""A document into its sections: the finest stretches under one heading each, which together cover the whole text."""

from bisect import bisect_right
from collections.abc import Sequence

from ingest.document import Document
from ingest.folding import Folded
from ingest.headings import Heading, Line, headings
from ingest.report import Section

PATH_SEPARATOR = " / "


def sections(document: Document, folded: Folded) -> tuple[Section, ...]:
    """The sections in order; they tile the stored text, and ``ordinal`` is a section's place in the result.

    What stands before the first heading is a section titled "". Levels follow the nesting of numbering styles, an
    attachment (附件, 表一) being outermost again.
    """
    found = headings(_lines(document, folded))
    length = len(document.text)
    if not found:
        return (Section(0, 1, "", 0, length),)
    starts = [folded.span(heading.start, heading.start)[0] for heading in found]
    opening = bool(document.text[: starts[0]].strip())
    result = [Section(0, 1, "", 0, starts[0])] if opening else []
    if not opening:
        starts[0] = 0
    for heading, level, start, end in zip(found, _levels(found), starts, [*starts[1:], length], strict=True):
        title_start, title_end = folded.span(heading.title_start, heading.title_end)
        title = document.text[title_start:title_end].strip()
        result.append(Section(len(result), level, title, start, end))
    return tuple(result)


def section_path(sections: Sequence[Section], ordinal: int) -> tuple[str, ...]:
    """The titles from the top-level section down to the one at ``ordinal``; empty before the first heading."""
    path: list[str] = []
    level = sections[ordinal].level + 1
    for section in reversed(sections[: ordinal + 1]):
        if section.level < level and section.title:
            path.append(section.title)
            level = section.level
    return tuple(reversed(path))


def _levels(found: Sequence[Heading]) -> list[int]:
    open_ranks: list[int] = []
    levels: list[int] = []
    for heading in found:
        while open_ranks and open_ranks[-1] >= heading.rank:
            open_ranks.pop()
        open_ranks.append(heading.rank)
        levels.append(len(open_ranks))
    return levels


def _lines(document: Document, folded: Folded) -> tuple[Line, ...]:
    """The lines of the folded text that hold anything, each with what the file format says about it."""
    levels = {folded.at(block.start): block.level for block in document.blocks if block.kind == "heading"}
    tables = [(folded.at(table.start), folded.at(table.end)) for table in document.tables]
    table_starts = [start for start, _ in tables]
    lines: list[Line] = []
    position = 0
    for raw in folded.text.split("\n"):
        text = raw.strip()
        if text:
            start = position + len(raw) - len(raw.lstrip())
            table = bisect_right(table_starts, start) - 1
            in_table = table >= 0 and start < tables[table][1]
            lines.append(Line(start, start + len(text), text, levels.get(start), in_table))
        position += len(raw) + 1
    return tuple(lines)
