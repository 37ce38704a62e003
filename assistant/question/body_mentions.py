"""Places of an English question that go on to a body ("X University"), or have one before them ("the police of X")."""

import re
from dataclasses import replace

from assistant.question.body_names import english_body_after, english_body_before, held_bodies
from assistant.question.held import AgencyMention
from assistant.question.holdings import Holdings


def with_body(mention: AgencyMention, question: str, holdings: Holdings) -> AgencyMention:
    """A place of the vocabulary that goes on to a body ("X University") as that body."""
    more = english_body_after(question[mention.end :])
    if not more or not mention.placed:
        return mention
    end = mention.end + more
    found = held_bodies(question[mention.end : end], mention.agencies, holdings)
    return replace(mention, end=end, text=question[mention.start : end], agencies=found)


def body_of(mention: AgencyMention, question: str, holdings: Holdings) -> AgencyMention:
    """A place of which a body is named before it ("the police of X") as that body."""
    start = english_body_before(question[: mention.start])
    if start == mention.start:
        return mention
    found = held_bodies(re.sub(r"\s+of\s+$", "", question[start : mention.start]), mention.agencies, holdings)
    return replace(mention, start=start, text=question[start : mention.end], agencies=found)
