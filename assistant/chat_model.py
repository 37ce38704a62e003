"""The one home of LangChain chat models: one text in, one text out, within a time limit."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

from assistant.errors import ChatModelError


class Writes(Protocol):
    """A chat model as Wenbao uses it: a system text and a human text in, a text out."""

    def __call__(self, system: str, human: str) -> str: ...


@dataclass(frozen=True)
class Written:
    """What a model wrote, or in a word why it wrote nothing ("timeout", the name of its error)."""

    text: str
    failure: str | None = None


def load_chat_model(name: str, timeout: float) -> Writes:
    """The chat model ``provider:name`` of LangChain's ``init_chat_model``; ChatModelError where it cannot be loaded."""
    from langchain.chat_models import init_chat_model

    try:
        model = init_chat_model(name, timeout=timeout, max_retries=0, temperature=0)
    except (ImportError, ValueError) as error:
        raise ChatModelError(
            f"WENBAO_CHAT_MODEL={name}: {error}; name it as provider:name and install the provider's LangChain package"
        ) from error

    def write(system: str, human: str) -> str:
        reply = model.invoke([("system", system), ("human", human)])
        return str(reply.text)

    return write


def write_within(write: Writes, system: str, human: str, timeout: float) -> Written:
    """What ``write`` returns within ``timeout`` seconds; every failure of a model is a word, never an exception.

    A model is a foreign program behind a network: it may be down, slow, or fail in ways of its own. The future holds
    whatever it raised. A call that outlives its time is left to end by itself.
    """
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chat-model")
    future: Future[str] = worker.submit(write, system, human)
    done, _ = wait([future], timeout=timeout)
    worker.shutdown(wait=False, cancel_futures=True)
    if not done:
        return Written("", "timeout")
    error = future.exception()
    if error is not None:
        return Written("", type(error).__name__)
    return Written(future.result())
