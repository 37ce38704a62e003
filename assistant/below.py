"""The agencies below a place that a question asks about together: "all districts of X", "X下属各部门"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.cues import load
from assistant.held import AgencyMention
from assistant.holdings import Agency, Holdings


def spread(
    mentions: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> tuple[AgencyMention, ...]:
    """``mentions`` with a place of whose parts the question asks as those parts, each a mention of its own.

    Only what the library holds below the place is meant; where it holds nothing there, the mention stays as it is, and
    so do words that speak of the parts inside one report.
    """
    found: list[AgencyMention] = []
    for mention in mentions:
        stretch = stretch_of(mention, question, language)
        below = held_below(mention.agencies, stretch[2], holdings) if stretch and len(mention.agencies) == 1 else ()
        if stretch is None or not below:
            found.append(mention)
            continue
        start, end, _ = stretch
        text = question[start:end]
        found += [replace(mention, start=start, end=end, text=text, agencies=(agency,)) for agency in below]
    return tuple(found)


def stretch_of(mention: AgencyMention, question: str, language: Language) -> tuple[int, int, str] | None:
    """Where the words for the parts and the mention stand together, and the pattern of the names meant; else None."""
    for entry in load("below")[language]:  # type: ignore[attr-defined]
        before = (
            re.search(str(entry["before"]) + r"$", question[: mention.start], re.IGNORECASE)
            if entry["before"]
            else None
        )
        after = re.match(str(entry["after"]), question[mention.end :]) if entry["after"] else None
        if before:
            return before.start(), mention.end, str(entry["names"])
        if after:
            return mention.start, mention.end + after.end(), str(entry["names"])
    return None


def held_below(agencies: Sequence[Agency], names: str, holdings: Holdings) -> tuple[Agency, ...]:
    """The held agencies whose place lies in that of ``agencies``, or that are its offices, and whose names fit."""
    path = agencies[0].place_path
    return tuple(
        agency
        for agency in holdings
        if path
        and agency.key != agencies[0].key
        and agency.place_path[: len(path)] == path
        and re.search(names, agency.name)
    )
