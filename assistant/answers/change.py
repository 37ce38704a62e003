"""How a figure moved between two years of one agency: the difference, absolute or in percent, with both years cited."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from assistant.answers.caveats import caveats_for
from assistant.answers.comparability import comparison_caveats, coverage_caveats
from assistant.answers.lookup import refuse
from assistant.answers.no_figure import nothing_found
from assistant.answers.one_scope import scopes_apart
from assistant.answers.points import Point, points_of, readings_of
from assistant.answers.share import share
from assistant.compute import change_text_parts, in_unit, percent_of, told_in, unit_of
from assistant.cues import QUANTITY, find_cues, load
from assistant.evidence.gather import Evidence
from assistant.measures import term
from assistant.plan import QuestionPlan
from assistant.readings import Reading, reckoned
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import agency_text, reading_label, value_text, who_text
from ingest.folding import fold_text


def change(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The difference between the first and the last year, absolute and in percent; both years cited."""
    ordered = sorted(plan.reports, key=lambda report: evidence.rows[report].identity.year or 0)
    points = points_of(replace(plan, reports=tuple(ordered)), evidence)
    known = [point.reading for point in points if point.reading is not None]
    if len(points) < 2:
        return Reply("no_report", (Line("not_compared"), Line("add_report")))
    lacking = [point for point in points if point.reading is None]
    if lacking and (of_each := with_each_value(plan, evidence, points)) is not None:
        return of_each
    if lacking:
        silent = replace(plan, reports=tuple(point.report for point in lacking))  # the others do give the figure
        return refuse(silent, evidence, [point.finding for point in lacking if point.finding])
    if unit_of((known[0], known[-1])) is None:
        return not_of_one_kind(plan, evidence, [(points[0].report, known[0]), (points[-1].report, known[-1])])
    if scopes_apart((known[0], known[-1])):
        return of_two_scopes(plan, evidence, points)
    if of_share(plan):
        return shares_each(plan, evidence, ordered)
    amount = asks_amount(plan) and not (plan.claim is not None and plan.claim.only_way)
    line = change_line(plan, evidence, known[0], known[-1], assert_value=amount)
    if not amount:
        line = replace(line, readings=(known[0], known[-1]))
    line = replace(line, readings=(*of_years_asked(plan, evidence, known), *line.readings))
    findings = [point.finding for point in points if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, points))
    return Reply("answered", (line,), caveats)


def of_share(plan: QuestionPlan) -> bool:
    """Whether it is a share whose change is asked for ("网络申请占比比上年高多少"), not the count behind it."""
    words = str(load("told")["of_share"][plan.language])  # type: ignore[index]
    return re.search(words, fold_text(plan.question), re.IGNORECASE) is not None


def shares_each(plan: QuestionPlan, evidence: Evidence, reports: Sequence[str]) -> Reply:
    """The share in each of the years, from which its change is seen; the refusal where one of them is not told."""
    asked = [share(replace(plan, kind="share", reports=(report,)), evidence) for report in reports]
    if any(reply.status != "answered" for reply in asked):
        return nothing_found(plan, evidence, ())
    caveats = tuple(dict.fromkeys(caveat for reply in asked for caveat in reply.caveats))
    return Reply("answered", tuple(line for reply in asked for line in reply.lines), caveats)


