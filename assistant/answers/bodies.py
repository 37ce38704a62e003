"""Answers about the offices or places which one report counts apart, and questions for parts of a place that no figure counts."""

import re
from collections.abc import Mapping

from assistant.answers.caveats import caveats_for
from assistant.answers.no_figure import nothing_found
from assistant.answers.parts import partition_lines
from assistant.cues import load
from assistant.evidence.bodies import bodies_listed, told_extreme
from assistant.evidence.gather import Evidence
from assistant.plan import Gap, QuestionPlan
from assistant.question.below import Parts, parts_meant
from assistant.readings import reading_of
from assistant.reply import Reply
from index.catalog_rows import ReportRow
from ingest.folding import fold_text
from ingest.report import Figure

# Several are asked for without a number: those that the report names.
PLURAL = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:departments|bureaus|agencies|offices|authorities|cities|counties|districts|towns|townships|places)\b",
    re.IGNORECASE,
)


def asks_both_ends(plan: QuestionPlan) -> bool:
    """Whether a question asks for the most and for the fewest."""
    return all(
        re.search(str(load("bodies")["ends"][name][plan.language]), plan.question, re.IGNORECASE)  # type: ignore[index]
        for name in ("most", "fewest")
    )


def bodies_ranked(plan: QuestionPlan, evidence: Evidence, kind: str) -> Reply:
    """The offices or places that one report counts apart; never its channels or kinds in their place."""
    listed = [
        figure for report in plan.reports for figure in bodies_listed(evidence.figures.get(report, ()), plan, kind)
    ]
    listed = listed or [
        figure for report in plan.reports for figure in told_extreme(evidence.figures.get(report, ()), plan, kind)
    ]
    if not listed:
        return nothing_found(plan, evidence, ())
    limit = None if PLURAL.search(plan.question) and plan.limit == 1 else plan.limit
    ends = (*listed[:1], *listed[-1:]) if asks_both_ends(plan) and len(listed) > 1 else listed[:limit]
    shown = [reading_of([figure], [figure]) for figure in ends]
    lines = [line for line in partition_lines(plan, evidence, shown) if line.readings]
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, ()))


def parts_passed_over(plan: QuestionPlan, reply: Reply, rows: Mapping[str, ReportRow]) -> tuple[Gap, ...]:
    """The parts of a place of each of which a question asks for a number ("各县", "districts of X") where the answer's figures
    are of none of them: missing reports, for the government above is not its parts; () where they are, or none is asked for."""
    figures = [figure for line in reply.lines for reading in line.readings for figure in reading.figures]
    question = fold_text(plan.question)
    kind = parts_meant(question, plan.language)
    if kind is None or len(plan.agencies) != 1 or not (figures or reply.status == "not_reported") or kind.inside:
        return ()
    if re.search(kind.names, plan.agencies[0]) or any(is_of_parts(one, rows[one.report], kind) for one in figures):
        return ()
    said = kind.anywhere.search(question)
    words = said.group() if said else ""
    name = (
        f"{plan.agencies[0].removesuffix('人民政府')}{words}"
        if plan.language == "zh"
        else f"{words} ({plan.agencies[0]})"
    )
    years = sorted({year for report in plan.reports if (year := rows[report].identity.year)})
    return tuple(Gap(name, year) for year in years) or (Gap(name, None),)


def is_of_parts(figure: Figure, row: ReportRow, kind: Parts) -> bool:
    """Whether a figure says in its label that it counts such parts of a place, or one of them."""
    label = fold_text(figure.label).replace(row.identity.place or "\0", "")
    if re.search(r"本级|本机关|[省市县区](?:人民)?政府", label):
        return False
    printed = [load("bodies")[name]["places"] for name in ("names", "called_so")]  # type: ignore[index]
    return re.search(kind.printed, re.sub("全[省市县区]", "", label)) is not None or any(
        re.search(str(pattern), label) for pattern in printed
    )
