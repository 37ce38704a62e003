"""What a user's own broken file costs: one line that names the file and what to do, never a traceback."""

import json
from pathlib import Path

import pytest


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


def test_a_byte_that_is_not_utf8_fails_its_line_only(run, tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "question": "攀枝花2009年收到多少件申请?"}, ensure_ascii=False).encode()
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'{"id": "b", "question": "\xff\xfe"}\n' + good + b"\n")
    result = run("ask", "--batch", str(file))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a"]
    assert "line 1: is not UTF-8" in result.stderr
    assert result.exit_code == 1
