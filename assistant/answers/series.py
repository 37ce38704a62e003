"""Answers over several reports or parts: sums, means, and what every line of reports side by side shows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.caveats import caveats_for
from assistant.answers.change import not_of_one_kind
from assistant.answers.comparability import comparison_caveats, overlap_caveats
from assistant.answers.instead import SUGGESTIONS, suggestion
from assistant.answers.joint_parts import open_sum, parts_listed, taken_together
from assistant.answers.lookup import by_label, list_total, lookup
from assistant.answers.no_figure import nothing_found
from assistant.answers.parts import partition
from assistant.answers.points import Point, points_of, why_missing, years_missing
from assistant.compute import mean_of, total_of, unit_of
from assistant.cues import QUANTITY
from assistant.evidence.crossed import counts_within
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence
from assistant.evidence.meant import own_asks
from assistant.measures import measure_of
from assistant.plan import Ask, QuestionPlan, replace_kind
from assistant.question.families import are_parts, is_within
from assistant.question.holdings import holdings_of
from assistant.readings import Finding, Reading, reading_of
from assistant.reply import Line, Quote, Reply, figure_quote, quotes_of
from assistant.sentences import reading_label, say, value_text, who_text
from ingest.folding import fold_text
from ingest.vocabulary import romanise

# Another thing named before or behind the one that was understood, joined to it by an "and".
BEFORE = re.compile(
    r"[一-鿿](?<![省市区县州旗镇乡局年委厅院办])(?:和|与|及|加|加上|、)(?:上一?年|去年|往年)?$|\b(?:and|plus)(?: the)? $",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?:和|与|及|加上?(?![起总在一])|、)(?!其他)[一-鿿]{2}"
    r"| ?\b(?:and|plus) (?!in\b|by\b|how\b|what\b|who\b|were\b|was\b)[a-z]",
    re.IGNORECASE,
)
LISTED = re.compile(r"[一-鿿]{2}(?:和|与|及|加上?(?![起总在一])|、)[一-鿿]{2}")
SEVERAL = re.compile(r"[两俩二三][个者家县区市镇地份]?(?!年)|\b(?:both|the two|the three|two of them)\b", re.IGNORECASE)


def row_name(plan: QuestionPlan, evidence: Evidence, point: Point) -> str:
    """A report's name in a line or a chart, with the larger place where another agency bears the same name."""
    row = evidence.rows[point.report]
    who, path = who_text(row, plan.language), row.identity.place_path
    alike = holdings_of(evidence.listing).by_name.get(row.identity.agency or "", ())
    if len(alike) < 2 or len(path) < 2:
        return who
    return f"{path[-2]}{who}" if plan.language == "zh" else f"{who} ({romanise(path[-2])})"


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
    named = plan
    plan = only_the_whole(plan)
    asks = own_asks(plan)
    if names_another(plan, asks):
        return nothing_found(plan, evidence, ())
    if (
        len(asks) == 1
        and not are_parts(asks[0].indicators)
        and "agency" in plan.inherited
        and SEVERAL.search(plan.question)
    ):
        return nothing_found(plan, evidence, ())  # the sum of two, of which one is known, is not that one
    if any(are_parts(ask.indicators) for ask in asks) or len(asks) > 1:
        summed = sum_of_asked(plan, evidence)
        if summed is not None:
            return summed
        open_parts = open_sum(plan, evidence)
        if open_parts is not None:
            return open_parts
    if plan.asks and not any(are_parts(ask.indicators) for ask in asks):
        found = lookup(replace_kind(plan, "lookup"), evidence)
        if found.status in ("answered", "blank", "unclear"):
            return found
    left = tuple(ask for ask in named.asks if ask not in plan.asks)
    summed = sum_of_asked(replace(named, asks=left), evidence) if len(left) > 1 else None
    listed = summed or list_total(plan, evidence)
    return listed or (nothing_found(plan, evidence, ()) if plan.asks else by_label(plan, evidence))


