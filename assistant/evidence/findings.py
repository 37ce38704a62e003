"""What the figures of one report say about everything that a question asks of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from assistant.cues import QUANTITY
from assistant.evidence.by_label import quotes_name
from assistant.evidence.crossed import JOINED, cross_each_other, crossing
from assistant.evidence.gather import Evidence
from assistant.evidence.inside import inside
from assistant.evidence.meant import own_asks
from assistant.evidence.narrowing import as_named, narrowed, words_amid
from assistant.evidence.one_indicator import find, find_family
from assistant.evidence.other_time import plans_only
from assistant.evidence.scope import OWN_COUNT_OF
from assistant.evidence.scope_asked import asked_scopes
from assistant.evidence.stages import of_stage
from assistant.evidence.told_alone import all_disclosed, items_told, told_alone
from assistant.evidence.topics_said import part_said, topic_words
from assistant.evidence.units_asked import OF_ACCOUNTS, fits_unit, unit_kind, wanted_units
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import are_parts, in_areas, together
from assistant.question.residue import translations
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.other_time import asks_for_plan
from ingest.report import Figure
from ingest.vocabulary import indicators

OF_THEM = re.compile(r"其中|当中|里面|\b(?:of|among) (?:these|those|them|which)\b", re.IGNORECASE)
NEWLY = re.compile("(?:本年度?|当年)?新(?:接)?收")
ALL_IN_HAND = re.compile(
    r"(?<!新)受理|办理|处理|\b(?:accept|handl|process|dealt|deal|in hand|in all|altogether)", re.IGNORECASE
)
KIND = re.compile("(?:类|的|信息|数量|数)+$")  # what the name of a row adds to what it counts
PIECES = re.compile(r"[、和“”及\s(),]+")


def find_all(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Finding]:
    """A finding for everything asked of one report; figures that do not account for the whole question do not count."""
    question = fold_text(plan.question)
    figures = evidence.bearing.get(report, ())
    if asks_for_plan(question):
        row = evidence.rows.get(report)
        figures = plans_only(figures, row.identity.year if row is not None else None)
    if plan.quoted:
        figures = tuple(figure for figure in figures if quotes_name(figure, plan.quoted)) or figures
    part = part_said(plan, figures, report)
    if part is not None:
        return [part]
    asks = [with_own_level(ask) for ask in own_asks(plan)] if "body" in asked_scopes(plan) else own_asks(plan)
    of_body = inside(plan, figures, report, asks)
    if of_body is not None:
        return in_wanted_unit(of_body, plan)
    crossed = crossing(plan.asks, figures, report)
    # English phrases borrow words of each other: only those that are meant can cross.
    pairs = plan.asks if plan.language == "zh" else asks
    if not crossed and plan.kind in ("lookup", "breakdown") and cross_each_other(pairs, question):
        return [Finding(report, asks[0].indicators[0], "absent", note="crossed")]
    if plan.kind == "lookup" and "whole" in plan.inherited and not crossed:
        return [
            Finding(report, asks[0].indicators[0], "absent", note="crossed")
        ]  # of what was counted, nothing is told
    found = crossed or [finding for ask in asks for finding in find_ask(plan, figures, report, ask)]
    if crossed and (first := asked_first(plan.asks, question)):
        found = [*find_ask(plan, figures, report, first), *found]
    amid = (*words_amid(plan, asks), *topic_words(plan, asks))
    found = [as_named(narrowed(finding, plan, amid), question) for finding in distinct_findings(found)]
    found = [of_stage(finding, figures, question, plan.language) for finding in found]
    found = in_wanted_unit(found, plan)
    if not crossed and plan.kind == "lookup" and half_answers(asks, found, question):
        return [Finding(report, asks[0].indicators[0], "absent", note="crossed")]
    return found


def with_own_level(ask: Ask) -> Ask:
    """An ask for the agency's own level with the count itself: of the numbers left by the words of the question all are its own."""
    counts = (OWN_COUNT_OF[name] for name in ask.indicators if name in OWN_COUNT_OF)
    return replace(ask, indicators=tuple(dict.fromkeys((*ask.indicators, *counts))))


