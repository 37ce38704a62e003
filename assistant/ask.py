"""The one public path from a question to an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.answers.in_words import conclude_in_words
from assistant.evidence.copies import without_copies
from assistant.evidence.gather import gather, locate_quotation
from assistant.plan import QuestionPlan
from assistant.question.planner import plan_question
from assistant.reply import compose
from assistant.settings import Settings
from assistant.trail import Step, Trail, timed
from assistant.verify import verify
from index.library import Library
from index.listing import Listing


def ask(
    library: Library,
    question: str,
    history: Sequence[Answer] = (),
    settings: Settings | None = None,
    explain: bool = False,
) -> Answer:
    """The answer to ``question`` from the reports of ``library``, in the light of the answers before it.

    ``history`` holds the answers of the conversation so far, oldest first. With ``explain`` the answer also says how it
    came about. Without a chat model in ``settings`` nothing but the library is read, and the same question gets the
    same answer. Raises the errors of ``index.errors`` where the library cannot be read; a question never raises.
    """
    *_, trail = follow(library, question, history, settings)
    return explained(trail) if explain else trail.answer


def follow(
    library: Library, question: str, history: Sequence[Answer] = (), settings: Settings | None = None
) -> Iterator[Trail]:
    """``ask`` as it happens: the proved answer first, then the same answer after each sentence that a chat model adds.

    Without a chat model there is one trail. Each answer is whole; a sentence is in it only once it passed verification.
    """
    reports = library.listings.latest()
    longest = settings.max_question if settings else Settings.model_fields["max_question"].default
    plan, planned = timed("plan", read_question, library, question, history, reports, longest)
    trail = prove(library, plan, reports, (planned,))
    if settings is None or not settings.chat_model:
        yield trail
        return
    from assistant.model.with_model import with_model  # loads langchain: only where a chat model is configured

    yield from with_model(trail, lambda plan, steps: prove(library, plan, reports, steps), settings)


def explained(trail: Trail) -> Answer:
    """The answer of ``trail`` with how it came about."""
    from assistant.explain import explain  # nobody pays for it who does not ask

    return replace(trail.answer, explain=explain(trail))


def read_question(
    library: Library, question: str, history: Sequence[Answer], reports: Listing, longest: int
) -> QuestionPlan:
    """The plan of a question; a quotation in it may name the report, and copies of a report are one."""
    plan = locate_quotation(library, plan_question(question, history, reports, longest))
    return without_copies(library, plan, reports)


def prove(library: Library, plan: QuestionPlan, reports: Listing, steps: tuple[Step, ...]) -> Trail:
    """From a plan to its proved answer; ``steps`` are those that led to the plan."""
    evidence, gathered = timed("gather", gather, library, plan, reports)
    (plan, evidence, reply), concluded = timed("conclude", conclude_in_words, library, plan, evidence, reports)
    composed, worded = timed("compose", compose, reply, plan, evidence.rows)
    answer, verified = timed("verify", verify, composed, library)
    steps = (*steps, gathered, concluded, worded, verified)
    return Trail(plan, evidence, reply, replace(answer, elapsed_ms=sum(step.ms for step in steps)), steps)
