"""Each passage text is embedded once on a machine, whatever library or report it comes in; a faulty cache costs time alone."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.open import library_of
from assistant.settings import Settings
from index.build import ingest_sources
from index.library import Library, open_library
from index.repair import Repaired, repair
from index.search import search_passages
from index.vector_cache import FILE, VectorCache
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines

TEXTS = ["甲", "乙", "丙"]


def opened(path: Path, cache: Path | None, name: str = "characters") -> tuple[Library, CharacterEmbedder]:
    embedder = CharacterEmbedder(name)
    return open_library(path, create=True, embedder=embedder, cache=cache), embedder


def vectors(cache: VectorCache, texts: list[str]) -> list[str]:
    """Ask for these texts; which of them went through the model."""
    embedder = CharacterEmbedder()
    found = cache.vectors(texts, embedder.embed_passages)
    np.testing.assert_array_equal(found, np.stack([embedder.embed_query(text) for text in texts]))
    return embedder.embedded


def test_a_library_made_anew_embeds_nothing(tmp_path: Path) -> None:
    sources = [make_source(CITY), make_source(COUNTY)]
    first, embedder = opened(tmp_path / "first", tmp_path / "cache")
    ingest_sources(first, sources, read_lines)
    assert len(embedder.embedded) == len(set(embedder.embedded)) == 5  # of six passages, two say the same
    second, again = opened(tmp_path / "second", tmp_path / "cache")
    ingest_sources(second, sources, read_lines)
    assert again.embedded == []
    assert search_passages(second, "举办培训班", None, 1)[0].passage.text.startswith("全年举办培训班")


def test_repair_takes_kept_vectors(tmp_path: Path) -> None:
    library, embedder = opened(tmp_path / "library", tmp_path / "cache")
    ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)
    shutil.rmtree(library.path / "chroma")
    moved = library.path.rename(tmp_path / "moved")
    again, embedder = opened(moved, tmp_path / "cache")
    assert repair(again) == Repaired(dropped=0, made=6, kept=0)
    assert embedder.embedded == []


@pytest.mark.parametrize("cached", [True, False])
def test_boilerplate_of_another_county_is_embedded_once(tmp_path: Path, *, cached: bool) -> None:
    library, embedder = opened(tmp_path / "library", tmp_path / "cache" if cached else None)
    other = COUNTY.replace("2022", "2021")
    ingest_sources(library, [make_source(COUNTY), make_source(other, "other.txt")], read_lines)
    assert len(embedder.embedded) == len(set(embedder.embedded))


def test_models_share_no_vectors(tmp_path: Path) -> None:
    assert vectors(VectorCache(tmp_path, "one", 10), TEXTS) == TEXTS
    assert vectors(VectorCache(tmp_path, "other", 10), TEXTS) == TEXTS
    assert vectors(VectorCache(tmp_path, "one", 10), ["丁", *TEXTS, "丁"]) == ["丁"]


def test_what_was_used_last_is_kept(tmp_path: Path) -> None:
    first_day = VectorCache(tmp_path, "m", 3, lambda: 1)
    vectors(first_day, TEXTS)
    next_day = VectorCache(tmp_path, "m", 3, lambda: 2)
    assert vectors(next_day, ["甲"]) == []
    assert vectors(next_day, ["丁", "戊"]) == ["丁", "戊"]
    assert vectors(next_day, ["甲", "丁", "戊"]) == []
    assert vectors(next_day, ["乙"]) == ["乙"]
    with sqlite3.connect(tmp_path / FILE) as held:
        assert held.execute("SELECT count(*) FROM vectors").fetchone() == (3,)


def test_a_damaged_cache_is_set_aside_once_and_begun_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE).write_bytes(b"no database " * 500)
    assert vectors(VectorCache(tmp_path, "m", 10), TEXTS) == TEXTS
    assert [record.getMessage().endswith("and begun anew") for record in caplog.records] == [True]
    assert (tmp_path / f"{FILE}.damaged").read_bytes().startswith(b"no database")
    assert vectors(VectorCache(tmp_path, "m", 10), TEXTS) == []


def test_a_locked_cache_is_passed_over_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = VectorCache(tmp_path, "m", 10)
    vectors(cache, TEXTS)
    monkeypatch.setattr("index.vector_cache._SECONDS_TO_WAIT", 0.1)
    with sqlite3.connect(tmp_path / FILE) as held:
        held.execute("BEGIN EXCLUSIVE")
        assert vectors(cache, TEXTS) == TEXTS
    assert vectors(cache, TEXTS) == []


def test_a_cache_folder_that_cannot_be_made_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert vectors(VectorCache(tmp_path / "file" / "cache", "m", 10), TEXTS) == TEXTS


def test_a_cut_or_foreign_vector_is_made_anew(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, "m", 10)
    vectors(cache, TEXTS)
    with sqlite3.connect(tmp_path / FILE) as held:
        held.execute("UPDATE vectors SET vector = substr(vector, 1, 9) WHERE number = 2")
    assert vectors(cache, TEXTS) == ["乙"]


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.vector_cache import VectorCache;"
        "from tests.index.made_up import CharacterEmbedder;"
        "cache = VectorCache(Path(sys.argv[1]), 'm', 1000);"
        "[cache.vectors([f'{n} {i}' for n in (sys.argv[2], 'both')], CharacterEmbedder().embed_passages) for i in range(60)]"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name], cwd=Path(__file__).parents[2])
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    with sqlite3.connect(tmp_path / FILE) as held:
        assert held.execute("SELECT count(*), count(DISTINCT key) FROM vectors").fetchone() == (180, 180)


def test_where_no_vectors_are_kept(tmp_path: Path) -> None:
    assert open_library(tmp_path / "a", create=True, embedder=CharacterEmbedder()).vector_cache is None
    assert open_library(tmp_path / "b", create=True, embedding_model=str(tmp_path)).vector_cache is None
    none_kept = Settings(library=tmp_path / "c", cache_dir=tmp_path / "cache", kept_vectors=0)
    assert library_of(none_kept, create=True).vector_cache is None
