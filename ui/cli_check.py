"""``wenbao check``: what does not add up in the reports, both sides quoted, and what could not be found out about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ingest.findings import KINDS
from ui.cli_options import all_warnings, chosen_reports, echo_json, filter_options, json_option, library_option, opened

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from ingest.findings import Finding

# So many figures of a side are shown; --json has all.
_SHOWN = 4
_READING = "reading"  # the kind of a warning of reading, which no arithmetic gave


@dataclass(frozen=True)
class Cited:
    """A place that a side of a finding stands on. ``line`` counts the lines of the stored text from 1."""

    report: str
    figure: str | None
    label: str
    raw: str
    line: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class CitedFinding:
    """A finding with its report and the places of both its sides."""

    row: "ReportRow"
    finding: "Finding"
    left: tuple[Cited, ...]
    right: tuple[Cited, ...]


def cited_findings(
    catalog: "Catalog", rows: Sequence["ReportRow"], findings: Sequence["Finding"]
) -> Iterator[CitedFinding]:
    """The findings with the places that their sides stand on, in the order given."""
    by_id = {row.id: row for row in rows}
    reports = {name for finding in findings for name in (finding.report, finding.earlier) if name}
    figures = {figure.id: figure for figure in catalog.figures(sorted(reports))} if reports else {}
    texts = {name: catalog.text(name) for name in sorted(reports)}

    def cite(row: "ReportRow", ids: Iterable[str], field: str | None) -> Iterator[Cited]:
        for figure in (figures[name] for name in ids if name in figures):
            line = texts[figure.report].count("\n", 0, figure.start) + 1
            place = (line, figure.quote_start, figure.quote_end, figure.quote)
            yield Cited(figure.report, figure.id, figure.label, figure.raw, *place)
        span = row.identity.span(field) if field else None
        if span is not None:
            line = texts[row.id].count("\n", 0, span.start) + 1
            yield Cited(row.id, None, field or "", span.quote, line, span.start, span.end, span.quote)

    for finding in findings:
        row = by_id[finding.report or ""]
        left = tuple(cite(row, finding.left_figures, finding.left_field))
        right = tuple(cite(row, finding.right_figures, finding.right_field))
        yield CitedFinding(row, finding, left, right)


def size(finding: "Finding") -> float:
    """How large the difference is; 0 where there is none to measure."""
    return float(abs(finding.difference)) if finding.difference is not None else 0.0


@click.command(short_help="List what does not add up or is not known.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([*KINDS, _READING]), help="Only this kind; repeatable."
)
@click.option("--report", help="A report: id or its beginning, file name, or agency and year.")
@filter_options
@click.option("--sort", type=click.Choice(["report", "size"]), default="report", show_default=True, help="Order.")
@click.option("--all", "also_passed", is_flag=True, help="List the checks that passed or could not be made as well.")
@click.option("--language", type=click.Choice(["zh", "en"]), default="en", show_default=True)
@json_option
@library_option
def check(
    kinds: tuple[str, ...],
    report: str | None,
    agency: str | None,
    place: str | None,
    year: int | None,
    sort: str,
    also_passed: bool,
    language: str,
    as_json: bool,
    library: Path | None,
) -> None:
    """List findings with both sides: sums that fail, prose against table, one year against the next, and warnings.

    By report, then by kind, the largest difference first; --sort size puts the largest of all reports first. Where two
    numbers may differ lawfully it says so. A finding is no error of the program: the exit code is 0.

    \b
    Example:
      wenbao check --agency 攀枝花 --language zh
    """
    from ui.named import find_report

    catalog = opened(library).catalog
    rows = chosen_reports(catalog, agency, place, year)
    if report is not None:
        wanted = find_report(catalog, report).id
        rows = tuple(row for row in rows if row.id == wanted)
    found = catalog.findings([row.id for row in rows])
    shown = [one for one in found if also_passed or one.status == "failed" or one.kind == "same_number"]
    shown = _sorted([one for one in shown if not kinds or one.kind in kinds], rows, by_size=sort == "size")
    cited = tuple(cited_findings(catalog, rows, shown))
    warnings = (
        [(row, warning) for row in rows for warning in all_warnings(row)] if not kinds or _READING in kinds else []
    )
    if as_json:
        echo_json([*map(_entry, cited), *(_warning(row, warning) for row, warning in warnings)])
        return
    _echo(cited, warnings, language)
    failed = sum(one.status == "failed" for one in found)
    lawful = sum(one.status == "failed" and one.usual for one in found)
    counted = f"{len(rows)} reports: {len(found)} checks, {failed} failed ({lawful} of them may lawfully differ)"
    click.echo(f"{counted}; {len(warnings)} warnings", err=True)


def _sorted(findings: Sequence["Finding"], rows: Sequence["ReportRow"], by_size: bool) -> list["Finding"]:
    order: Mapping[str | None, int] = {row.id: place for place, row in enumerate(rows)}
    if by_size:
        return sorted(findings, key=lambda one: (-size(one), order[one.report]))
    return sorted(findings, key=lambda one: (order[one.report], KINDS.index(one.kind), -size(one)))


def _echo(cited: Sequence[CitedFinding], warnings: Sequence[tuple["ReportRow", str]], language: str) -> None:
    from ui.escape import one_line

    for one in cited:
        finding = one.finding
        said = finding.zh if language == "zh" else finding.en
        click.echo(one_line(f"{_who(one.row)}: {finding.status}: {finding.kind}: {said}"))
        for side in (one.left, one.right):
            places = {(place.report, place.start): place for place in reversed(side)}
            for place in sorted(places.values(), key=lambda place: (place.report, place.start))[:_SHOWN]:
                where = f"line {place.line}" + (f" of {place.report[:12]}" if place.report != one.row.id else "")
                click.echo(f"    {where}: {one_line(' '.join(place.quote.split()))}")
            if len(places) > _SHOWN:
                click.echo(f"    and {len(places) - _SHOWN} more")
    for row, warning in warnings:
        click.echo(one_line(f"{_who(row)}: warning: {warning}"))


def _who(row: "ReportRow") -> str:
    return f"{row.id[:12]}  {row.identity.agency or 'agency unknown'}, {row.identity.year or 'year unknown'}"


def _whose(row: "ReportRow") -> dict[str, Any]:
    return {"report": row.id, "file": row.file, "agency": row.identity.agency, "year": row.identity.year}


def _entry(one: CitedFinding) -> dict[str, Any]:
    finding = one.finding
    numbers = {
        name: None if value is None else float(value) if value % 1 else int(value)
        for name, value in (("left", finding.left), ("right", finding.right), ("difference", finding.difference))
    }
    return {
        **_whose(one.row),
        "kind": finding.kind,
        "relation": finding.relation,
        "status": finding.status,
        "may_differ": finding.usual,
        **numbers,
        "zh": finding.zh,
        "en": finding.en,
        "earlier": finding.earlier,
        "left_figures": list(finding.left_figures),
        "right_figures": list(finding.right_figures),
        "left_places": [vars(place) for place in one.left],
        "right_places": [vars(place) for place in one.right],
    }


def _warning(row: "ReportRow", warning: str) -> dict[str, Any]:
    said = {"kind": _READING, "relation": None, "status": "warning", "may_differ": False, "zh": warning, "en": warning}
    empty: dict[str, list[str]] = {"left_figures": [], "right_figures": [], "left_places": [], "right_places": []}
    return {**_whose(row), **said, "left": None, "right": None, "difference": None, "earlier": None, **empty}
