"""Flattened text cut into the pieces that a table was made of: words of labels, values, empty cells.

A line is one piece, or the cells between its `|` and tabs; a line of a pdf carries a label and its values.
Page marks are dropped. Offsets count characters of the folded text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ingest.cells import is_value
from ingest.forms import table_words

TokenKind = Literal["text", "value", "blank", "gap"]

_PAGE_MARK = re.compile(
    r"[-—–~·]+\s*\d{1,4}\s*[-—–~·]+|[-—–]*\s*第\s*\d+\s*页(?:\s*[/,,]?\s*共\s*\d+\s*页)?\s*[-—–]*|\d{1,3}\s*/\s*\d{1,3}|\f"
)
_SEPARATORS = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?)?\s*")
_COLON_VALUE = re.compile(r"(.*[^\s\d::])\s*[::]\s*(\S+)")


@dataclass(frozen=True)
class Known:
    """What the form knows: its row labels, and the single words of its table heads."""

    label: Callable[[str], bool]
    heading: Callable[[str], bool]


@dataclass(frozen=True)
class Token:
    """``text[start:end]`` of the folded text, stripped; a blank is an empty cell, a gap a line without anything.

    ``explicit`` says that cell borders were printed around it; ``spaced`` that it shares its line with other values
    and only spaces part them, so that one number may have been cut in two. ``closed``: bars open and close its line.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    explicit: bool = False
    spaced: bool = False
    line: int = 0
    closed: bool = False


def tokenise(text: str, spans: Sequence[tuple[int, int]], known: Known) -> tuple[Token, ...]:
    """The tokens of the folded ``text`` outside ``spans``; ``known`` keeps the form's labels whole."""
    tokens: list[Token] = []
    after_mark = False
    for number, (start, end) in enumerate(_lines(text)):
        if any(start < high and low < end for low, high in spans):
            continue
        line = text[start:end]
        if is_page_mark(line) or _SEPARATORS.fullmatch(line) or (after_mark and not line.strip()):
            after_mark = True
            continue
        after_mark = False
        found = _cells(text, start, end) if "|" in line or "\t" in line else _words(text, start, end, known)
        closed = line.count("|") > 1 and line.lstrip().startswith("|") and line.rstrip().endswith("|")
        tokens.extend(replace(token, line=number, closed=closed) for token in found)
    return tuple(tokens)


def is_page_mark(line: str) -> bool:
    """Whether a folded line holds a page number and nothing else."""
    return _PAGE_MARK.fullmatch(line.strip()) is not None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _cells(text: str, start: int, end: int) -> Iterator[Token]:
    """The cells of a line with printed borders; a border closes the cell before it."""
    line = text[start:end]
    leading = line.lstrip().startswith(("|", "\t")) and re.search(r"[^|\s]", line) is not None
    borders = [start + found.start() for found in re.finditer(r"[|\t]", line)]
    if leading:
        start, borders = borders[0] + 1, borders[1:]
    for border in borders:
        yield _token(text, start, border)
        start = border + 1
    if text[start:end].strip() or (borders and text[borders[-1]] == "\t"):  # tabs part cells, bars close them
        yield _token(text, start, end)


def _token(text: str, start: int, end: int) -> Token:
    content = text[start:end].strip()
    if not content:
        return Token("blank", end, end, "", explicit=True)
    at = text.index(content, start, end)
    kind: TokenKind = "value" if is_value(content) else "text"
    return Token(kind, at, at + len(content), content, explicit=True)


def _words(text: str, start: int, end: int, known: Known) -> Iterator[Token]:
    """A line without borders: all of it, or a label with the values that follow it, or several such pairs."""
    content = text[start:end].strip()
    if not content:
        yield Token("gap", start, start, "")
        return
    at = text.index(content, start, end)
    if known.label(content) and not _cut_before_values(content):
        yield Token("text", at, at + len(content), content)
        return
    pair = _COLON_VALUE.fullmatch(content)
    if pair is not None and is_value(pair[2]) and re.search(r"\d|[无零]", pair[2]):
        yield Token("text", at, at + pair.end(1), pair[1])
        yield Token("value", at + pair.start(2), at + pair.end(2), pair[2])
        return
    yield from _runs(content, at, known)


def _cut_before_values(content: str) -> bool:
    """Whether a line breaks off inside a bracket and ends in a value: a label that goes on below its own values."""
    return content.rfind("(") > content.rfind(")") and is_value(content.rsplit(maxsplit=1)[-1])


def _runs(content: str, at: int, known: Known) -> Iterator[Token]:
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", content)]
    values = [is_value(content[low:high]) for low, high in words]
    head = len(words)
    while head and values[head - 1]:
        head -= 1
    if head and known.label(content[: words[head - 1][1]]):  # a label may hold numbers itself: 超过 20 个工作日的数量
        yield _text(content, at, words[:head])
        values[:head] = []
        words[:head] = []
    for is_number, run in groupby(zip(words, values, strict=True), key=lambda pair: pair[1]):
        places = [word for word, _ in run]
        if is_number:
            for low, high in places:
                yield Token("value", at + low, at + high, content[low:high], spaced=len(places) > 1)
        else:
            yield from _texts(content, at, places, known)


def _texts(content: str, at: int, words: Sequence[tuple[int, int]], known: Known) -> Iterator[Token]:
    """Words between values: one label, or headings side by side, or a group header, a label and its unit."""
    whole = content[words[0][0] : words[-1][1]]
    if len(words) == 1 or known.label(whole):
        yield _text(content, at, words)
        return
    headings = [known.heading(content[low:high]) for low, high in words]
    if sum(headings) * 2 >= len(headings):
        yield from (_text(content, at, [word]) for word in words)
        return
    for first in range(len(words)):
        for last in (len(words), len(words) - 1):
            if last > first and known.label(content[words[first][0] : words[last - 1][1]]):
                yield from (_text(content, at, [word]) for word in words[:first])
                yield _text(content, at, words[first:last])
                yield from (_text(content, at, [word]) for word in words[last:])
                return
    if content[slice(*words[-1])] in table_words().units:  # the label may begin in the line above
        yield _text(content, at, words[:-1])
        yield _text(content, at, words[-1:])
        return
    yield _text(content, at, words)


def _text(content: str, at: int, words: Sequence[tuple[int, int]]) -> Token:
    low, high = words[0][0], words[-1][1]
    return Token("text", at + low, at + high, content[low:high])
