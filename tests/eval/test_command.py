"""The command: a real library asked a real question set, and what is said when it cannot start."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from junitparser import JUnitXml

from assistant.settings import Settings
from eval.command import SAMPLE_REPORTS, eval_command
from eval.reports_library import EvalError, library_of_reports, owners_of, report_files
from index.build import ingest_sources
from index.embedding import Vectors
from index.library import open_library
from ingest.source import load_source


class LengthEmbedder:
    """A vector of a text's length: enough to build a library whose figures are asked for."""

    name = "length"
    fingerprint = "length"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return np.array([[1.0, len(text) / 1000] for text in texts], dtype=np.float32)

    def embed_query(self, text: str) -> Vectors:
        return np.array([1.0, len(text) / 1000], dtype=np.float32)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("eval") / "library"
    made = open_library(path, create=True, embedder=LengthEmbedder())
    names = ("kuancheng-2012.html", "panzhihua-2009.html")
    outcomes = ingest_sources(made, [load_source(SAMPLE_REPORTS / name) for name in names])
    assert [outcome.status for outcome in outcomes] == ["added", "added"]
    return path


def case(identity: str, question: str, expected: object, evidence: Sequence[str], **more: object) -> str:
    record = {
        "id": identity,
        "lang": "zh",
        "question": question,
        "type": "lookup",
        "reports": ["kuancheng-2012.html"],
        "expected": expected,
        "evidence": list(evidence),
        **more,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


RECEIVED = case(
    "a", "2012年长春市宽城区收到多少件政府信息公开申请?", {"value": 2, "unit": "件"}, ["政府信息公开申请2件"]
)
FALSE = case("b", "2012年长春市宽城区收到多少件政府信息公开申请?", {"value": 7, "unit": "件"}, [])
ABSENT = case("c", "长春市宽城区2015年收到多少件申请?", {"abstain": "no_such_report"}, [], reports=[])


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "cases.jsonl"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_run_exits_0_and_prints_the_scorecard(tmp_path: Path, library: Path) -> None:
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + ABSENT), "--library", str(library)])
    assert result.exit_code == 0, result.output
    assert result.output.split("\n")[1].split()[:5] == ["all", "2", "2", "0", "0"]


def test_a_wrong_answer_exits_1_and_says_why(tmp_path: Path, library: Path) -> None:
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + FALSE), "--library", str(library)])
    assert result.exit_code == 1
    assert "WRONG b [lookup]" in result.output
    assert "asserts 2 件, expected 7 件" in result.output
    assert "FAILED: 1 wrong, at most 0 allowed" in result.output


def test_floors_can_be_lowered(tmp_path: Path, library: Path) -> None:
    options = ["--library", str(library), "--max-wrong", "1", "--floor-right", "0.5", "--show", "none"]
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + FALSE), *options])
    assert result.exit_code == 0, result.output
    assert "WRONG" not in result.output


def test_json_on_standard_output_is_nothing_but_json(tmp_path: Path, library: Path) -> None:
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED), "--library", str(library), "--json", "-"])
    run = json.loads(result.stdout)
    assert run["passed"] is True
    assert run["cases"][0]["verdict"] == "right"
    assert len(run["corpus_sha256"]) == 64


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--library", "x", "--reports", "y"], 2, "exclude each other"),
        (["--reports", "no-such-folder"], 1, "no-such-folder is no folder"),
        (["--library", "no-such-library"], 1, "no-such-library"),
        (["--floor-right", "2"], 2, "--floor-right"),
        (["--update-baseline"], 2, "--update-baseline needs --baseline FILE"),
        (["--json", "-", "--junit", "-"], 2, "only one of --json, --junit and --markdown"),
    ],
)
def test_what_cannot_start_is_said(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED), *arguments])
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output


def test_floors_rise_with_a_run_and_hold_the_next(tmp_path: Path, library: Path) -> None:
    baseline = tmp_path / "baseline.json"
    options = ["--library", str(library), "--baseline", str(baseline), "--max-wrong", "9", "--floor-right", "0"]
    made = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + ABSENT), *options, "--update-baseline"])
    assert made.exit_code == 0, made.output
    again = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + ABSENT), *options])
    assert again.exit_code == 0, again.output
    other = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + FALSE), *options])
    assert other.exit_code == 1
    assert "FAILED: the questions are not those of the baseline" in other.output
    lowered = CliRunner().invoke(eval_command, [write(tmp_path, FALSE), *options, "--update-baseline"])
    assert lowered.exit_code == 1
    assert "stays as it is" in lowered.output


