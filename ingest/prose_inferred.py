"""Values that a sentence implies without printing them: 共收到申请2件,全部是当面申请."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.phrases import load_phrases

_REACH = 30


@dataclass(frozen=True)
class Implied:
    """One implied value. ``text[start:end]`` are the words that imply it."""

    start: int
    end: int
    label: str
    indicator: str
    value: Decimal


def implied_channels(text: str, position: int, value: Decimal, indicator: str | None) -> tuple[Implied, ...]:
    """The channels of a whole that stands right before ``position``, where the words after it name one for all.

    The named channel gets the whole's value, the other channels of the family 0. Nothing where two are named.
    """
    phrases = load_phrases().all_same
    channels = phrases.families.get(indicator or "", ())
    if not channels or value <= 0:
        return ()
    words = phrases.pattern.search(text, position, min(len(text), position + _REACH + 20))
    if words is None or words.start() - position > _REACH or "其中" in text[position : words.start()]:
        return ()
    named = {channel for channel, pattern in channels if pattern.search(words["channel"])}
    if len(named) != 1 or phrases.unless.search(words["channel"]):
        return ()
    return tuple(
        Implied(words.start(), words.end(), words.group(), channel, value if channel in named else Decimal(0))
        for channel, _ in channels
        if channel is not None
    )
