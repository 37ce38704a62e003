"""Ten ways in which copies of reports are damaged, each a function of a page and a seeded random source.

The damage is the kind that copying, converting and publishing do: a right answer may be lost by it, a wrong number may
never come of it. Words and glosses are in damage_words.yaml.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import east_asian_width

import yaml

from eval.pages import NUMBER, Page, cells_of, change_cells, change_text, declare, is_number
from ingest.document import SourceFile

WORDS_FILE = Path(__file__).with_name("damage_words.yaml")
Damage = Callable[[Page, Random], Sequence[SourceFile]]

# One number cell in so many is blanked; one head cell in so many is lost.
_BLANKED, _LOST = 6, 3
_LINE = (52, 84)  # columns that a line has at most after text was broken into lines; a Chinese character takes two
_HEADING = re.compile(r"^[ \t\u3000]*[一二三四五六七八九十]{1,3}、[^\n|]{2,40}$", re.MULTILINE)
_HTML_HEADING = re.compile(
    r"<(h[1-6]|p)\b[^>]*>(?:<[^>]*>|\s|\u3000|&nbsp;)*[一二三四五六七八九十]{1,3}、[^<]{2,40}(?:<[^>]*>)*?</\1>"
)
_NO_BREAK = re.compile(r"\d[\d,.]*|.", re.DOTALL)


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    return words


def blank_cells(page: Page, random: Random) -> list[SourceFile]:
    """Some numbers of tables are gone, or a stroke stands for them."""

    def blank(cell: str) -> str:
        return random.choice(("", "", "/")) if is_number(cell) and not random.randrange(_BLANKED) else cell

    return [change_cells(page, blank).file()]


def separators(page: Page, random: Random) -> list[SourceFile]:
    """Large numbers have commas or spaces between thousands, others full-width digits."""

    def write(number: re.Match[str]) -> str:
        digits = number.group()
        way = random.randrange(3)
        following = page.text[number.end() : number.end() + 1] if not page.html else number.string[number.end() :][:1]
        if way == 2 or len(digits) < 4 or not digits.isdigit() or following in "年-":
            return digits.translate(_FULL_WIDTH) if way == 2 else digits
        return f"{int(digits):,}".replace(",", ", "[way : way + 1])

    return [change_text(page, lambda text: NUMBER.sub(write, text)).file()]


_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}


def lost_heads(page: Page, random: Random) -> list[SourceFile]:
    """Some cells that only head others are empty: of two neighbours without a number, the first."""
    cells = cells_of(page)
    after = iter([*cells[1:], ""])

    def lose(cell: str) -> str:
        following = next(after)
        heads = cell and len(cell) <= 20 and not re.search(r"[\d。,:]", cell) and following and not is_number(following)
        return "" if heads and len(following) <= 20 and not random.randrange(_LOST) else cell

    return [change_cells(page, lose).file()]


def traditional(page: Page, random: Random) -> list[SourceFile]:
    """The page in traditional characters."""
    del random
    from opencc import OpenCC  # only this damage writes traditional characters

    return [change_text(page, OpenCC("s2t").convert).file()]


def glosses(page: Page, random: Random) -> list[SourceFile]:
    """Some characters carry their pinyin in brackets, as a certain converter leaves it."""
    pinyin: Mapping[str, str] = _words()["pinyin"]

    def gloss(text: str) -> str:
        return "".join(f"{sign}({pinyin[sign]})" if sign in pinyin and random.randrange(2) else sign for sign in text)

    return [
        replace(change_text(page, gloss), encoding="utf-8").file()
        if not page.html
        else _as_utf8(change_text(page, gloss))
    ]


def _as_utf8(page: Page) -> SourceFile:
    return replace(declare(page, "utf-8"), encoding="utf-8").file()


def split_lines(page: Page, random: Random) -> list[SourceFile]:
    """Running text is broken into lines of one length, wherever a line is full; a number stays whole."""
    end, width = "<br>\n" if page.html else "\n", random.randint(*_LINE)

    def split(text: str) -> str:
        return "\n".join(_broken(line, end, width) for line in text.split("\n"))

    return [change_text(page, split).file()]


def _broken(line: str, end: str, most: int) -> str:
    if 2 * len(line) <= most or "\t" in line or "|" in line:
        return line
    pieces: list[str] = []
    width = 0
    for part in _NO_BREAK.findall(line):
        columns = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in part)
        if width + columns > most and pieces:
            pieces.append(end)
            width = 0
        pieces.append(part)
        width += columns
    return "".join(pieces)


def swapped_sections(page: Page, random: Random) -> list[SourceFile]:
    """The numbered sections stand in another order; what comes before the first stays first."""
    found = (_HTML_HEADING if page.html else _HEADING).finditer(page.text)
    starts = [match.start() for match in found if not _is_row(page, match.end())]
    if len(starts) < 2:
        return [page.file()]
    bodies = [page.text[start:end] for start, end in zip(starts, [*starts[1:], len(page.text)], strict=True)]
    tail = ""
    if page.html:
        cut = bodies[-1].find("</div>")
        bodies[-1], tail = (bodies[-1][:cut], bodies[-1][cut:]) if cut >= 0 else (bodies[-1], "")
    random.shuffle(bodies)
    joined = "\n".join(bodies)
    return [replace(page, text=f"{page.text[: starts[0]]}{joined}{tail}").file()]


def _is_row(page: Page, end: int) -> bool:
    """Whether a numbered line is the label of a row: the next line that is not empty begins with a number."""
    following = page.text[end : end + 80].lstrip()
    return not page.html and following[:1].isdigit()


def foreign_text(page: Page, random: Random) -> list[SourceFile]:
    """Before and after the report stands what a site puts there: titles and figures of another county's report."""
    others = _words()["others"]
    other = random.choice([name for name in others if name not in page.text] or others)
    before, after = (
        [line.format(other=other, number=random.randint(100, 9999), year=random.randint(2008, 2024)) for line in lines]
        for lines in (_words()["before"], _words()["after"])
    )
    if not page.html:
        return [replace(page, text="\n".join([*before, "", page.text, "", *after, ""])).file()]
    top, bottom = ("".join(f"<div class='related'>{line}</div>\n" for line in lines) for lines in (before, after))
    text = re.sub(r"(<body\b[^>]*>)", lambda body: f"{body[1]}\n{top}", page.text, count=1)
    return [replace(page, text=text.replace("</body>", f"{bottom}</body>", 1)).file()]


def duplicate(page: Page, random: Random) -> list[SourceFile]:
    """The same report lies there twice, under another name and with another last line."""
    del random
    line = str(_words()["last_line"])
    copy = f"{page.text}\n<p>{line}</p>\n" if page.html else f"{page.text}\n\n{line}\n"
    return [page.file(), replace(page, name=f"copy-{page.name}", text=copy).file()]


def wrong_encoding(page: Page, random: Random) -> list[SourceFile]:
    """A page says it is in another encoding than it is; a text comes in another than before."""
    del random
    if page.html:
        other = "gb2312" if page.encoding.startswith("utf-8") else "utf-8"
        return [declare(page, other).file()]
    return [replace(page, encoding="gb18030" if page.encoding.startswith("utf-8") else "utf-16").file()]


DAMAGES: Mapping[str, Damage] = {
    "blank cells": blank_cells,
    "separators": separators,
    "lost header cells": lost_heads,
    "traditional script": traditional,
    "pinyin glosses": glosses,
    "split lines": split_lines,
    "swapped sections": swapped_sections,
    "another county's text": foreign_text,
    "duplicate report": duplicate,
    "wrong encoding": wrong_encoding,
}
