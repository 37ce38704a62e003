"""What a cell amounts to in the unit that its row, its column or its table prints."""

import pytest

from ingest.report import Figure
from tests.ingest.test_table_columns import read_page, table


def rows(*lines: str, caption: str = "", head: str = "统计指标 | 单位 | 统计数") -> dict[str, Figure]:
    """The figures of a form of 2014 with ``lines`` in it, by label."""
    page = f"<p>{caption}</p>" + table(head, *lines, "(一)维持具体行政行为数 | 件 | 3", "六、举报投诉数量 | 件 | 2")
    return {figure.label: figure for figure in read_page(page).figures}


def said(*lines: str, head: str = "统计指标 | 单位 | 统计数") -> list[str]:
    """The warnings of the same."""
    page = table(head, *lines, "(一)维持具体行政行为数 | 件 | 3", "六、举报投诉数量 | 件 | 2")
    return list(read_page(page).warnings)


FUNDS = "(四)政府信息公开专项经费"


@pytest.mark.parametrize(
    ("unit", "cell", "value", "stored"),
    [
        ("万元", "31.20万", "31.2", "万元"),
        ("元", "31.20万", "31.2", "万元"),
        ("亿元", "0.5亿", "0.5", "亿元"),
        ("元", "0.5亿", "0.5", "亿元"),
        ("千元", "31.2", "31200", "元"),
        ("元", "31.2(万元)", "31.2", "万元"),
        ("万元", "0.5亿", None, "万元"),
        ("千元", "31.2万", None, "元"),
    ],
)
def test_a_multiple_in_cell_and_unit_counts_once(unit: str, cell: str, value: str | None, stored: str) -> None:
    figure = rows(f"{FUNDS} | {unit} | {cell}")[FUNDS]
    assert (figure.value if figure.value is None else f"{figure.value.normalize():f}", figure.unit) == (value, stored)
    assert cell.startswith(figure.raw)


@pytest.mark.parametrize(
    ("unit", "cell", "value"),
    [
        ("万条", "0.472", 4720),
        ("万条", "0.472万", 4720),
        ("千条", "6", 6000),
        ("条", "0.472万条", 4720),
        ("条", "0.472万", 4720),
        ("万条", "0.00003", None),
        ("千条", "0.4万", None),
        ("条", "27.969", None),
        ("条", "33.9%", None),
        ("条", "-5", None),
        ("条", "减少5", None),
        ("条", "2016-03-05", None),
        ("条", "12条/次", None),
        ("条", "12 条", 12),
        ("条", "四十七", 47),
        ("条", "一百三十条", 130),
        ("条", "一", None),
        ("条", "四十余", None),
    ],
)
def test_a_count_is_whole_and_in_the_bare_unit_or_unread(unit: str, cell: str, value: int | None) -> None:
    label = "1.政府公报公开政府信息数"
    figure = rows(f"{label} | {unit} | {cell}")[label]
    assert (figure.value, figure.unit, figure.raw, figure.blank) == (value, "条", cell, False)
    assert bool(said(f"{label} | {unit} | {cell}")) == (value is None)


def test_a_multiple_in_the_label_or_the_heading_counts() -> None:
    label = "(三)接受培训人员数(万人次)"
    assert rows(f"{label} | | 0.12")[label].value == 1200
    label = "(三)接受培训人员数"
    figure = rows(f"{label} | 0.12", head="统计指标 | 统计数(万人次)")[label]
    assert (figure.value, figure.unit) == (1200, "人次")


def test_a_multiple_above_the_table_counts_for_its_own_unit_only() -> None:
    head, caption = "统计指标 | 统计数", "(单位:万条)"
    found = rows("1.政府公报公开政府信息数 | 0.3", "2.兼职人员数 | 7", head=head, caption=caption)
    assert [(f.value, f.unit) for f in list(found.values())[:2]] == [(3000, "条"), (7, "人")]


def test_about_and_at_least_are_kept() -> None:
    found = rows("1.当面申请数 | 件 | ≈30", "2.传真申请数 | 件 | 约20", "3.网络申请数 | 件 | 10余")
    assert [found[label].qualifier for label in list(found)[:3]] == ["approximate", "approximate", "at_least"]


def test_each_half_of_a_form_has_its_own_unit() -> None:
    head = "统计指标 | 单位 | 统计数"
    page = table(
        f"{head} | {head}",
        f"1.当面申请数 | 件 | 11 | {FUNDS} | 万元 | 8.5",
        "2.传真申请数 | 件 | 2 | 2.兼职人员数 | 人 | 34",
    )
    found = {figure.label: figure.unit for figure in read_page(page).figures}
    assert found == {"1.当面申请数": "件", FUNDS: "万元", "2.传真申请数": "件", "2.兼职人员数": "人"}


def test_a_row_between_bars_that_lacks_a_cell_is_refused() -> None:
    lines = (
        "| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
        "| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 2 | 0 | 1 | 7 |",
        "| 二、上年结转政府信息公开申请数量 | 4 | 0 | 0 | 2 | 1 | 7 |",
        "| (一)予以公开 | 3 | 1 |  | 2 | 0 | 1 | 7 |",
    )
    anchors = "<p>本年制发件数 现行有效件数</p>"
    reading = read_page(anchors + "".join(f"<p>{line}</p>" for line in lines), 2022)
    labels = [figure.label for figure in reading.figures]
    assert [labels.count(line.split("|")[1].strip()) for line in lines[1:]] == [7, 0, 7]
    assert any("6 cells for 7 columns" in warning for warning in reading.warnings)
