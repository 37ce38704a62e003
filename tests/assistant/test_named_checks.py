"""Sums and samenesses that a question names itself: parts by their labels, one thing in two years, what explains two numbers."""

import pytest

from tests.assistant.conftest import in_turn
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

HALVES = """示例市人民政府2012年政府信息公开工作年度报告

一、主动公开情况
2012年,主动公开政府信息9010条。
二、依申请公开情况
共收到政府信息公开申请135件。其中网络申请91件、信函申请26件、现场申请18件;上半年收到58件,下半年收到77件。
三、收费情况
未收取费用,无行政复议和行政诉讼。
"""
OUT = "本年新收申请30件,结转下年办理11件。"
IN = "本年新收申请40件,上年结转14件。"


def year_report(year: int, words: str) -> str:
    return (
        f"示例县人民政府{year}年政府信息公开工作年度报告\n\n一、主动公开情况\n主动公开政府信息{year}条。\n"
        f"二、依申请公开情况\n{words}\n三、收费情况\n未收取费用,无行政复议和行政诉讼。\n"
    )


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    texts = (HALVES, year_report(2019, OUT), year_report(2021, IN), year_report(2023, IN.replace("14件", "11件")))
    return in_turn(library_of_texts(tmp_path_factory.mktemp("named"), *texts))


def test_parts_named_by_their_labels_are_added(asked):
    assert "58 + 77 = 135" in asked("示例市2012年上半年和下半年加起来等于135吗").text


def test_sums_of_other_parts_do_not_stand_for_those_named(asked):
    text = asked("示例市2012年上下半年加起来等于135吗").text
    assert "58+77=135" in text
    assert "91+26" not in text


@pytest.mark.parametrize(
    ("question", "verdict", "values"),
    [
        ("示例县2019年结转下年和2021年上年结转一样吗", "**不一样。**", [11, 14]),
        ("示例县2019年结转下年的申请与2021年上年结转的相等吗", "**不一样。**", [11, 14]),
        ("示例县2019年结转下年和2023年上年结转一样吗", "**一样。**", [11, 11]),
    ],
)
def test_one_thing_in_two_years(asked, question, verdict, values):
    answer = asked(question)
    assert answer.text.startswith(verdict)
    assert numbers(answer) == values