def asked_first(asks: Sequence[Ask], question: str) -> Ask | None:
    """What is asked before a part is taken of it: "how many repeated, how many of them by companies"; None where there is one "how many"."""
    counted = list(QUANTITY.finditer(question))
    own = [ask for ask in asks if ask.indicators[0] != "req_received"]
    within = OF_THEM.search(question, counted[0].end()) if len(counted) == 2 else None
    if within is None or len(own) != 2:
        return None
    first, second = sorted(own, key=lambda ask: ask.start)
    return first if first.end <= within.start() <= second.start else None


def half_answers(asks: Sequence[Ask], found: Sequence[Finding], question: str) -> bool:
    """Whether one thing is asked in two words ("documents disclosed on the website") and only one of them has a figure.

    The figure of that word alone is broader than what is asked.
    """
    if len(QUANTITY.findall(question)) > 1:
        return False
    absent = {finding.indicator for finding in found if finding.standing == "absent"}
    there = {finding.indicator for finding in found if finding.readings}
    return any(
        there & set(one.indicators)
        and absent & set(other.indicators)
        and not there & set(other.indicators)
        and not JOINED.search(question[min(one.start, other.start) : max(one.end, other.end)])
        for one, other in permutations(asks, 2)
    )


def in_wanted_unit(findings: Sequence[Finding], plan: QuestionPlan) -> list[Finding]:
    """The findings of the kind of unit that the question asks for (people, money); others do not answer it."""
    question = fold_text(plan.question)
    wanted = wanted_units(question, plan.language)
    if OF_ACCOUNTS.search(question):
        return [no_items(finding) for finding in findings]
    if wanted == "percent" and plan.kind == "change":
        return list(findings)  # the rate is computed from the counts
    if wanted is None or len(QUANTITY.findall(question)) > 1:
        return list(findings)
    kept = [finding for finding in findings if fits_unit(finding, wanted)]
    if kept or not any(finding.readings for finding in findings):
        return kept or list(findings)
    return [Finding(finding.report, finding.indicator, "absent", note="other_unit") for finding in findings]


def no_items(finding: Finding) -> Finding:
    """A finding where accounts or sites are asked for ("政务微博有几个"): the items that they showed are none of them."""
    units = {figure.unit for reading in finding.readings for figure in reading.figures}
    items = finding.indicator.startswith("ch_") and bool(units) and not units & {"个", "家"}
    return Finding(finding.report, finding.indicator, "absent", note="narrower") if items else finding


def find_ask(plan: QuestionPlan, figures: Sequence[Figure], report: str, ask: Ask) -> list[Finding]:
    """The findings for one thing asked: a family of measures, all parts of a whole, or the reading that the report has."""
    dated = bool(plan.years) and plan.basis != "both"
    areas = area_findings(plan, figures, report, ask)
    if areas:
        return areas
    items = items_told(figures, report, ask.indicators[0], fold_text(plan.question))
    if items:
        return items
    if together(ask.indicators[0]):
        found = find_family(figures, report, ask.indicators, plan.basis, dated)
        found = all_disclosed(found, figures, fold_text(plan.question)) or found
        absent = all(one.standing == "absent" for one in found)
        alone = told_alone(figures, report, ask.indicators, plan.basis) if absent else []
        return (labelled_as_asked(figures, report, ask) if absent else []) or alone or found
    new = newly_received(figures, report, fold_text(plan.question)) if "req_received" in ask.indicators else []
    if new:
        return new
    found = [find(figures, report, name, plan.basis, dated) for name in ask.indicators]
    found = [printed_alone(figures, finding) if finding.standing == "absent" else finding for finding in found]
    there = [finding for finding in found if finding.standing != "absent"]
    if are_parts(ask.indicators):
        return there or found[:1]
    both = len(ask.indicators) == 2 and JOINED.search(fold_text(plan.question)[ask.start : ask.end])
    return there if both and there else one_of(there, report) or found[:1]


def printed_alone(figures: Sequence[Figure], finding: Finding) -> Finding:
    """A row of a form's list that only the report's own list prints, under the very name of the row (工作动态50条): one value
    in all, else ``finding``, which found nothing."""
    if "_cat_" not in finding.indicator or finding.indicator.endswith("_other"):
        return finding
    names = {KIND.sub("", fold_text(label)) for label in indicators()[finding.indicator].labels}
    called = [
        figure for figure in figures
        if figure.indicator is None and figure.value is not None and not figure.in_table
        and unit_kind(figure.unit) == "count" and KIND.sub("", fold_text(figure.label)) in names
    ]  # fmt: skip
    if len({(figure.value, figure.unit) for figure in called}) != 1:
        return finding
    return Finding(finding.report, finding.indicator, "answered", (reading_of(called, called),))


