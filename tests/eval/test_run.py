"""A run end to end with answers given by hand: conversations, tallies, floors, table, JSON."""

import json
from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Value
from eval.cases import parse_cases
from eval.run import EvalRun, hash_of, run_cases
from eval.run_json import run_json
from eval.scorecard import Floors, case_lines, groups, scorecard_table, shortfalls, tally

TEXT = "全年收到申请12件,不予公开2件。"


def record(identity: str, expected: object, **more: object) -> str:
    fields: dict[str, Any] = {
        "id": identity,
        "lang": "zh",
        "question": f"问题{identity}",
        "type": "lookup",
        "reports": ["a.txt"],
        "expected": expected,
        "evidence": [],
        **more,
    }
    return json.dumps(fields, ensure_ascii=False)


CASES = parse_cases(
    "\n".join(
        [
            record("a", {"value": 12, "unit": "件"}, evidence=["申请12件"]),
            record("b", {"value": 2, "unit": "件"}, after="a", type="followup", evidence=["不予公开2件"]),
            record("c", {"abstain": "no_such_report"}, after="b", type="absent", reports=[], lang="en"),
        ]
    ),
    "set",
)


def cited(number: int, quote: str, question: str) -> Answer:
    start = TEXT.index(quote)
    value = Value(Decimal(number), "件", "exact", None, quote, "某县", 2020, None, (), (0,))
    citation = Citation("r1", "", "某县", 2020, "a.txt", None, None, start, start + len(quote), quote)
    return Answer(question, "zh", "answered", str(number), (value,), (citation,), elapsed_ms=float(number))


class Script:
    """Answers by question, and remembers which history came with each."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.histories: dict[str, list[str]] = {}

    def __call__(self, question: str, history: tuple[Answer, ...]) -> Answer:
        self.histories[question] = [answer.question for answer in history]
        return self.answers[question]


def good_answers() -> dict[str, Answer]:
    return {
        "问题a": cited(12, "申请12件", "问题a"),
        "问题b": cited(2, "不予公开2件", "问题b"),
        "问题c": Answer("问题c", "en", "no_report", ""),
    }


def run_of(answers: dict[str, Answer]) -> EvalRun:
    return EvalRun(run_cases(CASES, Script(answers), lambda report: TEXT), hash_of(["cases"]), hash_of(["r1"]))


def test_a_follow_up_is_asked_with_the_conversation_before_it() -> None:
    script = Script(good_answers())
    run_cases(CASES, script, lambda report: TEXT)
    assert script.histories == {"问题a": [], "问题b": ["问题a"], "问题c": ["问题a", "问题b"]}


def test_a_good_run_passes_every_floor() -> None:
    run = run_of(good_answers())
    total = tally(run.results)
    assert (total.cases, total.right, total.wrong, total.missed) == (3, 3, 0, 0)
    assert (total.evidence_found, total.evidence_wanted, total.refusals_fitting, total.refusals_due) == (2, 2, 1, 1)
    assert shortfalls(total, Floors(1.0, 0, 1.0)) == ()


@pytest.mark.parametrize(
    ("changed", "floors", "said"),
    [
        ({"问题a": cited(2, "不予公开2件", "问题a")}, Floors(0.5, 0, 0.0), "1 wrong, at most 0 allowed"),
        ({"问题a": Answer("问题a", "zh", "not_reported", "")}, Floors(0.9, 0, 0.0), "right 66.7% is under"),
        ({"问题b": cited(2, "2件", "问题b")}, Floors(0.9, 0, 0.9), "evidence 50.0% is under"),
    ],
    ids=["a wrong answer", "a missed answer", "evidence not cited"],
)
def test_what_falls_short_is_said(changed: dict[str, Answer], floors: Floors, said: str) -> None:
    run = run_of(good_answers() | changed)
    failed = shortfalls(tally(run.results), floors)
    assert len(failed) == 1
    assert said in failed[0]


def test_a_citation_that_is_not_exact_never_passes() -> None:
    run = EvalRun(run_cases(CASES, Script(good_answers()), lambda report: "x" + TEXT), "", "")
    assert shortfalls(tally(run.results), Floors(0.0, 9, 0.0)) == (
        "2 citations do not quote what stands in the report",
    )


def test_groups_are_all_then_languages_then_types() -> None:
    counted = groups(run_of(good_answers()).results)
    assert list(counted) == ["all", "en", "zh", "absent", "followup", "lookup"]
    assert (counted["zh"].cases, counted["en"].cases) == (2, 1)


def test_the_table_shows_a_row_for_each_group() -> None:
    lines = scorecard_table(run_of(good_answers())).split("\n")
    assert lines[0].split() == ["cases", "right", "wrong", "missed", "right", "%", "evidence", "refusals"]
    assert lines[1].split() == ["all", "3", "3", "0", "0", "100.0%", "2/2", "1/1"]
    assert "citations exact: 2 of 2" in lines[8]


def test_failures_are_listed_with_reason_and_answer() -> None:
    run = run_of(good_answers() | {"问题a": cited(2, "不予公开2件", "问题a")})
    text = case_lines([result for result in run.results if result.judgement.verdict == "wrong"])
    assert text.startswith("WRONG a [lookup] 问题a\n  asserts 2 件, expected 12 件; evidence 0/1\n  answered: 2")


def test_the_json_is_plain_and_differs_only_in_times() -> None:
    first, second = (json.loads(json.dumps(run_json(run_of(good_answers()), []))) for _ in range(2))
    assert first == second
    assert first["passed"] is True
    assert first["scores"]["all"]["right_share"] == 1.0
    assert [case["verdict"] for case in first["cases"]] == ["right"] * 3


def test_hashes_do_not_depend_on_order() -> None:
    assert hash_of(["a", "b"]) == hash_of(["b", "a"]) != hash_of(["a", "c"])
