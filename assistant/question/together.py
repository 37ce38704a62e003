"""Turns about what was answered as a whole: which of the two, compared with another, the mean of them, why you say so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Language
from assistant.cues import Cue, Cues, load
from assistant.plan import QuestionPlan
from assistant.question.held import AgencyMention
from assistant.question.holdings import agencies_of, holdings_of
from index.listing import Listing

EACH = re.compile(r"each|respectively|各自?|分别", re.IGNORECASE)


def found_in(name: str, folded: str, language: Language) -> re.Match[str] | None:
    """Where a turn says the words of that name in followup.yaml."""
    return re.search(str(load("followup")[name][language]), folded, re.IGNORECASE)  # type: ignore[index]


def set_beside(
    plan: QuestionPlan, mentions: Sequence[AgencyMention], folded: str, history: Sequence[Answer], reports: Listing
) -> QuestionPlan:
    """``plan`` with the reports of an earlier answer beside its own: "which of the two is higher?", "和海淀相比呢"."""
    two = found_in("the_two", folded, plan.language)
    against = found_in("against", folded, plan.language)
    about = [answer for answer in history if answer.plan.get("reports")]
    if not about or plan.choices or plan.gaps:
        return plan
    if two and not mentions and "agency" in plan.inherited:
        plan = replace(plan, residue=tuple(word for word in plan.residue if word not in two.group().lower()))
        return with_agencies_of(plan, about[:-1][::-1], reports)
    if against and len(mentions) == 1 and plan.reports and not plan.asks:
        return with_agencies_of(plan, about[-1:], reports)
    return plan


def with_agencies_of(plan: QuestionPlan, answers: Sequence[Answer], reports: Listing) -> QuestionPlan:
    """``plan`` with the reports of the first of these answers that was about other agencies, where it is about one itself."""
    holdings = holdings_of(reports)
    own = holdings.of_reports(plan.reports)
    if len(own) != 1:
        return plan
    for answer in answers:
        others = [agency for agency in agencies_of(answer, holdings) if agency not in own]
        if others:
            before = tuple(str(report) for report in answer.plan["reports"])
            years = {
                holdings.by_report[report].identity.year for report in plan.reports if report in holdings.by_report
            }
            same = tuple(
                one for one in before if one in holdings.by_report and holdings.by_report[one].identity.year in years
            )
            before = same or before
            names = dict.fromkeys([*(agency.name for agency in others), *plan.agencies])
            return replace(plan, reports=(*before, *plan.reports), agencies=tuple(names))
    return plan


def cues_of_turn(plan: QuestionPlan, cues: Cues, folded: str, history: Sequence[Answer]) -> tuple[QuestionPlan, Cues]:
    """``plan`` and ``cues`` with what a question says of the several reports it is about: their mean; in a short turn their sum, the most.

    Outside a conversation the words for a sum may mean anything: there they are left to the rules for a whole question.
    """
    said = found_in("mean_of_them", folded, plan.language) if len(plan.reports) > 1 and plan.asks else None
    if said is not None and not cues.has("kinds", "mean"):
        rest = tuple(word for word in plan.residue if word not in said.group().lower())
        return replace(plan, residue=rest), Cues((*cues.found, Cue("kinds", "mean", *said.span())))
    listed = len(plan.reports) > 1 and "indicator" in plan.inherited  # "the total for the counties of X?"
    if not history or not ("agency" in plan.inherited or listed):
        return plan, cues
    if len(plan.reports) > 1:  # "how many did each receive?": a number of each agency, not of each channel
        own = [cue for cue in cues.found if not EACH.fullmatch(folded[cue.start : cue.end])]
        cues = Cues(tuple(own))
    last = history[-1].plan
    if len(plan.reports) > 1:
        for kind in ("mean", "total"):
            said = found_in(f"{kind}_of_them", folded, plan.language)
            if said is not None:
                rest = tuple(word for word in plan.residue if word not in said.group().lower())
                return replace(plan, residue=rest, gaps=()), Cues((*cues.found, Cue("kinds", kind, *said.span())))
    if cues.has("kinds", "rank") and plan.limit is None and last.get("kind") == "rank" and last.get("limit"):
        return replace(plan, limit=int(last["limit"])), cues
    return plan, cues


def asks_for_proof(plan: QuestionPlan, folded: str, history: Sequence[Answer]) -> Answer | None:
    """The last answer, where a turn only asks what it stands on ("why do you say so?"): it is given again with its quotes."""
    last = next((answer for answer in reversed(history) if answer.plan.get("reports")), None)
    if (
        last is None
        or (plan.asks and "indicator" not in plan.inherited)
        or found_in("proof", folded, plan.language) is None
    ):
        return None
    return last
