"""All reports of a library as one listing, and the agencies that a form of a name may mean: what each question asks first.

A library of 10,000 reports is listed once and again only after it changed; a name is looked up, never searched for.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, insert, select

from index import catalog_schema as tables
from index.catalog_rows import LISTED, ReportRow, row_to_listed
from ingest.report import Report
from ingest.vocabulary import agency_forms, name_key

AgencyKey = tuple[str, str | None]
_LONGEST_FORM = 255


class NameLookup(Protocol):
    """For each of these forms (as ``name_key`` gives them) the agencies, by name and place code, that it may mean."""

    def __call__(self, forms: Collection[str]) -> Mapping[str, frozenset[AgencyKey]]: ...


class Listing(tuple[ReportRow, ...]):
    """All reports by agency, year and id, without the spans that their identity was read from; those without agency last.

    A listing equals only itself: it is held and looked up with every question, and comparing 10,000 reports field by
    field would take longer than the answer.
    """

    named: NameLookup

    def __new__(cls, rows: Iterable[ReportRow], named: NameLookup) -> "Listing":
        """A listing of these rows, which looks names up with ``named``."""
        listing = super().__new__(cls, rows)
        listing.named = named
        return listing

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


class ListingReader:
    """The listing as last written, whoever wrote it; ``version`` gives the mark that every writer leaves in the catalog."""

    def __init__(self, read: Callable[[], Listing], version: Callable[[], str | None]) -> None:
        self._read = read
        self._version = version
        self._seen: str | None = None
        self._listing: Listing | None = None
        self._turn = Lock()

    def latest(self) -> Listing:
        """The listing; the same object as long as nothing was written."""
        with self._turn:
            version = self._version()
            if self._listing is None or version != self._seen:
                self._listing, self._seen = self._read(), version
            return self._listing


def store_names(connection: Connection, report: Report) -> None:
    """Store the forms under which a question may name the agency of ``report``."""
    identity = report.identity
    if identity.agency is None:
        return
    forms = agency_forms(identity.agency, identity.place_path)
    keys = dict.fromkeys(name_key(form) for form in (*forms.zh, *forms.en))
    connection.execute(
        insert(tables.names),
        [{"report_id": report.id, "form": key} for key in keys if key and len(key) <= _LONGEST_FORM],
    )


def listed(connection: Connection) -> Iterable[ReportRow]:
    """The rows of a listing."""
    columns = tables.reports.c
    order = (columns.agency.is_(None), columns.agency, columns.year, columns.id)
    for row in connection.execute(select(*(columns[name] for name in LISTED)).order_by(*order)):
        yield row_to_listed(row)


def find_named(connection: Connection, forms: Collection[str]) -> Iterable[tuple[str, AgencyKey]]:
    """The forms among ``forms`` that name a held agency, each with the agency."""
    columns = tables.names.c
    query = select(columns.form, tables.reports.c.agency, tables.reports.c.place_code).join(tables.reports).distinct()
    for row in connection.execute(query.where(columns.form.in_(forms))):
        yield row.form, (row.agency, row.place_code)
