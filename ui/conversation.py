"""A conversation on the page as values: turns in, turns out, and what the page shows of them. Nothing of Gradio here."""

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Protocol

from assistant.answer import Answer
from ui.render_page import StoredText, answer_html, failure_html, figures_html, passages_html, question_html
from ui.render_terminal import answer_text
from ui.texts import Language, text

LOG: Final = logging.getLogger("wenbao.ui")
QUESTION_LIMIT: Final = 1000
FEW: Final = 3  # examples offered once the conversation has begun
MESSAGE_SHARE: Final = 2  # a turn is two messages: the question and the reply

Message = dict[str, str]


class AskFunction(Protocol):
    """The assistant as the page sees it: a question and the answers before it in; the proved answer out, then the same
    answer after each sentence that a chat model adds."""

    def __call__(self, question: str, history: Sequence[Answer]) -> Iterator[Answer]: ...


@dataclass(frozen=True)
class ReportLine:
    """One report of the library as the page lists it."""

    id: str
    file: str
    agency: str | None
    year: int | None
    figures: int
    invented: bool


@dataclass(frozen=True)
class Desk:
    """What the page works with: who answers, where stored text comes from, what the library holds.

    ``spoken`` names an agency in a language (a romanised name in English); ``sample`` says that the library is the
    sample library of the project.
    """

    ask: AskFunction
    stored: StoredText
    reports: tuple[ReportLine, ...]
    sample: bool
    spoken: Callable[[str, Language], str]

    @property
    def invented(self) -> frozenset[str]:
        """The ids of the invented reports."""
        return frozenset(report.id for report in self.reports if report.invented)


@dataclass(frozen=True)
class Turn:
    """A question and its answer, or the sentence that stands for an answer that failed."""

    question: str
    answer: Answer | None
    failure: str = ""


def take_turn(
    ask: AskFunction, turns: tuple[Turn, ...], question: str, language: Language
) -> Iterator[tuple[Turn, ...]]:
    """The conversation with one more turn, as often as its answer grows.

    A failure of the assistant becomes one sentence, or ends what was already answered; the log has the details.
    """
    asked = question.strip()
    if len(asked) > QUESTION_LIMIT:
        sentence = text(language, "question_too_long").format(length=len(asked), limit=QUESTION_LIMIT)
        yield (*turns, Turn(asked[:QUESTION_LIMIT] + "…", None, sentence))
        return
    history = tuple(turn.answer for turn in turns if turn.answer is not None)
    shown: Answer | None = None
    # A worker of its own keeps whatever goes wrong in one question away from the page: the future holds the error.
    with ThreadPoolExecutor(max_workers=1) as worker:
        answers = ask(asked, history)
        while True:
            future = worker.submit(next, answers, None)
            error = future.exception()
            if error is not None:
                break
            answer = future.result()
            if answer is None:
                return
            shown = answer
            yield (*turns, Turn(asked, answer))
    reference = secrets.token_hex(3)
    LOG.error("question failed, reference %s: %r", reference, asked, exc_info=error)
    if shown is None:
        yield (*turns, Turn(asked, None, text(language, "failure").format(reference=reference)))


def messages(turns: Sequence[Turn], pending: str = "") -> list[Message]:
    """The turns as chat messages; ``pending`` is a question that still waits for its answer."""
    shown: list[Message] = []
    for turn in turns:
        reply = failure_html(turn.failure) if turn.answer is None else answer_html(turn.answer)
        shown.append({"role": "user", "content": question_html(turn.question)})
        shown.append({"role": "assistant", "content": reply})
    if pending.strip():
        shown.append({"role": "user", "content": question_html(pending.strip()[:QUESTION_LIMIT])})
    return shown


def turn_of_message(turns: Sequence[Turn], message: int) -> Answer | None:
    """The answer of the turn that the message with this number belongs to, or None."""
    number = message // MESSAGE_SHARE
    return turns[number].answer if 0 <= number < len(turns) else None


def latest_answer(turns: Sequence[Turn]) -> Answer | None:
    """The answer of the last turn, or None where there is none."""
    return turns[-1].answer if turns else None


@dataclass(frozen=True)
class Panel:
    """The panel beside the conversation: figures, passages, and the answer as text to copy."""

    figures: str
    passages: str
    copy_text: str


def panel(answer: Answer | None, desk: Desk, language: Language) -> Panel:
    """What the panel shows for one answer; a sentence where there is no answer yet."""
    if answer is None:
        return Panel(f'<p class="wb-none">{text(language, "panel_empty")}</p>', "", "")
    figures = figures_html(answer, language)
    passages = passages_html(answer.citations, desk.stored, language, desk.invented)
    heads = [f"<h2>{text(language, key)}</h2>" for key in ("figures_title", "passages_title")]
    copied = f"{answer.question}\n\n{answer_text(answer)}"
    return Panel(heads[0] + figures, heads[1] + passages, copied)


def next_questions(turns: Sequence[Turn], examples: Sequence[str], language: Language) -> tuple[str, tuple[str, ...]]:
    """The heading and the questions that the buttons under the conversation offer."""
    answer = latest_answer(turns)
    if answer is None or not answer.suggestions:
        return text(language, "examples_label"), tuple(examples[: FEW if turns else None])
    key = "choices_label" if answer.status == "unclear" else "suggestions_label"
    return text(language, key), answer.suggestions
