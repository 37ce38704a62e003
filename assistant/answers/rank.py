"""Answers that set reports or parts in order: comparison, ranking, and which reports give a figure."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Chart, ChartSeries
from assistant.answers.bodies import bodies_ranked
from assistant.answers.caveats import caveats_for
from assistant.answers.change import not_of_one_kind
from assistant.answers.comparability import comparison_caveats
from assistant.answers.difference import difference
from assistant.answers.extreme import extreme
from assistant.answers.no_figure import nothing_found, unclear_what
from assistant.answers.parts import lacks_a_part, partition, partition_lines
from assistant.answers.points import Point, in_one_unit, points_of, size_of, years_missing
from assistant.answers.series import (
    gap_row,
    named_parts,
    point_quotes,
    point_readings,
    row_fields,
    row_name,
    told_twice,
    undecided,
)
from assistant.compute import unit_of
from assistant.evidence.bodies import bodies_asked
from assistant.evidence.gather import Evidence
from assistant.evidence.meant import own_asks
from assistant.measures import amount
from assistant.plan import QuestionPlan
from assistant.question.families import are_parts
from assistant.readings import Finding
from assistant.reply import Line, Reply
from assistant.sentences import say
from ingest.vocabulary import indicators

WHOEVER = "places"  # who of those that one report counts apart
PLACE_OF_ONE = ("第几", "名次", "what rank", "ranking among")  # the place of one report among others


def compare(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The reports side by side, highest first; those without a value are named with the reason."""
    return side_by_side(plan, evidence, ranked=True)


def side_by_side(plan: QuestionPlan, evidence: Evidence, ranked: bool) -> Reply:
    """One line a report: values first (highest first where ``ranked``), then the gaps."""
    if not (plan.asks or plan.residue):
        return unclear_what(plan, evidence)
    points = points_of(plan, evidence)
    apart = difference(plan, evidence, points) if plan.kind == "compare" else None
    if apart is not None:
        return apart
    silent = any(point.reading is None and not told_twice(point) for point in points)  # several values may still decide
    open_order = undecided(plan, evidence, points) if plan.kind == "rank" and plan.limit and silent else None
    if open_order is not None:
        return open_order
    contested = extreme(plan, evidence, points) if plan.kind == "rank" else None
    missing = [point for point in points if point.reading is None]
    if contested is not None:
        gaps = [point for point in missing if not told_twice(point)]
        rows = (*contested.lines, *(gap_row(plan, evidence, point) for point in gaps))
        return replace(contested, lines=rows, caveats=(*contested.caveats, *may_lead(plan, gaps)))
    known = [point for point in points if point.reading is not None]
    mixed = ranked and unit_of([point.reading for point in known if point.reading]) is None
    if mixed and plan.kind == "rank":
        return not_of_one_kind(plan, evidence, [(point.report, point.reading) for point in known if point.reading])
    if ranked:
        known.sort(key=size_of, reverse=not plan.lowest)
    if not known:
        return nothing_found(plan, evidence, [point.finding for point in points if point.finding])
    shown = with_ties(known, plan.limit) if plan.limit and ranked and plan.kind == "rank" else known
    lines = [
        Line("row", row_fields(plan, evidence, point), point_quotes(point), point_readings(point)) for point in shown
    ]
    lines += [gap_row(plan, evidence, point) for point in missing]
    findings = [point.finding for point in known if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, known))
    if plan.kind == "rank" and plan.limit:
        caveats = (*caveats, *may_lead(plan, missing), *years_missing(plan, evidence, points))
    if mixed:
        caveats = (say("units_apart", plan.language), *caveats)
    chart = Chart(
        "bar",
        (ChartSeries(names(plan), tuple((row_name(plan, evidence, p), value) for p, value in in_one_unit(points))),),
    )
    return Reply("answered", tuple(lines), caveats, chart=chart if len(points) > 1 else None)


def may_lead(plan: QuestionPlan, missing: Sequence[Point]) -> tuple[str, ...]:
    """That reports without a figure are not in the order, and may belong at its head."""
    name = "order_gaps_low" if plan.lowest else "order_gaps"
    return (say(name, plan.language, count=len(missing)),) if missing else ()


def with_ties(ordered: Sequence[Point], limit: int) -> list[Point]:
    """The first ``limit`` points of an order, and those that share the value of the last of them."""
    last = size_of(ordered[limit - 1]) if limit <= len(ordered) else None
    return [point for place, point in enumerate(ordered) if place < limit or size_of(point) == last]


def names(plan: QuestionPlan) -> str:
    """What a chart shows: the name of the first indicator asked for."""
    known = indicators().get(plan.asks[0].indicators[0]) if plan.asks else None
    return "" if known is None else known.en if plan.language == "en" else known.zh


def rank(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """Reports by one figure, or the parts of one report by size; as many as were asked for."""
    if len(plan.agencies) == 1 and any(word in plan.question for word in PLACE_OF_ONE):
        return nothing_found(plan, evidence, ())  # its place among others: the others are not here
    if len(plan.reports) > 1:
        return side_by_side(plan, evidence, ranked=True)
    kind = bodies_asked(plan) or (WHOEVER if plan.dimension is None and "谁" in plan.question else None)
    if kind is not None and not any(are_parts(ask.indicators) for ask in plan.asks):
        return bodies_ranked(plan, evidence, kind)
    unread = plan.residue and plan.dimension is None and not any(are_parts(ask.indicators) for ask in plan.asks)
    if unread:
        return nothing_found(plan, evidence, ())
    asks = own_asks(plan)
    named = len(asks) > 1 and not any(are_parts(ask.indicators) for ask in asks)
    listed = [
        named_parts(plan, evidence, report) if named else partition(plan, evidence, report) for report in plan.reports
    ]
    parts = [reading for readings in listed for reading in readings if reading.value is not None]
    if len(parts) < 2 or (not named and lacks_a_part(evidence, parts)):
        return nothing_found(plan, evidence, ())
    if unit_of(parts) is None:
        return not_of_one_kind(plan, evidence, [(part.report, part) for part in parts])
    sizes = {id(part): amount(part.value, part.unit) for part in parts}
    parts.sort(key=lambda part: sizes[id(part)], reverse=not plan.lowest)
    last = sizes[id(parts[plan.limit - 1])] if plan.limit and plan.limit <= len(parts) else None
    shown = [one for place, one in enumerate(parts) if not plan.limit or place < plan.limit or sizes[id(one)] == last]
    lines = [line for line in partition_lines(plan, evidence, shown) if line.readings]
    found = [Finding(reading.report, str(reading.indicator), "answered", (reading,)) for reading in shown]
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, [f for f in found if f.indicator != "None"]))


def list_reports(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """Which reports give the figure, each with its value; the silent and blank ones are named too."""
    return side_by_side(plan, evidence, ranked=True)
