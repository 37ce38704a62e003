"""The words that are printed of one figure alone, so that a neighbour's words cannot speak for it."""

import re

from ingest.folding import fold_text
from ingest.report import Figure

DIGITS = re.compile(r"\d[\d,.]*")
# A paragraph without a heading of its own is filed under its first sentence; one that counts something is no heading.
# A heading over several things ("四、收费、复议和诉讼") says of none of its figures which of them it counts.
LISTED = re.compile("[一-鿿]{2}(?:、|和|及|与|以及)[一-鿿]{2}")
COUNTED = re.compile(r"(?<![第\d.])\d[\d,.]*[万亿余多]*[件条次个人篇份项名宗起家处期场%元]")
LINE = re.compile('1[12]\\d{3}[\u201d"\u300d]?[一-鿿]{0,8}(?:热线|平台|专线)')  # a telephone line's name counts nothing
AHEAD = re.compile(
    "[,\uff0c;\uff1b、]|其中|[(\uff08][^)\uff09]*$"
)  # a bracket that holds other numbers is not closed before them
READERS = re.compile("(?:订阅|关注|粉丝|用户|阅读|浏览|点击)[^,\uff0c;。]{0,6}$")  # what the first number itself counts
CLAUSE = re.compile("[;\uff1b]")
OWN_PARTS = re.compile("其中|[(\uff08:\uff1a]")


def own_words(figure: Figure) -> str:
    """What is printed of one figure alone: its label, its headings, and its part of the sentence.

    A sentence counts several things; the words around another number say nothing of this one. What opens the sentence,
    before its first number, is said of all, but not of the parts of another whole behind a semicolon; what opens its part
    between semicolons is said of it as well.
    """
    before, after = figure.start - figure.quote_start, figure.end - figure.quote_start
    quote = own_row(figure)
    before, after = (place - len(figure.quote) + len(quote) for place in (before, after))
    numbers = counts_in(quote)
    first = min((found.start() for found in numbers), default=before)
    last_before = max((found.end() for found in numbers if found.end() <= before), default=0)
    next_after = min((found.start() for found in numbers if found.start() >= after), default=len(quote))
    ahead = AHEAD.split(quote[after:next_after])[0]
    heading = fold_text(figure.section)
    section = "" if COUNTED.search(heading) or LISTED.search(heading) else figure.section
    pieces = [figure.label, figure.column or "", *dict(figure.breakdown).values(), section]
    pieces += [
        READERS.sub("", opening(quote, before, first)),
        READERS.sub("", opening_of_part(quote, before)),
        quote[last_before:after] if before >= 0 else quote,
        ahead,
    ]
    return fold_text(" ".join(pieces))


def nearest_words(figure: Figure) -> str:
    """The label and the headings of a figure, and the words between the number before it and its own."""
    before = figure.quote[: max(figure.start - figure.quote_start, 0)]
    pieces = [figure.label, figure.column or "", *dict(figure.breakdown).values(), DIGITS.split(before)[-1]]
    return fold_text(" ".join(pieces))


def counts_in(quote: str, since: int = 0) -> list[re.Match[str]]:
    """The numbers of a quote from ``since`` on, without those that are names of telephone lines."""
    return [found for found in DIGITS.finditer(quote, since) if not LINE.match(quote, found.start())]


def own_row(figure: Figure) -> str:
    """The quote of a figure; of one in a table that is headed by columns alone, what follows the heads of all columns."""
    if not figure.in_table:
        return figure.quote
    first = DIGITS.search(figure.quote)
    heads = figure.quote[: first.start()] if first else ""
    return figure.quote if fold_text(figure.label) in fold_text(heads) else figure.quote[len(heads) :]


def opening(quote: str, before: int, first: int) -> str:
    """What opens the sentence, or the clause of the sentence that has a whole of its own, of the number at ``before``."""
    if first >= before:
        return ""
    since = max((found.end() for found in CLAUSE.finditer(quote, first, before)), default=0)
    own_first = next(iter(counts_in(quote, since)), None)
    if since and own_first and OWN_PARTS.search(quote, own_first.end(), before):
        return quote[since : own_first.start()]
    return quote[: max(quote.rfind(mark, 0, first) for mark in ",\uff0c:\uff1a") + 1] if since else quote[:first]


def opening_of_part(quote: str, before: int) -> str:
    """The words of the sentence, or of its part between semicolons, that the number at ``before`` stands in, up to the first number there."""
    start = max(quote.rfind(mark, 0, max(before, 0)) for mark in ("\uff1b", ";", "\u3002")) + 1
    first = next(iter(counts_in(quote, start)), None)
    return quote[start : first.start()] if first is not None and start < first.start() < before else ""
