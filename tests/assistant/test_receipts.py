"""Reports that speak of "our town" and "our bureau", and questions that do not say what came in."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

TOWN = """示例县红石镇人民政府2015年政府信息公开工作年度报告
一、主动公开情况
我镇全年主动公开政府信息133条,其中通过网站公开97条。制作展板12块,发放宣传资料2300份,设立便民服务窗口5个。
二、依申请公开情况
我镇收到1件,为当面提出,已按时答复。
三、复议诉讼情况
我镇被申请复议2件,未发生行政诉讼。
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return library_of(tmp_path_factory.mktemp("town"), TOWN)


@pytest.mark.parametrize(
    "question",
    [
        "红石镇2015年收到几件",
        "红石镇2015年一共收到几件",
        "How many came in at Hongshi Town in 2015?",
        "How many did Hongshi Town receive in 2015?",
    ],
)
def test_what_came_in_is_read_as_applications_and_that_is_said(town, question):
    answer = ask(town, question)
    assert numbers(answer) == [1]
    assert answer.values[0].indicator == "req_received"
    assert any("申请" in caveat or "applications" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question",
    ["红石镇2015年收到几件投诉", "How many people did Hongshi Town receive in 2015?", "红石镇2015年收到几个人来访"],
)
def test_where_something_else_is_asked_for_it_is_not(town, question):
    assert numbers(ask(town, question)) == []


def test_a_turn_goes_on_with_what_was_counted(town):
    assert numbers(ask(town, "收到几件", [ask(town, "红石镇2015年被申请复议几件")])) == [2]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many display boards did Hongshi Town make in 2015?", 12),
        ("How many leaflets did Hongshi Town hand out in 2015?", 2300),
        ("How many service windows did Hongshi Town have in 2015?", 5),
    ],
)
def test_labels_without_indicator_are_found_by_english_words(town, question, value):
    assert numbers(ask(town, question)) == [value]
