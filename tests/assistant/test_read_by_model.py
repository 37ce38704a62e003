"""A question that the rules leave open, read by a model: taken where it is grounded, ignored where it is not."""

import json

import pytest

from assistant.model.read_by_model import parsed

OPEN = "How many applications were sent packing by Panzhihua in 2009?"


def test_an_unresolved_question_is_read_and_the_answer_says_how(asks, model_asks):
    assert asks(OPEN).status == "not_reported"
    shown = model_asks("correct", OPEN)
    direct = asks("How many applications did Panzhihua deny in 2009?")
    assert shown.status == direct.status == "answered"
    assert [(v.value, v.indicator) for v in shown.values] == [(v.value, v.indicator) for v in direct.values]
    assert shown.citations == direct.citations
    assert shown.caveats[0].startswith("The question was read by the model openai:correct: “sent packing” as “")
    assert shown.plan["read_by"] == "openai:correct"


def test_a_chinese_question_too(asks, model_asks):
    question = "攀枝花2009年打回了多少申请?"
    assert asks(question).status != "answered"
    shown = model_asks("correct", question)
    assert shown.values == asks("攀枝花2009年不予公开多少件?").values
    assert shown.caveats[0].startswith("问题由模型 openai:correct 解读：“打回”读作“")


@pytest.mark.parametrize(
    "question",
    [
        "How many applications were hexed by Panzhihua in 2009?",  # an indicator that does not exist
        "How many applications were sent elsewhere by Panzhihua in 2009?",  # words that the question does not say
        "How many applications from journalists did Panzhihua receive in 2009?",  # the broader figure, already refused
        "How many applications were not sent packing by Panzhihua in 2009?",  # turned round
        "How many applications from minors were sent packing by Panzhihua in 2009?",  # a word that nothing accounts for
        "How many applications were sent packing by Panzhihua in 2010?",  # no report
        "How many applications went over the wire in Chongqing in 2009?",  # another place
        "How many applications were unpacked by Panzhihua in 2009?",  # a piece of a word
        "Will it rain in Panzhihua tomorrow?",
    ],
)
def test_what_is_not_grounded_is_ignored_and_the_refusal_stands(asks, model_asks, question):
    plain, shown = asks(question), model_asks("correct", question)
    assert plain.status != "answered"
    assert (shown.status, shown.text, shown.values, shown.caveats) == (
        plain.status,
        plain.text,
        plain.values,
        plain.caveats,
    )


def test_a_slip_of_the_pen_in_a_name_is_read(asks, model_asks):
    question = "How many applications went over the wire in Panzihua in 2009?"
    assert asks(question).status != "answered"
    shown = model_asks("correct", question)
    assert shown.values == asks("How many online applications did Panzhihua receive in 2009?").values
    assert "“Panzihua” as “攀枝花市人民政府”" in shown.caveats[0]


@pytest.mark.parametrize("model", ["error", "malformed", "silent", "babbles", "obeys", "empty"])
def test_a_model_that_fails_or_babbles_leaves_the_refusal(asks, model_asks, model):
    plain, shown = asks(OPEN), model_asks(model, OPEN, timeout=1.0)
    assert (shown.status, shown.text, shown.values, shown.citations) == (plain.status, plain.text, (), plain.citations)


def test_a_question_that_the_rules_settle_is_never_read_by_a_model(model_asks, served):
    settled = ("攀枝花2009年收到多少件申请?", "攀枝花2010年收到多少件申请?", "资料库里有哪些报告?", "")
    for question in settled:
        model_asks("correct", question)
    assert "read" not in {task for _, task, _ in served.asked}


@pytest.mark.parametrize(
    "text",
    [
        *("", "no", "[]", "{", "{}}", '{"indicators": "x"}', '{"indicators": [{"id": 5}]}', "[" * 5000, '{"a":' * 3000),
        json.dumps({"indicators": [{"id": "a" * 500, "words": "x y"}]}),
    ],
)
def test_what_is_no_reading_is_none(text):
    assert parsed(text) is None


def test_a_reading_may_stand_in_a_fence_and_say_more_than_is_asked():
    found = parsed('Sure!\n```json\n{"indicators": [], "sql": "drop table"}\n```')
    assert found is not None
    assert found.indicators == []