def looked_up(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The figures of each thing asked for, or their sum where one number is wanted of parts with an "or" between them."""
    counted = len(plan.reports) == 1 and plan.kind == "lookup" and QUANTITY.search(fold_text(plan.question))
    if counted and taken_together(plan, parts_listed(plan)):
        return sum_of_asked(plan, evidence) or open_sum(plan, evidence) or lookup(plan, evidence)
    return lookup(plan, evidence)


def names_another(plan: QuestionPlan, asks: Sequence[Ask]) -> bool:
    """Whether a sum of two is wanted of which only one was understood ("新收和上年结转一共"): that one is not the sum."""
    question = fold_text(plan.question)
    if "several" in plan.inherited or len(asks) > 1 or any(are_parts(ask.indicators) for ask in asks):
        return False
    if not asks:
        return plan.language == "zh" and LISTED.search(fold_text(plan.topic_words)) is not None
    start = min(span[0] for ask in asks for span in ask.spans or ((ask.start, ask.end),))
    end = max(span[1] for ask in asks for span in ask.spans or ((ask.start, ask.end),))
    before, after = BEFORE.search(question[:start]), AFTER.match(question[end:])
    return before is not None or after is not None


def only_the_whole(plan: QuestionPlan) -> QuestionPlan:
    """ "How many suits, direct and after review together": one number is wanted, that of the whole; its parts explain it."""
    wholes = [ask for ask in plan.asks if sum(counts_within(other, ask) for other in plan.asks if other is not ask) > 1]
    if len(wholes) != 1 or len(QUANTITY.findall(fold_text(plan.question))) > 1:
        return plan
    if "proactive_total" in wholes[0].indicators:
        # Channels may show an item several times, and other channels and kinds there are too: they make up no whole.
        return replace(plan, asks=tuple(ask for ask in plan.asks if ask is not wholes[0]))
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
    ids = {figure.id for reading in readings for figure in reading.figures}
    if any(figure.part_of in ids for reading in readings for figure in reading.figures):
        return None  # the text counts one of them among another
    if any(
        one.indicator == other.indicator and one.breakdown != other.breakdown for one in readings for other in readings
    ):
        return None  # a row and one of its cells
    wanted = unit_of(readings)
    several = len({reading.unit for reading in readings}) > 1 and (wanted is None or measure_of(wanted).kind == "count")
    total = total_of(readings)
    if total is None or (several and not split):
        return None
    note = "mixed_units" if several else None
    unit = "" if note else total.unit
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
    """The sum or mean of one figure over several reports; those without a figure are named and not counted.

    Where the question names each of them, one that has no figure leaves the sum open.
    """
    points = points_of(plan, evidence)
    open_sum = undecided(plan, evidence, points)
    if open_sum is not None:
        return open_sum
    known = [point.reading for point in points if point.reading is not None and point.reading.value is not None]
    if not known or not (plan.asks or plan.residue):
        return nothing_found(plan, evidence, [point.finding for point in points if point.finding])
    reading = mean_of(known) if mean else total_of(known)
    if reading is None:
        return not_of_one_kind(plan, evidence, [(one.report, one) for one in known])
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
    missing += years_missing(plan, evidence, points)
    findings = [point.finding for point in points if point.finding and point.reading]
    counted = [point for point in points if point.reading]
    apart = () if mean else tuple(overlap_caveats(plan, evidence, counted))
    compared = (*apart, *comparison_caveats(plan, evidence, counted))
    return Reply("answered", (line, *rows), (*missing, *caveats_for(plan, evidence, findings), *compared))


def gap_row(plan: QuestionPlan, evidence: Evidence, point: Point) -> Line:
    """The line of a report without one value; several are given, a blank row is cited."""
    if told_twice(point):
        return both_row(plan, evidence, point)
    blanks = point.finding.blanks if point.finding else ()
    fields = {"who": row_name(plan, evidence, point), "why": why_missing(point, plan)}
    return Line("gap", fields, tuple(figure_quote(figure) for figure in blanks[:1]))


def told_twice(point: Point) -> tuple[Reading, ...]:
    """The values that a report without one gives instead: text against table, or what is not told apart."""
    if point.finding is None or point.reading is not None:
        return ()
    several = point.finding.readings or tuple(reading_of([one], [one]) for one in point.finding.candidates)
    return tuple(reading for reading in several if reading.value is not None)


def both_row(plan: QuestionPlan, evidence: Evidence, point: Point, asserted: Sequence[Reading] = ()) -> Line:
    """The line of a report that gives several values, each cited."""
    told = told_twice(point)
    joint = " / " if plan.language == "en" else "\u3001"
    values = joint.join(dict.fromkeys(value_text(reading, plan.language) for reading in told))
    conflict = point.finding is not None and point.finding.standing == "conflict"
    fields = {"who": row_name(plan, evidence, point), "values": values}
    return Line("row_both" if conflict else "row_several", fields, quotes_of(told), tuple(asserted))


def undecided(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Reply | None:
    """The refusal where the question names each report and one of them has no figure; the figures of the others are cited.

    None where nothing is missing, or nothing is known.
    """
    known = [point for point in points if point.reading is not None]
    missing = [point for point in points if point.reading is None]
    twice = len(plan.agencies) == 1 and any(told_twice(point) for point in missing)  # of one agency no year is left out
    if not ((plan.names_each or twice) and known and missing and plan.asks):
        return None
    language = plan.language
    who = [say("gap_of", language, who=row_name(plan, evidence, p), why=why_missing(p, plan)) for p in missing]
    why = say("caveat_undecided", language, missing=say("and_between", language).join(who))
    rows = [Line("row", row_fields(plan, evidence, point), point_quotes(point)) for point in known]
    gaps = [gap_row(plan, evidence, point) for point in missing]
    others = tuple(suggestion(evidence.rows[p.report], plan.asks[0].indicators[0], plan) for p in known[:SUGGESTIONS])
    return Reply("not_reported", (Line("undecided"), *rows, *gaps), (why,), suggestions=others)
