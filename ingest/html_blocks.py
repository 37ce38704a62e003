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
    | {"rt", "rp", "del", "s", "strike"}  # pinyin over a character; text that was struck
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "big", "bdi", "bdo", "cite", "code", "dfn", "em", "font", "i", "img", "ins"}
    | {"kbd", "label", "mark", "nobr", "o:p", "q", "rb", "ruby", "samp", "small", "span", "st1:chsdate", "strong"}
    | {"sub", "sup", "tt", "u", "var", "wbr"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHROME_TAGS = frozenset({"nav", "footer", "aside"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])font-size\s*:\s*0+(?:px|pt|em|rem|%)?\s*(?:;|$|!)"
    r"|mso-hide\s*:\s*all|text-decoration(?:-line)?\s*:[^;]*line-through",
    re.IGNORECASE,
)
_LONGEST_CELL = 80  # characters in a cell of a table made of divs; more is a page laid out in rows and columns


@dataclass(frozen=True)
class _ShownAs:
    """How a part of a table made of other elements is told: its style, its role, its class names."""

    style: re.Pattern[str]
    roles: re.Pattern[str]
    names: re.Pattern[str]


def _shown_as(style: str, roles: str, names: str) -> _ShownAs:
    return _ShownAs(
        re.compile(rf"display\s*:\s*(?:{style})\b", re.IGNORECASE),
        re.compile(roles, re.IGNORECASE),
        re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-]|\d)", re.IGNORECASE),
    )


_SHOWN_AS = {
    "group": _shown_as("table-(?:row|header|footer)-group", "rowgroup", "thead|tbody|tfoot"),
    "row": _shown_as("table-row(?!-)", "row", "tr|row"),
    "cell": _shown_as("table-cell", "cell|gridcell|columnheader|rowheader", "td|th|cell|col"),
}
_SMALLEST_IMAGE = 60  # pixels either way
_LARGEST_HIDDEN = 400  # characters; more is content that a script is meant to show


@dataclass(frozen=True)
class PageBlock:
    """One block of a page. ``links`` counts the characters that are link text, ``place`` names the block's container.

    ``grid`` is set for a data table; ``text`` then holds its cells, for comparing only. ``image`` is the address of an
    image, which stands after the paragraph that it is in.
    """

    text: str
    level: int
    links: int
    chrome: bool
    place: int
    grid: Grid | None = None
    image: str | None = None


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
    image: str | None = None


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
    for run in runs:
        if run.image:
            yield PageBlock("", 0, 0, run.around.chrome, run.around.place, image=run.image)


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
    elif tag == "img":
        if not _is_ornament(child):
            yield _Run("", link, around, image=(child.get("src") or "").strip())
    elif tag in _INLINE:
        yield from _runs(child, around, link or tag == "a")
    elif tag == "table":
        yield from _table_runs(child, around)
    elif (grid := grid_of_divs(child)) is not None:
        yield _Run(None, False, around, grid)
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
    nested = any(_filled_cells(inner) > 1 for inner in table.iterdescendants("table"))
    if nested or table.get("role") == "presentation":
        return None
    inner_rows = {row for inner in table.iterdescendants("table") for row in inner.iterdescendants("tr")}
    rows = [(row, _cells(row)) for row in table.iterdescendants("tr") if row not in inner_rows]
    # A row without cells counts, as in a browser: the cells that reach down from above cover it.
    grid = resolve_grid([[_cell(cell) for cell in cells] for row, cells in rows if not _is_dropped(row)])
    texts = [cell.text for cell in grid.cells]
    link_text = sum(len(one_line("".join(_texts(link)))) for link in table.iterdescendants("a"))
    if is_layout(texts, grid.rows, grid.columns) or link_text > 0.5 * sum(len(text) for text in texts):
        return None
    return grid


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in {"td", "th"} and not _is_dropped(cell)]


def _filled_cells(table: Element) -> int:
    return sum(1 for cell in table.iterdescendants("td", "th") if "".join(_texts(cell)).strip())


def grid_of_divs(element: Element) -> Grid | None:
    """The grid of an element that shows a table without being one: rows and cells by style, role or class name."""
    rows = [child for child in _elements(element) if _shows_as(child, "row")]
    if len(rows) < 2:
        groups = [child for child in _elements(element) if _shows_as(child, "group")]
        rows = [row for group in groups for row in _elements(group) if _shows_as(row, "row")]
    listed = [[cell for cell in _elements(row) if _shows_as(cell, "cell")] for row in rows]
    if len(rows) < 2 or any(len(cells) != len(list(_elements(row))) for row, cells in zip(rows, listed, strict=True)):
        return None
    grid = resolve_grid([[_cell(cell) for cell in cells] for cells in listed])
    texts = [cell.text for cell in grid.cells]
    links = sum(len(one_line("".join(_texts(link)))) for link in element.iterdescendants("a"))
    if is_layout(texts, grid.rows, grid.columns) or links > 0.5 * sum(map(len, texts)):
        return None
    return grid if max(map(len, texts)) <= _LONGEST_CELL else None


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element if isinstance(child.tag, str) and not _is_dropped(child))


def _shows_as(element: Element, part: str) -> bool:
    style, role, names = (element.get(name) or "" for name in ("style", "role", "class"))
    shown = _SHOWN_AS[part]
    return bool(shown.style.search(style) or shown.roles.fullmatch(role.strip()) or shown.names.search(names))


def _cell(cell: Element) -> SpannedCell:
    return SpannedCell("".join(_texts(cell)), _span(cell, "rowspan"), _span(cell, "colspan"))


def _texts(element: Element) -> Iterator[str]:
    """The visible text of a cell; breaks, paragraphs and tables inside it become line breaks."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_dropped(child):
            tag = child.tag.lower()
            gap = "" if tag in _INLINE else "\n"
            yield gap
            yield from _texts(child)
            yield gap
        yield child.tail or ""


def _span(cell: Element, name: str) -> int:
    found = re.match(r"\s*(\d{1,4})", cell.get(name) or "")
    return int(found[1]) if found else 1


def _is_ornament(image: Element) -> bool:
    """Whether an image is too small, by what the page says of it, to hold a table."""
    sizes = [re.match(r"\s*(\d{1,4})\s*(?:px)?\s*$", image.get(side) or "") for side in ("width", "height")]
    return any(size and int(size[1]) < _SMALLEST_IMAGE for size in sizes)


def _is_dropped(element: Element) -> bool:
    tag = element.tag.lower()
    if tag in _DROPPED:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return sum(len(text.strip()) for text in element.itertext()) < _LARGEST_HIDDEN
    return False
