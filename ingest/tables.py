"""Statutory tables to figures: one figure for each row and value column, each with the characters it was read from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ingest.document import Document
from ingest.flat_tables import flat_segments
from ingest.flat_tokens import is_page_mark
from ingest.folding import Folded
from ingest.forms import form_named, recognise_form, table_words
from ingest.grid_tables import grid_segments
from ingest.report import Figure, Section
from ingest.table_figures import TableContext, rows_to_figures, rows_to_warnings
from ingest.table_rows import PrintedRow, Segment, match_rows, without_glued

# How far from a table its caption and its footnotes may stand, in characters.
_CAPTION_REACH = 160
_FOOTNOTE_REACH = 500
# The last lines above a table that may be its title, and how they name the year of its numbers (not a day).
_CAPTION_LINES = 2
_LONGEST_TITLE = 60
_YEAR_OF_TITLE = re.compile(r"(20\d\d)(?:年度|年(?!\s*\d))")
_CAPTION_UNIT = re.compile(r"单位:\s*(\S{1,3}?)(?=[\s|,;)]|$)")


@dataclass(frozen=True)
class TableReading:
    """The figures of all tables, the stored-text stretches that they were read from, and what could not be read."""

    form: str
    figures: tuple[Figure, ...]
    spans: tuple[tuple[int, int], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Body:
    """One filled form, all its tables: the rows table by table, and where it stands in the folded text."""

    form: str
    rows: tuple[PrintedRow, ...]
    start: int
    end: int


def read_tables(
    report_id: str, document: Document, folded: Folded, sections: Sequence[Section], year: int | None = None
) -> TableReading:
    """Read every table of a report, those whose grid survived and those flattened into text, by their labels.

    Nothing is guessed: a row that cannot be read with certainty gives a warning and no figure. ``year``, the report's
    data year where known, never chooses the form; a column of another year or of a change is stored without indicator and warned of.
    Source of the rules: domain/forms.md.
    """
    form_name = recognise_form(folded.text)
    segments = _segments(document, folded, form_name, year)
    bodies = _bodies(segments)
    figures: list[Figure] = []
    warnings: list[str] = []
    grids = _grid_captions(document, folded)
    for place, body in enumerate(bodies):
        before = bodies[place - 1].end if place else 0
        after = bodies[place + 1].start if place + 1 < len(bodies) else len(folded.text)
        caption = folded.text[max(before, body.start - _CAPTION_REACH) : body.start]
        table_year = _another_year(caption, year)
        if table_year is not None:
            warnings.append(f"a table is headed {table_year}, the report is on {year}: its figures have no indicator")
        footnote = folded.text[body.end : min(after, body.end + _FOOTNOTE_REACH)]
        for table_id, group in groupby(body.rows, key=lambda row: row.table.id if row.table else ""):
            rows = tuple(group)
            context = TableContext(
                report_id=report_id,
                document=document,
                folded=folded,
                sections=sections,
                form=body.form,
                name=f"{place + 1}/{table_id}",
                coverage=_coverage(caption, footnote),
                caption_units={row.start: _unit_above(row.start, grids, caption) for row in rows},
            )
            matched = match_rows(without_glued(rows, folded.text))
            read = rows_to_figures(context, matched)
            if table_year is not None:
                read = tuple(replace(figure, indicator=None) for figure in read)
            figures.extend(read)
            warnings.extend(rows_to_warnings(context, matched))
    figures.sort(key=lambda figure: (figure.quote_start, figure.start))
    spans = sorted(folded.span(*span) for segment in segments for span in segment.spans)
    figures, said = _without_other_years(figures, year)
    warnings.extend(said)
    return TableReading(form_name, tuple(figures), tuple(spans), tuple(warnings))


def table_figures(
    report_id: str, document: Document, folded: Folded, sections: Sequence[Section], year: int | None = None
) -> tuple[Figure, ...]:
    """The figures alone of ``read_tables``."""
    return read_tables(report_id, document, folded, sections, year).figures


def _segments(document: Document, folded: Folded, form_name: str, year: int | None) -> tuple[Segment, ...]:
    grids = grid_segments(document, folded, form_name, year)
    form = form_named(form_name)
    if form is None:
        return grids
    taken = [(folded.at(table.start), folded.at(table.end)) for table in document.tables]
    return (*grids, *flat_segments(folded.text, form, taken, year))


def _another_year(caption: str, year: int | None) -> int | None:
    """The year that the lines right above a table name, where the report is on another and they do not name its own."""
    lines = [line.strip() for line in caption.split("\n") if line.strip()][-_CAPTION_LINES:]
    titles = [line for line in lines if len(line) <= _LONGEST_TITLE and "。" not in line]
    named = [int(found) for line in titles for found in _YEAR_OF_TITLE.findall(line)]
    return named[-1] if year is not None and named and year not in named else None


def _without_other_years(figures: Sequence[Figure], year: int | None) -> tuple[list[Figure], list[str]]:
    """Columns of another time than the report's year are stored without an indicator and a basis, and said."""
    own: list[Figure] = []
    warnings: dict[str, None] = {}
    for figure in figures:
        printed = re.match(r"(20\d\d)年", figure.column or "")
        other = year is not None and printed is not None and int(printed[1]) != year
        if other:
            warnings[f"a table column is headed {figure.column}, the report is on {year}"] = None
        aside = figure.basis is None and figure.in_table
        if aside and not other:
            warnings[f"a table column is headed {figure.column}: its cells have no indicator"] = None
        own.append(replace(figure, indicator=None, basis=None) if other else figure)
    return own, list(warnings)


def _bodies(segments: Sequence[Segment]) -> tuple[_Body, ...]:
    """The filled forms in the order of the text: a segment may hold the form of two bodies, one after the other."""
    bodies: list[_Body] = []
    for segment in segments:
        end = 0
        for _, group in groupby(segment.rows, key=lambda row: row.instance):
            rows = tuple(sorted(group, key=lambda row: row.table.id if row.table else ""))
            first = min(row.start for row in rows)
            start = max((low for low, _ in segment.spans if end <= low <= first), default=first)  # with its head
            end = max(row.end for row in rows)
            bodies.append(_Body(segment.form, rows, start, end))
    return tuple(sorted(bodies, key=lambda body: body.start))


def _coverage(caption: str, footnote: str) -> Literal["body", "area"] | None:
    """Whom the table counts, where its caption or its footnotes say so."""
    words = table_words()
    if words.area.search(caption) or words.area.search(footnote):
        return "area"
    return "body" if words.body.search(caption) else None


def _grid_captions(document: Document, folded: Folded) -> tuple[tuple[int, int, str | None], ...]:
    """Where each grid stands and the unit of its own caption; one that a page end parted has that of its first part."""
    captions: list[tuple[int, int, str | None]] = []
    before, unit = 0, None
    for table in sorted(document.tables, key=lambda table: table.start):
        start, end = folded.at(table.start), folded.at(table.end)
        between = folded.text[max(before, start - _CAPTION_REACH) : start]
        if any(not is_page_mark(line) for line in between.split("\n") if line.strip()):
            unit = _caption_unit(between)
        captions.append((start, end, unit))
        before = end
    return tuple(captions)


def _unit_above(start: int, grids: Sequence[tuple[int, int, str | None]], caption: str) -> str | None:
    """The unit of the caption over the row at ``start``: of its own grid, in flattened text that of the whole form."""
    return next((unit for low, high, unit in grids if low <= start < high), _caption_unit(caption))


def _caption_unit(caption: str) -> str | None:
    found = _CAPTION_UNIT.findall(caption)
    return found[-1] if found and found[-1] in table_words().units else None
