"""Opening a library: quick, without models, and refused with the command that mends it."""

import json
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.errors import (
    CorruptCatalog,
    LibraryBusy,
    LibraryError,
    MissingLibrary,
    NewerSchema,
    NotALibrary,
    OlderSchema,
    OtherEmbeddingModel,
    UnreachableCatalog,
)
from index.library import Library, open_library
from index.search import search_passages
from tests.index.made_up import CharacterEmbedder


def test_a_missing_folder_is_no_library_and_stays_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingLibrary, match="wenbao ingest PATH --library"):
        open_library(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_folder_of_other_things_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(NotALibrary, match="holds no catalog"):
        open_library(tmp_path)
    with pytest.raises(NotALibrary, match="holds other files"):
        open_library(tmp_path, create=True)
    with pytest.raises(NotALibrary, match="this is a file"):
        open_library(tmp_path / "letter.txt", create=True)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_making_a_library_twice_opens_it(tmp_path: Path) -> None:
    first = open_library(tmp_path / "new", create=True)
    again = open_library(tmp_path / "new", create=True)
    assert again.catalog.meta("library") == first.catalog.meta("library")


@pytest.mark.parametrize(
    ("schema", "error", "remedy"),
    [("0", OlderSchema, "wenbao ingest .*originals --library .*-new"), ("99", NewerSchema, "pip install --upgrade")],
)
def test_another_schema_is_refused(library: Library, schema: str, error: type[LibraryError], remedy: str) -> None:
    library.catalog.set_meta("schema", schema)
    with pytest.raises(error, match=remedy):
        open_library(library.path)


@pytest.mark.parametrize("content", [b"this is a letter, not a database" * 200, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_catalog_is_refused(library: Library, content: bytes) -> None:
    (library.path / "catalog.sqlite").write_bytes(content)
    with pytest.raises(CorruptCatalog, match=r"catalog\.sqlite: the catalog cannot be read"):
        open_library(library.path)


def test_a_catalog_cut_short_is_said_when_it_is_read(library: Library) -> None:
    file = library.path / "catalog.sqlite"
    file.write_bytes(file.read_bytes()[: 4096 * 2])
    with pytest.raises(CorruptCatalog):
        open_library(library.path).catalog.figures()


def test_an_empty_database_is_no_library(library: Library) -> None:
    (library.path / "catalog.sqlite").write_bytes(b"")
    with pytest.raises(NotALibrary, match="holds no catalog"):
        open_library(library.path)


@pytest.mark.parametrize(
    "url", ["nonsense", "postgresql+nodriver://localhost/x", "frobnicate://localhost/x", "postgresql://localhost:9/x"]
)
def test_a_catalog_url_that_leads_nowhere(tmp_path: Path, url: str) -> None:
    with pytest.raises(UnreachableCatalog, match="WENBAO_CATALOG_URL"):
        open_library(tmp_path, catalog_url=url)


def test_the_catalog_may_stand_elsewhere(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    made = open_library(tmp_path / "library", create=True, catalog_url=url)
    assert open_library(tmp_path / "library", catalog_url=url).catalog.meta("library") == made.catalog.meta("library")
    assert not (tmp_path / "library" / "catalog.sqlite").exists()


def test_two_writers_are_one_too_many(library: Library) -> None:
    with library.writing():
        with pytest.raises(LibraryBusy, match="wait for it to end"), open_library(library.path).writing():
            pytest.fail("the second writer got in")
        assert open_library(library.path).catalog.reports() == ()
    with open_library(library.path).writing():
        pass


def test_a_writer_that_died_blocks_nobody(library: Library) -> None:
    code = "import sys, os; from pathlib import Path; from index.library import open_library\n"
    code += "with open_library(Path(sys.argv[1])).writing(): os._exit(7)"
    assert subprocess.run([sys.executable, "-c", code, str(library.path)], check=False).returncode == 7
    with library.writing():
        pass


def test_another_model_is_refused_only_where_vectors_matter(library: Library) -> None:
    library.catalog.set_meta("embedding", "bigger-1")
    library.catalog.set_meta("embedding_model", "bigger")
    opened = open_library(library.path, embedder=CharacterEmbedder())
    assert opened.catalog.figures() == ()
    with pytest.raises(
        OtherEmbeddingModel, match=r"made by bigger, .* in use is characters; .*WENBAO_EMBEDDING_MODEL.*"
    ):
        _ = opened.vectors
    assert search_passages(opened, "公开", None, 3, way="lexical") == ()


def test_a_figure_question_loads_nothing_heavy(library: Library) -> None:
    code = (
        "import sys, json; from pathlib import Path\n"
        "from index.library import open_library\nimport index.search, index.build\n"
        "open_library(Path(sys.argv[1])).catalog.figures(['x'], ['y'])\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(library.path)], check=True, capture_output=True, text=True)
    heavy = {"torch", "sentence_transformers", "transformers", "chromadb", "langchain", "gradio", "rjieba", "numpy"}
    assert heavy & set(json.loads(run.stdout)) == set()


def test_a_locked_catalog_is_waited_for(library: Library) -> None:
    other = sqlite3.connect(library.path / "catalog.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert library.catalog.reports() == ()
    other.execute("ROLLBACK")
    other.close()


def test_two_first_openings_at_once_make_one_catalog(tmp_path: Path) -> None:
    opened: list[object] = []
    failed: list[BaseException] = []

    def make() -> None:
        try:
            opened.append(open_library(tmp_path / "library", create=True).catalog.reports())
        except LibraryError as error:
            failed.append(error)

    workers = [threading.Thread(target=make) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failed == []
    assert opened == [()] * 6
