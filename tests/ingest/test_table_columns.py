"""Columns of tables that are laid out otherwise than the form: other years, totals, growth, spanning heads."""

from decimal import Decimal

import pytest

from ingest.document import Document
from ingest.folding import fold
from ingest.read_html import read_html
from ingest.report import Figure
from ingest.source import source_of
from ingest.tables import TableReading, read_tables


def read_page(tables: str, year: int | None = 2016) -> TableReading:
    """The tables of a page with ``tables`` in it."""
    document = read_html(source_of("a.html", f"<html><body>{tables}</body></html>".encode()))
    return read_tables("r", document, fold(document.text), (), year)


def table(*rows: str) -> str:
    """The HTML of rows whose cells are parted by bars."""
    lines = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def by_column(figures: tuple[Figure, ...], label: str) -> dict[str | None, tuple[object, ...]]:
    """Indicator, value, unit and basis of each figure of the row ``label`` by its printed column."""
    return {f.column: (f.indicator, f.value, f.unit, f.basis) for f in figures if f.label == label}


MATRIX = """<table><tr><td rowspan=3>申请人情况</td><td rowspan=3>自然人</td><td colspan=5>法人或其他组织</td>
<td rowspan=3>总计</td></tr><tr><td rowspan=2>商业企业</td><td rowspan=2>科研机构</td><td rowspan=2>社会公益组织</td>
<td rowspan=2>法律服务机构</td><td rowspan=2>其他</td></tr><tr></tr>{}</table>"""


def test_a_row_without_cells_is_covered_by_the_cells_above_it() -> None:
    labels = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "(一)予以公开")
    rows = "".join(
        f"<tr><td>{label}</td>"
        + "".join(f"<td>{number + place}</td>" for number in (1, 2, 3, 4, 5, 6))
        + "<td>21</td></tr>"
        for place, label in enumerate(labels)
    )
    received = [f for f in read_page(MATRIX.format(rows), 2023).figures if f.label == labels[0]]
    assert [f.value for f in received] == [1, 2, 3, 4, 5, 6, 21]
    assert received[-1].indicator == "req_received"


RECEIVED = "收到申请数"


@pytest.mark.parametrize(
    ("earlier", "own"),
    [
        ("2015年", "2016年"),
        ("2015年度", "2016年度"),
        ("上年数", "本年数"),
        ("去年", "今年"),
        ("上年", "本年"),
        ("上期", "本期"),
        ("去年同期", "本年度"),
        ("上年同期数", "数量"),
        ("2015年", "本年度"),
    ],
)
@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize("own_first", [False, True])
def test_only_the_column_of_the_year_gives_its_figures(earlier: str, own: str, between: bool, own_first: bool) -> None:
    titles, cells = ((own, earlier), ("64", "71")) if own_first else ((earlier, own), ("71", "64"))
    gap = "| 件 " if between else ""
    rows = (f"{label} {gap}| {cells[0]} | {cells[1]}" for label in (RECEIVED, "申请办结数", "按时办结数"))
    reading = read_page(table(f"指标名称 {'| 单位 ' if between else ''}| {titles[0]} | {titles[1]}", *rows))
    assert by_column(reading.figures, RECEIVED) == {
        own: ("req_received", 64, "件", "year"),
        earlier: (None, 71, "件", None),
    }
    assert any(earlier in warning for warning in reading.warnings)


@pytest.mark.parametrize("growth", ["增长%", "同比增长(%)", "增减", "比上年", "较上年增减(%)", "增幅(%)"])
def test_growth_has_neither_the_indicator_nor_the_unit_of_its_row(growth: str) -> None:
    rows = (f"{label} | 件 | 60 | 63 | 5.0" for label in (RECEIVED, "申请办结数", "按时办结数"))
    reading = read_page(table(f"指标名称 | 单位 | 2015年 | 2016年 | {growth}", *rows))
    found = by_column(reading.figures, RECEIVED)
    assert [found[column][0] for column in ("2015年", "2016年", growth)] == [None, "req_received", None]
    assert found[growth][2] == ("%" if "%" in growth else "")


def test_the_later_year_is_taken_where_the_reports_is_not_known() -> None:
    rows = (f"{label} | 63 | 60" for label in (RECEIVED, "申请办结数", "按时办结数"))
    found = by_column(read_page(table("指标名称 | 2016年 | 2015年", *rows), None).figures, RECEIVED)
    assert (found["2016年"][0], found["2015年"][0]) == ("req_received", None)


def test_no_column_of_other_years_gives_an_indicator() -> None:
    rows = (f"{label} | 63 | 60" for label in (RECEIVED, "申请办结数", "按时办结数"))
    found = by_column(read_page(table("指标名称 | 2014年 | 2013年", *rows)).figures, RECEIVED)
    assert {column: cell[:2] for column, cell in found.items()} == {"2014年": (None, 63), "2013年": (None, 60)}


