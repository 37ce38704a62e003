"""Words that turn the answer into another number ("all but the online ones", "per day"): no figure that does not say them answers."""

import re

from assistant.answer import Language
from assistant.cues import load
from assistant.plan import Kind, QuestionPlan
from assistant.reply import Reply
from ingest.folding import fold_text

# Kinds whose values are figures of the thing that is asked for.
FIGURES: frozenset[Kind] = frozenset(("lookup", "breakdown", "total", "mean", "change", "trend", "compare", "rank"))


def passes_over(plan: QuestionPlan, reply: Reply) -> bool:
    """Whether an answer gives numbers though the question leaves something out, or asks for each day or session, and no
    figure that it stands on says so. Arithmetic of its own (a mean, a difference) says nothing of the kind either."""
    figures = [figure for line in reply.lines for reading in line.readings for figure in reading.figures]
    if plan.kind not in FIGURES or not figures:
        return False
    said = " ".join(f"{figure.label} {figure.column or ''}" for figure in figures)
    return any(
        asks(name, plan) and re.search(str(load("passed_over")[f"{name}_said"]), fold_text(said)) is None
        for name in ("left_out", "each")
    )


def asks(name: str, plan: QuestionPlan) -> bool:
    """Whether a question says one of the words of that name, before the thing asked for where the pattern wants it there."""
    question = fold_text(plan.question)
    pattern = pattern_of(name, plan.language)
    starts = {span[0] for ask in plan.asks for span in ask.spans[:1]}
    marked = "".join(f"\0{sign}" if place in starts else sign for place, sign in enumerate(question))
    return any(re.search(pattern, text, re.IGNORECASE) for text in (question, marked))


def pattern_of(name: str, language: Language) -> str:
    """The pattern of that name; the beginning of the thing asked for is marked by a zero character."""
    return str(load("passed_over")[name][language]).replace("{thing}", "\0")  # type: ignore[index]
