"""By how much the figure of one agency lies above or below that of another: the difference, or how many times it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answers.caveats import caveats_for
from assistant.answers.change import asks_percent, not_of_one_kind
from assistant.answers.comparability import comparison_caveats
from assistant.answers.no_figure import nothing_found
from assistant.answers.points import Point, points_of
from assistant.answers.series import undecided
from assistant.compute import PLACES, in_unit, percent_of, told_in, unit_of
from assistant.cues import load
from assistant.evidence.gather import Evidence
from assistant.measures import measure_of, term
from assistant.plan import QuestionPlan
from assistant.readings import Reading
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import reading_label, say, value_text, who_text
from ingest.folding import fold_text

# Measure words that cases and requests are counted in alike; pieces and sessions, requests and items are never set against each other.
ALIKE = frozenset(("件", "起", "宗", "例", ""))


def difference(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Reply | None:
    """The difference between the figures of two agencies, or of two parts in one report, both cited; None where none is
    asked for, or not between two.

    It is that of the agency named first, as the question's own word (more, fewer) says; without such a word it has no sign.
    """
    agencies = {evidence.rows[point.report].identity.agency for point in points}
    times = said("times", plan)
    if not (times or said("asks", plan)):
        return None
    if len(points) == 1 and len(plan.asks) == 2:
        points = [point for ask in plan.asks for point in points_of(replace(plan, asks=(ask,)), evidence)]
        if any(point.reading is None or point.reading.value is None for point in points):
            return nothing_found(plan, evidence, [point.finding for point in points if point.finding])
    elif len(points) != 2 or len(agencies) != 2:
        return None
    open_answer = undecided(plan, evidence, points)
    readings = [point.reading for point in points if point.reading is not None and point.reading.value is not None]
    if open_answer is not None or len(readings) != 2:
        return open_answer
    first, second = readings[::-1] if said("turned", plan) else readings
    unit = unit_of(readings)
    if unit is None or (first.report == second.report and not of_one_word(first, second)):
        return not_of_one_kind(plan, evidence, [(one.report, one) for one in (first, second)])
    line = times_line(plan, evidence, first, second, unit) if times else apart_line(plan, evidence, first, second, unit)
    findings = [point.finding for point in points if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, points))
    return Reply("answered", (line,), caveats)


def of_one_word(one: Reading, other: Reading) -> bool:
    """Whether two parts of a report are counted in one measure word, or in words that count the same things; money in any."""
    return one.unit == other.unit or measure_of(one.unit).kind != "count" or {one.unit, other.unit} <= ALIKE


def apart_line(plan: QuestionPlan, evidence: Evidence, first: Reading, second: Reading, unit: str) -> Line:
    """The line that says by how much two figures differ; its value is in percent where that is asked."""
    language = plan.language
    base = in_unit(second, unit)
    apart = in_unit(first, unit) - base
    larger, smaller = (first, second) if apart >= 0 else (second, first)
    arithmetic = f"{term(larger.value or Decimal(0), larger.unit, unit)} - {term(smaller.value or Decimal(0), smaller.unit, unit)}"
    if asks_percent(plan) and base:
        arithmetic = f"({arithmetic}) ÷ {term(second.value or Decimal(0), second.unit, unit)}"
        apart, unit = percent_of(apart, base), "%"
    size = computed(plan, first, second, abs(apart), unit, arithmetic)
    words = "apart_more" if apart > 0 else "apart_fewer" if apart < 0 else "apart_same"
    fields = {
        **sides(plan, evidence, first, second, ""),
        "difference": say(words, language, value=value_text(size, language)),
        "arithmetic": arithmetic,
    }
    signed = -apart if said("fewer", plan) else apart if said("more", plan) else abs(apart)
    only_way = plan.claim is not None and plan.claim.only_way  # which is the larger is asked, not by how much
    told = (first, second) if only_way else (replace(size, value=signed),)
    return Line("apart", fields, quotes_of([first, second]), told)


def times_line(plan: QuestionPlan, evidence: Evidence, first: Reading, second: Reading, unit: str) -> Line:
    """The line that says how many times the second figure the first is; none of nothing."""
    quotes = quotes_of([first, second])
    base = in_unit(second, unit)
    if not base:
        return Line("share_zero", quotes=quotes)
    arithmetic = (
        f"{term(first.value or Decimal(0), first.unit, unit)} ÷ {term(second.value or Decimal(0), second.unit, unit)}"
    )
    value = (in_unit(first, unit) / base).quantize(PLACES, ROUND_HALF_UP)
    ratio = computed(plan, first, second, value, "倍", arithmetic)
    fields = {**sides(plan, evidence, first, second, unit), "value": value_text(ratio, plan.language)}
    return Line("times", {**fields, "arithmetic": arithmetic}, quotes, (ratio,))


def computed(
    plan: QuestionPlan, first: Reading, second: Reading, value: Decimal, unit: str, arithmetic: str
) -> Reading:
    """A value worked out from two figures, standing on both."""
    figures = (*first.figures, *second.figures)
    label = reading_label(first, plan.language)
    return Reading(first.report, first.indicator, label, value, unit, "computed", figures, arithmetic=arithmetic)


def sides(plan: QuestionPlan, evidence: Evidence, first: Reading, second: Reading, unit: str) -> dict[str, object]:
    """The fields that name both sides with their figures."""
    language = plan.language
    who = [who_text(evidence.rows[reading.report], language) for reading in (first, second)]
    labels = [reading_label(reading, language) for reading in (first, second)]
    named, label = (who, labels[0]) if first.report != second.report else (labels, who[0])
    return {
        "label": label,
        "first": named[0],
        "second": named[1],
        "one": told_in(first, unit or first.unit, language),
        "other": told_in(second, unit or second.unit, language),
    }


def said(name: str, plan: QuestionPlan) -> bool:
    """Whether the question says the words of that name in difference.yaml."""
    pattern = str(load("difference")[name][plan.language])  # type: ignore[index]
    return re.search(pattern, fold_text(plan.question), re.IGNORECASE) is not None
