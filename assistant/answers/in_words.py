"""What figures cannot answer, looked for in the report's words; and the words that a question for numbers asks for as well."""

from dataclasses import replace

from assistant.answers.conclude import conclude
from assistant.evidence.closeness import own_words
from assistant.evidence.gather import Evidence, gather
from assistant.plan import QuestionPlan, replace_kind
from assistant.question.worded import asks_in_words, says, worded_clause
from assistant.reply import Reply
from index.library import Library
from index.listing import Listing
from ingest.folding import fold_text

# Lines that say no more than that no figure was found.
NOTHING = frozenset(("no_such_thing", "unclear_indicator", "nothing_said", "not_reported", "out_of_scope"))
NUMBERS = frozenset(("lookup", "breakdown", "share", "total"))
Proved = tuple[QuestionPlan, Evidence, Reply]


def conclude_in_words(library: Library, plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Proved:
    """What there is to say from figures, then from words where the question asks for them."""
    return in_words(library, plan, evidence, conclude(plan, evidence, reports), reports)


def in_words(library: Library, plan: QuestionPlan, evidence: Evidence, reply: Reply, reports: Listing) -> Proved:
    """The plan, evidence and reply of a question that prose answers instead of figures, or beside them.

    Unchanged where the question asks for no words, or the reports hold nothing close.
    """
    if not plan.reports or plan.reason is not None or plan.kind in ("describe", "define", "library", "check"):
        return plan, evidence, reply
    folded = fold_text(plan.question).strip()
    if repeats_the_figure(plan, folded):
        return plan, evidence, reply
    if asks_in_words(folded, plan.language) and all(line.name in NOTHING for line in reply.lines):
        return instead(library, plan, evidence, reply, reports)
    clause = worded_clause(plan.topic_words, plan.language) if plan.kind in NUMBERS else None
    open_question = reply.status == "unclear" and any(line.name not in NOTHING for line in reply.lines)
    if clause is None or open_question or reply.status == "no_report":
        return plan, evidence, reply
    return beside(library, replace(plan, topic_words=clause), (plan, evidence, reply), reports)


def repeats_the_figure(plan: QuestionPlan, folded: str) -> bool:
    """Whether a follow-up asks for the last figure again ("and what about Panzhihua?") and has no words of its own."""
    return "indicator" in plan.inherited and not (own_words(plan) or says("firmly", folded, plan.language))


def instead(library: Library, plan: QuestionPlan, evidence: Evidence, reply: Reply, reports: Listing) -> Proved:
    """The passages where they answer; else what was said."""
    worded = replace_kind(plan, "describe")
    found = gather(library, worded, reports)
    described = conclude(worded, found, reports)
    return (worded, found, described) if described.status == "answered" else (plan, evidence, reply)


def beside(library: Library, worded: QuestionPlan, proved: Proved, reports: Listing) -> Proved:
    """The passages for one clause of the question after the figures for the rest of it."""
    plan, evidence, reply = proved
    found = gather(library, replace_kind(worded, "describe"), reports)
    described = conclude(replace_kind(worded, "describe"), found, reports)
    if described.status != "answered":
        return proved
    status = reply.status if reply.status == "blank" else "answered"
    caveats = tuple(dict.fromkeys((*reply.caveats, *described.caveats)))
    both = replace(reply, status=status, lines=(*reply.lines, *described.lines), caveats=caveats)
    return plan, replace(evidence, passages=found.passages, topic=found.topic), both
