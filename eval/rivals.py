"""What people would use instead, asked the same questions: passages found by similarity, and a number taken from the best.

A rival knows neither agencies nor years nor figures. It is read kindly: dates, document numbers and list marks in its
passage are no numbers to it, words of degree are kept, and it need not mark anything as computed.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.model.chat_model import Writes, text_within
from eval.cases import Case
from eval.run import CaseResult, TextOf, score_answer
from index.library import Library
from index.search import Way, search_passages
from ingest.folding import fold_text
from ingest.numbers import find_numbers

RIVALS = ("naive", "bm25", "dense")
PASSAGES = 4
# The prompt of the usual tutorials, in our words; a model that finds nothing may say so.
PROMPT = (
    "Answer the question from the passages below and from nothing else. Give the number asked for and nothing around it. "
    "If the passages do not hold the answer, say that you do not know."
)


@dataclass(frozen=True)
class Found:
    """A passage that a rival found: ``text`` stands at ``start`` of the stored text of ``report``."""

    report: str
    file: str
    start: int
    text: str


Retrieve = Callable[[str], Sequence[Found]]


@dataclass(frozen=True)
class Rival:
    """A way to answer: passages for a question, best first, and a chat model that reads them, if there is one."""

    name: str
    retrieve: Retrieve
    write: Writes | None = None
    timeout: float = 30.0


@dataclass(frozen=True)
class RivalRun:
    """The results of one rival, in the order of the cases."""

    name: str
    results: tuple[CaseResult, ...]


def library_rival(library: Library, name: str, way: Way) -> Rival:
    """Our own passage search over the whole library, by words alone or by meaning alone."""
    files = {row.id: row.file for row in library.catalog.reports()}

    def retrieve(question: str) -> tuple[Found, ...]:
        hits = search_passages(library, question, None, PASSAGES, way)
        passages = (hit.passage for hit in hits)
        return tuple(Found(found.report, files[found.report], found.start, found.text) for found in passages)

    return Rival(name, retrieve)


def run_rival(rival: Rival, cases: Sequence[Case], text_of: TextOf) -> RivalRun:
    """Every case asked and scored as the assistant is; a follow-up is asked together with the questions before it."""
    asked: dict[str, str] = {}
    results = []
    for case in cases:
        question = case.question if case.after is None else f"{asked[case.after]} {case.question}"
        asked[case.id] = question
        results.append(score_answer(case, rival_answer(rival, question), text_of, {}))
    return RivalRun(rival.name, tuple(results))


def rival_answer(rival: Rival, question: str) -> dict[str, Any]:
    """The answer in the form that the scorers read: one number at most, and the passages as citations."""
    started = time.perf_counter()
    passages = rival.retrieve(question)
    said = passages[0].text if passages else ""
    if rival.write is not None and passages:
        context = "\n\n".join(passage.text for passage in passages)
        said = text_within(rival.write, PROMPT, f"{context}\n\n{question}", rival.timeout)
    numbers = find_numbers(fold_text(said))[:1]
    return {
        "status": "answered" if numbers else "not_reported",
        "text": said,
        "values": [
            {
                "value": float(number.value) if number.value % 1 else int(number.value),
                "unit": number.unit,
                "qualifier": number.qualifier,
                "agency": "",
                "year": None,
                "citation": 0,
            }
            for number in numbers
        ],
        "citations": [_citation(passage) for passage in passages],
        "caveats": [],
        "elapsed_ms": (time.perf_counter() - started) * 1000,
    }


def _citation(passage: Found) -> dict[str, Any]:
    end = passage.start + len(passage.text)
    return {
        "report": passage.report,
        "file": passage.file,
        "start": passage.start,
        "end": end,
        "quote": passage.text,
    }
