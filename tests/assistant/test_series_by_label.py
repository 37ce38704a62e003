"""Series, sums and comparisons of what no indicator names, or of money: each report gives what a question for it alone would get."""

from dataclasses import replace

import pytest

from assistant import Settings, open_library
from assistant.ask import ask
from index.build import ingest_sources
from ingest.source import source_of
from tests.assistant.test_ask import numbers
from tests.index.made_up import CharacterEmbedder


def report(year, fee, received, more="", place="示例县"):
    return f"""{place}人民政府{year}年政府信息公开工作年度报告
一、主动公开政府信息的情况
{year}年,全县主动公开政府信息{received * 50}条。
二、依申请公开政府信息的情况
{year}年,共收到政府信息公开申请{received}件,办结{received - 2}件。
依申请提供政府信息共收取检索、复制、邮寄等费用{fee}。
{more}
三、复议和诉讼
{year}年发生行政复议2件,行政诉讼0件。
"""


REPORTS = (
    report(2015, "1200元", 20, "政务微博发布信息310条。举办开放日活动3场。全年接待来访群众120人次。"),
    report(2016, "0.15万元", 30, "政务微博发布信息400条。举办开放日活动5场。全年接待来访群众150人次。"),
    report(2018, "1800元", 44, "政务微博发布信息500条。"),
    report(2016, "900元", 15, "政务微博发布信息50条。", "青石县"),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("years") / "library"
    library = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    sources = [source_of(f"{number}.txt", text.encode()) for number, text in enumerate(REPORTS)]
    assert [outcome.error for outcome in ingest_sources(library, sources) if outcome.error] == []
    return lambda question: ask(library, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2015年和2016年一共接待来访群众多少人次?", [270]),
        ("示例县2015年到2016年接待来访群众增加多少人次?", [30]),
        ("示例县平均每年接待来访群众多少人次?", [135]),
        ("示例县历年接待来访群众多少人次?", [120, 150]),
        ("示例县哪年接待来访群众最多?", [150]),
        ("示例县每年举办开放日多少场?", [3, 5]),
        ("How many open days did Shili County hold in 2015 and 2016 together?", [8]),
        ("示例县哪几年举办开放日超过3场?", [5]),
        ("示例县哪几年接待来访群众不到130人次?", [120]),
    ],
)
def test_a_series_finds_what_a_question_for_one_report_finds(asked, question, expected):
    answer = asked(question)
    assert [float(number) for number in numbers(answer)] == expected
    assert any("按报告所印的名称" in caveat or "printed name" in caveat for caveat in answer.caveats)


def test_a_report_that_says_nothing_of_it_is_named_with_the_sum(asked):
    answer = asked("2016年各县一共接待来访群众多少人次?")
    assert [float(number) for number in numbers(answer)] == [150]
    assert any("青石县人民政府2016年" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    ("question", "expected", "unit"),
    [
        ("示例县2016年比2015年多收了多少费用?", [300], "元"),
        ("示例县2015年到2016年收费增长了百分之几?", [25], "%"),
        ("How much did the fees collected by Shili County grow from 2015 to 2016?", [300], "元"),
        ("fees of Shili County from 2015 to 2016 grew by how much?", [300], "元"),
        ("示例县平均每年收取多少费用?", [1500], "元"),
        ("示例县2016年比2015年政务微博多发布多少条信息?", [90], "条"),
    ],
)
def test_a_change_between_two_years_of_money_and_of_items(asked, question, expected, unit):
    answer = asked(question)
    assert [float(number) for number in numbers(answer)] == expected
    assert {value.unit for value in answer.values} == {unit}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县每年收到多少件?", [20, 30, 44]),
        ("示例县平均每年收到多少件?", [31.33]),
        ("How many were received each year by Shili County?", [20, 30, 44]),
        ("示例县2016年收到多少件行政复议?", [2]),
        ("示例县2016年收到多少件人大建议?", []),
    ],
)
def test_what_is_received_without_another_word_are_applications(asked, question, expected):
    assert [float(number) for number in numbers(asked(question))] == expected
