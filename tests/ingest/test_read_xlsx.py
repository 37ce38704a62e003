"""Workbooks and csv files made here: titles and notes apart from the table, what the workbook shows, nothing hidden."""

import datetime
import doctest
import io

import openpyxl
import pytest

from ingest import number_formats, read_csv, sheets
from ingest.document import Document
from ingest.errors import UnreadableFile
from ingest.read import read
from ingest.source import source_of
from tests.ingest.made_files import book_bytes, rezipped, workbook, zipped
from tests.ingest.printed_forms import Grid, print_form
from tests.ingest.test_tables_generated import expected, wrong_cells
from tests.ingest.test_tables_generated import read as read_figures


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.rowspan, c.colspan, document.text[c.start : c.end])
        for table in document.tables
        for c in table.cells
    ]


def xlsx(data: bytes) -> Document:
    return read(source_of("统计表.xlsx", data))


def test_doctests() -> None:
    for module in (number_formats, read_csv, sheets):
        assert doctest.testmod(module).failed == 0


def test_a_table_with_title_merged_heads_and_notes() -> None:
    rows = [
        ["示例县2012年政府信息公开情况统计表", None, None],
        [None, None, None],
        ["指标", "数量", None],
        [None, "累计数", "发生数"],
        ["申请数", 52, 5],
        ["当面申请", None, None],
        ["填报人：甲", None, None],
    ]
    document = xlsx(workbook(rows, ["A1:C1", "A3:A4", "B3:C3", "A7:C7"]))
    assert document.text == (
        "示例县2012年政府信息公开情况统计表\n指标 | 数量\n累计数 | 发生数\n申请数 | 52 | 5\n当面申请 |  | \n填报人：甲\n"
    )
    assert cells(document)[:4] == [
        (0, 0, 2, 1, "指标"),
        (0, 1, 1, 2, "数量"),
        (1, 1, 1, 1, "累计数"),
        (1, 2, 1, 1, "发生数"),
    ]
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]


@pytest.mark.parametrize("name", ["JL2012", "N2014", "N2019", "N2021"])
def test_a_form_in_a_workbook_is_read_like_one_on_a_page(name: str) -> None:
    for seed in range(3):
        grids = print_form(name, seed)
        reading = read_figures(xlsx(form_workbook(grids)))
        assert wrong_cells(grids, reading) == []
        assert sum(figure.value is not None or figure.blank for figure in reading.figures) >= len(expected(grids))


