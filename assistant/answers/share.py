"""Answers that divide one figure by another: both are cited, and both are of one basis where the form allows it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from assistant.answers.caveats import caveats_for
from assistant.answers.comparability import comparison_caveats
from assistant.answers.joint_parts import added_up, each_part, open_sum, parts_listed, taken_together
from assistant.answers.lookup import lookup
from assistant.answers.no_figure import nothing_found
from assistant.answers.one_scope import in_scope_of, may_be_whole
from assistant.answers.points import Point
from assistant.answers.whole_named import divides_by_receipts, whole_named, with_base
from assistant.compute import in_unit, percent_of, unit_of
from assistant.evidence.by_label import match_label_words, named_by_label
from assistant.evidence.crossed import JOINED, crosses, crossing
from assistant.evidence.gather import Evidence
from assistant.evidence.narrowing import is_half, unnamed_words
from assistant.evidence.one_indicator import find
from assistant.evidence.own_words import own_words
from assistant.evidence.scope_asked import without_scope
from assistant.evidence.stages import of_stage
from assistant.measures import amount, measure_of, term
from assistant.plan import Ask, QuestionPlan, replace_kind
from assistant.question.families import (
    ancestors,
    are_parts,
    count_behind,
    cumulative_of,
    dimension_in,
    is_within,
    siblings,
)
from assistant.question.residue import accounts_for
from assistant.readings import Finding, Reading, reading_of, reckoned
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import number_text, reading_label, say, who_text
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import indicators

LEFT_OUT = re.compile("不含|不包括|不计|除去|除外")


def share(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """One figure as a percentage of another, both cited. The whole is named, or the part's own whole."""
    plan = with_base(plan)
    pairs = [pair for report in plan.reports for pair in pairs_asked(plan, evidence, report)]
    found = [pair for pair in pairs if pair is not None and not is_its_own(*pair)]
    if not found:
        return stated_share(plan, evidence) or open_sum(plan, evidence) or nothing_found(plan, evidence, ())
    lines = tuple(
        share_line(plan, evidence, part, whole) if whole.value else Line("share_zero", quotes=quotes_of([part, whole]))
        for part, whole in found
    )
    findings = [Finding(one.report, str(one.indicator), "answered", (one,)) for pair in found for one in pair]
    several = (
        comparison_caveats(plan, evidence, [Point(part.report, part, None) for part, _ in found])
        if len(found) > 1
        else ()
    )
    return Reply("answered", lines, (*caveats_for(plan, evidence, findings), *several))


def pairs_asked(plan: QuestionPlan, evidence: Evidence, report: str) -> Sequence[tuple[Reading, Reading] | None]:
    """The part and the whole of each share asked in a report: several where parts stand in a list ("by e-mail and by letter")."""
    listed = parts_listed(plan)
    each = each_part(plan)
    families = any(are_parts(ask.indicators) for ask in listed)
    whole = whole_named(plan)
    if whole is not None and are_parts(whole.indicators):
        return [None]  # several parts are no one whole
    if any(is_half(plan, ask.indicators[0]) for ask in plan.asks):
        return [None]
    if taken_together(plan, listed) or (families and not each):
        return [joint_part(plan, evidence, report, listed)]
    single = single_parts(evidence.figures.get(report, ()), listed)
    if len(single) > 1 and not plan.residue and (families or are_joined(listed, fold_text(plan.question))):
        rest = tuple(ask for ask in plan.asks if ask not in listed)
        shares = [part_and_whole(replace(plan, asks=(ask, *rest)), evidence, report) for ask in single]
        if all(pair is not None for pair in shares):
            return shares
    if families:
        return [None]
    pair = part_and_whole(plan, evidence, report)
    if pair is not None and plan.residue and not says_the_rest(plan, *pair):
        pair = None
    return [pair or printed_part(plan, evidence, report)]


