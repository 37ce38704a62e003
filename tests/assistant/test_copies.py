"""One report that lies in the library twice is one report; a corrected one is another."""

import doctest
from dataclasses import replace
from pathlib import Path

import pytest

import assistant.evidence.copies
from assistant import Settings, open_library
from assistant.ask import ask
from index.build import ingest_sources
from index.library import Library
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder

REPORT = """示例县人民政府2020年政府信息公开工作年度报告

一、主动公开情况

2020年,全县主动公开政府信息1200条。

二、依申请公开情况

2020年,全县收到政府信息公开申请41件,办结40件。

三、复议和诉讼情况

2020年,没有发生行政复议和行政诉讼。

四、存在的问题和改进措施

公开的内容还不够细,下一步要细化目录。
"""
NEXT_YEAR = REPORT.replace("2020", "2021").replace("41件", "78件").replace("1200条", "1300条")


def library_of_texts(folder: Path, *texts: str) -> Library:
    library = replace(
        open_library(Settings(library=folder / "library"), create=True), given_embedder=CharacterEmbedder()
    )
    sources = [source_of(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    assert [outcome.error for outcome in ingest_sources(library, sources)] == [None] * len(texts)
    return library


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2020年收到多少件申请?", [41]),
        ("示例县收到的申请2020年到2021年一共多少件?", [119]),
        ("示例县2021年比2020年多收到多少件申请?", [37]),
        ("示例县2020年到2021年每年收到多少件申请?", [41, 78]),
    ],
)
@pytest.mark.parametrize(
    "copy",
    [REPORT + "\n【打印本页】\n", REPORT.replace("2020年,全县主动公开政府信息1200条。", "略。")],
    ids=["same", "cut"],
)
def test_a_copy_changes_no_answer(tmp_path: Path, question: str, expected: list[int], copy: str) -> None:
    answer = ask(library_of_texts(tmp_path, REPORT, NEXT_YEAR, copy), question)
    assert [int(value.value) for value in answer.values if value.value is not None][: len(expected)] == expected
    assert 82 not in [value.value for value in answer.values], "nothing is added twice"
    once = ask(library_of_texts(tmp_path / "once", REPORT, NEXT_YEAR), question)
    assert [value.value for value in answer.values] == [value.value for value in once.values]


def test_a_correction_is_no_copy(tmp_path: Path) -> None:
    answer = ask(library_of_texts(tmp_path, REPORT, REPORT.replace("41件", "43件")), "示例县2020年收到多少件申请?")
    assert {value.value for value in answer.values} == {41, 43}


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("示例县收到的申请2020年和2021年一共多少件?", "not_reported"),
        ("示例县2020年和2021年平均每年收到多少件申请?", "not_reported"),
        ("How many applications did Shili County receive in 2020 and 2021 together?", "not_reported"),
        ("2020年收到的申请总数是多少?", "unclear"),
    ],
)
def test_a_report_and_its_correction_are_never_added_up(tmp_path: Path, question: str, status: str) -> None:
    answer = ask(library_of_texts(tmp_path, REPORT, REPORT.replace("41件", "43件"), NEXT_YEAR), question)
    assert (answer.status, answer.values) == (status, ())


def test_a_change_is_worked_out_with_each_of_two_values(tmp_path: Path) -> None:
    library = library_of_texts(tmp_path, REPORT, REPORT.replace("41件", "43件"), NEXT_YEAR)
    answer = ask(library, "示例县2021年比2020年多收到多少件申请?")
    assert [int(value.value) for value in answer.values if value.value is not None] == [37, 35]
    assert "41件" in answer.text
    assert "43件" in answer.text


def test_a_trend_shows_both_and_changes_from_neither(tmp_path: Path) -> None:
    answer = ask(
        library_of_texts(tmp_path, REPORT, REPORT.replace("41件", "43件"), NEXT_YEAR), "示例县历年收到多少件申请?"
    )
    assert [int(value.value) for value in answer.values if value.value is not None] == [78]
    assert {"41件", "43件"} <= {piece for piece in ("41件", "43件") if piece in answer.text}
    assert "增加" not in answer.text


def test_the_most_is_decided_where_every_reading_decides_it(tmp_path: Path) -> None:
    library = library_of_texts(tmp_path, REPORT, REPORT.replace("41件", "143件"), NEXT_YEAR)
    assert ask(library, "示例县哪一年收到的申请最多?").status == "not_reported"
    lower = library_of_texts(tmp_path / "lower", REPORT, REPORT.replace("41件", "43件"), NEXT_YEAR)
    answer = ask(lower, "示例县哪一年收到的申请最多?")
    assert [(value.year, int(value.value or 0)) for value in answer.values] == [(2021, 78)]


def test_the_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(assistant.evidence.copies).failed == 0
