"""Which reports do not: questions for the reports that are silent on a thing, or that have none of it."""

import re
from dataclasses import dataclass

from assistant.answer import Language
from assistant.cues import load


@dataclass(frozen=True)
class Without:
    """The stretch of a question that denies. ``silent`` asks for reports that say nothing of a thing, else for a zero."""

    silent: bool
    start: int
    end: int


def find_without(folded: str, language: Language) -> Without | None:
    """What a folded question denies of the reports it asks for; None where it asks for no reports that do not.

    >>> find_without("哪些报告没有提到收费", "zh"), find_without("哪些报告提到未成年人", "zh")
    (Without(silent=True, start=4, end=8), None)
    """
    words = load("without")[language]
    for name in ("silent", "none"):
        found = re.search(f"{words['many']}{words[name]}", folded, re.IGNORECASE)  # type: ignore[index]
        if found is not None:
            return Without(name == "silent", *found.span("no"))
    return None
