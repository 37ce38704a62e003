"""Field scorers: each field counts for itself."""

import doctest
import importlib

import pytest

from eval.field_scores import score_fields
from eval.same_number import units_agree
from tests.eval.made_runs import OWNERS, make_answer, make_case, make_value


@pytest.mark.parametrize(
    ("field", "expected", "value", "reached"),
    [
        ("value", {"value": 12}, {}, (1, 1)),
        ("value", {"value": 13}, {}, (0, 1)),
        ("unit", {"value": 12, "unit": "applications"}, {}, (1, 1)),
        ("unit", {"value": 12, "unit": "人次"}, {}, (0, 1)),
        ("unit", {"value": 12, "unit": ""}, {}, (0, 0)),
        ("unit", {"value": 13, "unit": "件"}, {}, (0, 0)),
        ("qualifier", {"value": 12}, {}, (1, 1)),
        ("qualifier", {"value": 12}, {"qualifier": "at_least"}, (0, 1)),
        ("qualifier", {"value": "12余"}, {"qualifier": "at_least"}, (1, 1)),
        ("qualifier", {"value": "12余"}, {}, (0, 1)),
        ("qualifier", {"value": 12, "qualifier": "计算"}, {"qualifier": "computed"}, (1, 1)),
        ("agency", {"value": 12}, {}, (1, 1)),
        ("agency", {"value": 12}, {"agency": "邻县人民政府"}, (0, 1)),
        ("year", {"value": 12}, {"year": 2021}, (0, 1)),
        ("year", {"value": 12}, {}, (1, 1)),
        ("support", {"value": 12}, {}, (1, 1)),
        ("support", {"value": 12}, {"value": 13}, (0, 1)),
        ("support", {"value": 0}, {"value": 0}, (1, 1)),
        ("support", {"value": 12}, {"citation": []}, (0, 1)),
        ("support", {"value": 5}, {"value": 5, "qualifier": "computed"}, (1, 1)),
    ],
)
def test_a_field(field: str, expected: object, value: dict[str, object], reached: tuple[int, int]) -> None:
    scored = score_fields(make_case("a", expected), make_answer(make_value(12) | value), OWNERS)
    assert getattr(scored, field) == reached


def test_cells_of_a_quoted_row_are_numbers_of_their_own() -> None:
    asked = make_case("a", {"value": 2})
    scored = score_fields(asked, make_answer(make_value(2), quote="(3)个人隐私\t条\t30\t2"), OWNERS)
    assert scored.support == (1, 1)


def test_a_refusal_has_no_fields() -> None:
    scored = score_fields(make_case("a", {"abstain": "blank"}), make_answer(make_value(12)), OWNERS)
    assert scored.value == scored.agency == scored.support == (0, 0)


def test_another_file_of_the_library_does_not_own_the_value() -> None:
    scored = score_fields(make_case("a", {"value": 12}), make_answer(make_value(12)), {"a.txt": ("邻县人民政府", 2020)})
    assert (scored.agency, scored.year) == ((0, 1), (1, 1))


def test_every_unit_of_the_question_sets_has_a_kind_that_its_answers_share() -> None:
    assert units_agree("volumes (items)", "卷(件)")
    assert units_agree("person-times per day", "人次")
    assert not units_agree("yuan", "条")


@pytest.mark.parametrize("module", ["against", "field_scores", "recall", "junit", "markdown", "scores", "expected"])
def test_the_examples_in_the_docstrings_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"eval.{module}")).failed == 0
