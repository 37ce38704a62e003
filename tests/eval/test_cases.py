"""Question sets are read strictly: what is no case is said, with its line and field."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from eval.cases import CaseError, load_cases, parse_cases
from eval.expected import ExpectedRefusal, ExpectedValues, read_expected, text_to_number

GOOD: Mapping[str, object] = {
    "id": "a",
    "lang": "zh",
    "question": "多少?",
    "type": "lookup",
    "reports": ["a.txt"],
    "expected": {"value": 12, "unit": "件", "qualifier": ""},
    "evidence": ["12件"],
}


def line(**changes: object) -> str:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def test_a_good_file_is_read_in_order() -> None:
    cases = parse_cases(line() + "\n\n" + line(id="b", after="a", type="followup", note="x") + "\n", "set")
    assert [(case.id, case.line, case.after) for case in cases] == [("a", 1, None), ("b", 3, "a")]
    assert isinstance(cases[0].expected, ExpectedValues)
    assert cases[0].expected.numbers[0].value == Decimal(12)


@pytest.mark.parametrize(
    ("text", "number", "field", "fault"),
    [
        ("{", 1, "line", "is not JSON"),
        ("[1]", 1, "line", "must be a JSON object"),
        (line() + "\n" + line(), 2, "id", "already the id of line 1"),
        (line(after="z"), 1, "after", "not the id of an earlier line"),
        (line(after="b") + "\n" + line(id="b"), 1, "after", "not the id of an earlier line"),
        (line(type="guess"), 1, "type", "'guess' is not one of lookup"),
        (line(lang="fr"), 1, "lang", "'fr' is not one of zh, en"),
        (line(question=" "), 1, "question", "must be a text that is not empty"),
        (line(reports="a.txt"), 1, "reports", "must be a list of texts"),
        (line(evidence=[1]), 1, "evidence", "must be a list of texts"),
        (line(evidense=[]), 1, "evidense", "is not a field"),
        (line(expected={"abstain": "shy"}), 1, "expected", "abstain is 'shy'"),
        (line(expected={"unit": "件"}), 1, "expected", "item 1 has no value"),
        (line(expected=[]), 1, "expected", "is an empty list"),
        ("\n\n", 1, "id", "there is no case"),
        (line()[:-1] + ', "expected": {"value": 9}}', 1, "expected", "is given twice"),
        (line(question="平湖\ud800?").replace("\ud800", "\\ud800"), 1, "line", "half a character"),
        ("[" * 5000, 1, "line", "nested too deeply"),
        (line(note="x")[:-1] + ', "after": ' + "9" * 5000 + "}", 1, "line", "too many digits"),
        (line().replace("12,", "NaN,"), 1, "line", "holds NaN"),
        (line().replace("12,", "1e999,"), 1, "expected", "beyond any number of a report"),
        (line(expected={"value": 1, "abstain": "blank"}), 1, "expected", "both a value and abstain"),
        (line(expected={"abstain": ["blank"]}), 1, "expected", "must be one of"),
        (line(expected={"value": None}), 1, "expected", "value is None"),
        (line(expected={"value": [170, 3]}), 1, "expected", "value is [170, 3]"),
        (line(expected={"value": " "}), 1, "expected", "a text that is not empty"),
        (line(expected={"value": 1, "unit": 5}), 1, "expected", "unit must be a text, is 5"),
        (line(expected={"value": 1, "lable": "x"}), 1, "expected", "'lable' is not one of value, unit"),
        (line(expected=[{"value": 1}, {"value": "5或0"}]), 1, "expected", "item 2: value '5或0' is no number"),
        (line(expected={"value": True}, evidence=[]), 1, "evidence", "prose is judged by it alone"),
    ],
)
def test_a_fault_names_line_and_field(text: str, number: int, field: str, fault: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse_cases(text, "set.jsonl")
    assert (caught.value.line, caught.value.field) == (number, field)
    assert str(caught.value).startswith(f"set.jsonl line {number}, {field}: ")
    assert fault in str(caught.value)


@pytest.mark.parametrize("field", ["id", "lang", "question", "type", "reports", "expected", "evidence"])
def test_a_missing_field_is_named(field: str) -> None:
    record = {name: value for name, value in GOOD.items() if name != field}
    with pytest.raises(CaseError, match=f"line 1, {field}: is missing"):
        parse_cases(json.dumps(record), "set.jsonl")


@pytest.mark.parametrize(
    ("text", "number", "approximate"),
    [
        ("1690余", "1690", True),
        ("约1720", "1720", True),
        ("600+", "600", True),
        ("3.5万余", "35000", True),
        ("about 1720", "1720", True),
        ("over 1,690", "1690", True),
        ("20万", "200000", False),
        ("12", "12", False),
    ],
)
def test_numbers_written_as_text(text: str, number: str, approximate: bool) -> None:
    assert text_to_number(text) == (Decimal(number), approximate)


@pytest.mark.parametrize(
    "value",
    [
        "171件",
        "43.1%",
        "2.3万元",
        "约120人次",
        "一百七十一件",
        "百分之四十三",
        "171 applications",
        "1,70",
        "170或171",
        "170-180",
    ],
)
def test_a_number_with_its_unit_glued_on_is_no_prose(value: str) -> None:
    with pytest.raises(CaseError, match="put its unit into unit"):
        parse_cases(line(expected={"value": value, "unit": "", "qualifier": ""}), "set.jsonl")


@pytest.mark.parametrize(
    "value", ["2012-03-31至2013-03-31", "2018, 2021, 2022", "一致", "不是170", "在山里开了3场", True]
)
def test_prose_with_evidence_is_prose(value: object) -> None:
    (case,) = parse_cases(line(expected={"value": value}), "set.jsonl")
    assert isinstance(case.expected, ExpectedValues)
    assert case.expected.prose == 1


def test_a_file_that_is_not_utf_8_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.jsonl"
    path.write_bytes(b"\n" + line().encode("gbk"))
    with pytest.raises(CaseError, match=r"gbk\.jsonl line 2, line: is not UTF-8; save the file as UTF-8"):
        load_cases(path)


@pytest.mark.parametrize("text", ["2012-03-31至2013-03-31", "2010-03-03", "对不上", "no", "10 of 12", ""])
def test_prose_is_no_number(text: str) -> None:
    assert text_to_number(text) is None


def test_items_without_a_number_and_prose_are_told_apart() -> None:
    expected = read_expected(
        [{"value": "空白"}, {"value": "not reported"}, {"value": True}, {"value": "no"}, {"value": Decimal("1.5")}]
    )
    assert isinstance(expected, ExpectedValues)
    assert (len(expected.numbers), expected.without_number, expected.prose) == (1, 2, 2)


def test_a_refusal_knows_its_statuses() -> None:
    expected = read_expected({"abstain": "unidentifiable", "reason": "x"})
    assert isinstance(expected, ExpectedRefusal)
    assert expected.statuses == ("unclear", "not_reported")


SETS = [
    Path(__file__).parents[2] / "eval" / "cases" / "sample.jsonl",
    *(Path(__file__).parents[2].parent / "shared" / "questions").glob("*.jsonl"),
]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_question_sets_are_valid(path: Path) -> None:
    assert len(load_cases(path)) >= 60
