"""Which lines of a report are headings: by their numbering, their length and what follows them.

Three shapes occur: a line of its own (一、概述), a heading that runs into its paragraph ((二)抓制度建设。依照…, of
which the first clause is the heading), and a heading that the file format marks. Numbered items of a list, rows of a
table that was flattened into lines and lines of a table of contents look alike and are told apart here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

RULES_FILE = Path(__file__).with_name("sections.yaml")

_CLAUSE_END = re.compile("[。:!?;]")
_SOFT_END = re.compile("[,、]")
_TERMINAL = "。;!?,、"
_CONTENTS_LINE = re.compile(r"[.…·]{3,}\s*\d*\s*$")
_TABLE_ROW = re.compile(r"\t|\s(?:[\d.,]+|[/—–-]+)$")  # cells set apart by tabs, or a value after a gap
_BARE_VALUE = re.compile(r"[\s|]*(?:[\d.,%]+|[/—–-]+|无)?[\s|]*(?:[条件次人项份元万个卷名]{1,2})?[\s|]*")
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_NUMBER = re.compile("(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?")
_SHORTEST_BODY = 12  # characters after a run-in heading that make it one


@dataclass(frozen=True)
class Line:
    """One line of the folded text without the space around it; ``level`` is the file format's heading level or None."""

    start: int
    end: int
    text: str
    level: int | None
    in_table: bool


@dataclass(frozen=True)
class Heading:
    """A heading in the folded text: ``start`` of its line, ``title_start:title_end`` the heading itself, its rank."""

    start: int
    title_start: int
    title_end: int
    rank: int


@dataclass(frozen=True)
class Style:
    """One way of numbering headings, from sections.yaml."""

    name: str
    rank: int
    pattern: re.Pattern[str]


def headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The headings among the lines of a folded text, in order. Lines without text must be left out beforehand."""
    styles = [_style_of(line) for line in lines]
    outermost = _outermost_level(lines, styles)
    found: list[Heading] = []
    reached = 0  # the Chinese number of the last heading at the level that carries them
    for place, line in enumerate(lines):
        style = styles[place]
        if style is not None:
            title_end = _title_end(lines, styles, place, reached)
            rank = style.rank
            if title_end is not None and rank <= 2:
                reached = _han_number(line.text) if rank == 2 else 0
        elif line.level is not None and outermost is not None and not _is_report_title(line, place, lines):
            title_end = line.end
            rank = int(_rules()["unnumbered_rank"]) + max(line.level - outermost, 0)
        else:
            continue
        if title_end is not None:
            found.append(Heading(line.start, line.start, title_end, rank))
    return tuple(found)


def _style_of(line: Line) -> Style | None:
    if line.in_table or "|" in line.text or _CONTENTS_LINE.search(line.text):
        return None
    style = next((style for style in _styles() if style.pattern.match(line.text)), None)
    if style is not None and style.name != "attachment" and _TABLE_ROW.search(line.text):
        return None
    return style


def _title_end(lines: Sequence[Line], styles: Sequence[Style | None], place: int, reached: int) -> int | None:
    """Where the heading of a numbered line ends, or None when the line is no heading."""
    line, style = lines[place], styles[place]
    assert style is not None
    if style.name == "attachment":
        return _attachment_end(lines, styles, place)
    longest = int(_rules()["longest_heading"])
    number = style.pattern.match(line.text)
    assert number is not None
    clause = _CLAUSE_END.search(line.text, number.end())
    whole = clause is None or clause.end() >= len(line.text)
    if whole and len(line.text) <= longest and line.level is not None:
        return line.end
    if whole and len(line.text) <= longest:
        return line.end if _stands_alone(lines, styles, place, reached) else None
    body = len(line.text) - (clause.end() if clause else 0)
    if clause is not None and clause.start() <= longest and body >= _SHORTEST_BODY:
        return line.start + clause.start()
    return _long_item_end(line, number.end(), longest)


def _long_item_end(line: Line, number_end: int, longest: int) -> int | None:
    """A numbered paragraph that opens with a long sentence: its first clause names it, if that is a clause at all."""
    soft = _SOFT_END.search(line.text, number_end + 4)
    if soft is None or soft.start() > longest or len(line.text) < 3 * longest:
        return None
    return line.start + soft.start()


def _stands_alone(lines: Sequence[Line], styles: Sequence[Style | None], place: int, reached: int) -> bool:
    """Whether a short numbered line heads what follows it, rather than being an item of a list or a row of values."""
    line, style = lines[place], styles[place]
    assert style is not None
    if _is_row(lines, styles, place, reached):
        return False
    following = lines[place + 1] if place + 1 < len(lines) else None
    if style.rank <= 2:
        return line.text[-1] not in "。;," or len(line.text) <= 20
    if following is None:
        return False
    after = styles[place + 1]
    if after is not None and after.rank <= style.rank:
        return False  # nothing stands under it: an item of a list
    return line.text[-1] not in ";,、"


def _is_row(lines: Sequence[Line], styles: Sequence[Style | None], place: int, reached: int) -> bool:
    """Whether a numbered line is the label of a flattened table's row: a value follows, or a row inside it.

    So it is too when its Chinese number does not go on from the heading before and no prose follows: a table counts
    its rows for itself.
    """
    style = styles[place]
    if style is None or place + 1 == len(lines) or lines[place + 1].in_table:
        return False
    following = lines[place + 1].text
    if _BARE_VALUE.fullmatch(following):
        # the next section of the report may say only 无
        goes_on = style.name == "han" and reached > 0 and _han_number(lines[place].text) == reached + 1
        return following.strip() != "无" or not goes_on
    inner = styles[place + 1]
    if style.rank > 2 and inner is not None and inner.rank > style.rank:
        return _is_row(lines, styles, place + 1, reached)
    return (
        style.name == "han"
        and _han_number(lines[place].text) <= reached
        and len(following) < 20
        and "。" not in following
    )


def _han_number(text: str) -> int:
    """The Chinese number at the start of a text, up to ninety-nine.

    >>> [_han_number(text) for text in ("三、收费", "十、其他", "十二、附表", "二十一、")]
    [3, 10, 12, 21]
    """
    number = _HAN_NUMBER.match(text)
    tens, ten, ones = number.groups() if number else (None, None, None)
    return (_HAN_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (_HAN_DIGITS.index(ones) if ones else 0)


def _attachment_end(lines: Sequence[Line], styles: Sequence[Style | None], place: int) -> int | None:
    """附件 alone or with a short title heads the attachment; 附件:… with another one further down only announces it."""
    line = lines[place]
    if len(line.text) > int(_rules()["longest_heading"]) or line.text[-1] in _TERMINAL:
        return None
    rest = line.text.removeprefix("附件").removeprefix("附表").lstrip(" 一二三四五六七八九十0123456789")
    later = styles[place + 1 :]
    if rest.startswith(":") and any(style is not None and style.name == "attachment" for style in later):
        return None
    if place + 1 == len(lines) or re.search(r"\.(?:docx?|xlsx?|pdf|wps|rar|zip)\b", line.text, re.IGNORECASE):
        return None
    return line.end


def _outermost_level(lines: Sequence[Line], styles: Sequence[Style | None]) -> int | None:
    marked = [
        line.level
        for place, line in enumerate(lines)
        if line.level is not None and styles[place] is None and not _is_report_title(line, place, lines)
    ]
    return min(marked, default=None)


def _is_report_title(line: Line, place: int, lines: Sequence[Line]) -> bool:
    """A marked heading that names the report itself, or alone of its level opens the file, is not a section."""
    if _names_report(line):
        return all(earlier.level is not None or len(earlier.text) < 60 for earlier in lines[:place])
    return place == 0 and not any(later.level == line.level and not _names_report(later) for later in lines[1:])


def _names_report(line: Line) -> bool:
    return any(word in line.text for word in _rules()["title_words"])


@cache
def _styles() -> tuple[Style, ...]:
    return tuple(Style(row["name"], row["rank"], re.compile(row["pattern"])) for row in _rules()["styles"])


@cache
def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))
    return rules
