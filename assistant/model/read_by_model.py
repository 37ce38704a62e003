"""A question that the rules leave unresolved, read by a chat model: its reading is taken only as far as it is grounded.

An indicator must exist and stand on words of the question that the rules could not account for; an agency must be held
and be written nearly so in the question; years are the rules' alone. Whatever else the model says is ignored, and
without anything grounded the refusal stands. Figures are then found by the same rules as for any question.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import get_args

from pydantic import BaseModel, Field, ValidationError

from assistant.cues import load
from assistant.model.chat_model import Deadline, Writes, pieces_within
from assistant.model.prose import as_data
from assistant.plan import Ask, Gap, Kind, QuestionPlan
from assistant.question.families import ancestors
from assistant.question.holdings import Agency, holdings_of
from assistant.question.residue import harmless_en, residue
from assistant.sentences import indicator_text, say
from assistant.trail import Trail
from ingest.folding import fold_text
from ingest.vocabulary import agency_forms, indicators

# Kinds that a model may name; the others are about the report itself and have cues of their own.
KINDS = frozenset(("lookup", "breakdown", "trend", "change", "compare", "rank", "total", "mean", "share"))
CLOSE = 0.84  # likeness of a misspelt name to the agency's own, below which it is another name
MOST_NAMES = 60  # agencies that a model is shown
# Words that turn a figure round or cut a part out of it: what stands beside them is never handed to a model.
TURNING = re.compile(
    r"\b(?:not|no|non|never|without|except|excluding|besides|other than|unless|neither|nor|pending)\b|n't\b|[不未非无除没待]",
    re.IGNORECASE,
)


class Mapped(BaseModel):
    """An indicator and the words of the question that are said to ask for it."""

    id: str = Field(max_length=80)
    words: str = Field(min_length=2, max_length=200)


class Named(BaseModel):
    """An agency and the words of the question that are said to name it."""

    name: str = Field(max_length=120)
    words: str = Field(min_length=2, max_length=120)


class ModelReading(BaseModel):
    """A model's reading of a question, as it comes: nothing in it is trusted."""

    kind: str | None = None
    indicators: list[Mapped] = Field(default_factory=list, max_length=8)
    agencies: list[Named] = Field(default_factory=list, max_length=8)


@dataclass(frozen=True)
class Reread:
    """What came of asking a model: a plan and how the question was read, or in a word why it could not be asked."""

    plan: QuestionPlan | None = None
    readings: tuple[str, ...] = ()
    failure: str | None = None


def is_unresolved(trail: Trail) -> bool:
    """Whether the rules refused for words they do not know; what they understood and found missing is settled."""
    plan = trail.plan
    if trail.answer.status not in ("unclear", "not_reported", "out_of_scope") or plan.reason not in (None, "near_name"):
        return False
    if (
        plan.choices
        or plan.gaps
        or plan.quoted
        or plan.numbers
        or plan.kind in ("derive", "library", "define", "check")
    ):
        return False
    return bool(plan.residue) and not TURNING.search(plan.topic_words)


def read_by_model(trail: Trail, write: Writes, deadline: Deadline) -> Reread:
    """The plan of an unresolved question as far as the model's reading of it is grounded."""
    pieces = list(pieces_within(write, str(load("prompts")["read"]).format(), as_data(given(trail)), deadline))
    failure = next((piece.failure for piece in pieces if piece.failure), None)
    if failure is not None:
        return Reread(failure=failure)
    reading = parsed("".join(piece.text for piece in pieces))
    return Reread(failure="malformed") if reading is None else grounded(reading, trail)


def given(trail: Trail) -> dict[str, object]:
    """What the model chooses from. Names of agencies come from reports, and are data like everything else."""
    held = holdings_of(trail.evidence.listing)
    figures = [figure for report in trail.plan.reports for figure in trail.evidence.figures.get(report, ())]
    printed = dict.fromkeys(figure.indicator for figure in figures if figure.indicator)
    known = {name: indicator_text(name, trail.plan.language) for name in printed or indicators()}
    names = [agency.name for agency in held][:MOST_NAMES] if not trail.plan.reports else []
    return {"question": trail.plan.question, "agencies": names, "indicators": known}


def parsed(text: str) -> ModelReading | None:
    """The first JSON object of a model's text as a reading, None where there is none of that shape."""
    start, end = text.find("{"), text.rfind("}")
    try:
        return ModelReading.model_validate(json.loads(text[start : end + 1]))
    except (ValueError, ValidationError, RecursionError):
        return None


