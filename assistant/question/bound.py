"""Questions for the years or places whose figure lies beyond a number: the number, and the question for the figures themselves.

As with a number that is to be confirmed, the question is asked again without it; the figures found are then held against it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Language
from assistant.cues import QUANTITY, load
from assistant.question.claim import COUNT_WORD, Claim, Spans, stated_numbers


@dataclass(frozen=True)
class Bound:
    """What the figures asked for must fulfil; ``counted`` says that the question wants to know how many do.

    ``of_years`` says that years are asked for; else places or bodies are.
    """

    claim: Claim
    counted: bool = False
    of_years: bool = False

    def is_within(self, agencies: Sequence[str]) -> bool:
        """Whether bodies inside the one agency named may be meant ("which departments of X were sued"), of which its report may say nothing."""
        return not self.of_years and len(agencies) == 1 and self.claim.values == (Decimal(0),)


def find_bound(folded: str, language: Language, taken: Spans) -> Bound | None:
    """The bound that a folded question sets ("哪几年超过50件", "in which years was there no review"), or None.

    ``taken`` are the stretches that name years, agencies and indicators: numbers in them are no bound.

    >>> bound = find_bound("甲县哪几年收到超过50件申请", "zh", ())
    >>> bound.claim.question, str(bound.claim.values[0]), bound.claim.relation
    ('甲县哪几年收到多少件申请', '50', 'more')
    """
    which = [name for name in words("which")[language] if re.search(name, folded, re.IGNORECASE)]  # type: ignore[index]
    counted = re.search(str(words("counts")[language]), folded, re.IGNORECASE)  # type: ignore[index]
    asked = counted or re.search(str(words("asked_which")[language]), folded, re.IGNORECASE)  # type: ignore[index]
    if not which or not asked or re.search(str(words("other")[language]), folded, re.IGNORECASE):  # type: ignore[index]
        return None
    spoken = [found.span() for name in which for found in re.finditer(name, folded, re.IGNORECASE)]
    numbers = stated_numbers(folded, language, (*taken, *spoken))
    if len(numbers) == 1 and numbers[0].relation != "about":
        number = numbers[0]
        rest = folded[: number.start] + number.asks + folded[number.end :]
        claim = Claim((number.value,), number.relation, number.unit, rest)
    elif not numbers and len(found := list(re.finditer(str(words("none")[language]), folded, re.IGNORECASE))) == 1:  # type: ignore[index]
        rest = folded[: found[0].start()] + "有" * (language == "zh") + COUNT_WORD[language] + folded[found[0].end() :]
        claim = Claim((Decimal(0),), "equal", "", rest)
    elif not numbers and (there := some_said(folded, language)) is not None:
        claim = Claim((Decimal(0),), "more", "", there)
    else:
        return None
    asking = claim.question
    for name in which:
        asking = re.sub(name, str(words("which")[language][name]), asking, flags=re.IGNORECASE)  # type: ignore[index]
    of_years = any(re.search("年|year", name) for name in which)
    return Bound(replace(claim, question=asking), counted is not None, of_years)


def some_said(folded: str, language: Language) -> str | None:
    """The question for the figures themselves where one asks only which have any ("哪些单位有行政诉讼"); None for every other."""
    found = list(re.finditer(str(words("some")[language]), folded, re.IGNORECASE))  # type: ignore[index]
    if len(found) != 1 or QUANTITY.search(folded):
        return None
    start, end = found[0].span()
    if language == "en":
        return " ".join(f"{folded[:start]} {COUNT_WORD[language]} {folded[end:]}".split())
    return f"{folded[:start]}{found[0].group()}{COUNT_WORD[language]}{folded[end:]}"


def words(name: str) -> object:
    """One entry of bound.yaml."""
    return load("bound")[name]
