"""Answers that look figures up: one, several, what a number counts, a sum that the report only lists."""

from collections.abc import Sequence

from assistant.answers.caveats import caveats_for
from assistant.answers.conflicts import conflict_line
from assistant.answers.no_figure import counted_otherwise, nothing_found, unclear_figure
from assistant.answers.offered import offered
from assistant.compute import total_of
from assistant.cues import QUANTITY, find_cues
from assistant.evidence.by_label import LabelMatch, match_label_words, named_by_label, printed_as_asked, said_whole
from assistant.evidence.each_named import each_named
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence
from assistant.evidence.lists import main_list
from assistant.evidence.of_matter import of_its_matter
from assistant.evidence.one_indicator import find
from assistant.evidence.other_time import of_its_time
from assistant.evidence.units_asked import gives_other_units
from assistant.measures import same_amount
from assistant.plan import QuestionPlan
from assistant.question.families import parent_of
from assistant.question.phrases import COUNTING, phrase_spans
from assistant.readings import Finding, Reading, computed_sum, reading_of
from assistant.reply import Line, Reply, figure_quote, quotes_of
from assistant.sentences import reading_label, say, value_text, who_text
from ingest.folding import fold_text
from ingest.other_time import asks_for_plan
from ingest.report import Figure
from ingest.vocabulary import indicators

# What a question seems to ask for that names a kind of information (工作信息公开多少条, 行政处罚信息公开多少条).
OF_ALL_ITEMS = frozenset(
    [
        "proactive_total",
        "proactive_total_cumulative",
        "proactive_updates_year",
        "licence_decisions",
        "penalty_decisions",
        "coercion_decisions",
    ]
)