def form_workbook(grids: list[Grid]) -> bytes:
    """The printed tables one below the other in one sheet, numbers as numbers, each under a line as wide as the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    width = max(sum(cell.colspan for cell in row) for grid in grids for row in grid)
    line = 1
    for number, grid in enumerate(grids):
        sheet.cell(line, 1).value = f"{'一二三四五六七八九'[number % 9]}、第{number + 1}表"
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=width)
        taken: set[tuple[int, int]] = set()
        for row in grid:
            line += 1
            column = 1
            for cell in row:
                while (line, column) in taken:
                    column += 1
                sheet.cell(line, column).value = int(cell.text) if cell.text.isdigit() else cell.text or None
                area = {"start_row": line, "end_row": line + cell.rowspan - 1, "start_column": column}
                if cell.rowspan > 1 or cell.colspan > 1:
                    sheet.merge_cells(**area, end_column=column + cell.colspan - 1)
                taken |= {
                    (line + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan)
                }
        line += 2
    return book_bytes(book)


def test_sheets_are_sections_and_hidden_ones_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.title = "主动公开"
    book.active.append(["条数", 7])
    second = book.create_sheet("依申请公开")
    for row in (["件数", 3], ["作废", 9], ["退件", 1]):
        second.append(row)
    second.row_dimensions[2].hidden = True
    second["D1"] = 99
    second.column_dimensions["D"].hidden = True
    book.create_sheet("草稿").append(["件数", 4])
    book["草稿"].sheet_state = "hidden"
    document = xlsx(book_bytes(book))
    assert document.text == "主动公开\n条数 | 7\n依申请公开\n件数 | 3\n退件 | 1\n"
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 1]
    assert document.warnings == (
        "Hidden rows or columns of the sheet “依申请公开” were left out.",
        "The sheet “草稿” is hidden and was left out.",
    )


def test_values_are_what_the_workbook_shows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    shown = [
        ("公开率", 0.339, "0.0%", "33.9%"),
        ("费用", 12345, '0!.0,"万"', "1.2万"),
        ("条数", 1234567, "#,##0", "1234567"),
        ("均值", 2 / 3, "0.00", "0.67"),
        ("和", 0.1 + 0.2, "General", "0.3"),
        ("负数", -3, "#,##0;[Red](#,##0)", "-3"),
        ("零", 0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        ("件", 12, '0"件"', "12件"),
        ("日期", datetime.date(2013, 3, 1), "yyyy-mm-dd", "2013-03-01"),
        ("日期", datetime.date(2013, 3, 1), 'yyyy"年"m"月"d"日"', "2013年3月1日"),
        ("文字", "007", "@", "007"),
        ("是", True, "General", "TRUE"),
    ]
    for place, (label, value, number_format, _) in enumerate(shown, 1):
        sheet.cell(place, 1).value = label
        sheet.cell(place, 2).value = value
        sheet.cell(place, 2).number_format = number_format
    assert [text for *_, column, _, _, text in cells(xlsx(book_bytes(book))) if column == 1] == [s[3] for s in shown]


def test_a_formula_gives_its_cached_value_and_without_one_is_no_blank() -> None:
    data = workbook([["甲", 2, "=SUM(B1:B1)"], ["乙", 3, "=SUM(B2:B2)"]])
    sheet = unzipped(data)["xl/worksheets/sheet1.xml"].replace(
        b"<f>SUM(B1:B1)</f><v></v>", b"<f>SUM(B1:B1)</f><v>2</v>"
    )
    document = xlsx(rezipped(data, {"xl/worksheets/sheet1.xml": sheet}))
    assert document.text == "甲 | 2 | 2\n乙 | 3 | =SUM(B2:B2)\n"
    assert document.warnings[0].startswith("1 formulas of the sheet “Sheet1” carry no result")


def test_a_wrong_size_in_the_workbook_hides_nothing() -> None:
    data = workbook([["甲", 1], ["乙", 2]])
    sheet = unzipped(data)["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:B2"' in sheet
    wrong = rezipped(data, {"xl/worksheets/sheet1.xml": sheet.replace(b'ref="A1:B2"', b'ref="A1"', 1)})
    assert xlsx(wrong).text == "甲 | 1\n乙 | 2\n"


def unzipped(data: bytes) -> dict[str, bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b'<row r="2"', b'<row r="1048576"', "20000 rows"),
        (b'r="B2"', b'r="XFD2"', "200 columns"),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', None),
        (b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>', None),
        (b"<cols>", b'<cols><col min="1" max="99999999" hidden="1"/>', None),
        (b"<?xml", b"<rubbish", "damaged"),
    ],
)
def test_workbooks_made_to_harm_end_soon(old: bytes, new: bytes, says: str | None) -> None:
    data = workbook([["甲", 1], ["乙", 2]])
    sheet = unzipped(data)["xl/worksheets/sheet1.xml"]
    sheet = sheet if sheet.startswith(b"<?xml") else b'<?xml version="1.0"?>' + sheet
    harmful = rezipped(data, {"xl/worksheets/sheet1.xml": sheet.replace(old, new, 1)})
    if says is None:
        assert "甲" in xlsx(harmful).text
    else:
        with pytest.raises(UnreadableFile, match=says):
            xlsx(harmful)


def test_an_entity_bomb_in_a_workbook_is_refused() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>'.encode()
    data = workbook([["甲", "乙"]])
    sheet = unzipped(data)["xl/worksheets/sheet1.xml"].replace(b"&#30002;", b"&a9;")
    assert b"&a9;" in sheet
    with pytest.raises(UnreadableFile, match="damaged"):
        xlsx(rezipped(data, {"xl/worksheets/sheet1.xml": bomb + sheet}))


def test_workbooks_without_text_or_of_another_sort_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        xlsx(workbook([]))
    with pytest.raises(UnreadableFile, match="damaged"):
        xlsx(zipped({"xl/workbook.xml": b"<x/>"}))


# csv


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    rows = [["指标名称", "单位", "数量"], ["主动公开政府信息数", "条", '"3,661"'], ["其中：县政府网站公开", "条", ""]]
    text = "示例县2012年政府信息公开工作情况统计表\r\n" + "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    document = read(source_of("统计表.csv", text.encode(encoding)))
    assert document.kind == "csv"
    assert document.text == (
        "示例县2012年政府信息公开工作情况统计表\n指标名称 | 单位 | 数量\n主动公开政府信息数 | 条 | 3,661\n其中：县政府网站公开 | 条 | \n"
    )
    assert cells(document)[-1] == (2, 2, 1, 1, "")


def test_csv_cells_with_breaks_quotes_and_a_mark_of_the_delimiter() -> None:
    text = 'sep=;\n指标;数量\n"主动公开\n条数";"1 ""约"""\n'
    assert read(source_of("a.csv", text.encode())).text == '指标 | 数量\n主动公开条数 | 1 "约"\n'


def test_csv_that_is_another_format_or_nothing() -> None:
    page = "<html><body><p>示例县2012年政府信息公开年度报告。</p></body></html>".encode()
    assert read(source_of("a.csv", page)).kind == "html"
    with pytest.raises(UnreadableFile, match="rows or"):
        read(source_of("a.csv", ("甲," * 300).encode()))
    with pytest.raises(UnreadableFile, match="holds no text"):
        read(source_of("a.csv", b",,,\n,,,\n"))
