"""Reading statutory tables: the two real tables cell by cell, and the traps that copies of forms set."""

from decimal import Decimal
from pathlib import Path

import pytest

from eval.printed.files import pasted
from eval.printed.reports import print_report
from ingest.build_report import read_report
from ingest.document import Cell, Document, Table
from ingest.folding import fold
from ingest.report import Figure
from ingest.source import source_of
from ingest.tables import TableReading, read_tables

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"

SICHUAN = [
    "190441",
    "75954",
    "1220",
    "3650",
    "1042",
    "120980",
    "1419",
    "2369",
    "59761",
    "12",
    "12",
    "0",
    "0",
    "0",
    "3",
    "9",
    "3",
    "2",
    "4",
    "0",
    "1",
    "2",
    "10",
    "0",
    "2",
    "0",
    "0",
    "0",
    "0",
    "0",
    "0",
    "179673",
    "25318",
    "133890",
    "20465",
    "11",
    "1680",
    "5250",
    "1",
    "928",
    "4168",
    "1",
    "656",
    "1350",
    "23",
    ".",
    "0",
    "0",
    "0",
    "0",
    "0",
    ".",
    "0",
    "0",
    "0",
    "0",
    "6440",
    "6440",
    "0",
    "5172",
    "2",
    "1268",
    "0",
    "256",
    "261",
    "112",
    "453",
    "5358",
]
JILIN = {
    "staff_total": "10 .",
    "staff_full": "1 .",
    "staff_part": "9 .",
    "trainings": "10 10",
    "trainees": "50 50",
    "jl_cat_normative": "5 2",
    "jl_cat_org_personnel": "1 .",
    "jl_cat_other": "46 3",
    "ch_website": "52 5",
    "reading_points": "1 1",
    "reading_info_held": "52 52",
    "reading_info_electronic": "52 52",
    "reading_info_paper": "52 52",
    "timely_web_20d": "35 15",
    "late_web_20d": "15 .",
    "timely_point_30d": "35 15",
    "late_point_30d": "15 .",
}


def read(text: str, *tables: Table) -> TableReading:
    return read_tables("r", Document(text, "txt", (), tables), fold(text), ())


def real(number: str) -> tuple[str, TableReading]:
    path = next(iter(REPORTS.glob(f"{number}_*.txt")))
    text = path.read_bytes().decode("utf-8")
    return text, read(text)


def shown(figure: Figure) -> str:
    return "." if figure.blank else str(figure.value)


real_reports = pytest.mark.parametrize("present", [True] if REPORTS.is_dir() else [])


@real_reports
def test_the_sichuan_table_is_read_cell_by_cell(present: bool) -> None:
    _text, reading = real("003")
    assert [shown(figure) for figure in reading.figures] == SICHUAN
    assert {figure.coverage for figure in reading.figures} == {"area"}
    assert reading.warnings == ()
    received = next(figure for figure in reading.figures if figure.indicator == "req_received")
    assert "".join(received.quote.split()) == "收到政府信息公開申請數(shù)量(單位:件)12"
    by_place = [figure.value for figure in reading.figures if (figure.indicator or "").startswith("reading_queries_")]
    assert by_place == [5250, 4168, 1350]


@real_reports
def test_the_jilin_table_is_read_cell_by_cell(present: bool) -> None:
    _, reading = real("004")
    printed: dict[str, list[str]] = {}
    for figure in reading.figures:
        printed.setdefault(figure.indicator or figure.label, []).append(shown(figure))
    assert {name: " ".join(cells) for name, cells in printed.items() if set(cells) != {"."}} == {
        **JILIN,
        "proactive_total_cumulative": "52",
        "proactive_total": "5",
    }
    assert len(printed["key_area_proactive"]) == 9
    assert len(reading.figures) == 50 * 2 + 9 * 4


@real_reports
def test_quotes_and_raw_values_stand_where_they_say(present: bool) -> None:
    for number in ("003", "004"):
        text, reading = real(number)
        assert len({figure.id for figure in reading.figures}) == len(reading.figures)
        for figure in reading.figures:
            assert text[figure.start : figure.end] == figure.raw
            assert text[figure.quote_start : figure.quote_end] == figure.quote
            assert figure.quote_start <= figure.start <= figure.end <= figure.quote_end


SITES = "市级部门网站公开数量(单位:条)\n5\n政务服务中心\n{}全年召开新闻发布会数量(单位:次)\n3\n"
SITE = "查阅点数量(单位:个)\n{}\n全年接待公众查询数(单位:人次)\n{}\n查询信息数量(单位:条)\n{}\n"


def test_rows_of_one_label_are_told_apart_by_order_only_when_all_are_there() -> None:
    three = read(SITES.format(SITE.format(11, 12, 13) + SITE.format(21, 22, 23) + SITE.format(31, 32, 33)))
    queries = {figure.indicator: figure.value for figure in three.figures if "查询信息" in figure.label}
    assert queries == {
        "reading_queries_service_center": 13,
        "reading_queries_archive": 23,
        "reading_queries_library": 33,
    }
    two = read(SITES.format(SITE.format(11, 12, 13) + SITE.format(21, 22, 23)))
    queries = {figure.indicator: figure.value for figure in two.figures if "查询信息" in figure.label}
    assert queries == {"reading_queries_service_center": 13, None: 23}
    assert any("several rows of this label" in warning for warning in two.warnings)


