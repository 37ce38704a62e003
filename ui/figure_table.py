"""Figures as rows of a table: the documented columns first and in their order, then more. One file, four formats.

CSV: utf-8, a blank value is empty, ``breakdown`` is a JSON object, and a text that a spreadsheet would run as a formula
has an apostrophe before it (``ui.escape.csv_text``). JSON and parquet hold every text exactly as stored.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from index.catalog_rows import ReportRow
from ingest.report import Figure
from ui.escape import csv_text, one_line
from ui.render import format_number
from ui.render_terminal import aligned

_BYTE_ORDER_MARK: Final = "\ufeff"


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
    """The row of one figure of ``report``."""
    identity = report.identity
    return FigureRow(
        report=report.id,
        file=report.file,
        agency=identity.agency,
        agency_level=identity.agency_level,
        place_code=identity.place_code,
        year=identity.year,
        period_start=identity.period_start,
        period_end=identity.period_end,
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


def rows_to_csv(rows: Iterable[FigureRow], byte_order_mark: bool = False) -> bytes:
    """The rows as CSV in utf-8; the mark at the start lets Excel see that it is."""
    written = io.StringIO(newline="")
    sheet = csv.writer(written, lineterminator="\n")
    sheet.writerow(COLUMNS)
    for row in rows:
        flat = _flat(row)
        sheet.writerow([_csv_cell(flat[column]) for column in COLUMNS])
    return ((_BYTE_ORDER_MARK if byte_order_mark else "") + written.getvalue()).encode("utf-8")


def _csv_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return csv_text(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def _flat(row: FigureRow) -> dict[str, object]:
    """The row with its compound cells as text: ``breakdown`` a JSON object, the failed checks one text."""
    return {column: getattr(row, column) for column in COLUMNS} | {
        "breakdown": json.dumps(dict(row.breakdown), ensure_ascii=False),
        "checks_failed": "; ".join(row.checks_failed),
    }


def rows_to_json(rows: Iterable[FigureRow]) -> bytes:
    """The rows as a JSON array of objects, one figure a line."""
    lines = [json.dumps(json_object(row), ensure_ascii=False) for row in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("utf-8") if lines else b"[]\n"


def json_object(row: FigureRow) -> dict[str, Any]:
    """One row as JSON: texts exactly as stored, days as ISO dates."""
    plain = {column: getattr(row, column) for column in COLUMNS}
    return plain | {
        "period_start": row.period_start.isoformat() if row.period_start else None,
        "period_end": row.period_end.isoformat() if row.period_end else None,
        "breakdown": dict(row.breakdown),
        "value": _plain(row.value),
        "checks_failed": list(row.checks_failed),
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def rows_to_parquet(rows: Iterable[FigureRow]) -> bytes:
    """The rows as a parquet file; ``breakdown`` is a JSON text, ``value`` a double, ``checks_failed`` a list."""
    # Loaded here: no other format needs it, and it takes long.
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        **dict.fromkeys(("year", "page", "start", "end", "quote_start", "quote_end"), pa.int64()),
        **dict.fromkeys(("blank", "worded_zero", "inferred", "invented"), pa.bool_()),
        **dict.fromkeys(("period_start", "period_end"), pa.date32()),
        "value": pa.float64(),
        "checks_failed": pa.list_(pa.string()),
    }
    schema = pa.schema([(column, kinds.get(column, pa.string())) for column in COLUMNS])
    table = pa.Table.from_pylist([_parquet_object(row) for row in rows], schema=schema)
    written = io.BytesIO()
    parquet.write_table(table, written)
    return written.getvalue()


def _parquet_object(row: FigureRow) -> dict[str, object]:
    return _flat(row) | {
        "value": None if row.value is None else float(row.value),
        "checks_failed": list(row.checks_failed),
    }


def rows_to_lines(rows: Sequence[FigureRow]) -> list[str]:
    """The rows as a table for reading: who, when, what, how much, and how it is meant."""
    head = ("agency", "year", "indicator", "label", "value", "unit", "qualifier", "report")
    shown = [
        (
            one_line(row.agency or "unknown"),
            str(row.year or "unknown"),
            row.indicator or "-",
            _short(one_line(" / ".join(filter(None, (row.label, row.column))))),
            _shown_value(row),
            one_line(row.unit),
            "inferred" if row.inferred else "stated in words" if row.worded_zero else row.qualifier,
            row.report[:8],
        )
        for row in rows
    ]
    return list(aligned([head, *shown]))


def _shown_value(row: FigureRow) -> str:
    if row.value is not None:
        return format_number(row.value)
    return "blank" if row.blank else _short(one_line(row.text_value or row.raw))


def _short(shown: str, longest: int = 36) -> str:
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
