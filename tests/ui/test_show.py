"""``wenbao show`` and ``wenbao reports`` as people see them: what stands where, at any width, from hostile reports too."""

import json
import os
import pty
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import open_library
from ui.cli_show import view_of
from ui.report_view import ReportView, Style, report_lines
from ui.terminal_columns import shown_width

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def view(sample_library: Path) -> ReportView:
    catalog = open_library(sample_library).catalog
    return view_of(catalog, next(row for row in catalog.reports() if row.identity.year == 2013))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_fits_and_every_figure_is_there_with_its_span(view: ReportView, width: int, language: str) -> None:
    lines = list(report_lines(view, Style(language, width)))  # type: ignore[arg-type]
    assert max(map(shown_width, lines)) <= width
    spans = {line.rpartition(" ")[2] for line in lines}
    for figure in view.figures:
        assert f"{figure.start}-{figure.end}" in spans
    assert sum(len(view.figures_in(section)) for section in view.sections) == len(view.figures)


def test_the_spans_of_narrow_lines_stand_in_one_column(view: ReportView) -> None:
    lines = list(report_lines(view, Style("zh", 80)))
    starts = {f"{figure.start}-{figure.end}" for figure in view.figures}
    of_figures = [line for line in lines if line.split() and line.split()[-1] in starts]
    assert len({shown_width(line[: line.rindex(" ") + 1]) for line in of_figures}) == 1


def test_identity_shows_its_evidence(run) -> None:
    report = json.loads(run("show", "攀枝花", "--json").stdout)
    stored = run("show", "攀枝花", "--text").stdout_bytes.decode("utf-8")
    assert {"agency", "year"} <= report["evidence"].keys()
    for span in report["evidence"].values():
        assert stored[span["start"] : span["end"]] == span["quote"]
    agency = report["evidence"]["agency"]
    assert f"[{agency['start']}-{agency['end']} “{agency['quote']}”]" in run("show", "攀枝花").stdout


def test_a_blank_and_a_zero_are_told_apart(run) -> None:
    lines = run("show", "公主岭市司法局", "2013", "--indicator", "req_received", "--language", "zh").stdout.splitlines()
    assert any(line.split()[0] == "空白" for line in lines)
    assert not any(line.split()[0] == "0" for line in lines if line.split())
    zero = run("show", "shilixian-2018", "--indicator", "req_ch_fax", "--language", "zh").stdout.splitlines()
    assert any(line.split()[0] == "0" for line in zero), zero


def test_sections_are_chosen_by_number_and_by_heading(run) -> None:
    report = json.loads(run("show", "攀枝花", "--json").stdout)
    section = next(part for part in report["sections"] if part["figures"] and part["title"])
    one = json.loads(run("show", "攀枝花", "--section", str(section["ordinal"]), "--json").stdout)
    assert len(one["figure_rows"]) == section["figures"] < len(report["figure_rows"])
    named = json.loads(run("show", "攀枝花", "--section", section["title"], "--json").stdout)
    assert named["figure_rows"] == one["figure_rows"]
    stored = run("show", "攀枝花", "--text").stdout_bytes.decode("utf-8")
    part = run("show", "攀枝花", "--section", str(section["ordinal"]), "--text").stdout_bytes.decode("utf-8")
    assert part == stored[section["start"] : section["end"]]
    missing = run("show", "攀枝花", "--section", "九十九")
    assert missing.exit_code == 2
    assert "no section" in missing.stderr


def test_findings_cite_both_sides(run) -> None:
    shown = run("show", "攀枝花", "--findings", "--language", "zh").stdout
    report = json.loads(run("show", "攀枝花", "--json").stdout)
    quotes = {row["id"]: row["quote"] for row in report["figure_rows"]}
    assert any(finding["status"] == "failed" for finding in report["findings"])
    for finding in report["findings"]:
        assert " ".join(finding["zh"].split()) in shown
        for figure in finding["left_figures"] + finding["right_figures"]:
            assert f"“{' '.join(quotes[figure].split())}”]" in shown


def test_a_hostile_report_cannot_steer_the_terminal(view: ReportView) -> None:
    evil = "\x1b[2J\x1b]0;owned\x07\u202e\r\n伪造  0  件"
    figure = replace(view.figures[0], label=evil, column=evil, unit=evil, text_value=evil, value=None, blank=False)
    section = replace(view.sections[0], title=evil, start=figure.start, end=figure.start + 1)
    identity = replace(view.row.identity, agency=evil, title=evil, place=evil)
    spoiled = replace(
        view,
        row=replace(view.row, identity=identity, file=evil, url=evil),
        sections=(section,),
        figures=(figure,),
        warnings=(evil,),
    )
    for width in (None, 80, 120):
        lines = list(report_lines(spoiled, Style("en", width)))
        assert not any(mark in line for line in lines for mark in "\x1b\x07\u202e\r\n")


def test_reports_are_filtered(run) -> None:
    assert [row["year"] for row in json.loads(run("reports", "--place", "Sichuan", "--json").stdout)] == [2009]
    assert [row["year"] for row in json.loads(run("reports", "--year", "2013", "--json").stdout)] == [2013]
    none = run("reports", "--agency", "无此机关")
    assert (none.exit_code, "no report matches" in none.stderr) == (0, True)


def test_an_empty_library_is_said(run, tmp_path: Path) -> None:
    open_library(tmp_path / "new", create=True)
    for command in (["reports"], ["figures"], ["figures", "--format", "csv"], ["check"]):
        result = run(*command, "--library", str(tmp_path / "new"))
        assert result.exit_code == 0, command
        assert result.stderr
    assert run("show", "x", "--library", str(tmp_path / "new")).exit_code == 1


def in_terminal(library: Path, *arguments: str, **environment: str) -> bytes:
    """What a terminal of 80 columns gets."""
    leader, follower = pty.openpty()
    settings = {**os.environ, "COLUMNS": "80", "TERM": "xterm", **environment}
    command = [sys.executable, "-m", "ui", "--library", str(library), *arguments]
    done = subprocess.Popen(command, stdout=follower, stderr=follower, cwd=ROOT, env=settings)
    os.close(follower)
    written = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        written += piece
    os.close(leader)
    assert done.wait(60) == 0
    return written


def test_a_terminal_gets_bold_unless_no_color_is_set(sample_library: Path) -> None:
    assert b"\x1b[1m" in in_terminal(sample_library, "show", "panzhihua-2009.html", NO_COLOR="")
    plain = in_terminal(sample_library, "show", "panzhihua-2009.html", NO_COLOR="1")
    assert b"\x1b" not in plain
    assert max(shown_width(line) for line in plain.decode("utf-8").splitlines()) <= 80


def test_a_terminal_in_another_encoding_is_written_to_in_it(sample_library: Path) -> None:
    shown = in_terminal(sample_library, "reports", PYTHONIOENCODING="gb18030")
    assert "攀枝花市人民政府" in shown.decode("gb18030")
    shown = in_terminal(sample_library, "reports", PYTHONIOENCODING="latin-1")
    assert b"panzhihua" in shown
    assert "????" in shown.decode("ascii")


@pytest.mark.parametrize(
    "command", ["show panzhihua-2009.html", "figures --format csv", "figures --format json", "reports"]
)
def test_head_ends_it_quietly(sample_library: Path, command: str) -> None:
    line = f"{sys.executable} -m ui --library {sample_library} {command} | head -1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
