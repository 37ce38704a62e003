"""The assistant as a LangChain Runnable: a question in, the JSON answer out, so that it composes with other chains."""

from collections.abc import Mapping
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.ask import ask
from assistant.settings import Settings
from index.library import Library


def answer_chain(library: Library, settings: Settings | None = None) -> Runnable[str | Mapping[str, Any], Answer]:
    """A Runnable from a question, or ``{"question": str, "history": [Answer, ...]}``, to an ``Answer``.

    ``answer_chain(library) | (lambda answer: answer.to_json())`` gives the documented JSON object.
    """

    def answer(given: str | Mapping[str, Any]) -> Answer:
        if isinstance(given, str):
            return ask(library, given, (), settings)
        return ask(library, str(given["question"]), tuple(given.get("history", ())), settings)

    return RunnableLambda(answer, name="wenbao")
