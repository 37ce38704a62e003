"""Which whole the words of a question make a share one of: 占X, X中…, "of X", or all that came in."""

import re
from dataclasses import replace

from assistant.plan import Ask, QuestionPlan
from ingest.folding import fold_text

# What stands before and behind the whole of a share, the surest first.
WHOLE = {
    "zh": ((r"占(?:了|全部|所有)?$", ""), ("", r"(?:的|申请|,)*(?:当中|之中|中|里面?|内)")),
    "en": ((r"\bamong (?:all |the |its )*$", ""), (r"\bof (?:all |the |its |their )*$", "")),
}
# What divides by the applications that came in, not by those that were answered.
BASE = {
    "zh": re.compile("(?:占|按|除以|相当于)(?:了|全部|所有|当年|全年|本年)*(?:新收到?|收到|受理|接到)(?!占)"),
    "en": re.compile(r"\bof (?:all |the |its |their )*(?:newly )?(?:received|accepted)\b|\bof (?:all |the |its |their )*(?:requests|applications) (?:that (?:it |they |were )?|it |they |were )?(?:received|accepted)\b", re.IGNORECASE),
}  # fmt: skip


def with_base(plan: QuestionPlan) -> QuestionPlan:
    """``plan`` with what came in as a thing asked for, where the question divides by that ("占新收申请的百分之几")."""
    said = BASE[plan.language].search(fold_text(plan.question))
    if said is None or any("req_received" in ask.indicators for ask in plan.asks):
        return plan
    return replace(
        plan, asks=(*plan.asks, Ask(("req_received",), said.group(), said.start(), said.end(), (said.span(),)))
    )


def whole_named(plan: QuestionPlan) -> Ask | None:
    """The ask that the question's words make the whole of a share: 占X, X中…, "among X", "of X"; None where they do not."""
    question = fold_text(plan.question)
    for before, after in WHOLE[plan.language]:
        fits = [
            ask
            for ask in plan.asks
            if re.search(before, question[: ask.start], re.IGNORECASE) and re.match(after, question[ask.end :])
        ]
        starts = {ask.indicators[0] for ask in fits}
        if len(starts) == 1:
            return fits[0]
    return None


def divides_by_receipts(plan: QuestionPlan) -> bool:
    """Whether a question divides by what came in ("占新收申请", "of received requests")."""
    return BASE[plan.language].search(fold_text(plan.question)) is not None
