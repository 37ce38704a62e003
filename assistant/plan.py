"""How a question was read: the kind of answer, whose reports, which years, which indicators, and what was not understood."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.answer import Language
from assistant.question.bound import Bound
from assistant.question.claim import Claim
from assistant.question.held_asked import HeldAsked

Kind = Literal[
    "lookup", "breakdown", "trend", "change", "compare", "rank", "total", "mean", "share", "check", "list",
    "describe", "define", "library", "identity", "date", "reverse", "derive", "out_of_scope", "unclear",
]  # fmt: skip
Basis = Literal["year", "cumulative", "both"]
# Kinds whose values are figures of the thing that is asked for, or worked out from them.
FIGURE_KINDS: frozenset[Kind] = frozenset(
    ("lookup", "breakdown", "total", "mean", "change", "trend", "compare", "rank", "share")
)


@dataclass(frozen=True)
class Ask:
    """One thing asked for: the indicators that the words may mean (several where a phrase covers a family).

    ``spans`` are the stretches of the folded question that it accounts for.
    """

    indicators: tuple[str, ...]
    phrase: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Gap:
    """A report that the question needs and the library lacks: the agency as asked or held, and the year (None: any)."""

    agency: str
    year: int | None


@dataclass(frozen=True)
class QuestionPlan:
    """The reading of one question.

    ``named`` is where agencies are named in the folded question. ``reports`` are the ids of the reports to answer from, in the order asked for; ``gaps`` the reports that are not
    there; ``open_scope`` says that the places are those the library holds ("all districts of X"); ``residue`` the words that nothing accounts for; ``topic_words`` the question without names and years; ``choices`` what an unclear question may have meant.
    ``held`` is what is asked of the library itself. ``near`` is the question with a name put right that may be a slip of the pen.
    ``claim`` is the number that the question as typed states, ``bound`` the one that the figures asked for lie beyond;
    ``question`` then asks for the figures themselves.
    """

    question: str
    language: Language
    kind: Kind
    named: tuple[tuple[int, int], ...] = ()
    reports: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    asks: tuple[Ask, ...] = ()
    basis: Basis | None = None
    dimension: str | None = None
    numbers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    residue: tuple[str, ...] = ()
    topic_words: str = ""
    choices: tuple[str, ...] = ()
    reason: str | None = None
    detail: str | None = None
    limit: int | None = None
    lowest: bool = False
    all_reports: bool = False
    open_scope: bool = False
    inherited: tuple[str, ...] = ()
    claim: Claim | None = None
    held: HeldAsked | None = None
    near: tuple[str, ...] = ()
    bound: Bound | None = None

    @property
    def as_typed(self) -> str:
        """The question as it was typed."""
        claim = self.claim or (self.bound.claim if self.bound is not None else None)
        return claim.asked if claim is not None else self.question

    @property
    def names_each(self) -> bool:
        """Whether the question names every report it wants, by years or agencies: one without a figure then decides all."""
        return not (self.all_reports or self.open_scope) and (len(self.years) > 1 or len(self.agencies) > 1)

    def as_data(self) -> dict[str, Any]:
        """The plan as plain data for the JSON answer: only what was found."""
        data: dict[str, Any] = {"kind": self.kind, "reports": list(self.reports)}
        data["asks"] = [{"indicators": list(ask.indicators), "phrase": ask.phrase} for ask in self.asks]
        data["gaps"] = [{"agency": gap.agency, "year": gap.year} for gap in self.gaps]
        for name in ("agencies", "years", "numbers", "quoted", "residue", "choices", "inherited"):
            values = getattr(self, name)
            if values:
                data[name] = list(values)
        if self.kind == "describe":
            data["topic_words"] = self.topic_words  # what a follow-up ("and in 2022?") asks about again
        for name in ("basis", "dimension", "reason", "detail", "limit"):
            value = getattr(self, name)
            if value is not None:
                data[name] = value
        for name, claim in (("stated", self.claim), ("bound", self.bound.claim if self.bound is not None else None)):
            if claim is not None:
                data[name] = {"numbers": [f"{value:f}" for value in claim.values], "relation": claim.relation}
        return data


def replace_kind(plan: QuestionPlan, kind: Kind) -> QuestionPlan:
    """``plan`` read as another kind, where its own kind finds nothing to work with."""
    return replace(plan, kind=kind)
