"""The one public path from a question to an answer."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.conclude import conclude
from assistant.gather import gather, locate_quotation
from assistant.planner import plan_question
from assistant.reply import compose
from assistant.settings import Settings
from assistant.verify import verify
from index.library import Library


def ask(library: Library, question: str, history: Sequence[Answer] = (), settings: Settings | None = None) -> Answer:
    """The answer to ``question`` from the reports of ``library``, in the light of the answers before it.

    ``history`` holds the answers of the conversation so far, oldest first. Without a chat model in ``settings``
    nothing but the library is read, and the same question gets the same answer. Raises the errors of ``index.errors``
    where the library cannot be read; a question never raises.
    """
    started = time.perf_counter()
    reports = library.catalog.reports()
    longest = settings.max_question if settings else Settings.model_fields["max_question"].default
    plan = plan_question(question, history, reports, longest)
    plan = locate_quotation(library, plan)
    evidence = gather(library, plan, reports)
    reply = conclude(plan, evidence, reports)
    answer = verify(compose(reply, plan, evidence.rows), library)
    if settings is not None and settings.chat_model:
        from assistant.prose import with_prose  # loads langchain: only where a chat model is configured

        answer = with_prose(answer, settings)
    return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)
