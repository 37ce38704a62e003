"""``wenbao check``: what does not add up in the reports, and what could not be found out about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli_options import all_warnings, echo_json, json_option, library_option, opened

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from ingest.findings import Finding


@dataclass(frozen=True)
class ReportFindings:
    """A report with the checks that its figures took and the warnings of reading it."""

    report: "ReportRow"
    findings: tuple["Finding", ...]
    warnings: tuple[str, ...]

    @property
    def failed(self) -> tuple["Finding", ...]:
        """The findings that failed."""
        return tuple(finding for finding in self.findings if finding.status == "failed")


def checked(catalog: "Catalog", reports: Sequence["ReportRow"]) -> Iterator[ReportFindings]:
    """The checks of each report, and of each two consecutive years of one agency (with the later of them)."""
    from ingest.checks import carried_findings, check_report

    figures = {row.id: catalog.figures([row.id]) for row in reports}
    earlier = {
        later.id: before
        for before, later in pairwise(sorted(reports, key=_agency_and_year))
        if before.identity.agency is not None
        and before.identity.agency == later.identity.agency
        and (before.identity.year or 0) + 1 == later.identity.year
    }
    for row in reports:
        found = check_report(figures[row.id], row.identity)
        if row.id in earlier:
            found = (*found, *carried_findings(figures[earlier[row.id].id], figures[row.id]))
        yield ReportFindings(row, found, all_warnings(row))


def _agency_and_year(row: "ReportRow") -> tuple[str, int]:
    return row.identity.agency or "", row.identity.year or 0


@click.command(short_help="List what does not add up or is not known.")
@click.option("--all", "also_passed", is_flag=True, help="List the checks that passed or could not be made as well.")
@click.option("--language", type=click.Choice(["zh", "en"]), default="en", show_default=True)
@json_option
@library_option
def check(also_passed: bool, language: str, as_json: bool, library: Path | None) -> None:
    """List findings: sums that fail, prose against table, one year against the next, and warnings of reading.

    A finding is no error of the program: the exit code is 0.

    \b
    Example:
      wenbao check --language zh
    """
    from ui.escape import one_line

    catalog = opened(library).catalog
    results = tuple(checked(catalog, catalog.reports()))
    if as_json:
        echo_json([entry for result in results for entry in _entries(result, also_passed)])
        return
    for result in results:
        identity = result.report.identity
        who = f"{result.report.id[:12]}  {identity.agency or 'agency unknown'}, {identity.year or 'year unknown'}"
        for entry in _entries(result, also_passed):
            click.echo(one_line(f"{who}: {entry['status']}: {entry[language]}"))
    made = sum(len(result.findings) for result in results)
    broken = sum(len(result.failed) for result in results)
    warnings = sum(len(result.warnings) for result in results)
    click.echo(f"{len(results)} reports: {made} checks, {broken} failed; {warnings} warnings", err=True)


def _entries(result: ReportFindings, also_passed: bool) -> Iterator[dict[str, Any]]:
    report = result.report
    whose = {"report": report.id, "file": report.file, "agency": report.identity.agency, "year": report.identity.year}
    for finding in result.findings if also_passed else result.failed:
        figures = {"left_figures": list(finding.left_figures), "right_figures": list(finding.right_figures)}
        said: dict[str, str | None] = {"kind": finding.kind, "relation": finding.relation, "status": finding.status}
        yield {**whose, **said, "zh": finding.zh, "en": finding.en, **figures}
    for warning in result.warnings:
        said = {"kind": "reading", "relation": None, "status": "warning"}
        yield {**whose, **said, "zh": warning, "en": warning, "left_figures": [], "right_figures": []}
