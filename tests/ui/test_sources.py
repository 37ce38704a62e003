"""What an argument of ``wenbao ingest`` names: files, folders, globs, addresses; and what it must not do."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.errors import IngestError, UnreadableFile
from ui import sources
from ui.sources import fetched, loaded, located


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/gone.html":
            self.send_error(404)
            return
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/report.txt")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 3000 if self.path == "/large.txt" else "报告".encode())

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "deep/c.pdf", "manifest.json", ".hidden.txt", ".git/d.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_files_but_not_what_lies_beside_reports(folder: Path) -> None:
    assert [Path(file).name for file in located(str(folder))] == ["a.html", "b.txt", "c.pdf"]


def test_a_file_named_outright_is_taken_whatever_its_name(folder: Path) -> None:
    assert located(str(folder / "manifest.json")) == (folder / "manifest.json",)


def test_a_glob_is_expanded(folder: Path) -> None:
    assert located(str(folder / "**" / "*.pdf")) == (folder / "deep" / "c.pdf",)


@pytest.mark.parametrize(
    ("named", "fault"),
    [("nowhere.txt", "no such file"), ("*.nothing", "matches no file"), ("empty", "holds no report")],
)
def test_what_names_nothing_is_said(tmp_path: Path, named: str, fault: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableFile, match=fault):
        located(str(tmp_path / named))


def test_an_address_is_fetched_and_remembered(site: str) -> None:
    source = fetched(f"{site}/2016/%E6%8A%A5%E5%91%8A.txt?x=1")
    assert (source.name, source.data.decode(), source.url) == (
        "报告.txt",
        "报告",
        f"{site}/2016/%E6%8A%A5%E5%91%8A.txt?x=1",
    )


@pytest.mark.parametrize(("page", "fault"), [("/gone.html", "404"), ("/away", "cannot be fetched|302")])
def test_what_does_not_come_is_said(site: str, page: str, fault: str) -> None:
    with pytest.raises(UnreadableFile, match=fault):
        fetched(site + page)


def test_a_host_that_is_not_there_is_said() -> None:
    with pytest.raises(UnreadableFile, match="cannot be fetched"):
        fetched("http://127.0.0.1:9/report.html")


def test_size_and_time_are_limited(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 1000)
    with pytest.raises(UnreadableFile, match="larger than"):
        fetched(f"{site}/large.txt")
    monkeypatch.setattr(sources, "LARGEST_FILE", 10_000)
    monkeypatch.setattr(sources, "FETCH_SECONDS", -1)
    with pytest.raises(UnreadableFile, match="did not come within"):
        fetched(f"{site}/large.txt")


def test_one_that_fails_does_not_stop_the_others(folder: Path) -> None:
    failures: list[IngestError] = []
    got = list(loaded([folder / "a.html", folder / "none.txt", folder / "b.txt"], failures))
    assert [source.name for source in got] == ["a.html", "b.txt"]
    assert len(failures) == 1
