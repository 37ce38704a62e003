"""The shipped questions over damaged reports: answers may be lost, a wrong number may never come of damage."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from junitparser import JUnitXml

from assistant.settings import Settings
from eval.cases import load_cases
from eval.command import SAMPLE_CASES, SAMPLE_REPORTS, eval_command
from eval.damages import DAMAGES
from eval.junit import mutations_junit
from eval.mutate import Mutation, RememberingEmbedder, run_mutations
from eval.mutation_report import brought, mutation_json, mutation_rows, mutation_table, new_wrong
from eval.reports_library import report_files
from ingest.source import load_source
from tests.eval.made_runs import make_run
from tests.index.made_up import CharacterEmbedder


def test_no_damage_brings_a_wrong_number() -> None:
    sources = [load_source(path) for path in report_files(SAMPLE_REPORTS)]
    mutations = run_mutations(sources, load_cases(SAMPLE_CASES), CharacterEmbedder(), Settings())
    assert [mutation.name for mutation in mutations] == ["none", *DAMAGES]
    assert new_wrong(mutations) == 0, mutation_table(mutations)
    right = {row[0]: int(row[3]) for row in mutation_rows(mutations)[1:]}
    assert min(right.values()) >= 90, right
    assert all(mutation.unread == () for mutation in mutations)


def test_a_wrong_answer_that_damage_brings_is_counted_and_listed() -> None:
    before, after = (
        Mutation(name, 1, (), make_run(wrong=wrong).results) for name, wrong in (("none", False), ("x", True))
    )
    assert (new_wrong([before, after]), new_wrong([after, after])) == (1, 0)
    assert mutation_rows([before, after])[1:] == (
        ("none", "1", "0", "2", "1", "0", "0"),
        ("x", "1", "0", "1", "1", "1", "0"),
    )
    assert "WRONG c [zero]" in mutation_table([before, after])
    assert mutation_json([before, after], 1)["mutations"][1]["wrong"] == {"c": "asserts 9 万元, expected 3 万元"}


def test_a_text_is_embedded_once() -> None:
    plain = CharacterEmbedder()
    remembering = RememberingEmbedder(plain)
    first, second = remembering.embed_passages(["甲", "乙", "甲"]), remembering.embed_passages(["乙"])
    assert plain.embedded == ["甲", "乙"]
    assert (first[1] == second[0]).all()
    assert (first == plain.embed_passages(["甲", "乙", "甲"])).all()


def test_junit_has_a_test_for_each_damage(tmp_path: Path) -> None:
    before, after = (
        Mutation(name, 1, (), make_run(wrong=wrong).results) for name, wrong in (("none", False), ("x", True))
    )
    file = tmp_path / "junit.xml"
    file.write_text(mutations_junit(brought([before, after, Mutation("y", 1, (), before.results)])), encoding="utf-8")
    document = JUnitXml.fromfile(str(file))
    assert (document.tests, document.failures) == (2, 1)
    (suite,) = document
    assert [(test.name, [found.text for found in test.result]) for test in suite] == [
        ("x", ["c: asserts 9 万元, expected 3 万元"]),
        ("y", []),
    ]


def test_what_damage_does_is_written_for_machines_with_what_was_asked(tmp_path: Path) -> None:
    cases, reports = tmp_path / "cases.jsonl", tmp_path / "reports"
    reports.mkdir()
    (reports / "qingshi-2022.txt").write_bytes((SAMPLE_REPORTS / "qingshi-2022.txt").read_bytes())
    record = {"id": "a", "lang": "zh", "question": "天气如何?", "type": "out_of_scope", "reports": []}
    cases.write_text(json.dumps({**record, "expected": {"abstain": "out_of_scope"}, "evidence": []}), encoding="utf-8")
    options = ["--mutate", "--reports", str(reports), "--junit", str(tmp_path / "o.xml"), "--json", "-"]
    result = CliRunner().invoke(eval_command, [str(cases), *options])
    assert result.exit_code == 0, result.output
    written = json.loads(result.stdout)
    assert (written["passed"], len(written["cases_sha256"]), len(written["corpus_sha256"])) == (True, 64, 64)
    assert JUnitXml.fromfile(str(tmp_path / "o.xml")).tests == len(DAMAGES)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--library", "x"], "--mutate damages report files"),
        (["--against", "naive"], "--against has no meaning with --mutate"),
        (["--json", "-", "--junit", "-"], "only one of --json, --junit and --markdown"),
    ],
)
def test_what_cannot_be_damaged_is_said(tmp_path: Path, options: list[str], said: str) -> None:
    cases = tmp_path / "cases.jsonl"
    record = {"id": "a", "lang": "zh", "question": "?", "type": "lookup", "reports": []}
    cases.write_text(json.dumps({**record, "expected": {"value": 1}, "evidence": []}), encoding="utf-8")
    result = CliRunner().invoke(eval_command, [str(cases), "--mutate", *options])
    assert result.exit_code == 2
    assert said in result.output
