"""Sums and samenesses that a question names itself: parts by their printed labels, one thing in two years."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.caveats import caveats_for
from assistant.answers.lookup import reading_line
from assistant.cues import load
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence
from assistant.measures import same_amount
from assistant.plan import Ask, QuestionPlan
from assistant.readings import Finding, Reading, reading_of
from assistant.reply import Line, Reply
from ingest.folding import fold_text
from ingest.report import Figure

SHORTEST = 2


def labels_named(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Figure]:
    """The numbers of the text that a question names by words of their labels which no indicator accounts for."""
    words = {word for word in plan.residue if len(word) >= SHORTEST}
    return [
        figure
        for figure in evidence.figures.get(report, ())
        if not figure.in_table and figure.value is not None and any(word in fold_text(figure.label) for word in words)
    ]


def named_parts(plan: QuestionPlan, evidence: Evidence, report: str) -> tuple[Reading, list[Reading]] | None:
    """The parts that a question names by their labels and the number that it says they make; None where it names no two."""
    named = labels_named(plan, evidence, report)
    words = [word for word in dict.fromkeys(plan.residue) if any(word in fold_text(one.label) for one in named)]
    parts = [[one for one in named if word in fold_text(one.label)] for word in words]
    whole = [
        one for one in evidence.figures.get(report, ()) if one.value is not None and f"{one.value:f}" in plan.numbers
    ]
    single = [found[0] for found in parts if len(found) == 1]
    if len(single) < 2 or len(single) < len(parts) or len({one.id for one in single}) < len(single) or not whole:
        return None
    units = {one.unit for one in single}
    fitting = [one for one in whole if {one.unit} == units and one.id not in {part.id for part in single}]
    if len(units) != 1 or not fitting:
        return None
    return reading_of(fitting[:1], fitting[:1]), [reading_of([one], [one]) for one in single]


def check_years(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """Whether two things that a question names, each with its year, have the same value in one agency's reports; both cited."""
    by_year = {evidence.rows[report].identity.year: report for report in plan.reports}
    asks = sorted(plan.asks, key=last_word)
    named = list(re.finditer(r"(?:19|20)\d{2}", fold_text(plan.question)))
    agencies = {evidence.rows[report].identity.agency for report in plan.reports}
    if not says_same(plan) or len(agencies) != 1 or len(by_year) != 2 or len(asks) != 2 or len(named) != 2:
        return None
    found = []
    for ask, year in zip(asks, named, strict=True):
        one = value_of(plan, evidence, by_year.get(int(year.group())), ask)
        if one is None or not year.end() <= last_word(ask):
            return None
        found.append(one)
    first, second = found
    same = same_amount((first.value, first.unit), (second.value, second.unit))
    lines = (Line("check_same" if same else "check_differ"), *(reading_line(plan, evidence, one) for one in found))
    findings = [Finding(one.report, str(one.indicator), "answered", (one,)) for one in found]
    return Reply("answered", lines, caveats_for(plan, evidence, findings))


def last_word(ask: Ask) -> int:
    """Where the last of the words begins that ask for a thing: the first may be shared with another."""
    return max((start for start, _ in ask.spans), default=ask.start)


def says_same(plan: QuestionPlan) -> bool:
    """Whether a question asks if two numbers are the same."""
    pattern = str(load("told")["same"][plan.language])  # type: ignore[index]
    return re.search(pattern, fold_text(plan.question), re.IGNORECASE) is not None


def value_of(plan: QuestionPlan, evidence: Evidence, report: str | None, ask: Ask) -> Reading | None:
    """The one value of one thing in one report, or None."""
    if report is None:
        return None
    found: Sequence[Finding] = find_all(replace(plan, asks=(ask,), reports=(report,)), evidence, report)
    readings = [one for finding in found if finding.standing == "answered" for one in finding.readings]
    return readings[0] if len(readings) == 1 else None
