"""What came in, what was accepted and what was not are three numbers where a report counts them apart."""

import pytest

from assistant.ask import ask
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

APART = """示例市公安局2012年政府信息公开工作年度报告

一、依申请公开情况
全年收到政府信息公开申请47件,其中网络申请30件,信函申请17件。受理41件,因材料不全未受理6件。已办结40件,其中公开21件,部分公开7件,不予公开9件,信息不存在3件。
"""
TOGETHER = """示例市公安局2011年政府信息公开工作年度报告

一、依申请公开情况
全年受理政府信息公开申请38件,其中同意公开25件,不予公开5件。
"""


@pytest.fixture(scope="module")
def police(tmp_path_factory):
    return library_of_texts(tmp_path_factory.mktemp("police"), APART, TOGETHER)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市公安局2012年收到多少申请?", [47]),
        ("示例市公安局2012年受理了多少件申请?", [41]),
        ("How many requests did 示例市公安局 accept in 2012?", [41]),
        ("示例市公安局2012年不予受理几件?", [6]),
        ("示例市公安局2012年不予公开几件?", [9]),
        ("示例市公安局2011年受理了多少申请?", [38]),
        ("示例市公安局2012年受理的申请比2011年增加多少?", [3]),
    ],
)
def test_accepted_is_not_received(police, question, expected):
    answer = ask(police, question)
    assert answer.status == "answered"
    assert numbers(answer)[:1] == expected


def test_what_was_not_accepted_has_a_number_only_where_one_says_so(police):
    answer = ask(police, "示例市公安局2011年不予受理多少件申请?")
    assert answer.status == "not_reported"


@pytest.mark.parametrize(("claimed", "verdict"), [(41, "**对"), (47, "**不对")])
def test_a_claim_of_what_was_accepted_is_held_against_that(police, claimed, verdict):
    answer = ask(police, f"示例市公安局2012年受理申请{claimed}件,对吗?")
    assert answer.text.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "arithmetic"),
    [
        ("示例市公安局2012年部分公开占收到申请的百分之几?", "7 ÷ 47"),
        ("示例市公安局2012年部分公开占受理申请的百分之几?", "7 ÷ 41"),
        ("What share of the accepted requests were granted in part by 示例市公安局 in 2012?", "7 ÷ 41"),
        ("What share of received requests were granted in part by 示例市公安局 in 2012?", "7 ÷ 47"),
    ],
)
def test_a_share_is_of_what_the_question_divides_by(police, question, arithmetic):
    answer = ask(police, question)
    assert arithmetic in answer.text


def test_the_share_of_two_is_not_that_of_one(police):
    answer = ask(police, "示例市公安局2012年公开和部分公开的申请占比?")
    assert "7 ÷" not in answer.text
