"""Which of the phrases found in a question are things asked for: not those that another phrase says more exactly."""

import re

from assistant.cues import Cues
from assistant.plan import Ask
from assistant.question.families import are_parts, siblings

LISTED = re.compile(r"[一-鿿,;]|\b(?:and|or|versus|vs)\b", re.IGNORECASE)


def narrowed(asks: tuple[Ask, ...], cues: Cues, folded: str) -> tuple[Ask, ...]:
    """The asks of a question, those that only repeat or blur another left out."""
    asks = without_basis(asks, cues)
    asks = tuple(ask for ask in asks if not any(is_within_words(other, ask, folded) for other in asks))
    return named_parts_only(asks, cues)


def without_basis(asks: tuple[Ask, ...], cues: Cues) -> tuple[Ask, ...]:
    """The asks without those that only say "cumulative" beside the thing that is asked for."""
    spans = [(cue.start, cue.end) for cue in cues.found if cue.group == "basis"]
    kept = tuple(ask for ask in asks if not any(start <= ask.start and ask.end <= end for start, end in spans))
    return kept or asks


def named_parts_only(asks: tuple[Ask, ...], cues: Cues) -> tuple[Ask, ...]:
    """The asks without those for all parts of a whole of which the question names one ("requests reached … online").

    Words that speak of what the library holds ("reports … in the library") are no asks.
    """
    spans = cues.spans("kinds", "library")
    asks = tuple(ask for ask in asks if not any(start <= ask.start and ask.end <= end for start, end in spans))
    if cues.has("kinds", "breakdown"):
        return asks
    return tuple(
        ask for ask in asks if not (are_parts(ask.indicators) and any(picks(other, ask, asks) for other in asks))
    )


def picks(part: Ask, family: Ask, asks: tuple[Ask, ...]) -> bool:
    """Whether ``part`` names one of a family with a word that is nobody else's.

    In "legal persons and other organisations" the words "other organisations" are the family's own.
    """
    if any(a <= c and d <= b and (a, b) != (c, d) for a, b in family.spans for c, d in part.spans):
        return False
    taken = [span for ask in asks if ask is not part for span in ask.spans]
    own = [span for span in part.spans if not any(a < span[1] and span[0] < b for a, b in taken)]
    return set(part.indicators) < set(family.indicators) and bool(own)


def is_within_words(other: Ask, ask: Ask, folded: str) -> bool:
    """Whether ``other`` names a part beside that of ``ask`` with a word of its own amid the words of ``ask``.

    In "applications partly granted" the words "applications … granted" are no phrase: what is granted is "partly".
    """
    if len(ask.indicators) != 1 or len(other.indicators) != 1 or other.indicators[0] not in siblings(ask.indicators[0]):
        return False
    if LISTED.search(folded[ask.start : ask.end]):
        return False  # "online and postal requests" are two things
    shared = any(a < d and c < b for a, b in ask.spans for c, d in other.spans)
    amid = any(
        ask.start <= start and end <= ask.end and not any(a < end and start < b for a, b in ask.spans)
        for start, end in other.spans
    )
    return shared and amid
