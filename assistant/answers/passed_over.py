"""Words that turn the answer into another number ("all but the online ones", "per day"): no figure that does not say them answers."""

import re
from collections.abc import Mapping

from assistant.answer import Language
from assistant.cues import load
from assistant.plan import Gap, Kind, QuestionPlan
from assistant.question.below import Parts, parts_meant
from assistant.reply import Reply
from index.catalog_rows import ReportRow
from ingest.folding import fold_text
from ingest.report import Figure

# Kinds whose values are figures of the thing that is asked for.
FIGURES: frozenset[Kind] = frozenset(("lookup", "breakdown", "total", "mean", "change", "trend", "compare", "rank"))


def passes_over(plan: QuestionPlan, reply: Reply) -> bool:
    """Whether an answer gives numbers though the question leaves something out, or asks for each day or session, and no
    figure that it stands on says so. Arithmetic of its own (a mean, a difference) says nothing of the kind either."""
    figures = [figure for line in reply.lines for reading in line.readings for figure in reading.figures]
    if plan.kind not in FIGURES or not figures:
        return False
    said = " ".join(f"{figure.label} {figure.column or ''}" for figure in figures)
    return any(
        asks(name, plan) and re.search(str(load("passed_over")[f"{name}_said"]), fold_text(said)) is None
        for name in ("left_out", "each")
    )


def asks(name: str, plan: QuestionPlan) -> bool:
    """Whether a question says one of the words of that name, before the thing asked for where the pattern wants it there."""
    question = fold_text(plan.question)
    pattern = pattern_of(name, plan.language)
    starts = {span[0] for ask in plan.asks for span in ask.spans[:1]}
    marked = "".join(f"\0{sign}" if place in starts else sign for place, sign in enumerate(question))
    return any(re.search(pattern, text, re.IGNORECASE) for text in (question, marked))


def pattern_of(name: str, language: Language) -> str:
    """The pattern of that name; the beginning of the thing asked for is marked by a zero character."""
    return str(load("passed_over")[name][language]).replace("{thing}", "\0")  # type: ignore[index]


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
    printed = [pattern for name in ("names", "called_so") for pattern in load("bodies")[name].values()]  # type: ignore[attr-defined]
    return re.search(kind.printed, re.sub("全[省市县区]", "", label)) is not None or any(
        re.search(str(pattern), label) for pattern in printed
    )
