"""Ask every case of a question set and score what comes back."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.answer import Answer
from eval.cases import Case
from eval.field_scores import FieldScores, Owners, score_fields
from eval.recall import Recall
from eval.scores import AnswerJson, CitationScore, Judgement, judge, refusal_kind_fits, score_citations

if TYPE_CHECKING:
    from eval.rivals import RivalRun

Ask = Callable[[str, tuple[Answer, ...]], Answer]
TextOf = Callable[[str], str]


@dataclass(frozen=True)
class CaseResult:
    """One case with the answer to it and its scores."""

    case: Case
    answer: AnswerJson
    judgement: Judgement
    citation: CitationScore
    refusal_fits: bool | None
    fields: FieldScores


@dataclass(frozen=True)
class EvalRun:
    """The results of a question set, and hashes of what was asked and of the reports it was asked about.

    ``recalls`` holds, by case id, what passage search found for the questions that prose answers; ``rivals`` what others
    answered to the same questions.
    """

    results: tuple[CaseResult, ...]
    cases_sha256: str
    corpus_sha256: str
    recalls: Mapping[str, Recall] = field(default_factory=dict)
    rivals: "tuple[RivalRun, ...]" = ()


def run_cases(cases: Sequence[Case], ask: Ask, text_of: TextOf, owners: Owners | None = None) -> tuple[CaseResult, ...]:
    """Results in the order of the cases. A case with ``after`` is asked with the answers of the conversation so far."""
    conversations: dict[str, tuple[Answer, ...]] = {}
    results: list[CaseResult] = []
    for case in cases:
        history = conversations[case.after] if case.after is not None else ()
        answer = ask(case.question, history)
        conversations[case.id] = (*history, answer)
        results.append(score_answer(case, answer.to_json(), text_of, owners or {}))
    return tuple(results)


def score_answer(case: Case, answer: AnswerJson, text_of: TextOf, owners: Owners) -> CaseResult:
    """Every score of one answer."""
    return CaseResult(
        case=case,
        answer=answer,
        judgement=judge(case, answer),
        citation=score_citations(case, answer, text_of),
        refusal_fits=refusal_kind_fits(case, answer),
        fields=score_fields(case, answer, owners),
    )


def hash_of(parts: Sequence[str]) -> str:
    """One SHA-256 for several texts, whatever their order."""
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()
