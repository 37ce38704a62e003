"""Names that a turn of a conversation gives in part: a body beside the place spoken of, one of the choices by number, all but one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Language
from assistant.cues import load
from assistant.question.body_names import bodies_beside, body_after, english_body_after
from assistant.question.elliptic import lies_below, places_of
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings
from assistant.question.together import found_in

APPLICANTS = re.compile(r"的?(?:公司|大学|学院|医院|学校|中学|小学|集团|银行)$")  # a bare word for those who ask, too


def named_in_turn(
    mentions: Sequence[AgencyMention],
    folded: str,
    language: Language,
    history: Sequence[Answer],
    holdings: Holdings,
) -> tuple[AgencyMention, ...] | None:
    """The agencies that a turn means by what was said before it; None where it does not speak of them in these ways."""
    chosen = by_number(folded, language, history, holdings)
    if chosen is not None:
        return chosen
    left = all_but(mentions, folded, language, history, holdings)
    if left is not None:
        return left
    return None if mentions else body_beside(folded, language, history, holdings)


def by_number(
    folded: str, language: Language, history: Sequence[Answer], holdings: Holdings
) -> tuple[AgencyMention, ...] | None:
    """ "The second one": that of the agencies last offered, in the order in which they were."""
    said = found_in("nth", folded, language)
    offered = next((answer.plan["choices"] for answer in reversed(history) if answer.plan.get("choices")), None)
    if said is None or offered is None:
        return None
    choices = [agency for agency in holdings if agency.name in offered]
    wanted = int(load("followup")["ordinals"][said["nth"].lower()])  # type: ignore[index]
    since = [agency for agency in spoken_of(history, holdings) if agency not in choices]
    if wanted > len(choices) or since or len({agency.name for agency in choices}) < len(choices):
        return None
    return (AgencyMention(said.start(), said.end(), said.group(), (choices[wanted - 1],)),)


def all_but(
    mentions: Sequence[AgencyMention],
    folded: str,
    language: Language,
    history: Sequence[Answer],
    holdings: Holdings,
) -> tuple[AgencyMention, ...] | None:
    """ "Without X": the agencies last spoken of without X, or without those that lie in it; none where X is none of them."""
    said = found_in("all_but", folded, language)
    before = spoken_of(history, holdings)
    if said is None or not mentions or len(before) < 2:
        return None
    out: set[Agency] = set()
    for mention in mentions:
        places = places_of(mention.text, language)
        own = {agency for agency in before if agency in mention.agencies}
        out |= own or {agency for agency in before if any(lies_below(agency, place) for place in places)}
    if not out or len(out) == len(before):
        return ()
    rest = [agency for agency in before if agency not in out]
    return tuple(AgencyMention(said.start(), said.end(), said.group(), (agency,)) for agency in rest)


def body_beside(
    folded: str, language: Language, history: Sequence[Answer], holdings: Holdings
) -> tuple[AgencyMention, ...] | None:
    """ "And the court?", "高新区呢": that body of the place last spoken of, held or not."""
    before = spoken_of(history, holdings)
    lines = {holdings.line(agency) for agency in before}
    opening = found_in("opens", folded, language)
    if len(lines) != 1 or opening is None:
        return None
    start = opening.end()
    if language == "zh":
        end = start + body_after(folded[start:])
        closes = re.match(str(load("followup")["closes"]["zh"]), folded[end:])  # type: ignore[index]
    else:
        rest = folded[start:].lstrip()
        start = len(folded) - len(rest)
        end = start + max(english_body_after(f" {rest}") - 1, 0)
        closes = re.match(r"(?![A-Za-z])", folded[end:])
    text = folded[start:end].strip()
    if end <= start or closes is None or APPLICANTS.match(text):
        return None
    found = bodies_beside(text, before, holdings)
    place = before[0].place or ""
    shown = f"{place}{text}" if language == "zh" else f"{text} ({place})"
    return (AgencyMention(start, end, shown, found, placed=True),)


def level_missing(
    folded: str, language: Language, history: Sequence[Answer], holdings: Holdings
) -> tuple[AgencyMention, ...]:
    """ "And the town?" where no agency of that level is held: an agency that is missing."""
    said = found_in("level", folded, language)
    before = spoken_of(history, holdings)
    if said is None or not before:
        return ()
    words = re.sub(r"^(?:and|what about|how about|那|还有)\s*|[呢的?？。.!]+$", "", said.group(), flags=re.IGNORECASE)
    shown = f"{before[0].place or ''}{words}" if language == "zh" else f"{words} ({before[0].place})"
    return (AgencyMention(said.start(), said.end(), shown, (), placed=True),)


def last_about(history: Sequence[Answer]) -> Answer | None:
    """The last answer that was about an agency, held or missing."""
    return next((answer for answer in reversed(history) if answer.plan.get("reports") or answer.plan.get("gaps")), None)


def spoken_of(history: Sequence[Answer], holdings: Holdings) -> tuple[Agency, ...]:
    """The agencies that the last answer was about; of a body that is not held those of its place, the governments first."""
    last = last_about(history)
    if last is None:
        return ()
    found = holdings.of_reports(str(report) for report in last.plan.get("reports", ()))
    if found:
        return found
    missing = [str(gap["agency"]) for gap in last.plan["gaps"]]
    named = tuple(agency for agency in holdings if agency.name in missing)
    if named:
        return named
    places = [place for name in missing for place in places_of(name, last.language)]
    at_place = holdings.at(places) or tuple(
        agency
        for agency in holdings
        if agency.place and agency.code is None and any(agency.place in name for name in missing)
    )
    return tuple(sorted(at_place, key=lambda agency: agency.level in ("department", "township")))[:1]


def namesake_there(
    mention: AgencyMention, folded: str, places: Sequence[Agency], earlier: Sequence[Agency]
) -> AgencyMention:
    """A larger place that is said for its namesake of what was spoken of ("不对,是徐州的"): by its short name and "的" or
    "'s", or where that namesake was spoken of before."""
    within = all(
        any(one.place_path[: len(above.place_path)] == above.place_path != one.place_path for above in mention.agencies)
        for one in places
    )
    offices = any(above.level in ("department", "township") for above in mention.agencies)
    whole = re.search(str(load("naming")["english_level"]), mention.text) is not None  # "the city of X" is itself
    whole = whole or any(above.place and above.place in mention.text for above in mention.agencies)
    if len(places) != 1 or offices or not within or whole:
        return mention
    behind = folded[mention.end :]
    owns = re.match(r"的(?:呢|吧)?[?。!]*$|['’]s\b|\s+one\b", behind) or re.search(
        r"\bthe one (?:in|from|of) $", folded[: mention.start], re.IGNORECASE
    )
    return replace(mention, agencies=tuple(places)) if owns or any(one in earlier for one in places) else mention
