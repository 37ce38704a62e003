"""The one home of LangChain chat models: a system and a human text in, pieces of text out, within a time limit."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from assistant.errors import ChatModelError

LONGEST = 4000  # characters of a model's text that are looked at


class Writes(Protocol):
    """A chat model as Wenbao uses it: a system text and a human text in, a text out piece by piece as it is written."""

    def __call__(self, system: str, human: str) -> Iterator[str]: ...


@dataclass(frozen=True)
class Piece:
    """A piece of what a model writes; ``failure`` says in a word why nothing follows ("timeout", the name of its error)."""

    text: str
    failure: str | None = None


@dataclass(frozen=True)
class Deadline:
    """When all calls for one answer must be over, on the monotonic clock."""

    at: float

    @property
    def left(self) -> float:
        """The seconds that are left, never below zero."""
        return max(self.at - time.monotonic(), 0.0)


def deadline_in(seconds: float) -> Deadline:
    """The deadline ``seconds`` from now."""
    return Deadline(time.monotonic() + seconds)


@lru_cache(maxsize=4)
def load_chat_model(name: str, timeout: float) -> Writes:
    """The chat model ``provider:name`` of LangChain's ``init_chat_model``; ChatModelError where it cannot be loaded.

    A provider's own errors (a key that is not set) are ChatModelErrors too: they are raised before any question.
    """
    from langchain.chat_models import init_chat_model

    try:
        model = init_chat_model(name, timeout=timeout, max_retries=0, temperature=0)
    except Exception as error:
        first = str(error).strip().splitlines()[:1]
        raise ChatModelError(
            f"WENBAO_CHAT_MODEL={name}: {first[0] if first else type(error).__name__}; "
            "name it as provider:name, install the provider's LangChain package and set its key"
        ) from error

    def write(system: str, human: str) -> Iterator[str]:
        for chunk in model.stream([("system", system), ("human", human)]):
            yield str(chunk.text)

    return write


def pieces_within(write: Writes, system: str, human: str, deadline: Deadline) -> Iterator[Piece]:
    """What ``write`` yields until the deadline; every failure of a model is a word in the last piece, never an exception.

    A model is a foreign program behind a network: it may be down, slow, never end, or fail in ways of its own. It runs on
    a thread that nobody waits for: a call that outlives its time is left to end by itself, also when the process ends.
    """
    queue: SimpleQueue[Piece] = SimpleQueue()
    stopped = Event()

    def run() -> None:
        try:
            for text in write(system, human):
                if stopped.is_set():
                    return
                queue.put(Piece(text))
            queue.put(Piece("", ""))
        except Exception as error:  # noqa: BLE001 (whatever a foreign client raises is the model's failure, not ours)
            queue.put(Piece("", type(error).__name__))

    Thread(target=run, name="chat-model", daemon=True).start()
    written = 0
    try:
        while written < LONGEST:
            piece = queue.get(timeout=deadline.left) if deadline.left else Piece("", "timeout")
            if piece.failure is not None:
                if piece.failure:
                    yield piece
                return
            written += len(piece.text)
            yield piece
    except Empty:
        yield Piece("", "timeout")
    finally:
        stopped.set()


def text_within(write: Writes, system: str, human: str, seconds: float) -> str:
    """What ``write`` writes within a time, in one text; what came before a failure is kept."""
    return "".join(piece.text for piece in pieces_within(write, system, human, deadline_in(seconds)))
