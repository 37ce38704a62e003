"""The generated reports that measurements stand on: whole, readable, each of its own place; and the measuring itself."""

import pytest

from eval.bench.corpus import FORMATS, report_files
from eval.bench.machine import machine, resident_mb
from eval.bench.reading import Reading, memory_of, reading_of
from ingest.build_report import read_report


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
    assert resident_mb() > 20
    assert "cores" in machine()
