"""Proof of whole reports: sound ones raise no alarm, one wrong cell is caught, and what no identity can catch is named."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.build_report import read_report
from ingest.checks import check_report
from ingest.document import Document
from ingest.findings import Finding
from ingest.folding import fold
from ingest.forms import forms
from ingest.report import Figure, Report
from ingest.source import load_source, source_of
from ingest.tables import read_tables
from tests.ingest.printed_forms import COPIES, as_grid, as_piped_rows
from tests.ingest.sound_forms import sound_form

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
FORMS = sorted(forms())


def figures_of(document: Document) -> tuple[Figure, ...]:
    return read_tables("r", document, fold(document.text), ()).figures


def broken(figures: tuple[Figure, ...]) -> list[Finding]:
    return [finding for finding in check_report(figures) if finding.status == "failed"]


def changed(figures: tuple[Figure, ...], place: int, by: int) -> tuple[Figure, ...]:
    value = figures[place].value
    assert value is not None
    return (*figures[:place], replace(figures[place], value=value + by), *figures[place + 1 :])


@pytest.mark.parametrize("copy", ["grid", "pipes"])
@pytest.mark.parametrize("name", FORMS)
def test_a_sound_form_raises_no_alarm(name: str, copy: str) -> None:
    for seed in range(4):
        found = check_report(figures_of(COPIES[copy](sound_form(name, seed))))
        assert {finding.status for finding in found} == {"passed"}, [f.zh for f in found if f.status != "passed"]
        assert len(found) >= 10


# Cells that stand in no equality of their form: nothing in the report itself can prove them.
UNPROVED = {"N2019": 22, "N2021": 10}


@pytest.mark.parametrize("name", sorted(UNPROVED))
def test_every_cell_of_the_matrix_and_of_the_outcomes_is_proved(name: str) -> None:
    figures = figures_of(as_grid(sound_form(name, 1)))
    missed = []
    for place, figure in enumerate(figures):
        found = broken(changed(figures, place, 1))
        if not any(figure.id in finding.figures for finding in found):
            missed.append(figure)
    assert len(figures) - len(missed) == len(forms()[name].tables[-2].rows) * 7 + 15
    assert len(missed) == UNPROVED[name]
    assert not any(figure.breakdown for figure in missed)


@pytest.mark.parametrize("name", FORMS)
def test_a_wrong_row_of_an_equality_is_caught(name: str) -> None:
    figures = figures_of(as_grid(sound_form(name, 2)))
    assert broken(figures) == []
    equalities = [found for found in check_report(figures) if found.kind != "at_most" and found.left == found.right]
    proved = {name for found in equalities for name in found.figures}
    for place in [place for place, figure in enumerate(figures) if figure.id in proved]:
        assert broken(changed(figures, place, 1000)), figures[place].label


PROSE = "2023年，示例县新收政府信息公开申请{received}件，{more}均在法定期限内答复。\n"


def report(prose: str, change: Callable[[str, str, int], int] | None = None) -> Report:
    """A sound report of 2023 with a first section in words; ``change`` may alter a cell by indicator and column."""
    grids = sound_form("N2021", 7)
    if change is not None:
        for grid in grids:
            for line in grid:
                for place, cell in enumerate(line):
                    if cell.key and cell.text.isdigit():
                        column = dict(cell.key[1]).get("applicant", "总计")
                        line[place] = replace(cell, text=str(change(cell.key[0], column, int(cell.text))))
    tables = as_piped_rows(grids).text.partition("\n")[2]
    text = f"示例县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n{prose}二、各类统计\n{tables}"
    return read_report(source_of("report.txt", text.encode()))


def total(found: Report, indicator: str) -> int:
    values = {f.value for f in found.figures if f.indicator == indicator and f.origin == "table" and not f.breakdown}
    (value,) = values
    assert value is not None
    return int(value)


def failures(found: Report) -> list[str]:
    return [one.relation for one in check_report(found.figures, found.identity) if one.status == "failed"]


def test_the_text_is_held_against_the_row_that_its_verb_counts() -> None:
    sound = report("")
    received, carried = total(sound, "req_received"), total(sound, "req_carried_in")
    right = report(PROSE.format(received=received, more=""))
    passed = {one.relation for one in check_report(right.figures) if one.status == "passed"}
    assert "prose_table:req_received" in passed
    assert failures(right) == []
    # A sentence that counts what came over with what came in speaks of both rows; it is not wrong against one of them.
    assert failures(report(PROSE.format(received=received + carried, more=""))) == []
    assert failures(report(PROSE.format(received=received + carried + 1, more=""))) == ["prose_table:req_received"]


def move_ten(indicator: str, column: str, value: int) -> int:
    moved = {"resp_granted": -10, "resp_partial": 10}.get(indicator, 0)
    return value + moved if column in ("自然人", "总计") else value


def test_ten_moved_between_two_rows_is_caught_by_the_text_alone() -> None:
    """Both rows enter every identity only through the sum of the results, which stays; nobody can see it in the tables."""
    granted = total(report(""), "resp_granted")
    assert failures(report("", move_ten)) == []
    said = PROSE.format(received=total(report(""), "req_received"), more=f"予以公开{granted}件，")
    assert failures(report(said)) == []
    assert failures(report(said, move_ten)) == ["prose_table:resp_granted"]


SENTENCES = [
    ("全年收到政府信息公开申请12件，其中当面申请5件、网上申请4件、信函申请3件。", []),
    ("全年收到政府信息公开申请12件，其中当面申请5件、网上申请4件、信函申请4件。", ["part_whole"]),
    ("全年收到政府信息公开申请12件，其中当面申请5件、网上申请4件。", []),
    ("全年收到政府信息公开申请12件，其中当面申请5件、网上申请4件、其他形式申请1件。", ["part_whole"]),
    ("全年主动公开政府信息900条，其中政府网站公开800条、政务微信公开700条。", []),
    ("全年主动公开政府信息900条，其中政府网站公开950条、政务微信公开700条。", ["part_whole"]),
    ("全年主动公开政府信息1690余条，其中政府网站公开950条、其他方式公开800条。", []),
    ("从事政府信息公开工作的人员93人，其中专职69人，兼职24人。", []),
    ("从事政府信息公开工作的人员93人，其中专职69人，兼职26人。", ["part_whole"]),
    ("全年收到政府信息公开申请80件，其中网上申请20件，占25%；信函申请60件，占75%。", []),
    ("全年收到政府信息公开申请80件，其中网上申请20件，占35%；信函申请60件，占75%。", ["ratio"]),
    ("网上申请20件，占35%。", []),
    ("办理时限由法定20个工作日压缩至8个工作日，压缩60%。", []),
    ("办理时限由法定20个工作日压缩至8个工作日，压缩85%。", ["ratio"]),
    ("门户网站日均访问量120人次，全年访问量4.4万人次。", []),
    ("门户网站日均访问量600多人次，全年访问量24万余人次。", []),
    ("门户网站日均访问量600人次，全年访问量4.4万人次。", ["daily_yearly"]),
    ("门户网站日均访问量600人次，自开通以来累计访问量4.4万人次。", []),
]


@pytest.mark.parametrize(("sentence", "kinds"), SENTENCES)
def test_sentences_that_do_and_do_not_add_up(sentence: str, kinds: list[str]) -> None:
    text = f"示例县人民政府2012年政府信息公开工作年度报告\n一、主动公开和依申请公开政府信息的情况\n{sentence}\n二、存在的问题\n"
    found = read_report(source_of("report.txt", text.encode()))
    assert [one.kind for one in check_report(found.figures) if one.status == "failed"] == kinds


# What is known to be wrong in the real reports, and nothing else: relation (without its list id), left, right.
KNOWN = {
    "000": {("period:signed", None, None), ("period:published", None, None)},
    "001": {
        ("daily_yearly:web_daily_visits:swapped", 35000, 98185),
        ("daily_yearly:web_daily_clicks:swapped", 98000, 35405),
    },
    "002": set(),
    "003": {
        ("grounds", 2, 0),
        ("part_whole", 1256940, 1525900),
        ("ratio:svc_statutory_days:svc_actual_days", Decimal("90.5"), 85),
    },
    "004": {("timeliness:cumulative", 52, 50), ("timeliness:year", 5, 15), ("prose_table:trainings", 10, 5)},
}


@pytest.mark.parametrize("number", sorted(KNOWN) if REPORTS.is_dir() else [])
def test_what_is_wrong_in_the_real_reports_is_found_and_nothing_else(number: str) -> None:
    found = read_report(load_source(next(iter(REPORTS.glob(f"{number}_*.txt")))))
    findings = check_report(found.figures, found.identity)
    failed = {
        (one.relation.partition(":")[0] if one.kind == "part_whole" else one.relation, one.left, one.right)
        for one in findings
        if one.status == "failed"
    }
    assert failed == KNOWN[number]
    twice = [one for one in findings if one.kind == "same_number"]
    assert [one.left for one in twice] == ([3661] if number == "000" else [])
    by_id = {figure.id: figure for figure in found.figures}
    for one in findings:
        for figure in (by_id[name] for name in one.figures):
            assert found.text[figure.quote_start : figure.quote_end] == figure.quote
        for field in filter(None, (one.left_field, one.right_field)):
            span = found.identity.span(field)
            assert span is not None
            assert found.text[span.start : span.end] == span.quote
