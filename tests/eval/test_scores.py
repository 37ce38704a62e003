"""Scorers, case by case: what counts as right, wrong and missed."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from eval.cases import Case, parse_cases
from eval.scores import judge, normalised, refusal_kind_fits, score_citations


def case(
    expected: object, evidence: Sequence[str] = (), reports: Sequence[str] = ("a.txt",), kind: str = "lookup"
) -> Case:
    record = {
        "id": "a",
        "lang": "zh",
        "question": "?",
        "type": kind,
        "reports": list(reports),
        "expected": expected,
        "evidence": list(evidence),
    }
    return parse_cases(json.dumps(record), "set")[0]


def answer(
    *numbers: Any,
    status: str = "answered",
    quotes: Sequence[str] = (),
    caveats: Sequence[str] = (),
    qualifier: str = "exact",
    unit: str = "件",
) -> dict[str, Any]:
    """An answer as JSON; a number may be a pair with its own qualifier."""
    pairs = [number if isinstance(number, tuple) else (number, qualifier) for number in numbers]
    return {
        "status": status,
        "text": "",
        "values": [{"value": value, "unit": unit, "qualifier": said} for value, said in pairs],
        "citations": [{"report": "r1", "file": "a.txt", "start": 0, "end": len(q), "quote": q} for q in quotes],
        "caveats": list(caveats),
        "elapsed_ms": 1.0,
    }


def one(value: object, unit: str = "件", qualifier: str = "") -> dict[str, object]:
    return {"value": value, "unit": unit, "qualifier": qualifier}


NUMBERS = [
    ("the number", one(12), answer(12), "right"),
    ("another number", one(12), answer(21), "wrong"),
    ("the number and another", one(12), answer(12, 3), "wrong"),
    ("the number twice", one(12), answer(12, 12), "right"),
    ("no number", one(12), answer(), "missed"),
    ("a refusal", one(12), answer(status="not_reported"), "missed"),
    ("zero is a number", one(0), answer(0), "right"),
    ("blank is not zero", one(0), answer(None, status="blank"), "missed"),
    ("half a list", [one(3), one(9)], answer(3), "missed"),
    ("a whole list in another order", [one(3), one(9)], answer(9, 3), "right"),
    ("a list with one wrong", [one(3), one(9)], answer(3, 8), "wrong"),
    ("an approximation said so", one("1690余"), answer(1690, qualifier="at_least"), "right"),
    ("an approximation as exact", one("1690余"), answer(1690), "wrong"),
    ("scaled approximation", one("3.5万余"), answer(35000, qualifier="approximate"), "right"),
    ("scale forgotten", one("3.5万余"), answer(3.5, qualifier="approximate"), "wrong"),
    ("computed said so", one(2450, qualifier="计算所得"), answer(2450, qualifier="computed"), "right"),
    ("computed as printed", one(2450, qualifier="计算所得"), answer(2450), "wrong"),
    ("a share at its own decimals", one(35.97, "%", "计算"), answer(35.9738, qualifier="computed", unit="%"), "right"),
    ("a share rounded otherwise", one(35.97, "%", "计算"), answer(36, qualifier="computed", unit="%"), "wrong"),
    ("money in its own unit", one(20, "万元"), answer(20, unit="万元"), "right"),
    ("money in another unit", one(20, "万元"), answer(200000, unit="元"), "right"),
    ("money without its scale", one(20, "万元"), answer(20, unit="元"), "wrong"),
    ("English money", one(20, "10,000 yuan"), answer(20, unit="万元"), "right"),
    ("one part has no number", [one(12), one("空白")], answer(12, None), "right"),
    ("a number for the part that has none", [one(12), one(0), one("空白")], answer(12, 0, 0), "wrong"),
    (
        "not reported, sum given",
        [one("未报告"), one(2450, qualifier="计算")],
        answer((2450, "computed"), status="not_reported"),
        "right",
    ),
    ("a number with a refusing status", one(12), answer(12, status="not_reported"), "missed"),
    ("only that there is no number", one("未报告"), answer(170), "wrong"),
    ("zero for a blank", one("空白"), answer(0), "wrong"),
    ("none for a blank", one("空白"), answer(None, status="blank"), "right"),
    ("an approximation by its qualifier", one(170, qualifier="约"), answer(170), "wrong"),
    ("a remark that holds such a word", one(269, qualifier="9.8万/365约268"), answer(269), "right"),
    ("Chinese digits", one("一百七十"), answer(170), "right"),
    ("other Chinese digits", one("一百七十一"), answer(170), "wrong"),
    ("money in words of its own", one(84.5, "10k yuan"), answer(84.5, unit="万元"), "right"),
    ("money in words of its own, scaled", one(845000, "yuan in all"), answer(845000, unit="元"), "right"),
    ("a count for a share", one(170, "%"), answer(170), "wrong"),
    ("a count for money", one(170, "万元"), answer(170), "wrong"),
    ("a number without any unit", one(43.1, "%"), answer(43.1, unit=""), "right"),
    ("a share computed to fewer decimals", one("43.114", "%"), answer(43.11, qualifier="computed", unit="%"), "right"),
    ("its last zero not printed", one("43.104", "%"), answer(43.1, qualifier="computed", unit="%"), "right"),
    ("a share computed to none", one("43.4", "%"), answer(43, qualifier="computed", unit="%"), "wrong"),
    ("a printed share of fewer decimals", one("43.114", "%"), answer(43.11, unit="%"), "wrong"),
    ("nothing for nearly nothing", one("0.001", "%"), answer(0, qualifier="computed", unit="%"), "wrong"),
]


@pytest.mark.parametrize(
    ("expected", "given", "verdict"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS]
)
def test_numbers(expected: object, given: dict[str, Any], verdict: str) -> None:
    judged = judge(case(expected), given)
    assert judged.verdict == verdict, judged.reason


def labelled(**values: int) -> list[dict[str, object]]:
    return [one(value) | {"label": label} for label, value in values.items()]


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [
        (labelled(当面=14, 网上=12, 信函=5), "right"),
        (labelled(网上=14, 当面=12, 信函=5), "wrong"),
        (labelled(网上=14, 信函=12, 当面=5), "wrong"),
        (labelled(现场=14, 网络=12, 来信=5), "right"),
        (labelled(申请=14, 网上申请=12, 信函申请=5), "right"),
    ],
    ids=["as printed", "two swapped", "all moved on", "in other words", "one within the other"],
)
def test_a_number_under_the_label_of_another_is_wrong(expected: object, verdict: str) -> None:
    given = answer(14, 12, 5)
    for value, label in zip(given["values"], ("当面申请", "网上申请", "信函申请"), strict=True):
        value |= {"label": label, "agency": "某县人民政府", "year": 2012, "breakdown": {}}
    judged = judge(case(expected), given)
    assert judged.verdict == verdict, judged.reason


def refusal(reason: str) -> dict[str, str]:
    return {"abstain": reason, "reason": "x"}


REFUSALS = [
    ("blank", refusal("blank"), answer(None, status="blank"), "right"),
    ("blank called not reported", refusal("blank"), answer(status="not_reported"), "missed"),
    ("blank as zero", refusal("blank"), answer(0), "wrong"),
    ("zero under a refusing status", refusal("blank"), answer(0, status="blank"), "wrong"),
    ("no such report", refusal("no_such_report"), answer(status="no_report"), "right"),
    ("neighbouring year given", refusal("no_such_report"), answer(12), "wrong"),
    ("missing year", refusal("missing_year"), answer(status="no_report"), "right"),
    ("unidentifiable, asked back", refusal("unidentifiable"), answer(status="unclear"), "right"),
    ("unidentifiable, not reported", refusal("unidentifiable"), answer(status="not_reported"), "right"),
    (
        "contradiction with its reason",
        refusal("contradiction"),
        answer(status="not_reported", caveats=["2 / 0"]),
        "right",
    ),
    ("contradiction without a reason", refusal("contradiction"), answer(status="not_reported"), "missed"),
    ("not derivable, derived", refusal("not_derivable"), answer(114487, qualifier="computed"), "wrong"),
    ("answered in prose only", refusal("not_reported"), answer(), "missed"),
    ("weather", refusal("out_of_scope"), answer(status="out_of_scope"), "right"),
    ("which one", refusal("unclear"), answer(status="unclear"), "right"),
]


@pytest.mark.parametrize(
    ("expected", "given", "verdict"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
def test_refusals(expected: object, given: dict[str, Any], verdict: str) -> None:
    judged = judge(case(expected, kind="absent"), given)
    assert judged.verdict == verdict, judged.reason


def test_refusal_kind_is_counted_apart() -> None:
    assert refusal_kind_fits(case(one(12)), answer(12)) is None
    assert refusal_kind_fits(case(refusal("blank")), answer(status="blank")) is True
    assert refusal_kind_fits(case(refusal("blank")), answer(status="not_reported")) is False


@pytest.mark.parametrize(
    ("value", "quotes", "verdict"),
    [
        ("对不上", ["即办件256599件", "共1256940件"], "right"),
        ("对不上", ["即办件256599件"], "missed"),
        (True, ["即办件256599件,共1256940件"], "right"),
        ("2010-03-03", [], "missed"),
    ],
)
def test_prose_is_judged_by_its_evidence(value: object, quotes: list[str], verdict: str) -> None:
    asked = case(one(value, ""), evidence=["256599件", "1256940件"], kind="check")
    assert judge(asked, answer(quotes=quotes)).verdict == verdict


def test_prose_answers_may_show_the_numbers_that_prove_them() -> None:
    asked = case(one("不等", ""), evidence=["即办件256599件"], kind="check")
    assert judge(asked, answer(1525900, quotes=["其中即办件256599件"], qualifier="computed")).verdict == "right"


def test_evidence_is_compared_without_script_glosses_spaces_and_bars() -> None:
    asked = case(one(12), evidence=["收到政府信息公開申請數(shù)量(單位:件) 12"])
    scored = score_citations(asked, answer(12, quotes=["收到政府信息公开申请数量(单位:件) |\n12 |"]), lambda report: "")
    assert (scored.evidence_found, scored.evidence_wanted) == (1, 1)
    assert normalised("公开信息总数 | 52 | 5 |") == "公开信息总数525"


def test_evidence_may_not_be_pieced_together_from_two_quotes() -> None:
    asked = case(one(12), evidence=["申请12件"])
    scored = score_citations(asked, answer(12, quotes=["收到申请", "12件"]), lambda report: "")
    assert scored.evidence_found == 0


def test_a_citation_must_quote_what_stands_there() -> None:
    given = answer(12, quotes=["申请12件"])
    assert score_citations(case(one(12)), given, lambda report: "申请12件,办结").citations_valid == 1
    assert score_citations(case(one(12)), given, lambda report: " 申请12件").citations_valid == 0


def test_a_citation_of_another_report_is_noticed() -> None:
    given = answer(12, quotes=["申请12件"])
    assert score_citations(case(one(12), reports=["a.txt"]), given, lambda report: "").files_fit
    assert not score_citations(case(one(12), reports=["b.txt"]), given, lambda report: "").files_fit
    assert not score_citations(case(refusal("no_such_report"), reports=[]), given, lambda report: "").files_fit


def test_prose_that_stands_in_no_report_leaves_no_room_for_a_number() -> None:
    asked = case(one("its meaning", ""), reports=())
    assert judge(asked, answer()).verdict == "right"
    assert judge(asked, answer(170)).verdict == "wrong"
