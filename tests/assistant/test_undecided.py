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
