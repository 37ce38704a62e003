"""Requests carried over: into a year or out of it, and which of the years named with them is that of the report."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.cues import load
from assistant.plan import Ask

INTO, OUT = "req_carried_in", "req_carried_out"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def carrying(folded: str, language: Language) -> tuple[str | None, str]:
    """The indicator that the words for carrying over mean, or None, and the question without the year beside the report's.

    "Carried over from 2020 in the 2021 report" asks of 2021 what came in; "carried over from 2020" alone asks of 2020
    what went out, which is the same requests. A span "from 2020 to 2021" tells nothing.
    """
    found = {side: re.search(str(load("carried")[side][language]), folded, re.IGNORECASE) for side in ("from", "to")}  # type: ignore[index]
    sides = [side for side, match in found.items() if match]
    if len(sides) != 1:
        return None, folded
    match = found[sides[0]]
    assert match is not None
    rest = folded[: match.start()] + " " * (match.end() - match.start()) + folded[match.end() :]
    alone = match["year"] is not None and not YEAR.search(rest)
    if alone and re.match(r"\s*(?:to|until|-|到|至)\s*(?:19|20)\d\d", folded[match.end() :]):
        return None, folded
    came_in = (sides[0] == "from") != alone
    return (INTO if came_in else OUT), (folded if alone else rest)


def settled(asks: Sequence[Ask], side: str | None) -> tuple[Ask, ...]:
    """``asks`` with those for requests carried over meaning ``side``; unchanged where it is None."""
    if side is None:
        return tuple(asks)
    return tuple(replace(ask, indicators=(side,)) if set(ask.indicators) <= {INTO, OUT} else ask for ask in asks)
