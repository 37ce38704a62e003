"""A table whose borders stand below its cells says what the same table with its borders beside them says."""

import hashlib

import pytest

from ingest.build_report import read_report
from ingest.document import SourceFile

HEAD = (
    "示例县教育局{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年主动公开信息12条。\n二、主动公开政府信息情况\n"
)
OLD = (
    ("第二十条第(一)项",),
    ("信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"),
    ("规章", "0", "", "0"),
    ("规范性文件", "2", "2", "9"),
    ("第二十条第(五)项",),
    ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
    ("行政许可", "1215", "-35", "1180"),
    ("其他对外管理服务事项", "4", "", ""),
)
NEW = (
    ("第二十条第(一)项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
    ("行政规范性文件", "3", "", "12"),
    ("第二十条第(八)项",),
    ("信息内容", "本年收费金额(单位:万元)"),
    ("行政事业性收费", "5.6"),
)


def figures(rows, year, border, joint=""):
    cells = "\n".join((cell.replace("\n", joint) + border).lstrip("\n ") for row in rows for cell in row)
    data = (HEAD.format(year=year) + cells + "\n三、收到和处理政府信息公开申请情况\n未收到申请。\n").encode()
    report = read_report(SourceFile("a.txt", data, hashlib.sha256(data).hexdigest()))
    for figure in report.figures:
        assert report.text[figure.start : figure.end] == figure.raw
    return [(figure.indicator, figure.value) for figure in report.figures if figure.origin == "table"], report.warnings


@pytest.mark.parametrize(("rows", "year"), [(OLD, 2019), (NEW, 2023)])
def test_borders_below_the_cells(rows, year):
    below, warnings = figures(rows, year, "\n|", "\n")
    assert (below, warnings) == figures(rows, year, " |")
    assert len(below) > 6
    assert warnings == ()
    assert any(value is None for _, value in below)


def test_a_lone_border_beside_bordered_cells_stays_an_empty_cell():
    rows = (*OLD[:2], ("规章", "1", "", "3"), *OLD[3:])
    found, _ = figures(rows, 2019, " |")
    assert dict(found)["rules_disclosed_2019"] is None
    assert dict(found)["rules_public_total_2019"] == 3


def test_a_heading_above_the_first_cell_is_no_piece_of_it():
    data = (HEAD.format(year=2023) + "\n|\n".join(["行政处罚", "7"] * 4) + "\n|\n").encode()
    report = read_report(SourceFile("a.txt", data, hashlib.sha256(data).hexdigest()))
    assert "二、主动公开政府信息情况" in [section.title for section in report.sections]