@pytest.mark.parametrize(("running", "own"), [("历年累计", "2016年"), ("累计", "本年度"), ("累计", "本期")])
@pytest.mark.parametrize("spanned", [False, True])
def test_a_running_total_stands_beside_the_year(running: str, own: str, spanned: bool) -> None:
    rows = "".join(
        f"<tr><td>{label}</td><td>件</td><td>311</td><td>88</td></tr>"
        for label in (RECEIVED, "当面申请数", "网上申请数", "行政复议数")
    )
    head = f"<tr><td>指标</td><td>单位</td><td>{running}</td><td>{own}</td></tr>"
    if spanned:
        head = (
            "<tr><td rowspan=2>指标</td><td rowspan=2>单位</td><td colspan=2>数量</td></tr>"
            f"<tr><td>{running}</td><td>{own}</td></tr>"
        )
    assert by_column(read_page(f"<table>{head}{rows}</table>").figures, RECEIVED) == {
        running: ("req_received", 311, "件", "cumulative"),
        own: ("req_received", 88, "件", "year"),
    }


def test_a_year_spans_the_columns_of_its_own_head() -> None:
    rows = "".join(
        f"<tr><td>{label}</td><td>71</td><td>64</td></tr>" for label in (RECEIVED, "申请办结数", "按时办结数")
    )
    head = "<tr><td rowspan=2>指标</td><td>2015年度</td><td>2016年度</td></tr><tr><td>数量</td><td>数量</td></tr>"
    found = [(f.indicator, f.value) for f in read_page(f"<table>{head}{rows}</table>").figures if f.label == RECEIVED]
    assert found == [(None, 71), ("req_received", 64)]


def test_the_parts_of_a_total_are_stored_under_their_headings() -> None:
    rows = (f"{label} | 10 | 5 | 15" for label in (RECEIVED, "当面申请数", "网络申请数", "行政复议数"))
    reading = read_page(table("项目 | 县级部门 | 乡镇 | 合计", *rows))
    assert {f.label for f in reading.figures} == {RECEIVED, "当面申请数", "网络申请数", "行政复议数"}
    assert {column: cell[:2] for column, cell in by_column(reading.figures, RECEIVED).items()} == {
        "县级部门": (None, 10),
        "乡镇": (None, 5),
        "合计": ("req_received", 15),
    }


def test_parts_under_a_spanning_head_without_a_total_have_no_indicator() -> None:
    rows = "".join(
        f"<tr><td>{label}</td><td>10</td><td>5</td></tr>"
        for label in (RECEIVED, "当面申请数", "网络申请数", "行政复议数")
    )
    head = "<tr><td rowspan=2>项目</td><td colspan=2>数量</td></tr><tr><td>市直部门</td><td>乡镇</td></tr>"
    found = by_column(read_page(f"<table>{head}{rows}</table>").figures, RECEIVED)
    assert {column: cell[:2] for column, cell in found.items()} == {"市直部门": (None, 10), "乡镇": (None, 5)}


def test_the_forms_own_column_of_the_year_before_stays_its_own() -> None:
    page = table(
        "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量",
        "行政许可 | 12 | 3 | 40",
        "其他对外管理服务事项 | 7 | -1 | 20",
    )
    found = by_column(read_page(page, 2019).figures, "行政许可")
    assert [cell[1] for cell in found.values()] == [12, 3, 40]
    assert all(cell[0] is not None or cell[3] is not None for cell in found.values())


FLAT = (RECEIVED, "当面申请数", "传真申请数", "申请办结数", "按时办结数")


def read_flat(head: tuple[str, ...], cells: tuple[str, ...], border: str, year: int | None = 2016) -> TableReading:
    """The reading of a flattened table in which every row has the same ``cells``."""
    lines = [border.join(head), *(border.join((label, *cells)) for label in FLAT)]
    text = "\n".join(lines) + "\n"
    return read_tables("r", Document(text, "txt", ()), fold(text), (), year)


@pytest.mark.parametrize("border", [" | ", "\t", "\n", "  "])
@pytest.mark.parametrize(
    ("earlier", "own"),
    [("2015年", "2016年"), ("2015年度", "2016年度"), ("上年数", "本年数"), ("去年", "今年"), ("上期", "本期")],
)
@pytest.mark.parametrize("own_first", [False, True])
def test_flattened_columns_of_two_years_are_told_apart(border: str, earlier: str, own: str, own_first: bool) -> None:
    titles, cells = ((own, earlier), ("64", "71")) if own_first else ((earlier, own), ("71", "64"))
    reading = read_flat(("指标名称", "单位", *titles), ("件", *cells), border)
    assert by_column(reading.figures, RECEIVED) == {
        own: ("req_received", 64, "件", "year"),
        earlier: (None, 71, "件", None),
    }


@pytest.mark.parametrize("border", [" | ", "\t"])
def test_a_flattened_running_total_and_growth_stand_beside_the_year(border: str) -> None:
    reading = read_flat(("指标名称", "单位", "累计", "本年度", "增长%"), ("件", "311", "88", "5.0"), border)
    assert by_column(reading.figures, RECEIVED) == {
        "累计": ("req_received", 311, "件", "cumulative"),
        "本年度": ("req_received", 88, "件", "year"),
        "增长%": (None, Decimal("5.0"), "%", None),
    }


