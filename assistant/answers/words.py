"""Answers in the report's own words: descriptions, dates, who and when."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.answers.caveats import report_caveats
from assistant.answers.no_figure import nothing_found
from assistant.cues import find_cues
from assistant.evidence.gather import Evidence
from assistant.evidence.one_indicator import find_own
from assistant.plan import QuestionPlan
from assistant.question.families import parts
from assistant.reply import Line, Quote, Reply, passage_quote, quotes_of, span_quote
from assistant.sentences import agency_name, agency_text, date_text, label_text, number_text, say, who_text
from ingest.folding import fold_text
from ingest.report import Passage

DATES = ("period", "filled", "signed", "published")
NAMELESS_QUOTES = 3
YEAR_LEFT_OUT = re.compile(
    r"(?:(?<=^)|(?<=[\u3002\uff1b;\uff1a:\n\s])|(?<=[一二三四五六七八九十]是))年(?:度)?(?=[\uff0c,]|[^\W\dA-Za-z年报度初底终内])[^\u3002\n]{4,}"
)


def describe(plan: QuestionPlan, evidence: Evidence, head: str | None = None) -> Reply:
    """The passages that answer in words, quoted as printed; ``head`` names another opening sentence."""
    if not plan.reports:
        return nothing_found(plan, evidence, ())
    if plan.dimension == "grounds":
        contradiction = grounds_contradict(plan, evidence)
        if contradiction is not None:
            return contradiction
    if not evidence.passages:
        return nothing_close(plan, evidence)
    quotes = tuple(passage_quote(passage) for passage in evidence.passages)
    section = evidence.passages[0].section.strip() if evidence.topic else ""
    name = head or ("describe" if section else "describe_plain")
    line = Line(name, {"section": section}, quotes, show_quotes=True)
    caveats = [caveat for report in plan.reports for caveat in report_caveats(evidence.rows[report], plan.language)]
    return Reply("answered", (line, Line("describe_note")), tuple(dict.fromkeys(caveats)))


def nothing_close(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The reports say nothing close to the question; what their own sections are on can be asked as it stands."""
    phrase = plan.question.strip()
    rows = [evidence.rows[report] for report in plan.reports]
    lines = tuple(Line("nothing_said", {"who": who_text(row, plan.language), "phrase": phrase}) for row in rows)
    suggestions = tuple(
        say(name, plan.language, agency=agency_name(row, plan.language), year=row.identity.year)
        for row in rows[:1]
        if row.identity.agency and row.identity.year
        for name in ("suggest_problems", "suggest_next_steps")
    )
    return Reply("not_reported", lines, suggestions=suggestions)


def passage_lines(name: str, plan: QuestionPlan, evidence: Evidence) -> tuple[Line, ...]:
    """For each passage of the evidence the line ``name`` of texts.yaml, whose report it is and the quote."""
    return tuple(
        Line(name, {"who": who_text(evidence.rows[one.report], plan.language)}, (passage_quote(one),), show_quotes=True)
        for one in evidence.passages
    )


def reports_saying(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The reports that say the words asked about, each with the passage that does."""
    lines = passage_lines("says", plan, evidence)
    caveats = [text for one in evidence.passages for text in report_caveats(evidence.rows[one.report], plan.language)]
    return Reply("answered", lines, tuple(dict.fromkeys(caveats)))


def grounds_contradict(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """Refusals without a ground: a total above zero whose every listed reason is zero cannot be explained, only shown."""
    for report in plan.reports:
        figures = evidence.figures.get(report, ())
        for whole in ("resp_denied",):
            total = find_own(figures, report, whole, None, True)
            grounds = [
                found
                for name in parts(whole, "grounds")
                if (found := find_own(figures, report, name, None, True)).readings
            ]
            printed = [reading for found in grounds for reading in found.readings if reading.note != "zero_whole"]
            if not total.readings or len(printed) < 2 or not total.readings[0].value:
                continue
            if any(reading.value for reading in printed):
                continue
            joint = "、" if plan.language == "zh" else ", "
            names = joint.join(label_text(reading.label, reading.indicator, plan.language) for reading in printed)
            fields = {"total": number_text(total.readings[0].value, plan.language), "parts": names}
            quotes = quotes_of([*total.readings, *printed])
            return Reply("not_reported", (Line("contradiction", fields, quotes),), (
                say("caveat_failed", plan.language, sentence=f"0 ≠ {total.readings[0].value:f}"),
            ))  # fmt: skip
    return None


def dates(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """A date of the report itself, with the characters it stands on."""
    cues = find_cues(fold_text(plan.question), plan.language)
    wanted = [name for name in DATES if cues.has("kinds", name)][:1]
    lines = [date_line(plan, evidence, report, name) for report in plan.reports for name in wanted]
    found = any(line.name != "date_none" for line in lines)
    return Reply("answered" if found else "not_reported", tuple(lines))


def date_line(plan: QuestionPlan, evidence: Evidence, report: str, name: str) -> Line:
    """The line for one date of one report. A period that the report does not state is not given."""
    row = evidence.rows[report]
    language = plan.language
    who = who_text(row, language)
    identity = row.identity
    span = identity.span(name)
    quotes = (span_quote(report, span),) if span else ()
    if name == "period":
        if identity.period_stated and identity.period_start and identity.period_end:
            fields = {"start": date_text(identity.period_start), "end": date_text(identity.period_end), "who": who}
            return Line("period", fields, quotes)
    else:
        day: date | None = {"signed": identity.signed, "published": identity.published, "filled": identity.filled}[name]
        if day is not None:
            return Line("date", {"date": date_text(day), "what": say(f"what_{name}", language), "who": who}, quotes)
    return Line("date_none", {"who": who, "what": say(f"what_{name}", language)})


def identity(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """Who wrote a report, on which year; what it does not say is not told."""
    lines = []
    known = False
    for report in plan.reports:
        row = evidence.rows[report]
        if row.identity.agency is None or row.identity.year is None:
            lines.append(Line("identity_none", quotes=left_out(evidence.passages, report)))
            continue
        known = True
        spans = [row.identity.span("agency"), row.identity.span("year")]
        quotes = tuple(dict.fromkeys(span_quote(report, span) for span in spans if span))
        fields = {"agency": agency_text(row, plan.language), "year": row.identity.year}
        lines.append(Line("identity_known", fields, quotes))
    return Reply("answered" if known else "not_reported", tuple(lines))


def left_out(passages: Sequence[Passage], report: str) -> tuple[Quote, ...]:
    """The first sentences of a report in which a year stands without its number: there it would have named itself."""
    own = [passage for passage in passages if passage.report == report]
    found = [(passage, match) for passage in own for match in YEAR_LEFT_OUT.finditer(passage.text)]
    spans = {passage.start + match.start(): (passage, match) for passage, match in found}
    return tuple(
        Quote(report, start, start + len(match.group()), match.group(), passage.page)
        for start, (passage, match) in sorted(spans.items())[:NAMELESS_QUOTES]
    )
