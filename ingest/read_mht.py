"""A web archive (mht, also a page that Word saved under another name): the page in it is read as html."""

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from ingest.document import Document, SourceFile
from ingest.errors import UnreadableFile

_REMEDY = "open it in a browser or word processor and save it as html or docx"


def read_mht(source: SourceFile) -> Document:
    """Read the largest page of a web archive. Raises UnreadableFile when it holds none that can be read."""
    from ingest.read_html import read_html

    try:
        pages = [_page(part) for part in message_from_bytes(source.data).walk() if _is_page(part)]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise UnreadableFile(source.name, "is a web archive that is damaged", _REMEDY) from error
    page = max(pages, key=len, default=b"")
    if not page.strip():
        raise UnreadableFile(source.name, "is a web archive without a page in it", _REMEDY)
    return replace(read_html(replace(source, data=page)), kind="mht")


def _is_page(part: "Message[str, str]") -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}


def _page(part: "Message[str, str]") -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
