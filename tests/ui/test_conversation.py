"""Turns, messages and the panel, without a browser."""

import logging
from dataclasses import replace

import pytest

from assistant.answer import Answer
from ui import conversation
from ui.conversation import (
    QUESTION_LIMIT,
    Desk,
    ReportLine,
    Turn,
    messages,
    next_questions,
    panel,
    turn_of_message,
)
from ui.library_view import examples, head_html, reports_html, status_line


def take_turn(*given) -> tuple[Turn, ...]:
    *_, last = conversation.take_turn(*given)
    return last


def test_history_is_handed_on(desk: Desk, assistant, fixed_answers: dict[str, Answer]) -> None:
    first = take_turn(desk.ask, (), " 收到多少件? ", "zh")
    take_turn(desk.ask, first, "网络?", "zh")
    assert assistant.asked == [("收到多少件?", ()), ("网络?", (fixed_answers["lookup"],))]


def test_a_failure_is_one_sentence_and_the_log_has_the_rest(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="wenbao.ui"):
        (turn,) = take_turn(desk.ask, (), "fail", "en")
    assert turn.answer is None
    reference = caplog.records[0].getMessage().split("reference ")[1][:6]
    assert f"reference {reference}" in turn.failure
    assert "catalog" not in turn.failure
    assert "the catalog is locked" in caplog.text


def test_a_failed_turn_is_not_in_the_history(desk: Desk, assistant) -> None:
    take_turn(desk.ask, take_turn(desk.ask, (), "fail", "zh"), "收到多少件?", "zh")
    assert assistant.asked[-1] == ("收到多少件?", ())


def test_a_question_that_is_too_long_is_not_asked(desk: Desk, assistant) -> None:
    (turn,) = take_turn(desk.ask, (), "问" * 10_000, "zh")
    assert "10000" in turn.failure
    assert len(turn.question) == QUESTION_LIMIT + 1
    assert assistant.asked == []


def test_messages_alternate_and_show_what_is_pending(desk: Desk) -> None:
    turns = take_turn(desk.ask, (), "收到多少件?", "zh")
    shown = messages(turns, "<b>还有呢")
    assert [message["role"] for message in shown] == ["user", "assistant", "user"]
    assert shown[2]["content"] == '<div class="wb-question">&#60;b&#62;还有呢</div>'


def test_a_message_leads_to_its_turn(fixed_answers: dict[str, Answer]) -> None:
    turns = (Turn("a", fixed_answers["lookup"]), Turn("b", None, "failed"), Turn("c", fixed_answers["channels"]))
    found = [turn_of_message(turns, number) for number in range(7)]
    lookup, channels = fixed_answers["lookup"], fixed_answers["channels"]
    assert found == [lookup, lookup, None, None, channels, channels, None]


def test_the_panel_holds_figures_passages_and_text_to_copy(desk: Desk, fixed_answers: dict[str, Answer]) -> None:
    shown = panel(fixed_answers["lookup"], desk, "en")
    assert "<h2>Figures</h2>" in shown.figures
    assert "<mark>" in shown.passages
    assert "invented</span>" in shown.passages
    assert shown.copy_text.startswith("示例县2016年收到多少件申请?\n\n1,240 件 [1]")
    assert panel(None, desk, "en").copy_text == ""


def test_a_passage_of_a_real_report_is_not_marked_as_invented(desk: Desk, fixed_answers: dict[str, Answer]) -> None:
    real = Desk(desk.ask, desk.stored, desk.reports[2:], False, desk.spoken)
    assert "invented" not in panel(fixed_answers["lookup"], real, "en").passages


def test_buttons_offer_suggestions_choices_or_examples(fixed_answers: dict[str, Answer]) -> None:
    offered = {
        name: next_questions((Turn("q", answer),), ("example",), "en")[0] for name, answer in fixed_answers.items()
    }
    assert offered == {
        "lookup": "Ask next",
        "channels": "You can ask",
        "unclear": "Which one do you mean",
        "hostile": "You can ask",
    }
    assert next_questions((), ("example",), "en") == ("You can ask", ("example",))


def test_status_counts_reports_agencies_and_years(desk: Desk) -> None:
    assert status_line(desk.reports, "en") == (
        "4 reports in this library · 2 agencies · 2012, 2016–2017, 1 more without a known year"
    )
    assert status_line((), "zh").startswith("库里还没有报告")


def test_the_banner_names_invented_agencies(desk: Desk) -> None:
    assert "wb-banner" in head_html(desk, "zh")
    assert "示例县人民政府" in head_html(desk, "zh")
    assert "Example County" in head_html(desk, "en")
    many = tuple(ReportLine("a", "a", f"{name}县", 2016, 1, True) for name in "甲乙丙丁")
    banner = head_html(Desk(desk.ask, desk.stored, many, True, desk.spoken), "zh")
    assert "\uff08丁县、丙县等4个机关\uff09" in banner
    real = Desk(desk.ask, desk.stored, desk.reports[2:], False, desk.spoken)
    assert "wb-banner" not in head_html(real, "zh")


def test_reports_are_listed_escaped_and_marked(desk: Desk) -> None:
    page = reports_html(desk.reports, "zh")
    assert page.count("虚构</span>") == 2
    assert "unknown&#60;b&#62;.txt" in page


def test_examples_are_made_of_what_the_library_holds(desk: Desk) -> None:
    assert examples(desk, "en") == (
        "How many applications did 甲市人民政府 receive in 2012?",
        "How were applications to Example County made in 2016?",
        "How did applications to Example County change over the years?",
    )
    empty = Desk(desk.ask, desk.stored, (), False, desk.spoken)
    assert len(examples(empty, "zh")) == 2


def test_an_answer_grows_sentence_by_sentence_and_stays_when_the_rest_fails(fixed_answers: dict[str, Answer]) -> None:
    first = replace(fixed_answers["lookup"], model="m")

    def ask(question, history):
        yield first
        yield replace(first, prose=("一句 [1]。",))
        raise RuntimeError("gone")

    shown = list(conversation.take_turn(ask, (), "收到多少件?", "zh"))
    assert [turn.answer.prose for (turn,) in shown] == [(), ("一句 [1]。",)]
    assert "以下由模型 m 写成" in messages(shown[-1])[1]["content"]
    assert "以下由模型" not in messages(shown[0])[1]["content"]