def lookup(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The figures of one report (or of each report asked for) for every indicator asked."""
    findings = [found for report in plan.reports for found in find_all(plan, evidence, report)]
    if not findings:
        return by_label(plan, evidence)
    part = named_part(plan, evidence)
    if part is not None:
        return part
    alternatives = offered(plan, evidence, findings)
    if alternatives is not None:
        return alternatives
    answered = [found for found in findings if found.standing in ("answered", "conflict")]
    listed = each_named(evidence.figures[plan.reports[0]], plan) if len(plan.reports) == 1 else []
    if listed and (len(answered) < len(findings) or figure_ids(answered) < {one.figures[0].id for one in listed}):
        return Reply(
            "answered", tuple(reading_line(plan, evidence, one) for one in listed), caveats_for(plan, evidence, ())
        )
    if not answered:
        return refuse(plan, evidence, findings)
    if tells_what_it_asks(plan, answered) or gives_other_units(
        plan, [one for found in answered for one in found.readings]
    ):
        return nothing_found(plan, evidence, ())
    findings = with_whole(plan, evidence, findings)
    lines = [line for found in findings for line in finding_lines(plan, evidence, found)]
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, findings))


def figure_ids(findings: Sequence[Finding]) -> set[str]:
    """The figures that findings stand on."""
    return {figure.id for found in findings for reading in found.readings for figure in reading.figures}


def named_part(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The kind of information whose whole label the question says (工作信息28条 of 142条), where its words alone would ask for all
    the items or for decisions; None where there is none, or words of the question are left over."""
    if plan.kind != "lookup" or plan.language != "zh" or len(plan.reports) != 1 or len(plan.asks) != 1 or plan.quoted:
        return None
    asked = set(plan.asks[0].indicators)
    if plan.residue or not asked <= OF_ALL_ITEMS:
        return None
    parts = [
        part
        for part in said_whole(named_by_label(labelled(plan, evidence, plan.reports[0]), plan), plan)
        if part.indicator not in asked
    ]
    if not parts or not LabelMatch(tuple(parts)).sure:
        return None
    reading = reading_of(parts, parts)
    if gives_other_units(plan, [reading]):
        return None
    return Reply("answered", (reading_line(plan, evidence, reading),), caveats_for(plan, evidence, ()))


def with_whole(plan: QuestionPlan, evidence: Evidence, findings: list[Finding]) -> list[Finding]:
    """ "How many enquiries, in person and by phone": the whole that these parts make up comes first, where it is printed.

    Not where each part is asked for by itself, and not where the report prints other parts beside them.
    """
    if len(findings) < 2 or len(plan.reports) != 1 or not names_parts_after(plan):
        return findings
    parents = {parent_of(found.indicator) for found in findings}
    parent = parents.pop()
    readings = [found.readings[0] for found in findings if len(found.readings) == 1]
    if parent is None or parents or len(readings) != len(findings):
        return findings
    whole = find(evidence.figures[plan.reports[0]], plan.reports[0], parent, plan.basis, bool(plan.years))
    if whole.standing != "answered" or len(whole.readings) != 1 or whole.readings[0].arithmetic:
        return findings
    total = total_of(readings)
    printed = whole.readings[0]
    adds_up = total is not None and same_amount((total.value, total.unit), (printed.value, printed.unit))
    return [whole, *findings] if adds_up else findings


def names_parts_after(plan: QuestionPlan) -> bool:
    """Whether a question asks one "how many" and names the parts only after a comma: "full-time and part-time staff" does not."""
    question = fold_text(plan.question)
    asked = list(QUANTITY.finditer(question))
    if len(asked) != 1 or find_cues(question, plan.language).has("kinds", "breakdown"):
        return False
    comma = question.find(",", asked[0].end())
    return comma > 0 and all(
        max((start for start, _ in phrase_spans(question, ask, plan.language)), default=0) > comma for ask in plan.asks
    )


def tells_what_it_asks(plan: QuestionPlan, answered: Sequence[Finding]) -> bool:
    """Whether every figure found is a number that the question itself states: then it asks for something else."""
    values = {f"{reading.value:f}" for found in answered for reading in found.readings if reading.value is not None}
    return bool(values) and values <= set(plan.numbers)


def finding_lines(plan: QuestionPlan, evidence: Evidence, found: Finding) -> list[Line]:
    """The lines that say one finding."""
    row = evidence.rows[found.report]
    language = plan.language
    if found.standing in ("answered", "conflict"):
        head = []
        if found.standing == "conflict":
            head = [conflict_line(found, evidence.figures.get(found.report, ()))]
        return [*head, *(reading_line(plan, evidence, reading) for reading in found.readings)]
    name = known_name(found.indicator, plan)
    if found.standing == "blank":
        quotes = tuple(figure_quote(figure) for figure in found.blanks)
        label = found.blanks[0].label if found.blanks else name
        if language == "en" and label != name:
            label = f"{label} ({name})"  # the row as printed, and what it counts
        return [Line("blank", {"who": who_text(row, language), "label": label}, quotes)]
    return [Line("not_reported", {"who": who_text(row, language), "label": name})]


def known_name(indicator: str, plan: QuestionPlan) -> str:
    """The name of an indicator in the plan's language."""
    known = indicators()[indicator]
    return known.en if plan.language == "en" else known.zh


def reading_line(plan: QuestionPlan, evidence: Evidence, reading: Reading) -> Line:
    """The line that states one reading, by what kind of value it is."""
    language = plan.language
    row = evidence.rows[reading.report]
    fields: dict[str, object] = {
        "value": value_text(reading, language),
        "label": reading_label(reading, language),
        "who": who_text(row, language),
    }
    name = {"worded_zero": "line_zero_worded", "inferred": "line_inferred", "zero_whole": "line_zero_whole"}.get(
        reading.note or "", "line_value"
    )
    if reading.arithmetic:
        name = "line_computed"
        fields["arithmetic"] = reading.arithmetic
    if name == "line_value":
        fields["mark"] = (
            say("mark_cumulative", language)
            if reading.qualifier == "cumulative" or reading.basis == "cumulative"
            else ""
        )
    return Line(name, fields, quotes_of([reading]), (reading,))


def refuse(plan: QuestionPlan, evidence: Evidence, findings: Sequence[Finding]) -> Reply:
    """No figure answers: the row is blank, or several could be meant, or the report does not say."""
    ambiguous = [found for found in findings if found.standing == "ambiguous"]
    if ambiguous:
        return unclear_figure(plan, evidence, [figure for found in ambiguous for figure in found.candidates])
    apart = [found for found in findings if found.standing == "conflict"]
    if apart:  # what is computed needs one value, and the report, or the reports of one year, give several
        return unclear_figure(
            plan, evidence, [figure for found in apart for one in found.readings for figure in one.figures]
        )
    joined = [found for found in findings if found.note == "joined"]
    if joined:
        shown = any(found.candidates for found in joined)
        return counted_otherwise(plan, evidence, joined) if shown else nothing_found(plan, evidence, ())
    narrower = any(found.note == "narrower" for found in findings) or names_an_outcome(plan, findings)
    told = by_label(plan, evidence, [ask.phrase for ask in plan.asks] if not plan.quoted else ())
    if narrower or plan.quoted or asks_for_plan(fold_text(plan.question)):
        return (
            told if told.status == "answered" else as_printed(plan, evidence) or nothing_found(plan, evidence, findings)
        )
    blanks = [found for found in findings if found.standing == "blank" and found.blanks]
    if blanks:
        lines = [line for found in findings for line in finding_lines(plan, evidence, found)]
        return Reply("blank", tuple(lines), caveats_for(plan, evidence, findings))
    if plan.residue and told.status == "answered":
        return told
    listed = list_total(plan, evidence) or as_printed(plan, evidence)
    return listed or nothing_found(plan, evidence, findings)


OUTCOMES = ("review_", "lit_", "resp_", "req_by_", "complaint_", "fee_")


def names_an_outcome(plan: QuestionPlan, findings: Sequence[Finding]) -> bool:
    """Whether one outcome of cases is asked for of which the form's own name is not printed ("复议撤回几件"): its words may be."""
    own = [ask for ask in plan.asks if set(ask.indicators) & {found.indicator for found in findings}]
    words = [word for ask in own for word in ask.phrase.split() if not COUNTING.fullmatch(word)]
    absent = all(found.standing == "absent" for found in findings)
    absent = absent and not any("其他" in word or "其它" in word for word in words)  # of any other work as well
    return absent and len(own) == 1 and len(words) > 1 and own[0].indicators[0].startswith(OUTCOMES)


def as_printed(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The figures whose printed label is what the question says word for word, whatever they count; None without one."""
    found = [printed_as_asked(labelled(plan, evidence, report), plan) for report in plan.reports]
    readings = [reading_of(match.figures, match.figures) for match in found if match.figures and match.sure]
    if plan.kind != "lookup" or not readings or len(readings) < len(found) or gives_other_units(plan, readings):
        return None
    lines = tuple(reading_line(plan, evidence, reading) for reading in readings)
    return Reply("answered", lines, caveats_for(plan, evidence, ()))


def list_total(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The sum of the list of items that the proactive section prints where the report prints no total; else None."""
    asked = all("proactive_total" in ask.indicators for ask in plan.asks)  # not also for one of the kinds
    for report in plan.reports:
        listed = main_list(evidence.figures.get(report, ()))
        if listed and asked and not plan.residue:
            reading = computed_sum(listed, report, None)
            fields = {
                "value": value_text(reading, plan.language),
                "arithmetic": reading.arithmetic,
                "who": who_text(evidence.rows[report], plan.language),
            }
            finding = Finding(report, "proactive_total", "answered", (reading,))
            line = Line("list_computed", fields, quotes_of([reading]), (reading,))
            return Reply("answered", (line,), caveats_for(plan, evidence, [finding]))
    return None


def by_label(plan: QuestionPlan, evidence: Evidence, extra: Sequence[str] = ()) -> Reply:
    """A figure outside the vocabulary, by the words of its label; several different ones are shown as a choice."""
    if len(plan.reports) > 1 and find_cues(fold_text(plan.question), plan.language).has("kinds", "change"):
        return nothing_found(plan, evidence, ())  # the figure of either year is not how much it changed
    lines: list[Line] = []
    for report in plan.reports:
        matched = match_label_words(labelled(plan, evidence, report), plan, extra)
        if not matched.figures:
            continue
        if not matched.sure:
            return unclear_figure(plan, evidence, matched.figures)
        reading = reading_of(matched.figures, matched.figures)
        if not gives_other_units(plan, [reading]):
            lines.append(reading_line(plan, evidence, reading))
    if lines:
        return Reply("answered", tuple(lines), caveats_for(plan, evidence, ()))
    return nothing_found(plan, evidence, ())


def labelled(plan: QuestionPlan, evidence: Evidence, report: str) -> tuple[Figure, ...]:
    """The figures of one report that may answer by their label, for the time and the matter that the question means."""
    row = evidence.rows.get(report)
    year = row.identity.year if row is not None else None
    return of_its_time(of_its_matter(evidence.figures.get(report, ()), plan), fold_text(plan.question), year)