def grounded(reading: ModelReading, trail: Trail) -> Reread:
    """The plan with the parts of a reading that hold; nothing where none does."""
    plan = trail.plan
    question = fold_text(plan.question).strip()
    asks = tuple(ask for mapped in reading.indicators if (ask := grounded_ask(mapped, plan, question)))
    if not asks or len({ask.indicators for ask in asks}) != len(asks):
        return Reread()
    placed = plan if plan.reports else with_agency(plan, reading.agencies, trail, question)
    if not placed.reports:
        return Reread()
    names = [one for one in reading.agencies if not plan.reports and one.name in placed.agencies]
    spans = [(ask.start, ask.end) for ask in asks] + [span_of(one.words, question) for one in names]
    kept = tuple(ask for ask in plan.asks if not any(start <= ask.start and ask.end <= end for start, end in spans))
    rest = tuple(left_of(plan, spans, question))
    covered = replace(placed, asks=(*kept, *asks), residue=rest, kind=kind_of(reading, plan))
    language = plan.language
    told = [(ask.phrase, indicator_text(ask.indicators[0], language)) for ask in asks]
    told += [(one.words, one.name) for one in names]
    return Reread(covered, tuple(say("model_reading", language, words=words, label=label) for words, label in told))


def span_of(words: str, question: str) -> tuple[int, int]:
    """Where words stand whole in a folded question; an empty stretch at its head where they do not."""
    bare = re.escape(fold_text(words).strip())
    found = re.search(rf"(?<![A-Za-z0-9]){bare}(?![A-Za-z0-9])", question, re.IGNORECASE) if bare else None
    return found.span() if found else (0, 0)


def grounded_ask(mapped: Mapped, plan: QuestionPlan, question: str) -> Ask | None:
    """The ask of one indicator, where its words stand in the question and say something that the rules did not know.

    The rules refused to answer with what they had read; so neither that nor anything broader may come back for it.
    """
    start, end = span_of(mapped.words, question)
    words = question[start:end].lower()
    if mapped.id not in indicators() or not words:
        return None
    refused = {name for ask in plan.asks for name in ask.indicators}
    if mapped.id in refused | {above for name in refused for above in ancestors(name)}:
        return None
    if not any(word in words or words in word for word in plan.residue):
        return None
    return Ask((mapped.id,), question[start:end], start, end, ((start, end),))


def left_of(plan: QuestionPlan, spans: Sequence[tuple[int, int]], question: str) -> Iterable[str]:
    """The words of the residue that no grounded ask covers; a piece of a Chinese run that is left is left over too."""
    rest = list(question)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    remaining = set(residue("".join(rest), plan.language, ()))
    for word in plan.residue:
        pieces = [piece for piece in remaining if piece in word or word in piece]
        yield from (piece if piece in word else word for piece in pieces if piece not in harmless_en())


def with_agency(plan: QuestionPlan, named: Sequence[Named], trail: Trail, question: str) -> QuestionPlan:
    """The plan with the one held agency that the question nearly writes ("Panzihua"), for the years the rules read."""
    held = holdings_of(trail.evidence.listing)
    chosen = [
        agency for agency in held for one in named if one.name == agency.name and is_nearly(one, agency, question)
    ]
    rivals = [agency for agency in held for one in named if agency not in chosen and is_nearly(one, agency, question)]
    if len(set(chosen)) != 1 or rivals:
        return plan
    agency = chosen[0]
    years = {row.identity.year for row in agency.reports}
    found = tuple(row.id for row in agency.reports if not plan.years or row.identity.year in plan.years)
    gaps = tuple(Gap(agency.name, year) for year in plan.years if year not in years)
    reason = None if plan.reason == "near_name" else plan.reason  # the slip is read now
    return replace(plan, reports=found, gaps=gaps, agencies=(agency.name,), reason=reason, near=())


def is_nearly(named: Named, agency: Agency, question: str) -> bool:
    """Whether words of the question are one of an agency's names but for a slip of the pen."""
    start, end = span_of(named.words, question)
    words = question[start:end].lower()
    forms = agency_forms(agency.name, agency.place_path)
    return any(
        len(words) > 5 and SequenceMatcher(None, words, form.lower()).ratio() >= CLOSE
        for form in (*forms.zh, *forms.en)
    )


def kind_of(reading: ModelReading, plan: QuestionPlan) -> Kind:
    """The kind that the rules read, or the model's where they read none."""
    if plan.kind not in ("out_of_scope", "unclear", "describe", "identity"):
        return plan.kind
    return next((kind for kind in get_args(Kind) if kind == reading.kind and kind in KINDS), "lookup")
