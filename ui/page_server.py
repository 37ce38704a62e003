"""Serves the page from this machine and keeps it there: no analytics, no foreign host, no share link.

Gradio's page template names foreign addresses in its preview metadata; they are taken out. A content security policy
lets the browser fetch from this server only, so that nothing, whatever a report contains, can be loaded or sent
elsewhere.
"""

import re
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, Final

import gradio as gr
import uvicorn
from fastapi import FastAPI

from ui.app import build_page
from ui.conversation import Desk

_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_PREVIEW: Final = re.compile(rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*')

# Gradio labels each message with its own source, tags and all; without the label a screen reader reads the message.
_UNLABEL: Final = """() => {
  const unlabel = () => document.querySelectorAll("#wb-chat [data-testid][aria-label]")
    .forEach((message) => message.removeAttribute("aria-label"));
  new MutationObserver(unlabel).observe(document.body, { childList: true, subtree: true });
}"""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class LocalOnly:
    """Wraps the page: sets the policy on every response and takes foreign addresses out of the page's head."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Scope | None = None
        page = b""

        async def passed(message: Scope) -> None:
            nonlocal start, page
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"content-security-policy", _POLICY.encode())]
                if _is_page(message):
                    start = message
                    return
            elif start is not None:
                page += message.get("body", b"")
                if message.get("more_body"):
                    return
                page = _PREVIEW.sub(b"", page)
                length = (b"content-length", str(len(page)).encode())
                start["headers"] = [header for header in start["headers"] if header[0] != b"content-length"] + [length]
                await send(start)
                message = {"type": "http.response.body", "body": page}
            await send(message)

        await self.app(scope, receive, passed)


def _is_page(message: Scope) -> bool:
    headers = dict(message.get("headers", []))
    return bytes(headers.get(b"content-type", b"")).startswith(b"text/html") and b"content-encoding" not in headers


def page_app(desk: Desk) -> App:
    """The whole web application over ``desk``."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    mounted = gr.mount_gradio_app(
        app,
        build_page(desk),
        path="/",
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        run_history=False,
        footer_links=[],
        theme=_theme(),
        css_paths=[Path(__file__).with_name("style.css")],
        js=_UNLABEL,
    )
    return LocalOnly(mounted)


def _theme() -> gr.themes.Base:
    """Gradio's base theme with fonts of the reader's own machine; the order of families is in style.css."""
    system = gr.themes.Font("sans-serif")
    return gr.themes.Base(font=[system], font_mono=[gr.themes.Font("monospace")], radius_size="sm", text_size="md")


def bound_socket(host: str, port: int) -> socket.socket:
    """A socket that listens on ``host:port`` (0 takes a free port); OSError when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


def page_server(desk: Desk) -> uvicorn.Server:
    """A server of the page, not yet running: ``run(sockets=[bound_socket(...)])`` serves until it is interrupted."""
    return uvicorn.Server(uvicorn.Config(page_app(desk), log_level="warning", access_log=False))
