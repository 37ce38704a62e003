"""A web page's tree into its visible blocks in reading order: paragraphs, headings and data tables.

Tables that only arrange the page, and everything that is no text (scripts, forms, hidden parts), are dissolved here.
Which of the blocks belong to the report is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from ingest.parts import Grid, SpannedCell, is_layout, one_line, resolve_grid

_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "select", "option"}
    | {"button", "input", "textarea", "head", "link", "meta", "audio", "video", "map"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "big", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins"}
    | {"kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "st1:chsdate", "strike", "strong"}
    | {"sub", "sup", "tt", "u", "var", "wbr"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHROME_TAGS = frozenset({"nav", "footer", "aside"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LARGEST_HIDDEN = 400  # characters; more is content that a script is meant to show


@dataclass(frozen=True)
class PageBlock:
    """One block of a page. ``links`` counts the characters that are link text, ``place`` names the block's container.

    ``grid`` is set for a data table; ``text`` then holds its cells, for comparing only.
    """

    text: str
    level: int
    links: int
    chrome: bool
    place: int
    grid: Grid | None = None


@dataclass(frozen=True)
class _Surroundings:
    level: int
    chrome: bool
    place: int


@dataclass(frozen=True)
class _Run:
    """Inline text as it comes; None as text is a break between blocks."""

    text: str | None
    link: bool
    around: _Surroundings
    grid: Grid | None = None


def page_blocks(body: Element) -> tuple[PageBlock, ...]:
    """The visible blocks of a page's body in reading order. Blocks without text are left out."""
    blocks: list[PageBlock] = []
    pending: list[_Run] = []
    for run in _runs(body, _Surroundings(0, False, 0), False):
        if run.text is not None:
            pending.append(run)
            continue
        blocks.extend(_paragraph(pending))
        pending = []
        if run.grid is not None:
            cells = [cell.text for cell in run.grid.cells]
            blocks.append(PageBlock(" ".join(cells), 0, 0, run.around.chrome, run.around.place, run.grid))
    blocks.extend(_paragraph(pending))
    return tuple(blocks)


def _paragraph(runs: list[_Run]) -> Iterator[PageBlock]:
    text = one_line("".join(run.text or "" for run in runs))
    if text:
        links = sum(len(one_line(run.text or "")) for run in runs if run.link)
        around = next(run.around for run in runs if (run.text or "").strip())
        yield PageBlock(text, around.level, min(links, len(text)), around.chrome, around.place)


def _runs(element: Element, around: _Surroundings, link: bool) -> Iterator[_Run]:
    """The element's inline text with breaks around its block elements."""
    if element.text:
        yield _Run(element.text, link, around)
    for child in element:
        if isinstance(child.tag, str) and not _is_dropped(child):
            yield from _child_runs(child, around, link)
        if child.tail:
            yield _Run(child.tail, link, around)


def _child_runs(child: Element, around: _Surroundings, link: bool) -> Iterator[_Run]:
    tag = child.tag.lower()
    if tag in {"br", "hr"}:
        yield _Run(None, False, around)
    elif tag in _INLINE:
        yield from _runs(child, around, link or tag == "a")
    elif tag == "table":
        yield from _table_runs(child, around)
    else:
        inner = _Surroundings(
            level=_HEADINGS.get(tag, around.level),
            chrome=around.chrome or tag in _CHROME_TAGS,
            place=around.place if tag in {"p", "li", *_HEADINGS} else id(child),
        )
        yield _Run(None, False, around)
        yield from _runs(child, inner, link)
        yield _Run(None, False, around)


def _table_runs(table: Element, around: _Surroundings) -> Iterator[_Run]:
    """A data table as one run with its grid, a layout table as the content of its cells."""
    grid = _data_grid(table)
    if grid is not None:
        for caption in table.iterchildren("caption"):
            yield from _child_runs(caption, around, False)
        yield _Run(None, False, around, grid)
        return
    yield _Run(None, False, around)
    yield from _runs(table, _Surroundings(around.level, around.chrome, id(table)), False)
    yield _Run(None, False, around)


def _data_grid(table: Element) -> Grid | None:
    nested = any("".join(_texts(inner)).strip() for inner in table.iterdescendants("table"))
    if nested or table.get("role") == "presentation":
        return None
    rows = [row for row in table.iterdescendants("tr") if any(cell.tag in {"td", "th"} for cell in row)]
    grid = resolve_grid([[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in rows])
    texts = [cell.text for cell in grid.cells]
    link_text = sum(len(one_line("".join(_texts(link)))) for link in table.iterdescendants("a"))
    if is_layout(texts, grid.rows, grid.columns) or link_text > 0.5 * sum(len(text) for text in texts):
        return None
    return grid


def _cell(cell: Element) -> SpannedCell:
    return SpannedCell("".join(_texts(cell)), _span(cell, "rowspan"), _span(cell, "colspan"))


def _texts(element: Element) -> Iterator[str]:
    """The visible text of a cell; breaks and paragraphs inside it become line breaks."""
    for run in _runs(element, _Surroundings(0, False, 0), False):
        yield "\n" if run.text is None else run.text


def _span(cell: Element, name: str) -> int:
    found = re.match(r"\s*(\d{1,4})", cell.get(name) or "")
    return int(found[1]) if found else 1


def _is_dropped(element: Element) -> bool:
    tag = element.tag.lower()
    if tag in _DROPPED:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return sum(len(text.strip()) for text in element.itertext()) < _LARGEST_HIDDEN
    return False
