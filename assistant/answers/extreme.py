"""The most and the least where some reports give several values: what every reading decides, and what stays open."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers.caveats import caveats_for
from assistant.answers.change import not_of_one_kind
from assistant.answers.comparability import comparison_caveats
from assistant.answers.points import Point
from assistant.answers.series import both_row, row_fields, told_twice
from assistant.compute import unit_of
from assistant.evidence.gather import Evidence
from assistant.measures import amount
from assistant.plan import QuestionPlan
from assistant.readings import Reading
from assistant.reply import Line, Reply, quotes_of


@dataclass(frozen=True)
class Span:
    """Between which values a report's figure lies. ``sure``: its value is one of the readings, not something of all of them."""

    point: Point
    readings: tuple[Reading, ...]
    low: Decimal
    high: Decimal
    sure: bool = True


def extreme(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Reply | None:
    """The first few of an order in which some reports give several values; None where none does.

    A report whose every reading is beyond those of the others decides the answer; where readings overlap it is left open
    and every value that could change it is cited.
    """
    spans = [span for point in points if (span := span_of(point, plan.lowest)) is not None]
    if plan.limit is None or all(span.point.reading is not None for span in spans):
        return None
    readings = [(span.point.report, reading) for span in spans for reading in span.readings]
    if unit_of([reading for _, reading in readings]) is None:
        return not_of_one_kind(plan, evidence, readings)
    spans.sort(key=lambda span: (span.low, span.high), reverse=True)
    first, rest = spans[: plan.limit], spans[plan.limit :]
    edge = min(span.low for span in first)
    tied = [span for span in rest if span.low == span.high == edge]
    beyond = [span for span in rest if span.high > edge]
    if beyond or not all(span.sure for span in first):
        rows = [span_row(plan, evidence, span, asserted=False) for span in (*first, *tied, *beyond)]
        return Reply("not_reported", (Line("order_open"), *rows))
    shown = [*first, *tied]
    known = [span.point for span in shown]
    findings = [point.finding for point in known if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, known))
    return Reply("answered", tuple(span_row(plan, evidence, span, asserted=True) for span in shown), caveats)


def span_of(point: Point, lowest: bool) -> Span | None:
    """The span of a report's figure, larger being further ahead; None where the report gives no value at all.

    What an ambiguous report prints may be parts: its figure may be as large as all of them together.
    """
    readings = (point.reading,) if point.reading is not None else told_twice(point)
    sizes = [amount(reading.value, reading.unit) for reading in readings if reading.value is not None]
    if not sizes:
        return None
    sure = point.reading is not None or (point.finding is not None and point.finding.standing == "conflict")
    low, high = min(sizes), max(sizes) if sure else sum(sizes, Decimal(0))
    return Span(point, readings, *((-high, -low) if lowest else (low, high)), sure=sure)


def span_row(plan: QuestionPlan, evidence: Evidence, span: Span, asserted: bool) -> Line:
    """The line of one report: its value, or all that it gives."""
    readings = span.readings if asserted else ()
    if span.point.reading is not None:
        return Line("row", row_fields(plan, evidence, span.point), quotes_of(span.readings), readings)
    return both_row(plan, evidence, span.point, readings)
