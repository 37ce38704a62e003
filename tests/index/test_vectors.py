"""Chroma as a server: the same library, its vectors elsewhere; nothing is reported to anyone."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import ingest_sources, remove_report
from index.errors import UnreachableVectors
from index.library import open_library
from index.repair import Repaired, repair
from index.search import search_passages
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines, vector_ids

CHROMA = shutil.which("chroma", path=str(Path(sys.executable).parent))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    port = free_port()
    command = [str(CHROMA), "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.mark.parametrize("_chroma", [CHROMA] if CHROMA else [])
def test_a_server_holds_the_vectors_of_two_libraries_apart(tmp_path: Path, server: str, _chroma: str) -> None:
    one, two = (
        open_library(tmp_path / name, create=True, chroma_url=server, embedder=CharacterEmbedder())
        for name in ("one", "two")
    )
    ingest_sources(one, [make_source(CITY), make_source(COUNTY)], read_lines)
    ingest_sources(two, [make_source(CITY)], read_lines)
    assert not (one.path / "chroma").exists()
    assert search_passages(one, "举办培训班", None, 1)[0].passage.text.startswith("全年举办培训班")
    remove_report(one, read_lines(make_source(CITY)).id)
    assert len(search_passages(two, "举办培训班", None, 9, way="dense")) == 3
    assert len(search_passages(one, "举办培训班", None, 9, way="dense")) == 3
    assert vector_ids(one) == set(one.catalog.passage_ids())
    assert repair(one) == Repaired(dropped=0, made=0, kept=3)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://127.0.0.1:notaport"])
def test_a_server_that_does_not_answer_is_said(tmp_path: Path, url: str) -> None:
    library = open_library(tmp_path / "library", create=True, chroma_url=url, embedder=CharacterEmbedder())
    with pytest.raises(UnreachableVectors, match="WENBAO_CHROMA_URL"):
        ingest_sources(library, [make_source(CITY)], read_lines)
    assert library.catalog.reports() == ()


def test_nothing_is_reported_to_anyone(tmp_path: Path) -> None:
    code = (
        "import socket, sys; from pathlib import Path\n"
        "def refuse(*args, **kwargs): raise SystemExit('a connection was tried')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from index.build import ingest_sources\nfrom index.library import open_library\n"
        "from index.search import search_passages\nfrom tests.index.made_up import *\n"
        "library = open_library(Path(sys.argv[1]), create=True, embedder=CharacterEmbedder())\n"
        "ingest_sources(library, [make_source(CITY)], read_lines)\n"
        "print(len(search_passages(library, '举办培训班', None, 3)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "new")], check=False, capture_output=True, text=True
    )
    assert (run.returncode, run.stdout.strip()) == (0, "3"), run.stderr
