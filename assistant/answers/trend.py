"""A figure over the years: each year in order, years without a figure as gaps, the break of the forms marked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Chart, ChartSeries
from assistant.answers.caveats import caveats_for
from assistant.answers.change import change_line
from assistant.answers.comparability import comparison_caveats, is_break
from assistant.answers.lookup import lookup
from assistant.answers.one_scope import scopes_apart
from assistant.answers.points import Point, in_one_unit, missing_years, points_of, why_missing, year_of
from assistant.answers.series import over_reports
from assistant.compute import unit_of
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan, replace_kind
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import agency_text, reading_label, say, value_text


def trend(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The value of each year in order, gaps named, the break of 2019 marked, and the change from first to last."""
    ordered = sorted(plan.reports, key=lambda report: evidence.rows[report].identity.year or 0)
    points = points_of(replace(plan, reports=tuple(ordered)), evidence)
    known = [point.reading for point in points if point.reading is not None]
    if not known and plan.basis == "cumulative" and len(plan.reports) > 1:
        return over_reports(replace(plan, kind="total", basis=None), evidence, mean=False)
    if not known:
        return lookup(replace_kind(plan, "lookup"), evidence)
    language = plan.language
    label = reading_label(known[0], language)
    head = Line("trend_head", {"label": label, "agency": agency_text(evidence.rows[points[0].report], language)})
    lines = [head, *year_lines(plan, evidence, points)]
    ends = points[0].reading is not None and points[-1].reading is not None  # else it is no change over these years
    if len(known) > 1 and ends and unit_of(known) is not None and not scopes_apart((known[0], known[-1])):
        lines.append(change_line(plan, evidence, known[0], known[-1], assert_value=False))
    drawn = {year_of(evidence, point): value for point, value in in_one_unit(points)}
    drawn |= {str(year): None for year in missing_years(plan, evidence, points)}
    series = ChartSeries(label, tuple(sorted(drawn.items())))
    findings = [point.finding for point in points if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, points))
    return Reply("answered", tuple(lines), caveats, chart=Chart("line", (series,)))


def year_lines(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> list[Line]:
    """The years in order, those without a report among them, and a line where the forms change in between."""
    lines: list[tuple[str, Line]] = [(year_of(evidence, point), year_line(plan, evidence, point)) for point in points]
    why = say("no_report_word", plan.language)
    lines += [
        (str(year), Line("gap_row", {"year": year, "why": why})) for year in missing_years(plan, evidence, points)
    ]
    rows = [evidence.rows[point.report] for point in points]
    for earlier, later in pairwise(rows):
        if is_break(earlier, later):
            lines.append(("2018~", Line("break_row")))  # sorts behind 2018 and before 2019
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def year_line(plan: QuestionPlan, evidence: Evidence, point: Point) -> Line:
    """One year of a trend; where text and table differ, both are shown and neither is the year's value."""
    fields: dict[str, object] = {"year": year_of(evidence, point)}
    if point.reading is not None:
        fields["value"] = value_text(point.reading, plan.language)
        return Line("trend_row", fields, quotes_of([point.reading]), (point.reading,))
    both = point.finding.readings if point.finding and point.finding.standing == "conflict" else ()
    if both:
        values = (" / " if plan.language == "en" else "\u3001").join(value_text(one, plan.language) for one in both)
        return Line("trend_both", {**fields, "values": values}, quotes_of(both))
    return Line("gap_row", {**fields, "why": why_missing(point, plan)})
