"""``wenbao figures``: the stored figures as a table, CSV, JSON or parquet."""

import difflib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ui.cli_options import library_option, opened

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from ui.figure_table import FigureRow

_FORMATS: Final = ("table", "csv", "json", "parquet")


@click.command(short_help="List, filter and export stored figures.")
@click.option("--format", "file_format", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--agency", help="Part of the agency's name, in Chinese.")
@click.option("--place", help="Part of the place's name or of a place above it, or its six-digit code.")
@click.option("--year", type=int, help="Year reported on.")
@click.option("--indicator", help="Id of an indicator, such as req_received.")
@click.option("--report", help="Id of a report or its beginning, as wenbao reports shows it.")
@click.option("--excel", is_flag=True, help="Start CSV with a byte order mark, which Excel needs to read Chinese.")
@library_option
def figures(
    file_format: str,
    output: Path | None,
    agency: str | None,
    place: str | None,
    year: int | None,
    indicator: str | None,
    report: str | None,
    excel: bool,
    library: Path | None,
) -> None:
    """List stored figures, one a row, each with the characters it was read from.

    In CSV a text that a spreadsheet would run as a formula starts with an apostrophe; JSON and parquet are exact.

    \b
    Example:
      wenbao figures --year 2013 --indicator req_received --format csv --output requests.csv
    """
    from ui.figure_table import figure_row, rows_to_csv, rows_to_json, rows_to_lines, rows_to_parquet

    if file_format == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("parquet is no text: give --output FILE")
    if indicator is not None:
        _require_known(indicator)
    catalog = opened(library).catalog
    chosen = catalog.find_report(report).id if report is not None else None
    reports = {row.id: row for row in catalog.reports()}
    found = catalog.figures_matching(agency, place, year, indicator, chosen)
    failed = _checks_failed(catalog, [reports[id_] for id_ in sorted({figure.report for figure in found})])
    rows = [figure_row(reports[figure.report], figure, failed.get(figure.id, ())) for figure in found]
    writers: Mapping[str, Callable[[Sequence[FigureRow]], bytes]] = {
        "table": lambda rows: ("\n".join(rows_to_lines(rows)) + "\n").encode("utf-8"),
        "csv": lambda rows: rows_to_csv(rows, excel),
        "json": rows_to_json,
        "parquet": rows_to_parquet,
    }
    content = writers[file_format](rows)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)
    if not rows:
        click.echo("no figure matches; wenbao reports lists what the library holds", err=True)


def _checks_failed(catalog: "Catalog", reports: Sequence["ReportRow"]) -> Mapping[str, tuple[str, ...]]:
    """For each figure that a failed check touches, the relations that failed."""
    from ingest.checks import failed

    relations: dict[str, dict[str, None]] = {}
    for figure_id, finding in failed(catalog.findings([row.id for row in reports])):
        relations.setdefault(figure_id, {})[finding.relation] = None
    return {figure_id: tuple(names) for figure_id, names in relations.items()}


def _require_known(indicator: str) -> None:
    from ingest.vocabulary import indicators

    known = indicators()
    if indicator in known:
        return
    near = difflib.get_close_matches(indicator, known, n=3, cutoff=0.4)
    hint = f"near it: {', '.join(near)}" if near else "for example req_received"
    raise click.UsageError(f"no indicator has the id {indicator}; {hint}")
