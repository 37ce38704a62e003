"""Statutory tables to figures: one figure for each row and value column, each with the characters it was read from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ingest.document import Document
from ingest.flat_tables import flat_segments
from ingest.folding import Folded
from ingest.forms import form_named, recognise_form, table_words
from ingest.grid_tables import grid_segments
from ingest.report import Figure, Section
from ingest.table_figures import TableContext, rows_to_figures, rows_to_warnings
from ingest.table_rows import PrintedRow, match_rows

# How far from a table its caption and its footnotes may stand, in characters.
_CAPTION_REACH = 160
_FOOTNOTE_REACH = 500
_CAPTION_UNIT = re.compile(r"单位:\s*(\S{1,3}?)(?=[\s|,;)]|$)")


@dataclass(frozen=True)
class TableReading:
    """The figures of all tables, the stored-text stretches that they were read from, and what could not be read."""

    form: str
    figures: tuple[Figure, ...]
    spans: tuple[tuple[int, int], ...]
    warnings: tuple[str, ...]


def read_tables(
    report_id: str, document: Document, folded: Folded, sections: Sequence[Section], year: int | None = None
) -> TableReading:
    """Read every table of a report, those whose grid survived and those flattened into text, by their labels.

    Nothing is guessed: a row that cannot be read with certainty gives a warning and no figure. ``year``, the report's
    data year where known, never chooses the form; a column headed with another year is warned of.
    Source of the rules: domain/forms.md.
    """
    form_name = recognise_form(folded.text)
    segments = grid_segments(document, folded, form_name)
    form = form_named(form_name)
    if form is not None:
        taken = [(folded.at(table.start), folded.at(table.end)) for table in document.tables]
        segments = (*segments, *flat_segments(folded.text, form, taken))
    figures: list[Figure] = []
    warnings: list[str] = []
    for number, segment in enumerate(segments, start=1):
        before = max((end for other in segments for _, end in other.spans if end <= segment.start), default=0)
        after = min((start for other in segments for start, _ in other.spans if start >= segment.end), default=None)
        for key, rows in groupby(segment.rows, key=_table_key):
            context = TableContext(
                report_id=report_id,
                document=document,
                folded=folded,
                sections=sections,
                form=segment.form,
                name=f"{number}.{key[1]}/{key[0]}",
                coverage=_coverage(folded.text, segment.start, segment.end, before, after),
                caption_unit=_caption_unit(folded.text[max(before, segment.start - _CAPTION_REACH) : segment.start]),
            )
            matched = match_rows(tuple(rows))
            figures.extend(rows_to_figures(context, matched))
            warnings.extend(rows_to_warnings(context, matched))
    figures.sort(key=lambda figure: (figure.quote_start, figure.start))
    spans = sorted(folded.span(*span) for segment in segments for span in segment.spans)
    warnings.extend(_other_years(figures, year))
    return TableReading(form_name, tuple(figures), tuple(spans), tuple(warnings))


def table_figures(
    report_id: str, document: Document, folded: Folded, sections: Sequence[Section], year: int | None = None
) -> tuple[Figure, ...]:
    """The figures alone of ``read_tables``."""
    return read_tables(report_id, document, folded, sections, year).figures


def table_spans(document: Document, folded: Folded) -> tuple[tuple[int, int], ...]:
    """The stretches of stored text that the table readers cover, so that nothing else reads them again."""
    return read_tables("", document, folded, ()).spans


def _other_years(figures: Sequence[Figure], year: int | None) -> Iterator[str]:
    """A table of another year in the report is quoted as printed, and said."""
    for heading in dict.fromkeys(figure.column or "" for figure in figures):
        printed = re.match(r"(20\d\d)年", heading)
        if year is not None and printed and int(printed[1]) != year:
            yield f"a table column is headed {heading}, the report is on {year}"


def _table_key(row: PrintedRow) -> tuple[str, int]:
    return (row.table.id if row.table else "", row.instance)


def _coverage(text: str, start: int, end: int, before: int, after: int | None) -> Literal["body", "area"] | None:
    """Whom the table counts, where its caption or its footnotes say so."""
    words = table_words()
    caption = text[max(before, start - _CAPTION_REACH) : start]
    limit = end + _FOOTNOTE_REACH if after is None else min(after, end + _FOOTNOTE_REACH)
    if words.area.search(caption) or words.area.search(text[end:limit]):
        return "area"
    return "body" if words.body.search(caption) else None


def _caption_unit(caption: str) -> str | None:
    found = _CAPTION_UNIT.findall(caption)
    return found[-1] if found and found[-1] in table_words().units else None
