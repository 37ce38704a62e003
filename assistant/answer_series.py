"""Answers over several reports or parts: trend, change, comparison, ranking, sums, means, shares, lists."""

from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Chart, ChartSeries
from assistant.answer_lookup import list_total, lookup, refuse
from assistant.answer_none import nothing_found
from assistant.answer_parts import partition
from assistant.caveats import caveats_for, comparison_caveats
from assistant.compute import change_text_parts, mean_of, percent_of, total_of
from assistant.crossed import QUANTITY, counts_within
from assistant.cues import find_cues
from assistant.families import are_parts, is_within, parent_of
from assistant.findings import find_all, own_asks
from assistant.gather import Evidence
from assistant.plan import Ask, QuestionPlan, replace_kind
from assistant.readings import Finding, Reading
from assistant.reply import Line, Quote, Reply, quotes_of
from assistant.sentences import agency_text, reading_label, say, value_text, who_text
from ingest.folding import fold_text


@dataclass(frozen=True)
class Point:
    """One report's value in a series, or why it has none."""

    report: str
    reading: Reading | None
    finding: Finding | None


def points_of(plan: QuestionPlan, evidence: Evidence) -> list[Point]:
    """For each report of the plan the one value of what is asked, or the finding that explains the gap."""
    points = []
    plan = replace(plan, asks=tuple(whole_of_parts(ask) for ask in plan.asks))
    for report in plan.reports:
        findings = find_all(plan, evidence, report)
        readings = [reading for found in findings for reading in found.readings if reading.basis != "cumulative"]
        readings = readings or [reading for found in findings for reading in found.readings]
        one = readings[0] if len(readings) == 1 else None
        points.append(Point(report, one, findings[0] if findings else None))
    return points


def whole_of_parts(ask: Ask) -> Ask:
    """An ask for all parts as an ask for their whole: a series has one value a report."""
    whole = parent_of(ask.indicators[0]) if are_parts(ask.indicators) else None
    return replace(ask, indicators=(whole,)) if whole else ask


