"""What a careful reader must know with the figures: another period, a running total, an inference, an invented report."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Language
from assistant.answers.one_scope import own_count, own_whole
from assistant.evidence.gather import Evidence
from assistant.evidence.scope_asked import asked_scopes
from assistant.evidence.whose import government_of, names_government
from assistant.plan import QuestionPlan
from assistant.readings import Finding, Reading, reading_of
from assistant.reply import Quote, Reply
from assistant.sentences import (
    agency_text,
    date_text,
    indicator_text,
    label_text,
    reading_label,
    say,
    value_text,
    who_text,
)
from index.catalog_rows import ReportRow
from ingest.folding import fold_text
from ingest.report import Figure

# So many failed checks are said with an answer; of more, their number.
MOST_CHECKS = 3
# 局机关未收到申请,局属县第二中学收到2件: the offices of an agency by themselves, and the bodies below it.
OFFICES = re.compile("[局委厅院处办]机关(?![事各单及和与])")
BELOW = re.compile("[局委厅院处办所直下]属")
CLAUSE = re.compile("[,;。:]")


def caveats_for(plan: QuestionPlan, evidence: Evidence, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The caveats of findings and of the reports they come from, in the order a reader meets them."""
    found: list[str] = []
    for finding in findings:
        row = evidence.rows[finding.report]
        found += finding_caveats(finding, row, plan.language)
        for reading in finding.readings:
            found += reading_caveats(reading, plan, agency_text(row, plan.language))
            found += own_beside(reading, plan, evidence, finding.report)
            found += bodies_below(reading, plan, evidence, finding.report)
    found += twice_reported(plan, evidence)
    for report in plan.reports:
        found += report_caveats(evidence.rows[report], plan.language)
    return tuple(dict.fromkeys(found))


def own_beside(reading: Reading, plan: QuestionPlan, evidence: Evidence, report: str) -> Iterable[str]:
    """That the text tells the agency's own count as a part of the whole area's ("其中市本级…"), or that a number is of its own alone."""
    if len(asked_scopes(plan)) > 1:
        return  # the answer gives both
    figures = evidence.bearing.get(report, ())
    own = own_count(reading, figures)
    if own is not None:
        value = value_text(own, plan.language)
        yield say("caveat_own_count", plan.language, label=own.figures[0].label, value=value)
    elif (whole := own_whole(reading, figures)) is not None:
        yield say("caveat_own_part", plan.language, label=reading_label(reading, plan.language), whole=whole)


def bodies_below(reading: Reading, plan: QuestionPlan, evidence: Evidence, report: str) -> Iterable[str]:
    """That a number is of the agency's own staff offices alone (局机关), where its sentence counts the bodies below it beside it."""
    offices = [found.group() for figure in reading.figures if (found := alone(figure)) is not None]
    if not offices or any(office in fold_text(plan.question) for office in offices):
        return
    sentences = {figure.quote_start for figure in reading.figures}
    below = [
        figure
        for figure in evidence.bearing.get(report, ())
        if figure.quote_start in sentences and figure.value and BELOW.search(fold_text(figure.label)) is not None
    ]
    if below:
        told = [reading_of([figure], [figure]) for figure in below]
        others = ("、" if plan.language == "zh" else ", ").join(
            f"{fold_text(one.label)} {value_text(one, plan.language)}" for one in told
        )
        yield say("caveat_office_alone", plan.language, office=offices[0], others=others)


def alone(figure: Figure) -> re.Match[str] | None:
    """Where the clause of a figure names the staff offices of an agency as its subject, or None."""
    before = fold_text(figure.quote[: max(figure.end - figure.quote_start, 0)])
    return OFFICES.search(CLAUSE.split(before)[-1])


def twice_reported(plan: QuestionPlan, evidence: Evidence) -> Iterable[str]:
    """Two reports of one agency on one year: both were asked, and the reader must know which file says what."""
    on_one_year: dict[tuple[str | None, str | None, int | None], list[ReportRow]] = {}
    for report in plan.reports:
        row = evidence.rows[report]
        same_place = (row.identity.agency, row.identity.place_code, row.identity.year)
        on_one_year.setdefault(same_place, []).append(row)
    for (agency, _, _), same in on_one_year.items():
        if len(same) > 1 and agency:
            files = ("\u3001" if plan.language == "zh" else ", ").join(other.file for other in same)
            yield say("caveat_twice", plan.language, who=who_text(same[0], plan.language), count=len(same), files=files)


