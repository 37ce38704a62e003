"""Passage search on descriptive questions: the bars with the real model, and that the measure measures what it says."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.evidence.passage_query import query_words_of
from assistant.settings import Settings
from eval.cases import Case, load_cases
from eval.passage_search import CASES, HELD_OUT, REPORTS, search_all_ways, search_table
from eval.recall import asks_for_passages
from eval.reports_library import library_of_reports
from eval.scorecard import recall_totals
from eval.scores import normalised
from index.library import Library

SHARED = Path(__file__).parents[3] / "shared" / "reports"
PARAPHRASED = Path(__file__).parents[2] / "eval" / "paraphrased"
SHARED_CASES = Path(__file__).with_name("passages_shared.jsonl")


def cases_about(library: Library) -> list[Case]:
    held = {row.file for row in library.catalog.reports()}
    return [case for case in load_cases(CASES) if set(case.reports) <= held]


def test_each_question_has_evidence_in_one_passage_of_its_report(two_reports: Library) -> None:
    texts = {row.file: two_reports.catalog.passages([row.id]) for row in two_reports.catalog.reports()}
    cases = cases_about(two_reports)
    assert len(cases) == 17
    for case in cases:
        assert asks_for_passages(case)
        (evidence,), (file,) = case.evidence, case.reports
        assert sum(normalised(evidence) in normalised(passage.text) for passage in texts[file]) == 1, case.id


def test_a_third_of_the_questions_is_held_out_in_both_languages() -> None:
    cases = load_cases(CASES)
    held = [case for case in cases if case.note == HELD_OUT]
    assert (len(cases), len(held)) == (67, 22)
    assert {case.language for case in held} == {"zh", "en"}


def test_every_way_is_measured_with_and_without_the_reports_known(two_reports: Library) -> None:
    recalls = search_all_ways(two_reports, cases_about(two_reports))
    assert list(recalls) == [(way, known) for known in (True, False) for way in ("both", "lexical", "dense")]
    assert {len(by_case) for by_case in recalls.values()} == {17}
    lexical = recall_totals(one.recall for one in recalls["lexical", True].values())
    assert lexical[1][0] <= lexical[3][0] <= lexical[5][0] <= lexical[5][1] == 17
    assert lexical[5][0] >= 15, "words alone find most with the reports known"
    assert search_table(recalls).count("\n") == 6


def test_a_question_brings_the_words_that_reports_use() -> None:
    assert "培训" in query_words_of("How did they train the staff?", "en").split()
    assert "下一步" in query_words_of("What does it plan to do next?", "en").split()
    assert "经费" in query_words_of("钱花在哪里", "zh").split()
    assert query_words_of("窗口", "zh") == "窗口"


def fused_beats_each_way(cases: Sequence[Case], reports: Path) -> None:
    with library_of_reports(reports, Settings()) as library:
        recalls = search_all_ways(library, cases)
    reached = {key: recall_totals(one.recall for one in by_case.values())[5] for key, by_case in recalls.items()}
    for known, bar in ((True, 0.95), (False, 0.85)):
        found, due = reached["both", known]
        assert found / due >= bar
        assert found >= max(reached["lexical", known][0], reached["dense", known][0])


@pytest.mark.model
def test_the_bars_with_the_default_model() -> None:
    fused_beats_each_way(load_cases(CASES), REPORTS)


@pytest.mark.model
def test_both_ways_together_find_what_neither_finds_alone_in_other_words() -> None:
    cases = load_cases(PARAPHRASED / "cases.jsonl")
    assert (len(cases), sum(case.note == HELD_OUT for case in cases)) == (60, 30)
    with library_of_reports(REPORTS, Settings(), PARAPHRASED) as library:
        texts = {row.file: library.catalog.passages([row.id]) for row in library.catalog.reports()}
        searches = search_all_ways(library, cases)
    for case in cases:
        (evidence,), (file,) = case.evidence, case.reports
        assert sum(normalised(evidence) in normalised(passage.text) for passage in texts[file]) == 1, case.id
    for known in (True, False):
        reached = {
            way: recall_totals(one.recall for one in searches[way, known].values())[5][0]
            for way in ("both", "lexical", "dense")
        }
        assert reached["both"] >= 54
        assert reached["both"] > max(reached["lexical"], reached["dense"])


@pytest.mark.model
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not part of the repository")
def test_the_bars_over_real_reports_with_the_default_model() -> None:
    fused_beats_each_way(load_cases(SHARED_CASES), SHARED)
