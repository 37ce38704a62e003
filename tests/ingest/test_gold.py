"""What the readers give against lists made by hand: the five real reports, and reports of our own marked figure by figure."""

import csv
from pathlib import Path

import pytest

from tests.ingest.gold_score import REAL_LIST, REAL_REPORTS, Score, due_rows, figures_read, lines, score
from tests.ingest.marked import FOLDER, marked_report, marked_score

MARKED = sorted(FOLDER.glob("*.txt"))


def share(result: Score, field: str) -> float:
    right, told = result.right(field)
    return right / told


def joined(scores: list[Score]) -> Score:
    def every(part: str) -> tuple:
        return tuple(row for one in scores for row in getattr(one, part))

    return Score(every("pairs"), every("missing"), every("extra"))


@pytest.fixture(scope="module")
def own_reports() -> Score:
    return joined([marked_score(marked_report(path)) for path in MARKED])


def test_the_list_is_whole():
    rows = due_rows(REAL_LIST)
    assert len(rows) > 300
    assert {row.file for row in rows} == {"000", "001", "002", "003", "004"}
    with REAL_LIST.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            assert bool(row["blank"]) == (row["value"] == ""), row
            assert bool(row["raw"]) != bool(row["blank"]), row


@pytest.mark.skipif(not REAL_REPORTS.is_dir(), reason="the real reports are not beside the clone")
def test_the_figures_of_the_real_reports():
    rows = due_rows(REAL_LIST)
    result = score(rows, figures_read(REAL_REPORTS, {row.file for row in rows}))
    shown = "\n".join(lines(result))
    assert result.recall >= 0.98, shown
    assert result.precision >= 0.995, shown
    assert share(result, "indicator") >= 0.98, shown
    assert share(result, "unit") >= 0.98, shown
    assert share(result, "qualifier") >= 0.98, shown


def test_the_figures_of_our_own_reports(own_reports):
    shown = "\n".join(lines(own_reports))
    assert own_reports.recall >= 0.98, shown
    assert own_reports.precision >= 0.995, shown
    assert share(own_reports, "indicator") >= 0.96, shown
    assert share(own_reports, "unit") >= 0.98, shown
    assert share(own_reports, "qualifier") >= 0.98, shown


def test_a_wrong_indicator_is_rarer_than_none(own_reports):
    """Where the indicator is not the due one, nearly always none was given."""
    wrong = [
        (due.file, due.line, due.raw, read.figure.indicator)
        for due, read in own_reports.pairs
        if due.indicator != "?" and read.figure.indicator not in (None, due.indicator)
    ]
    assert len(wrong) <= len(own_reports.pairs) * 0.01, wrong


def test_the_marks_are_of_many_kinds():
    due = [row for path in MARKED for row in marked_report(Path(path)).due]
    assert len(MARKED) >= 12
    assert len(due) > 400
    assert {row.qualifier for row in due} == {"exact", "approximate", "at_least", "cumulative"}
    assert sum(row.worded_zero for row in due) > 20
    assert sum(row.indicator is None for row in due) > 100
