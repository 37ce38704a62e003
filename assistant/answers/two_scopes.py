"""Answers to questions that name both the whole area and the agency's own level: each count, how far they lie apart, the share."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.caveats import caveats_for
from assistant.answers.difference import apart_line, said, times_line
from assistant.answers.lookup import reading_line
from assistant.answers.no_figure import nothing_found
from assistant.answers.share import share_line
from assistant.compute import unit_of
from assistant.cues import find_cues
from assistant.evidence.findings import find_ask
from assistant.evidence.gather import Evidence
from assistant.evidence.meant import own_asks
from assistant.evidence.scope import OWN_COUNT_OF, Scope
from assistant.evidence.scope_asked import in_asked_scope, places_of
from assistant.plan import FIGURE_KINDS, Ask, QuestionPlan
from assistant.readings import Finding, Reading
from assistant.reply import Line, Reply
from ingest.folding import fold_text

BETWEEN = re.compile(r"[和与比跟同占及的、,]|\b(?:and|than|of|the)\b")


def two_scopes(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The answer to a question for one thing that names both scopes; None where it does not.

    The two are set side by side, subtracted or divided, never added: the area's holds the agency's own.
    """
    places = places_of(plan)
    if len(places) < 2 or plan.kind not in FIGURE_KINDS or not plan.asks or not plan.reports:
        return None
    told = [
        pair
        for report in plan.reports
        for pair in pairs_of(plan, evidence, report, sorted(places, key=places.__getitem__))
    ]
    readings = [reading for pair in told for reading in pair]
    if not told or plan.kind in ("total", "mean") or unsaid(plan):
        return nothing_found(plan, evidence, ())
    findings = [Finding(one.report, str(one.indicator), "answered", (one,)) for one in readings]
    lines = lines_for(plan, evidence, told)
    return (
        Reply("answered", lines, caveats_for(plan, evidence, findings)) if lines else nothing_found(plan, evidence, ())
    )


def unsaid(plan: QuestionPlan) -> bool:
    """Whether words of the question are left over beside those that name the two scopes."""
    question = fold_text(plan.question)
    named = [question[start:end].lower() for start, end in places_of(plan).values()]
    bare = [BETWEEN.sub("", word).lower() for word in plan.residue]
    return any(word and not any(word in name for name in named) for word in bare)


def pairs_of(
    plan: QuestionPlan, evidence: Evidence, report: str, order: Sequence[Scope]
) -> list[tuple[Reading, Reading]]:
    """For each thing asked of one report its two counts in the order of the question; [] where one of them is not told."""
    found = []
    for ask in own_asks(plan):
        whole = replace(ask, indicators=tuple(OWN_COUNT_OF.get(name, name) for name in ask.indicators))
        both = [one_reading(plan, evidence, report, whole, scope) for scope in order]
        if None in both:
            return []
        found.append((both[0], both[1]))
    return [(one, other) for one, other in found if one is not None and other is not None]


def one_reading(plan: QuestionPlan, evidence: Evidence, report: str, ask: Ask, scope: Scope) -> Reading | None:
    """The one count of a thing in one scope, as the text or a table that says so tells it, or None."""
    figures = in_asked_scope(evidence.figures.get(report, ()), frozenset((scope,)))
    told = [figure for figure in figures if figure.coverage == scope]
    findings = find_ask(plan, told, report, ask)
    readings = [reading for found in findings if found.standing == "answered" for reading in found.readings]
    readings = [reading for reading in readings if reading.basis != "cumulative"]
    return readings[0] if len(readings) == 1 and readings[0].value is not None else None


def lines_for(plan: QuestionPlan, evidence: Evidence, told: Sequence[tuple[Reading, Reading]]) -> tuple[Line, ...]:
    """What is asked of the pairs of counts: their share, their distance, or each of them; () where that cannot be worked out."""
    units = [unit_of(pair) for pair in told]
    worked_out = said("times", plan) or said("asks", plan)
    if worked_out and len(told) > 1:
        return ()  # two years or things: which of them is set against which, the words do not say
    if find_cues(fold_text(plan.question), plan.language).has("kinds", "share"):
        ordered = [sorted(pair, key=lambda one: one.value or 0) for pair in told]
        fit = all(unit is not None and pair[1].value for unit, pair in zip(units, ordered, strict=True))
        return tuple(share_line(plan, evidence, *pair) for pair in ordered) if fit else ()
    if not worked_out:
        return tuple(reading_line(plan, evidence, one) for pair in told for one in pair)
    lines = []
    for unit, pair in zip(units, told, strict=True):
        first, second = pair[::-1] if said("turned", plan) else pair
        if unit is None:
            return ()
        line = times_line if said("times", plan) else apart_line
        lines.append(line(plan, evidence, first, second, unit))
    return tuple(lines)
