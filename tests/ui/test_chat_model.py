"""A chat model on the terminal and on the page: the proved answer first, then what the model adds, marked as its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Settings, open_library
from tests.assistant.model_server import ModelServer, running
from ui.conversation import messages, take_turn
from ui.desk import desk_of

QUESTION = "How many applications did Panzhihua receive in 2009?"


@pytest.fixture(scope="module")
def served() -> Iterator[ModelServer]:
    with running() as server:
        yield server


@pytest.fixture
def model(served: ModelServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAI_BASE_URL", served.url)
    monkeypatch.setenv("OPENAI_API_KEY", "none")

    def named(name: str) -> None:
        monkeypatch.setenv("WENBAO_CHAT_MODEL", f"openai:{name}")

    return named


def test_the_terminal_shows_the_proved_answer_first_and_the_rest_as_the_models(run, model) -> None:
    plain = run("ask", QUESTION).stdout
    model("correct")
    shown = run("ask", QUESTION).stdout
    assert shown.startswith(plain.rstrip("\n"))
    added = shown[len(plain.rstrip("\n")) :]
    assert added.split("\n")[2:] == [
        "Written by the model openai:correct; numbers and citations checked sentence by sentence",
        "  The report prints 12 in this row [1].",
        "  Nothing else is said of it [1].",
        "",
        "Translated by the model openai:correct; not the report's own words",
        "  [1] In English: 12",
        "",
    ]


def test_a_conversation_goes_on_with_a_model_that_lies(run, model) -> None:
    model("hallucinates")
    shown = run("chat", stdin=f"{QUESTION}\nand how many of those online?\n\n").stdout
    assert "999" not in shown
    assert "九百" not in shown
    assert shown.count("Sentences of the model without support, left out") == 2


def test_json_and_batch_carry_what_the_model_added(run, model) -> None:
    model("correct")
    told = json.loads(run("ask", "--json", QUESTION).stdout)
    assert (told["model"], len(told["prose"]), len(told["translations"])) == ("openai:correct", 2, 1)
    line = run("ask", "--batch", "-", stdin=json.dumps({"id": 1, "question": QUESTION})).stdout
    assert json.loads(line)["prose"] == told["prose"]


def test_the_page_grows_sentence_by_sentence(sample_library: Path, model) -> None:
    model("correct")
    desk = desk_of(open_library(Settings(library=sample_library)), Settings(library=sample_library))
    pages = [messages(turns)[1]["content"] for turns in take_turn(desk.ask, (), QUESTION, "en")]
    assert "wb-model" not in pages[0]
    assert "<strong>12</strong>" in pages[0]
    assert "The report prints 12" in pages[1]
    assert "Nothing else" not in pages[1]
    assert "not the report" in pages[-1]
    assert all(page.startswith(pages[0].removesuffix("</div>")) for page in pages)


def test_a_wrong_model_is_one_line_that_says_what_to_do(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENBAO_CHAT_MODEL", "nosuch:model")
    result = run("ask", QUESTION)
    assert result.exit_code == 1
    assert "WENBAO_CHAT_MODEL=nosuch:model" in result.stderr
    assert "provider:name" in result.stderr
