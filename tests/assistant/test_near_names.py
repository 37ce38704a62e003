"""A slip in the name of a place or an office is never answered: the question is given back with the name put right."""

import pytest

from assistant.question.near_names import is_slip
from tests.assistant.test_who import due, said


@pytest.mark.parametrize(
    ("question", "status", "reports"),
    [
        ("攀枝化2022年收到多少件申请", "unclear", [("攀枝花市", 2022)]),
        ("盘枝花2022年收到多少件申请", "unclear", [("攀枝花市", 2022)]),
        ("攀花市2022年收到多少件申请", "unclear", [("攀枝花市", 2022)]),
        ("公主领市2022年收到多少件申请", "unclear", [("公主岭市", 2022)]),
        ("米亿县2022年收到多少件申请", "unclear", [("米易县", 2022)]),
        ("范家囤镇2022年收到多少件申请", "unclear", [("公主岭市范家屯镇", 2022)]),
        ("公主岭市司发局2013年收到多少件申请", "no_report", [("公主岭市司法局", 2013)]),
        ("攀枝化教育局2022年收到多少件申请", "unclear", [("攀枝花市教育局", 2022)]),
        ("How many requests did Panzihua receive in 2022?", "unclear", [("攀枝花市", 2022)]),
        ("How many requests did Panzhiua receive in 2022?", "unclear", [("攀枝花市", 2022)]),
        ("How many requests did Yanbain County receive in 2022?", "unclear", [("盐边县", 2022)]),
        ("How many requests did Gongzuling Justice Bureau receive in 2013?", "unclear", [("公主岭市司法局", 2013)]),
    ],
)
def test_what_may_have_been_meant_can_be_asked_as_it_stands(asks_namesakes, question, status, reports):
    answer = asks_namesakes(question)
    assert (answer.status, answer.values) == (status, ())
    assert said(asks_namesakes(answer.suggestions[0])) == due(*reports)


@pytest.mark.parametrize("question", ["攀枝化有哪些报告", "攀枝化2022年有哪些问题"])
def test_no_other_kind_of_question_is_answered_over_a_slip(asks_namesakes, question):
    answer = asks_namesakes(question)
    assert (answer.status, answer.suggestions[0]) == ("unclear", question.replace("攀枝化", "攀枝花"))


def test_a_conversation_does_not_go_on_over_a_slip(asks_namesakes):
    first = asks_namesakes("攀枝花2022年收到多少件申请")
    turn = asks_namesakes("米亿县呢", first)
    assert (turn.status, turn.suggestions[0]) == ("unclear", "米易县呢")
    assert said(asks_namesakes("米易县呢", first)) == due(("米易县", 2022))


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("潮阳区2022年收到多少件申请", "no_report"),  # a real place beside 朝阳区
        ("甘肃省2022年收到多少件申请", "no_report"),
        ("How many requests did Changsha receive in 2022?", "no_report"),
        ("天气怎么样", "out_of_scope"),
    ],
)
def test_real_places_and_other_words_are_no_slips(asks_namesakes, question, status):
    answer = asks_namesakes(question)
    assert answer.status == status
    assert not any("朝阳" in suggestion and "潮阳" in question for suggestion in answer.suggestions)


def test_words_of_a_turn_are_no_slips(asks_namesakes):
    first = asks_namesakes("How many requests did Panzhihua receive in 2022?")
    assert asks_namesakes("how many by human?", first).status == "not_reported"


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("米亿县", "米易县", True),
        ("米脂县", "米易县", False),
        ("攀枝花市", "攀枝花市", False),
        ("公主领", "公主岭", True),
    ],
)
def test_of_a_short_name_only_a_sign_of_the_same_sound_is_a_slip(wrong, right, slip):
    assert is_slip(wrong, right) is slip
