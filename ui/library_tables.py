"""The rows of the tables that an export holds, read from the catalog a report at a time. Columns: ``ui/dictionary.yaml``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.catalog import Catalog
from index.catalog_rows import ReportRow
from ingest.findings import Finding
from ingest.report import Figure
from ingest.vocabulary import indicators
from ui.cli_options import all_warnings
from ui.figure_table import failed_relations, figure_cells, figure_row
from ui.report_view import ReportView
from ui.table_files import Row


@dataclass(frozen=True)
class ReportRows:
    """The rows of every table for one report, by table, and the indicators that its figures use."""

    rows: Mapping[str, Sequence[Row]]
    indicators: frozenset[str]


def rows_of(catalog: Catalog, row: ReportRow, text_file: str, original_file: str | None) -> ReportRows:
    """What the catalog holds of one report. UnknownReport when it has been removed meanwhile."""
    view = ReportView(
        row=row,
        sections=catalog.sections(row.id),
        passages=catalog.passages([row.id]),
        figures=catalog.figures([row.id]),
        findings=catalog.findings([row.id]),
        warnings=all_warnings(row),
    )
    failed = failed_relations(view.findings)
    rows: dict[str, Sequence[Row]] = {
        "reports": [_report(view, text_file, original_file)],
        "evidence": [(row.id, field, span.start, span.end, span.quote) for field, span in row.identity.evidence],
        "sections": list(_sections(view)),
        "passages": [(p.id, p.report, p.ordinal, p.section, p.page, p.start, p.end, p.text) for p in view.passages],
        "figures": [figure_cells(figure_row(row, figure, failed.get(figure.id, ()))) for figure in view.figures],
        "findings": [_finding(row.id, number, finding) for number, finding in enumerate(view.findings)],
        "finding_figures": [
            cells for number, finding in enumerate(view.findings) for cells in _sides(row.id, number, finding)
        ],
    }
    return ReportRows(rows, frozenset(_used(view.figures)))


def indicator_rows(used: frozenset[str]) -> Iterator[Row]:
    """The indicators that are used and the wholes above them, in the order of the vocabulary."""
    known = indicators()
    wanted = {above for id_ in used for above in _upwards(id_)}
    for id_, entry in known.items():
        if id_ in wanted:
            yield (
                id_,
                entry.zh,
                entry.en,
                entry.unit,
                entry.kind,
                entry.basis,
                entry.parent,
                entry.parent_rel,
                entry.regimes,
                entry.note,
            )


def _upwards(id_: str) -> Iterator[str]:
    step: str | None = id_
    while step is not None:
        yield step
        step = indicators()[step].parent


def _used(figures: Sequence[Figure]) -> Iterator[str]:
    return (figure.indicator for figure in figures if figure.indicator is not None)


def _report(view: ReportView, text_file: str, original_file: str | None) -> Row:
    row, identity = view.row, view.row.identity
    who = (identity.title, identity.agency, identity.agency_level, identity.place, identity.place_code)
    when = (identity.year, identity.period_start, identity.period_end, identity.period_stated)
    days = (identity.signed, identity.published, identity.filled)
    return (
        *(row.id, row.file, row.url, row.kind, row.form, *who, "/".join(identity.place_path), *when, *days),
        *(row.script, row.invented, len(view.figures), len(view.passages), view.warnings, row.sha256, row.read_with),
        *(text_file, original_file),
    )


def _sections(view: ReportView) -> Iterator[Row]:
    for section in view.sections:
        pages, figures = view.pages_of(section), len(view.figures_in(section))
        yield (
            *(view.row.id, section.ordinal, section.level, section.title, section.start, section.end),
            *(*pages, figures),
        )


def _finding(report: str, number: int, finding: Finding) -> Row:
    return (
        *(report, number, finding.kind, finding.relation, finding.status),
        *(finding.left, finding.right, finding.difference, finding.usual),
        *(finding.left_field, finding.right_field, finding.earlier, finding.zh, finding.en),
    )


def _sides(report: str, number: int, finding: Finding) -> Iterator[Row]:
    for side, ids in (("left", finding.left_figures), ("right", finding.right_figures)):
        yield from ((report, number, side, ordinal, id_) for ordinal, id_ in enumerate(ids))
