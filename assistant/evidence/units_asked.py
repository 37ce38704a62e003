"""Which kind of unit a question wants (people, money, a count, a rate), and whether what was found is of that kind."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.cues import load
from assistant.plan import QuestionPlan
from assistant.readings import Finding, Reading
from ingest.folding import fold_text
from ingest.vocabulary import indicators

# Accounts and sites are asked for, not what they showed.
OF_ACCOUNTS = re.compile(
    "(?:微博|微信|公众号|新媒体|网站|账号|平台)(?:账号|平台)?[有共开通设建了]{0,4}(?:多少|几)[个家]"
    r"|\bhow many (?:[a-z]+ ){0,3}accounts\b",
    re.IGNORECASE,
)
OF_THINGS = frozenset("条篇份册本部期项")  # units in which nobody is counted

# "How many followers" wants a number of them, never by how many percent they grew.
HOW_MANY = re.compile(r"\bhow many\b|(?:多少|几)(?:个(?!百分点)|名|位|人|件|条|次|篇|份|户|万)", re.IGNORECASE)
RATE = re.compile(r"率|百分|比例|比重|占|%|\b(?:per ?cent|percentages?|rate|share|proportion)\b", re.IGNORECASE)


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
    """The kind of a printed unit: people, money, time, or a count of anything else."""
    if unit.endswith(("人", "人次", "名", "位", "人员")):
        return "people"
    if unit.endswith(("工作日", "天", "小时", "分钟", "个月", "周")):
        return "time"
    return "percent" if unit == "%" else "money" if unit.endswith("元") else "count"


def gives_other_units(plan: QuestionPlan, readings: Sequence[Reading]) -> bool:
    """Whether a number of things or people is asked for and all that was found are percentages, or money and none of it
    is, or people and all that was found are things; or a time and none of it is.

    What is named may say that money is wanted ("收了多少信息处理费"), where the words for "how many" leave it open.
    """
    wanted = wanted_units(fold_text(plan.question), plan.language) or ("money" if counts_money(plan) else None)
    units = {unit_kind(reading.unit) for reading in readings if reading.unit}
    counted = HOW_MANY.search(fold_text(plan.question)) and not RATE.search(fold_text(plan.question))
    things = {reading.unit[-1] for reading in readings if reading.unit} <= OF_THINGS
    return bool(
        ((wanted in ("count", "people") or counted) and units == {"percent"})
        or (wanted in ("money", "time") and bool(units) and wanted not in units)
        or (wanted == "people" and bool(units) and things)
        or (things and bool(units) and OF_ACCOUNTS.search(fold_text(plan.question)) is not None)
    )


def counts_money(plan: QuestionPlan) -> bool:
    """Whether all that is asked for is counted in money, and no measure word of the question counts anything else."""
    known = [indicators().get(name) for ask in plan.asks for name in ask.indicators]
    if re.search("(?:多少|几)[个件条次人名篇份项起宗家处笔]|how many", fold_text(plan.question), re.IGNORECASE):
        return False
    return bool(known) and all(one is not None and one.kind == "money" for one in known)
