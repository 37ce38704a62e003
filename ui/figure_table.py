"""Figures as rows of a table: the documented columns first and in their order (``ui/dictionary.yaml``), then more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Final

from index.catalog_rows import ReportRow
from ingest.checks import failed
from ingest.findings import Finding
from ingest.report import Figure
from ui.escape import one_line
from ui.render import format_number
from ui.table_files import Row
from ui.terminal_columns import aligned, cut

_LONGEST_LABEL: Final = 72
_LONGEST_TEXT: Final = 24
_WIDE: Final = 110  # columns of a terminal that has room for ids
_HEAD: Final = ("agency", "year", "indicator", "label", "value", "unit", "qualifier", "report")
_NARROW: Final = ("agency", "year", "label", "value", "unit", "qualifier")
_RIGHT: Final = ("value",)
_FLEXIBLE: Final = ("agency", "indicator", "label")


@dataclass(frozen=True)
class FigureRow:
    """One figure with its report's identity. The field order up to ``checks_failed`` is the documented one."""

    report: str
    file: str
    agency: str | None
    agency_level: str | None
    place_code: str | None
    year: int | None
    period_start: date | None
    period_end: date | None
    form: str
    section: str
    indicator: str | None
    label: str
    column: str | None
    breakdown: tuple[tuple[str, str], ...]
    value: Decimal | None
    unit: str
    qualifier: str
    coverage: str | None
    raw: str
    blank: bool
    worded_zero: bool
    page: int | None
    start: int
    end: int
    quote: str
    origin: str
    checks_failed: tuple[str, ...]
    id: str
    inferred: bool
    basis: str | None
    text_value: str | None
    group: str | None
    part_of: str | None
    quote_start: int
    quote_end: int
    place: str | None
    title: str | None
    url: str | None
    invented: bool


COLUMNS: Final = tuple(FigureRow.__dataclass_fields__)


def figure_row(report: ReportRow, figure: Figure, checks_failed: Sequence[str] = ()) -> FigureRow:
    """The row of one figure of ``report``. It claims the report's period only where the figure is of the report's time."""
    identity = report.identity
    of_period = figure.in_table or figure.basis is not None
    return FigureRow(
        report=report.id,
        file=report.file,
        agency=identity.agency,
        agency_level=identity.agency_level,
        place_code=identity.place_code,
        year=identity.year,
        period_start=identity.period_start if of_period else None,
        period_end=identity.period_end if of_period else None,
        form=report.form,
        section=figure.section,
        indicator=figure.indicator,
        label=figure.label,
        column=figure.column,
        breakdown=figure.breakdown,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        coverage=figure.coverage,
        raw=figure.raw,
        blank=figure.blank,
        worded_zero=figure.worded_zero,
        page=figure.page,
        start=figure.start,
        end=figure.end,
        quote=figure.quote,
        origin=figure.origin,
        checks_failed=tuple(checks_failed),
        id=figure.id,
        inferred=figure.inferred,
        basis=figure.basis,
        text_value=figure.text_value,
        group=figure.group,
        part_of=figure.part_of,
        quote_start=figure.quote_start,
        quote_end=figure.quote_end,
        place=identity.place,
        title=identity.title,
        url=report.url,
        invented=report.invented,
    )


def failed_relations(findings: Sequence[Finding]) -> Mapping[str, tuple[str, ...]]:
    """For each figure that a failed check touches, the relations that failed."""
    relations: dict[str, dict[str, None]] = {}
    for figure_id, finding in failed(findings):
        relations.setdefault(figure_id, {})[finding.relation] = None
    return {figure_id: tuple(names) for figure_id, names in relations.items()}


def figure_cells(row: FigureRow) -> Row:
    """The cells of a row in the order of ``COLUMNS``, ``breakdown`` as an object, for the writers of ``ui.table_files``."""
    return tuple(dict(row.breakdown) if name == "breakdown" else getattr(row, name) for name in COLUMNS)


def printed_label(label: str, column: str | None) -> str:
    """Label and column as printed, on one line; a label that has the column's words stands alone.

    >>> printed_label("收到申请数", "总计"), printed_label("行政复议 总计", "行政复议 总计")
    ('收到申请数 / 总计', '行政复议 总计')
    """
    return one_line(label if not column or column in label else f"{label} / {column}")


def figure_lines(rows: Iterable[FigureRow], width: int | None = None) -> Iterator[str]:
    """The rows as a table for reading: who, when, what, how much, and how it is meant. Written as they come.

    A narrow terminal gets the words that tell the rows apart, not the ids.
    """
    columns = _NARROW if width is not None and width < _WIDE else _HEAD
    right, flexible = ([columns.index(name) for name in names if name in columns] for names in (_RIGHT, _FLEXIBLE))
    cells = ([shown[column] for column in columns] for shown in _shown(rows))
    return aligned(chain([columns], cells), width, right, flexible)


def _shown(rows: Iterable[FigureRow]) -> Iterator[Mapping[str, str]]:
    for row in rows:
        yield {
            "agency": one_line(row.agency or "unknown"),
            "year": str(row.year or "unknown"),
            "indicator": row.indicator or "-",
            "label": cut(printed_label(row.label, row.column), _LONGEST_LABEL),
            "value": _shown_value(row),
            "unit": one_line(row.unit),
            "qualifier": "inferred" if row.inferred else "stated in words" if row.worded_zero else row.qualifier,
            "report": row.report[:8],
        }


def _shown_value(row: FigureRow) -> str:
    if row.value is not None:
        return format_number(row.value)
    return "blank" if row.blank else cut(one_line(row.text_value or row.raw), _LONGEST_TEXT)
