"""Lines of a plain text: each a paragraph, or the pieces of one where the text was broken into lines of one width."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from ingest.broken_numbers import number_breaks
from ingest.stacked_cells import stacked_breaks

Span = tuple[int, int]

# Columns of a line that may be running text, and of the longest line that is still one of many.
_SHORTEST, _LONGEST = 40, 160
# A text is taken for broken into lines when so many of its lines break a sentence, and this share of them is full.
_FEWEST, _MOSTLY = 5, 0.6
_RAGGED = 6  # columns that a full line may lack: a number or a mark that must not begin a line goes to the next
_ENDED = re.compile("[\u3002\uff1b\uff01\uff1f;!?]\\s*$")
_NEW = re.compile(
    "[(\uff08]?[一二三四五六七八九十\\d]{1,3}[、.)\uff09](?!\\d)|[①-⑳●■◆·]|附[件表]|表[一二三\\d]"
    "|[-/\u2014—\\d.,]+$"  # a cell that holds a number or a stroke and nothing else
)


def paragraphs(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The paragraphs of a text, from their first to their last character that is no space, and the soft breaks in them.

    A soft break is a line end, with the space around it, that only breaks a paragraph.
    """
    lines = [(start, end) for start, end in _lines(text) if start < end]
    width = wrapped_at(list(_open_lines(text, lines)))
    joined = stacked_breaks(text, lines) | number_breaks(text, lines)
    found: list[Span] = []
    breaks: list[Span] = []
    for start, end in lines:
        if start in joined:
            breaks.append((found[-1][1], start))
            found[-1] = found[-1][0], end
        elif width is not None and found and _goes_on(text, found[-1], (start, end), width):
            if not (_is_latin(text[found[-1][1] - 1]) and _is_latin(text[start])):
                breaks.append((found[-1][1], start))
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found), tuple(breaks)


def _lines(text: str) -> Iterator[Span]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position + len(line) - len(line.lstrip()), position + len(line.rstrip())
        position += len(line)


def _open_lines(text: str, lines: Sequence[Span]) -> Iterator[str]:
    """The lines that do not end a sentence and have another line directly below: in a broken text, the full ones."""
    for (start, end), following in pairwise(lines):
        line = text[start:end]
        if _is_next(text, end, following) and not _ENDED.search(line):
            yield line


def wrapped_at(lines: Sequence[str]) -> int | None:
    """The width in columns at which a text was broken into these lines; None where they are whole paragraphs.

    Whole paragraphs are of every length; where text was broken, most lines are equally long.

    >>> wrapped_at(["收" * 30] * 8 + ["全县收到申请"]), wrapped_at(["收" * length for length in range(20, 60, 5)])
    (60, None)
    """
    long = sorted(width for width in map(_width, lines) if width >= _SHORTEST)
    if len(long) < _FEWEST:
        return None
    width = long[-1 - len(long) // 20]  # a few lines may be longer: an address, a row
    full = sum(abs(one - width) <= _RAGGED for one in long)
    return width if width <= _LONGEST and full >= len(long) * _MOSTLY else None


def _width(line: str) -> int:
    """Columns on a screen: a Chinese character takes two. A row of a table is no running text."""
    return 0 if _is_row(line) else sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def _is_row(line: str) -> bool:
    return "|" in line or "\t" in line


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _is_next(text: str, end: int, line: Span) -> bool:
    """Whether a line stands directly below what ends at ``end``, at the margin, and begins nothing new."""
    between, following = text[end : line[0]], text[line[0] : line[1]]
    below = between.count("\n") + between.count("\r") - between.count("\r\n") == 1 and between[-1] in "\r\n"
    return below and not (_NEW.match(following) or _is_row(following))


def _goes_on(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line goes on from the paragraph before it, whose last line is full."""
    last = text[max(before[0], text.rfind("\n", before[0], before[1]) + 1) : before[1]]
    return _is_next(text, before[1], line) and _width(last.strip()) >= width - _RAGGED and not _ENDED.search(last)
