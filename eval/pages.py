"""A report file as text that can be damaged: cells, running text and headings of html and txt alike.

Files of other formats cannot be damaged here and stay as they are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.document import SourceFile
from ingest.encoding import decode
from ingest.source import sniff, source_of

_TAG = re.compile(r"(<script.*?</script>|<style.*?</style>|<!--.*?-->|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"(?P<open><t[dh]\b[^>]*>)(?P<inner>.*?)(?P<close></t[dh]>)", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"(charset\s*=\s*[\"']?)([\w-]+)", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Change = Callable[[str], str]


@dataclass(frozen=True)
class Page:
    """The text of one html or txt file, and the encoding it came in."""

    name: str
    text: str
    encoding: str
    html: bool
    url: str | None

    def file(self) -> SourceFile:
        """The page as a file again, in its own encoding."""
        return source_of(self.name, self.text.encode(self.encoding, errors="xmlcharrefreplace"), self.url)


def page_of(source: SourceFile) -> Page | None:
    """The page in a file; None where the file is neither html nor txt."""
    kind = sniff(source)
    if kind not in ("html", "txt"):
        return None
    decoded = decode(source.data, repair=True)
    encoding = decoded.encoding if decoded.encoding.startswith(("utf-8", "gb")) else "utf-8"
    return Page(source.name, decoded.text, encoding, kind == "html", source.url)


def change_text(page: Page, change: Change) -> Page:
    """The page with ``change`` applied to every stretch of text; markup stays."""
    if not page.html:
        return replace(page, text=change(page.text))
    pieces = _TAG.split(page.text)
    return replace(page, text="".join(piece if number % 2 else change(piece) for number, piece in enumerate(pieces)))


def change_cells(page: Page, change: Change) -> Page:
    """The page with ``change`` applied to the text of each table cell; in a txt file, a line or part of a row is one."""
    if page.html:
        return replace(page, text=_CELL.sub(lambda cell: _changed_cell(cell, change), page.text))
    return replace(page, text="\n".join(_changed_line(line, change) for line in page.text.split("\n")))


def cells_of(page: Page) -> tuple[str, ...]:
    """The text of every cell, in reading order."""
    found: list[str] = []

    def note(cell: str) -> str:
        found.append(cell)
        return cell

    change_cells(page, note)
    return tuple(found)


def _changed_cell(cell: re.Match[str], change: Change) -> str:
    said = _TAG.sub("", cell["inner"]).strip()
    changed = change(said)
    return cell.group() if changed == said else f"{cell['open']}{changed}{cell['close']}"


def _changed_line(line: str, change: Change) -> str:
    """Cells of a line: between tabs, or before and between bars, or the whole line."""
    mark = "\t" if "\t" in line else "|" if "|" in line else None
    if mark is None:
        return _changed_part(line, change)
    return mark.join(_changed_part(part, change) for part in line.split(mark))


def _changed_part(part: str, change: Change) -> str:
    said = part.strip()
    return part.replace(said, change(said), 1) if said else part


def is_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return NUMBER.fullmatch(cell) is not None


def declare(page: Page, encoding: str) -> Page:
    """An html page that says it is in ``encoding``, whatever it is in."""
    return replace(page, text=_CHARSET.sub(lambda found: found[1] + encoding, page.text, count=1))