def test_a_run_is_compared_with_an_earlier_one(tmp_path: Path, library: Path) -> None:
    earlier, junit, markdown = (tmp_path / name for name in ("old.json", "junit.xml", "summary.md"))
    options = ["--library", str(library), "--max-wrong", "9", "--floor-right", "0"]
    CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED), *options, "--json", str(earlier)])
    worse = FALSE.replace('"id": "b"', '"id": "a"')
    to_files = ["--compare", str(earlier), "--junit", str(junit), "--markdown", str(markdown)]
    result = CliRunner().invoke(eval_command, [write(tmp_path, worse), *options, *to_files])
    assert result.exit_code == 0, result.output
    assert "right -> wrong  a 2012年" in result.output
    assert JUnitXml.fromfile(str(junit)).failures == 1
    assert "| a | right | wrong |" in markdown.read_text(encoding="utf-8")


def test_a_faulty_question_set_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED + RECEIVED)])
    assert result.exit_code == 2
    assert "line 2, id: 'a' is already the id of line 1" in result.output


def test_a_report_that_is_not_there_is_a_fault_of_the_case(tmp_path: Path, library: Path) -> None:
    text = RECEIVED + FALSE.replace("kuancheng-2012.html", "kuancheng-2012.HTML")
    for source in (["--library", str(library)], []):
        result = CliRunner().invoke(eval_command, [write(tmp_path, text), *source])
        assert result.exit_code == 2
        assert "line 2, reports: case 'b' names 'kuancheng-2012.HTML'" in result.output
        assert "'kuancheng-2012.html' is" in result.output


@pytest.mark.parametrize(
    ("was", "put", "said"),
    [
        ('"unit": "件"', '"unit": "人"', "units as expected 0/1"),
        ("kuancheng-2012.html", "panzhihua-2009.html", "cites a report outside the case"),
    ],
)
def test_what_a_right_answer_lacks_is_shown(tmp_path: Path, library: Path, was: str, put: str, said: str) -> None:
    result = CliRunner().invoke(eval_command, [write(tmp_path, RECEIVED.replace(was, put)), "--library", str(library)])
    assert result.exit_code == 0, result.output
    assert "RIGHT a [lookup]" in result.output
    assert said in result.output


def test_a_listed_question_stays_on_its_line(tmp_path: Path, library: Path) -> None:
    broken = FALSE.replace("收到多少件", "收到\\n\\u001b[31m多少件")
    result = CliRunner().invoke(eval_command, [write(tmp_path, broken), "--library", str(library), "--max-wrong", "1"])
    assert "[lookup] 2012年长春市宽城区收到 [31m多少件政府信息公开申请" in result.output
    assert "\x1b" not in result.output


@pytest.mark.parametrize("text", ["[{", '[{"agency": "x", "year": 2020}]', "[1]", "{}x", "[" * 5000])
def test_a_faulty_manifest_is_named(tmp_path: Path, library: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(EvalError, match=r"manifest\.json must be a JSON list of objects with file, agency and year"):
        owners_of(open_library(library, embedder=LengthEmbedder()), tmp_path)


def test_a_run_told_to_stop_takes_its_library_away(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "eval", "--show", "none"]
    running = subprocess.Popen(
        command, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    made = (
        found for _ in range(1200) if not time.sleep(0.05) for found in tmp_path.glob("wenbao-eval-*/library/catalog*")
    )
    assert next(made).exists()
    running.terminate()
    assert running.wait(timeout=60) == 128 + signal.SIGTERM
    assert list(tmp_path.glob("wenbao-eval-*")) == []


def test_the_manifest_is_no_report() -> None:
    names = [path.name for path in report_files(SAMPLE_REPORTS)]
    assert len(names) == 13
    assert "manifest.json" not in names


def test_a_report_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with (
        pytest.raises(EvalError, match=r"1 of 1 reports cannot be read: empty\.txt: (?!empty)"),
        library_of_reports(tmp_path, Settings()),
    ):
        pass
