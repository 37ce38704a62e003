"""What a chat model adds to a proved answer, and the time it takes."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.plan import QuestionPlan
from assistant.prose import with_prose
from assistant.settings import Settings
from assistant.trail import Step, Trail, timed

Prove = Callable[[QuestionPlan, tuple[Step, ...]], Trail]


def with_model(trail: Trail, prove: Prove, settings: Settings) -> Iterator[Trail]:
    """The proved trail first, then the same with what the configured model adds."""
    del prove  # a question is always read by rules
    yield trail
    answer, asked = timed("model", with_prose, trail.answer, settings)
    yield replace(trail, answer=replace(answer, elapsed_ms=answer.elapsed_ms + asked.ms), steps=(*trail.steps, asked))
