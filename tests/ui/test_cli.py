"""The commands of ``wenbao`` over a real library: what they print, what they refuse, how they exit."""

import csv
import io
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from ui.cli import cli

ROOT = Path(__file__).parents[2]


def wenbao(*arguments: str, code: str = "from ui.cli import main; main()") -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.argv = ['wenbao', *{list(arguments)!r}]; {code}"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )


def one_line(result: Result) -> str:
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    return line


def test_ask_answers_with_figure_and_footnote(run) -> None:
    result = run("ask", "攀枝花2009年收到多少件政府信息公开申请?")
    assert result.exit_code == 0
    assert "12" in result.stdout.splitlines()[0]
    assert "[1] 攀枝花市人民政府 · 2009年度报告 · panzhihua-2009.html · 第" in result.stdout


def test_ask_json_quotes_the_stored_text(run) -> None:
    answer = json.loads(run("ask", "--json", "how many applications did Panzhihua receive in 2009").stdout)
    assert (answer["status"], answer["values"][0]["value"]) == ("answered", 12)
    citation = answer["citations"][answer["values"][0]["citation"]]
    stored = run("show", citation["report"], "--text").stdout_bytes.decode("utf-8")
    assert stored[citation["start"] : citation["end"]] == citation["quote"]


def test_batch_continues_conversations_and_names_bad_lines(run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "question": "攀枝花2009年收到多少件申请?"}),
        "not json",
        json.dumps({"id": "b", "question": "其中网上申请多少件?", "after": "a"}),
        json.dumps({"id": "c", "question": "?", "after": "zz"}),
        json.dumps({"id": "d"}),
        "",
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    result = run("ask", "--batch", str(file))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(answer["id"], answer["values"][0]["value"]) for answer in answers] == [("a", 12), ("b", 3)]
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["line 2", "line 4", "line 5"]
    assert result.exit_code == 1


def test_batch_from_standard_input(run) -> None:
    line = json.dumps({"id": 1, "question": "攀枝花2009年收到多少件申请?"})
    result = run("ask", "--batch", "-", stdin=line)
    assert json.loads(result.stdout)["id"] == "1"
    assert result.exit_code == 0


def test_chat_is_a_conversation(run) -> None:
    result = run("chat", stdin="攀枝花2009年收到多少件申请?\n其中网上申请多少件?\n\n")
    assert result.exit_code == 0
    assert result.stdout.count("[1] 攀枝花市人民政府") == 2


def test_reports_and_show(run) -> None:
    listed = json.loads(run("reports", "--json").stdout)
    assert {(row["agency"], row["year"], row["invented"]) for row in listed} >= {("攀枝花市人民政府", 2009, False)}
    table = run("reports").stdout
    assert "(invented)" in table
    chosen = next(row for row in listed if row["year"] == 2009)
    shown = run("show", chosen["report"][:6]).stdout
    assert "  agency     攀枝花市人民政府 · prefecture  [" in shown
    assert "req_received" in shown
    full = json.loads(run("show", chosen["report"], "--json").stdout)
    assert len(full["figure_rows"]) == chosen["figures"]


def test_figures_are_filtered_and_exact(run) -> None:
    result = run("figures", "--format", "csv", "--place", "攀枝花", "--year", "2009", "--indicator", "req_received")
    (row,) = csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8"), newline=""))
    assert (row["value"], row["unit"], row["blank"], row["page"]) == ("12", "件", "false", "")
    stored = run("show", row["report"], "--text").stdout_bytes.decode("utf-8")
    assert stored[int(row["start"]) : int(row["end"])] == row["raw"]


def test_a_blank_cell_has_no_value(run) -> None:
    rows = json.loads(run("figures", "--format", "json", "--agency", "司法局", "--indicator", "req_received").stdout)
    assert rows
    assert {(row["value"], row["blank"]) for row in rows} == {(None, True)}


