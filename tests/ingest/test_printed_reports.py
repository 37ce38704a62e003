"""Whole generated reports, in every layout and with every damage: each cell is right or said to be unread.

A fixed sample runs here; ``python -m tests.ingest.measure_forms`` runs as many as are asked for.
"""

import random
from decimal import Decimal

import pytest

from eval.printed.files import FILES, TEXTS, WRITERS
from eval.printed.reports import FORMS, PrintedTable, print_report
from ingest.document import Document
from ingest.folding import fold
from ingest.report import Figure
from ingest.tables import read_tables
from tests.ingest.measure_forms import measure, mixed_report, read_written
from tests.ingest.report_damage import CHANGES, DAMAGE, TEXT_CHANGES

SILENT = ("WRONG", "MISSING", "refused")


@pytest.mark.parametrize("layout", WRITERS)
@pytest.mark.parametrize("form", FORMS)
def test_every_cell_of_a_clean_report_is_right(form: str, layout: str) -> None:
    printed = print_report(form, 5, dense=layout in FILES)
    count = measure(printed, *WRITERS[layout](printed))
    assert count.notes == []
    assert set(count.verdicts) <= {"right", "WRONG"}
    assert count.verdicts["right"] == sum(1 for table in printed.tables() for cell in table.cells if cell.key)


@pytest.mark.parametrize("damage", [*CHANGES, *TEXT_CHANGES])
@pytest.mark.parametrize("form", ["N2021", "JL2012", "SH_A", "N2014"])
def test_no_damage_makes_a_cell_silently_wrong(form: str, damage: str) -> None:
    dice = random.Random(f"{form}{damage}")
    layouts = (
        list(FILES)[:3] if damage == "merged values" else list(TEXTS) if damage in TEXT_CHANGES else list(WRITERS)[:-1]
    )
    for layout in dice.sample(layouts, 2):
        count = measure(*DAMAGE[damage](print_report(form, 9, dense=dice.random() < 0.5), WRITERS[layout], 9))
        assert [note for note in count.notes if note.startswith((*SILENT, "LEAK"))] == [], layout


@pytest.mark.parametrize("seed", range(5000, 5016))
def test_damage_of_several_kinds_makes_no_cell_silently_wrong(seed: int) -> None:
    printed, name, data, what = mixed_report(seed)
    count = measure(printed, name, data)
    assert [note for note in count.notes if note.startswith((*SILENT, "LEAK"))] == [], what


def figure_of(figures: tuple[Figure, ...], indicator: str, applicant: str = "") -> Figure:
    wanted = (("applicant", applicant),) if applicant else ()
    found = [f for f in figures if f.origin == "table" and f.indicator == indicator and f.breakdown == wanted]
    assert len(found) == 1, indicator
    return found[0]


@pytest.mark.parametrize("layout", ["piped cells", "spaces", "html", "pdf"])
def test_a_figure_says_where_it_stands_and_in_which_unit(layout: str) -> None:
    printed = print_report("N2021", 3, dense=True)
    figures = read_written(*WRITERS[layout](printed)).figures
    fee = figure_of(figures, "adminfee_amount")
    assert (fee.unit, fee.label, "行政事业性收费" in fee.quote) == ("万元", "行政事业性收费", True)
    assert "收费金额" in (fee.column or "")
    assert fee.section.startswith("二、")
    granted = figure_of(figures, "resp_granted", "科研机构")
    assert (granted.unit, granted.column, granted.basis) == ("件", "科研机构", "year")
    assert granted.section.startswith("三、")
    assert granted.quote_start <= granted.start < granted.end <= granted.quote_end
    assert granted.part_of == figure_of(figures, "resp_granted").id


def test_money_without_a_printed_unit_has_none() -> None:
    figures = read_written(*WRITERS["html"](print_report("N2019", 3, dense=True))).figures
    assert figure_of(figures, "procurement_amount").unit == ""
    assert figure_of(figures, "procurement_projects").unit == "个"


@pytest.mark.parametrize("head", [0, 1])
def test_columns_without_headings_are_told_apart_by_their_numbers_or_not_at_all(head: int) -> None:
    rows = ["收到申请数", "当面申请数", "网络申请数", "信函申请数", "其他形式申请数"]
    numbers = [(40, 12), (20, 6), (10, 5), (10, 1), (0, 0)]
    lines = [f"{label} {second} {first}" for label, (first, second) in zip(rows, numbers, strict=True)]
    text = "示例县司法局2013年政府信息公开工作年度报告\n公共信息查阅点汇集信息总数\n" + "\n".join(
        ["指标 2013年发生数 累计数"] * head + ["政府信息公开申请数 12 40", *lines[1:]]
    )
    figures = read_tables("r", Document(text, "txt", ()), fold(text), ()).figures
    received = {f.basis: f.value for f in figures if f.indicator == "req_received"}
    assert received == ({"year": Decimal(12), "cumulative": Decimal(40)} if head else {})


def test_the_forms_are_printed_as_they_stand_in_reports() -> None:
    for form in FORMS:
        printed = print_report(form, 1)
        assert all(isinstance(table, PrintedTable) and table.columns > 1 for table in printed.tables())
        assert len({cell.key for table in printed.tables() for cell in table.cells if cell.key}) >= 34