def test_a_group_header_tells_equal_rows_apart_when_one_group_is_gone() -> None:
    text = SITES.format(SITE.format(11, 12, 13) + "图书馆\n" + SITE.format(31, 32, 33))
    queries = {figure.indicator: figure.value for figure in read(text).figures if "查询信息" in figure.label}
    assert queries == {"reading_queries_service_center": 13, "reading_queries_library": 33}


def test_blank_is_not_zero_and_a_cut_number_is_unread() -> None:
    text = "(一)收到申请数 |\n/ |\n1.当面申请数 |\n— |\n2.传真申请数 |\n|\n3.网络申请数 |\n0 |\n4.信函申请数 |\n1 2 |\n"
    reading = read(text + "(二)申请办结数 |\n1,204件 |\n1.按时办结数 |\n12(其中网上3件) |\n")
    found = {figure.indicator: figure for figure in reading.figures}
    assert [
        (found[name].blank, found[name].value, found[name].raw) for name in ("req_received", "req_ch_inperson")
    ] == [
        (True, None, "/"),
        (True, None, "—"),
    ]
    assert found["req_ch_fax"].blank
    assert found["req_ch_fax"].raw == ""
    assert found["req_ch_online"].value == 0
    assert not found["req_ch_online"].blank
    assert found["req_ch_letter"].value is None
    assert not found["req_ch_letter"].blank
    assert found["req_completed"].value == 1204
    assert found["req_completed"].unit == "件"
    assert found["req_completed_ontime"].value == 12
    assert "其中网上3件" in found["req_completed_ontime"].quote
    assert any("信函" in warning for warning in reading.warnings)


def test_a_row_with_a_cell_too_few_is_unread() -> None:
    head = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
    rows = "一、本年新收政府信息公开申请数量\n{}\n二、上年结转政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n四、结转下年度继续办理\n"
    reading = read("三安全一稳定\n" + head + rows.format("1\n2\n3\n4\n5\n15"))
    assert {figure.indicator for figure in reading.figures if not figure.blank} == {"req_carried_in"}
    assert any("6 cells for 7 columns" in warning for warning in reading.warnings)


def test_the_total_column_has_the_rows_indicator_and_the_others_an_applicant() -> None:
    head = "(七)总计\n申请人情况 自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
    reading = read(
        f"三安全一稳定\n{head}一、本年新收政府信息公开申请数量 9 8 7 6 5 4 39\n(一)予以公开 1 0 0 0 0 0 1\n"
        "四、结转下年度继续办理 0 0 0 0 0 0 0\n"
    )
    received = [figure for figure in reading.figures if "新收" in figure.label]
    assert [(figure.indicator, figure.breakdown) for figure in received][:2] == [
        ("req_by_natural", (("applicant", "自然人"),)),
        ("req_by_business", (("applicant", "商业企业"),)),
    ]
    total = received[-1]
    assert (total.indicator, total.breakdown, total.value, total.unit) == ("req_received", (), Decimal(39), "件")
    assert all(figure.part_of == total.id for figure in received[:-1])


def test_two_tables_of_one_form_are_kept_apart() -> None:
    rows = "(一)收到申请数 {}\n1.当面申请数 {}\n2.传真申请数 0\n3.网络申请数 0\n4.信函申请数 0\n(二)申请办结数 1\n1.按时办结数 1\n"
    reading = read("全县汇总\n" + rows.format(7, 7) + "本机关情况统计\n" + rows.format(3, 3))
    inperson = [figure for figure in reading.figures if figure.indicator == "req_ch_inperson"]
    wholes = {figure.id: figure for figure in reading.figures if figure.indicator == "req_received"}
    assert [wholes[figure.part_of or ""].value for figure in inperson] == [7, 3]
    assert [figure.coverage for figure in inperson] == ["area", "body"]


def test_prose_that_only_names_rows_is_no_table() -> None:
    text = "申请办结数 按时办结数\n行政复议数量\n\n本年没有行政复议。\n\n行政诉讼数量\n\n本年没有行政诉讼。\n"
    assert read(text).figures == ()


def grid(rows: list[list[str]]) -> tuple[str, Table]:
    text, cells = "", []
    for number, row in enumerate(rows):
        for column, content in enumerate(row):
            cells.append(Cell(number, column, 1, 1, len(text), len(text) + len(content)))
            text += content + " | "
        text += "\n"
    return text, Table(0, len(text), len(rows), len(rows[0]), tuple(cells))


def test_a_table_printed_in_two_halves_is_read_in_both() -> None:
    text, table = grid(
        [
            ["统计指标", "单位", "统计数", "统计指标", "单位", "统计数"],
            ["(一)收到申请数", "件", "5", "(二)申请办结数", "件", "4"],
            ["1.当面申请数", "件", "2", "1.按时办结数", "件", "3"],
            ["2.传真申请数", "件", "", "2.延期办结数", "件", "1"],
        ]
    )
    values = {figure.indicator: figure.value for figure in read(text, table).figures}
    assert values["req_received"] == 5
    assert values["req_completed"] == 4
    assert values["req_completed_extended"] == 1
    assert values["req_ch_fax"] is None


