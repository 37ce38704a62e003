"""Floors: they hold, they rise, and they never fall unsaid."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.baseline import (
    DEFAULT_BASELINE,
    BaselineError,
    baseline_of,
    load_baseline,
    under_baseline,
    update_baseline,
)
from eval.command import SAMPLE_CASES
from eval.run import hash_of
from tests.eval.made_runs import make_run


def test_a_run_reaches_its_own_baseline(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    update_baseline(file, "cases.jsonl", baseline_of(make_run()), allow_regression=False)
    assert under_baseline(baseline_of(make_run()), load_baseline(file, "cases.jsonl")) == ()
    assert load_baseline(file, "cases.jsonl").floors["right"] == 2
    assert load_baseline(file, "cases.jsonl").floors["recall@5"] == 1


def test_a_worse_run_is_under_it(tmp_path: Path) -> None:
    said = under_baseline(baseline_of(make_run(wrong=True)), baseline_of(make_run()))
    assert "right: 1, the floor is 2" in said
    assert "wrong: 1, at most 0 allowed" in said


def test_a_floor_never_falls_unsaid(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    update_baseline(file, "cases.jsonl", baseline_of(make_run()), allow_regression=False)
    before = file.read_bytes()
    with pytest.raises(BaselineError, match=r"right: 1, the floor is 2.*--allow-regression"):
        update_baseline(file, "cases.jsonl", baseline_of(make_run(wrong=True)), allow_regression=False)
    assert file.read_bytes() == before
    update_baseline(file, "cases.jsonl", baseline_of(make_run(wrong=True)), allow_regression=True)
    assert load_baseline(file, "cases.jsonl").ceilings["wrong"] == 1
    update_baseline(file, "cases.jsonl", baseline_of(make_run()), allow_regression=False)
    assert load_baseline(file, "cases.jsonl").ceilings["wrong"] == 0, "up it goes without asking"


def test_a_smaller_share_is_a_lower_floor_too(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    few, many = make_run(), make_run()
    update_baseline(file, "cases.jsonl", baseline_of(few), allow_regression=False)
    more_missed = replace(many, results=(*many.results, many.results[1], many.results[1]), cases_sha256="3" * 64)
    with pytest.raises(BaselineError, match=r"right: 2 of 5, the floor is 2 of 3.*--allow-regression"):
        update_baseline(file, "cases.jsonl", baseline_of(more_missed), allow_regression=False)
    said = update_baseline(file, "cases.jsonl", baseline_of(more_missed), allow_regression=True)
    assert said.startswith(f"{file}: the floors of cases.jsonl are now right 2, ")


@pytest.mark.parametrize(("field", "named"), [("cases_sha256", "questions"), ("corpus_sha256", "reports")])
def test_other_questions_or_reports_do_not_pass(field: str, named: str) -> None:
    due = replace(baseline_of(make_run()), **{field: "0" * 64})
    (said,) = under_baseline(baseline_of(make_run()), due)
    assert said.startswith(f"the {named} are not those of the baseline")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cases_sha256": ""}', '{"cases.jsonl": {"floor": 1}}'])
def test_a_file_that_is_no_baseline_is_said(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match="is no baseline") as caught:
        load_baseline(file, "cases.jsonl")
    assert not any(python in str(caught.value) for python in ("__init__", "KeyError", "Expecting", "'cases.jsonl'"))


def test_a_floor_that_is_no_count_is_said(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    update_baseline(file, "cases.jsonl", baseline_of(make_run()), allow_regression=False)
    file.write_text(file.read_text(encoding="utf-8").replace('"right": 2', '"right": "2"'), encoding="utf-8")
    with pytest.raises(BaselineError, match="must be whole numbers"):
        load_baseline(file, "cases.jsonl")


@pytest.mark.parametrize("cases", sorted(SAMPLE_CASES.parent.glob("*.jsonl")), ids=lambda path: path.name)
def test_every_shipped_question_set_has_its_floors_and_allows_nothing_wrong(cases: Path) -> None:
    shipped = load_baseline(DEFAULT_BASELINE, cases.name)
    assert shipped.cases_sha256 == hash_of([cases.read_text(encoding="utf-8-sig")])
    assert (shipped.ceilings["wrong"], shipped.ceilings["citations not exact"]) == (0, 0)


def test_question_sets_keep_their_floors_apart(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    update_baseline(file, "one.jsonl", baseline_of(make_run()), allow_regression=False)
    update_baseline(file, "other.jsonl", baseline_of(make_run(wrong=True)), allow_regression=False)
    assert load_baseline(file, "one.jsonl").floors["right"] == 2
    assert load_baseline(file, "other.jsonl").floors["right"] == 1
    with pytest.raises(BaselineError, match="is no baseline of third"):
        load_baseline(file, "third.jsonl")
