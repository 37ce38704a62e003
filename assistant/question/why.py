"""A bare "why?" after a figure: the grounds of refusals where those were counted, else what the report gives as the cause."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import parts
from assistant.question.together import found_in

GROUNDS = "resp_denied"


def asked_why(plan: QuestionPlan, folded: str, history: Sequence[Answer]) -> QuestionPlan | None:
    """``plan`` about the cause of what the last answer gave a figure for; None where the turn is no bare "why?".

    Of refusals the forms count the grounds: those are the answer.
    """
    last = history[-1] if history else None
    if last is None or not last.values or not last.plan.get("asks") or found_in("why", folded, plan.language) is None:
        return None
    asks = tuple(Ask(tuple(ask["indicators"]), str(ask["phrase"]), 0, 0) for ask in last.plan["asks"])
    reports = tuple(str(report) for report in last.plan.get("reports", ()))
    about = replace(plan, reports=reports, asks=asks, residue=(), gaps=(), dimension=None)
    if any(GROUNDS in ask.indicators for ask in asks) and parts(GROUNDS, "grounds") and len(reports) == 1:
        whole = tuple(ask for ask in asks if GROUNDS in ask.indicators)
        return replace(about, kind="breakdown", asks=whole, dimension="grounds")
    return replace(about, kind="describe", inherited=(*plan.inherited, "why"))
