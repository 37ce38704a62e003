"""Questions for what came in without saying what: "收到几件?", "How many came in?" are read as applications, and it is said so."""

import re
from dataclasses import replace

from assistant.cues import Cues, load
from assistant.plan import Ask, QuestionPlan

OTHER_KINDS = frozenset(
    ("define", "library", "held", "identity", "check", "date", "reverse", "describe", "share", "derive")
)


def with_receipts(plan: QuestionPlan, cues: Cues, folded: str) -> QuestionPlan:
    """``plan`` as one for applications received, where it asks for nothing else and no word is left over.

    It is said so ("receipts") but where the question is of a kind that has an answer of its own.
    """
    said = re.search(str(load("followup")["received"][plan.language]), folded, re.IGNORECASE)  # type: ignore[index]
    if said is None or plan.asks or plan.quoted or plan.numbers or plan.dimension:
        return plan
    if any(word not in said.group() for word in plan.residue):
        return plan
    ask = Ask(("req_received",), said.group(), said.start(), said.end(), (said.span(),))
    other = "words" in plan.inherited or cues.names("kinds") & OTHER_KINDS
    return replace(plan, asks=(ask,), residue=(), inherited=plan.inherited if other else (*plan.inherited, "receipts"))