def with_each_value(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Reply | None:
    """The change with each of the values that a year has where its reports, or text and table, give two; None for more, or none.

    Which of them is right nothing says, so each result stands beside its own two numbers.
    """
    told = [readings_of(points[0]), readings_of(points[-1])]
    pairs = list(product(*told))
    alike = all(unit_of(pair) is not None and not scopes_apart(pair) for pair in pairs)
    if len(points) != 2 or len(pairs) != 2 or not alike or not asks_amount(plan):
        return None
    lines = (Line("change_each"), *(change_line(plan, evidence, one, other, assert_value=True) for one, other in pairs))
    findings = [point.finding for point in points if point.finding]
    caveats = (*caveats_for(plan, evidence, findings), *comparison_caveats(plan, evidence, points))
    return Reply("answered", lines, caveats)


def figures_too(plan: QuestionPlan) -> str:
    """The clause that asks for the figures themselves before another asks for the change ("各公开多少条,少了几条"), else nothing."""
    question = fold_text(plan.question)
    counted = list(QUANTITY.finditer(question))
    mark = re.search("[,;]", question[counted[0].end() : counted[-1].start()]) if len(counted) > 1 else None
    first = question[: counted[0].end() + mark.start()] if mark else ""
    cues = find_cues(first, plan.language)
    return "" if cues.has("kinds", "change") or cues.names("direction") else first


def of_years_asked(plan: QuestionPlan, evidence: Evidence, known: Sequence[Reading]) -> tuple[Reading, ...]:
    """The figures that a question asks for beside their change: those of the years its first clause names, else the last."""
    first = figures_too(plan)
    named = [one for one in known if str(evidence.rows[one.report].identity.year) in first]
    return tuple(named or known[-1:]) if first else ()


def not_of_one_kind(plan: QuestionPlan, evidence: Evidence, told: Sequence[tuple[str, Reading]]) -> Reply:
    """The refusal to compute with values that measure different things (persons and person-times), each cited."""
    rows = [
        Line(
            "row",
            {"who": who_text(evidence.rows[report], plan.language), "value": value_text(reading, plan.language)},
            quotes_of([reading]),
        )
        for report, reading in told
    ]
    return Reply("not_reported", (Line("units_apart"), *rows))


def of_two_scopes(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Reply:
    """The refusal to work out a change between a count of the whole area and one of the agency alone, each cited."""
    ends = [(point.report, point.reading) for point in (points[0], points[-1]) if point.reading is not None]
    apart = not_of_one_kind(plan, evidence, ends)
    return replace(
        apart, lines=(Line("scopes_apart"), *apart.lines[1:]), caveats=tuple(coverage_caveats(plan, evidence, points))
    )


def asks_amount(plan: QuestionPlan) -> bool:
    """Whether the size of the change is wanted, not only which way it went."""
    question = fold_text(plan.question)
    apart = str(load("followup")["apart"][plan.language])  # type: ignore[index]
    return bool(QUANTITY.search(question) or re.search(apart, question, re.IGNORECASE)) or asks_percent(plan)


def asks_percent(plan: QuestionPlan) -> bool:
    """Whether the change is wanted in percent: "by what percentage did it grow", "增长率是多少"."""
    question = fold_text(plan.question)
    rate = str(load("told")["rate"][plan.language])  # type: ignore[index]
    return find_cues(question, plan.language).has("kinds", "share") or bool(re.search(rate, question, re.IGNORECASE))


def percents_asked(plan: QuestionPlan) -> tuple[bool, ...]:
    """Whether the change is asked for in percent, in what is counted, or in both ("增加了多少条,增长百分之几")."""
    both = re.search(str(load("told")["both"][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    return (False, True) if both and asks_percent(plan) else (asks_percent(plan),)


def asks_decrease(plan: QuestionPlan) -> bool:
    """Whether the question itself says that the figure went down: "how many fewer" wants 10, not -10."""
    said = find_cues(fold_text(plan.question), plan.language).names("direction")
    return "down" in said and "either" not in said


def asks_apart(plan: QuestionPlan) -> bool:
    """Whether a question asks how far two figures lie apart ("相差多少"), whichever is the larger."""
    return "apart" in find_cues(fold_text(plan.question), plan.language).names("direction")


def change_line(plan: QuestionPlan, evidence: Evidence, first: Reading, last: Reading, assert_value: bool) -> Line:
    """The line that says how much a figure changed; with ``assert_value`` the difference is a value of the answer."""
    language = plan.language
    difference, percent = change_text_parts(first, last, language)
    unit = unit_of((first, last)) or ""
    fields: dict[str, object] = {
        "difference": difference,
        "first": told_in(first, unit, language),
        "last": told_in(last, unit, language),
        "first_year": evidence.rows[first.report].identity.year or "?",
        "last_year": evidence.rows[last.report].identity.year or "?",
        "percent": percent,
        "label": reading_label(last, language),
        "agency": agency_text(evidence.rows[last.report], language),
    }
    readings: tuple[Reading, ...] = ()
    if assert_value and first.value is not None and last.value is not None:
        wanted = percents_asked(plan) if first.value else (False,)  # nothing is a percentage of zero
        readings = tuple(difference_of(plan, first, last, unit, percent) for percent in wanted)
    return Line("change", fields, quotes_of([first, last]), readings)


def difference_of(plan: QuestionPlan, first: Reading, last: Reading, unit: str, percent: bool) -> Reading:
    """How much ``last`` lies above ``first``, in ``unit`` or in ``percent``, with its arithmetic; both have a value."""
    assert first.value is not None
    assert last.value is not None
    before = in_unit(first, unit)
    value = in_unit(last, unit) - before
    from_term = term(first.value, first.unit, unit)
    arithmetic = f"{term(last.value, last.unit, unit)} - {from_term}"
    if percent and first.value:
        value, unit = percent_of(value, before), "%"
        arithmetic = f"({arithmetic}) ÷ {from_term if from_term.isdecimal() else f'({from_term})'}"
    if value < 0 and (asks_decrease(plan) or asks_apart(plan)):
        value = -value
    figures = (*first.figures, *last.figures)
    qualifier = reckoned((first.qualifier, last.qualifier))
    return replace(last, value=value, unit=unit, qualifier=qualifier, figures=figures, arithmetic=arithmetic)
