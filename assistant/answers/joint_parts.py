"""Parts of one breakdown that a question takes together ("online and by letter together", "法人或其他组织"): one number."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.answers.lookup import finding_lines
from assistant.compute import total_of
from assistant.cues import QUANTITY, find_cues
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence
from assistant.evidence.meant import distinct_asks
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import are_parts, is_within, siblings
from assistant.question.phrases import phrase_spans
from assistant.readings import Reading
from assistant.reply import Line, Reply
from assistant.sentences import reading_label
from ingest.folding import fold_text

EITHER = {"zh": ("或",), "en": (" or ",)}


def parts_listed(plan: QuestionPlan) -> list[Ask]:
    """The things asked for that are parts of one whole beside each other, and those that name several parts by one word.

    None where the question names more than these and their whole.
    """
    asks = distinct_asks(plan.asks)
    first = [ask.indicators[0] for ask in asks]
    listed = [
        ask for ask in asks
        if are_parts(ask.indicators) or any(name in siblings(ask.indicators[0]) for name in first)
    ]  # fmt: skip
    held = [name for ask in listed for name in ask.indicators]
    others = [ask.indicators[0] for ask in asks if ask not in listed]
    if not all(any(is_within(name, other) for name in held) for other in others):
        return []  # something else stands in the list: without it the sum would be another
    spans = [span for ask in listed for span in ask.spans]
    return [ask for ask in listed if not ask.spans or any(spans.count(span) == 1 for span in ask.spans)]


def taken_together(plan: QuestionPlan, listed: Sequence[Ask]) -> bool:
    """Whether the question wants one number for the parts it lists: it says "together", or sets an "or" between them."""
    question = fold_text(plan.question)
    cues = find_cues(question, plan.language)
    if {"several", "sum"} & set(plan.inherited):
        return len(listed) > 1
    if len(listed) < 2 or cues.has("kinds", "breakdown") or len(QUANTITY.findall(question)) > 1:
        return False
    spans = [span for ask in listed for span in phrase_spans(question, ask, plan.language)]
    between = question[min(end for _, end in spans) : max(start for start, _ in spans)].lower() if spans else ""
    return cues.has("kinds", "total") or any(word in between for word in EITHER[plan.language])


def each_part(plan: QuestionPlan) -> bool:
    """Whether the question wants a number for each part ("各占多少")."""
    return find_cues(fold_text(plan.question), plan.language).has("kinds", "breakdown")


def added_up(parts: Sequence[Reading], language: Language) -> Reading | None:
    """The sum of parts under their labels; None where one has no value, one is counted twice or their units differ."""
    cells = {(part.indicator, part.breakdown, part.basis) for part in parts}
    if any(part.value is None for part in parts) or len(cells) < len(parts) or len({part.basis for part in parts}) > 1:
        return None
    total = total_of(parts)
    label = "+".join(reading_label(part, language) for part in parts)
    return None if total is None else replace(total, indicator=None, label=label, breakdown=(), note="joint")


def open_sum(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The refusal to take parts together of which one has no figure, each part with what the report says of it.

    None where no parts are taken together, none lacks a figure, or all do.
    """
    listed = parts_listed(plan)
    if not taken_together(plan, listed):
        return None
    asked = replace(plan, kind="lookup", inherited=())
    findings = [
        found for report in plan.reports for ask in listed
        for found in find_all(replace(asked, asks=(ask,)), evidence, report)
    ]  # fmt: skip
    lacking = [found for found in findings if found.standing != "answered" or len(found.readings) != 1]
    if not lacking or len(lacking) == len(findings):
        return None
    lines = [replace(line, readings=()) for found in findings for line in finding_lines(plan, evidence, found)]
    blank = all(found.standing == "blank" for found in lacking)
    return Reply("blank" if blank else "not_reported", (Line("parts_open"), *lines))
