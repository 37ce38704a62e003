"""The one value that each report of a series has of what is asked, or why it has none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answers.lookup import lookup
from assistant.answers.one_scope import by_scope, in_one_scope
from assistant.compute import in_unit, unit_of
from assistant.evidence.bearing import MANY_REPORTS
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence
from assistant.measures import amount
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import are_parts, parent_of
from assistant.readings import Finding, Reading
from assistant.sentences import say
from ingest.folding import fold_text

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Point:
    """One report's value in a series, or why it has none."""

    report: str
    reading: Reading | None
    finding: Finding | None


def points_of(plan: QuestionPlan, evidence: Evidence) -> list[Point]:
    """For each report of the plan the one value of what is asked, or the finding that explains the gap.

    Several reports of one agency and year are one point: where they differ it has no value, but the readings of all.
    """
    points = []
    plan = replace(plan, asks=tuple(whole_of_parts(ask) for ask in plan.asks))
    for report in plan.reports:
        findings = find_all(plan, evidence, report)
        readings = [reading for found in findings for reading in found.readings if reading.basis != "cumulative"]
        readings = readings or [reading for found in findings for reading in found.readings]
        one = readings[0] if len(readings) == 1 else None
        if one is None and all(found.standing == "absent" for found in findings):
            one = looked_up(plan, evidence, report)
        points.append(Point(report, one, findings[0] if findings else None))
    return of_one_scope(one_a_year(points, evidence), evidence)


def of_one_scope(points: Sequence[Point], evidence: Evidence) -> list[Point]:
    """The points with the agency's own count in place of the whole area's where another year counts that alone,
    or where one department is set against it.

    Text and table that differ because they count for other scopes are no contradiction: the one in question is the value.
    """
    told = {point.report: by_scope(readings_of(point), evidence.bearing.get(point.report, ())) for point in points}
    agencies = {point.report: evidence.rows[point.report].identity for point in points}
    names = {who.agency for who in agencies.values()}
    departments = (
        {who.agency for who in agencies.values() if who.agency_level == "department"} if len(names) == 2 else set()
    )
    found = {point.report: point for point in points}
    for agency in names:
        own = [point for point in points if agencies[point.report].agency == agency and told[point.report]]
        beside_department = bool(departments - {agency}) and agency not in departments
        chosen = in_one_scope([told[point.report] for point in own], beside_department)
        for point, one in zip(own, chosen, strict=True):
            if one is not None and one is not point.reading:
                finding = replace(point.finding, standing="answered", readings=(one,)) if point.finding else None
                found[point.report] = replace(point, reading=one, finding=finding)
    return [found[point.report] for point in points]


def readings_of(point: Point) -> tuple[Reading, ...]:
    """The reading of a point, or the several that its report gives."""
    if point.reading is not None:
        return (point.reading,)
    conflict = point.finding is not None and point.finding.standing == "conflict"
    return point.finding.readings if conflict and point.finding is not None else ()


def one_a_year(points: Sequence[Point], evidence: Evidence) -> list[Point]:
    """The points with those of one agency and year as one, in the place of the first: a correction is added to nothing."""
    grouped: dict[tuple[object, ...], list[Point]] = {}
    for point in points:
        who = evidence.rows[point.report].identity
        key = (who.agency, who.place_code, who.place_path, who.year) if who.agency and who.year else (point.report,)
        grouped.setdefault(key, []).append(point)
    return [together_in_year(group) for group in grouped.values()]


def together_in_year(group: Sequence[Point]) -> Point:
    """One point for all reports of an agency and year: their common value, or all that they give as a conflict."""
    told = [point for point in group if point.finding is not None and point.finding.readings]
    if len(told) < 2:
        return next(iter(told), group[0])
    readings = [reading for point in told if point.finding for reading in point.finding.readings]
    sizes = {amount(reading.value, reading.unit) if reading.value is not None else None for reading in readings}
    first = told[0]
    if len(sizes) == 1 or first.finding is None:
        return first
    return Point(first.report, None, replace(first.finding, standing="conflict", readings=tuple(readings)))


def looked_up(plan: QuestionPlan, evidence: Evidence, report: str) -> Reading | None:
    """The one value that a question for this report alone would be given, by the words of its label; None without one.

    Of very many reports only what the vocabulary names is read.
    """
    if len(plan.reports) >= MANY_REPORTS or not (plan.residue or plan.asks):
        return None
    found = lookup(replace(plan, kind="lookup", reports=(report,), gaps=()), evidence)
    readings = [reading for line in found.lines for reading in line.readings]
    return readings[0] if found.status == "answered" and len(readings) == 1 and readings[0].value is not None else None


def whole_of_parts(ask: Ask) -> Ask:
    """An ask for all parts as an ask for their whole: a series has one value a report."""
    whole = parent_of(ask.indicators[0]) if are_parts(ask.indicators) else None
    return replace(ask, indicators=(whole,)) if whole else ask


def year_of(evidence: Evidence, point: Point) -> str:
    """The year of a point's report as a label."""
    return str(evidence.rows[point.report].identity.year or "?")


def in_one_unit(points: Sequence[Point]) -> list[tuple[Point, Decimal | None]]:
    """The points with their values as a chart draws them: in one unit, None for a gap; as printed across kinds of unit."""
    unit = unit_of([point.reading for point in points if point.reading])
    return [
        (point, (in_unit(point.reading, unit) if unit is not None else point.reading.value) if point.reading else None)
        for point in points
    ]


def size_of(point: Point) -> Decimal:
    """What a point is ordered by: its value in the base of its unit, zero for a gap."""
    return amount(point.reading.value, point.reading.unit) if point.reading else Decimal(0)


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


def missing_years(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> list[int]:
    """The years without a report: those asked for, and those between the first and the last that have one."""
    held = {evidence.rows[point.report].identity.year for point in points} - {None}
    known = [year for year in held if year is not None]
    between = range(min(known), max(known)) if known else range(0)
    return sorted({*(gap.year for gap in plan.gaps if gap.year), *(year for year in between if year not in held)})


def of_one_agency(evidence: Evidence, points: Sequence[Point]) -> bool:
    """Whether the points are the years of one agency."""
    return len({evidence.rows[point.report].identity.agency for point in points}) == 1


def years_missing(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> tuple[str, ...]:
    """That years asked about have no report, where the points are those of one agency: by name, or between the first and the last."""
    if not of_one_agency(evidence, points):
        return ()
    held = {evidence.rows[point.report].identity.year for point in points}
    years = {year for year in plan.years if year not in held}
    years |= set() if plan.names_each else set(missing_years(plan, evidence, points))
    since = [
        int(found) for found in YEAR.findall(fold_text(plan.question))
    ]  # "since 2008", of which nothing before 2010 is held
    years |= set(range(min(since), min(filter(None, held)))) if since and any(held) else set()
    named = ("、" if plan.language == "zh" else ", ").join(map(str, sorted(years)))
    return (say("caveat_years_missing", plan.language, years=named),) if years else ()
