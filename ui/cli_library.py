"""``wenbao reports``, ``remove``, ``repair``: what the library holds and its upkeep."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ui.cli_options import (
    all_warnings,
    chosen_reports,
    echo_json,
    filter_options,
    json_option,
    library_option,
    opened,
)
from ui.escape import one_line

if TYPE_CHECKING:
    from index.catalog_rows import ReportRow

_WIDE: Final = 110  # columns of a terminal that has room for every column
_HEAD: Final = ("id", "agency", "year", "form", "figures", "passages", "file", "note")
_NARROW: Final = ("id", "agency", "year", "figures", "file", "note")
_RIGHT: Final = ("figures", "passages")
_FLEXIBLE: Final = ("agency", "file")


@click.command(short_help="List the reports of the library.")
@filter_options
@json_option
@library_option
def reports(agency: str | None, place: str | None, year: int | None, as_json: bool, library: Path | None) -> None:
    """List the reports of the library, all or those of an agency, a place or a year.

    \b
    Example:
      wenbao reports --place 吉林省 --year 2013
    """
    from ui.terminal_columns import aligned, terminal_width

    rows = chosen_reports(opened(library).catalog, agency, place, year)
    if as_json:
        echo_json([report_json(row) for row in rows])
        return
    width = terminal_width()
    columns = _NARROW if width is not None and width < _WIDE else _HEAD
    right, flexible = ([columns.index(name) for name in names if name in columns] for names in (_RIGHT, _FLEXIBLE))
    lines = [[_cells(row)[column] for column in columns] for row in rows]
    for line in aligned([columns, *lines], width, right, flexible):
        click.echo(line)
    if not rows:
        filtered = (agency, place, year) != (None, None, None)
        said = (
            "no report matches; list all: wenbao reports"
            if filtered
            else "the library holds no reports; add some: wenbao ingest PATH"
        )
        click.echo(said, err=True)


def _cells(row: "ReportRow") -> dict[str, str]:
    return {
        "id": row.id[:12],
        "agency": one_line(row.identity.agency or "unknown"),
        "year": str(row.identity.year or "unknown"),
        "form": row.form,
        "figures": str(row.figure_count),
        "passages": str(row.passage_count),
        "file": one_line(row.file),
        "note": "(invented)" if row.invented else "",
    }


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
            f"removed  {one_line(gone.file)}: {gone.identity.agency or 'agency unknown'}, {gone.identity.year or 'year unknown'}"
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
