"""The generated reports that measurements stand on: whole, readable, each of its own place; and the measuring itself."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.bench import __main__ as bench
from eval.bench.asking import Asking, Timing, asked_here
from eval.bench.corpus import FORMATS, report_files
from eval.bench.ingest import Ingesting, ingested_here
from eval.bench.libraries import StandIn, library_of_size
from eval.bench.machine import machine, peak_mb, resident_mb
from eval.bench.questions import kinds, of_all_reports, questions
from eval.bench.reading import Reading, memory_of, reading_of
from eval.bench.rows import OVER_ALL, asking_rows, ingest_rows, kinds_table, memory_rows
from eval.bench.table import section
from index.library import Library
from ingest.build_report import read_report
from tests.index.made_up import CharacterEmbedder


@pytest.mark.parametrize("format_", FORMATS)
def test_a_generated_report_is_read_whole(format_: str) -> None:
    [source] = report_files(1, format_, first=7)
    report = read_report(source)
    assert report.form == "N2021"
    assert report.identity.agency_level in {"county", "prefecture", "province"}
    assert report.identity.year == 2022
    assert sum(figure.in_table for figure in report.figures) >= 200
    assert 6_500 < len(report.text) < 9_500


def test_no_two_generated_reports_are_of_one_agency_and_year_or_share_their_bytes() -> None:
    reports = [read_report(source) for source in report_files(40, "txt", 2_600)]
    assert len({(report.identity.agency, report.identity.year) for report in reports}) == 40
    assert len({report.sha256 for report in report_files(40, "txt", 2_600)}) == 40


def test_the_same_seed_gives_the_same_bytes() -> None:
    once, again = ([source.data for source in report_files(3, "html")] for _ in range(2))
    assert once == again


def test_reading_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.bench.reading.COUNT", {"txt": 2})
    found = reading_of("txt")
    assert (found.reports, found.format) == (2, "txt")
    assert found.rate == pytest.approx(1 / found.seconds)
    assert Reading("txt", 1, 8000, 100, 0.05).rate == pytest.approx(20)


def test_memory_is_that_of_reading_alone() -> None:
    assert 5 < memory_of("txt", 8_000) < 50
    assert peak_mb() >= resident_mb() > 20
    assert "cores" in machine()


@pytest.fixture(scope="module")
def sixteen(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_size(tmp_path_factory.mktemp("bench"), 16, CharacterEmbedder())


def test_a_library_of_a_size_is_that_of_two_agencies_with_all_forms(sixteen: Library) -> None:
    reports = sixteen.catalog.reports()
    assert len(reports) == 16
    assert len({report.identity.agency for report in reports}) == 2
    assert {report.form for report in reports} >= {"SC2009", "N2014", "N2019", "N2021"}
    assert len(sixteen.catalog.passage_ids()) == sum(report.passage_count for report in reports) > 16 * 20
    assert sum(report.figure_count for report in reports) > 16 * 30


def test_a_library_that_was_stopped_is_completed_and_a_whole_one_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    embedder = CharacterEmbedder()
    first = library_of_size(tmp_path, 4, embedder)
    assert capsys.readouterr().err == "library of 4: 4 reports made\n"
    kept = {report.file for report in first.catalog.reports()}
    first.catalog.remove(first.catalog.reports()[2].id)
    again = library_of_size(tmp_path, 4, embedder)
    assert {report.file for report in again.catalog.reports()} == kept
    mark = again.catalog.meta("reports")
    assert library_of_size(tmp_path, 4, embedder).catalog.meta("reports") == mark


def test_stand_in_vectors_bear_the_models_name_and_tell_texts_apart() -> None:
    real = CharacterEmbedder()
    stand_in = StandIn(real)
    assert (stand_in.name, stand_in.fingerprint) == (real.name, real.fingerprint)
    one, same, like, other = stand_in.embed_passages(["公开政府信息", "公开政府信息", "公开政府文件", "今天天气很好"])
    assert one @ same == pytest.approx(1, abs=1e-5)
    assert one @ like > one @ other
    assert (stand_in.embed_query("公开") == real.embed_query("公开")).all()
    assert not real.embedded


def test_every_kind_of_question_gets_the_answer_due(sixteen: Library) -> None:
    found = asked_here(sixteen, 2)
    assert set(found.timings) == set(kinds())
    late = {kind: (one.right, one.questions) for kind, one in found.timings.items() if one.right < one.questions}
    assert late == {}
    assert found.timings["description"].embedding > 0
    assert found.timings["lookup"].embedding == 0
    assert (found.reports, found.peak >= found.resident > 20) == (16, True)


def test_questions_are_the_same_for_the_same_library_and_name_agencies_only_where_due(sixteen: Library) -> None:
    reports = sixteen.catalog.reports()
    for kind in kinds():
        asked = questions(reports, kind, 3)
        assert asked == questions(reports, kind, 3)
        names_one = any("北京市" in one.question for one in asked)
        assert names_one == (not of_all_reports(kind) and not kind.startswith("refusal, not"))


def test_ingest_is_measured_against_embedding_alone_and_its_second_run(tmp_path: Path) -> None:
    for source in report_files(2, "txt", 2_600):
        Path(tmp_path, source.name).write_bytes(source.data)
    found = ingested_here(tmp_path, CharacterEmbedder())
    assert (found.reports, found.passages > 20, found.seconds > found.again) == (2, True, True)
    assert found.share == pytest.approx(found.passages / found.seconds / found.embedding)


def test_what_misses_a_bar_is_said_to_miss_it() -> None:
    good = Ingesting(reports=2, passages=90, seconds=10.0, again=0.1, embedding=10.0, peak=500.0)
    bad = Ingesting(reports=2, passages=80, seconds=10.0, again=0.2, embedding=10.0, peak=500.0)
    assert [row.met for row in ingest_rows(good)] == [True, True, None]
    assert [row.met for row in ingest_rows(bad)] == [False, False, None]
    assert "| 90% |" in section("Ingest", "command", ingest_rows(good))
    assert section("Asking", "command", [], "A note.") == "## Asking\n\n`command`\n\nA note.\n\n"


@pytest.mark.parametrize(("p50", "met"), [(14.0, True), (16.0, False)])
def test_a_figure_answer_may_take_half_as_long_again_in_a_hundred_times_the_library(p50: float, met: bool) -> None:
    small, large = (_asking(reports, time) for reports, time in ((100, 10.0), (10_000, p50)))
    assert [row.met for row in asking_rows([small, large], {})] == [met, True, True, True, True]
    assert f"{p50 / 10:.2f} times" in kinds_table([small, large], {})
    assert [row.met for row in memory_rows([small, large])] == [None, True]


def _asking(reports: int, p50: float, all_ms: float = 1_000.0) -> Asking:
    figure = Timing("lookup", 2, 2, p50, p50, p50, 0.0)
    passage = Timing("description", 2, 2, 30.0, 31.0, 30.0, 15.0)
    over_all = {kind: Timing(kind, 2, 2, all_ms, all_ms, all_ms, 0.0) for kind in OVER_ALL}
    return Asking(reports, 1, 1, {"lookup": figure, "description": passage, **over_all}, 900.0, 1_000.0)


@pytest.mark.parametrize(("seconds", "met"), [(1.4, [True] * 3), (1.6, [False, False, True]), (3.1, [False] * 3)])
def test_questions_over_all_reports_have_bars_of_their_own(seconds: float, met: list[bool]) -> None:
    rows = asking_rows([_asking(10, 5.0, 10.0), _asking(10_000, 5.0, seconds * 1000)], {})
    over_all = [row for row in rows if "all reports" in row.what]
    assert [row.met for row in over_all] == met
    assert over_all[0].ratio == f"{seconds * 100:.0f} times 10 reports"


def test_the_command_writes_the_table_it_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.bench.reading.COUNT", {"txt": 1, "html": 1})
    monkeypatch.setattr("eval.bench.__main__.COUNT", {"txt": 1, "html": 1})
    file = tmp_path / "results.md"
    ran = CliRunner().invoke(bench.main, ["reading", "--write", str(file)])
    assert ran.exit_code == 0, ran.output
    told = file.read_text(encoding="utf-8")
    assert told in ran.output or told == ran.stdout
    assert "python -m eval.bench reading" in told
    assert "cores of" in told
    assert CliRunner().invoke(bench.main, ["reading", "--sizes", "ten"]).exit_code == 2