def with_failed_checks(reply: Reply, evidence: Evidence, language: Language) -> Reply:
    """``reply`` with the report's own arithmetic where it fails for a figure that the reply gives or computes from.

    Identities that may lawfully fail are left out.
    """
    used = {figure.id for line in reply.lines for reading in line.readings for figure in reading.figures}
    failed = (check for checks in evidence.broken.values() for check in checks) if used else ()
    touched = [check for check in failed if used.intersection(check.figures)]
    caveats = [
        say("caveat_failed", language, sentence=check.en if language == "en" else check.zh)
        for check in touched[:MOST_CHECKS]
    ]
    if len(touched) > MOST_CHECKS:
        caveats.append(say("caveat_failed_more", language, count=len(touched) - MOST_CHECKS))
    return replace(reply, caveats=tuple(dict.fromkeys((*reply.caveats, *caveats))))


def finding_caveats(finding: Finding, row: ReportRow, language: Language) -> Iterable[str]:
    """A contradiction inside the report, or a row of an older form that stands for the one asked for."""
    if finding.standing == "conflict":
        values = (" / " if language == "en" else "、").join(
            value_text(reading, language) for reading in finding.readings
        )
        label = indicator_text(finding.indicator, language)
        yield say("caveat_conflict", language, who=who_text(row, language), label=label, values=values)
    if finding.note == "stands_for" and finding.readings:
        label = label_text(finding.readings[0].label, finding.readings[0].indicator, language)
        yield say("caveat_stands_for", language, asked=indicator_text(finding.indicator, language), label=label)
    if finding.standing == "blank":
        for figure in finding.candidates:
            if figure.value is not None:
                yield say("blank_year", language, value=f"{figure.value:f}")


def reading_caveats(reading: Reading, plan: QuestionPlan, who: str) -> Iterable[str]:
    """What limits one value."""
    language = plan.language
    label = reading_label(reading, language)
    if reading.note in ("inferred", "zero_whole"):
        yield say("caveat_inferred", language, label=label, value=value_text(reading, language))
    if reading.note == "mixed_units":
        yield say("caveat_mixed_units", language)
    if plan.years and reading.basis == "cumulative":
        yield say("caveat_cumulative", language, label=label)
    said = reading.value and names_government(plan)
    areas = [
        figure
        for figure in reading.figures
        if figure.coverage == "area" and (figure.in_table or (said and government_of(figure) is None))
    ]
    if areas:
        yield say("caveat_area", language, label=label, who=who)
    if any("书面" in figure.label for figure in reading.figures) and reading.value == 0:
        yield say(
            "caveat_limited", language, limit="书面申请" if language == "zh" else "written applications (书面申请)"
        )


def ocr_caveats(plan: QuestionPlan, evidence: Evidence, reply: Reply) -> Iterable[str]:
    """That what is quoted was recognised in a scan; of a refusal, that a row may have been missed in one."""
    quoted: dict[str, list[Quote]] = {}
    for line in reply.lines:
        for quote in line.quotes:
            quoted.setdefault(quote.report, []).append(quote)
    refused = reply.status == "not_reported"
    scanned = set()
    for report in evidence.recognised if refused or quoted else ():  # in the order in which they are read
        spans = evidence.recognised[report] if refused or report in quoted else ()
        shown = any(
            quote.start < end and start < quote.end for quote in quoted.get(report, ()) for _, start, end in spans
        )
        if shown or (spans and refused):
            scanned.add(report)
    for report in dict.fromkeys((*quoted, *plan.reports)):
        if report in scanned:
            yield say("caveat_ocr", plan.language, who=who_text(evidence.rows[report], plan.language))


def report_caveats(row: ReportRow, language: Language) -> Iterable[str]:
    """An odd reporting period and invented data belong to every figure of a report."""
    identity = row.identity
    start, end = identity.period_start, identity.period_end
    if identity.period_stated and start and end and identity.year and (start, end) != calendar(identity.year):
        yield say(
            "caveat_period", language, who=who_text(row, language), start=date_text(start), end=date_text(end)
        )  # fmt: skip
    if row.invented:
        yield say("caveat_invented", language, who=agency_text(row, language))


def calendar(year: int) -> tuple[date, date]:
    """The first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
