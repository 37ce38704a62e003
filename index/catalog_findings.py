"""Findings in the catalog: those of a report with the report, those between two reports as long as both are there."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from index import catalog_schema as tables
from index.catalog_rows import FIGURE, row_to_figure
from ingest.checks import check_report
from ingest.findings import Finding
from ingest.report import Figure, Report
from ingest.year_checks import across_years, indicators_across_years

AgencyYear = tuple[str, str | None, int]  # an agency's name and place code, and a year it reported on


def finding_to_row(finding: Finding) -> dict[str, object]:
    """The row of ``findings`` for ``finding``, whose report must be set."""
    return {
        "report_id": finding.report,
        "earlier": finding.earlier,
        "kind": finding.kind,
        "relation": finding.relation,
        "status": finding.status,
        "usual": finding.usual,
        "left_value": _text(finding.left),
        "right_value": _text(finding.right),
        "difference": _text(finding.difference),
        "left_figures": json.dumps(finding.left_figures),
        "right_figures": json.dumps(finding.right_figures),
        "left_field": finding.left_field,
        "right_field": finding.right_field,
        "zh": finding.zh,
        "en": finding.en,
    }


def row_to_finding(row: Row[Any]) -> Finding:
    """A row of ``findings`` as the Finding that was put in."""
    return Finding(
        kind=row.kind,
        relation=row.relation,
        status=row.status,
        left=_number(row.left_value),
        right=_number(row.right_value),
        difference=_number(row.difference),
        left_figures=tuple(json.loads(row.left_figures)),
        right_figures=tuple(json.loads(row.right_figures)),
        zh=row.zh,
        en=row.en,
        usual=row.usual,
        left_field=row.left_field,
        right_field=row.right_field,
        report=row.report_id,
        earlier=row.earlier,
    )


def store_findings(connection: Connection, report: Report) -> None:
    """Check the figures of a report that is being stored, and store what comes out."""
    found = check_report(report.figures, report.identity)
    _insert(connection, [replace(finding, report=report.id) for finding in found])


def years_of(connection: Connection, report_ids: Sequence[str]) -> frozenset[AgencyYear]:
    """The agencies and years that these reports are on; those without either are left out."""
    columns = tables.reports.c
    query = select(columns.agency, columns.place_code, columns.year).where(columns.id.in_(report_ids))
    rows = connection.execute(query.where(columns.agency.is_not(None), columns.year.is_not(None)))
    return frozenset((row.agency, row.place_code, row.year) for row in rows)


def renew_across_years(connection: Connection, changed: Iterable[AgencyYear]) -> None:
    """Check the reports on these years, and those on the years after, against the year before anew.

    ``changed`` are the years on which a report came or went: no other check can have another outcome than before.
    """
    renewed = {(agency, place, year + later) for agency, place, year in changed for later in (0, 1)}
    columns = tables.reports.c
    query = select(columns.id, columns.agency, columns.place_code, columns.year).where(
        columns.agency.in_(sorted({agency for agency, _, _ in renewed})), columns.year.is_not(None)
    )
    years: dict[AgencyYear, list[str]] = {}
    for row in connection.execute(query.order_by(columns.year, columns.id)):
        years.setdefault((row.agency, row.place_code, row.year), []).append(row.id)
    ids = [report for key in renewed for report in years.get(key, ())]
    if ids:
        old = tables.findings.c.earlier.is_not(None) & tables.findings.c.report_id.in_(ids)
        connection.execute(delete(tables.findings).where(old))
    found: list[Finding] = []
    for (agency, place, year), later in years.items():
        if (agency, place, year) in renewed:
            earlier = years.get((agency, place, year - 1), [])
            for before, after in product(earlier, later):
                last, this = (_figures_across_years(connection, report) for report in (before, after))
                found += across_years(last, this, ambiguous=len(earlier) * len(later) > 1)
    _insert(connection, found)


def _figures_across_years(connection: Connection, report_id: str) -> tuple[Figure, ...]:
    columns = tables.figures.c
    wanted = (columns.report_id == report_id) & columns.indicator.in_(sorted(indicators_across_years()))
    query = select(*(columns[name] for name in FIGURE)).where(wanted).order_by(columns.ordinal)
    rows = connection.execute(query)
    return tuple(row_to_figure(row) for row in rows)


def _insert(connection: Connection, found: Sequence[Finding]) -> None:
    if found:
        connection.execute(insert(tables.findings), [finding_to_row(finding) for finding in found])


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(stored: str | None) -> Decimal | None:
    return None if stored is None else Decimal(stored)
