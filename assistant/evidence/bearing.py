"""Which figures can bear on a question that is put to many reports: the rest is left in the database."""

from collections.abc import Iterator

from assistant.evidence.scope_asked import asked_scopes
from assistant.evidence.whose import EVERY_FIGURE, asks_inside
from assistant.plan import QuestionPlan
from assistant.question.families import (
    ancestors,
    counting,
    cumulative_of,
    in_areas,
    parent_of,
    stands_for,
    stands_for_called,
    stands_for_in_table,
    summed_from,
    table,
    together,
)
from ingest.vocabulary import children

# Of fewer reports everything is read: it costs little, and what an answer shows beside its figure is at hand.
MANY_REPORTS = 20


def bearing_on(plan: QuestionPlan) -> tuple[str, ...] | None:
    """The indicators whose cells may answer ``plan`` in any of its reports; None where any cell may.

    A quotation, a body inside a report, a scope that is named and a sum that is checked are looked for in every row of every table.
    """
    if len(plan.reports) < MANY_REPORTS or not plan.asks:
        return None
    if plan.quoted or plan.kind in EVERY_FIGURE or asks_inside(plan) or asked_scopes(plan):
        return None
    asked = {name for ask in plan.asks for name in ask.indicators}
    asked |= {whole for name in asked if (whole := parent_of(name))}  # all parts of a whole are asked as the whole
    counted = asked | {other for name in asked for other in said_by(name)}
    around = {other for name in counted for other in (*children(name), *ancestors(name), *counting(name))}
    return tuple(sorted(counted | around))


def said_by(indicator: str) -> Iterator[str]:
    """The rows that say what ``indicator`` says: in older forms, as a running total, by area, in parts or as its whole."""
    yield from together(indicator)
    yield from stands_for(indicator)
    yield from stands_for_in_table(indicator)
    yield from summed_from(indicator)
    yield from (name for name in (cumulative_of(indicator), in_areas(indicator)) if name)
    yield from (name for name, running in table("cumulative_of").items() if running == indicator)
    if (called := stands_for_called(indicator)) is not None:
        yield called[0]
    if indicator in table("subject_words"):
        yield "req_received"
