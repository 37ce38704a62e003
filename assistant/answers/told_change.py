"""The year before as a report itself tells it ("23 applications, 7 more than in 2009", "up 12.5%"), where no report of it is held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answers.change import asks_amount, asks_decrease, figures_too, percents_asked
from assistant.compute import percent_of
from assistant.cues import load
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence
from assistant.evidence.other_time import words_before
from assistant.evidence.units_asked import wanted_units
from assistant.measures import converted, measure_of, term
from assistant.plan import QuestionPlan
from assistant.readings import Reading, reading_of, reckoned
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import reading_label, say, value_text, who_text
from ingest.folding import fold_text
from ingest.report import Figure

REACH = 60  # characters between the year's figure and what is told beside it


@dataclass(frozen=True)
class Told:
    """What a report says of the year before behind ``own``: the number then, and the changes since, up (1) or down (-1)."""

    own: Figure
    prior: Figure | None
    steps: tuple[tuple[Figure, int], ...]


@dataclass(frozen=True)
class Change:
    """A change as told: ``reading`` holds its size without a sign, ``way`` is 1 for up and -1 for down, 0 for none."""

    reading: Reading
    way: int


def told_change(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The change on the year before that the one report at hand prints beside its own figure, or that follows from the
    number of the year before which it prints there; None where it prints neither, or the question wants another year."""
    if plan.kind != "change" or len(plan.gaps) != 1 or len(plan.reports) != 1:
        return None
    report = plan.reports[0]
    year = evidence.rows[report].identity.year
    if year is None or plan.gaps[0].year != year - 1:
        return None
    own = own_reading(plan, evidence, report, year)
    if own is None:
        return None
    told = [told_beside(figure, evidence.figures[report], year) for figure in own.figures if not figure.in_table]
    asked = [change_asked(plan, told, percent) for percent in percents_asked(plan)]
    if any(change is None for change in asked):
        return None
    lines = [change_told(plan, evidence, own, change) for change in asked if change]
    if figures_too(plan):
        lines[0] = replace(lines[0], readings=(own, *lines[0].readings))
    return Reply("answered", tuple(lines))


def own_reading(plan: QuestionPlan, evidence: Evidence, report: str, year: int) -> Reading | None:
    """The one value that a report gives for its own year of what is asked, or None."""
    findings = find_all(replace(plan, years=(year,)), evidence, report)
    readings = [reading for found in findings if found.standing == "answered" for reading in found.readings]
    return readings[0] if len(readings) == 1 and not readings[0].arithmetic and not readings[0].note else None


def change_told(plan: QuestionPlan, evidence: Evidence, own: Reading, change: Change) -> Line:
    """The line that gives a change as told; its value carries a sign where an amount is asked for and no direction said."""
    language = plan.language
    size, row = change.reading, evidence.rows[own.report]
    words = {1: "more", -1: "fewer", 0: "same"}[change.way]
    how = f"（{size.arithmetic}）" if language == "zh" else f" ({size.arithmetic})"
    fields: dict[str, object] = {
        "difference": say(words, language, value=value_text(size, language)),
        "how": how if size.arithmetic else "",
        "own": value_text(own, language),
        "label": reading_label(own, language),
        "who": who_text(row, language),
        "year": (row.identity.year or 0) - 1,
    }
    amount = asks_amount(plan)
    signed = change.way < 0 and amount and not asks_decrease(plan)
    value = replace(size, value=-(size.value or Decimal(0)), qualifier=reckoned([size.qualifier])) if signed else size
    return Line("told_change", fields, quotes_of([size, own]), (replace(value, indicator=own.indicator),))


def change_asked(plan: QuestionPlan, told: Sequence[Told], percent: bool) -> Change | None:
    """The one change that all that is told comes to, in percent or in what the figure counts; None where it differs."""
    changes = [change for one in told if (change := change_of(plan, one, percent)) is not None]
    alike = len({(change.reading.value, change.reading.unit, change.way) for change in changes}) == 1
    return changes[0] if alike else None


def change_of(plan: QuestionPlan, told: Told, percent: bool) -> Change | None:
    """The change that is told: printed, or worked out from what is printed."""
    counted = [step for step in told.steps if step[0].unit != "%"]
    rated = [step for step in told.steps if step[0].unit == "%"]
    if percent:
        return printed(rated) or worked_out(told, counted, percent=True)
    open_unit = wanted_units(fold_text(plan.question), plan.language) is None
    return printed(counted) or worked_out(told, (), percent=False) or (printed(rated) if open_unit else None)


