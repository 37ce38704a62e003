"""The years or places whose figure fulfils a bound ("more than 50"): each held against it, those that cannot be told named."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answers.caveats import caveats_for
from assistant.answers.claim import agrees
from assistant.answers.comparability import comparison_caveats
from assistant.answers.no_figure import nothing_found, unclear_what
from assistant.answers.points import Point, missing_years, of_one_agency, points_of, size_of
from assistant.answers.series import both_row, gap_row, point_quotes, point_readings, row_fields, told_twice
from assistant.evidence.gather import Evidence
from assistant.evidence.meant import own_asks
from assistant.plan import QuestionPlan
from assistant.question.claim import Claim
from assistant.readings import Reading
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import say, value_text

NAMED = 12  # reports beyond the bound that are named one by one


def bounded(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The reports whose figure fulfils the bound, with their values; those that do not, and those that give no figure, are named."""
    assert plan.bound is not None
    if not (plan.asks or plan.residue) or len(own_asks(plan)) > 1:
        return unclear_what(plan, evidence)
    points = in_order(evidence, points_of(plan, evidence))
    judged = [(point, fulfils(plan.bound.claim, point)) for point in points]
    known = [point for point, holds in judged if holds is not None]
    if not known:
        return nothing_found(plan, evidence, [point.finding for point in points if point.finding])
    inside = [point for point, holds in judged if holds]
    outside = [point for point, holds in judged if holds is False]
    unsure = [point for point, holds in judged if holds is None]
    lines = [
        *head(plan, evidence, inside, known),
        *(row(plan, evidence, point, not plan.bound.counted) for point in inside),
    ]
    if outside:
        lines.append(rest_line(plan, evidence, outside))
    lines += [gap_row(plan, evidence, point) for point in unsure]
    between = of_one_agency(evidence, points) and not plan.names_each
    missing = missing_years(plan, evidence, points) if between else sorted({gap.year for gap in plan.gaps if gap.year})
    why = say("no_report_word", plan.language)
    lines += [Line("gap_row", {"year": year, "why": why}) for year in missing]
    findings = [point.finding for point in known if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, known))
    lacking = len(unsure) + len(missing)
    if lacking:
        caveats = (*caveats, say("bound_gaps", plan.language, count=lacking))
    return Reply("answered", tuple(lines), caveats)


def fulfils(claim: Claim, point: Point) -> bool | None:
    """Whether a report's figure fulfils the bound; None where it gives none, or several of which some do."""
    readings = (point.reading,) if point.reading is not None else conflicting(point)
    said = {agrees(claim, reading) for reading in readings}
    return said.pop() if len(said) == 1 else None


def conflicting(point: Point) -> tuple[Reading, ...]:
    """The readings of a report whose text and table differ: one of them is its figure."""
    return told_twice(point) if point.finding is not None and point.finding.standing == "conflict" else ()


def in_order(evidence: Evidence, points: Sequence[Point]) -> list[Point]:
    """The points by year for one agency, else the largest first."""
    if of_one_agency(evidence, points):
        return sorted(points, key=lambda point: evidence.rows[point.report].identity.year or 0)
    return sorted(points, key=size_of, reverse=True)


def head(plan: QuestionPlan, evidence: Evidence, inside: Sequence[Point], known: Sequence[Point]) -> list[Line]:
    """What comes before the rows: how many there are where that is asked, or that there is none."""
    assert plan.bound is not None
    if plan.bound.counted:
        figures = tuple(figure for point in known for reading in held_by(point) for figure in reading.figures)
        unit = "年" if of_one_agency(evidence, known) else "个"
        number = Reading(
            known[0].report, None, say("bound_label", plan.language), Decimal(len(inside)), unit, "computed", figures
        )
        fields = {"value": value_text(number, plan.language), "known": len(known)}
        return [Line("bound_count", fields, quotes_of([number]), (number,))]
    return [] if inside else [Line("bound_none", {"known": len(known)})]


def row(plan: QuestionPlan, evidence: Evidence, point: Point, asserted: bool) -> Line:
    """The line of one report, its value asserted or only shown."""
    if point.reading is None:
        return both_row(plan, evidence, point, told_twice(point) if asserted else ())
    readings = point_readings(point) if asserted else ()
    return Line("row", row_fields(plan, evidence, point), point_quotes(point), readings)


def rest_line(plan: QuestionPlan, evidence: Evidence, outside: Sequence[Point]) -> Line:
    """The reports that do not fulfil the bound, named with their values where they are few; none of them is a value of the answer."""
    if len(outside) > NAMED:
        return Line("bound_rest_many", {"count": len(outside)})
    fields = [row_fields(plan, evidence, point) for point in outside if point.reading]
    rows = [say("bound_one", plan.language, **one) for one in fields]
    rows += [str(row_fields(plan, evidence, point)["who"]) for point in outside if point.reading is None]
    quotes = tuple(dict.fromkeys(quote for point in outside for quote in quotes_of(held_by(point))))
    return Line("bound_rest", {"rows": say("and_between", plan.language).join(rows)}, quotes)


def held_by(point: Point) -> tuple[Reading, ...]:
    """The readings that a point was judged by."""
    return (point.reading,) if point.reading is not None else conflicting(point)