def trend(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The value of each year in order, gaps named, and the change from the first to the last."""
    ordered = sorted(plan.reports, key=lambda report: evidence.rows[report].identity.year or 0)
    points = points_of(replace(plan, reports=tuple(ordered)), evidence)
    known = [point.reading for point in points if point.reading is not None]
    if not known:
        return lookup(replace_kind(plan, "lookup"), evidence)
    language = plan.language
    row = evidence.rows[points[0].report]
    label = reading_label(known[0], language)
    lines = [Line("trend_head", {"label": label, "agency": agency_text(row, language)})]
    lines += [year_line(plan, evidence, point) for point in points]
    lines += [
        Line("gap_row", {"year": gap.year, "why": say("no_report_word", language)}) for gap in plan.gaps if gap.year
    ]
    if len(known) > 1:
        lines.append(change_line(plan, evidence, known[0], known[-1], assert_value=False))
    series = ChartSeries(label, tuple((year_of(evidence, point), value_in(point)) for point in points))
    findings = [point.finding for point in points if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, plan.reports))
    return Reply("answered", tuple(lines), caveats, chart=Chart("line", (series,)))


def year_of(evidence: Evidence, point: Point) -> str:
    """The year of a point's report as a label."""
    return str(evidence.rows[point.report].identity.year or "?")


def value_in(point: Point) -> Decimal | None:
    """A point's value, None for a gap."""
    return point.reading.value if point.reading else None


def year_line(plan: QuestionPlan, evidence: Evidence, point: Point) -> Line:
    """One year of a trend."""
    fields: dict[str, object] = {"year": year_of(evidence, point)}
    if point.reading is None:
        return Line("gap_row", {**fields, "why": why_missing(point, plan)})
    fields["value"] = value_text(point.reading, plan.language)
    return Line("trend_row", fields, quotes_of([point.reading]), (point.reading,))


def why_missing(point: Point, plan: QuestionPlan) -> str:
    """Why a report has no value in a series, in a word."""
    standing = point.finding.standing if point.finding else "absent"
    name = {
        "blank": "why_blank",
        "ambiguous": "why_ambiguous",
        "conflict": "why_ambiguous",
        "answered": "why_ambiguous",
    }
    return say(name.get(standing, "why_absent"), plan.language)


def change(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The difference between the first and the last year, absolute and in percent; both years cited."""
    ordered = sorted(plan.reports, key=lambda report: evidence.rows[report].identity.year or 0)
    points = points_of(replace(plan, reports=tuple(ordered)), evidence)
    known = [point.reading for point in points if point.reading is not None]
    if len(points) < 2:
        return Reply("no_report", (Line("not_compared"), Line("add_report")))
    if len(known) < len(points):
        return refuse(plan, evidence, [point.finding for point in points if point.finding and not point.reading])
    amount = QUANTITY.search(fold_text(plan.question)) is not None or asks_percent(plan)
    line = change_line(plan, evidence, known[0], known[-1], assert_value=amount)
    if not amount:
        line = replace(line, readings=(known[0], known[-1]))
    findings = [point.finding for point in points if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, plan.reports))
    return Reply("answered", (line,), caveats)


def asks_percent(plan: QuestionPlan) -> bool:
    """Whether the change is wanted in percent."""
    return find_cues(fold_text(plan.question), plan.language).has("kinds", "share")


def change_line(plan: QuestionPlan, evidence: Evidence, first: Reading, last: Reading, assert_value: bool) -> Line:
    """The line that says how much a figure changed; with ``assert_value`` the difference is a value of the answer."""
    language = plan.language
    difference, percent = change_text_parts(first, last, language)
    fields: dict[str, object] = {
        "difference": difference,
        "first": value_text(first, language),
        "last": value_text(last, language),
        "first_year": evidence.rows[first.report].identity.year or "?",
        "last_year": evidence.rows[last.report].identity.year or "?",
        "percent": percent,
        "label": reading_label(last, language),
        "agency": agency_text(evidence.rows[last.report], language),
    }
    readings: tuple[Reading, ...] = ()
    if assert_value and first.value is not None and last.value is not None:
        figures = (*first.figures, *last.figures)
        value, unit = last.value - first.value, last.unit
        arithmetic = f"{last.value:f} - {first.value:f}"
        if asks_percent(plan) and first.value:
            value, unit = percent_of(value, first.value), "%"
            arithmetic = f"({arithmetic}) ÷ {first.value:f}"
        readings = (
            replace(last, value=value, unit=unit, qualifier="computed", figures=figures, arithmetic=arithmetic),
        )
    return Line("change", fields, quotes_of([first, last]), readings)


def row_name(plan: QuestionPlan, evidence: Evidence, point: Point) -> str:
    """A report's name in a chart."""
    return who_text(evidence.rows[point.report], plan.language)


def row_fields(plan: QuestionPlan, evidence: Evidence, point: Point) -> dict[str, object]:
    """The fields of one line of a comparison."""
    value = value_text(point.reading, plan.language) if point.reading else ""
    return {"who": row_name(plan, evidence, point), "value": value}


def point_quotes(point: Point) -> tuple[Quote, ...]:
    """What a point stands on."""
    return quotes_of([point.reading]) if point.reading else ()


def point_readings(point: Point) -> tuple[Reading, ...]:
    """The value of a point, asserted."""
    return (point.reading,) if point.reading else ()


def total(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """A sum over reports, or over the parts that one report lists; with the arithmetic."""
    if len(plan.reports) > 1:
        return over_reports(plan, evidence, mean=False)
    plan = only_the_whole(plan)
    asks = own_asks(plan)
    if any(are_parts(ask.indicators) for ask in asks) or len(asks) > 1:
        summed = sum_of_asked(plan, evidence)
        if summed is not None:
            return summed
    if plan.asks and not any(are_parts(ask.indicators) for ask in asks):
        found = lookup(replace_kind(plan, "lookup"), evidence)
        if found.status in ("answered", "blank", "unclear"):
            return found
    return list_total(plan, evidence) or nothing_found(plan, evidence, ())


def only_the_whole(plan: QuestionPlan) -> QuestionPlan:
    """ "How many suits, direct and after review together": one number is wanted, that of the whole; its parts explain it."""
    wholes = [ask for ask in plan.asks if sum(counts_within(other, ask) for other in plan.asks if other is not ask) > 1]
    if len(wholes) != 1 or len(QUANTITY.findall(fold_text(plan.question))) > 1:
        return plan
    return replace(plan, asks=tuple(wholes))


def sum_of_asked(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The sum of the parts that the question names, or of all parts of what it asks for, in one report.

    None where one of them is missing or blank, where a whole would be added to its own part, or where the units differ.
    """
    report = plan.reports[0]
    split = any(are_parts(ask.indicators) for ask in own_asks(plan))
    readings = partition(plan, evidence, report) if split else named_parts(plan, evidence, report)
    if len(readings) < 2 or any(reading.value is None for reading in readings):
        return None
    if any(is_within(str(one.indicator), str(other.indicator)) for one in readings for other in readings):
        return None
    if not split and len({reading.unit for reading in readings}) > 1:
        return None
    total = total_of(readings)
    note = "mixed_units" if len({reading.unit for reading in readings}) > 1 else None
    unit = "" if note else readings[0].unit
    label = "+".join(reading_label(reading, plan.language) for reading in readings)
    total = replace(total, indicator=None, label=label, unit=unit, note=note)
    fields = {
        "value": value_text(total, plan.language),
        "arithmetic": total.arithmetic,
        "who": who_text(evidence.rows[report], plan.language),
    }
    finding = Finding(report, str(readings[0].indicator), "answered", (total,))
    line = Line("list_computed", fields, quotes_of([total]), (total,))
    return Reply("answered", (line,), caveats_for(plan, evidence, [finding] if readings[0].indicator else ()))


def named_parts(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Reading]:
    """One reading for each thing asked; () where one of them has none."""
    findings = find_all(plan, evidence, report)
    found = [
        finding.readings[0] for finding in findings if finding.standing == "answered" and len(finding.readings) == 1
    ]
    return found if len(found) == len(findings) else []


def over_reports(plan: QuestionPlan, evidence: Evidence, mean: bool) -> Reply:
    """The sum or mean of one figure over several reports; those without a figure are named and not counted."""
    points = points_of(plan, evidence)
    known = [point.reading for point in points if point.reading is not None and point.reading.value is not None]
    if not known or not plan.asks:
        return nothing_found(plan, evidence, [point.finding for point in points if point.finding])
    reading = mean_of(known) if mean else total_of(known)
    language = plan.language
    fields: dict[str, object] = {
        "value": value_text(reading, language),
        "arithmetic": reading.arithmetic,
        "label": reading_label(reading, language),
        "count": len(known),
    }
    line = Line("mean_reports" if mean else "total_reports", fields, quotes_of(known), (reading,))
    rows = [Line("row", row_fields(plan, evidence, point), point_quotes(point)) for point in points if point.reading]
    missing = [
        say("caveat_missing", language, who=row_name(plan, evidence, point), why=why_missing(point, plan))
        for point in points
        if point.reading is None
    ]
    findings = [point.finding for point in points if point.finding and point.reading]
    return Reply("answered", (line, *rows), (*missing, *caveats_for(plan, evidence, findings)))
