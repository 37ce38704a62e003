"""``wenbao export``: the whole library as tables for other programs."""

import sys
from pathlib import Path

import click

from ui.cli_options import library_option, opened


@click.command(short_help="Write the whole library as CSV and parquet.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--originals", is_flag=True, help="Copy the files as they came, too.")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files; they stay.")
@click.option("--dictionary", is_flag=True, help="Only print the data dictionary of all tables, as Markdown.")
@library_option
def export(folder: Path | None, originals: bool, force: bool, dictionary: bool, library: Path | None) -> None:
    """Write reports, sections, passages, figures, checks and indicators as CSV and parquet, with the stored texts.

    datapackage.json describes every table for Frictionless tools, README.md for people. The same library gives the same
    bytes. An earlier export in FOLDER is replaced as a whole.

    \b
    Example:
      wenbao export tables/
    """
    if dictionary:
        from ui.dictionary import dictionary_markdown

        click.echo(dictionary_markdown(), nl=False)
        return
    if folder is None:
        raise click.UsageError("name the FOLDER to write")
    from ui.export_library import export_library

    library_ = opened(library)
    with click.progressbar(length=len(library_.catalog.reports()), label="export", file=sys.stderr) as bar:
        exported = export_library(library_, folder, originals=originals, force=force, done=lambda: bar.update(1))
    for table, rows in exported.rows.items():
        click.echo(f"{table:<16}{rows:>10,}")
    if originals:
        click.echo(f"{'originals':<16}{exported.originals:>10,}")
    if not exported.rows["reports"]:
        click.echo("the library holds no reports; add some: wenbao ingest PATH", err=True)
