"""A bare "why?" and "how was that worked out?" after a figure."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县人民政府2016年政府信息公开工作年度报告
一、主动公开情况
全年主动公开政府信息1200条。
二、依申请公开情况
收到政府信息公开申请64件。由于城区棚户改造启动,居民提出的申请明显多于往年。
三、复议诉讼情况
发生行政诉讼3件。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return library_of(tmp_path_factory.mktemp("county"), REPORT)


@pytest.mark.parametrize(
    ("first", "why"),
    [
        ("示例县2016年收到多少件申请", "为什么"),
        ("示例县2016年收到多少件申请", "为什么这么多?"),
        ("How many requests did Shili County receive in 2016?", "why?"),
        ("How many requests did Shili County receive in 2016?", "Why so many?"),
    ],
)
def test_the_cause_is_quoted_where_the_report_gives_one(county, first, why):
    answer = ask(county, why, [ask(county, first)])
    assert (answer.status, answer.values) == ("answered", ())
    assert [citation.quote for citation in answer.citations] == ["由于城区棚户改造启动,居民提出的申请明显多于往年。"]


@pytest.mark.parametrize(
    ("first", "why"),
    [
        ("示例县2016年有多少件行政诉讼", "为什么"),
        ("示例县2016年主动公开了多少条信息", "为什么呢"),
        ("How many lawsuits did Shili County face in 2016?", "Why?"),
    ],
)
def test_that_no_cause_is_given_is_said(county, first, why):
    answer = ask(county, why, [ask(county, first)])
    assert (answer.status, answer.citations) == ("not_reported", ())
    assert "原因" in answer.text or "cause" in answer.text


def test_the_conversation_goes_on_with_what_was_counted(asks):
    first = asks("示例县2022年收到多少件申请")
    assert numbers(asks("2021年呢", first, asks("为什么", first))) == [78]


@pytest.mark.parametrize(
    ("first", "why"),
    [("示例县2022年不予公开多少件", "为什么"), ("How many requests did Shili County refuse in 2022?", "why?")],
)
def test_of_refusals_the_grounds_are_counted(asks, first, why):
    counted = asks(first)
    assert sum(numbers(asks(why, counted))) == numbers(counted)[0]


@pytest.mark.parametrize(
    ("first", "how"),
    [
        ("示例县2021年到2022年申请增加了多少", "怎么算的"),
        ("By how much did requests to Shili County change from 2021 to 2022?", "how was that calculated?"),
        ("What share of requests did Shili County refuse in 2022?", "Where does that come from?"),
    ],
)
def test_how_it_was_worked_out_shows_the_arithmetic_again(asks, first, how):
    counted = asks(first)
    again = asks(how, counted)
    assert again.text == counted.text
    assert again.citations == counted.citations
