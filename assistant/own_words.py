"""The words that are printed of one figure alone, so that a neighbour's words cannot speak for it."""

import re

from ingest.folding import fold_text
from ingest.report import Figure

DIGITS = re.compile(r"\d[\d,.]*")


def own_words(figure: Figure) -> str:
    """What is printed of one figure alone: its label, its headings, and its part of the sentence.

    A sentence counts several things; the words around another number say nothing of this one. What opens the sentence,
    before its first number, is said of all.
    """
    before, after = figure.start - figure.quote_start, figure.end - figure.quote_start
    quote = figure.quote
    numbers = list(DIGITS.finditer(quote))
    first = min((found.start() for found in numbers), default=before)
    last_before = max((found.end() for found in numbers if found.end() <= before), default=0)
    next_after = min((found.start() for found in numbers if found.start() >= after), default=len(quote))
    ahead = quote[after:next_after].split("\uff0c")[0].split(",")[0].split("\uff1b")[0].split(";")[0].split("、")[0]
    pieces = [figure.label, figure.column or "", *dict(figure.breakdown).values(), figure.section]
    pieces += [
        quote[: min(first, before)] if first < before else "",
        quote[last_before:after] if before >= 0 else quote,
        ahead,
    ]
    return fold_text(" ".join(pieces))
