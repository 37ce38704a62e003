"""Chroma is made anew from the catalog: unknown vectors go, missing and outdated ones are made."""

import shutil

import pytest

from index.build import ingest_sources
from index.errors import MissingVectors, OtherEmbeddingModel
from index.library import Library, open_library
from index.repair import Repaired, repair
from index.search import search_passages
from index.vectors import VectorRow
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines, stored_vectors, vector_ids


@pytest.fixture
def filled(library: Library) -> Library:
    ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)
    return library


def test_a_sound_library_stays_as_it_is(filled: Library, embedder: CharacterEmbedder) -> None:
    embedder.embedded.clear()
    assert repair(filled) == Repaired(dropped=0, made=0, kept=6)
    assert embedder.embedded == []


def test_unknown_vectors_go_and_missing_ones_are_made(filled: Library, embedder: CharacterEmbedder) -> None:
    with stored_vectors(filled) as store:
        store.put([VectorRow("ghost", "r", "")], embedder.embed_passages(["ghost"]))
        store.remove(filled.catalog.passage_ids()[:2])
    heard: list[tuple[int, int]] = []
    assert repair(filled, lambda done, total: heard.append((done, total))) == Repaired(dropped=1, made=2, kept=4)
    assert vector_ids(filled) == set(filled.catalog.passage_ids())
    assert heard == [(6, 6)]


def test_a_vector_made_from_another_text_is_made_anew(filled: Library, embedder: CharacterEmbedder) -> None:
    passage = filled.catalog.passages()[0]
    with stored_vectors(filled) as store:
        store.put([VectorRow(passage.id, passage.report, "old")], embedder.embed_passages(["something else"]))
    assert repair(filled).made == 1


def test_lost_vectors_come_back(filled: Library) -> None:
    shutil.rmtree(filled.path / "chroma")
    moved = filled.path.rename(filled.path.with_name("moved"))
    opened = open_library(moved, embedder=CharacterEmbedder())
    with pytest.raises(MissingVectors):
        search_passages(opened, "公开", None, 3)
    assert repair(opened) == Repaired(dropped=0, made=6, kept=0)
    assert search_passages(opened, "举办培训班", None, 1)[0].passage.text.startswith("全年举办培训班")


def test_changing_the_model(filled: Library) -> None:
    other = open_library(filled.path, embedder=CharacterEmbedder("other", 32))
    with pytest.raises(OtherEmbeddingModel):
        search_passages(other, "公开", None, 3)
    assert repair(other) == Repaired(dropped=6, made=6, kept=0)
    assert search_passages(other, "举办培训班", None, 1)[0].passage.text.startswith("全年举办培训班")
    with pytest.raises(OtherEmbeddingModel, match="made by other"):
        search_passages(open_library(filled.path, embedder=CharacterEmbedder()), "公开", None, 3)


def test_an_empty_library(library: Library) -> None:
    assert repair(library) == Repaired(dropped=0, made=0, kept=0)
