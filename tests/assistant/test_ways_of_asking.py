"""Ways in which people ask for a change, a part or a split that once got another figure of the same report."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Settings, open_library
from assistant.ask import ask
from index.build import ingest_sources
from index.library import Library
from ingest.source import source_of
from tests.assistant.test_ask import numbers
from tests.index.made_up import CharacterEmbedder

HEADS = " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
REPORT = """示例县人民政府@Y年政府信息公开工作年度报告

一、总体情况
@Y年,全县收到政府信息公开申请@N件(其中县政府办公室@A件,县级部门@B件,镇办@C件),从方式看,网络申请@O件,当面申请@I件。举办新闻发布会@P次。发布政策解读@Q篇。主动公开政府信息@M条。行政诉讼案件无败诉。

三、收到和处理政府信息公开申请情况
(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |||||||
自然人 | 法人或其他组织 | 总计 |||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |||
一、本年新收政府信息公开申请数量 | @N | 0 | 0 | 0 | 0 | 0 | @N |
二、上年结转政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |
三、本年度办理结果 | (一)予以公开 | @G | 0 | 0 | 0 | 0 | 0 | @G |
(二)部分公开(区分处理的,只计这一情形,不计其他情形) | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
(七)总计 | @D | 0 | 0 | 0 | 0 | 0 | @D |
四、结转下年度继续办理 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |

四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 ||||||||||||||
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 ||||||||
@HEADS | @HEADS |||||
2 | 0 | 1 | 0 | 3 | 1 | 0 | 0 | 0 | 1 | 4 | 2 | 0 | 1 | 7 |
"""
YEARS = {
    2020: {"N": 40, "O": 32, "I": 8, "A": 22, "B": 13, "C": 5, "P": 9, "Q": 31, "M": 880, "G": 18, "D": 41},
    2021: {"N": 52, "O": 37, "I": 15, "A": 30, "B": 15, "C": 7, "P": 6, "Q": 36, "M": 910, "G": 24, "D": 53},
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("asking") / "library"
    library = replace(open_library(Settings(library=Path(folder)), create=True), given_embedder=CharacterEmbedder())
    sources = []
    for year, values in YEARS.items():
        text = REPORT.replace("@HEADS", HEADS).replace("@Y", str(year))
        for name, value in values.items():
            text = text.replace(f"@{name}", str(value))
        sources.append(source_of(f"{year}.txt", text.encode()))
    assert [outcome.error for outcome in ingest_sources(library, sources)] == [None, None]
    return library


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县2021年收到的申请比2020年多几件?", [12]),
        ("示例县2021年新闻发布会比2020年少开几次?", [3]),
        ("示例县2021年比2020年多发了多少篇政策解读?", [5]),
        ("示例县2020年与2021年新闻发布会相差几次?", [3]),
        ("New requests in Shili County in 2021: how much higher than in 2020?", [12]),
    ],
)
def test_by_how_much_is_the_difference_and_not_the_two_years(county, question, values):
    assert numbers(ask(county, question)) == values


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("示例县2021年底还有几件申请没办完,转到下一年?", 4),
        ("How many pieces of policy interpretation did Shili County put out in 2021?", 36),
        ("What percentage of requests handled by Shili County in 2021 were fully granted?", 45.28),
    ],
)
def test_the_thing_that_is_counted_is_asked_for_and_not_what_it_is_counted_of(county, question, value):
    assert [float(number) for number in numbers(ask(county, question))] == [value]


def test_a_turn_that_names_a_result_asks_for_that_part_of_what_was_counted_last(county):
    first = ask(county, "示例县2021年复议后起诉的有几件?")
    assert numbers(first) == [7]
    assert numbers(ask(county, "被纠正的呢?", [first])) == [2]


def test_the_heads_of_a_table_say_nothing_of_another_column(county):
    assert 7 not in numbers(ask(county, "示例县2021年复议后起诉、尚未审结的案件有多少件?"))


def test_by_level_is_the_list_by_level_and_not_every_way_of_splitting(county):
    assert numbers(ask(county, "示例县2020年的申请分别是哪几级收到的,各多少件?")) == [22, 13, 5]


def test_two_ways_of_splitting_are_not_added_together(county):
    answer = ask(county, "示例县2020年的申请各类分别有多少件?")
    assert {32, 8, 40} <= set(numbers(answer))
    assert "不相符" not in answer.text


def test_what_the_text_says_is_held_against_the_rows_of_the_table(county):
    answer = ask(county, "示例县2021年行政诉讼被纠正的几件?")
    assert numbers(answer) == [0, 2]
    assert "两个不同的数" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("示例县结转到2022年的申请有几件?", 4),
        ("How many requests did Shili County carry over from 2019?", 5),
        ("示例县2021年从2020年结转几件?", 5),
    ],
)
def test_what_was_carried_over_is_told_by_the_report_on_the_year_beside(county, question, value):
    assert numbers(ask(county, question)) == [value]
