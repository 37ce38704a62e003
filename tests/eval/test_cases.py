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
