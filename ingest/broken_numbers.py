"""Lines that a conversion broke at each number, because numbers stood in a font of their own: 公开政府信息 / 5928 / 条,其中."""

import re
from collections.abc import Sequence

Span = tuple[int, int]

_NUMBER = re.compile(r"\d[\d,.]*%?")
_OPENS_WITH_NUMBER = re.compile(r"\d[\d,.]*%?[^\d\s.、)\uff09年月日].*")
_GOES_ON = re.compile(
    "[,;、%)\uff0c\uff1b\u3001\uff05\uff09\u3002]|(?:人次|条次|[条件次个人份篇名项起宗家处万元])[^|]*[,;\uff0c\uff1b\u3002、]"
)
_OPEN = re.compile("[一-鿿)\uff09]$")
_FEWEST = 3


def number_breaks(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Where those of the ``lines`` begin that go on from the line before, at a number. None of them where fewer than three
    numbers stand so: a number alone in a line may be a cell of a table.

    >>> text = "共公开信息\\n59\\n条,其中网站\\n30\\n条,微信\\n29\\n条。"
    >>> lines = [match.span() for match in re.finditer(".+", text)]
    >>> len(number_breaks(text, lines))
    6
    """
    words = [text[start:end] for start, end in lines]
    found: set[int] = set()
    numbers = 0
    for place in range(1, len(lines) - 1):
        before, line, after = words[place - 1 : place + 2]
        if _NUMBER.fullmatch(line) and _OPEN.search(before) and _GOES_ON.match(after):
            found |= {place, place + 1}
            numbers += 1
    if numbers < _FEWEST:
        return frozenset()
    opening = {
        place
        for place in range(1, len(lines))
        if _OPENS_WITH_NUMBER.fullmatch(words[place]) and _OPEN.search(words[place - 1])
    }
    return frozenset(lines[place][0] for place in found | opening)
