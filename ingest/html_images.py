"""The images of a web page that carry a table or text, recognised: those inside the page or in files beside it.

Nothing is fetched: an image that only an address names is named in a warning. A file must lie in the page's own folder.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from ingest.errors import IngestError
from ingest.parts import Grid, Part

if TYPE_CHECKING:
    from ingest.page_images import PageImage

_MOST_IMAGES = 20  # of one page that are looked at
_MOST_NAMED = 5
_LARGEST = 10 * 1024 * 1024
_LEAST_WIDTH, _LEAST_HEIGHT = 300, 60  # pixels of the image as stored; smaller ones are ornaments
_LEAST_HAN = 20  # Chinese characters that make an image without a table part of the report
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=.-]+)*),", re.IGNORECASE)
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class ReadImages:
    """What the images of a page say, by their address as the page gives it, and what could not be read."""

    parts: dict[str, tuple[Part, ...]]
    warnings: tuple[str, ...]


def read_images(addresses: Sequence[str], folder: Path | None) -> ReadImages:
    """Recognise the images with these addresses; ``folder`` is where the page lies, None where it came by itself."""
    parts: dict[str, tuple[Part, ...]] = {}
    out_of_reach: list[str] = []
    unread: list[str] = []
    for address in list(dict.fromkeys(addresses))[:_MOST_IMAGES]:
        data = _bytes_of(address, folder)
        if data is None:
            out_of_reach.append(_name(address))
            continue
        try:
            parts[address] = _recognised(_name(address), data)
        except IngestError as error:
            unread.append(f"{error.file} ({error.fault})")
    warnings = []
    if any(parts.values()):
        count = sum(1 for found in parts.values() if found)
        warnings.append(f"{count} image{'s' if count > 1 else ''} read by OCR; compare figures with the original.")
    if out_of_reach:
        warnings.append(f"Images of the page were not at hand and not read: {_listed(out_of_reach)}.")
    if unread:
        warnings.append(f"Images of the page could not be read: {_listed(unread)}.")
    return ReadImages(parts, tuple(warnings))


def _bytes_of(address: str, folder: Path | None) -> bytes | None:
    inside = _DATA.match(address)
    if inside:
        content = address[inside.end() :]
        if len(content) > 2 * _LARGEST:
            return None
        try:
            return base64.b64decode(content) if ";base64" in inside[1].lower() else unquote_to_bytes(content)
        except (binascii.Error, ValueError):
            return b""
    if folder is None or _SCHEME.match(address):
        return None
    try:
        home = folder.resolve()
        path = (home / unquote(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])).resolve()
        if not path.is_relative_to(home) or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _recognised(name: str, data: bytes) -> tuple[Part, ...]:
    """The tables and lines of an image; () where it is an ornament or says too little to belong to a report."""
    from ingest.page_images import image_pages  # loaded with the libraries for images, where there is one
    from ingest.page_layout import pages_to_parts
    from ingest.read_image import recognised_pages

    pages = [page for page in image_pages(name, data) if _may_say_something(page)]
    read = [page for page in recognised_pages(name, pages).values() if page is not None]
    found = tuple(_without_page(part) for part in pages_to_parts(read))
    tables = any(isinstance(part, Grid) for part in found)
    return found if tables or sum(len(_HAN.findall(page.text)) for page in read) >= _LEAST_HAN else ()


def _may_say_something(page: "PageImage") -> bool:
    height, width = page.pixels.shape
    return bool(width >= _LEAST_WIDTH and height >= _LEAST_HEIGHT and page.pixels.std() > 1)


def _without_page(part: Part) -> Part:
    return replace(part, page_rows=()) if isinstance(part, Grid) else replace(part, page_breaks=())


def _name(address: str) -> str:
    if _DATA.match(address):
        return "an image inside the page"
    return (
        unquote(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]).rstrip("/").rsplit("/", 1)[-1][:60]
        or "an image"
    )


def _listed(names: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(names))
    more = f" and {len(distinct) - _MOST_NAMED} more" if len(distinct) > _MOST_NAMED else ""
    return ", ".join(distinct[:_MOST_NAMED]) + more
