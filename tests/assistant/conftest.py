"""The sample library, ingested once for all tests of the assistant."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Settings, open_library
from assistant.answer import Answer
from assistant.ask import ask
from index.build import ingest_sources
from index.library import Library
from ingest.source import load_source
from tests.assistant.model_server import ModelServer, running
from tests.assistant.namesakes import library_of_namesakes
from tests.index.made_up import CharacterEmbedder

SAMPLES = Path(__file__).parents[2] / "eval" / "reports"


def library_of(folder: Path, text: str, name: str = "report.txt") -> Library:
    """A library in ``folder`` of one report in plain text, or of the kind that ``name`` says."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    library = replace(
        open_library(Settings(library=folder / "library"), create=True), given_embedder=CharacterEmbedder()
    )
    assert [outcome.error for outcome in ingest_sources(library, [load_source(file)])] == [None]
    return library


def asking(library: Library) -> Callable[..., Answer]:
    """Asks ``library`` a question; earlier answers may follow it."""

    def asked(question: str, *history: Answer) -> Answer:
        return ask(library, question, history)

    return asked


def in_turn(library: Library) -> Callable[..., Answer]:
    """Asks ``library`` questions as one conversation; the answer to the last of them."""

    def asked(*questions: str) -> Answer:
        history: list[Answer] = []
        for question in questions:
            history.append(ask(library, question, history))
        return history[-1]

    return asked


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped sample reports in a library of their own. Passages are embedded by a stand-in: figures need none."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    library = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    sources = [load_source(path) for path in sorted(SAMPLES.iterdir()) if path.suffix != ".json"]
    outcomes = ingest_sources(library, sources)
    assert [outcome.error for outcome in outcomes if outcome.error] == []
    return library


@pytest.fixture
def asks(sample_library: Library) -> Callable[..., Answer]:
    """Ask the sample library; earlier answers may follow the question."""
    return asking(sample_library)


@pytest.fixture(scope="session")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Generated reports of namesakes, renamed places, offices and the parts of a city."""
    return library_of_namesakes(tmp_path_factory.mktemp("namesakes") / "library")


@pytest.fixture
def asks_namesakes(namesakes: Library) -> Callable[..., Answer]:
    """Ask that library; earlier answers may follow the question."""
    return asking(namesakes)


@pytest.fixture(scope="session")
def served() -> Iterator[ModelServer]:
    """One server of scripted models for all tests."""
    with running() as server:
        yield server


@pytest.fixture
def model_asks(sample_library: Library, served: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Ask the sample library with a scripted model behind the real client: ``model_asks("correct", question, *history)``."""
    monkeypatch.setenv("OPENAI_BASE_URL", served.url)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    served.asked.clear()

    def asked(model: str, question: str, *history: Answer, timeout: float = 10.0, explain: bool = False) -> Answer:
        settings = Settings(chat_model=f"openai:{model}", chat_timeout=timeout)
        return ask(sample_library, question, history, settings, explain)

    return asked
