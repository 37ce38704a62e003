"""The figure row in its four formats: documented columns, exact texts, dead formulas."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from index.catalog_rows import ReportRow
from ingest.report import Figure, Identity
from ui.dictionary import tables
from ui.figure_table import COLUMNS, FigureRow, figure_cells, figure_lines, figure_row
from ui.table_files import CsvFile, JsonFile, ParquetFile
from ui.terminal_columns import shown_width

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
        figure_row(REPORT, figure(None, "-", "收到申请数\r\n-", blank=True), ["columns add up", "period"]),
    ]


def written(kind: type, rows: list[FigureRow], **options: bool) -> bytes:
    stream = io.BytesIO()
    file = kind(stream, tables()["figures"], **options)
    for row in rows:
        file.add(figure_cells(row))
    file.close()
    return stream.getvalue()


def test_the_documented_columns_come_first() -> None:
    assert list(COLUMNS[: len(DOCUMENTED)]) == DOCUMENTED


def test_csv(rows: list[FigureRow]) -> None:
    content = written(CsvFile, rows)
    assert not content.startswith(b"\xef\xbb\xbf")
    first, second = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    assert (first["value"], first["page"], first["blank"]) == ("1240", "", "false")
    assert (second["value"], second["blank"], second["raw"]) == ("", "true", "-")
    assert json.loads(first["breakdown"]) == {"applicant": "自然人"}
    assert first["period_start"] == "2016-01-01"
    assert (first["checks_failed"], second["checks_failed"]) == ("", "columns add up; period")
    assert second["quote"] == "收到申请数\r\n-"
    assert (first["file"], first["quote"]) == ("'=cmd.txt", "'=收到申请数 1,240")


def test_csv_keeps_null_and_the_empty_text_apart(rows: list[FigureRow]) -> None:
    from pyarrow import csv as arrow_csv

    empty = replace(rows[1], raw="", quote="lone\rreturn", column=None, unit="")
    content = written(CsvFile, [empty])
    options = arrow_csv.ConvertOptions(strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""])
    parsed = arrow_csv.ParseOptions(newlines_in_values=True)
    (row,) = arrow_csv.read_csv(io.BytesIO(content), parse_options=parsed, convert_options=options).to_pylist()
    assert (row["raw"], row["unit"], row["column"], row["value"], row["url"]) == ("", "", None, None, None)
    assert row["quote"] == "lone\rreturn"


def test_csv_for_excel_starts_with_the_mark(rows: list[FigureRow]) -> None:
    assert written(CsvFile, rows, byte_order_mark=True).decode("utf-8").startswith("\ufeffreport,file")


def test_json_is_exact(rows: list[FigureRow]) -> None:
    first, second = json.loads(written(JsonFile, rows))
    assert list(first) == list(COLUMNS)
    assert (first["file"], first["quote"], first["value"]) == ("=cmd.txt", "=收到申请数 1,240", 1240)
    assert (second["value"], second["blank"], second["page"]) == (None, True, None)
    assert (first["breakdown"], second["checks_failed"]) == ({"applicant": "自然人"}, ["columns add up", "period"])
    assert json.loads(written(JsonFile, [])) == []


def test_parquet_is_exact_and_typed(rows: list[FigureRow]) -> None:
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(written(ParquetFile, rows)))
    assert table.column_names == list(COLUMNS)
    assert {name: str(table.schema.field(name).type) for name in ("value", "year", "blank", "period_start")} == {
        "value": "double",
        "year": "int64",
        "blank": "bool",
        "period_start": "date32[day]",
    }
    assert table.column("value").to_pylist() == [1240.0, None]
    assert table.column("quote").to_pylist() == ["=收到申请数 1,240", "收到申请数\r\n-"]
    assert table.column("checks_failed").to_pylist() == [[], ["columns add up", "period"]]
    assert parquet.read_table(io.BytesIO(written(ParquetFile, []))).column_names == list(COLUMNS)


def test_many_rows_are_the_same_rows_in_groups(rows: list[FigureRow], monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow import parquet

    monkeypatch.setattr("ui.table_files._ROWS_A_GROUP", 3)
    many = [replace(rows[0], start=number) for number in range(7)]
    file = parquet.ParquetFile(io.BytesIO(written(ParquetFile, many)))
    assert file.num_row_groups == 3
    assert file.read().column("start").to_pylist() == list(range(7))


def test_the_table_for_reading(rows: list[FigureRow]) -> None:
    head, first, second = figure_lines(rows)
    assert head.split() == ["agency", "year", "indicator", "label", "value", "unit", "qualifier", "report"]
    assert first.split() == ["甲市人民政府", "2016", "req_received", "收到申请数", "1,240", "件", "exact", "abcdef12"]
    assert " blank " in second


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_the_terminal_with_its_columns_in_line(rows: list[FigureRow], width: int) -> None:
    long = replace(rows[0], label="本年新收政府信息公开申请数量以及上年结转数量之和" * 2, column="\x1b自然人")
    lines = list(figure_lines([*rows, long], width))
    assert max(map(shown_width, lines)) <= width
    assert "\x1b" not in "".join(lines)
    ends = {
        shown_width(line[: line.index(shown) + len(shown)])
        for line, shown in zip(lines, ["value", "1,240", "blank", "1,240"], strict=True)
    }
    assert len(ends) == 1
    assert lines[3].index("…") < lines[3].index("自然人")


def test_a_number_of_another_time_claims_no_period() -> None:
    told = replace(figure("1240", "1,240", "2015年收到1,240件"), origin="prose", indicator=None)
    of_year, of_another, of_a_table = (
        figure_row(REPORT, told),
        figure_row(REPORT, replace(told, basis=None)),
        figure_row(REPORT, replace(told, basis=None, origin="table", group="N2014#1")),
    )
    assert (of_year.period_start, of_year.period_end) == (date(2016, 1, 1), date(2016, 12, 31))
    assert (of_another.period_start, of_another.period_end, of_another.year) == (None, None, 2016)
    assert of_a_table.period_start == date(2016, 1, 1)
