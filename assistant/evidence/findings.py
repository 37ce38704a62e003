"""What the figures of one report say about everything that a question asks of it."""

import re
from collections.abc import Mapping, Sequence
from itertools import permutations

from assistant.answer import Language
from assistant.cues import QUANTITY, load
from assistant.evidence.beside import asked_beside
from assistant.evidence.by_label import quotes_name
from assistant.evidence.crossed import JOINED, counts_within, cross_each_other, crosses, crossing, overlaps
from assistant.evidence.gather import Evidence
from assistant.evidence.inside import inside
from assistant.evidence.narrowing import as_named, narrowed, words_amid
from assistant.evidence.one_indicator import find, find_family
from assistant.evidence.other_time import plans_only
from assistant.evidence.scope import of_scope
from assistant.evidence.topics_said import part_said, topic_words
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import are_parts, in_areas, parent_of, together
from assistant.question.phrases import phrase_spans, share_words
from assistant.question.residue import translations
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.other_time import asks_for_plan
from ingest.report import Figure
from ingest.vocabulary import indicators

OF_THEM = re.compile(r"其中|当中|里面|\b(?:of|among) (?:these|those|them|which)\b", re.IGNORECASE)
PIECES = re.compile(r"[、和“”及\s(),]+")


def find_all(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Finding]:
    """A finding for everything asked of one report; figures that do not account for the whole question do not count."""
    question = fold_text(plan.question)
    figures = of_scope(evidence.figures.get(report, ()), question)
    if asks_for_plan(question):
        row = evidence.rows.get(report)
        figures = plans_only(figures, row.identity.year if row is not None else None)
    if plan.quoted:
        figures = tuple(figure for figure in figures if quotes_name(figure, plan.quoted)) or figures
    part = part_said(plan, figures, report)
    if part is not None:
        return [part]
    asks = own_asks(plan)
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
    found = in_wanted_unit(found, plan)
    if not crossed and plan.kind == "lookup" and half_answers(asks, found, question):
        return [Finding(report, asks[0].indicators[0], "absent", note="crossed")]
    return found


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
    if wanted == "percent" and plan.kind == "change":
        return list(findings)  # the rate is computed from the counts
    if wanted is None or len(QUANTITY.findall(question)) > 1:
        return list(findings)
    kept = [finding for finding in findings if fits_unit(finding, wanted)]
    if kept or not any(finding.readings for finding in findings):
        return kept or list(findings)
    return [Finding(finding.report, finding.indicator, "absent", note="other_unit") for finding in findings]


def wanted_units(question: str, language: Language) -> str | None:
    """The kind of unit that a question's own words want: "people", "money", "count" (neither), or None where it is open."""
    for kind, patterns in load("measures").items():
        if re.search(str(patterns[language]), question, re.IGNORECASE):  # type: ignore[index]
            return kind
    return None


def fits_unit(finding: Finding, wanted: str) -> bool:
    """Whether a finding's figures are of a kind of unit; a blank or absent row by its indicator's own unit."""
    figures = [figure for reading in finding.readings for figure in reading.figures]
    figures = figures or [*finding.blanks, *finding.candidates]
    units = {figure.unit for figure in figures if figure.unit} or {indicators()[finding.indicator].unit}
    return all(unit_kind(unit) == wanted or not unit for unit in units)


def unit_kind(unit: str) -> str:
    """The kind of a printed unit: people, money, or a count of anything else."""
    if unit.endswith(("人", "人次", "名", "位", "人员")):
        return "people"
    return "percent" if unit == "%" else "money" if unit.endswith("元") else "count"


def find_ask(plan: QuestionPlan, figures: Sequence[Figure], report: str, ask: Ask) -> list[Finding]:
    """The findings for one thing asked: a family of measures, all parts of a whole, or the reading that the report has."""
    dated = bool(plan.years) and plan.basis != "both"
    areas = area_findings(plan, figures, report, ask)
    if areas:
        return areas
    if together(ask.indicators[0]):
        found = find_family(figures, report, ask.indicators, plan.basis, dated)
        absent = all(one.standing == "absent" for one in found)
        return (labelled_as_asked(figures, report, ask) if absent else []) or found
    found = [find(figures, report, name, plan.basis, dated) for name in ask.indicators]
    there = [finding for finding in found if finding.standing != "absent"]
    if are_parts(ask.indicators):
        return there or found[:1]
    both = len(ask.indicators) == 2 and JOINED.search(fold_text(plan.question)[ask.start : ask.end])
    return there if both and there else one_of(there, report) or found[:1]


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


def own_asks(plan: QuestionPlan) -> list[Ask]:
    """The asks that are meant: not the whole that a part is asked of ("how many of the staff are part-time")."""
    asks = distinct_asks([ask for ask in plan.asks if not is_overread(ask, plan)])
    asks = [ask for ask in asks if not any(settles(other, ask) for other in asks)]
    if plan.kind in ("share", "check"):
        return asks
    kept = []
    for ask in asks:
        others = [other for other in asks if other is not ask]
        texts = [other for other in others if overlaps(ask, other) and indicators()[other.indicators[0]].kind == "text"]
        finer = [other for other in others if counts_within(other, ask)]
        if not texts and (not finer or asked_beside(ask, finer, fold_text(plan.question))):
            kept.append(ask)
    return nearest_to_quantity(kept or asks, fold_text(plan.question), plan.language)


