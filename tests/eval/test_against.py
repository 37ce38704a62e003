"""Rivals: the tutorial chain and plain passage search, over a real library with a real Chroma."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.settings import Settings
from eval.against import AgainstError, NumberCounts, count_numbers, rival_names, run_rivals, side_by_side
from eval.command import eval_command
from eval.markdown import run_markdown
from eval.naive import CHUNK, chunks_of, naive_rival
from eval.rivals import Found, Rival, RivalRun, library_rival, rival_answer, run_rival
from eval.run_json import run_json
from index.library import Library
from tests.eval.made_runs import TEXT, make_case, make_run

ASKED = "2012年长春市宽城区收到多少件政府信息公开申请?"


def scripted(*texts: str) -> Rival:
    return Rival("script", lambda question: [Found("r1", "a.txt", 0, text) for text in texts])


def test_a_chunk_stands_where_it_says_and_none_is_too_long(two_reports: Library) -> None:
    chunks = chunks_of(two_reports)
    assert {found.file for found in chunks} == {"kuancheng-2012.html", "panzhihua-2009.html"}
    for found in chunks:
        text = two_reports.catalog.text(found.report)
        assert text[found.start : found.start + len(found.text)] == found.text
        assert len(found.text) <= CHUNK


def test_the_naive_chain_finds_four_chunks_in_its_own_chroma(two_reports: Library) -> None:
    vectors = two_reports.catalog.meta("vectors")
    with naive_rival(two_reports) as rival:
        found = rival.retrieve(ASKED)
    assert len({(chunk.report, chunk.start) for chunk in found}) == 4
    assert two_reports.catalog.meta("vectors") == vectors, "the library's own vectors are not touched"


@pytest.mark.parametrize("way", ["lexical", "dense"])
def test_plain_search_cites_exactly(two_reports: Library, way: str) -> None:
    rival = library_rival(two_reports, way, "lexical" if way == "lexical" else "dense")
    run = run_rival(rival, [make_case("a", {"value": 2}, question=ASKED)], two_reports.catalog.text)
    citation = run.results[0].citation
    assert citation.citations == citation.citations_valid == 4


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["2012年12月,收到申请15件,办结14件。", "3件"], [15]),
        (["没有数字。", "3件"], []),
        (["访问量3.5万余人次"], [35000]),
        ([], []),
    ],
    ids=["first number, no date", "only the best passage", "multiplied", "nothing found"],
)
def test_the_answer_is_the_first_number_of_the_best_passage(texts: list[str], values: list[int]) -> None:
    answer = rival_answer(scripted(*texts), "?")
    assert [value["value"] for value in answer["values"]] == values
    assert answer["status"] == ("answered" if values else "not_reported")


@pytest.mark.parametrize(("said", "values"), [("12件", [12]), ("I do not know.", [])])
def test_a_chat_model_reads_all_passages_and_answers(said: str, values: list[int]) -> None:
    read: list[str] = []

    def write(system: str, human: str) -> str:
        read.append(human)
        return said

    answer = rival_answer(replace(scripted("甲 5件", "乙 6件"), write=write), "多少?")
    assert [value["value"] for value in answer["values"]] == values
    assert read == ["甲 5件\n\n乙 6件\n\n多少?"]


def test_a_follow_up_is_asked_with_what_came_before() -> None:
    asked: list[str] = []

    def retrieve(question: str) -> list[Found]:
        asked.append(question)
        return [Found("r1", "a.txt", 0, TEXT)]

    cases = [make_case("a", {"value": 12}), replace(make_case("b", {"value": 7}), after="a")]
    run_rival(Rival("script", retrieve), cases, lambda report: TEXT)
    assert asked == ["问题a", "问题a 问题b"]


def test_numbers_are_counted_right_missed_and_wrong() -> None:
    cases = [
        make_case("a", {"value": 12}),
        make_case("b", [{"value": 12}, {"value": 7}]),
        make_case("c", {"value": 7}),
        make_case("d", {"abstain": "not_reported"}),
        make_case("e", {"value": "prose"}, evidence=["prose"]),
    ]
    run = run_rival(scripted(TEXT), cases, lambda report: TEXT)
    assert count_numbers(run.results) == NumberCounts(right=2, missed=2, wrong=2)


def test_side_by_side_is_in_the_table_the_json_and_the_markdown() -> None:
    run = make_run()
    cases = [result.case for result in run.results]
    rival = run_rival(scripted("9件"), cases, lambda report: "9件")
    beside = replace(run, rivals=(rival,))
    rows = side_by_side(beside.results, beside.rivals)
    assert [row[:7] for row in rows[1:]] == [
        ("wenbao", "2", "1", "0", "2", "1", "0"),
        ("script", "0", "0", "3", "0", "3", "3"),
    ]
    ours, theirs = run_json(beside, [])["against"]
    assert (ours["name"], theirs["name"], theirs["numbers"]) == (
        "wenbao",
        "script",
        {"right": 0, "missed": 3, "wrong": 3},
    )
    assert "| script | 0 | 0 | 3 | 0 | 3 | 3 |" in run_markdown(beside, [])
    assert run_json(run, [])["against"] == []


def test_every_rival_runs_by_name(two_reports: Library) -> None:
    cases = [make_case("a", {"value": 2}, question=ASKED)]
    runs = run_rivals(("dense", "naive", "bm25"), two_reports, cases, Settings())
    assert [run.name for run in runs] == ["dense", "naive", "bm25"]
    assert all(isinstance(run, RivalRun) and len(run.results) == 1 for run in runs)


@pytest.mark.parametrize("text", ["naive,guess", ""])
def test_an_unknown_rival_is_refused(text: str) -> None:
    with pytest.raises(AgainstError, match="there are naive, bm25, dense"):
        rival_names(text)


def test_the_command_refuses_an_unknown_rival_before_it_asks(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    record = {"id": "a", "lang": "zh", "question": "?", "type": "lookup", "reports": []}
    cases.write_text(json.dumps({**record, "expected": {"value": 1}, "evidence": []}), encoding="utf-8")
    result = CliRunner().invoke(eval_command, [str(cases), "--against", "guess"])
    assert result.exit_code == 2
    assert "'guess' is no baseline; there are naive, bm25, dense" in result.output
