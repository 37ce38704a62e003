"""Whether a whole that a question names beside its parts is asked for itself, or only says what they are parts of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.cues import QUANTITY
from assistant.evidence.crossed import JOINED, overlaps
from assistant.plan import Ask

PARTITIVE = re.compile(
    r"(?<!其)中(?:,|有)|里,|当中|里面|之中|\b(?:out )?of (?:the|its|their|those|these|all|them)\b", re.IGNORECASE
)
TOTAL = re.compile(r"总|合计|共|\b(?:total|all|overall)\b", re.IGNORECASE)

# 申请里网络申请和信函申请各几件: the whole is only what the parts are among
AMONG = re.compile("(?:总数|总量|件)?(?:里面|里头|里|当中|之中|中(?![央心])|之内)")


def asked_beside(whole: Ask, finer: Sequence[Ask], question: str) -> bool:
    """Whether a whole is asked for beside its parts: it has its own "how many", or is joined to them by a comma or "and".

    "Of the requests, how many …" names the whole only to take a part of it.
    """
    if PARTITIVE.search(question) or AMONG.match(question, whole.end):
        return False
    if len(QUANTITY.findall(question)) > 1:
        return True
    if is_topic(whole, finer, question):
        return False
    first = min((other.start for other in finer), default=0)
    if len(finer) > 1 and "," in question and QUANTITY.search(question[: max(first, question.find(","))]):
        return True
    if len(finer) > 2 and any(overlaps(whole, other) for other in finer):
        return False  # a list that shares its verb with the whole: the commas are those of the list
    return any(
        not overlaps(whole, other)
        and JOINED.search(question[min(whole.end, other.end) : max(whole.start, other.start)])
        for other in finer
    )


def is_topic(whole: Ask, finer: Sequence[Ask], question: str) -> bool:
    """Whether a whole is only named before a comma as what its parts are of: "the replies: granted and refused, how many each".

    A total that is named as such, or that heads a list with commas between all its members, is asked for itself.
    """
    own = sorted(own_span(other, whole) for other in finer)
    if own[0][0] < whole.end or TOTAL.search(question[whole.start : whole.end + 2]):
        return False
    lead = question[whole.end : own[0][0]]
    between = [question[one[1] : other[0]] for one, other in pairwise(own)]
    return "," in lead and QUANTITY.search(question[: whole.end]) is None and not any("," in gap for gap in between)


def own_span(part: Ask, whole: Ask) -> tuple[int, int]:
    """Where the words of a part stand that it does not borrow from its whole."""
    spans = [span for span in part.spans if span[0] >= whole.end or span[1] <= whole.start]
    return (spans[0][0], spans[-1][1]) if spans else (part.start, part.end)
