"""Which of the phrases found in a question are things asked for: not those that another phrase says more exactly."""

import re
from dataclasses import replace
from itertools import pairwise

from assistant.cues import Cues
from assistant.plan import Ask
from assistant.question.families import are_parts, parent_of, siblings

# Behind these words a question says in other words what it said before them.
ANEW = re.compile(
    r"[,、(]?(?:也就是说?|就是说|换句话说|换言之|也即|亦即|即(?=[一-\u9fff]{2}))|\b(?:that is(?: to say)?,|i\.e\.|in other words)",
    re.IGNORECASE,
)
LISTED = re.compile(r"[一-鿿,;]|\b(?:and|or|versus|vs|than)\b", re.IGNORECASE)


def narrowed(asks: tuple[Ask, ...], cues: Cues, folded: str) -> tuple[Ask, ...]:
    """The asks of a question, those that only repeat or blur another left out."""
    asks = tuple(of_each(ask, asks, folded) for ask in without_basis(asks, cues))
    asks = tuple(ask for ask in asks if not is_of_two_others(ask, asks, folded))
    asks = tuple(ask for ask in asks if not any(is_of_longer_word(ask, other, asks) for other in asks))
    asks = said_anew(asks, folded)
    asks = tuple(ask for ask in asks if not any(is_within_words(other, ask, folded) for other in asks))
    return named_parts_only(asks, cues)


def of_each(ask: Ask, asks: tuple[Ask, ...], folded: str) -> Ask:
    """``ask`` for the whole where its 各 asks for each of a list ("不予公开、无法提供各几件"), not for the parts of its last member."""
    parents = {parent_of(name) for name in ask.indicators}
    parent = parents.pop() if len(parents) == 1 else None
    before = [end for other in asks if other is not ask for _, end in other.spans]
    listed = any(re.fullmatch("[、和与及,]", folded[end : ask.start]) for end in before)
    if not (listed and parent and ask.phrase.endswith(" 各") and len(ask.indicators) > 1):
        return ask
    return replace(ask, indicators=(parent,))


def said_anew(asks: tuple[Ask, ...], folded: str) -> tuple[Ask, ...]:
    """The asks without those that the question itself says anew in other words ("没给公开的,也就是不予公开的")."""
    again = ANEW.search(folded)
    if again is None or not any(ask.start >= again.end() or reaches(ask, again.end()) for ask in asks):
        return asks
    return tuple(ask for ask in asks if ask.end > again.start())


def reaches(ask: Ask, place: int) -> bool:
    """Whether a phrase has words of its own behind a place of the question."""
    return any(start >= place for start, _ in ask.spans)


def without_basis(asks: tuple[Ask, ...], cues: Cues) -> tuple[Ask, ...]:
    """The asks without those that only say "cumulative" beside the thing that is asked for."""
    spans = [(cue.start, cue.end) for cue in cues.found if cue.group == "basis"]
    kept = tuple(ask for ask in asks if not any(start <= ask.start and ask.end <= end for start, end in spans))
    return kept or asks


def is_of_two_others(ask: Ask, asks: tuple[Ask, ...], folded: str) -> bool:
    """Whether an English phrase is put together of a word of one thing and a word of another that the question sets beside it.

    "More requests came online than by post" asks for nothing that was posted online.
    """
    if not ask.phrase.isascii() or not LISTED.search(folded[ask.start : ask.end]):
        return False
    owners = [{other for other in asks if holds(other, span, ask)} for span in ask.spans]
    return len(owners) > 1 and all(owners) and not set.intersection(*owners)


def holds(other: Ask, span: tuple[int, int], ask: Ask) -> bool:
    """Whether a longer stretch of another phrase has these words in it ("by post" has "post")."""
    return other is not ask and any(start <= span[0] and span[1] <= end for start, end in other.spans)


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
    if LISTED.search(folded[min(ask.start, other.start) : max(ask.end, other.end)]):
        return False  # "online and postal requests" are two things
    shared = any(a < d and c < b for a, b in ask.spans for c, d in other.spans)
    amid = any(
        ask.start <= start and end <= ask.end and not any(a < end and start < b for a, b in ask.spans)
        for start, end in other.spans
    )
    return shared and amid


def set_by_before(loose: Ask, piece: Ask) -> bool:
    """Whether ``piece`` stands in one piece and ``loose`` has but words of it and words before it."""
    together = all(after - end <= 1 for (_, end), (after, _) in pairwise(sorted(piece.spans)))
    ahead = [end <= piece.start for _, end in loose.spans]
    inside = [piece.start <= start and end <= piece.end for start, end in loose.spans]
    return together and any(ahead) and any(inside) and all(a or b for a, b in zip(ahead, inside, strict=True))


def is_of_longer_word(loose: Ask, piece: Ask, asks: tuple[Ask, ...]) -> bool:
    """Whether ``loose`` is put together of a word of a third thing and of a piece of the word ``piece`` (申请…行政执法 of 行政执法案卷)."""
    parted = any(a <= start and end <= b and end - start < b - a for a, b in piece.spans for start, end in loose.spans)
    if not parted or not set_by_before(loose, piece):
        return False
    third = [span for ask in asks if ask not in (loose, piece) for span in ask.spans]
    ahead = [span for span in loose.spans if span[1] <= piece.start]
    return all(any(a <= start and end <= b for a, b in third) for start, end in ahead)
