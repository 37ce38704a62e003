"""The last look at an answer: every citation stands where it says, every number in the text stands in the evidence."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from assistant.answer import Answer
from assistant.errors import UnsupportedAnswer
from index.library import Library
from ingest.folding import fold_text
from ingest.numbers import find_numbers

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def verify(answer: Answer, library: Library) -> Answer:
    """``answer`` unchanged when every citation resolves; UnsupportedAnswer names the first that does not.

    A quote that does not stand in the stored text means a damaged library, never something to show.
    """
    texts: dict[str, str] = {}
    for citation in answer.citations:
        text = texts.setdefault(citation.report, library.catalog.text(citation.report))
        if text[citation.start : citation.end] != citation.quote:
            raise UnsupportedAnswer(citation.file, citation.start, citation.end)
    return answer


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text states, in digits or in Chinese numerals, dates and citation marks included."""
    folded = fold_text(text)
    found = {parsed for match in NUMBER.finditer(folded) if (parsed := as_decimal(match.group())) is not None}
    return found | {match.value for match in find_numbers(folded)}


def as_decimal(digits: str) -> Decimal | None:
    """Digits with thousands separators as a number, None where they are none."""
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


def supported(sentence: str, evidence: Iterable[Decimal]) -> bool:
    """Whether every number of a sentence is one of the evidence's, as stated (no rounding, no other unit)."""
    return numbers_in(re.sub(r"\[\d+\]", "", sentence)) <= set(evidence)