def newly_received(figures: Sequence[Figure], report: str, question: str) -> list[Finding]:
    """Of the applications dealt with (共受理15件,其中新收到14件,结转上年度1件) those that came in, unless all are asked for; else []."""
    wholes = {figure.id for figure in figures if figure.indicator == "req_received"}
    parts = [figure for figure in figures if figure.part_of in wholes and figure.value is not None]
    new = [part for part in parts if part.indicator is None and NEWLY.match(fold_text(part.label))]
    carried = any(part.indicator == "req_carried_in" for part in parts)
    if not carried or len({part.value for part in new}) != 1 or ALL_IN_HAND.search(question):
        return []
    return [Finding(report, "req_received", "answered", (reading_of(new, new),))]


def labelled_as_asked(figures: Sequence[Figure], report: str, ask: Ask) -> list[Finding]:
    """The measure of the same family that the report itself calls by the word asked with ("新增36条"); [] where none is so called."""
    words = ("新增", "新公开") if re.search(r"新增|新公开|\bnew|\badded", ask.phrase) else ()
    family = [name for name in together(ask.indicators[0]) if name not in ask.indicators]
    called = [
        figure for figure in figures
        if figure.indicator in family and figure.basis == "year" and figure.value is not None and figure.label in words
    ]  # fmt: skip
    if len({figure.value for figure in called}) != 1:
        return []
    return [Finding(report, str(called[0].indicator), "answered", (reading_of(called, called),))]


def one_of(there: Sequence[Finding], report: str) -> list[Finding]:
    """Of the readings that one word may have, the one that the report has; several that differ are not told apart."""
    answered = [finding for finding in there if finding.standing in ("answered", "conflict")]
    figures = [figure for finding in answered for reading in finding.readings for figure in reading.figures]
    kinds = {unit_kind(figure.unit) for figure in figures}
    if len(answered) == 2 and len(kinds) == 1 and all(finding.standing == "answered" for finding in answered):
        return list(answered)  # two readings of one word are both shown, each under its own name
    if len({figure.value for figure in figures}) > 1 and len(answered) > 1:
        return [Finding(report, answered[0].indicator, "ambiguous", candidates=tuple(figures))]
    return list(answered[:1] or there[:1])


def area_findings(plan: QuestionPlan, figures: Sequence[Figure], report: str, ask: Ask) -> list[Finding]:
    """The cells of a key-area table for the area that the question names; () where it names none."""
    wanted = {*ask.indicators, *(row for name in ask.indicators if (row := in_areas(name)))}
    cells = [figure for figure in figures if figure.indicator in wanted and dict(figure.breakdown).get("area")]
    named = [cell for cell in cells if names_area(plan, {"area": dict(cell.breakdown)["area"]})]
    printed = [cell for cell in named if cell.value is not None]
    if printed:
        return [Finding(report, ask.indicators[0], "answered", tuple(reading_of([cell], [cell]) for cell in printed))]
    return [Finding(report, ask.indicators[0], "blank", blanks=tuple(named))] if named else []


def names_area(plan: QuestionPlan, breakdown: Mapping[str, str]) -> bool:
    """Whether the question names one of a cell's headings, in its own language."""
    question = plan.topic_words
    options = [words for words in translations(re.findall(r"[A-Za-z][A-Za-z'-]*", question)) if words]
    for heading in map(fold_text, breakdown.values()):
        pieces = [piece for piece in PIECES.split(heading) if len(piece) > 1]
        if any(piece in question for piece in pieces):
            return True
        if any(word in heading and len(word) > 1 for words in options for word in words):
            return True
    return False


def distinct_findings(found: Sequence[Finding]) -> list[Finding]:
    """The findings, each indicator once, a cell of its row beside it."""
    cells = [finding.readings[0].breakdown if finding.readings else () for finding in found]
    return list({(finding.indicator, cell): finding for finding, cell in zip(found, cells, strict=True)}.values())
