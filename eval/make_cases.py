"""Write the generated question set, eval/cases/generated.jsonl: 400 questions over the sample library.

Run ``python -m eval.make_cases`` after a sample report or a file of eval/asking was changed. The same data give the same
questions. What is expected comes from the texts that the reports are made from, never from an answer.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from eval.asking.of_many import changes, comparisons, extremes, library, percent_changes, totals, trends
from eval.asking.of_one import breakdowns, checks, follow_ups, lookups, not_reported, shares, words, yes_no
from eval.asking.questions import Question
from eval.asking.refused import definitions, lists, missing_years, said_outright, unknown_agencies

GENERATED = Path(__file__).parent / "cases" / "generated.jsonl"
SEED = 20091104
# How many of a kind in each language; a follow-up brings the question before it along. Together 200.
QUOTAS = {
    "lookup": 38, "zero": 10, "blank": 7, "not reported": 8, "yes or no": 10, "breakdown": 15, "check": 5, "share": 9,
    "description": 9, "follow-up": 8, "trend": 10, "change": 9, "percent change": 6, "comparison": 7, "extreme": 8,
    "total": 4, "mean": 4, "library": 4, "list": 2, "definition": 3, "missing year": 6, "unknown agency": 4,
    "out of scope": 3, "unclear": 3,
}  # fmt: skip
ASKING: tuple[Callable[[str, random.Random], Iterator[Question]], ...] = (
    lookups, not_reported, yes_no, breakdowns, checks, shares, words, follow_ups, trends, changes, percent_changes,
    comparisons, extremes, totals, library, missing_years, unknown_agencies, said_outright, definitions, lists,
)  # fmt: skip


def make_questions(seed: int = SEED) -> list[Question]:
    """The questions of the set, each kind as often as its quota says, no words twice."""
    chosen: list[Question] = []
    for language in ("zh", "en"):
        chance = random.Random(f"{seed} {language}")
        by_kind: dict[str, list[Question]] = defaultdict(list)
        for asking in ASKING:
            for question in asking(language, chance):
                by_kind[question.kind].append(question)
        seen: set[str] = set()
        for kind, quota in QUOTAS.items():
            chosen += _draw(by_kind[kind], quota, seen, chance)
    return chosen


def _draw(candidates: list[Question], quota: int, seen: set[str], chance: random.Random) -> list[Question]:
    drawn: list[Question] = []
    for question in chance.sample(candidates, len(candidates)):
        opening = question.follows or question
        if len(drawn) < quota and opening.text not in seen:
            seen.add(opening.text)
            drawn.append(question)
    if len(drawn) < quota:
        raise ValueError(f"only {len(drawn)} of {quota} questions of kind {candidates[0].kind!r}: add data")
    return drawn


def to_lines(questions: Iterable[Question]) -> list[str]:
    """The lines of the question set, a follow-up after the question that it follows."""
    lines: list[str] = []

    def add(question: Question) -> str:
        before = add(question.follows) if question.follows else None
        case_id = f"g{len(lines) + 1:03d}"
        record = {
            "id": case_id, "lang": question.language, "question": question.text, "type": question.type,
            "reports": list(question.reports), "expected": question.expected, "evidence": list(question.evidence),
        }  # fmt: skip
        record |= {"after": before} if before else {}
        lines.append(json.dumps(record | {"note": question.kind}, ensure_ascii=False))
        return case_id

    for question in questions:
        add(question)
    return lines


if __name__ == "__main__":
    GENERATED.write_text("\n".join(to_lines(make_questions())) + "\n", encoding="utf-8")
