"""The year before as a report itself tells it ("23 applications, 7 more than in 2009"), where the library has no report of that year."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.answer_change import asks_decrease, asks_percent
from assistant.crossed import QUANTITY
from assistant.findings import find_all
from assistant.gather import Evidence
from assistant.measures import common_unit, converted, term
from assistant.plan import QuestionPlan
from assistant.readings import Reading, reading_of
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import reading_label, value_text, who_text
from ingest.folding import fold_text
from ingest.report import Figure

BEFORE = r"(?:上一?年|去年|前一?年|上年度|{year}年)度?(?:同期)?"
MORE = re.compile(r"(?:增加|增长|上升|增多|多)了?$")
FEWER = re.compile(r"(?:减少|下降|降低|少)了?$")
REACH = 60  # characters between the year's figure and what is told beside it


def told_change(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The change that one report prints beside its own figure, or the difference to the number of the year before that
    it prints there; None where it prints neither in that sentence, or the question wants another year."""
    if plan.kind != "change" or len(plan.gaps) != 1 or len(plan.reports) != 1 or asks_percent(plan):
        return None
    report = plan.reports[0]
    year = evidence.rows[report].identity.year
    if year is None or plan.gaps[0].year != year - 1:
        return None
    findings = find_all(replace(plan, years=(year,)), evidence, report)
    readings = [reading for found in findings if found.standing == "answered" for reading in found.readings]
    own = [figure for reading in readings for figure in reading.figures if not figure.in_table and not figure.inferred]
    if len(readings) != 1 or not own:
        return None
    told = beside(own[0], evidence.figures[report], year)
    if told is None:
        return None
    fields: dict[str, object] = {
        "value": value_text(told, plan.language),
        "own": value_text(readings[0], plan.language),
        "label": reading_label(readings[0], plan.language),
        "who": who_text(evidence.rows[report], plan.language),
        "year": year - 1,
    }
    amount = QUANTITY.search(fold_text(plan.question)) is not None
    if amount and told.value is not None and told.value < 0 and asks_decrease(plan):
        told = replace(told, value=-told.value)
    fields["how"] = (
        f"（{told.arithmetic}）"
        if told.arithmetic and plan.language == "zh"
        else f" ({told.arithmetic})"
        if told.arithmetic
        else ""
    )
    return Reply("answered", (Line("told_change", fields, quotes_of([told, readings[0]]), (told,)),))


def beside(own: Figure, figures: tuple[Figure, ...], year: int) -> Reading | None:
    """The change that stands behind the figure ``own`` in its sentence, or what follows from the number of the year before."""
    near = [
        figure
        for figure in figures
        if not figure.in_table and figure.unit == own.unit and own.end <= figure.start <= own.end + REACH
        and figure.section == own.section and figure.value is not None and figure.indicator is None
    ]  # fmt: skip
    before = re.compile(BEFORE.format(year=year - 1))
    since = own.end
    prior: Figure | None = None
    for figure in sorted(near, key=lambda one: one.start):
        lead = words_before(figure, since)
        since = figure.end
        if lead is None or re.search(r"[。;]|结转|转入|其中", lead):
            break
        stands = before.search(lead)
        step = 1 if MORE.search(lead) else -1 if FEWER.search(lead) else 0
        if step and (stands or prior is not None):
            told = replace(reading_of([figure], [figure]), indicator=own.indicator)
            return told if step > 0 else replace(told, value=-(figure.value or Decimal(0)), qualifier="computed")
        if (
            stands
            and re.search(rf"(?:{before.pattern})(?:的|为|是|共|收到|受理|接受|公开|达){{0,3}}$", lead)
            and prior is None
        ):
            prior = figure
    if prior is None or prior.value is None or own.value is None:
        return None
    unit = common_unit([(own.value, own.unit), (prior.value, prior.unit)])
    if unit is None:
        return None
    value = converted(own.value, own.unit, unit) - converted(prior.value, prior.unit, unit)
    return replace(
        reading_of([own], [own]), value=value, unit=unit, qualifier="computed", figures=(own, prior),
        arithmetic=f"{term(own.value, own.unit, unit)} - {term(prior.value, prior.unit, unit)}",
    )  # fmt: skip


def words_before(figure: Figure, since: int) -> str | None:
    """The folded words between the place ``since`` and a figure's number, as far as its quote shows them."""
    if figure.quote_start > since:
        return fold_text(figure.quote[: figure.start - figure.quote_start])
    return fold_text(figure.quote[since - figure.quote_start : figure.start - figure.quote_start])
