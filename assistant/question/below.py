"""The agencies below a place that a question asks about together: "all districts of X", "X下属各部门"."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.cues import load
from assistant.question.elliptic import places_of
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings
from ingest.vocabulary.places import in_force


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
        below = held_below(paths_of(mention, language), stretch[2], holdings) if stretch else ()
        if stretch is None or not below:
            found.append(mention)
            continue
        start, end, _ = stretch
        found += each_of(below, start, end, question)
    return tuple(found)


def spread_again(
    question: str, language: Language, spoken_of: Sequence[Agency], holdings: Holdings
) -> tuple[AgencyMention, ...]:
    """ "And its districts?", "各县呢": the parts of the one place last spoken of, or of several agencies those of that level."""
    for entry in load("below")[language]:  # type: ignore[attr-defined]
        said = re.search(str(entry["alone"]), question, re.IGNORECASE)
        if said is None:
            continue
        fitting = tuple(agency for agency in spoken_of if re.search(str(entry["names"]), agency.name))
        paths = {agency.place_path for agency in spoken_of}
        if len(spoken_of) > 1 and fitting:
            return tuple(each_of(fitting, said.start(), said.end(), question))
        above = paths if len(paths) == 1 else {path[:-1] for path in paths}
        below = held_below(tuple(above), str(entry["names"]), holdings) if len(above) == 1 else ()
        if not below and len(spoken_of) == 1:
            below = held_below((spoken_of[0].place_path[:-1],), str(entry["names"]), holdings)
        return tuple(each_of(below, said.start(), said.end(), question))
    return ()


def each_of(agencies: Sequence[Agency], start: int, end: int, question: str) -> list[AgencyMention]:
    """One mention for each agency, all of the same stretch of the question."""
    return [AgencyMention(start, end, question[start:end], (agency,)) for agency in agencies]


def stretch_of(mention: AgencyMention, question: str, language: Language) -> tuple[int, int, str] | None:
    """Where the words for the parts and the mention stand together, and the pattern of the names meant; else None."""
    words = load("below")
    held = re.compile(str(words["held"][language]), re.IGNORECASE)  # type: ignore[index]
    for entry in words[language]:  # type: ignore[attr-defined]
        before = (
            re.search(str(entry["before"]) + r"$", question[: mention.start], re.IGNORECASE)
            if entry["before"]
            else None
        )
        after = re.match(str(entry["after"]), question[mention.end :]) if entry["after"] else None
        start = before.start() if before else mention.start
        end = mention.end + after.end() if after else mention.end
        if before or after:
            more = held.match(question, end)
            return start, more.end() if more else end, str(entry["names"])
    return None


def paths_of(mention: AgencyMention, language: Language) -> tuple[tuple[str, ...], ...]:
    """The one place that a mention names, by the names from the province down; none where it may be several."""
    paths = {agency.place_path for agency in mention.agencies}
    if not mention.agencies:
        paths = {place.path for place in in_force(places_of(mention.text, language), None)}
    return tuple(paths) if len(paths) == 1 else ()


def held_below(paths: Sequence[tuple[str, ...]], names: str, holdings: Holdings) -> tuple[Agency, ...]:
    """The held agencies whose place lies in one of ``paths``, or that are its offices, and whose names fit."""
    return tuple(
        agency
        for path in paths
        for agency in holdings
        if path
        and agency.place_path[: len(path)] == path
        and (agency.place_path != path or agency.level in ("department", "township"))
        and re.search(names, agency.name)
    )
