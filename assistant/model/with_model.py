"""What a chat model adds to an answer, step by step: a reading of what the rules left open, prose, translations.

Prose comes after the proved answer and never into it: values, citations and status are those of the rules.
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.answer import Answer, Translation
from assistant.model.chat_model import Deadline, Piece, Writes, deadline_in, load_chat_model
from assistant.model.prose import write_prose, write_translations
from assistant.model.read_by_model import Reread, is_unresolved, read_by_model
from assistant.plan import QuestionPlan
from assistant.sentences import say
from assistant.settings import Settings
from assistant.trail import Step, Trail, timed

Prove = Callable[[QuestionPlan, tuple[Step, ...]], Trail]


@dataclass(frozen=True)
class Model:
    """The configured model: its name, how it is called, and when all calls for one answer must be over."""

    name: str
    write: Writes
    deadline: Deadline


def with_model(trail: Trail, prove: Prove, settings: Settings, write: Writes | None = None) -> Iterator[Trail]:
    """The proved trail first, then the same after each sentence that the model adds, last with what was left out.

    ``write`` replaces the configured model (tests). Raises ChatModelError where the model cannot be loaded; whatever it
    does after that is no error.
    """
    name = str(settings.chat_model)
    writes = write or load_chat_model(name, settings.chat_timeout)
    model = Model(name, writes, deadline_in(settings.chat_timeout))
    trail = resolved(trail, prove, model)
    yield trail
    if trail.answer.status == "answered" and trail.answer.citations:
        yield from written(trail, model)


def resolved(trail: Trail, prove: Prove, model: Model) -> Trail:
    """The trail of the question as the model read it, where the rules left it open and the reading holds; else ``trail``.

    A reading counts only if it finds a figure; a refusal in other words would say no more than the one there is.
    """
    if not is_unresolved(trail):
        return trail
    reread, asked = timed("model_read", read_by_model, trail, model.write, model.deadline)
    again = prove(reread.plan, (*trail.steps, asked)) if reread.plan is not None else None
    if again is None or again.answer.status not in ("answered", "blank"):
        notes = (say("model_failed", trail.plan.language, why=reread.failure),) if reread.failure else ()
        return later(replace(trail, answer=replace(trail.answer, model=model.name, notes=notes)), asked)
    return replace(again, answer=read_aloud(again.answer, reread, model.name))


def read_aloud(answer: Answer, reread: Reread, model: str) -> Answer:
    """``answer`` with how the question was read, first of what a reader must know."""
    joined = ("; " if answer.language == "en" else "\uff0c").join(reread.readings)
    caveat = say("model_read", answer.language, model=model, readings=joined)
    plan = {**answer.plan, "read_by": model}
    return replace(answer, caveats=(caveat, *answer.caveats), plan=plan, model=model)


def written(trail: Trail, model: Model) -> Iterator[Trail]:
    """The trail after each sentence and translation that stands, last with what was left out and why it stopped."""
    started = time.perf_counter()
    trail = replace(trail, answer=replace(trail.answer, model=model.name))
    failure: str | None = None
    for part in write_prose(trail.answer, model.write, model.deadline):
        if isinstance(part, Piece):
            failure = part.failure
            continue
        trail = replace(trail, written=(*trail.written, part))
        if part.fault is None:
            trail = replace(trail, answer=replace(trail.answer, prose=(*trail.answer.prose, part.text)))
            yield trail
    if failure is None and wants_translation(trail.answer):
        for translated in write_translations(trail.answer, model.write, model.deadline):
            if isinstance(translated, Piece):
                failure = translated.failure
                continue
            place, sentence = translated
            trail = replace(trail, written=(*trail.written, sentence))
            if sentence.fault is None:
                trail = replace(trail, answer=with_translation(trail.answer, Translation(place, sentence.text)))
                yield trail
    answer = replace(trail.answer, notes=notes_on(trail, failure))
    yield later(replace(trail, answer=answer), Step("model", (time.perf_counter() - started) * 1000))


def wants_translation(answer: Answer) -> bool:
    """Whether an English answer quotes Chinese."""
    return answer.language == "en" and any(re.search("[一-鿿]", citation.quote) for citation in answer.citations)


def with_translation(answer: Answer, translation: Translation) -> Answer:
    """``answer`` with one more translation; the first one of a quote stands."""
    if any(known.citation == translation.citation for known in answer.translations):
        return answer
    return replace(answer, translations=(*answer.translations, translation))


def notes_on(trail: Trail, failure: str | None) -> tuple[str, ...]:
    """What must be said of a model's work: sentences left out, and why it stopped or gave nothing."""
    language = trail.plan.language
    notes = []
    if dropped := sum(sentence.fault is not None for sentence in trail.written):
        notes.append(say("model_dropped", language, count=dropped))
    if failure is not None:
        kept = any(sentence.fault is None for sentence in trail.written)
        notes.append(say("model_stopped" if kept else "model_failed", language, why=failure))
    elif not trail.written:
        notes.append(say("model_failed", language, why="empty"))
    return tuple(notes)


def later(trail: Trail, step: Step) -> Trail:
    """``trail`` after one more step."""
    answer = replace(trail.answer, elapsed_ms=trail.answer.elapsed_ms + step.ms)
    return replace(trail, answer=answer, steps=(*trail.steps, step))
