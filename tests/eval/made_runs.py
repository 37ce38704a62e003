"""Runs made by hand: one case a verdict, so that every count can be checked on paper."""

import json
from typing import Any

from eval.cases import Case, parse_cases
from eval.run import CaseResult, EvalRun, score_answer

TEXT = "全年收到申请12件,其中网上7件,减免费用3万元。"
OWNERS = {"a.txt": ("某县人民政府", 2020)}


def make_case(identity: str, expected: object, **more: object) -> Case:
    record = {
        "id": identity,
        "lang": "zh",
        "question": f"问题{identity}",
        "type": "lookup",
        "reports": ["a.txt"],
        "expected": expected,
        "evidence": [],
        **more,
    }
    return parse_cases(json.dumps(record, ensure_ascii=False), "set")[0]


def make_value(value: object, **more: object) -> dict[str, Any]:
    plain = {"value": value, "unit": "件", "qualifier": "exact", "agency": "某县人民政府", "year": 2020, "citation": 0}
    return {**plain, **more}


def make_answer(*values: dict[str, Any], quote: str = TEXT, status: str = "answered", text: str = "") -> dict[str, Any]:
    start = max(TEXT.find(quote), 0)
    cited = {"report": "r1", "file": "a.txt", "start": start, "end": start + len(quote), "quote": quote}
    return {
        "status": status,
        "text": text,
        "values": list(values),
        "citations": [cited] if values else [],
        "caveats": [],
        "elapsed_ms": 2.0,
    }


def make_result(case: Case, answer: dict[str, Any]) -> CaseResult:
    return score_answer(case, answer, lambda report: TEXT, OWNERS)


def make_run(wrong: bool = False) -> EvalRun:
    """Three cases: right, missed, and one that is right or wrong; recall of one question of prose."""
    results = (
        make_result(make_case("a", {"value": 12, "unit": "件"}), make_answer(make_value(12))),
        make_result(make_case("b", {"value": 7, "unit": "件"}, lang="en"), make_answer(status="not_reported")),
        make_result(
            make_case("c", {"value": 3, "unit": "万元"}, type="zero"),
            make_answer(make_value(9 if wrong else 3, unit="万元"), text="有\x00 <b>|3| 万元"),
        ),
    )
    return EvalRun(results, "1" * 64, "2" * 64, {"a": {1: (0, 1), 3: (1, 1), 5: (1, 1)}, "b": {}})
