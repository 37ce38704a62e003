"""Answers and the arithmetic of the reports: caveats where a failed check touches a figure, and questions that ask for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Settings, open_library
from assistant.answer import Answer
from assistant.ask import ask
from index.build import ingest_sources, remove_report
from index.library import Library
from ingest.source import load_source
from tests.index.made_up import CharacterEmbedder

# Totals that do not add up: 5 + 4 + 4 against 12 requests; and a list that does.
TEXT = """示例县人民政府{year}年政府信息公开工作年度报告
一、主动公开政府信息的情况
{year}年主动公开政府信息900条，其中政策类500条、业务类400条。
二、依申请公开政府信息的情况
{year}年收到政府信息公开申请12件，其中当面申请5件、网上申请4件、信函申请4件。
上年结转政府信息公开申请{carried}件，结转下年度继续办理{out}件。
三、存在的问题
"""


def library_of(folder: Path, *texts: str) -> Library:
    files = []
    for place, text in enumerate(texts):
        files.append(folder / f"report{place}.txt")
        files[-1].write_text(text, encoding="utf-8")
    library = replace(open_library(Settings(library=folder / "l"), create=True), given_embedder=CharacterEmbedder())
    assert [outcome.error for outcome in ingest_sources(library, map(load_source, files))] == [None] * len(files)
    return library


@pytest.fixture
def one_year(tmp_path: Path) -> Library:
    return library_of(tmp_path, TEXT.format(year=2022, carried=0, out=0))


def cited(answer: Answer) -> str:
    return " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("示例县2022年收到多少件申请?", True),
        ("示例县2022年网上申请多少件?", True),
        ("示例县2022年网上申请占全部申请的百分之几?", True),
        ("How many requests did 示例县 receive in 2022?", True),
        ("示例县2022年主动公开多少条政府信息?", False),
    ],
)
def test_a_failed_check_is_said_where_it_touches_the_figures(one_year: Library, question: str, said: bool) -> None:
    answer = ask(one_year, question)
    assert answer.status == "answered"
    assert any("5+4+4=13" in caveat for caveat in answer.caveats) is said


@pytest.mark.parametrize(
    "question", ["示例县2022年的报告对得上吗?", "Do the figures of the 2022 report of 示例县 add up?"]
)
def test_a_question_about_the_whole_report_lists_what_fails(one_year: Library, question: str) -> None:
    answer = ask(one_year, question)
    assert "5+4+4=13" in answer.text
    assert "12件" in cited(answer)
    assert "900" not in answer.text


def test_a_sound_report_is_said_to_be_sound_with_the_number_of_checks(tmp_path: Path) -> None:
    sound = TEXT.format(year=2022, carried=0, out=0).replace("信函申请4件", "信函申请3件")
    answer = ask(library_of(tmp_path, sound), "示例县2022年的报告对得上吗?")
    assert "没有发现对不上的数" in answer.text
    assert "核对 2 项，2 项相符" in answer.text


def test_a_question_about_one_unknown_thing_is_not_answered_with_the_whole_report(one_year: Library) -> None:
    answer = ask(one_year, "示例县2022年的信访数字对得上吗?")
    assert "5+4+4" not in answer.text


def test_one_year_against_the_next_as_long_as_both_are_there(tmp_path: Path) -> None:
    library = library_of(tmp_path, TEXT.format(year=2021, carried=0, out=7), TEXT.format(year=2022, carried=5, out=0))
    question = "示例县2022年上年结转多少件申请?"
    answer = ask(library, question)
    assert any("7" in caveat and "5" in caveat and "结转" in caveat for caveat in answer.caveats)
    whole = ask(library, "示例县2022年的报告对得上吗?")
    assert "结转下年度继续办理7件" in cited(whole)  # the earlier report is quoted too
    (earlier,) = [row for row in library.catalog.reports() if row.identity.year == 2021]
    remove_report(library, earlier.id)
    assert not any("结转" in caveat for caveat in ask(library, question).caveats)


SOUND = """样品县人民政府2022年政府信息公开工作年度报告
一、主动公开政府信息的情况
2022年主动公开政府信息900条，其中政策类500条、业务类400条。
二、依申请公开政府信息的情况
2022年收到政府信息公开申请12件，其中当面申请5件、网上申请3件、信函申请4件。
"""


@pytest.mark.parametrize(
    ("question", "head"),
    [("哪些报告有矛盾?", "1 份报告有对不上的数"), ("Which reports have contradictions?", "something fails: 1.")],
)
def test_every_report_asked_about_is_checked(tmp_path: Path, question: str, head: str) -> None:
    library = library_of(tmp_path, SOUND, TEXT.format(year=2022, carried=0, out=0))
    answer = ask(library, question)
    assert head in answer.text
    assert "5+4+4=13" in answer.text
    assert {citation.agency for citation in answer.citations} == {"示例县人民政府"}


def test_several_reports_without_a_contradiction(tmp_path: Path) -> None:
    library = library_of(tmp_path, SOUND, SOUND.replace("样品县", "试验县"))
    assert "核对了 2 份报告" in ask(library, "哪些报告有矛盾?").text