def printed(steps: Sequence[tuple[Figure, int]]) -> Change | None:
    """The first of some printed changes."""
    return Change(reading_of([steps[0][0]], [steps[0][0]]), steps[0][1]) if steps else None


def worked_out(told: Told, counted: Sequence[tuple[Figure, int]], percent: bool) -> Change | None:
    """The change that follows from the number of the year before, or in percent also from a printed change; else None."""
    own, unit = told.own, told.own.unit
    then = told.prior or (counted[0][0] if counted else None)
    if then is None or then.value is None or own.value is None:
        return None
    now = term(own.value, own.unit, unit)
    known = converted(then.value, then.unit or unit, unit)
    shown = term(then.value, then.unit or unit, unit)
    if then is told.prior:
        difference, before, arithmetic, base = own.value - known, known, f"{now} - {shown}", shown
    else:
        step = counted[0][1]
        difference, before, arithmetic = known * step, own.value - known * step, shown
        base = f"({now} {'-' if step > 0 else '+'} {shown})"
    if percent and before <= 0:
        return None
    reading = replace(
        reading_of([own], [own]), indicator=None, value=abs(difference), figures=(own, then),
        qualifier=reckoned((own.qualifier, then.qualifier)),
        arithmetic=arithmetic if difference >= 0 or then is not told.prior else f"{shown} - {now}",
    )  # fmt: skip
    if percent:
        above = f"({reading.arithmetic})" if then is told.prior else reading.arithmetic
        size = percent_of(abs(difference), before)
        reading = replace(reading, value=size, unit="%", arithmetic=f"{above} ÷ {base}")
    return Change(reading, (difference > 0) - (difference < 0))


def told_beside(own: Figure, figures: Sequence[Figure], year: int) -> Told:
    """What a sentence tells of the year before right behind the figure ``own``; the first number of anything else ends it."""
    behind = sorted(
        (
            figure for figure in figures
            if not figure.in_table and figure.section == own.section and own.end <= figure.start <= own.end + REACH
        ),
        key=lambda figure: figure.start,
    )  # fmt: skip
    since, unit = own.end, own.unit
    prior: Figure | None = None
    steps: list[tuple[Figure, int]] = []
    for figure in behind:
        if figure.start < since:
            continue
        if figure.quote_start > since or figure.value is None or not may_stand_beside(figure, own):
            break
        lead = words_before(figure, since)
        way = way_of(lead, unit, year, bool(prior or steps))
        if way:
            steps.append((figure, way))
        elif prior is None and not steps and figure.unit != "%" and is_prior(lead, own, year):
            prior = figure
        else:
            break
        since, unit = figure.end, figure.unit
    return Told(own, prior, tuple(steps))


def may_stand_beside(figure: Figure, own: Figure) -> bool:
    """Whether a number can tell of the year before of ``own`` by its unit: the same kind of thing, or a percentage."""
    return figure.unit in ("%", "") or measure_of(figure.unit).kind == measure_of(own.unit).kind


def way_of(lead: str, unit: str, year: int, after: bool) -> int:
    """Which way the words before a number say that a figure went since the year before; 0 where they say no such thing."""
    opened = f"{pattern('against', year)}{'|' + pattern('after', year) if after else ''}"
    for name, way in (("more", 1), ("fewer", -1)):
        if re.fullmatch(f"{behind_words(unit)}(?:{opened}){pattern('by', year)}{pattern(name, year)}", lead):
            return way
    return 0


def is_prior(lead: str, own: Figure, year: int) -> bool:
    """Whether the words before a number say that it is the same figure of the year before."""
    label = fold_text(own.label)
    verbs = [verb for verb in map(str, load("told")["verbs"]) if verb in label]  # type: ignore[call-overload]
    words = pattern("prior", year).replace("{verb}", "|".join(verbs) or "(?!)")
    return re.fullmatch(behind_words(own.unit) + words, lead) is not None


def behind_words(unit: str) -> str:
    """The pattern of what may follow a number counted in ``unit``."""
    return str(load("told")["behind"]).replace("{unit}", re.escape(unit) or "(?!)")


def pattern(name: str, year: int) -> str:
    """One pattern of told.yaml, with the year before ``year`` in it."""
    before = str(load("told")["before"]).replace("{year}", str(year - 1))
    return str(load("told")[name]).replace("{before}", before)
