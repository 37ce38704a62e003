"""Scorers: one answer against one case. Pure functions of the JSON answer; no language model judges anything.

A verdict is *right* when every expected number is among the values and no other is, or when the refusal is of the kind
that is due; *wrong* when a number is asserted that is not expected, or any where a refusal is due, or when an
approximate or computed number is passed off as a printed one; *missed* otherwise.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eval.cases import Case
from eval.expected import NEEDS_CAVEAT, ExpectedNumber, ExpectedRefusal, ExpectedValues
from eval.labels import swapped
from eval.same_number import AssertedNumber, asserted_number, same_number
from ingest.folding import fold_text

Verdict = Literal["right", "wrong", "missed"]
AnswerJson = Mapping[str, Any]


@dataclass(frozen=True)
class Judgement:
    """A verdict with its reason in a few words."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class CitationScore:
    """Evidence strings found of those wanted, citations whose quote stands where they say, and the files they name.

    ``files_fit`` is False when a citation names a report that the answer does not stand in.
    """

    evidence_found: int
    evidence_wanted: int
    citations_valid: int
    citations: int
    files_fit: bool


def judge(case: Case, answer: AnswerJson) -> Judgement:
    """The verdict on one answer."""
    asserted = asserted_numbers(answer)
    if isinstance(case.expected, ExpectedRefusal):
        return judge_refusal(case.expected, answer, asserted)
    return judge_values(case, case.expected, answer, asserted)


def asserted_numbers(answer: AnswerJson) -> tuple[AssertedNumber, ...]:
    """The numbers that an answer gives as the answer; a value of null asserts nothing."""
    return tuple(asserted_number(value) for value in answer["values"] if value["value"] is not None)


def judge_refusal(expected: ExpectedRefusal, answer: AnswerJson, asserted: Sequence[AssertedNumber]) -> Judgement:
    """Where a refusal is due, any number is wrong and a refusal of another kind has missed."""
    status = answer["status"]
    if asserted:
        return Judgement("wrong", f"asserts {_shown(asserted)} where {expected.reason} is due")
    if status not in expected.statuses:
        return Judgement("missed", f"status {status}, due is {' or '.join(expected.statuses)} ({expected.reason})")
    if expected.reason in NEEDS_CAVEAT and not answer["caveats"]:
        return Judgement("missed", f"{status} without a caveat that says why ({expected.reason})")
    return Judgement("right", f"{status} is due")


def judge_values(
    case: Case, expected: ExpectedValues, answer: AnswerJson, asserted: Sequence[AssertedNumber]
) -> Judgement:
    """Where numbers are due, exactly those; where prose is due, the evidence must be cited."""
    status = answer["status"]
    # Prose with evidence is judged by that; every other expected value leaves no room for a number of its own.
    if expected.numbers or expected.without_number or not case.evidence:
        fault = number_fault(expected, asserted)
        if fault is not None:
            return fault
    if status != "answered" and not (expected.without_number and status in ("not_reported", "blank")):
        return Judgement("missed", f"status {status} where an answer is due")
    found, wanted = evidence_found(case.evidence, answer)
    if (expected.prose or not expected.numbers) and found < wanted:
        return Judgement("missed", f"cites {found} of {wanted} pieces of evidence for a prose answer")
    return Judgement("right", "as expected")


def number_fault(expected: ExpectedValues, asserted: Sequence[AssertedNumber]) -> Judgement | None:
    """What is wrong with, or missing from, the numbers of an answer; None when they are the expected ones."""
    for number in asserted:
        equals = [want for want in expected.numbers if same_number(want, number)]
        if not equals:
            return Judgement("wrong", f"asserts {_shown([number])}, expected {_expected_shown(expected.numbers)}")
        if all(want.approximate for want in equals) and number.qualifier == "exact":
            return Judgement("wrong", f"gives the approximate {number.value} as exact")
        if all(want.computed for want in equals) and number.qualifier != "computed":
            return Judgement("wrong", f"gives the computed {number.value} as printed in the report")
    if expected.without_number and len(asserted) > len(expected.numbers):
        return Judgement("wrong", f"asserts {_shown(asserted)}: more numbers than the reports give")
    exchanged = swapped(expected.numbers, asserted)
    if exchanged is not None:
        return Judgement("wrong", exchanged)
    lacking = [want for want in expected.numbers if not any(same_number(want, number) for number in asserted)]
    if lacking:
        return Judgement("missed", f"lacks {_expected_shown(lacking)}")
    return None


_NO_MEANING = re.compile(r"[\s|]")


def normalised(text: str) -> str:
    """How quotes and evidence are compared: simplified characters, no glosses, no white space, no table bars.

    >>> normalised("政府信息公開申請數(shù)量 | 12 |")
    '政府信息公开申请数量12'
    """
    return _NO_MEANING.sub("", fold_text(text))


def evidence_found(evidence: Sequence[str], answer: AnswerJson) -> tuple[int, int]:
    """How many evidence strings stand in some cited quote, and how many there are."""
    quotes = [normalised(citation["quote"]) for citation in answer["citations"]]
    found = sum(any(normalised(piece) in quote for quote in quotes) for piece in evidence)
    return found, len(evidence)


def score_citations(case: Case, answer: AnswerJson, text_of: Callable[[str], str]) -> CitationScore:
    """Evidence, exactness and files of an answer's citations; ``text_of`` gives a report's stored text by id."""
    found, wanted = evidence_found(case.evidence, answer)
    citations = answer["citations"]
    valid = sum(text_of(cited["report"])[cited["start"] : cited["end"]] == cited["quote"] for cited in citations)
    fit = all(cited["file"] in case.reports for cited in citations)
    return CitationScore(found, wanted, valid, len(citations), fit)


def refusal_kind_fits(case: Case, answer: AnswerJson) -> bool | None:
    """Whether a due refusal has the right kind; None where no refusal is due."""
    if not isinstance(case.expected, ExpectedRefusal):
        return None
    return answer["status"] in case.expected.statuses


def _shown(asserted: Sequence[AssertedNumber]) -> str:
    return ", ".join(f"{number.value:f} {number.unit}".strip() for number in asserted)


def _expected_shown(numbers: Sequence[ExpectedNumber]) -> str:
    return ", ".join(f"{number.value:f} {number.unit}".strip() for number in numbers) or "no number"
