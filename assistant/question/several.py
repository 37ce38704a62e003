"""Turns about figures that were given one after another: "两个加起来", "差多少", "the average?", "另一个呢"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer import Answer, Language
from assistant.cues import Cues, load
from assistant.plan import Ask, QuestionPlan
from assistant.question.held import AgencyMention
from assistant.question.holdings import agencies_of, holdings_of, years_of
from assistant.question.placing import reports_for
from assistant.question.together import found_in
from assistant.question.when import Years
from index.listing import Listing

By = Literal["asks", "years", "agencies"]
WORKED_OUT = frozenset(("total", "mean", "change", "share", "compare", "rank"))


@dataclass(frozen=True)
class Run:
    """Answers of one figure each that differ in one thing only (what, which year, whose), oldest first."""

    answers: tuple[Answer, ...]
    by: By


def of_the_several(
    plan: QuestionPlan,
    mentions: Sequence[AgencyMention],
    cues: Cues,
    folded: str,
    history: Sequence[Answer],
    reports: Listing,
) -> QuestionPlan | None:
    """``plan`` about the figures spoken of just before, where a turn wants their sum, mean or difference; else None."""
    said = [
        found for name in ("total_of_them", "mean_of_them", "apart") if (found := found_in(name, folded, plan.language))
    ]
    if (
        not said
        or cues.names("basis")
        or mentions
        or plan.asks
        or plan.quoted
        or plan.dimension
        or len(plan.reports) != 1
    ):
        return None
    count = found_in("how_many_of_them", folded, plan.language)
    words = " ".join(found.group().lower() for found in (*said, *((count,) if count else ())))
    if "agency" not in plan.inherited or any(word not in words for word in plan.residue):
        return None
    run = run_of(history, counted(count.group(1), plan.language) if count else None)
    if run is None or (run.by == "years" and found_in("apart", folded, plan.language)):
        return None  # the change between two years is asked for by its own words
    if count is None and not found_in("of_them", folded, plan.language):
        return None  # "一共几件" may ask for the total of the last one alone
    plan = replace(plan, residue=(), gaps=(), inherited=(*plan.inherited, "indicator", "several"))
    if run.by == "asks":
        return replace(plan, asks=tuple(ask for answer in run.answers for ask in asks_of(answer)))
    held = holdings_of(reports)
    ids = tuple(dict.fromkeys(str(report) for answer in run.answers for report in answer.plan["reports"]))
    return replace(
        plan,
        asks=asks_of(run.answers[-1]),
        reports=ids,
        agencies=tuple(agency.name for agency in held.of_reports(ids)),
        years=tuple(dict.fromkeys(year for answer in run.answers for year in years_of(answer, held))),
    )


def run_of(history: Sequence[Answer], count: int | None) -> Run | None:
    """The last answers of one figure that differ in one thing: the last ``count``, or all that hang together; None for fewer.

    What was worked out in between ("占比呢") does not end the run.
    """
    run: list[Answer] = []
    by: By | None = None
    for answer in reversed(history):
        if answer.plan.get("kind") in WORKED_OUT:
            continue
        if answer.plan.get("kind") != "lookup" or answer.status != "answered" or len(answer.values) != 1:
            break
        found = differs_by(run[0], answer) if run else None
        if run and (found is None or by not in (None, found)):
            break
        by = found or by
        run.append(answer)
        if len(run) == count:
            break
    return Run(tuple(run[::-1]), by) if by is not None and len(run) >= (count or 2) else None


def differs_by(one: Answer, other: Answer) -> By | None:
    """The one thing in which two answers differ; None for none or several."""
    apart: list[By] = []
    if asks_of(one) != asks_of(other):
        apart.append("asks")
    (first,), (second,) = one.values, other.values
    if first.agency != second.agency:
        apart.append("agencies")
    if first.year != second.year:
        apart.append("years")
    return apart[0] if len(apart) == 1 else None


def asks_of(answer: Answer) -> tuple[Ask, ...]:
    """What an answer was asked, without where it stood in its question."""
    return tuple(Ask(tuple(ask["indicators"]), "", 0, 0) for ask in answer.plan.get("asks", ()))


def counted(word: str, language: Language) -> int | None:
    """The number that a word for several says ("两", "both")."""
    words = load("followup")["counts"][language]  # type: ignore[index]
    found = words.get(word.lower().split()[-1] if language == "en" else word)
    return int(found) if found else None


def the_other(
    plan: QuestionPlan, folded: str, history: Sequence[Answer], years: Years, reports: Listing
) -> QuestionPlan | None:
    """ "The other one?" after one of two offered agencies was chosen: ``plan`` about the one that was not; else None."""
    said = found_in("the_other", folded, plan.language)
    offered = next((answer for answer in reversed(history) if answer.plan.get("choices")), None)
    if said is None or offered is None or plan.asks or any(word not in said.group().lower() for word in plan.residue):
        return None
    holdings = holdings_of(reports)
    last = next((answer for answer in reversed(history) if answer.plan.get("reports")), None)
    chosen = {agency.name for agency in agencies_of(last, holdings)} if last is not None else set()
    left = [agency for agency in holdings if agency.name in set(offered.plan["choices"]) - chosen]
    if last is None or not chosen & set(offered.plan["choices"]) or len(left) != 1:
        return None
    wanted = plan.years or years_of(last, holdings)
    ids, missing = reports_for(left[0], wanted, years)
    return replace(
        plan, reports=tuple(ids), gaps=tuple(missing), agencies=(left[0].name,), years=wanted, asks=asks_of(last),
        residue=(), inherited=(*plan.inherited, "agency", "indicator"),
    )  # fmt: skip
