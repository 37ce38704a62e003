"""What a question takes for granted: "why did applications fall" where they rose is not answered as if they had fallen."""

from dataclasses import replace
from typing import Literal

from assistant.answers.change import change_line
from assistant.compute import in_unit, unit_of
from assistant.cues import find_cues
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence, report_before
from assistant.plan import QuestionPlan, replace_kind
from assistant.readings import Reading
from assistant.reply import Line, Reply
from ingest.folding import fold_text

Way = Literal["up", "down"]


def claimed(plan: QuestionPlan) -> Way | None:
    """Which way a question for reasons says that a figure went since the year before, or None."""
    cues = find_cues(fold_text(plan.question), plan.language)
    said = cues.names("direction")
    if not cues.has("kinds", "reason") or "either" in said or {"up", "down"} <= said:
        return None
    return "up" if "up" in said else "down" if "down" in said else None


def with_premise(plan: QuestionPlan, evidence: Evidence, reply: Reply) -> Reply:
    """``reply`` after the figures of both years, where they do not go the way that the question takes for granted."""
    way = claimed(plan) if plan.asks else None
    report = plan.reports[-1] if plan.reports else None
    before = report_before(plan, evidence.listing)
    if way is None or report is None or before is None:
        return reply
    first, last = one_value(plan, evidence, before), one_value(plan, evidence, report)
    if first is None or last is None:
        return reply
    unit = unit_of((first, last))
    if unit is None:
        return reply
    change = in_unit(last, unit) - in_unit(first, unit)
    if change > 0 if way == "up" else change < 0:
        return reply
    line = change_line(plan, evidence, first, last, assert_value=False)
    return replace(reply, lines=(Line("premise_off"), line, *reply.lines))


def one_value(plan: QuestionPlan, evidence: Evidence, report: str) -> Reading | None:
    """The one value that a report has of the first thing asked, or None."""
    asked = replace(replace_kind(plan, "lookup"), asks=plan.asks[:1], residue=(), years=(0,))
    found = find_all(asked, evidence, report)
    readings = found[0].readings if len(found) == 1 and found[0].standing == "answered" else ()
    return readings[0] if len(readings) == 1 else None
