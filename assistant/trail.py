"""Everything that lies between one question and its answer, step by step, for whoever wants to see it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from assistant.answer import Answer
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.reply import Reply

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Step:
    """One step and the milliseconds it took."""

    name: str
    ms: float


@dataclass(frozen=True)
class Sentence:
    """A sentence that a chat model wrote; ``fault`` says in a word why it was left out, None where it stands."""

    text: str
    fault: str | None = None


@dataclass(frozen=True)
class Trail:
    """How one answer came about: the reading of the question, the evidence, what was said of it, and the time of each step.

    ``written`` are the sentences of a chat model, those that were left out too.
    """

    plan: QuestionPlan
    evidence: Evidence
    reply: Reply
    answer: Answer
    steps: tuple[Step, ...]
    written: tuple[Sentence, ...] = ()


def timed(name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, Step]:
    """What ``work`` returns, and the step with the time that it took."""
    started = time.perf_counter()
    done = work(*args, **kwargs)
    return done, Step(name, (time.perf_counter() - started) * 1000)