def test_figures_to_files(run, tmp_path: Path) -> None:
    from pyarrow import parquet

    for name in ("csv", "json", "parquet", "table"):
        assert run("figures", "--format", name, "--output", str(tmp_path / name)).exit_code == 0
    rows = json.loads((tmp_path / "json").read_text("utf-8"))
    assert parquet.read_table(tmp_path / "parquet").num_rows == len(rows) > 100
    assert len((tmp_path / "table").read_text("utf-8").splitlines()) == len(rows) + 1


def test_no_figure_matching_is_said_and_no_error(run) -> None:
    result = run("figures", "--format", "csv", "--year", "1999")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert "no figure matches" in result.stderr


def test_check_lists_findings(run) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert " checks, " in result.stderr
    entries = json.loads(run("check", "--all", "--json").stdout)
    assert {"passed"} <= {entry["status"] for entry in entries}
    reports = {row["report"] for row in json.loads(run("reports", "--json").stdout)}
    assert {entry["report"] for entry in entries} <= reports


def test_checks_that_fail_are_named_with_the_figure_and_both_sides_are_quoted(run) -> None:
    entries = json.loads(run("check", "--kind", "form", "--year", "2009", "--json").stdout)
    (grounds,) = [entry for entry in entries if entry["relation"] == "grounds"]
    assert (grounds["left"], grounds["right"], grounds["difference"]) == (2, 0, -2)
    assert [place["raw"] for place in grounds["left_places"]] == ["2"]
    assert [place["raw"] for place in grounds["right_places"]] == ["0"] * 4
    rows = json.loads(run("figures", "--report", grounds["report"], "--format", "json").stdout)
    named = {row["id"] for row in rows if "grounds" in row["checks_failed"]}
    assert named == {*grounds["left_figures"], *grounds["right_figures"]}
    text = run("show", grounds["report"], "--text").stdout
    for place in (*grounds["left_places"], *grounds["right_places"]):
        assert text[place["start"] : place["end"]] == place["quote"]
        assert place["label"] in "".join(text.split("\n")[place["line"] - 1 : place["line"] + 1]).replace(" ", "")


