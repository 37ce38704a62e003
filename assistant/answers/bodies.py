"""Answers that rank the offices or places which one report counts apart."""

import re

from assistant.answers.caveats import caveats_for
from assistant.answers.no_figure import nothing_found
from assistant.answers.parts import partition_lines
from assistant.cues import load
from assistant.evidence.bodies import bodies_listed, told_extreme
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.readings import reading_of
from assistant.reply import Reply

# Several are asked for without a number: those that the report names.
PLURAL = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:departments|bureaus|agencies|offices|authorities|cities|counties|districts|towns|townships|places)\b",
    re.IGNORECASE,
)


def asks_both_ends(plan: QuestionPlan) -> bool:
    """Whether a question asks for the most and for the fewest."""
    return all(
        re.search(str(load("bodies")["ends"][name][plan.language]), plan.question, re.IGNORECASE)  # type: ignore[index]
        for name in ("most", "fewest")
    )


def bodies_ranked(plan: QuestionPlan, evidence: Evidence, kind: str) -> Reply:
    """The offices or places that one report counts apart; never its channels or kinds in their place."""
    listed = [
        figure for report in plan.reports for figure in bodies_listed(evidence.figures.get(report, ()), plan, kind)
    ]
    listed = listed or [
        figure for report in plan.reports for figure in told_extreme(evidence.figures.get(report, ()), plan, kind)
    ]
    if not listed:
        return nothing_found(plan, evidence, ())
    limit = None if PLURAL.search(plan.question) and plan.limit == 1 else plan.limit
    ends = (*listed[:1], *listed[-1:]) if asks_both_ends(plan) and len(listed) > 1 else listed[:limit]
    shown = [reading_of([figure], [figure]) for figure in ends]
    lines = [line for line in partition_lines(plan, evidence, shown) if line.readings]
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, ()))
