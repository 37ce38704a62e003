"""Namesakes that a question means together ("两个鼓楼区", "both Gulou districts") or tells apart by the places it names elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.cues import load
from assistant.question.elliptic import namesakes_in, places_of
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings


def told_apart(
    mentions: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> list[AgencyMention]:
    """``mentions`` with a name of several agencies taken for those that the question means by its count or its other places.

    "Which Gulou District …, Xuzhou's or Kaifeng's?" names the larger places, which have no reports themselves; each must
    hold one of the namesakes. "The two Gulou districts" are meant together where the year leaves two.
    """
    found: list[AgencyMention] = []
    meant: dict[AgencyMention, Agency] = {}
    for mention in mentions:
        if len(mention.agencies) < 2:
            found.append(mention)
            continue
        above = [one for one in mentions if one is not mention and not one.agencies]
        inside = [namesakes_in(places_of(one.text, language), mention.agencies, holdings) for one in above]
        if len(above) > 1 and all(len(agencies) == 1 for agencies in inside):
            meant |= {one: agencies[0] for one, agencies in zip(above, inside, strict=True)}
            found.append(each_of(mention, inside[0][0]))
        else:
            found.append(replace(mention, count=counted(mention, question, language)))
    return [each_of(one, meant[one]) if one in meant else one for one in found]


def each_of(mention: AgencyMention, agency: Agency) -> AgencyMention:
    """A name as that of one agency."""
    return replace(mention, agencies=(agency,))


def counted(mention: AgencyMention, question: str, language: Language) -> int:
    """How many of one name a question speaks of, by the words right before it."""
    words = load("naming")["counted"]
    before = re.search(str(words[language]) + r"$", question[: mention.start], re.IGNORECASE)  # type: ignore[index]
    return int(words["numbers"][before.group("count").lower()]) if before else 1  # type: ignore[index]
