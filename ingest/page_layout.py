"""Pages with their lines and tables into one reading order: paragraphs joined, tables joined over the ends of pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.parts import Grid, Part
from ingest.pdf_lines import PdfLine, lines_to_paragraphs, margins, without_running_heads
from ingest.pdf_tables import PdfTable, continues, join


@dataclass(frozen=True)
class PageContent:
    """The lines and tables of one page, their places in points from its top left."""

    number: int
    lines: tuple[PdfLine, ...]
    tables: tuple[PdfTable, ...]

    @property
    def text(self) -> str:
        """All characters of the page, for judging them."""
        cells = (cell.text for table in self.tables for cell in table.grid.cells)
        return "".join((*(line.text for line in self.lines), *cells))


def pages_to_parts(pages: Sequence[PageContent]) -> tuple[Part, ...]:
    """Everything in reading order: stretches of lines joined into paragraphs, tables joined over pages."""
    kept = without_running_heads([line for page in pages for line in page.lines])
    column = margins(kept)
    tables = [table for page in pages for table in page.tables]
    ordered: list[PdfLine | PdfTable] = sorted([*kept, *tables], key=lambda thing: (thing.page, thing.top))
    parts: list[Part] = []
    last_page = 0
    for kind, group in groupby(ordered, key=type):
        things = list(group)
        if kind is PdfLine:
            lines = [thing for thing in things if isinstance(thing, PdfLine)]
            parts.extend(lines_to_paragraphs(lines, column, last_page))
        else:
            parts.extend(_grids([thing for thing in things if isinstance(thing, PdfTable)], last_page))
        last_page = things[-1].page
    return tuple(parts)


def _grids(tables: Sequence[PdfTable], last_page: int) -> Iterator[Grid]:
    """Tables with nothing between them, joined where one continues the other."""
    joined: list[PdfTable] = []
    for table in tables:
        if joined and continues(joined[-1], table):
            joined[-1] = join(joined[-1], table)
            last_page = table.page
            continue
        opened = replace(table.grid, page_rows=(0,) * (table.page - last_page))
        joined.append(replace(table, grid=opened))
        last_page = table.page
    return (table.grid for table in joined)
