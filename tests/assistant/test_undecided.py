"""A sum, mean or extreme over reports that the question names is left open where one of them has no figure."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Settings, ask, open_library
from index.build import ingest_sources
from index.library import Library
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder

TOLD = {
    2020: "收到政府信息公开申请12件。全年召开新闻发布会3次。",
    2021: "收到政府信息公开申请20件。",
    2022: "收到政府信息公开申请31件。全年召开新闻发布会5次。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One county over three years; the middle one is silent on press conferences."""
    folder: Path = tmp_path_factory.mktemp("years")
    opened = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    for year, sentence in TOLD.items():
        text = f"示例县{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年,示例县人民政府{sentence}\n"
        ingest_sources(opened, [source_of(f"{year}.txt", text.encode())])
    return opened


@pytest.mark.parametrize(
    "question",
    [
        "示例县2020年到2022年一共召开多少次新闻发布会?",
        "示例县2020年至2022年平均每年召开多少次新闻发布会?",
        "2020年到2022年,示例县哪年的新闻发布会最少?",
        "How many press conferences did Shili County hold in total from 2020 to 2022?",
    ],
)
def test_a_year_without_a_figure_leaves_it_open(library: Library, question: str) -> None:
    answer = ask(library, question)
    assert answer.status == "not_reported"
    assert answer.values == ()
    assert "2021" in answer.caveats[0]
    assert {citation.quote.count("3次") + citation.quote.count("5次") for citation in answer.citations} == {1}
    for suggestion in answer.suggestions:
        assert ask(library, suggestion).status == "answered", suggestion


def test_what_every_year_states_is_summed(library: Library) -> None:
    answer = ask(library, "示例县2020年到2022年一共收到多少件申请?")
    assert [value.value for value in answer.values] == [63]


def test_a_sum_over_whatever_is_held_counts_what_there_is(library: Library) -> None:
    answer = ask(library, "所有报告一共召开了多少次新闻发布会?")
    assert [value.value for value in answer.values] == [8]
    assert any("2021" in caveat for caveat in answer.caveats)


PAGE = """<html><body><h1>{place}2016年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>2016年,本县收到政府信息公开申请{prose}件。</p>
<h2>二、统计表</h2><table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
<tr><td>(一)收到申请数</td><td>件</td><td>{table}</td></tr><tr><td>1.当面申请数</td><td>件</td><td>{table}</td></tr></table>
</body></html>"""


def library_of_counties(folder: Path, told: dict[str, tuple[object, object]]) -> Library:
    """One report on 2016 a county, with what its text and its table say it received; "" in the table leaves it blank."""
    opened = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    for place, (prose, table) in told.items():
        page = PAGE.format(place=place, prose=prose, table=table)
        ingest_sources(opened, [source_of(f"{place}.html", page.encode())])
    return opened


def test_a_contradicting_report_whose_every_figure_is_larger_decides(tmp_path: Path) -> None:
    told = {"示例县": (62, 62), "样品县": (95, 91), "试验县": (30, 33)}
    answer = ask(library_of_counties(tmp_path, told), "2016年哪个县收到的申请最多?")
    assert answer.status == "answered"
    assert [(value.agency, value.value) for value in answer.values] == [("样品县人民政府", 95), ("样品县人民政府", 91)]


@pytest.mark.parametrize(
    "question", ["2016年哪个县收到的申请最多?", "Which county received the most applications in 2016?"]
)
def test_figures_that_could_change_the_order_leave_it_open(tmp_path: Path, question: str) -> None:
    told = {"示例县": (62, 62), "样品县": (95, 9), "试验县": (30, 33)}
    answer = ask(library_of_counties(tmp_path, told), question)
    assert answer.status == "not_reported"
    assert answer.values == ()
    for number in ("62", "95", "9"):
        assert any(number in citation.quote for citation in answer.citations)
    assert all("30" not in citation.quote for citation in answer.citations)


def test_a_report_without_a_figure_may_come_first(tmp_path: Path) -> None:
    library = library_of_counties(tmp_path, {"示例县": (62, 62), "样品县": (20, 20)})
    silent = "试验县2016年政府信息公开工作年度报告\n一、总体情况\n2016年,本县主动公开政府信息300条。\n"
    ingest_sources(library, [source_of("silent.txt", silent.encode())])
    answer = ask(library, "2016年哪个县收到的申请最多?")
    assert [(value.agency, value.value) for value in answer.values] == [("示例县人民政府", 62)]
    assert any("可能更大" in caveat for caveat in answer.caveats)