def says_the_rest(plan: QuestionPlan, part: Reading, whole: Reading) -> bool:
    """Whether part and whole account for every word of the question that is left over; else the share is of something narrower.

    What a question leaves out by name ("不含部分公开") narrows nothing: the part is that of the form.
    """
    words = [word.rstrip("里中内") for word in plan.residue if not LEFT_OUT.fullmatch(word)]
    words = [word for word in words if word]
    for reading in (part, whole):
        if reading.indicator is not None:
            words = list(unnamed_words(words, reading.indicator, plan))
    words = list(without_scope(words, plan, (*part.figures, *whole.figures)))
    printed = " ".join(own_words(figure) for reading in (part, whole) for figure in reading.figures)
    return not words or accounts_for(printed, words, plan.language)


def single_parts(figures: Sequence[Figure], listed: Sequence[Ask]) -> list[Ask]:
    """An ask for each part: those that name one, and of those that name several each part that the report has."""
    held = {figure.indicator for figure in figures}
    return [
        replace(ask, indicators=(name,))
        for ask in listed
        for name in ask.indicators[: None if are_parts(ask.indicators) else 1]
        if name in held or not are_parts(ask.indicators)
    ]


def joint_part(
    plan: QuestionPlan, evidence: Evidence, report: str, listed: Sequence[Ask]
) -> tuple[Reading, Reading] | None:
    """Several parts added up, and the one whole that they all are parts of; None where a part has no figure or no such whole."""
    rest = tuple(ask for ask in plan.asks if ask not in listed)
    single = single_parts(evidence.figures.get(report, ()), listed)
    each = [part_and_whole(replace(plan, asks=(ask, *rest)), evidence, report) for ask in single]
    found = [pair for pair in each if pair is not None]
    if plan.residue or not found or len(found) < len(each):
        return None
    wholes = {(whole.indicator, whole.value, whole.unit, whole.basis) for _, whole in found}
    part = added_up([part for part, _ in found], plan.language)
    if len(wholes) != 1 or part is None or exceeds(part, found[0][1]):
        return None
    return part, found[0][1]


def are_joined(asks: Sequence[Ask], question: str) -> bool:
    """Whether the first words of each thing asked follow those of the one before after an "and" or a comma."""
    if not all(ask.spans for ask in asks):
        return False
    first = sorted(min(ask.spans) for ask in asks)
    return all(JOINED.fullmatch(question[one[1] : other[0]].strip()) for one, other in pairwise(first))


