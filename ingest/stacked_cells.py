"""Tables of a plain text whose borders stand in lines of their own: a cell, below it a line that holds only its border."""

import re
from collections.abc import Sequence

Span = tuple[int, int]

_BORDER = "|"
_FEWEST = 6  # so many borders under a cell make it a table; a lone stroke is an ornament
_RARELY = 10  # borders at the end of a cell's own line: then a lone stroke is an empty cell
_LONGEST_PIECE = 12  # characters of the first line of a cell over two lines
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、.*(?:情况|事项|概述|措施)$|.*[。;:!?\u3002\uff1b\uff1a]$")


def stacked_breaks(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Where those of the ``lines`` begin that go on from the line before: a border below its cell, the second line of a cell.

    None of them where the text writes its borders otherwise.

    >>> text = "规章\\n|\\n0\\n|\\n" * 3
    >>> lines = [match.span() for match in re.finditer(".+", text)]
    >>> len(stacked_breaks(text, lines))
    6
    """
    words = [text[start:end] for start, end in lines]
    below = {
        place
        for place in range(1, len(lines))
        if words[place] == _BORDER and _BORDER not in words[place - 1] and _directly(text, lines, place)
    }
    beside = sum(len(word) > 1 and word.endswith(_BORDER) for word in words)
    if len(below) < _FEWEST or beside * _RARELY > len(below):
        return frozenset()
    second = {
        place - 1
        for place in below
        if place >= 3
        and words[place - 3] == _BORDER
        and _is_piece(words[place - 2])
        and _directly(text, lines, place - 1)
    }
    return frozenset(lines[place][0] for place in below | second)


def _directly(text: str, lines: Sequence[Span], place: int) -> bool:
    """Whether a line stands directly below the one before it."""
    return text.count("\n", lines[place - 1][1], lines[place][0]) == 1


def _is_piece(words: str) -> bool:
    return len(words) <= _LONGEST_PIECE and _BORDER not in words and not _HEADING.match(words)
