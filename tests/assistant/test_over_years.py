"""Figures over the years and side by side: gaps, the break of 2019, what cannot be compared, and which way a figure went."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from assistant import Settings, open_library
from assistant.ask import ask
from assistant.cues import load
from index.build import ingest_sources
from index.library import Library
from ingest.report import AgencyLevel
from ingest.source import source_of
from tests.assistant.test_ask import numbers
from tests.index.made_up import CharacterEmbedder

FORMS = Path(__file__).parents[2] / "ingest" / "vocabulary" / "forms"

# The text of 2020 gives another number of requests than its table.
TWO_NUMBERS = """@Y年政府信息公开工作年度报告

一、总体情况

@Y年,全县收到政府信息公开申请@T件。

二、主动公开政府信息情况

| 第二十条第(一)项 |  |  |  |
| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 3 | 3 | 9 |

三、收到和处理政府信息公开申请情况

| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) |  |  | 申请人情况 |  |  |  |  |  |  |
|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |
|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |
| 一、本年新收政府信息公开申请数量 |  |  | @N | 0 | 0 | 0 | 0 | 0 | @N |
| 二、上年结转政府信息公开申请数量 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


def report(year: int, said: int, table: int) -> str:
    text = TWO_NUMBERS.replace("@Y", str(year)).replace("@T", str(said)).replace("@N", str(table))
    return f"示例县人民政府{text}"


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("years") / "library"
    library = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    texts = [report(2019, 41, 41), report(2020, 58, 55), report(2021, 78, 78)]
    sources = [source_of(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    assert [outcome.error for outcome in ingest_sources(library, sources)] == [None] * 3
    return library


def test_a_year_on_which_the_report_differs_with_itself_shows_both_and_has_no_value(three_years):
    answer = ask(three_years, "示例县历年收到多少件申请")
    assert numbers(answer) == [41, 78]
    line = next(line for line in answer.text.splitlines() if "2020" in line)
    assert "58件" in line
    assert "55件" in line
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert "58件" in quoted
    assert "| 55 |" in quoted


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2019年和2021年各收到多少件申请,多了几件?", [41, 78, 37]),
        ("示例县2021年收到多少件申请,比2019年多几件?", [78, 37]),
        ("How many requests did Shili County receive in 2021, and how many more was that than in 2019?", [78, 37]),
        ("示例县2021年收到的申请比2019年多几件?", [37]),
        ("示例县2019年到2021年收到的申请增加了多少件,增长百分之几?", [37, 90.24]),
    ],
)
def test_figures_that_are_asked_for_beside_their_change(three_years, question, expected):
    assert [float(value) for value in numbers(ask(three_years, question))] == expected


@pytest.mark.parametrize("question", ["示例县三年一共收到多少件申请", "示例县平均每年收到多少件申请"])
def test_no_year_is_left_out_of_a_sum_because_its_report_gives_two_numbers(three_years, question):
    answer = ask(three_years, question)
    assert numbers(answer) == []
    assert "58件" in answer.text


def test_the_break_of_2019_stands_between_the_years_and_years_without_a_report_are_gaps(asks):
    answer = asks("示例县历年收到的申请数怎么变化?")
    assert numbers(answer) == [41, 78, 96, 131]
    lines = answer.text.splitlines()
    years = [next((year for year in range(2018, 2024) if f"{year} 年" in line), None) for line in lines[1:8]]
    assert years == [2018, 2019, 2019, 2020, 2021, 2022, 2023]
    assert "新表式" in lines[2]
    assert "没有报告" in lines[3]
    assert dict(answer.chart.series[0].points)["2020"] is None
    assert any("2014 年起的全国统计表\uff082018\uff09" in caveat for caveat in answer.caveats)
    assert any("只计当年新收" in caveat for caveat in answer.caveats)


def test_one_form_needs_no_caveat_and_no_break(asks):
    answer = asks("示例县2021年到2023年每年收到多少申请?")
    assert numbers(answer) == [78, 96, 131]
    assert "新表式" not in answer.text
    assert not any("表式" in caveat for caveat in answer.caveats)


def test_what_differs_between_two_agencies_is_named(asks):
    answer = asks("Which received more requests, Shili County in 2022 or Qingshi Town in 2022?")
    said = " ".join(answer.caveats)
    assert "different levels" in said
    assert "(township)" in said
    assert "different years" not in said


def test_a_sum_over_a_county_and_its_office_says_that_it_may_count_twice(asks):
    answer = asks("2022年各份报告一共收到多少件申请?")
    assert numbers(answer) == [105]
    assert any("重复计算" in caveat and "示例县教育局" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("示例县2022年行政强制比2021年少了多少?", 45),
        ("By how many percent did coercion decisions in Shili County drop from 2021 to 2022?", 31.69),
        ("示例县2022年行政强制比2021年增加了多少?", -45),
        ("示例县2022年的行政强制比2021年是增加还是减少,变化了多少?", -45),
    ],
)
def test_how_far_it_fell_is_no_negative_number(asks, question, value):
    assert numbers(asks(question)) == [value]


def test_a_change_names_only_the_year_that_lacks_the_figure(asks):
    answer = asks("示例县2018年和2021年行政许可决定变化")
    assert answer.status == "not_reported"
    assert "2018" in answer.text
    assert "2021年的报告" not in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many requests were carried forward by Shili County at the end of 2022?", 7),
        ("How many requests were carried over from the previous year in Shili County in 2022?", 5),
        ("How many requests did Shili County carry over from 2021 in 2022?", 5),
        ("How many requests did Shili County carry over to 2023 in 2022?", 7),
        ("How many cases were carried over into 2022 in Shili County?", 5),
        ("示例县2022年年底结转的申请有几件", 7),
        ("示例县2022年从2021年结转过来的申请有几件", 5),
        ("示例县2022年结转到2023年的申请有几件", 7),
    ],
)
def test_carried_over_from_one_year_or_to_the_next(asks, question, value):
    assert numbers(asks(question)) == [value]


def test_every_form_and_level_has_a_name():
    names = load("comparability")
    assert set(names["forms"]) == {*(path.stem for path in FORMS.glob("*.yaml")), "NARR"}
    assert set(names["levels"]) == {*get_args(AgencyLevel), "unknown"}
