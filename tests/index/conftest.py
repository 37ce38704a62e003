"""Libraries in temporary folders, with real SQLite and real Chroma."""

from pathlib import Path

import pytest

from index.library import Library, open_library
from ingest.report import Report
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "model: loads the default embedding model (half a minute on two cores)")


@pytest.fixture
def embedder() -> CharacterEmbedder:
    return CharacterEmbedder()


@pytest.fixture
def library(tmp_path: Path, embedder: CharacterEmbedder) -> Library:
    return open_library(tmp_path / "library", create=True, embedder=embedder)


@pytest.fixture
def city() -> Report:
    return read_lines(make_source(CITY, "city.txt", "https://example.org/city"))


@pytest.fixture
def county() -> Report:
    return read_lines(make_source(COUNTY, "county.txt"))
