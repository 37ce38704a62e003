"""The catalog: reports, figures, passages and their text in SQL. What is not in the catalog does not exist."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, func, insert, or_, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from index import catalog_schema as tables
from index.catalog_findings import renew_across_years, row_to_finding, store_findings, years_of
from index.catalog_rows import (
    FIGURE,
    ReportRow,
    distinct,
    figure_to_row,
    json_to_sections,
    passage_to_row,
    report_to_row,
    row_to_figure,
    row_to_passage,
    row_to_report,
    sections_to_json,
)
from index.errors import CorruptCatalog, LibraryBusy, UnknownReport
from index.listing import AgencyKey, Listing, find_named, listed, store_names
from ingest.findings import Finding
from ingest.report import Figure, Passage, Report, Section

# Databases limit how many values one statement may bind (SQLite 3.40: 32,766).
_IDS_A_STATEMENT = 5_000
_ROWS_AT_ONCE = 1_000  # fetched from the database together: one by one takes half as long again
_CODE_LENGTH = 6


@dataclass(frozen=True)
class Catalog:
    """An open catalog. Open one with ``index.open_catalog``; ``path`` is the library's folder, for messages."""

    engine: Engine
    path: Path

    def reports(self) -> tuple[ReportRow, ...]:
        """All reports, by agency, year and id; reports without them last."""
        return self.reports_matching()

    def listing(self) -> Listing:
        """All reports as one listing; ``Library.listings`` holds the latest."""
        with self.reading() as connection:
            return Listing(listed(connection), self.agencies_named)

    def agencies_named(self, forms: Collection[str]) -> Mapping[str, frozenset[AgencyKey]]:
        """For each of these forms of a name (``ingest.vocabulary.name_key``) the held agencies it may mean."""
        found: dict[str, set[AgencyKey]] = {}
        wanted = sorted(forms)
        with self.reading() as connection:
            for start in range(0, len(wanted), _IDS_A_STATEMENT):
                for form, agency in find_named(connection, wanted[start : start + _IDS_A_STATEMENT]):
                    found.setdefault(form, set()).add(agency)
        return {form: frozenset(agencies) for form, agencies in found.items()}

    def report(self, report_id: str) -> ReportRow:
        """The report of that id; UnknownReport when there is none."""
        found = self._one(select(tables.reports).where(tables.reports.c.id == report_id))
        if found is None:
            raise UnknownReport(report_id)
        return row_to_report(found)

    def reports_by_id(self, report_ids: Sequence[str]) -> Mapping[str, ReportRow]:
        """The reports of these ids; an id that is not in the catalog is left out."""
        rows = self.within(select(tables.reports), tables.reports.c.id, report_ids)
        return {row.id: row_to_report(row) for row in rows}

    def find_report(self, prefix: str) -> ReportRow:
        """The one report whose id begins with ``prefix``; UnknownReport when there is none or more than one."""
        begins = tables.reports.c.id.startswith(prefix, autoescape=True)
        with self.reading() as connection:
            rows = connection.execute(select(tables.reports).where(begins).order_by(tables.reports.c.id)).all()
        exact = [row for row in rows if row.id == prefix]
        if len(rows) != 1 and not exact:
            raise UnknownReport(prefix, tuple(row.id for row in rows))
        return row_to_report((exact or rows)[0])

    def report_of_bytes(self, sha256: str) -> ReportRow | None:
        """The report read from these bytes, or None."""
        found = self._one(select(tables.reports).where(tables.reports.c.sha256 == sha256).order_by(tables.reports.c.id))
        return None if found is None else row_to_report(found)

    def text(self, report_id: str) -> str:
        """The stored text of a report; UnknownReport when there is none."""
        return str(self._texts(report_id).text)

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """The sections of a report in reading order; UnknownReport when there is none."""
        return json_to_sections(self._texts(report_id).sections)

    def figures(
        self, report_ids: Sequence[str] | None = None, indicators: Sequence[str] | None = None
    ) -> tuple[Figure, ...]:
        """The figures of these reports (None: all) and indicators (None: all), by report id and reading order."""
        columns = tables.figures.c
        query = select(*(columns[name] for name in FIGURE)).order_by(columns.report_id, columns.ordinal)
        if indicators is not None:
            query = query.where(columns.indicator.in_(indicators))
        return tuple(row_to_figure(row) for row in self.within(query, columns.report_id, report_ids))

    def recognised(self, report_ids: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
        """Where the figures of these reports that were recognised in images stand: report id, start and end of the quote."""
        columns = tables.figures.c
        query = select(columns.report_id, columns.quote_start, columns.quote_end).where(columns.origin == "ocr")
        return tuple(
            (row.report_id, row.quote_start, row.quote_end) for row in self.within(query, columns.report_id, report_ids)
        )

    def findings(self, report_ids: Sequence[str] | None = None) -> tuple[Finding, ...]:
        """The findings of these reports (None: all), by report id and in the order of the checks.

        Those against the report of the year before stand with the later report and come last.
        """
        columns = tables.findings.c
        query = select(tables.findings).order_by(columns.report_id, columns.number)
        return tuple(row_to_finding(row) for row in self.within(query, columns.report_id, report_ids))

    def reports_matching(
        self, agencies: Sequence[str] = (), places: Sequence[str] = (), year: int | None = None
    ) -> tuple[ReportRow, ...]:
        """Reports for the filters given, in the order of ``reports``; an empty filter lets every report pass.

        ``agencies`` are parts of the agency's name. ``places`` are parts of the name of the place or of one above it, or
        six-digit codes, of which one that ends in 0000 or 00 stands for all that lies below it too.
        """
        columns = tables.reports.c
        query = _in_order(select(tables.reports))
        if agencies:
            query = query.where(or_(*(columns.agency.contains(name, autoescape=True) for name in agencies)))
        if places:
            query = query.where(or_(*(_lies_in(place) for place in places)))
        if year is not None:
            query = query.where(columns.year == year)
        with self.reading() as connection:
            return tuple(row_to_report(row) for row in connection.execute(query))

    def passages(self, report_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """The passages of these reports (None: all), by report id and reading order."""
        query = select(tables.passages).order_by(tables.passages.c.report_id, tables.passages.c.ordinal)
        return tuple(row_to_passage(row) for row in self.within(query, tables.passages.c.report_id, report_ids))

    def passages_by_id(self, passage_ids: Sequence[str]) -> Mapping[str, Passage]:
        """The passages of these ids; an id that is not in the catalog is left out."""
        rows = self.within(select(tables.passages), tables.passages.c.id, passage_ids)
        return {row.id: row_to_passage(row) for row in rows}

    def passage_ids(self, report_ids: Sequence[str] | None = None) -> tuple[str, ...]:
        """The ids of the passages of these reports (None: all), by report id and reading order."""
        columns = tables.passages.c
        query = select(columns.id).order_by(columns.report_id, columns.ordinal)
        return tuple(row.id for row in self.within(query, columns.report_id, report_ids))

    def passage_sample(self, most: int) -> tuple[str, ...]:
        """The ids of at most ``most`` passages spread evenly over the library, in the order they came.

        They are looked up by number: going through all takes longer than the answer. What was removed leaves fewer.
        """
        number = tables.passages.c.number
        with self.reading() as connection:
            last = connection.execute(select(func.max(number))).scalar_one() or 0
            step = -(-last // most) or 1
            query = select(tables.passages.c.id).where(number.in_(range(step, last + 1, step))).order_by(number)
            return tuple(connection.execute(query).scalars())

    def passage_count(self) -> int:
        """How many passages the catalog holds."""
        with self.reading() as connection:
            return connection.execute(select(func.count()).select_from(tables.passages)).scalar_one()

    def add(self, report: Report, words: Mapping[str, str], read_with: str, instead_of: str | None = None) -> None:
        """Make a report visible in one transaction, in place of an earlier reading of the same id or ``instead_of``.

        ``words`` maps each passage id to the text that lexical search reads; ``read_with`` names the readers' version.
        """
        kept = distinct(report.passages)
        replaced = [report.id, instead_of or report.id]
        with self.writing() as connection:
            changed = years_of(connection, replaced)
            connection.execute(delete(tables.reports).where(tables.reports.c.id.in_(replaced)))
            connection.execute(insert(tables.reports), [report_to_row(report, len(kept), read_with)])
            stored = {"report_id": report.id, "text": report.text, "sections": sections_to_json(report.sections)}
            connection.execute(insert(tables.texts), [stored])
            if report.figures:
                rows = [figure_to_row(figure, ordinal) for ordinal, figure in enumerate(report.figures)]
                connection.execute(insert(tables.figures), rows)
            if kept:
                connection.execute(insert(tables.passages), [passage_to_row(p, words[p.id]) for p in kept])
            store_findings(connection, report)
            renew_across_years(connection, changed | years_of(connection, [report.id]))
            store_names(connection, report)
            set_meta(connection, "reports", uuid.uuid4().hex)

    def remove(self, report_id: str) -> None:
        """Take a report and all that was read from it out, in one transaction; UnknownReport when there is none."""
        with self.writing() as connection:
            changed = years_of(connection, [report_id])
            gone = connection.execute(delete(tables.reports).where(tables.reports.c.id == report_id))
            if gone.rowcount == 0:
                raise UnknownReport(report_id)
            renew_across_years(connection, changed)
            set_meta(connection, "reports", uuid.uuid4().hex)

    def meta(self, name: str) -> str | None:
        """A fact about the library itself (``catalog_schema.meta`` lists them), or None."""
        found = self._one(select(tables.meta.c.value).where(tables.meta.c.name == name))
        return None if found is None else str(found.value)

    def set_meta(self, name: str, value: str) -> None:
        """Write a fact about the library itself."""
        with self.writing() as connection:
            set_meta(connection, name, value)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading; a damaged file becomes CorruptCatalog."""
        with self._saying_what_failed(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction, committed at the end and undone by any exception."""
        with self._saying_what_failed(), self.engine.begin() as connection:
            yield connection

    def within(self, query: Select[Any], column: Any, values: Sequence[str] | None) -> Iterator[Any]:
        """Rows of ``query`` whose ``column`` is among ``values`` (None: any), asked for in portions."""
        with self.reading() as connection:
            wanted = sorted(set(values or ()))
            portions = range(0, len(wanted), _IDS_A_STATEMENT)
            queries = [query.where(column.in_(wanted[start : start + _IDS_A_STATEMENT])) for start in portions]
            for one in [query] if values is None else queries:
                for rows in connection.execute(one).partitions(_ROWS_AT_ONCE):
                    yield from rows

    @contextmanager
    def _saying_what_failed(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if "locked" in str(error.orig):
                raise LibraryBusy(self.path) from error
            raise CorruptCatalog(str(self.engine.url), str(error.orig), self.path) from error
        except DatabaseError as error:
            raise CorruptCatalog(str(self.engine.url), str(error.orig), self.path) from error

    def _one(self, query: Select[Any]) -> Any:
        with self.reading() as connection:
            return connection.execute(query.limit(1)).one_or_none()

    def _texts(self, report_id: str) -> Any:
        found = self._one(select(tables.texts).where(tables.texts.c.report_id == report_id))
        if found is None:
            raise UnknownReport(report_id)
        return found


def _in_order(query: Select[Any]) -> Select[Any]:
    columns = tables.reports.c
    return query.order_by(columns.agency.is_(None), columns.agency, columns.year, columns.id)


def _lies_in(place: str) -> ColumnElement[bool]:
    columns = tables.reports.c
    if len(place) == _CODE_LENGTH and place.isdecimal():
        # GB/T 2260: two digits each for the province, the prefecture and the county, 00 for all of them.
        stem = place.removesuffix("00").removesuffix("00")
        return columns.place_code.startswith(stem) if stem != place else columns.place_code == place
    named = columns.place.contains(place, autoescape=True)
    return named | columns.place_path.contains(place, autoescape=True)


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Write a fact about the library itself, within the transaction of ``connection``."""
    known = connection.execute(update(tables.meta).where(tables.meta.c.name == name).values(value=value))
    if known.rowcount == 0:
        connection.execute(insert(tables.meta).values(name=name, value=value))
