"""The figures of the sample library add up as their forms demand, and its question set asks for what is printed."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from eval.cases import load_cases
from eval.expected import ExpectedValues
from eval.make_samples import REPORTS, TEXTS
from eval.samples.source import Grid, SampleSource, TextBlock, read_sources
from eval.scores import normalised

SOURCES = read_sources(TEXTS)
BY_NAME = {source.name: source for source in SOURCES}
N2021 = ["shilixian-2021", "shilixian-2022", "shilixian-2023", "shilixian-education-2022", "qingshi-2022"]


def grids(name: str) -> list[Grid]:
    return [block for block in BY_NAME[f"{name}.txt"].blocks if isinstance(block, Grid)]


def numbers(grid: Grid, column: int) -> dict[str, list[Decimal | None]]:
    """Row label to the values of its cells from ``column`` on; a label that stands twice is an error of the test."""
    rows: dict[str, list[Decimal | None]] = {}
    for row in range(grid.rows):
        cells = [cell for cell in grid.row(row) if cell.column >= column]
        labels = [cell.text for cell in grid.row(row) if cell.column < column]
        if cells and all(re.fullmatch(r"[\d.]*", cell.text) for cell in cells):
            assert labels[-1] not in rows, labels
            rows[labels[-1]] = [Decimal(cell.text) if cell.text else None for cell in cells]
    return rows


def columns(rows: dict[str, list[Decimal | None]], *starts: str) -> list[list[Decimal]]:
    """The rows whose labels begin so, one row for each start."""
    found = []
    for start in starts:
        matching = [cells for label, cells in rows.items() if label.startswith(start)]
        assert len(matching) == 1, (start, list(rows))
        found.append([cell for cell in matching[0] if cell is not None])
    return found


def adds_up(rows: dict[str, list[Decimal | None]], whole: str, *parts: str) -> None:
    """In every column the parts make the whole."""
    (total,) = columns(rows, whole)
    assert [sum(cells) for cells in zip(*columns(rows, *parts), strict=True)] == total, whole


@pytest.mark.parametrize("name", N2021)
def test_application_matrix_adds_up(name: str) -> None:
    rows = numbers(grids(name)[1], 3)
    assert len(rows) == 25
    received, carried, total, left = columns(rows, "一、本年新收", "二、上年结转", "(七)总计", "四、结转下年度")
    outcomes = [cells for label, cells in rows.items() if not label.startswith(("一、", "二、", "四、", "(七)"))]
    assert [a + b for a, b in zip(received, carried, strict=True)] == [a + b for a, b in zip(total, left, strict=True)]
    assert [sum(cells) for cells in zip(*outcomes, strict=True)] == total
    for label, cells in rows.items():
        assert len(cells) == 7, label
        assert sum(cells[:6]) == cells[6], label


@pytest.mark.parametrize("name", N2021)
def test_review_and_litigation_add_up(name: str) -> None:
    grid = grids(name)[2]
    cells = [Decimal(cell.text) for cell in grid.row(grid.rows - 1)]
    assert len(cells) == 15
    for first in (0, 5, 10):
        assert sum(cells[first : first + 4]) == cells[first + 4]


def test_years_of_the_invented_county_continue_each_other() -> None:
    matrices = [numbers(grids(name)[1], 3) for name in N2021[:3]]
    for before, after in pairwise(matrices):
        (left,), (carried,) = columns(before, "四、结转下年度"), columns(after, "二、上年结转")
        assert left == carried
    documents = [columns(numbers(grids(name)[0], 1), "行政规范性文件")[0] for name in N2021[:3]]
    for (_, _, in_force), (issued, repealed, now) in pairwise(documents):
        assert in_force + issued - repealed == now
    received = [columns(rows, "一、本年新收")[0][6] for rows in matrices]
    assert received == [78, 96, 131]


def test_narrative_of_the_invented_county_agrees_with_its_tables() -> None:
    for name in N2021[:4]:
        prose = "".join(block.text for block in BY_NAME[f"{name}.txt"].blocks if isinstance(block, TextBlock))
        rows = numbers(grids(name)[1], 3)
        received, done, left = (cells[6] for cells in columns(rows, "一、本年新收", "(七)总计", "四、结转下年度"))
        assert f"申请{received}件" in prose
        assert f"办结{done}件" in prose
        assert f"{left}件" in prose


def test_sichuan_form_adds_up_but_for_the_known_contradiction() -> None:
    rows = [[cell.text for cell in grids("panzhihua-2009")[0].row(row)][-2:] for row in range(68)]
    assert len(rows) == grids("panzhihua-2009")[0].rows
    values = [Decimal(value) if value else None for _, value in rows]

    def total(first: int, last: int) -> Decimal:
        return sum((value or Decimal(0) for value in values[first - 1 : last]), Decimal(0))

    def at(row: int) -> Decimal:
        value = values[row - 1]
        assert value is not None
        return value

    assert total(3, 9) == at(1) == at(32) + at(38) + at(41) + at(44) == 190441
    assert total(33, 35) == at(32)
    assert at(11) + at(12) == at(10) == total(13, 16) == total(17, 22) == 12
    assert total(23, 25) == at(11)
    assert (total(26, 29), at(25)) == (0, 2), "the real report contradicts itself here; it must stay so"
    assert at(58) + at(59) == at(57) == total(64, 68) == 6440
    assert at(60) + at(62) + at(63) == at(58)
    assert [number for number, value in enumerate(values, 1) if value is None] == [46, 52]


def test_national_table_of_2018_adds_up() -> None:
    table = grids("shilixian-2018")[0]
    rows: dict[str, list[Decimal | None]] = {
        table.row(row)[0].text: [Decimal(table.row(row)[2].text)]
        for row in range(table.rows)
        if table.row(row)[2].text.isdigit()
    }
    adds_up(rows, "(一)收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数")
    adds_up(rows, "(二)申请办结数", "1.按时办结数", "2.延期办结数")
    answers = ["1.属于已主动公开", "2.同意公开", "3.同意部分", "4.不同意", "5.不属于", "6.申请信息", "7.告知", "8.告知"]
    adds_up(rows, "(三)申请答复数", *answers)
    grounds = ["其中:涉及国家秘密", "涉及商业秘密", "涉及个人隐私", "危及国家安全", "不是《条例》", "法律法规规定"]
    adds_up(rows, "4.不同意", *grounds)
    adds_up(rows, "(三)从事政府信息公开工作人员数", "1.专职人员数", "2.兼职人员数")
    assert len(rows) == 56


def test_shanghai_form_adds_up() -> None:
    table = grids("shiliqu-2010")[0]
    value = [Decimal(0)] + [Decimal(table.row(row)[3].text) for row in range(1, table.rows)]
    assert [table.row(row)[2].text for row in range(1, table.rows)] == [f"{code:02d}" for code in range(1, 55)]
    assert sum(value[13:19]) == value[12]
    assert sum(value[20:28]) == value[19]
    assert sum(value[28:34]) == value[27]
    assert value[38] + value[43] == value[37]
    assert sum(value[39:43]) == value[38]
    assert sum(value[44:49]) == value[43]
    assert value[50] + value[51] == value[49]


def test_fujian_form_adds_up() -> None:
    table = grids("shilishi-2009")[0]
    year, ever = ([Decimal(table.row(row)[column].text) for row in range(1, table.rows)] for column in (2, 3))
    for cells in (year, ever):
        assert cells[1] + cells[2] == cells[0]
        assert sum(cells[4:10]) == cells[3]
        assert sum(cells[11:14]) == cells[10]
    assert all(this <= all_years for this, all_years in zip(year, ever, strict=True))


def test_prose_of_real_reports_keeps_their_figures() -> None:
    kuancheng = "".join(block.text for block in BY_NAME["kuancheng-2012.txt"].blocks if isinstance(block, TextBlock))
    assert 2344 + 1317 == 156 + 246 + 361 + 124 + 64 + 2710 == 1027 + 911 + 1723 == 3661
    for figure in (
        "3661",
        "2344",
        "1317",
        "156",
        "246",
        "361",
        "124",
        "64",
        "2710",
        "1027",
        "911",
        "1723",
        "93",
        "20万元",
    ):
        assert figure in kuancheng


def test_evidence_of_the_sample_cases_stands_in_its_reports() -> None:
    """Each evidence string is in one of the case's reports: in one line of prose, or in one row of a table."""
    by_file = {source.file: source for source in SOURCES}
    for case in load_cases(REPORTS.parent / "cases" / "sample.jsonl"):
        assert set(case.reports) <= set(by_file), case.id
        places = [place for file in case.reports for place in quotable(by_file[file])]
        for piece in case.evidence:
            assert any(normalised(piece) in place for place in places), (case.id, piece)


def quotable(source: SampleSource, between: str = "") -> list[str]:
    places = []
    for block in source.blocks:
        if isinstance(block, Grid):
            places += [between.join(normalised(cell.text) for cell in block.row(row)) for row in range(block.rows)]
        else:
            places.append(normalised(block.text))
    return places


def test_expected_numbers_of_the_sample_cases_stand_in_its_reports() -> None:
    """What is not computed, and not a zero (which words may say), is printed in one of the case's reports."""
    by_file = {source.file: source for source in SOURCES}
    for case in load_cases(REPORTS.parent / "cases" / "sample.jsonl"):
        text = "\n".join(place for file in case.reports for place in quotable(by_file[file], "|"))
        wanted = case.expected.numbers if isinstance(case.expected, ExpectedValues) else ()
        for number in wanted:
            if number.value and not number.computed:
                spelt = {f"{number.value:f}", f"{(number.value / 10000).normalize():f}万"}
                assert any(re.search(rf"(?<![\d.]){re.escape(form)}(?![\d.])", text) for form in spelt), (
                    case.id,
                    spelt,
                )
