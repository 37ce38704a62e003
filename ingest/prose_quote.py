"""The stretch of a sentence that a reader needs to see around a number: label, number and unit, and who speaks."""

import re

LONGEST = 160
_MARK = re.compile(r"[,;:。!?\n]")


def quote_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence ``text``, or of a long one the clauses around ``start:end``; that stretch itself is never cut."""
    first, last = 0, len(text)
    if last - first > LONGEST:
        cuts = sorted({0, len(text), *(match.end() for match in _MARK.finditer(text))})
        first = max(cut for cut in cuts if cut <= start)
        last = min(cut for cut in cuts if cut >= end)
        first = min((cut for cut in cuts if cut <= first and last - cut <= LONGEST), default=first)
        last = max((cut for cut in cuts if cut >= last and cut - first <= LONGEST), default=last)
    while first < start and (text[first].isspace() or text[first] in ",;。、"):
        first += 1
    while last > end and (text[last - 1].isspace() or text[last - 1] in ",;:、"):
        last -= 1
    return first, last
