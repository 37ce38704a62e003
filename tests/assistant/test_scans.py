"""Answers from a scan: the figure, and beside it that it was recognised and must be compared with the original."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Settings, ask, open_library
from index.build import ingest_sources
from index.library import Library
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder
from tests.ingest.printed_forms import Printed
from tests.ingest.scans import as_image, printed, scanned

RULES = [
    [Printed("信息内容"), Printed("本年制发件数"), Printed("本年废止件数"), Printed("现行有效件数")],
    [Printed("规章"), Printed("0"), Printed("0"), Printed("0")],
    [Printed("行政规范性文件"), Printed("3"), Printed("1"), Printed("12")],
]
TABLE = [
    [Printed("信息内容"), Printed("本年处理决定数量")],
    [Printed("行政处罚"), Printed("64")],
    [Printed("行政强制"), Printed("")],
]
WORDS = [
    "示例县2021年政府信息公开工作年度报告",
    "一、总体情况。本县认真贯彻《中华人民共和国政府信息公开条例》，收到政府信息公开申请28件。",
    "二、主动公开政府信息情况。规章和行政规范性文件都已公开。",
    "三、收到和处理政府信息公开申请情况。全部申请都已答复。",
    "四、政府信息公开行政复议、行政诉讼情况。见上级机关的报告。",
    "五、存在的主要问题及改进情况。行政处罚等数字列在下表。",
]


@pytest.fixture(scope="module")
def scan_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("scan")
    (page,) = scanned(printed([RULES, TABLE], WORDS, size=10), 5, noise=4)
    source = source_of("page.png", as_image([page.crop((0, 0, page.width, 1000))], "PNG"))
    library = replace(
        open_library(Settings(library=folder / "library"), create=True), given_embedder=CharacterEmbedder()
    )
    (outcome,) = ingest_sources(library, [source])
    assert outcome.error is None
    assert outcome.report is not None
    assert any("read by OCR" in warning for warning in outcome.report.warnings)
    return library


@pytest.mark.parametrize(
    ("question", "status", "value", "says"),
    [
        ("示例县2021年行政处罚处理决定数量是多少？", "answered", 64, "请与原件核对"),
        ("示例县2021年收到多少件政府信息公开申请？", "answered", 28, "请与原件核对"),
        ("示例县2021年行政强制处理决定数量是多少？", "blank", None, "请与原件核对"),
        ("示例县2021年行政诉讼有多少件？", "not_reported", None, "请与原件核对"),
    ],
)
def test_an_answer_from_a_scan_says_so(
    scan_library: Library, question: str, status: str, value: int | None, says: str
) -> None:
    answer = ask(scan_library, question)
    assert answer.status == status
    assert [found.value for found in answer.values if found.value is not None] == ([value] if value else [])
    assert any(says in caveat for caveat in answer.caveats), answer.caveats


def test_an_english_answer_says_it_in_english(scan_library: Library) -> None:
    answer = ask(scan_library, "How many applications were received in 2021 by 示例县?")
    assert [value.value for value in answer.values] == [28]
    assert any("read by OCR from a scan; compare with the original" in caveat for caveat in answer.caveats)


def test_stored_figures_say_that_they_were_recognised(scan_library: Library) -> None:
    (report,) = scan_library.catalog.reports()
    figures = scan_library.catalog.figures([report.id])
    assert {figure.origin for figure in figures} == {"ocr"}
    assert {figure.in_table for figure in figures} == {True, False}


def test_a_report_with_a_text_layer_says_nothing_of_the_kind(tmp_path: Path) -> None:
    library = replace(
        open_library(Settings(library=tmp_path / "library"), create=True), given_embedder=CharacterEmbedder()
    )
    ingest_sources(library, [source_of("a.pdf", printed([RULES, TABLE], WORDS))])
    answer = ask(library, "示例县2021年行政处罚处理决定数量是多少？")
    assert [value.value for value in answer.values] == [64]
    assert not any("OCR" in caveat for caveat in answer.caveats)
