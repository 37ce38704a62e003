"""``wenbao show``: one report with everything that was read from it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli_options import all_warnings, echo_json, json_option, language_option, library_option, opened

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from ingest.report import Section
    from ui.report_view import ReportView
    from ui.texts import Language


@click.command(short_help="Show a report, its sections, figures and checks.")
@click.argument("report_id", metavar="ID", nargs=-1, required=True)
@click.option("--section", help="Only this section: its number or a part of its heading.")
@click.option("--indicator", multiple=True, help="Only figures of this indicator: id, Chinese or English name.")
@click.option("--findings", is_flag=True, help="Only the checks, all of them, with the figures on both sides.")
@click.option("--text", "as_text", is_flag=True, help="Write the stored text, which all offsets count, as it is.")
@language_option
@json_option
@library_option
def show(
    report_id: tuple[str, ...],
    section: str | None,
    indicator: tuple[str, ...],
    findings: bool,
    as_text: bool,
    language: "Language",
    as_json: bool,
    library: Path | None,
) -> None:
    """Show a report: who and when with the evidence, sections, figures with their characters, and checks.

    ID is the beginning of an id, a file name, or an agency (or a part of its name) and a year.

    \b
    Example:
      wenbao show 3f2a
      wenbao show 攀枝花 2009 --section 三 --language zh
    """
    from ui.named import find_indicators, find_report

    wanted = tuple(id_ for words in indicator for id_ in find_indicators(words))
    catalog = opened(library).catalog
    row = find_report(catalog, " ".join(report_id))
    sections = _chosen(catalog.sections(row.id), section)
    if as_text:
        stored = catalog.text(row.id)
        shown = stored if section is None else "".join(stored[part.start : part.end] for part in sections)
        click.echo(shown.encode("utf-8"), nl=False)
        return
    view = view_of(catalog, row)
    if as_json:
        echo_json(view_json(view, sections, wanted))
        return
    for line in _lines(catalog, view, sections, wanted, findings, section is None and not wanted, language):
        click.echo(line)


def view_of(catalog: "Catalog", row: "ReportRow") -> "ReportView":
    """A report of the catalog with all that is shown of it."""
    from ui.report_view import ReportView

    return ReportView(
        row=row,
        sections=catalog.sections(row.id),
        passages=catalog.passages([row.id]),
        figures=catalog.figures([row.id]),
        findings=catalog.findings([row.id]),
        warnings=all_warnings(row),
    )


def _chosen(sections: Sequence["Section"], words: str | None) -> tuple["Section", ...]:
    """The sections that ``words`` mean: one by its number, or all whose heading has the words. UsageError for none."""
    from ingest.folding import fold_text

    if words is None:
        return tuple(sections)
    if words.isascii() and words.isdecimal():
        found = tuple(section for section in sections if section.ordinal == int(words))
    else:
        found = tuple(section for section in sections if fold_text(words) in fold_text(section.title))
    if not found:
        raise click.UsageError(
            f"no section {words}; wenbao show ID lists them with their numbers, 0-{len(sections) - 1}"
        )
    return found


def _lines(
    catalog: "Catalog",
    view: "ReportView",
    sections: Sequence["Section"],
    indicators: Sequence[str],
    findings: bool,
    whole: bool,
    language: "Language",
) -> Iterator[str]:
    from ui.cli_check import cited_findings
    from ui.report_view import Style, cited_lines, figure_lines, report_lines, title_line
    from ui.terminal_columns import may_style, terminal_width

    style = Style(language, terminal_width(), may_style())
    if whole and not findings:
        yield from report_lines(view, style)
        return
    yield title_line(view, style)
    if findings:
        yield from cited_lines(cited_findings(catalog, [view.row], view.findings), style)
    else:
        yield from figure_lines(view, sections, style, indicators)


def view_json(view: "ReportView", sections: Sequence["Section"], indicators: Sequence[str]) -> dict[str, Any]:
    """The report with these sections and their figures (of these indicators, if any are given) as JSON."""
    from ui.cli_library import report_json
    from ui.figure_table import COLUMNS, failed_relations, figure_cells, figure_row
    from ui.table_files import json_object

    failed = failed_relations(view.findings)
    figures = [figure for section in sections for figure in view.figures_in(section)]
    rows = [
        json_object(COLUMNS, figure_cells(figure_row(view.row, figure, failed.get(figure.id, ()))))
        for figure in figures
        if not indicators or figure.indicator in indicators
    ]
    return {
        **report_json(view.row),
        "evidence": {field: vars(span) for field, span in view.row.identity.evidence},
        "sections": [_section_json(view, section) for section in sections],
        "figure_rows": rows,
        "findings": [_plain(vars(finding)) for finding in view.findings],
    }


def _section_json(view: "ReportView", section: "Section") -> dict[str, Any]:
    first, last = view.pages_of(section)
    return {**vars(section), "first_page": first, "last_page": last, "figures": len(view.figures_in(section))}


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    from ui.table_files import json_object

    return json_object(tuple(fields), tuple(fields.values()))
