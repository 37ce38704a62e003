"""``wenbao figures``: the stored figures as a table, CSV, JSON or parquet, written as they are read."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from ui.cli_options import chosen_reports, filter_options, language_option, library_option, opened

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from ui.figure_table import FigureRow
    from ui.texts import Language

_FORMATS: Final = ("table", "csv", "json", "parquet")


@click.command(short_help="List, filter and export stored figures.")
@click.option("--format", "file_format", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@filter_options
@click.option("--indicator", multiple=True, help="Id, Chinese or English name of an indicator; may be given again.")
@click.option("--report", help="A report: id or its beginning, file name, or agency and year.")
@click.option("--excel", is_flag=True, help="Start CSV with a byte order mark, which Excel needs to read Chinese.")
@click.option("--columns", is_flag=True, help="Only list the names of the columns.")
@click.option("--dictionary", is_flag=True, help="Only explain the columns.")
@language_option
@library_option
def figures(
    file_format: str,
    output: Path | None,
    agency: str | None,
    place: str | None,
    year: int | None,
    indicator: tuple[str, ...],
    report: str | None,
    excel: bool,
    columns: bool,
    dictionary: bool,
    language: "Language",
    library: Path | None,
) -> None:
    """List stored figures, one a row, each with the characters it was read from.

    In CSV, NULL is an empty cell and an empty text is "". A text that a spreadsheet would run as a formula starts with an
    apostrophe; JSON and parquet are exact. --dictionary explains every column.

    \b
    Example:
      wenbao figures --place 吉林省 --year 2013 --indicator req_received --format csv --output requests.csv
    """
    from ui.figure_table import COLUMNS

    if columns or dictionary:
        for line in _explained(language) if dictionary else COLUMNS:
            click.echo(line)
        return
    if file_format == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("parquet is no text: give --output FILE")
    from ui.named import find_indicators, find_report

    wanted = tuple(id_ for words in indicator for id_ in find_indicators(words))
    catalog = opened(library).catalog
    reports = chosen_reports(catalog, agency, place, year)
    if report is not None:
        chosen = find_report(catalog, report).id
        reports = tuple(row for row in reports if row.id == chosen)
    if not _write(each_figure(catalog, reports, wanted), file_format, output, excel):
        click.echo("no figure matches; wenbao reports lists what the library holds", err=True)


def each_figure(
    catalog: "Catalog", reports: Sequence["ReportRow"], indicators: Sequence[str] = ()
) -> Iterator["FigureRow"]:
    """The figures of these reports (and of these indicators, if any are given), a report at a time."""
    from ui.figure_table import failed_relations, figure_row

    for row in reports:
        figures = catalog.figures([row.id], indicators or None)
        failed = failed_relations(catalog.findings([row.id])) if figures else {}
        yield from (figure_row(row, figure, failed.get(figure.id, ())) for figure in figures)


def _write(rows: Iterator["FigureRow"], file_format: str, output: Path | None, excel: bool) -> bool:
    """Write the rows where they are wanted; whether there were any."""
    from ui.whole_file import whole_file

    # The first row is read before anything is written: a library that cannot be read leaves no empty file.
    first = tuple(islice(rows, 1))
    everything = chain(first, rows)
    if output is not None:
        with whole_file(output) as stream:
            _write_to(stream, everything, file_format, excel)
    elif file_format == "table":
        for line in _table(everything, to_file=False):
            click.echo(line)  # in the encoding of the terminal
    else:
        _write_to(sys.stdout.buffer, everything, file_format, excel)
        sys.stdout.buffer.flush()  # here and not at the end of the process, where a closed pipe would be reported
    return bool(first)


def _table(rows: Iterator["FigureRow"], to_file: bool) -> Iterator[str]:
    from ui.figure_table import figure_lines
    from ui.terminal_columns import terminal_width

    return figure_lines(rows, None if to_file else terminal_width())


def _write_to(stream: BinaryIO, rows: Iterator["FigureRow"], file_format: str, excel: bool) -> None:
    if file_format == "table":
        stream.writelines((line + "\n").encode("utf-8") for line in _table(rows, to_file=True))
        return
    from ui.dictionary import tables
    from ui.figure_table import figure_cells
    from ui.table_files import CsvFile, JsonFile, ParquetFile, TableFile

    shape = tables()["figures"]
    file: TableFile
    if file_format == "csv":
        file = CsvFile(stream, shape, excel)
    else:
        file = JsonFile(stream, shape) if file_format == "json" else ParquetFile(stream, shape)
    for row in rows:
        file.add(figure_cells(row))
    file.close()


def _explained(language: "Language") -> Iterator[str]:
    from ui.dictionary import dictionary_lines, tables
    from ui.terminal_columns import shown_width, terminal_width, wrapped

    lines = dictionary_lines(tables()["figures"], language)
    name_width, kind_width = (max(shown_width(line[at]) for line in lines) for at in (0, 1))
    margin = name_width + kind_width + 4
    for name, kind, said in lines:
        head = f"{name:<{name_width}}  {kind:<{kind_width}}  "
        for number, piece in enumerate(wrapped(said, max(20, (terminal_width() or 1000) - margin))):
            yield (head if number == 0 else " " * margin) + piece
