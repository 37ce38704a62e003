"""The one number of items disclosed that a report tells, where it names the ways of publishing and no total."""

import re
from collections.abc import Sequence

from assistant.plan import Basis
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.report import Figure

DISCLOSED = re.compile("主动公开[^类]{0,6}信息|公开(?:各类)?政府信息")
NARROWER = re.compile("重点|栏目|目录|指南|依申请|类(?:信息)?$|其中|途径|渠道|方式|更新|历年|累计")
PROACTIVELY = re.compile(r"主动|\bproactiv|\bown initiative", re.IGNORECASE)
ABOUT_DECISIONS = re.compile("行政(许可|处罚|强制)(?:结果|决定|类|的)*信息(?!公开(?:申请|条例|工作))")
COUNTED = ("条", "件", "份", "篇", "项", "则", "条次", "")


def told_alone(figures: Sequence[Figure], report: str, indicators: Sequence[str], basis: Basis | None) -> list[Finding]:
    """What 通过信息公开平台、政府网站主动公开政府信息12条 says in a report without another number of the kind; [] else.

    The number is given under its printed label, which says by which ways it was counted.
    """
    if "proactive_total" not in indicators or basis == "cumulative":
        return []
    told = [figure for figure in figures if is_count_of_items(figure)]
    if any(is_one_of_several(figure, figures) for figure in told):
        return []
    if len({(figure.value, figure.unit) for figure in told}) != 1:
        return []
    return [Finding(report, "proactive_total", "answered", (reading_of(told, told),))]


def is_count_of_items(figure: Figure) -> bool:
    """Whether a clause of the text counts the items disclosed, and nothing narrower, without being known as their total."""
    label = fold_text(figure.label)
    return (
        figure.indicator is None
        and not figure.in_table
        and figure.part_of is None
        and figure.value is not None
        and figure.basis == "year"
        and figure.unit in COUNTED
        and DISCLOSED.search(label) is not None
        and NARROWER.search(label) is None
    )


def is_one_of_several(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a list counts other kinds of items beside this one (信息20条、文件30件): none of them is the total."""
    return figure.group is not None and any(
        other.group == figure.group and other is not figure and other.unit in COUNTED and other.part_of is None
        for other in figures
    )


def all_disclosed(found: Sequence[Finding], figures: Sequence[Figure], question: str) -> list[Finding]:
    """All information disclosed where the proactive part of it was found and the question does not say proactive; else [].

    Of 公开信息714条,其中主动公开690条 "how many items were disclosed" asks for the 714.
    """
    if PROACTIVELY.search(question):
        return []
    above = {figure.part_of for one in found for reading in one.readings for figure in reading.figures}
    wholes = [
        figure
        for figure in figures
        if figure.id in above and figure.indicator is None and figure.value is not None and "公开" in figure.label
    ]
    if len(wholes) != 1:
        return []
    return [Finding(wholes[0].report, "proactive_total", "answered", (reading_of(wholes, wholes),))]


def items_told(figures: Sequence[Figure], report: str, indicator: str, question: str) -> list[Finding]:
    """Items of information about decisions ("行政许可信息多少条"), which the text counts; the decisions themselves are others.

    [] where the question asks for the decisions.
    """
    said = ABOUT_DECISIONS.search(question)
    if said is None or not indicator.endswith("_decisions"):
        return []
    told = [
        figure
        for figure in figures
        if not figure.in_table and figure.value is not None and said[1] in figure.label and "信息" in figure.label
    ]
    if len({(figure.value, figure.unit) for figure in told}) != 1:
        return [Finding(report, indicator, "absent", note="narrower")]
    return [Finding(report, indicator, "answered", (reading_of(told, told),))]
