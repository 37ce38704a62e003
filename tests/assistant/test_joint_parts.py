"""Parts of one breakdown taken together as a sum or a share, and shares that words of the question narrow."""

import pytest

from tests.assistant.test_ask import numbers


@pytest.mark.parametrize(
    ("question", "expected", "arithmetic"),
    [
        ("攀枝花2009年网上和信函申请一共占多少?", 25, "(3 + 0) ÷ 12"),
        ("攀枝花2009年当面和网上申请共占百分之几?", 25, "(0 + 3) ÷ 12"),
        ("What share of Panzhihua's 2009 applications came by letter and online together?", 25, "(0 + 3) ÷ 12"),
        ("What percentage of Panzhihua's 2009 applications came online or by letter?", 25, "(3 + 0) ÷ 12"),
        ("示例市2009年当面、传真和信函申请合计占申请总数的比重?", 53.85, "(11 + 1 + 2) ÷ 26"),
        (
            "What percentage of applications to Shili City in 2009 came in person and by letter combined?",
            50,
            "(11 + 2) ÷ 26",
        ),
        ("示例县2022年法人或其他组织申请占多少?", 22.92, "(12 + 1 + 0 + 6 + 3) ÷ 96"),  # one word, five columns
        ("示例县2022年公开和部分公开的一共占办理结果多少?", 53.19, "(39 + 11) ÷ 94"),
        ("攀枝花2009年传真和信函申请一共多少件?", None, ""),
        ("示例县2022年复议加诉讼一共几件?", 8, "5 + 3"),
    ],
)
def test_parts_taken_together_are_one_number_over_one_whole(asks, question, expected, arithmetic):
    answer = asks(question)
    assert [float(number) for number in numbers(answer)] == ([expected] if expected is not None else [])
    assert arithmetic in answer.text
    assert len(answer.citations) > 0


@pytest.mark.parametrize(
    "question",
    [
        "攀枝花2009年传真和信函申请合起来多少件?",
        "攀枝花2009年电子邮件和信函申请合起来占多少?",
        "How many requests did Panzhihua receive by e-mail and in person together in 2009?",
    ],
)
def test_a_part_without_a_figure_leaves_the_sum_open_and_is_named(asks, question):
    answer = asks(question)
    assert (answer.status, numbers(answer)) == ("not_reported", [])
    assert "传真申请数" in answer.text or "电子邮件申请数" in answer.text or "e-mail" in answer.text
    assert answer.citations  # what the report does give is quoted


@pytest.mark.parametrize(
    "question",
    [
        "攀枝花2009年网上和电话申请一共占多少?",  # the form knows no applications by telephone
        "示例县2022年自然人和法人一共占多少?",
        "示例县2022年除自然人外的申请占多少?",
        "What share of Shili County's 2022 applications came from applicants other than natural persons?",
        "示例县2022年公开和部分公开多少件?",
        "示例县2022年公开或部分公开的一共几件?",  # what is joined with the part is not read
        "示例县2022年申请占全部单位申请的多少?",  # several parts are no one whole
        "攀枝花2009年涉农的网上申请占百分之几?",
        "In Shili County 2022, full and partial disclosure together, what percentage of decisions?",
    ],
)
def test_a_share_of_something_narrower_or_of_an_unread_part_is_refused(asks, question):
    assert numbers(asks(question)) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("攀枝花2009年各种申请方式各占多少?", [0, 25, 0, 75]),
        ("What percentage of 2009 Panzhihua applications came by each channel?", [0, 25, 0, 75]),
        ("示例县2022年各类申请人分别占多少?", [77.08, 12.5, 1.04, 0, 6.25, 3.13]),
        ("攀枝花2009年网上和信函申请各占多少?", [25, 0]),
    ],
)
def test_each_part_gets_its_own_share_where_each_is_asked(asks, question, expected):
    assert [float(number) for number in numbers(asks(question))] == expected
