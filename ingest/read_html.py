"""A web page into a Document: the report without the page around it, every table and paragraph of it kept.

trafilatura finds the main content. Its output is only used to decide which blocks of the page belong to it: the text
itself is taken from the page, since extractors drop statistical tables, signatures and dates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from lxml import etree, html
from lxml.etree import _Element as Element

from ingest.document import Document, SourceFile
from ingest.encoding import UndecodableError, decode
from ingest.errors import UnreadableFile
from ingest.folding import fold_text
from ingest.html_blocks import PageBlock, page_blocks
from ingest.html_images import ReadImages, read_images
from ingest.parts import Paragraph, Part, compose

FURNITURE_FILE = Path(__file__).with_name("page_chrome.yaml")

_DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|<\?xml[^>]*encoding\s*=\s*["'])\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(r"(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}")
_NUMBERED = re.compile(r"[((\uff08]?[一二三四五六七八九十]{1,3}[)\uff09、]|\d{1,2}[、.]")
_LABEL = re.compile("[\u3400-\u9fff]{2}")  # a calendar has none
_NOT_TEXT = re.compile(r"[\W_]+")
_TITLE_GAP = re.compile(r"_|\||--|—| [-–] |>|»")
_REMEDY = "get the page again or save it from the browser as html"

_TELLING = 12  # characters that are told apart even inside a longer line
_HEADLINE_REACH = 12  # blocks before the first one kept among which headline and date line are looked for
_SIGNATURE_REACH = 6  # blocks after the last one kept among which signature and date are


def read_html(source: SourceFile) -> Document:
    """Read a web page. Raises UnreadableFile when it cannot be decoded or holds no text."""
    try:
        declared = _DECLARED.search(source.data[:4096])
        decoded = decode(source.data, declared[1].decode("ascii") if declared else None, repair=True)
    except UndecodableError as error:
        raise UnreadableFile(source.name, f"cannot be read as a web page: {error}", _REMEDY) from error
    if _is_cut_off(decoded.text):
        raise UnreadableFile(source.name, "the page is cut off before its end", _REMEDY)
    try:
        root = _parse(decoded.text)
        body = root.find("body") if root is not None else None
        blocks = page_blocks(body if body is not None else root) if root is not None else ()
        main = _main_text(root) if blocks and root is not None else ""
    except RecursionError as error:
        raise UnreadableFile(source.name, "its elements are nested too deep", _REMEDY) from error
    if root is None or not blocks:
        framed = root is not None and next(root.iter("frame", "iframe"), None) is not None
        fault = "the page only frames another page" if framed else "the page holds no text"
        raise UnreadableFile(source.name, fault, "ingest the page inside the frame" if framed else _REMEDY)
    title = _title(root)
    kept = select(blocks, main, title or "")
    images = read_images([block.image for block in kept if block.image is not None], source.folder)
    parts = [part for block in kept for part in _parts(block, images)]
    if not parts:
        raise UnreadableFile(source.name, "the page holds no text", _REMEDY)
    return compose(parts, "html", title, (*decoded.warnings, *images.warnings))


def select(blocks: Sequence[PageBlock], main: str, title: str) -> tuple[PageBlock, ...]:
    """The blocks that belong to the report, given the text that the extractor took for the main content.

    From the first to the last block that is in ``main`` or reads like a report, without lists of links; then the
    headline and date line just before and the signature just after. Without a usable ``main``, all but the links.
    """
    wanted = [
        block.image is None and _is_text(block) and (_in_main(block, main) or _reads_like_report(block))
        for block in blocks
    ]
    if not any(wanted):
        return tuple(block for block in blocks if _is_text(block)) or tuple(blocks)
    first = wanted.index(True)
    last = len(wanted) - 1 - wanted[::-1].index(True)
    last = _last_signature(blocks, last)
    opening = [
        block
        for block in blocks[max(first - _HEADLINE_REACH, 0) : first]
        if _is_headline(block, title) or (_DATE.search(block.text) and len(block.text) < 120 and not block.links)
    ]
    return (*opening, *(block for block in blocks[first : last + 1] if _is_text(block)))


def _is_text(block: PageBlock) -> bool:
    if block.grid is not None:
        return True
    return not block.chrome and block.links <= 0.5 * len(block.text) and not _is_furniture(block.text)


def _is_furniture(text: str) -> bool:
    rules = _furniture()
    return len(text) <= rules.longest and rules.starts.match(fold_text(text)) is not None


@dataclass(frozen=True)
class _Furniture:
    longest: int
    starts: re.Pattern[str]


@cache
def _furniture() -> _Furniture:
    rules = yaml.safe_load(FURNITURE_FILE.read_text(encoding="utf-8"))
    return _Furniture(rules["longest"], re.compile("|".join(rules["starts"])))


def _in_main(block: PageBlock, main: str) -> bool:
    key = _NOT_TEXT.sub("", block.text)
    return block.grid is None and (f"\n{key}\n" in main or (len(key) >= _TELLING and key in main))


def _reads_like_report(block: PageBlock) -> bool:
    """Running prose or a table with numbers: content, whatever the extractor thinks of it."""
    if block.grid is not None:
        labels = sum(1 for cell in block.grid.cells if _LABEL.search(cell.text))
        return block.grid.rows >= 2 and labels >= block.grid.rows / 2 and any(map(str.isdigit, block.text))
    if block.chrome:
        return False
    return "。" in block.text and (len(block.text) >= 60 or _NUMBERED.match(block.text) is not None)


def _is_headline(block: PageBlock, title: str) -> bool:
    """Whether a block is the page's headline: what the page's title begins with; the site's name comes after it."""
    key, title_key = _NOT_TEXT.sub("", block.text), _NOT_TEXT.sub("", _TITLE_GAP.split(title.strip(), maxsplit=1)[0])
    if len(key) < 6 or not _is_text(block):
        return False
    return block.level in {1, 2} or key in title_key or (len(title_key) >= 8 and title_key in key)


