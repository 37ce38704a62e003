"""Figures that come nearest in meaning to what a question asks in words that no indicator is known by: offered, never given.

Measured on questions in other words over the sample library (see DECISIONS 59): the right one is nearly always among the
three nearest, but no margin makes the nearest one right often enough to answer with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from assistant.answer import Language
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from index.errors import MissingModel
from ingest.vocabulary import indicators

# The first so many phrases that an indicator is asked with say what it is; more make a text that is like every question.
PHRASES = 8
# The nearest lies so many standard deviations above the mean of what the report counts: likelier that than nothing.
STANDS_OUT = 2.6


@dataclass(frozen=True)
class Nearest:
    """Indicators, the nearest first, and whether the nearest stands out among them."""

    ids: tuple[str, ...]
    stands_out: bool


def nearest_in_meaning(plan: QuestionPlan, evidence: Evidence, held: Sequence[str]) -> Nearest | None:
    """The indicators ``held`` by how near they come to the words of a question that has words which nothing accounts for.

    None where all its words were read, and without the embedding model.
    """
    if evidence.alike is None or (plan.asks and not plan.residue) or not plan.topic_words.strip() or not held:
        return None
    try:
        alike = evidence.alike(plan.topic_words, [asked_as(name, plan.language) for name in held])
    except MissingModel:
        return None
    ordered = sorted(zip(alike, held, strict=True), key=lambda pair: -pair[0])
    spread = pstdev(alike)
    above = ordered[0][0] - fmean(alike)
    return Nearest(tuple(name for _, name in ordered), above >= STANDS_OUT * spread > 0)


def asked_as(indicator: str, language: Language) -> str:
    """The name of an indicator and what it is asked with, in one language."""
    known = indicators()[indicator]
    if language == "zh":
        return "; ".join([known.zh, *known.ask_zh[:PHRASES]])
    return "; ".join([known.en, *(phrase.replace("_", " ") for phrase in known.ask_en[:PHRASES])])
