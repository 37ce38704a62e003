"""Findings are stored with their report; those between two reports hold as long as both reports are there."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text

from index.catalog import Catalog
from index.library import Library
from ingest.checks import check_report
from ingest.findings import Finding
from ingest.report import Figure, Report
from tests.index.made_up import make_figure


@pytest.fixture
def catalog(library: Library) -> Catalog:
    return library.catalog


def put(catalog: Catalog, report: Report, instead_of: str | None = None) -> None:
    catalog.add(report, {p.id: " ".join(p.text) for p in report.passages}, "readers-1", instead_of)


def plain_figure(report: str, number: int, value: int | None, indicator: str) -> Figure:
    drawn = make_figure(report, number, None if value is None else Decimal(value), indicator)
    return replace(drawn, breakdown=(), column=None, group=None)


def yearly(city: Report, year: int, name: str, **values: int | None) -> Report:
    figures = [plain_figure(name, place, value, key) for place, (key, value) in enumerate(values.items())]
    identity = replace(city.identity, year=year, agency="示例市人民政府")
    return replace(city, id=name, sha256=name, identity=identity, figures=tuple(figures), passages=())


def between(catalog: Catalog) -> list[tuple[str | None, str | None, str, str]]:
    found: Sequence[Finding] = catalog.findings()
    return [(one.report, one.earlier, one.relation, one.status) for one in found if one.earlier]


def test_what_the_checks_find_comes_back_as_it_was(catalog: Catalog, city: Report) -> None:
    report = replace(
        city,
        identity=replace(city.identity, period_stated=True, signed=city.identity.period_end),
        figures=tuple(
            plain_figure(city.id, place, value, name)
            for place, (name, value) in enumerate({"web_daily_visits": 10, "web_visits": 99999}.items())
        ),
    )
    put(catalog, report)
    expected = check_report(report.figures, report.identity)
    assert {finding.kind for finding in expected} == {"daily_yearly", "period"}
    assert catalog.findings([city.id]) == tuple(replace(finding, report=city.id) for finding in expected)
    assert catalog.findings(["unknown"]) == ()
    catalog.remove(city.id)
    assert catalog.findings() == ()


def test_two_years_of_one_body_are_checked_whichever_comes_first(catalog: Catalog, city: Report) -> None:
    put(catalog, yearly(city, 2022, "b", req_carried_in=5, req_carried_out=9))
    assert between(catalog) == []
    put(catalog, yearly(city, 2021, "a", req_carried_out=7))
    put(catalog, yearly(city, 2023, "c", req_carried_in=9))
    carried = "years:req_carried_out"
    assert between(catalog) == [("b", "a", carried, "failed"), ("c", "b", carried, "passed")]
    (failed,) = [one for one in catalog.findings() if one.status == "failed"]
    assert (failed.left, failed.right, failed.difference) == (7, 5, -2)
    assert (failed.left_figures, failed.right_figures) == (("a-f0",), ("b-f0",))


def test_a_report_read_anew_is_checked_anew_and_one_taken_out_leaves_nothing(catalog: Catalog, city: Report) -> None:
    put(catalog, yearly(city, 2021, "a", req_carried_out=7))
    put(catalog, yearly(city, 2022, "b", req_carried_in=5))
    put(catalog, yearly(city, 2021, "a2", req_carried_out=5), instead_of="a")
    assert between(catalog) == [("b", "a2", "years:req_carried_out", "passed")]
    other = yearly(city, 2021, "a2", req_carried_out=5)
    put(catalog, replace(other, identity=replace(other.identity, agency="别县人民政府")))
    assert between(catalog) == []
    put(catalog, other)
    catalog.remove("b")
    assert between(catalog) == []
    put(catalog, yearly(city, 2022, "b", req_carried_in=5))
    catalog.remove("a2")
    assert catalog.findings() == ()


@pytest.mark.parametrize(("field", "value"), [("agency", "别县人民政府"), ("place_code", "990999"), ("year", 2019)])
def test_other_bodies_and_years_apart_are_not_compared(
    catalog: Catalog, city: Report, field: str, value: object
) -> None:
    earlier = yearly(city, 2021, "a", req_carried_out=7)
    put(catalog, replace(earlier, identity=replace(earlier.identity, **{field: value})))  # type: ignore[arg-type]
    put(catalog, yearly(city, 2022, "b", req_carried_in=5))
    assert between(catalog) == []


def test_of_two_reports_on_one_year_neither_can_fail_the_next(catalog: Catalog, city: Report) -> None:
    put(catalog, yearly(city, 2021, "a", req_carried_out=7))
    put(catalog, yearly(city, 2021, "a-again", req_carried_out=5))
    put(catalog, yearly(city, 2022, "b", req_carried_in=5))
    assert {one[1:] for one in between(catalog)} == {
        ("a", "years:req_carried_out", "not_assessable"),
        ("a-again", "years:req_carried_out", "passed"),
    }
    catalog.remove("a-again")
    assert between(catalog) == [("b", "a", "years:req_carried_out", "failed")]


def test_documents_in_force_follow_from_the_year_before(catalog: Catalog, city: Report) -> None:
    put(catalog, yearly(city, 2021, "a", norm_in_force=40))
    put(catalog, yearly(city, 2022, "b", norm_in_force=43, norm_issued=5, norm_repealed=2))
    put(catalog, yearly(city, 2023, "c", norm_in_force=50, norm_issued=5, norm_repealed=2))
    put(catalog, yearly(city, 2024, "d", norm_in_force=50, norm_issued=5, norm_repealed=None))
    found = [one for one in catalog.findings() if one.earlier]
    assert [(one.report, one.status, one.left, one.right) for one in found] == [
        ("b", "passed", 43, 43),
        ("c", "failed", 46, 50),
    ]
    assert all(one.usual for one in found)


def test_only_the_years_beside_a_new_report_are_checked_anew(catalog: Catalog, city: Report) -> None:
    for year, carried in ((2020, 5), (2021, 6), (2022, 7), (2023, 8)):
        put(catalog, yearly(city, year, f"r{year}", req_carried_in=carried - 1, req_carried_out=carried))
    with catalog.reading() as connection:
        numbers = dict(
            connection.execute(text("SELECT report_id, number FROM findings WHERE earlier IS NOT NULL")).all()
        )
    put(catalog, yearly(city, 2020, "again", req_carried_in=1, req_carried_out=2), instead_of="r2020")
    with catalog.reading() as connection:
        later = dict(connection.execute(text("SELECT report_id, number FROM findings WHERE earlier IS NOT NULL")).all())
    assert {report for report, number in numbers.items() if later[report] != number} == {"r2021"}
    assert [(report, earlier, status) for report, earlier, _, status in between(catalog)] == [
        ("r2021", "again", "failed"), ("r2022", "r2021", "passed"), ("r2023", "r2022", "passed"),
    ]  # fmt: skip
