"""What machines read of a run: JUnit by a JUnit parser, Markdown that no report can break, and a comparison."""

import json
from pathlib import Path
from typing import Any

import pytest
from junitparser import Failure, JUnitXml, Skipped

from eval.comparison import ComparisonError, compare_runs, comparison_lines, load_run
from eval.junit import run_junit
from eval.markdown import run_markdown
from eval.run import EvalRun
from eval.run_json import run_json
from tests.eval.made_runs import make_run


def parsed(text: str, tmp_path: Path) -> JUnitXml:
    file = tmp_path / "junit.xml"
    file.write_text(text, encoding="utf-8")
    return JUnitXml.fromfile(str(file))


def test_junit_counts_wrong_as_failures_and_missed_as_skipped(tmp_path: Path) -> None:
    document = parsed(run_junit(make_run(wrong=True), ["1 wrong, at most 0 allowed"]), tmp_path)
    assert (document.tests, document.failures, document.skipped, document.errors) == (4, 2, 1, 0)
    suites = {suite.name: list(suite) for suite in document}
    assert list(suites) == ["lookup", "zero", "floors"]
    assert [type(found) for case in suites["lookup"] for found in case.result] == [Skipped]
    (failure,) = suites["zero"][0].result
    assert isinstance(failure, Failure)
    assert failure.message == "asserts 9 万元, expected 3 万元"
    assert failure.text == "answered: 有 <b>|3| 万元", "the control character is left out, the rest is said as it is"
    assert suites["floors"][0].result[0].message == "1 wrong, at most 0 allowed"


def test_junit_counts_of_each_suite_are_those_of_its_cases(tmp_path: Path) -> None:
    document = parsed(run_junit(make_run(), []), tmp_path)
    for suite in document:
        before = (suite.tests, suite.failures, suite.skipped, suite.errors)
        suite.update_statistics()
        assert (suite.tests, suite.failures, suite.skipped, suite.errors) == before
    assert document.failures == 0


def test_markdown_names_every_answer_that_is_not_right() -> None:
    text = run_markdown(make_run(wrong=True), ["1 wrong, at most 0 allowed"])
    assert text.startswith("### wenbao eval: failed\n\n**1 of 3 right, 1 missed, 1 wrong.**\n- 1 wrong, at most")
    assert "| c | wrong | 问题c | asserts 9 万元, expected 3 万元 |" in text
    assert "recall\\@5" not in text
    assert "recall@5 1/1" in text


def test_markdown_without_faults_passes() -> None:
    assert run_markdown(make_run(), []).startswith("### wenbao eval: passed")


def json_of(run: EvalRun) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(run_json(run, [])))
    return plain


def test_what_changed_is_named_worst_first() -> None:
    before, after = json_of(make_run()), json_of(make_run(wrong=True))
    compared = compare_runs(before, after)
    assert [(change.id, change.before, change.after, change.worse) for change in compared.changes] == [
        ("c", "right", "wrong", True)
    ]
    assert "answered [3] -> answered [9]; asserts 9 万元" in comparison_lines(compared)
    assert "| c | right | wrong | 问题c |" in run_markdown(make_run(wrong=True), [], compared)


def test_nothing_changed_is_said() -> None:
    run = json_of(make_run())
    assert comparison_lines(compare_runs(run, run)) == "no case changed"


def test_cases_that_came_and_went_and_another_corpus_are_said() -> None:
    before, after = json_of(make_run()), json_of(make_run())
    before["cases"][0]["id"] = "z"
    before["corpus_sha256"] = "3" * 64
    compared = compare_runs(before, after)
    assert (compared.added, compared.removed) == (("a",), ("z",))
    assert compared.notes == ("the corpus changed: 333333333333 before, 222222222222 now",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "is not JSON"),
        ("[" * 5000, "is not JSON"),
        ("[]", "has no cases_sha256"),
        (
            '{"cases_sha256": "", "corpus_sha256": "", "cases": [{"id": "a", "verdict": "fine"}]}',
            "without id or verdict",
        ),
    ],
)
def test_a_file_that_is_no_result_is_said(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "old.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ComparisonError, match=fault):
        load_run(file)
