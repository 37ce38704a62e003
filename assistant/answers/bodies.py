"""Answers that rank the offices or places which one report counts apart."""

from assistant.answers.caveats import caveats_for
from assistant.answers.no_figure import nothing_found
from assistant.answers.parts import partition_lines
from assistant.evidence.bodies import bodies_listed, told_extreme
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.readings import reading_of
from assistant.reply import Reply


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
    shown = [reading_of([figure], [figure]) for figure in listed[: plan.limit]]
    lines = [line for line in partition_lines(plan, evidence, shown) if line.readings]
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, ()))
