"""What makes a question one for prose: a question word of manner, kind, reason, person or place, and no quantity."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.cues import load


def pattern(name: str, language: Language) -> str:
    """One pattern of worded.yaml."""
    return str(load("worded")[name][language])  # type: ignore[index]


def says(name: str, folded: str, language: Language) -> bool:
    """Whether a folded text says one of the words of ``name`` in worded.yaml."""
    return re.search(pattern(name, language), folded, re.IGNORECASE) is not None


def asks_in_words(folded: str, language: Language) -> bool:
    """Whether a question may be answered in words: it has a question word, and none of quantity.

    >>> asks_in_words("由谁牵头?", "zh"), asks_in_words("收到多少件?", "zh"), asks_in_words("收了哪几种费用?", "zh")
    (True, False, True)
    >>> asks_in_words("Where are they published?", "en"), asks_in_words("How many are published?", "en")
    (True, False)
    """
    return says("asks", folded, language) and not says("quantity", folded, language)


def worded_clause(folded: str, language: Language) -> str | None:
    """The part of a question for numbers that asks in words as well ("..., and why?"); None where there is none.

    >>> worded_clause("有几件被申请复议,原因是什么?", "zh"), worded_clause("收到多少件?", "zh")
    ('原因是什么', None)
    """
    parts = re.split(str(load("worded")["clause"]), folded, flags=re.IGNORECASE)
    if not says("quantity", folded, language):
        return None
    for part in parts:
        if part and says("firmly", part, language) and not says("quantity", part, language):
            return part.strip()
    return None


def own_report_year(folded: str, named: Sequence[int], language: Language) -> int | None:
    """The one year that a question says of the report itself ("from 2019, according to its 2018 report"), or None."""
    said = [
        year for year in named if re.search(pattern("of_report", language).format(year=year), folded, re.IGNORECASE)
    ]
    return said[0] if len(said) == 1 < len(set(named)) else None