def test_a_column_of_the_copys_own_is_kept_without_an_indicator() -> None:
    text, table = grid(
        [["统计指标", "单位", "统计数", "其中市直"], ["申请办结数", "件", "9", "4"], ["按时办结数", "件", "8", "3"]]
    )
    found = {(figure.indicator, figure.breakdown): figure.value for figure in read(text, table).figures}
    assert found[("req_completed", ())] == 9
    assert (found[(None, (("column", "其中市直"),))], len(found)) == (3, 3)


def test_a_table_of_no_form_gives_its_rows_under_the_vocabulary() -> None:
    text, table = grid(
        [["项目", "数量"], ["举办培训次数", "4"], ["村级公开栏", "61个"], ["联系电话", "6215341"], ["附注", "见上"]]
    )
    found = [(figure.indicator, figure.label, figure.value, figure.unit) for figure in read(text, table).figures]
    assert found == [("trainings", "举办培训次数", 4, ""), (None, "村级公开栏", 61, "个")]


def test_a_label_cut_by_the_end_of_a_page_is_joined() -> None:
    rows = [
        ["统计指标", "单位", "统计数"],
        ["申请办结数", "件", "9"],
        ["危及国家安全、公共安全、", "件", "2"],
        ["经济安全和社会稳定", "", ""],
        ["按时办结数", "件", "8"],
    ]
    text, table = grid(rows)
    values = {figure.indicator: figure.value for figure in read(text, table).figures}
    assert values["denied_security_stability"] == 2


def test_a_table_of_another_year_is_not_taken_for_the_reports() -> None:
    rows = (
        "统计指标 单位 统计数\n收到申请数 件 {}\n当面申请数 件 {}\n传真申请数 件 0\n申请办结数 件 1\n按时办结数 件 1\n"
    )
    last = "下面是上一年的情况。\n政府信息公开情况统计表(2015年度)\n" + rows.format(7, 7)
    own = "下面是今年的情况。\n政府信息公开情况统计表(2016年度)\n" + rows.format(3, 3)
    text = last + own
    reading = read_tables("r", Document(text, "txt", ()), fold(text), (), 2016)
    received = {figure.value: figure.indicator for figure in reading.figures if figure.label == "收到申请数"}
    assert received == {Decimal(7): None, Decimal(3): "req_received"}
    assert any("2015" in warning for warning in reading.warnings)
    unnamed = read_tables("r", Document(last, "txt", ()), fold(last), ())
    assert any(figure.indicator == "req_received" for figure in unnamed.figures)


def test_a_heading_cut_off_by_a_page_end_is_no_blank_row() -> None:
    report = print_report("N2021", 505, dense=True)
    name, data = pasted(report)
    lines = data.decode().split("\n")
    place = lines.index("法律服务机构")
    for mark in ("4 / 12", "- 4 -", "3/12"):
        marked = "\n".join([*lines[: place + 1], mark, *lines[place + 1 :]])
        figures = read_report(source_of(name, marked.encode())).figures
        other = [figure for figure in figures if figure.indicator == "otherproc_other"]
        assert [str(figure.value) for figure in other] == ["35", "7", "2", "35", "7", "35", "121"]


def test_a_row_that_ends_with_its_code_is_blank() -> None:
    text = (
        "指标名称 计量单位 代码 本年累计\n现场接待人数 人次 06 12\n网上咨询数 人次 07 4\n咨询电话接听数 人次 08 9\n"
        "依申请公开信息目录数 条 09\n申请总数 条 10 23\n其中:1.当面申请数 条 11 23\n行政申诉数 件 34 0\n"
        "其中:对本部门首次处理不满意的行政申诉数 件 35\n免予公开范围1 条 25 0\n否决公开答复总数 条 20 4\n"
    )
    reading = read(text)
    found = {figure.indicator: figure for figure in reading.figures}
    assert (found["on_request_catalogue"].blank, found["on_request_catalogue"].value) == (True, None)
    assert found["req_received"].value == 23
    assert not any(
        "09" in figure.raw or figure.value in (9, 35)
        for figure in reading.figures
        if figure.label.startswith(("依申请", "其中:对"))
    )


def test_a_number_behind_a_label_is_no_code_where_the_codes_do_not_go_on() -> None:
    text = (
        "指标名称 计量单位 代码 本年累计\n现场接待人数 人次 06 12\n网上咨询数 人次 07 4\n咨询电话接听数 人次 08 9\n"
        "依申请公开信息目录数 条 31\n申请总数 条 10 23\n其中:1.当面申请数 条 11 23\n否决公开答复总数 条 20 4\n免予公开范围1 条 25 0\n"
    )
    reading = read(text)
    assert not [figure for figure in reading.figures if figure.indicator == "on_request_catalogue"]
    assert any("依申请公开信息目录数" in warning for warning in reading.warnings)
