"""A library of two sample reports, made once for all tests of the evaluation."""

from pathlib import Path

import pytest

from eval.command import SAMPLE_REPORTS
from index.build import ingest_sources
from index.library import Library, open_library
from ingest.source import load_source
from tests.index.made_up import CharacterEmbedder


@pytest.fixture(scope="session")
def two_reports(tmp_path_factory: pytest.TempPathFactory) -> Library:
    path: Path = tmp_path_factory.mktemp("two") / "library"
    library = open_library(path, create=True, embedder=CharacterEmbedder())
    names = ("kuancheng-2012.html", "panzhihua-2009.html")
    outcomes = ingest_sources(library, [load_source(SAMPLE_REPORTS / name) for name in names])
    assert [outcome.status for outcome in outcomes] == ["added", "added"]
    return library
