"""What a user's own broken file costs: one line that names the file and what to do, never a traceback."""

import json
from pathlib import Path

import pytest

from assistant.settings import Settings
from ui.sources import loaded


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("not toml [", "wenbao.toml"),
        ('librari = "x"', "librari"),
    ],
)
def test_a_broken_settings_file_is_named(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings, named) -> None:
    (tmp_path / "wenbao.toml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("ask", "攀枝花2009年收到多少件申请?")
    assert result.exit_code == 1
    assert named in result.stderr
    assert "fault of wenbao" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_line_that_cannot_be_read_fails_alone(run, tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "question": "攀枝花2009年收到多少件申请?"}, ensure_ascii=False).encode()
    file = tmp_path / "questions.jsonl"
    deep = b"[" * 5000
    file.write_bytes(b'{"id": "b", "question": "\xff\xfe"}\n' + good + b"\n" + deep + b"\n")
    result = run("ask", "--batch", str(file))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a"]
    assert "line 1: is not UTF-8" in result.stderr
    assert "line 3: is no question, write an object with id and question" in result.stderr
    assert result.exit_code == 1


def test_ctrl_c_while_ingesting_says_what_is_kept(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Path(__file__).parents[2] / "eval" / "reports" / "qingshi-2022.txt"
    library = str(tmp_path / "library")
    assert run("ingest", str(report), "--library", library).exit_code == 0

    def interrupted(locations, failures):
        yield from loaded(locations, failures)
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.sources.loaded", interrupted)
    result = run("ingest", str(report), "--library", library)
    assert result.exit_code == 1
    assert (
        result.stderr.strip().splitlines()[-1].startswith("stopped: 1 reports of this run are in the library; the same")
    )
    assert "Aborted" not in result.stderr


def test_an_empty_variable_is_an_unset_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WENBAO_CACHE_DIR", "")
    assert Settings().cache_dir is None