def _last_signature(blocks: Sequence[PageBlock], last: int) -> int:
    """The last block of the same container after ``last`` that is plain text: agency, date, a note on the attachment."""
    end = last
    for place in range(last + 1, min(last + 1 + _SIGNATURE_REACH, len(blocks))):
        block = blocks[place]
        if block.chrome or (block.place != blocks[last].place and not _is_date_line(block)):
            break
        end = place
    return end


def _is_date_line(block: PageBlock) -> bool:
    return len(block.text) <= 24 and bool(re.search("年.{1,3}月.{1,3}日", block.text))


def _is_cut_off(text: str) -> bool:
    """A page that opens html or body and closes neither: what is missing would look like rows not reported."""
    return bool(
        re.search(r"<(?:html|body)\b", text, re.IGNORECASE) and not re.search(r"</(?:html|body)\b", text, re.IGNORECASE)
    )


def _parse(text: str) -> Element | None:
    clean = _UNPRINTABLE.sub(" ", _XML_DECLARATION.sub("", text))
    try:
        return html.document_fromstring(clean.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None


def _main_text(root: Element) -> str:
    """The main content as the extractor sees it, letters and digits only, a line for each of its lines."""
    import trafilatura  # its one home; slow to load

    try:
        found = trafilatura.extract(
            html.tostring(root, encoding="unicode"), favor_recall=True, include_comments=False, include_tables=True
        )
    except (ValueError, TypeError, AttributeError, LookupError):  # it was not made for every tree there is
        found = None
    lines = [_NOT_TEXT.sub("", cell) for line in (found or "").split("\n") for cell in line.split("|")]
    return "\n" + "\n".join(line for line in lines if line) + "\n"


def _title(root: Element) -> str | None:
    element = root.find(".//title")
    text = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    return text or None


def _parts(block: PageBlock, images: ReadImages) -> tuple[Part, ...]:
    if block.image is not None:
        return images.parts.get(block.image, ())
    return (block.grid if block.grid is not None else Paragraph(block.text, block.level),)