def test_flattened_parts_of_a_total_are_never_taken_for_it() -> None:
    reading = read_flat(("指标名称", "县级部门", "乡镇", "合计"), ("10", "5", "15"), " | ")
    assert {f.value for f in reading.figures if f.indicator == "req_received"} <= {Decimal(15)}
    assert reading.figures or any(RECEIVED in warning for warning in reading.warnings)


@pytest.mark.parametrize("flat", [False, True])
def test_a_local_row_with_a_mark_for_nothing_is_a_blank_figure(flat: bool) -> None:
    rows = ("收到申请数 | 52", "当面申请数 | 20", "申请办结数 | 5", "按时办结数 | 2", "投诉举报数(单位:件) | /")
    lines = ("指标名称 | 数量", "三、依申请公开情况 | /", *rows)
    text = "\n".join(lines) + "\n"
    document = Document(text, "txt", ())
    reading = read_tables("r", document, fold(text), (), 2016) if flat else read_page(table(*lines))
    (complaints,) = (figure for figure in reading.figures if "投诉举报" in figure.label)
    assert (complaints.blank, complaints.value, complaints.raw, complaints.unit) == (True, None, "/", "件")
    assert not any("情况" in figure.label for figure in reading.figures)


def test_a_grid_has_the_unit_of_its_own_caption() -> None:
    page = (
        "<p>免予公开范围1</p><p>附表一:主动公开(单位:条)</p>"
        + table("指标|数量", "主动公开信息数|413", "新增的行政规范性文件数|57")
        + "<p>附表二:复议和诉讼(单位:件)</p>"
        + table("指标|数量", "行政复议数|7", "行政诉讼数|3", "否决公开答复总数|5")
        + "<p>- 4 -</p>"
        + table("行政申诉数|2", "申请总数|41")
    )
    units = {figure.label: figure.unit for figure in read_page(page, 2010).figures}
    assert units["主动公开信息数"] == "条"
    assert [units[label] for label in ("行政复议数", "行政诉讼数", "行政申诉数", "申请总数")] == ["件"] * 4


def test_a_column_for_remarks_holds_no_figures() -> None:
    page = "<p>回应公众关注热点或重大舆情数</p>" + table(
        "指标名称|单位|统计数|备注",
        "(一)收到申请数|件|64|",
        "1.当面申请数|件|7|上年为5",
        "2.传真申请数|件||",
        "3.网络申请数|件|57|",
    )
    read = [(figure.label, figure.value, figure.column) for figure in read_page(page).figures]
    assert [(label, value) for label, value, _ in read] == [
        ("(一)收到申请数", 64), ("1.当面申请数", 7), ("2.传真申请数", None), ("3.网络申请数", 57),
    ]  # fmt: skip
    assert {column for *_, column in read} == {"统计数"}


def test_columns_of_another_time_in_a_table_of_no_form_are_no_values() -> None:
    times = table("指标 | 单位 | 上年 | 本年 | 增减", "行政诉讼数 | 件 | 6 | | -6", "收到申请数 | 件 | 31 | 40 | 9")
    figures = read_page(times).figures
    assert by_column(figures, "行政诉讼数") == {
        "上年": (None, 6, "件", None),
        "本年": ("lit_total", None, "件", "year"),  # blank, neither last year's six nor absent
        "增减": (None, -6, "", None),
    }
    assert by_column(figures, "收到申请数")["本年"] == ("req_received", 40, "件", "year")


@pytest.mark.parametrize("head", ["上半年 | 下半年 | 全年", "一季度 | 二季度 | 全年", "计划数 | 目标 | 完成数"])
def test_parts_of_the_year_and_plans_are_no_values_of_the_year(head: str) -> None:
    figures = read_page(table(f"项目 | {head}", "举办培训次数 | 3 | 5 | 8", "收到申请数 | 7 | 9 | 16")).figures
    assert {figure.value for figure in figures if figure.indicator} == {8, 16}


def test_a_running_total_in_a_table_of_no_form_has_its_basis() -> None:
    figures = read_page(table("指标 | 历年累计 | 本年", "收到申请数 | 310 | 40")).figures
    assert {(f.value, f.basis) for f in figures if f.indicator == "req_received"} == {(310, "cumulative"), (40, "year")}


def test_a_table_with_headings_of_its_own_continues_no_other() -> None:
    form = table("指标 | 单位 | 本年 | 上年", "主动公开政府信息数 | 条 | 810 | 760", "收到申请数 | 件 | 45 | 52")
    bodies = table(
        "单位 | 主动公开(条) | 收到申请(件) | 不予公开(件)", "市政府办 | 610 | 20 | 2", "市公安局 | 200 | 25 | 0", "合计 | 810 | 45 | 2"
    )  # fmt: skip
    figures = read_page(form + "<p>各单位情况</p>" + bodies).figures
    assert by_column(figures, "市政府办") == {
        "主动公开(条)": (None, 610, "条", "year"),
        "收到申请(件)": (None, 20, "件", "year"),
        "不予公开(件)": (None, 2, "件", "year"),
    }
    assert by_column(figures, "收到申请数")["本年"] == ("req_received", 45, "件", "year")