def settles(one: Ask, other: Ask) -> bool:
    """Whether ``one`` names which of the readings of ``other`` is meant ("rules" of "in force")."""
    return set(one.indicators) < set(other.indicators) and not are_parts(other.indicators)


def nearest_to_quantity(asks: list[Ask], question: str, language: Language) -> list[Ask]:
    """Of unrelated things in a question with one "how many", those that it stands with.

    "How many policy pieces did the office publish" counts the pieces; what the office publishes is not asked as well.
    """
    found = list(QUANTITY.finditer(question))
    if len(asks) < 2 or len(found) != 1 or any(are_parts(ask.indicators) for ask in asks):
        return asks
    stretch = question[min(ask.start for ask in asks) : max(ask.end for ask in asks)]
    if JOINED.search(stretch):
        return asks
    at = found[0].start()
    spans = {ask.phrase: phrase_spans(question, ask, language) for ask in asks}
    if not all(spans.values()):
        return asks
    first = min(asks, key=lambda ask: min(abs(start - at) for start, _ in spans[ask.phrase]))
    return [
        ask
        for ask in asks
        if ask is first
        or counts_within(ask, first)
        or counts_within(first, ask)
        or crosses(ask, first)
        or side_by_side(ask, first)
    ]


def side_by_side(one: Ask, other: Ask) -> bool:
    """Whether two parts of one whole are named right after each other with one verb ("微信微博发了")."""
    ends = {end for _, end in one.spans} & {start for start, _ in other.spans}
    ends |= {end for _, end in other.spans} & {start for start, _ in one.spans}
    parents = {parent_of(name) for name in (*one.indicators, *other.indicators)}
    return bool(ends) and len(parents) == 1 and None not in parents


def distinct_asks(asks: Sequence[Ask]) -> list[Ask]:
    """The asks without those that others already cover: a word for all parts beside the parts named one by one."""
    kept: list[Ask] = []
    for ask in asks:
        others = [other for other in asks if other is not ask]
        if not is_covered(ask, others) and not any(set(ask.indicators) <= set(other.indicators) for other in kept):
            kept.append(ask)
    return kept


def is_covered(ask: Ask, others: Sequence[Ask]) -> bool:
    """Whether others say the same better: finer parts, parts named singly, or the longer phrase that it is a piece of."""
    families = [other for other in others if are_parts(other.indicators)]
    if any(set(ask.indicators) < set(other.indicators) and lies_inside(ask, other) for other in families):
        return True
    if not are_parts(ask.indicators):
        return False
    if any(len(other.indicators) < len(ask.indicators) for other in families):
        return True
    singles = [other for other in others if len(other.indicators) == 1 and other.indicators[0] in ask.indicators]
    return bool(singles) and not any(lies_inside(other, ask) for other in singles)


def lies_inside(inner: Ask, outer: Ask) -> bool:
    """Whether a phrase is but a piece of a longer one ("其他组织" in "法人或其他组织")."""
    longest = max(inner.spans, key=lambda span: span[1] - span[0], default=None)
    return longest is not None and any(
        start <= longest[0] and longest[1] <= end and longest != (start, end) for start, end in outer.spans
    )


def is_overread(ask: Ask, plan: QuestionPlan) -> bool:
    """Whether an ask only reads again the characters of a longer one that it has nothing to do with.

    "收了多少费用" is about fees collected; the 费用 in it is not about spending as well.
    """
    question = fold_text(plan.question)
    if not ask.phrase:
        return False
    if ask.phrase.isascii():
        others = [other for other in plan.asks if other is not ask]
        return any(
            is_pieced_together(ask, other, question) or is_borrowed(ask, other, question)
            for other in others
            if not crosses(ask, other)
        )
    return any(
        share_words(ask, other, question, plan.language)
        and not counts_within(ask, other)
        and not counts_within(other, ask)
        and not set(ask.indicators) & set(other.indicators)
        and not crosses(ask, other)
        and not {parent_of(name) for name in ask.indicators} & {parent_of(name) for name in other.indicators} - {None}
        and (len(other.phrase), -other.start) > (len(ask.phrase), -ask.start)
        for other in plan.asks
        if other is not ask and not are_parts(other.indicators)
    )


def is_pieced_together(ask: Ask, other: Ask, question: str) -> bool:
    """Whether an English phrase was put together from words around another thing that is asked for.

    Of "how many people attended the … disclosure training", "people … disclosure" is no thing of its own.
    """
    spans = phrase_spans(question, ask, "en")
    if len(ask.phrase.split()) > len(other.phrase.split()):
        return False  # it says more than what it would be put together around
    if len(spans) < 2 or counts_within(ask, other) or counts_within(other, ask):
        return False
    between = question[spans[0][1] : spans[-1][0]]
    others = [span for span in phrase_spans(question, other, "en") if span not in spans]
    inside = [span for span in others if spans[0][1] <= span[0] and span[1] <= spans[-1][0]]
    return bool(inside) and len(between.split()) > len(spans) + 1 and not JOINED.search(between)


def is_borrowed(ask: Ask, other: Ask, question: str) -> bool:
    """Whether an English phrase shares words with a longer one about something else, and no comma or "and" tells them apart."""
    if counts_within(ask, other) or counts_within(other, ask) or set(ask.indicators) & set(other.indicators):
        return False
    stretch = question[min(ask.start, other.start) : max(ask.end, other.end)]
    longer = len(other.phrase.split()) > len(ask.phrase.split())
    return longer and share_words(ask, other, question, "en") and not JOINED.search(stretch)


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
