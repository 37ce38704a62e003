"""The figure row in its four formats: documented columns, exact texts, dead formulas."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from index.catalog_rows import ReportRow
from ingest.report import Figure, Identity
from ui.figure_table import COLUMNS, FigureRow, figure_row, rows_to_csv, rows_to_json, rows_to_lines, rows_to_parquet

DOCUMENTED = [
    "report", "file", "agency", "agency_level", "place_code", "year", "period_start", "period_end", "form", "section",
    "indicator", "label", "column", "breakdown", "value", "unit", "qualifier", "coverage", "raw", "blank",
    "worded_zero", "page", "start", "end", "quote", "origin", "checks_failed",
]  # fmt: skip
REPORT = ReportRow(
    id="abcdef123456",
    file="=cmd.txt",
    url=None,
    sha256="0",
    kind="txt",
    script="simplified",
    form="N2014",
    invented=False,
    identity=Identity(
        "报告", "甲市人民政府", "prefecture", "甲市", "999900", (), 2016, date(2016, 1, 1), date(2016, 12, 31),
        True, None, None, None, (), (),
    ),
    warnings=(),
    figure_count=2,
    passage_count=0,
    read_with="x",
)  # fmt: skip


def figure(number: str | None, raw: str, quote: str, blank: bool = False) -> Figure:
    return Figure(
        id="f1", report=REPORT.id, indicator="req_received", label="收到申请数", column=None,
        breakdown=(("applicant", "自然人"),), value=None if number is None else Decimal(number), unit="件",
        qualifier="exact", basis="year", coverage=None, raw=raw, blank=blank, worded_zero=False, inferred=False,
        text_value=None, origin="table", section="二", group=None, part_of=None, page=None, start=5, end=5 + len(raw),
        quote_start=0, quote_end=len(quote), quote=quote,
    )  # fmt: skip


@pytest.fixture
def rows() -> list[FigureRow]:
    return [
        figure_row(REPORT, figure("1240", "1,240", "=收到申请数 1,240")),
        figure_row(REPORT, figure(None, "-", "收到申请数\r\n-", blank=True), ["columns add up"]),
    ]


def test_the_documented_columns_come_first() -> None:
    assert list(COLUMNS[: len(DOCUMENTED)]) == DOCUMENTED


def test_csv(rows: list[FigureRow]) -> None:
    content = rows_to_csv(rows)
    assert not content.startswith(b"\xef\xbb\xbf")
    first, second = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    assert (first["value"], first["page"], first["blank"]) == ("1240", "", "false")
    assert (second["value"], second["blank"], second["raw"]) == ("", "true", "-")
    assert json.loads(first["breakdown"]) == {"applicant": "自然人"}
    assert first["period_start"] == "2016-01-01"
    assert (first["checks_failed"], second["checks_failed"]) == ("", "columns add up")
    assert second["quote"] == "收到申请数\r\n-"
    assert (first["file"], first["quote"]) == ("'=cmd.txt", "'=收到申请数 1,240")


def test_csv_for_excel_starts_with_the_mark(rows: list[FigureRow]) -> None:
    assert rows_to_csv(rows, byte_order_mark=True).decode("utf-8").startswith("\ufeffreport,file")


def test_json_is_exact(rows: list[FigureRow]) -> None:
    first, second = json.loads(rows_to_json(rows))
    assert list(first) == list(COLUMNS)
    assert (first["file"], first["quote"], first["value"]) == ("=cmd.txt", "=收到申请数 1,240", 1240)
    assert (second["value"], second["blank"], second["page"]) == (None, True, None)
    assert (first["breakdown"], second["checks_failed"]) == ({"applicant": "自然人"}, ["columns add up"])
    assert json.loads(rows_to_json([])) == []


def test_parquet_is_exact_and_typed(rows: list[FigureRow]) -> None:
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(rows_to_parquet(rows)))
    assert table.column_names == list(COLUMNS)
    assert {name: str(table.schema.field(name).type) for name in ("value", "year", "blank", "period_start")} == {
        "value": "double",
        "year": "int64",
        "blank": "bool",
        "period_start": "date32[day]",
    }
    assert table.column("value").to_pylist() == [1240.0, None]
    assert table.column("quote").to_pylist() == ["=收到申请数 1,240", "收到申请数\r\n-"]
    assert rows_to_parquet([])[:4] == b"PAR1"


def test_the_table_for_reading(rows: list[FigureRow]) -> None:
    head, first, second = rows_to_lines(rows)
    assert head.split() == ["agency", "year", "indicator", "label", "value", "unit", "qualifier", "report"]
    assert first.split() == ["甲市人民政府", "2016", "req_received", "收到申请数", "1,240", "件", "exact", "abcdef12"]
    assert " blank " in second
