"""Figures of a plan, of another year and running totals: asked of reports written for this test."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

COUNTY = """示例县人民政府2016年政府信息公开工作年度报告
一、概述
截至2016年12月31日,全县累计主动公开政府信息20410条,比上年末增加2705条。
二、依申请公开
全年收到政府信息公开申请12件。上年度(2015年)收到申请7件,收取信息处理费35元。
全县举办培训班2期,参训人员65人次,计划2017年培训干部240人次。
三、复议诉讼
全年行政诉讼0件。其他行政诉讼4件与信息公开无关。
四、问题与计划
2017年计划网站公开信息5000条,新设查阅点9个。
"""
TABLE = """<html><body><p>示例县人民政府2016年政府信息公开工作年度报告</p>
<p>一、概述</p><p>2016年,示例县收到政府信息公开申请12件。</p>
<table><tr><td>统计指标</td><td>2015年</td><td>2016年</td></tr>
<tr><td>收到申请数(件)</td><td>7</td><td>12</td></tr>
<tr><td>培训人次</td><td>130</td><td>—</td></tr></table></body></html>
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    library = library_of(tmp_path_factory.mktemp("county"), COUNTY)
    return lambda question: ask(library, question, ())


@pytest.mark.parametrize(
    "question",
    [
        "示例县2016年查阅点几个",
        "示例县2016年信息处理费多少元",
        "示例县2016年新增公开多少条",
        "示例县2016年其他行政诉讼几件",
        "How many items were newly disclosed in Shili County in 2016?",
    ],
)
def test_other_times_and_other_work_are_no_answer(county, question: str) -> None:
    assert numbers(county(question)) == []


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县2016年计划培训多少人次", [240]),
        ("示例县2016年培训多少人次", [65]),
        ("示例县2016年公开信息多少条", [20410]),
        ("示例县2016年收到多少申请", [12]),
    ],
)
def test_a_plan_and_what_was_done_are_two_answers(county, question: str, values: list[int]) -> None:
    assert numbers(county(question)) == values


def test_a_column_of_last_year_is_no_answer(tmp_path) -> None:
    library = library_of(tmp_path, TABLE, "report.html")
    assert numbers(ask(library, "示例县2016年培训人次", ())) == []
    assert numbers(ask(library, "示例县2016年收到多少申请", ())) == [12]


def test_accepted_reviews_are_not_those_received(tmp_path) -> None:
    text = (
        TABLE.split("<table>", maxsplit=1)[0]
        + "<p>二、行政复议</p><p>全年收到复议申请8件,受理5件,不予受理3件。</p></body></html>"
    )
    library = library_of(tmp_path, text, "report.html")
    assert numbers(ask(library, "示例县2016年行政复议受理几件", ())) == [5]
    assert numbers(ask(library, "示例县2016年行政复议几件", ())) == [8]


def test_the_total_of_the_outcomes_is_what_was_closed(asks) -> None:
    assert numbers(asks("示例县2021年申请办结多少件")) == [77]
