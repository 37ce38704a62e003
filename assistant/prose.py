"""Prose of a chat model around a proved answer: written after it, checked sentence by sentence, dropped where it fails."""

import re
from dataclasses import replace

from assistant.answer import Answer
from assistant.chat_model import Writes, load_chat_model, write_within
from assistant.cues import load
from assistant.sentences import say
from assistant.settings import Settings
from assistant.verify import numbers_in, supported

MARK = re.compile(r"\[(\d+)\]")
SENTENCE = re.compile(r"[^。!?!?.\n]+(?:\.(?=\d)[^。!?!?.\n]+)*(?:[。!?!?.]+(?:\s*\[\d+\])*|$)")
LONGEST = 2000  # characters of a model's text that are looked at


def with_prose(answer: Answer, settings: Settings, write: Writes | None = None) -> Answer:
    """``answer`` with the model's sentences that the evidence supports below it; status, values and citations stay.

    ``write`` replaces the configured model (tests). Nothing is written for refusals: there is nothing to explain.
    """
    if answer.status != "answered" or not answer.citations or settings.chat_model is None:
        return answer
    writes = write or load_chat_model(settings.chat_model, settings.chat_timeout)
    written = write_within(writes, system_text(answer), human_text(answer), settings.chat_timeout)
    if written.failure is not None or not written.text.strip():
        why = written.failure or "empty"
        caveat = say("model_failed", answer.language, why=why)
        return replace(answer, caveats=(*answer.caveats, caveat), model=settings.chat_model)
    kept, dropped = checked(written.text[:LONGEST], answer)
    caveats = answer.caveats
    if dropped:
        caveats = (*caveats, say("model_dropped", answer.language, count=len(dropped)))
    text = f"{answer.text}\n\n{' '.join(kept)}" if kept else answer.text
    return replace(answer, text=text, caveats=caveats, model=settings.chat_model)


def system_text(answer: Answer) -> str:
    """What the model is told about its task."""
    languages = load("prompts")["languages"]
    return str(load("prompts")["system"]).format(language_name=languages[answer.language])  # type: ignore[index]


def human_text(answer: Answer) -> str:
    """What the model is given: the question, the proved answer and the numbered quotes."""
    quotes = "\n".join(f"[{number}] {citation.quote}" for number, citation in enumerate(answer.citations, 1))
    return str(load("prompts")["human"]).format(question=answer.question, answer=answer.text, quotes=quotes)


def checked(text: str, answer: Answer) -> tuple[list[str], list[str]]:
    """The sentences of a model's text that stand, and those that do not."""
    sentences = [match.group().strip() for match in SENTENCE.finditer(text)]
    kept = [sentence for sentence in sentences if sentence and stands(sentence, answer)]
    return kept, [sentence for sentence in sentences if sentence and sentence not in kept]


def stands(sentence: str, answer: Answer) -> bool:
    """Whether a sentence cites quotes that exist and states only numbers of those quotes or of the proved values."""
    marks = [int(mark) for mark in MARK.findall(sentence)]
    if not marks or any(not 1 <= mark <= len(answer.citations) for mark in marks):
        return False
    allowed = {value.value for value in answer.values if value.value is not None}
    allowed |= {number for mark in marks for number in numbers_in(answer.citations[mark - 1].quote)}
    years = {answer.citations[mark - 1].year for mark in marks}
    allowed |= {number for year in years if year for number in numbers_in(str(year))}
    return supported(sentence, allowed)