def test_check_is_narrowed_and_sorted(run) -> None:
    lines = run("check", "--agency", "攀枝花", "--kind", "ratio", "--language", "zh").stdout.splitlines()
    assert [line.split(": ")[1:3] for line in lines if not line.startswith(" ")] == [["failed", "ratio"]]
    assert any(line.strip().startswith("line ") and "85%" in line for line in lines)
    by_size = json.loads(run("check", "--sort", "size", "--json").stdout)
    sizes = [abs(entry["difference"]) for entry in by_size if entry["difference"] is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert run("check", "--year", "1999").stdout == ""
    assert run("check", "--kind", "nonsense").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "either a question"),
        (["ask", "x", "--batch", "-"], "either a question"),
        (["figures", "--indicator", "req_recieved"], "req_received"),
        (["figures", "--format", "xlsx"], "xlsx"),
        (["nonsense"], "nonsense"),
        (["ingest"], "PATH_OR_URL"),
    ],
)
def test_wrong_usage_is_exit_2(run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in one_line(result)


def test_a_missing_library_is_one_line_with_the_remedy(run, tmp_path: Path) -> None:
    for arguments in (["--library", str(tmp_path / "no"), "reports"], ["reports", "--library", str(tmp_path / "no")]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert result.stderr.splitlines() == [
            f"Error: {tmp_path / 'no'}: no library here; make one with: wenbao ingest PATH --library {tmp_path / 'no'}"
        ]


def test_unknown_reports_fail(run) -> None:
    assert run("show", "zzzz").exit_code == 1
    result = run("remove", "zzzz")
    assert result.exit_code == 1
    assert "wenbao reports" in one_line(result)


def test_a_wrong_setting_names_the_setting(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENBAO_SERVER_PORT", "many")
    result = run("reports")
    assert result.exit_code == 1
    assert one_line(result).startswith("Error: WENBAO_SERVER_PORT (server_port in wenbao.toml): ")


def test_ingest_names_what_fails_and_makes_no_library_of_nothing(run, tmp_path: Path) -> None:
    place = tmp_path / "new"
    result = run("ingest", str(tmp_path / "none.txt"), "*.nothing", "--library", str(place))
    assert result.exit_code == 1
    assert [line.split(":")[-1].strip() for line in result.stderr.splitlines()[:2]] == [
        "no such file or folder; check the path",
        "matches no file; check the path",
    ]
    assert not place.exists()


def test_ingest_of_bad_files_fails_each_in_one_line(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "poem.txt").write_text("床前明月光,疑是地上霜。" * 20, encoding="utf-8")
    result = run("ingest", "--json", str(tmp_path), "--library", str(tmp_path / "library"))
    outcomes = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [(outcome["file"], outcome["status"]) for outcome in outcomes] == [
        ("empty.txt", "failed"),
        ("old.doc", "failed"),
        ("poem.txt", "failed"),
    ]
    assert len(result.stderr.splitlines()) == 4
    assert json.loads(run("reports", "--json", "--library", str(tmp_path / "library")).stdout) == []


def test_every_command_has_help_that_ends_with_an_example(run) -> None:
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        if name == "eval":
            continue  # loaded through its entry point, tested with its package
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert "Example:" in shown.stdout, name
        assert f"wenbao {name}" in shown.stdout, name


def test_a_figure_question_loads_no_model_and_no_page(sample_library: Path) -> None:
    heavy = ("gradio", "torch", "sentence_transformers", "chromadb", "langchain", "langchain_core", "pandas")
    code = f"""
from ui.cli import cli
cli.main(standalone_mode=False)
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""
    done = wenbao("--library", str(sample_library), "ask", "攀枝花2009年收到多少件申请?", code=f"exec({code!r})")
    assert "12" in done.stdout
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_command_line_itself_loads_fast() -> None:
    code = "import time; t = time.process_time(); import ui.cli; print(time.process_time() - t, 'yaml' in sys.modules)"
    took = []
    for _ in range(3):
        seconds, loaded = wenbao(code=code).stdout.split()
        took.append(float(seconds))
        assert loaded == "False"
    assert min(took) < 0.15


def test_a_traceback_only_with_debug(tmp_path: Path) -> None:
    broken = "import ui.cli_options as o; o.settings_for = None; from ui.cli import main; main()"
    quiet = wenbao("reports", "--library", str(tmp_path), code=broken)
    loud = wenbao("--debug", "reports", "--library", str(tmp_path), code=broken)
    assert (quiet.returncode, loud.returncode) == (1, 1)
    assert quiet.stderr.count("\n") == 1
    assert "--debug" in quiet.stderr
    assert "Traceback" in loud.stderr
    known = wenbao("--debug", "reports", "--library", str(tmp_path / "no"))
    assert "MissingLibrary" in known.stderr
    after = wenbao("reports", "--debug", "--library", str(tmp_path / "no"))
    assert "Traceback" in after.stderr
    assert known.returncode == 1


def test_output_into_a_closed_pipe_is_quiet(sample_library: Path) -> None:
    command = f"{sys.executable} -m ui --library {sample_library} figures | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.stderr == ""


def test_a_port_in_use_is_said_before_the_page_is_built(run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "name another --port" in one_line(result)


@pytest.mark.parametrize("question", ["", "   ", "天气" * 5000, "\udcff\udcfe", "¿Cuántas solicitudes hubo?"])
def test_odd_questions_get_a_sentence_and_no_figure(run, question: str) -> None:
    answer = json.loads(run("ask", "--json", question).stdout)
    assert answer["status"] in ("unclear", "out_of_scope")
    assert answer["values"] == []
    assert answer["text"]
