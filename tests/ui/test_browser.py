"""The page in a real browser: ask, read, follow a citation; and every host the browser talked to."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ui.conversation import Desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@contextmanager
def serving(desk: Desk) -> Iterator[str]:
    """The page of ``desk`` on a free port of this machine."""
    from ui.page_server import bound_socket, page_server

    listening = bound_socket("127.0.0.1", 0)
    server = page_server(desk)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture
def address(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
    with serving(desk) as page:
        yield page


class Visit:
    """One browser window and the hosts that it asked for anything."""

    def __init__(self, browser, address: str, width: int, height: int, locale: str) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        self.page = self.context.new_page()
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or request.url[:20]))
        self.page.on("websocket", lambda socket: self.hosts.add(urlsplit(socket.url).hostname or ""))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page.goto(address)
        self.page.wait_for_selector("#wb-choices button:visible", timeout=30_000)

    def ask(self, question: str) -> None:
        self.page.fill("#wb-question textarea", question)
        self.page.press("#wb-question textarea", "Enter")

    def foreign_hosts(self) -> set[str]:
        return {host for host in self.hosts if host not in ("127.0.0.1", "localhost", "") and ":" not in host[:5]}


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, headless=True)
        yield opened
        opened.close()


def shown(visit: Visit, selector: str) -> str:
    return visit.page.locator(selector).first.inner_text(timeout=15_000)


def test_answer_table_and_highlighted_quote(browser, address: str, tmp_path: Path) -> None:
    visit = Visit(browser, address, 1280, 860, "zh-CN")
    visit.page.screenshot(path=tmp_path / "start-1280.png")
    visit.ask("示例县2016年收到多少件申请?")
    assert "1,240 件" in shown(visit, ".wb-answer")
    assert "1,240件" in shown(visit, ".wb-figures .wb-number")
    assert shown(visit, ".wb-passage mark") == "全县共收到政府信息公开申请1,240件"
    around = shown(visit, ".wb-passage blockquote")
    assert "其中网络申请982件" in around
    placed = visit.page.locator(".wb-passage mark").first.bounding_box()
    assert 640 < placed["x"] < 1280, "the passages stand beside the conversation"
    visit.page.screenshot(path=tmp_path / "answer-1280.png")
    assert visit.page.locator("#wb-chat [data-testid][aria-label]").count() == 0, "screen readers read the message"
    visit.page.click(".wb-answer a.wb-mark")
    assert visit.page.url.endswith("#wb-cite-1")
    visit.page.locator("#wb-choices button", has_text="其中网络申请多少件?").click()
    visit.page.wait_for_function("document.querySelectorAll('.wb-answer').length === 2")
    assert visit.page.locator(".wb-passage").count() == 2
    visit.page.locator(".wb-answer").first.click()
    visit.page.wait_for_function("document.querySelectorAll('.wb-passage').length === 1")
    visit.page.screenshot(path=tmp_path / "second-1280.png")
    assert visit.foreign_hosts() == set()
    assert visit.errors == []
    visit.context.close()


def test_phone_width_in_english(browser, address: str, tmp_path: Path) -> None:
    visit = Visit(browser, address, 400, 860, "en-GB")
    visit.page.screenshot(path=tmp_path / "start-400.png", full_page=True)
    assert "This is the sample library" in shown(visit, ".wb-banner")
    visit.ask("How many requests did Gulou receive?")
    assert "Which one?" in shown(visit, ".wb-answer")
    visit.page.locator("#wb-choices button", has_text="Gulou, Nanjing").wait_for()
    visit.ask("网络?")
    visit.page.wait_for_selector(".wb-answer .wb-table")
    visit.page.screenshot(path=tmp_path / "answer-400.png", full_page=True)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 400
    visit.page.click("#wb-language label:has-text('中文')")
    visit.page.wait_for_selector("text=这是示例库")
    visit.page.click("#wb-clear")
    visit.page.wait_for_function("document.querySelectorAll('.wb-answer').length === 0")
    assert visit.foreign_hosts() == set()
    visit.context.close()


def test_a_hostile_report_stays_text_and_a_failure_is_one_sentence(browser, address: str, tmp_path: Path) -> None:
    visit = Visit(browser, address, 1280, 860, "zh-CN")
    visit.ask("<img src=x onerror=alert(1)>收费吗")
    said = shown(visit, ".wb-answer")
    assert "<script>alert('x')</script>[点此](http://evil.example/a)![图](http://evil.example/b.png)" in said
    assert shown(visit, ".wb-passage mark") == "<script>alert('x')</script>"
    assert "[x](javascript:alert(1)) ${alert(2)} {{constructor}}" in said
    assert (
        visit.page.locator(".wb-answer img, .wb-passage img, .wb-answer a:not(.wb-mark), .wb-question img").count() == 0
    )
    visit.page.screenshot(path=tmp_path / "hostile-1280.png")
    visit.ask("please fail")
    sentence = shown(visit, ".wb-failure")
    assert "没能回答" in sentence
    assert "locked" not in visit.page.content()
    assert visit.dialogs == []
    assert visit.foreign_hosts() == set()
    visit.context.close()


def test_from_sample_report_to_highlighted_quote(browser, sample_library: Path, tmp_path: Path) -> None:
    """The real thing: reports read, the question asked in the browser, the server process watched for calls abroad."""
    from assistant import Settings, open_library
    from ui.desk import desk_of

    settings = Settings(library=sample_library)
    called: list[str] = []
    with serving_watched(desk_of(open_library(settings), settings), called) as page:
        visit = Visit(browser, page, 1280, 860, "en-GB")
        assert "3 reports in this library" in shown(visit, ".wb-counts")
        visit.ask("How many applications did Panzhihua receive in 2009?")
        assert "12" in shown(visit, ".wb-answer strong")
        assert shown(visit, ".wb-figures .wb-number").startswith("12")
        assert "12" in shown(visit, ".wb-passage mark")
        assert "panzhihua-2009.html" in shown(visit, ".wb-where")
        visit.ask("and in 2010?")
        visit.page.wait_for_selector(".wb-status-no_report")
        visit.page.screenshot(path=tmp_path / "sample-1280.png")
        assert visit.foreign_hosts() == set()
        visit.context.close()
    assert set(called) <= {"127.0.0.1", "::1", "localhost"}


@contextmanager
def serving_watched(desk: Desk, called: list[str]) -> Iterator[str]:
    """As ``serving``, with every address that this process connects to noted in ``called``."""
    plain = socket.socket.connect

    def noted(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple):
            called.append(str(address[0]))
        plain(self, address)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
        patch.setattr(socket.socket, "connect", noted)
        with serving(desk) as page:
            yield page


def test_the_served_page_names_no_foreign_host_and_forbids_them(address: str) -> None:
    import httpx

    reply = httpx.get(address)
    assert reply.status_code == 200
    assert "connect-src 'self'" in reply.headers["content-security-policy"]
    for foreign in ("githubusercontent", "gradio.app", "googleapis", "jsdelivr", "cdnjs", "unpkg"):
        assert foreign not in reply.text
