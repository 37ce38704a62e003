"""``wenbao ingest``: files, folders, globs and addresses into the library, a line for each report."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli_options import all_warnings, echo_json, json_option, library_option, opened

if TYPE_CHECKING:
    from index.build import IngestOutcome
    from index.catalog_rows import ReportRow
    from index.library import Library
    from ingest.errors import IngestError


@click.command(short_help="Read reports into the library.")
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL...")
@json_option
@library_option
def ingest(sources: tuple[str, ...], as_json: bool, library: Path | None) -> None:
    """Read reports into the library: files, folders, globs or http addresses.

    txt, html, mht, pdf, docx, xlsx and csv are read as they are; doc, wps, rtf, xls, odt and ods through LibreOffice where it
    is installed; a zip file by file. A file that cannot be read fails alone, and the exit code is 1.

    \b
    Example:
      wenbao ingest reports/ "downloads/*.pdf"
    """
    from index.build import ingest_sources
    from ingest.errors import IngestError
    from ui.sources import loaded, located

    failures: list[IngestError] = []
    locations: list[str | Path] = []
    for source in sources:
        try:
            locations += located(source)
        except IngestError as error:
            failures.append(error)
    outcomes: tuple[IngestOutcome, ...] = ()
    if locations:
        library_ = opened(library, create=True)
        with _saying_what_is_kept() as heard, _progress(len(locations), as_json) as told:

            def hear(outcome: "IngestOutcome") -> None:
                heard.append(outcome)
                told(outcome)

            outcomes = ingest_sources(library_, loaded(locations, failures), progress=hear)
    for failure in failures:
        click.echo(f"failed  {failure}", err=True)
    if as_json:
        echo_json([*map(_outcome_json, outcomes), *map(_failure_json, failures)])
    _summary(outcomes, len(failures))
    if locations:
        for line in reports_of_one_year(library_, outcomes):
            click.echo(line, err=True)
    sys.exit(1 if failures or any(outcome.status == "failed" for outcome in outcomes) else 0)


@contextmanager
def _saying_what_is_kept() -> Iterator[list["IngestOutcome"]]:
    """Ctrl-C within the block ends the command with how far it came; the list is for the outcomes heard of."""
    heard: list[IngestOutcome] = []
    try:
        yield heard
    except KeyboardInterrupt:
        kept = sum(outcome.report is not None for outcome in heard)
        click.echo(
            f"\nstopped: {kept} reports of this run are in the library; the same command goes on from there", err=True
        )
        raise click.exceptions.Exit(1) from None


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[["IngestOutcome"], None]]:
    """What hears of each outcome: a line for each report, and on a terminal a bar with rate and time left below them."""
    if not sys.stderr.isatty():
        yield lambda outcome: _told(outcome, quiet)
        return
    begun = time.monotonic()
    with click.progressbar(length=total, label="ingest", file=sys.stderr) as bar:

        def told(outcome: "IngestOutcome") -> None:
            click.echo("\r\x1b[K", nl=False, err=True)
            _told(outcome, quiet)
            bar.label = f"ingest {(bar.pos + 1) / (time.monotonic() - begun):.1f}/s"
            bar.update(1)

        yield told


def _told(outcome: "IngestOutcome", quiet: bool) -> None:
    from ui.escape import one_line

    if outcome.report is None:
        click.echo(f"failed  {one_line(outcome.error or outcome.file)}", err=True)
    elif not quiet:
        for line in report_lines(outcome.status, outcome.report):
            click.echo(one_line(line) if not line.startswith(" ") else "  " + one_line(line))


def report_lines(status: str, report: "ReportRow") -> Iterator[str]:
    """What is said of an ingested report: one line, and one for each warning, set in."""
    agency = report.identity.agency or "agency unknown"
    year = report.identity.year or "year unknown"
    counts = f"{report.figure_count} figures, {report.passage_count} passages"
    invented = ", invented" if report.invented else ""
    warnings = all_warnings(report)
    warned = f", {len(warnings)} warning{'s' if len(warnings) > 1 else ''}" if warnings else ""
    yield f"{status}  {report.file}: {agency}, {year}, {counts}{invented}{warned}"
    for warning in warnings:
        yield f"  warning: {warning}"


def _outcome_json(outcome: "IngestOutcome") -> dict[str, Any]:
    report = outcome.report
    return {
        "file": outcome.file,
        "status": outcome.status,
        "report": report.id if report else None,
        "agency": report.identity.agency if report else None,
        "year": report.identity.year if report else None,
        "figures": report.figure_count if report else 0,
        "passages": report.passage_count if report else 0,
        "invented": report.invented if report else False,
        "warnings": list(all_warnings(report)) if report else [],
        "error": outcome.error,
    }


def _failure_json(failure: "IngestError") -> dict[str, Any]:
    nothing = {"report": None, "agency": None, "year": None, "figures": 0, "passages": 0, "invented": False}
    return {"file": failure.file, "status": "failed", **nothing, "warnings": [], "error": str(failure)}


def reports_of_one_year(library: "Library", outcomes: tuple["IngestOutcome", ...]) -> Iterator[str]:
    """For each agency and year of a newly read report of which the library holds several: a line that names them all."""
    from ui.escape import one_line

    new = {_who(outcome.report) for outcome in outcomes if outcome.report and outcome.status != "unchanged"}
    held: dict[tuple[str, str | None, int], list[ReportRow]] = {}
    for row in library.listings.latest() if new - {None} else ():
        if (who := _who(row)) is not None and who in new:
            held.setdefault(who, []).append(row)
    for (agency, _, year), rows in held.items():
        if len(rows) > 1:
            named = ", ".join(f"{row.file} ({row.id})" for row in rows)
            yield one_line(
                f"note: {len(rows)} reports of {agency} for {year}: {named}; answers show each where they differ, and add up"
                " none of them; take out what a correction replaced with `wenbao remove ID`"
            )


def _who(report: "ReportRow") -> tuple[str, str | None, int] | None:
    """What reports share that are of one agency and year; None where either is unknown."""
    who = report.identity
    return (who.agency, who.place_code, who.year) if who.agency and who.year else None


def _summary(outcomes: tuple["IngestOutcome", ...], more_failed: int) -> None:
    counts = dict.fromkeys(("added", "updated", "unchanged", "failed"), 0)
    for outcome in outcomes:
        counts[outcome.status] += 1
    counts["failed"] += more_failed
    said = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    click.echo(f"{sum(counts.values())} files: {said}", err=True)
