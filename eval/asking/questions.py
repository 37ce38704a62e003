"""One generated question: its words and what a right answer holds, as a line of a question set."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from eval.asking.figures import Figure, load
from eval.asking.truth import Fact


@dataclass(frozen=True)
class Question:
    """A case without its number. ``follows`` is the question whose conversation it continues."""

    kind: str
    language: str
    text: str
    type: str
    expected: Any
    reports: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    follows: "Question | None" = field(default=None)


def frame(name: str, language: str, chance: random.Random) -> str:
    """One of the ways to ask of frames.yaml."""
    return str(chance.choice(load("frames")[name][language]))


def number(value: Decimal) -> int | float:
    """A value as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def one(fact: Fact, figure: Figure, language: str) -> Any:
    """The expectation of one fact: its number, or the refusal that its blank cell calls for."""
    if fact.value is None:
        return {"abstain": "blank", "reason": "the cell holds no number"}
    return {"value": number(fact.value), "unit": figure.unit[language], "qualifier": ""}


def each(facts: Iterable[tuple[str, Fact]], unit: str) -> list[dict[str, Any]]:
    """One labelled value a fact; a blank one has no number."""
    return [
        {"label": label, "value": "blank" if fact.value is None else number(fact.value), "unit": unit, "qualifier": ""}
        for label, fact in facts
    ]


def computed(value: Decimal, unit: str, how: str) -> dict[str, Any]:
    """A value that no report prints."""
    return {"value": number(value), "unit": unit, "qualifier": f"computed: {how}"}


def files(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The reports of facts, each once."""
    return tuple(dict.fromkeys(fact.file for fact in facts))


def evidence(facts: Sequence[Fact]) -> tuple[str, ...]:
    """What must be cited for facts, each once."""
    return tuple(dict.fromkeys(fact.evidence for fact in facts))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A quotient as a person rounds it: a half goes up."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
