"""Prose of a chat model around a proved answer: written after it, checked sentence by sentence, dropped where it fails."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.answer import Answer, Citation
from assistant.cues import load
from assistant.model.chat_model import Deadline, Piece, Writes, pieces_within
from assistant.question.stated import Stated, claims, digits, proofs
from assistant.trail import Sentence
from ingest.vocabulary import romanise

MARK = re.compile(r"\[(\d+)\]")
SENTENCE = re.compile(
    r"[^。!?\uff01\uff1f.\n]+(?:\.(?=[\w])[^。!?\uff01\uff1f.\n]+)*(?:[。!?\uff01\uff1f.]+(?:\s*\[\d+\])*|\n|\Z)"
)
LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|cn|net|org|io|gov|edu)\b", re.IGNORECASE)
LONGEST_QUOTE = 1200  # characters of one quote that a model is given
MOST_QUOTES = 12
TRANSLATED = 6  # quotes that are translated


def write_prose(answer: Answer, write: Writes, deadline: Deadline) -> Iterator[Sentence | Piece]:
    """The model's sentences as they are written, each with its fault; a last piece with the failure where it failed."""
    given = {"question": answer.question, "proved_answer": answer.text, "quotes": quotes_of(answer)}
    for part in split(pieces_within(write, system_text("prose", answer), as_data(given), deadline)):
        yield part if isinstance(part, Piece) else Sentence(part, fault_of(part, answer))


def write_translations(answer: Answer, write: Writes, deadline: Deadline) -> Iterator[tuple[int, Sentence] | Piece]:
    """The model's translations with the place of the citation (from 0) that each is of, as ``write_prose``."""
    quotes = quotes_of(answer)[:TRANSLATED]
    system = system_text("translate", answer)
    for part in lines(pieces_within(write, system, as_data({"quotes": quotes}), deadline)):
        if isinstance(part, Piece):
            yield part
            continue
        marked = re.match(r"\W*\[(\d+)\]\s*(.+)", part)
        if marked is None or not 1 <= int(marked[1]) <= len(quotes):
            yield -1, Sentence(part, "wrong_mark" if marked else "no_mark")
        else:
            place = int(marked[1]) - 1
            yield place, Sentence(marked[2], translation_fault(marked[2], answer.citations[place].quote))


def system_text(task: str, answer: Answer) -> str:
    """What the model is told about its task."""
    prompts = load("prompts")
    return str(prompts[task]).format(language_name=prompts["languages"][answer.language])  # type: ignore[index]


def as_data(given: object) -> str:
    """What the model is given, as JSON, without the signs that chat templates are written in.

    Inside a JSON string a quote cannot end its own line, and ``<|im_start|>`` or ``[INST]`` of a report is no turn.
    """
    text = json.dumps(given, ensure_ascii=False)
    return text.replace("<", "\u2039").replace(">", "\u203a").replace("[INST", "(INST").replace("[/INST", "(/INST")


def quotes_of(answer: Answer) -> list[dict[str, str]]:
    """The quotes of an answer with their marks, as a model is given them."""
    cited = answer.citations[:MOST_QUOTES]
    return [{"mark": f"[{number}]", "quote": one.quote[:LONGEST_QUOTE]} for number, one in enumerate(cited, 1)]


def split(pieces: Iterable[Piece]) -> Iterator[str | Piece]:
    """Whole sentences out of pieces, each as soon as the next one has begun; a failure last."""
    return cut(pieces, sentences)


def sentences(text: str) -> list[str]:
    """A text in sentences; what may become the mark of the last whole one stays with it."""
    found = [match.group() for match in SENTENCE.finditer(text)]
    if len(found) > 1 and re.fullmatch(r"\s*(?:\[\d*)?", found[-1]):
        found[-2:] = ["".join(found[-2:])]
    return found


def lines(pieces: Iterable[Piece]) -> Iterator[str | Piece]:
    """Whole lines out of pieces; a failure last."""
    return cut(pieces, lambda text: text.splitlines(keepends=True))


def cut(pieces: Iterable[Piece], parts_of: Callable[[str], Sequence[str]]) -> Iterator[str | Piece]:
    """The parts of a text that arrives in pieces. What was begun when a model failed is not a part."""
    begun = ""
    for piece in pieces:
        if piece.failure is not None:
            yield piece
            return
        *whole, begun = parts_of(begun + piece.text) or [begun + piece.text]
        yield from (part.strip() for part in whole if part.strip())
    yield from (part.strip() for part in parts_of(begun) if part.strip())


def fault_of(sentence: str, answer: Answer) -> str | None:
    """Why a sentence does not stand, in a word; None where it cites quotes that exist and states nothing they do not."""
    marks = [int(mark) for mark in MARK.findall(sentence)]
    if not marks:
        return "no_mark"
    if any(not 1 <= mark <= len(answer.citations) for mark in marks):
        return "wrong_mark"
    if LINK.search(sentence):
        return "link"
    cited = [answer.citations[mark - 1] for mark in marks]
    if not claims(sentence) <= evidence_of(answer, cited, {mark - 1 for mark in marks}):
        return "number"
    return "agency" if names_another(sentence, answer, cited) else None


def evidence_of(answer: Answer, cited: Sequence[Citation], places: set[int]) -> set[Stated]:
    """The numbers that a sentence may repeat: those of the quotes it cites, their years, and the values that stand on them.

    A value in 万元 is stated in full, never by the bare number of its cell.
    """
    found = {number for citation in cited for number in proofs(citation.quote)}
    found |= {number for citation in cited for number in claims(f"{citation.year}年") if citation.year}
    for value in answer.values:
        if value.value is None or not places & set(value.citations):
            continue
        hedged = value.qualifier in ("approximate", "at_least")
        own = Stated(value.value, "percent" if value.unit == "%" else "count", hedged)
        full = proofs(f"{value.value:f}{value.unit}") if re.match("[十百千]?[万亿]", value.unit) else set()
        found = (found - {own}) | {Stated(one.value, one.sort, hedged) for one in full} if full else found | {own}
    return found


def names_another(sentence: str, answer: Answer, cited: Sequence[Citation]) -> bool:
    """Whether a sentence names an agency of the answer whose report it does not cite."""
    own = {citation.agency for citation in cited}
    others = {citation.agency for citation in answer.citations} - own - {""}
    spoken = {name for agency in own for name in (agency, romanise(agency))}
    text = sentence
    for name in sorted(spoken, key=len, reverse=True):
        text = text.replace(name, "")
    return any(name and name in text for agency in others for name in (agency, romanise(agency)))


def translation_fault(text: str, quote: str) -> str | None:
    """Why a translation does not stand: it states a number that the quote does not, or leaves one out; None where it stands."""
    said = claims(text)
    if LINK.search(text) and not LINK.search(quote):
        return "link"
    if not said <= claims(quote) | proofs(quote):
        return "number"
    return None if digits(quote) <= {one.value for one in said} else "dropped_number"
