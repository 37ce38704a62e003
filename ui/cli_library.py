"""``wenbao reports``, ``show``, ``remove``, ``repair``: what the library holds and its upkeep."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli_options import all_warnings, echo_json, json_option, library_option, opened

if TYPE_CHECKING:
    from index.catalog_rows import ReportRow


@click.command(short_help="List the reports of the library.")
@json_option
@library_option
def reports(as_json: bool, library: Path | None) -> None:
    """List the reports of the library.

    \b
    Example:
      wenbao reports --library wenbao-library
    """
    from ui.escape import one_line
    from ui.render_terminal import aligned

    rows = opened(library).catalog.reports()
    if as_json:
        echo_json([report_json(row) for row in rows])
        return
    head = ("id", "agency", "year", "form", "figures", "passages", "file")
    lines = [
        (
            row.id[:12],
            one_line(row.identity.agency or "unknown") + (" (invented)" if row.invented else ""),
            str(row.identity.year or "unknown"),
            row.form,
            str(row.figure_count),
            str(row.passage_count),
            one_line(row.file),
        )
        for row in rows
    ]
    for line in aligned([head, *lines]):
        click.echo(line)
    if not rows:
        click.echo("the library holds no reports; add some: wenbao ingest PATH", err=True)


def report_json(row: "ReportRow") -> dict[str, Any]:
    """A report without its text as JSON."""
    identity = row.identity
    days = ("period_start", "period_end", "signed", "published", "filled")
    return {
        "report": row.id,
        "file": row.file,
        "url": row.url,
        "kind": row.kind,
        "form": row.form,
        "invented": row.invented,
        "title": identity.title,
        "agency": identity.agency,
        "agency_level": identity.agency_level,
        "place": identity.place,
        "place_code": identity.place_code,
        "year": identity.year,
        **{day: _iso(getattr(identity, day)) for day in days},
        "figures": row.figure_count,
        "passages": row.passage_count,
        "warnings": list(all_warnings(row)),
        "sha256": row.sha256,
    }


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


@click.command(short_help="Show a report, its sections and figures.")
@click.argument("report_id", metavar="ID")
@click.option("--text", "as_text", is_flag=True, help="Write the stored text, which all offsets count.")
@json_option
@library_option
def show(report_id: str, as_text: bool, as_json: bool, library: Path | None) -> None:
    """Show a report: who, when, its sections and its figures. The beginning of an id is enough.

    \b
    Example:
      wenbao show 3f2a
    """
    from ui.figure_table import figure_row, rows_to_lines

    catalog = opened(library).catalog
    row = catalog.find_report(report_id)
    if as_text:
        click.echo(catalog.text(row.id).encode("utf-8"), nl=False)
        return
    sections = catalog.sections(row.id)
    figures = [figure_row(row, figure) for figure in catalog.figures([row.id])]
    if as_json:
        from ui.figure_table import json_object

        listed = [vars(section) for section in sections]
        echo_json({**report_json(row), "sections": listed, "figure_rows": [json_object(figure) for figure in figures]})
        return
    for line in _head_lines(row):
        click.echo(line)
    click.echo("\nsections")
    for section in sections:
        click.echo(
            f"{'  ' * section.level}{_plain(section.title) or '(before the first heading)'}  {section.start}-{section.end}"
        )
    click.echo("\nfigures")
    for line in rows_to_lines(figures):
        click.echo("  " + line)


def _plain(foreign: str) -> str:
    from ui.escape import one_line

    return one_line(foreign)


def _head_lines(row: "ReportRow") -> Iterator[str]:
    fields = report_json(row)
    for name, value in fields.items():
        if value not in (None, [], False):
            shown = "; ".join(value) if isinstance(value, list) else str(value)
            yield f"{name:<13} {_plain(shown)}"


@click.command(short_help="Take reports out of the library.")
@click.argument("report_ids", nargs=-1, required=True, metavar="ID...")
@library_option
def remove(report_ids: tuple[str, ...], library: Path | None) -> None:
    """Take reports out of the library, with their figures, passages and originals.

    \b
    Example:
      wenbao remove 3f2a
    """
    from index.build import remove_report
    from index.errors import UnknownReport

    library_ = opened(library)
    failed = False
    for report_id in report_ids:
        try:
            gone = remove_report(library_, library_.catalog.find_report(report_id).id)
        except UnknownReport as error:
            failed = True
            click.echo(f"Error: {error}", err=True)
            continue
        click.echo(
            f"removed  {_plain(gone.file)}: {gone.identity.agency or 'agency unknown'}, {gone.identity.year or 'year unknown'}"
        )
    sys.exit(1 if failed else 0)


@click.command(short_help="Make the vectors anew from the catalog.")
@library_option
def repair(library: Path | None) -> None:
    """Make the vectors anew from the catalog, for instance after another embedding model was chosen.

    \b
    Example:
      wenbao repair --library wenbao-library
    """
    from index.repair import repair as repair_library

    library_ = opened(library)
    with click.progressbar(length=library_.catalog.passage_count(), label="repair", file=sys.stderr) as bar:
        done = repair_library(library_, lambda now, _total: bar.update(now - bar.pos))
    click.echo(f"{done.made} vectors made, {done.kept} in order, {done.dropped} dropped")
