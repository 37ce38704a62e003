"""The reports that a question seems to be about, for searches that are not told: by agency names and years in its words."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from index.catalog_schema import reports
from index.library import Library
from index.listing import AgencyKey
from ingest.folding import fold_text
from ingest.vocabulary import name_key

_LONGEST_NAME, _MOST_WORDS = 30, 6
# A pasted page names agencies too, but asks nothing of one of them.
_LONGEST_QUESTION = 300
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度?)?")


@dataclass(frozen=True)
class NamedReports:
    """Ids of the reports that a question names, and the question without those names and years."""

    reports: tuple[str, ...]
    rest: str


def named_reports(library: Library, question: str) -> NamedReports:
    """The reports of the agencies that ``question`` names, of the years it names where they have any.

    A leaning and no decision: without a name there is none (a year alone names half a library), of names inside one
    another the longest counts, and namesakes all do.
    """
    folded = fold_text(question)
    found = _agencies(library, folded[:_LONGEST_QUESTION])
    agencies = {agency for _, agency in found}
    years = {int(match[1]) for match in _YEAR.finditer(folded)}
    rows = _reports_of(library, agencies)
    of_year = [row for row in rows if row[1] in years]
    rest = list(folded)
    for start, end in [*(span for span, _ in found), *(match.span() for match in _YEAR.finditer(folded))]:
        rest[start:end] = " " * (end - start)
    return NamedReports(tuple(report for report, _ in of_year or rows), "".join(rest) if rows else folded)


def _reports_of(library: Library, agencies: Collection[AgencyKey]) -> list[tuple[str, int | None]]:
    """Ids and years of the reports of these agencies; asked for by name, so that a large library is not walked over."""
    if not agencies:
        return []
    columns = reports.c
    query = select(columns.id, columns.year, columns.agency, columns.place_code).order_by(columns.id)
    with library.catalog.reading() as connection:
        rows = connection.execute(query.where(columns.agency.in_({name for name, _ in agencies}))).all()
    return [(row.id, row.year) for row in rows if (row.agency, row.place_code) in agencies]


def _agencies(library: Library, folded: str) -> list[tuple[tuple[int, int], AgencyKey]]:
    """The agencies named, each with where; a name inside a longer one is left out."""
    forms: dict[str, list[tuple[int, int]]] = {}
    for start, end in _stretches(folded):
        forms.setdefault(name_key(folded[start:end]), []).append((start, end))
    named = library.catalog.agencies_named(forms) if forms else {}
    found = [(span, agency) for form, agencies in named.items() for agency in agencies for span in forms[form]]
    spans = {span for span, _ in found}
    return [(span, agency) for span, agency in found if not any(_holds(other, span) for other in spans)]


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    for run in _HAN.finditer(text):
        for start in range(run.start(), run.end() - 1):
            yield from ((start, end) for end in range(start + 2, min(run.end(), start + _LONGEST_NAME) + 1))
    words = [match.span() for match in _LATIN.finditer(text)]
    for first, (start, _) in enumerate(words):
        yield from ((start, end) for _, end in words[first : first + _MOST_WORDS])