def stated_share(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """A percentage that the report prints for what is asked, or None; a count is never given for a share."""
    looked = lookup(replace_kind(plan, "lookup"), evidence)
    units = [reading.unit for line in looked.lines for reading in line.readings]
    return looked if units and all(unit == "%" for unit in units) else None


def share_line(plan: QuestionPlan, evidence: Evidence, part: Reading, whole: Reading) -> Line:
    """The line that states a share."""
    assert part.value is not None
    assert whole.value is not None
    unit = unit_of((part, whole)) or ""
    value = percent_of(in_unit(part, unit), in_unit(whole, unit))
    language = plan.language
    qualifier = reckoned((part.qualifier, whole.qualifier))
    number = number_text(value, language)
    fields: dict[str, object] = {
        "value": say("about", language, value=number) if qualifier == "approximate" else number,
        "part": f"({part.arithmetic})" if part.note == "joint" else number_text(in_unit(part, unit), "zh"),
        "whole": number_text(in_unit(whole, unit), "zh"),
        "part_label": part.label if part.note == "joint" else reading_label(part, language),
        "whole_label": reading_label(whole, language),
        "who": who_text(evidence.rows[part.report], language),
    }
    reading = Reading(
        part.report, None, f"{part.label} ÷ {whole.label}", value, "%", qualifier, (*part.figures, *whole.figures),
        arithmetic=quotient(part, whole, unit),
    )  # fmt: skip
    return Line("share", fields, quotes_of([part, whole]), (reading,))


def quotient(part: Reading, whole: Reading, unit: str) -> str:
    """The division as a reader can follow it, a conversion in brackets ("320 ÷ (0.12 × 10000)")."""
    terms = [
        str(one.arithmetic) if one.note == "joint" else term(one.value or Decimal(0), one.unit, unit)
        for one in (part, whole)
    ]
    return " ÷ ".join(f"({one})" if " " in one else one for one in terms)


def part_and_whole(plan: QuestionPlan, evidence: Evidence, report: str) -> tuple[Reading, Reading] | None:
    """The two readings of a share: of two things asked the one that contains the other is the whole."""
    figures = evidence.figures.get(report, ())
    known = indicators()
    row = evidence.rows[report]
    if any(across(one, other) for one, other in combinations(plan.asks, 2)):
        return crossed_pair(plan, figures, report)
    asked = [indicator for ask in plan.asks for indicator in best_of(ask, figures)]
    asked = list(dict.fromkeys(asked))
    if not asked:
        return None
    form = row.form
    wholes = [name for name in asked if any(is_within(other, name, form) for other in asked if other != name)]
    part_names = [name for name in asked if name not in wholes]
    if not part_names:
        return None
    part_name = part_names[0]
    told = [*wholes, *part_names[1:]]
    part = one_reading(plan, figures, report, part_name)
    figures = in_scope_of(part, figures)
    if any(find(figures, report, name, plan.basis, True).standing in ("conflict", "ambiguous") for name in told):
        return None  # the whole that is named has two figures: no other whole is taken in its place
    # By what came in, where the question says so, or by nothing.
    candidates = ["req_received"] if divides_by_receipts(plan) else [*told, *ancestors(part_name, form)]
    for whole_name in candidates:
        if plan.basis is None and whole_name == cumulative_of(part_name):
            continue  # a year's count is a part of all years only where these are named
        whole = one_reading(plan, figures, report, whole_name)
        if part is not None and whole is not None and whole_name != part_name:
            part_alike, whole_alike = same_basis(figures, part, whole)
            beside = whole_name in siblings(part_name) or exceeds(part_alike, whole_alike)
            if beside and not is_within(part_name, whole_name, form):
                continue  # what stands beside a part, or is less than it, is not its whole
            alike = known[part_name].kind == known[whole_name].kind or part_alike.unit == whole_alike.unit
            if alike and may_divide(part_alike, whole_alike) and may_be_whole(part_alike, whole_alike, figures):
                return part_alike, whole_alike
    return told_pair(figures, part) if part is not None and not told else None


def told_pair(figures: Sequence[Figure], part: Reading) -> tuple[Reading, Reading] | None:
    """A part and the applications that the text itself tells it of ("214件申请均已答复,其中不予公开9件"), where the report has no total of replies."""
    own = {figure.id for figure in part.figures}
    ids = {one.part_of for one in figures if one.id in own} - {None}
    wholes = [one for one in figures if one.id in ids and is_within(str(part.indicator), str(one.indicator))]
    if len({(one.value, one.unit) for one in wholes}) != 1:
        return None
    whole = reading_of(wholes, wholes)
    return None if exceeds(part, whole) or not may_divide(part, whole) else (part, whole)


def printed_part(plan: QuestionPlan, evidence: Evidence, report: str) -> tuple[Reading, Reading] | None:
    """The two readings of a share whose part no indicator names: the part by its printed label, as a part of the whole asked."""
    figures = evidence.figures.get(report, ())
    asked = [name for ask in plan.asks for name in best_of(ask, figures)]
    names = dict.fromkeys([*asked, *(whole for name in asked for whole in ancestors(name, evidence.rows[report].form))])
    parts = named_by_label(figures, plan) or match_label_words(figures, plan).figures
    if len({(part.value, part.unit) for part in parts}) != 1:
        return None
    part = reading_of(parts, parts)
    figures = in_scope_of(part, figures)
    wholes = [whole for name in names if (whole := one_reading(plan, figures, report, name)) is not None]
    for whole in wholes:
        # The text may count in another word for the unit than the table does: its own whole is divided by.
        inside = [one for one in figures if one.indicator == whole.indicator and one.value == whole.value]
        told = {one.id: one for one in inside if one.unit == part.unit}
        if all(one.part_of in told for one in parts) and not exceeds(part, whole):
            own = told[str(parts[0].part_of)]
            return part, reading_of([own], [own, *inside])
    above = [one for one in figures if one.id == parts[0].part_of and one.unit == part.unit and one.value]
    if not wholes and above and named_by_label(figures, plan) and not exceeds(part, reading_of(above, above)):
        return part, reading_of(above, above)
    return None


def across(one: Ask, other: Ask) -> bool:
    """Whether two asks split the applications in different ways, so that neither is a part of the other."""
    ways = {dimension_in(ask.indicators[0]) for ask in (one, other)}
    return crosses(one, other) and not ways <= {"outcome", "handling", None}


def crossed_pair(plan: QuestionPlan, figures: Sequence[Figure], report: str) -> tuple[Reading, Reading] | None:
    """ "Of the requests of businesses the share refused": the cell of the matrix, and the row or column named as whole.

    None where the words do not say which of the two is the whole, or the form has no such cell.
    """
    cells = [found.readings[0] for found in crossing(plan.asks, figures, report) if found.standing == "answered"]
    whole = whole_named(plan)
    over = one_reading(plan, figures, report, whole.indicators[0]) if whole is not None else None
    return (cells[0], over) if len(cells) == 1 and over is not None else None


def is_its_own(part: Reading, whole: Reading) -> bool:
    """Whether a part is divided by itself: what it is a part of was not found."""
    return bool({figure.id for figure in part.figures} & {figure.id for figure in whole.figures})


def may_divide(part: Reading, whole: Reading) -> bool:
    """Whether part and whole can be told in one unit: amounts of money in one, counts of whatever is counted."""
    money = {measure_of(one.unit).kind.endswith("元") for one in (part, whole) if one.value}
    return unit_of((part, whole)) is not None or money == {False}


def exceeds(part: Reading, whole: Reading) -> bool:
    """Whether a part is larger than its whole."""
    return None not in (part.value, whole.value) and amount(part.value, part.unit) > amount(whole.value, whole.unit)


def best_of(ask: Ask, figures: Sequence[Figure]) -> list[str]:
    """The indicators of an ask that the report has, or the count behind a rate; the first of them where it has none."""
    held = {figure.indicator for figure in figures}
    names = [*ask.indicators, *filter(None, (count_behind(name) for name in ask.indicators))]
    found = [name for name in names if name in held]
    return found[:1] if found and found[0] not in ask.indicators else found or list(ask.indicators[:1])


def one_reading(plan: QuestionPlan, figures: Sequence[Figure], report: str, indicator: str) -> Reading | None:
    """The one reading of an indicator in a report, or None where it is not one."""
    found = find(figures, report, indicator, plan.basis, bool(plan.years))
    found = of_stage(found, figures, fold_text(plan.question), plan.language)
    readings = [reading for reading in found.readings if reading.basis != "cumulative"] or list(found.readings)
    return readings[0] if found.standing == "answered" and len(readings) == 1 else None


def same_basis(figures: Sequence[Figure], part: Reading, whole: Reading) -> tuple[Reading, Reading]:
    """Part and whole on one basis: a running total is divided by a running total where both are printed."""
    if part.basis == whole.basis or "cumulative" not in (part.basis, whole.basis):
        return part, whole
    for name, other in ((str(part.indicator), whole), (str(whole.indicator), part)):
        found = find(figures, part.report, name, "cumulative" if other.basis == "cumulative" else "year", True)
        if found.standing == "answered" and found.readings:
            return (found.readings[0], whole) if name == part.indicator else (part, found.readings[0])
    return part, whole
