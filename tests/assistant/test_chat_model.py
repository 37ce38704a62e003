"""A chat model behind a real server and the real client: whatever it does, values, citations and status stay."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.ask import ask, follow
from assistant.settings import Settings

QUESTION = "How many applications did Panzhihua receive in 2009?"
ROOT = Path(__file__).parents[2]


def facts(answer):
    return answer.status, answer.text, answer.values, answer.citations, answer.suggestions


def test_a_model_that_works_adds_checked_prose_and_translations(asks, model_asks):
    plain, shown = asks(QUESTION), model_asks("correct", QUESTION)
    assert facts(shown) == facts(plain)
    assert shown.prose == ("The report prints 12 in this row [1].", "Nothing else is said of it [1].")
    assert [(one.citation, one.text) for one in shown.translations] == [(0, "In English: 12")]
    assert (shown.model, shown.notes) == ("openai:correct", ())
    told = shown.to_json()
    assert told["text"] == f"{plain.text}\n\n{' '.join(shown.prose)}"
    assert told["translations"] == [{"citation": 0, "text": "In English: 12"}]


def test_a_chinese_answer_needs_no_translation(model_asks, served):
    assert model_asks("correct", "攀枝花2009年收到多少件申请?").translations == ()
    assert {task for _, task, _ in served.asked} == {"prose"}


def test_numbers_in_any_disguise_are_removed_and_said(asks, model_asks):
    shown = model_asks("hallucinates", QUESTION)
    assert facts(shown) == facts(asks(QUESTION))
    assert (shown.prose, shown.translations) == ((), ())
    assert len(shown.notes) == 1
    assert "without support, left out" in shown.notes[0]


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("error", "Error"),
        ("malformed", "Error"),
        ("silent", "imeout"),
        ("empty", "empty"),
        ("trickles", "timeout"),
        ("drops", "Error"),
        ("endless", ""),
    ],
)
def test_a_model_that_fails_changes_nothing_but_the_prose(asks, model_asks, model, why):
    started = time.monotonic()
    shown = model_asks(model, QUESTION, timeout=1.0)
    assert time.monotonic() - started < 2.5
    assert facts(shown) == facts(asks(QUESTION))
    assert why in " ".join(shown.notes)
    assert all("12" in sentence or "Nothing else" in sentence for sentence in shown.prose)


def test_a_server_that_is_not_there_changes_nothing(sample_library, asks, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{free.getsockname()[1]}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    shown = ask(sample_library, QUESTION, (), Settings(chat_model="openai:nobody", chat_timeout=5))
    assert facts(shown) == facts(asks(QUESTION))
    assert "ConnectionError" in shown.notes[0]


def test_the_proved_answer_comes_first_then_each_sentence(sample_library, model_asks, served, asks):
    settings = Settings(chat_model="openai:correct", chat_timeout=10.0)
    trails = follow(sample_library, QUESTION, (), settings)
    first = next(trails).answer
    assert served.asked == []  # nobody has been asked yet, and the answer is there
    assert facts(first) == facts(asks(QUESTION))
    grown = [trail.answer for trail in trails]
    assert [len(answer.prose) for answer in grown] == [1, 2, 2, 2]
    assert all(facts(answer) == facts(first) for answer in grown)


def test_what_a_model_is_given_cannot_end_its_own_line(served, model_asks):
    model_asks("correct", QUESTION)
    for _, _, human in served.asked:
        assert "\n" not in human
        assert "<" not in human


def test_explain_names_the_sentences_left_out_and_why(model_asks):
    checks = model_asks("hallucinates", QUESTION, explain=True).explain["checks"]
    out = [check["check"] for check in checks if not check["passed"]]
    assert any("a number has no support" in line and "999" in line for line in out)
    assert any("cites what is not there" in line for line in out)
    assert any("cites nothing" in line for line in out)


def test_without_a_configured_model_nothing_is_called(sample_library, served, monkeypatch):
    def refused(*given):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket.socket, "connect_ex", refused)
    served.asked.clear()
    for question in (QUESTION, "How many applications were sent packing by Panzhihua in 2009?", "明天会下雨吗"):
        assert ask(sample_library, question, (), Settings()).model is None
    assert served.asked == []


def test_without_a_configured_model_no_client_is_even_loaded(sample_library):
    code = (
        "import sys\nfrom pathlib import Path\nfrom assistant import Settings, ask, open_library\n"
        f"library = open_library(Settings(library=Path({str(sample_library.path)!r})))\n"
        f"print(ask(library, {QUESTION!r}, (), Settings()).values[0].value)\n"
        "print([name for name in ('langchain', 'langchain_core', 'langchain_openai', 'openai') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.split("\n")[:2] == ["12", "[]"]
