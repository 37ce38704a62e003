"""How an answer came about: true to the answer, said of everything considered, and free where nobody asks."""

import string
import sys

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.considered import why
from assistant.cues import load


@pytest.fixture
def explains(sample_library):
    def explained(question: str, *history: Answer) -> Answer:
        return ask(sample_library, question, history, explain=True)

    return explained


def names(rows, chosen):
    return [row.get("indicator") or row.get("year") or row["name"] for row in rows if row["chosen"] is chosen]


def test_a_share_shows_its_parts_its_division_and_its_checks(explains):
    told = explains("攀枝花2009年网上申请占百分之几?").explain
    assert set(names(told["candidates"]["indicators"], True)) == {"req_ch_online", "req_received"}
    assert [(row["arithmetic"], row["value"]) for row in told["arithmetic"]] == [("3 ÷ 12", 25)]
    assert {row["indicator"] for row in told["evidence"] if row["used"]} == {"req_ch_online", "req_received"}
    assert all(row["passed"] for row in told["checks"])
    assert any("3+9" in row["check"] for row in told["checks"])  # the form's own identity over the parts


def test_every_quote_of_the_evidence_stands_in_the_stored_text(explains, sample_library):
    for question in ("How many applications did Panzhihua receive in 2009?", "宽城区2012年承认了哪些问题?"):
        rows = explains(question).explain["evidence"]
        assert rows
        for row in rows:
            assert sample_library.catalog.text(row["report"])[row["start"] : row["end"]] == row["quote"]


def test_a_longer_phrase_is_the_reason_against_a_shorter_one(explains):
    rows = explains("How many requests about land did Panzhihua receive in 2009?").explain["candidates"]["indicators"]
    assert names(rows, True) == ["req_subj_land"]
    (passed,) = [row for row in rows if row["indicator"] == "req_received"]
    assert (passed["chosen"], passed["why"]) == (False, "“requests receive” is part of a longer phrase")


def test_words_that_no_figure_says_are_the_reason_of_a_refusal(explains):
    answer = explains("How many applications from journalists did Panzhihua receive in 2009?")
    assert answer.status == "not_reported"
    rows = answer.explain["candidates"]["indicators"]
    assert any("journalists" in row["why"] and not row["chosen"] for row in rows)


def test_a_missing_year_and_an_unheld_place_are_said(explains):
    years = explains("攀枝花2010年收到多少件申请?").explain["candidates"]["years"]
    assert [(row["year"], row["chosen"]) for row in years] == [(2010, False)]
    agencies = explains("成都市2010年收到多少件申请?").explain["candidates"]["agencies"]
    assert [(row["name"], row["chosen"]) for row in agencies] == [("成都市", False)]


def test_a_follow_up_says_what_it_took_from_the_question_before(explains):
    first = explains("示例县2022年收到多少件申请?")
    told = explains("那2023年呢?", first).explain
    assert told["plan"]["inherited"] == ["agency", "indicator"]
    assert names(told["candidates"]["years"], True) == [2023]
    assert "接上一个问题" in {row["why"] for row in told["candidates"]["agencies"]}


@pytest.mark.parametrize(
    "question", ["", "?" * 5, "x" * 2000, "明天会下雨吗", "Quel temps fait-il à Paris demain matin"]
)
def test_a_question_that_is_none_is_explained_too(explains, question):
    told = explains(question).explain
    assert told["evidence"] == []
    assert {step["step"] for step in told["steps"]} == {"plan", "gather", "conclude", "compose", "verify"}


def test_the_steps_are_timed_and_add_up_to_the_answers_time(explains):
    answer = explains("How many applications did Panzhihua receive in 2009?")
    assert [step["step"] for step in answer.explain["steps"]] == ["plan", "gather", "conclude", "compose", "verify"]
    assert sum(step["ms"] for step in answer.explain["steps"]) == pytest.approx(answer.elapsed_ms, rel=0.01)


def test_explaining_changes_nothing_and_nobody_pays_for_it_unasked(sample_library, monkeypatch):
    question = "How many applications did Panzhihua receive in 2009?"
    told = ask(sample_library, question, explain=True)
    monkeypatch.setitem(sys.modules, "assistant.explain", None)  # importing it now fails
    plain = ask(sample_library, question)
    assert "explain" not in plain.to_json()
    assert told.to_json() | {"elapsed_ms": 0, "explain": 0} == plain.to_json() | {"elapsed_ms": 0, "explain": 0}


@pytest.mark.parametrize("name", sorted(load("explain")))
def test_a_reason_fills_in_both_languages_with_the_same_fields(name):
    fields = [
        {field for _, field, _, _ in string.Formatter().parse(load("explain")[name][language]) if field}
        for language in ("zh", "en")
    ]
    assert fields[0] == fields[1]
    assert why(name, "zh", **dict.fromkeys(fields[0], "x")) != ""
