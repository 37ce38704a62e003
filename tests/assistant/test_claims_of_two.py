"""A claim of two figures is held against their change, their difference or their share: never against one, nor against sums."""

import re

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

TOWN = """示例县青石镇人民政府2019年政府信息公开工作年度报告
一、总体情况
2019年，青石镇通过县政府网站公开信息318条，通过微信公众号“青石发布”公开信息506条，公开栏更新120次。
"""


@pytest.mark.parametrize(
    ("question", "head", "values"),
    [
        ("示例县2022年申请比上年增加18件，对吗？", "**对。**", [18]),
        ("示例县2022年申请比上年增加20件，对吗？", "**不对。**", [18]),
        ("示例县2022年申请减少18件，对吗？", "**不对。**", [18]),
        ("示例县2023年申请比2022年增加131件，对吗？", "**不对。**", [35]),
        ("示例县2022年申请增加了，对吗？", "**对。**", [78, 96]),
        ("示例县2022年申请减少了，对吗？", "**不对。**", [78, 96]),
        ("示例县2023年的申请比2022年少，对吗？", "**不对。**", [96, 131]),
        ("示例县2022年申请和上年持平，对吗？", "**不对。**", [18]),
        ("示例县2022年行政处罚比2021年减少283件，对吗？", "**对。**", [-283]),
        ("示例县2022年申请翻了一番，对吗？", "**不对。**", [23.08]),
        ("示例县2023年申请增长了三成以上，对吗？", "**对。**", [36.46]),
        ("示例县2023年申请增长了50%，对吗？", "**不对。**", [36.46]),
        ("示例县2022年申请比示例县教育局多，对吗？", "**对。**", [96, 9]),
        ("示例县2022年申请比示例县教育局少，对吗？", "**不对。**", [96, 9]),
        ("示例县2022年行政诉讼比行政复议多，对吗？", "**不对。**", [3, 5]),
        ("Is it true that Shili County's requests increased by 18 in 2022?", "**Yes.**", [18]),
        ("Is it true that Shili County's requests rose by 131 in 2023?", "**No.**", [35]),
        ("Is it true that requests in Shili County fell in 2023?", "**No.**", [96, 131]),
        ("Did Shili County's requests increase in 2023?", "**Yes.**", [96, 131]),
        ("Shili County received fewer requests in 2023 than in 2022, right?", "**No.**", [96, 131]),
        ("Did Shili County receive more requests than Shili County Education Bureau in 2022?", "**Yes.**", [96, 9]),
        ("Shili County's requests grew by 36.46% in 2023, correct?", "**Yes.**", [36.46]),
    ],
)
def test_a_claimed_change_or_difference_is_held_against_its_own_value(asks, question, head, values):
    answer = asks(question)
    assert (answer.status, [float(value) for value in numbers(answer)]) == ("answered", values)
    assert answer.text.startswith(head)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("示例县2022年收到的申请全部办结了，对吗？", 97.92),
        ("示例县2022年申请都公开了，对吗？", 40.63),
        ("示例县2018年申请全部按时办结，对吗？", 95),
        ("示例县2022年行政复议全部维持，对吗？", 60),
        ("Is it true that all requests in Shili County in 2022 were completed?", 97.92),
    ],
)
def test_fewer_than_all_prove_that_all_is_false(asks, question, part):
    answer = asks(question)
    assert [float(value) for value in numbers(answer)] == [part]
    assert answer.text.startswith(("**不对。**", "**No.**"))


@pytest.mark.parametrize(
    "question",
    [
        "示例县2022年申请没有增加，对吗？",
        "示例县2022年申请没有全部办结，对吗？",
        "示例县2022年申请大幅增加，对吗？",
        "示例县2022年申请比往年少，对吗？",
        "示例县2022年应公开的都公开了，对吗？",
        "Is it true that Shili County's requests did not increase in 2022?",
    ],
)
def test_sums_that_add_up_prove_nothing_else(asks, question):
    answer = asks(question)
    assert answer.plan["kind"] != "check"
    assert not answer.text.startswith(("**对", "**不对", "**Yes", "**No."))


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("示例县2018年专项经费15元，对吗？", "**不对"),
        ("示例县2018年专项经费是150000元，对吗？", "**对"),
        ("Is it true that Shili County's dedicated funding in 2018 was 15 yuan?", "**No"),
        ("Is it true that Shili County's dedicated funding in 2018 was 150,000 yuan?", "**Yes"),
        ("Is it true that Shili County's administrative charges in 2021 were 3.568 million yuan?", "**Yes"),
        ("Is it true that Shili County's administrative charges in 2021 were 356.8 million yuan?", "**No"),
    ],
)
def test_an_amount_of_money_is_held_against_the_printed_one_by_its_unit(asks, question, head):
    assert asks(question).text.startswith(head)


def test_how_much_a_figure_rose_in_a_year_is_not_the_figure(asks):
    assert numbers(asks("How much did Shili County's requests increase in 2022?")) == [18]


def test_whether_a_named_figure_is_right_is_still_checked(asks):
    assert asks("示例县2022年的申请数据加起来对吗").plan["kind"] == "check"


@pytest.mark.parametrize(
    ("question", "shares"),
    [
        ("示例县2023年自然人申请占比比2022年变化了多少？", [77.08, 79.39]),
        ("How much did the share of fully granted requests change in Shili County from 2022 to 2023?", [41.49, 40.15]),
    ],
)
def test_the_change_of_a_share_is_not_that_of_the_count_behind_it(asks, question, shares):
    assert [float(value) for value in numbers(asks(question))] == shares


@pytest.mark.parametrize("column", ["制发", "废止", "现行有效"])
def test_a_row_whose_columns_count_several_things_is_named_with_its_column(asks, column):
    answer = asks(f"示例县2021年行政规范性文件{column}多少件？")
    assert re.search(f"，行政规范性文件—[^，]*{column}", answer.text)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("青石镇2019年公开信息一共多少条？", []),
        ("青石镇2019年公开信息多少条？", []),
        ("青石镇2019年通过县政府网站公开信息多少条？", [318]),
        ("青石镇2019年微信公众号公开信息多少条？", [506]),
    ],
)
def test_what_one_way_carried_is_not_all_that_was_disclosed(tmp_path, question, values):
    library = library_of(tmp_path, TOWN)
    assert numbers(ask(library, question)) == values
