"""What goes into the catalog comes out equal; what is removed is gone; a report is there whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select, text

from index import catalog_schema as tables
from index.catalog import Catalog
from index.errors import UnknownReport
from index.library import Library
from ingest.report import Report
from tests.index.made_up import make_figure


@pytest.fixture
def catalog(library: Library) -> Catalog:
    return library.catalog


def put(catalog: Catalog, *reports: Report) -> None:
    for report in reports:
        catalog.add(report, {p.id: " ".join(p.text) for p in report.passages}, "readers-1")


def test_a_report_comes_back_as_it_was_put_in(catalog: Catalog, city: Report) -> None:
    put(catalog, city)
    row = catalog.report(city.id)
    assert row.identity == city.identity
    assert row.identity.published == date(2010, 3, 1)
    assert (row.file, row.url, row.sha256, row.kind) == (city.file, city.url, city.sha256, city.kind)
    assert (row.script, row.form, row.invented, row.warnings) == ("simplified", "NARR", True, ("示例数据",))
    assert (row.figure_count, row.passage_count, row.read_with) == (2, 3, "readers-1")
    assert catalog.text(city.id) == city.text
    assert catalog.sections(city.id) == city.sections
    assert catalog.figures() == city.figures
    assert catalog.passages([city.id]) == city.passages
    assert catalog.passages_by_id([city.passages[1].id, "unknown"]) == {city.passages[1].id: city.passages[1]}


def test_what_a_report_does_not_say_stays_unknown(catalog: Catalog, city: Report) -> None:
    nobody = replace(city.identity, title=None, agency=None, place=None, place_code=None, place_path=(), year=None)
    put(catalog, replace(city, identity=nobody, url=None))
    assert catalog.report(city.id).identity == nobody
    assert catalog.report(city.id).url is None


@pytest.mark.parametrize("value", ["0", "1.10", "9870000", "0.1000000000000000055511151231257827", "-3", "1E+3"])
def test_values_are_kept_to_the_last_digit(catalog: Catalog, city: Report, value: str) -> None:
    put(catalog, replace(city, figures=(make_figure(city.id, 1, Decimal(value), "money"),)))
    assert str(catalog.figures()[0].value) == value


def test_a_blank_is_not_a_zero(catalog: Catalog, city: Report) -> None:
    figures = (make_figure(city.id, 1, None, "x", ""), make_figure(city.id, 2, Decimal(0), "x", "0"))
    put(catalog, replace(city, figures=figures))
    assert [(f.value, f.blank, f.raw) for f in catalog.figures()] == [(None, True, ""), (Decimal(0), False, "0")]


def test_figures_by_report_and_indicator(catalog: Catalog, city: Report, county: Report) -> None:
    put(catalog, city, county)
    assert {f.report for f in catalog.figures()} == {city.id, county.id}
    assert catalog.figures([city.id], ["applications.received"]) == city.figures[:1]
    assert catalog.figures([city.id], ["cost"]) == ()
    assert catalog.figures([]) == ()
    assert catalog.figures(["unknown"]) == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"agencies": ["市人民"]}, ["city"]),
        ({"agencies": ["市人民", "县人民"]}, ["city", "county"]),
        ({"agencies": ["%"]}, []),
        ({"places": ["例子"]}, ["county"]),
        ({"places": ["示例省"]}, ["city", "county"]),
        ({"places": ["990100"], "year": 2010}, ["county"]),
        ({"places": ["990000"]}, ["city", "county"]),
        ({"places": ["990200"]}, []),
        ({"places": ["990101"]}, []),
        ({"year": 2011}, []),
        ({}, ["city", "county"]),
    ],
)
def test_reports_matching(
    catalog: Catalog, city: Report, county: Report, wanted: dict[str, Any], found: list[str]
) -> None:
    put(catalog, city, county)
    ids = {"city": city.id, "county": county.id}
    assert {row.id for row in catalog.reports_matching(**wanted)} == {ids[name] for name in found}


def test_reports_are_listed_by_agency_and_year_and_unknown_ones_last(catalog: Catalog, city: Report) -> None:
    later = replace(city, id="b", sha256="b", passages=(), figures=(), identity=replace(city.identity, year=2011))
    nobody = replace(later, id="a", sha256="a", identity=replace(city.identity, agency=None))
    put(catalog, nobody, later, city)
    assert [row.id for row in catalog.reports()] == [city.id, "b", "a"]


def test_a_report_is_found_by_the_beginning_of_its_id(catalog: Catalog, city: Report, county: Report) -> None:
    put(catalog, city, county)
    assert catalog.find_report(city.id[:6]).id == city.id
    assert catalog.find_report(city.id).id == city.id
    with pytest.raises(UnknownReport, match="2 reports begin so"):
        catalog.find_report("r")
    with pytest.raises(UnknownReport, match="wenbao reports"):
        catalog.find_report("%")


@pytest.mark.parametrize("ask", ["report", "text", "sections", "remove"])
def test_an_unknown_report_is_said(catalog: Catalog, ask: str) -> None:
    with pytest.raises(UnknownReport, match="report nothing: not in this library"):
        getattr(catalog, ask)("nothing")


def test_removing_a_report_leaves_no_trace_of_it(catalog: Catalog, city: Report, county: Report) -> None:
    put(catalog, city, county)
    catalog.remove(city.id)
    assert [row.id for row in catalog.reports()] == [county.id]
    assert catalog.figures() == county.figures
    assert catalog.passages() == county.passages
    with catalog.reading() as connection:
        assert connection.execute(select(func.count()).select_from(tables.texts)).scalar_one() == 1
        matches = text("SELECT count(*) FROM passage_words WHERE passage_words MATCH :word")
        assert connection.execute(matches, {"word": "训"}).scalar_one() == 0


def test_a_report_that_fails_half_way_is_not_there(catalog: Catalog, city: Report) -> None:
    with pytest.raises(KeyError):
        catalog.add(city, {city.passages[0].id: "本 市"}, "readers-1")
    assert catalog.reports() == ()
    assert catalog.figures() == ()
    assert catalog.passage_count() == 0


def test_an_earlier_reading_stays_when_the_new_one_fails(catalog: Catalog, city: Report) -> None:
    put(catalog, city)
    with pytest.raises(KeyError):
        catalog.add(replace(city, text="other"), {}, "readers-2")
    assert catalog.text(city.id) == city.text
    assert catalog.figures() == city.figures


def test_a_sentence_printed_twice_is_one_passage(catalog: Catalog, city: Report) -> None:
    twice = replace(city, passages=(*city.passages, replace(city.passages[0], ordinal=3, start=90, end=100)))
    put(catalog, twice)
    assert catalog.passages() == city.passages
    assert catalog.report(city.id).passage_count == 3


def test_a_sample_of_passages_is_spread_over_the_library(catalog: Catalog, city: Report) -> None:
    assert catalog.passage_sample(5) == ()
    one = city.passages[0]
    many = tuple(replace(one, id=f"p{number:04}", ordinal=number) for number in range(1000))
    put(catalog, replace(city, passages=many))
    assert catalog.passage_sample(5) == ("p0199", "p0399", "p0599", "p0799", "p0999")
    assert len(catalog.passage_sample(2000)) == 1000


def test_what_was_recognised_in_images_is_found_by_report(catalog: Catalog, city: Report, county: Report) -> None:
    scanned = replace(city.figures[0], origin="ocr")
    put(catalog, replace(city, figures=(scanned, *city.figures[1:])), county)
    assert catalog.recognised([city.id, county.id]) == ((city.id, scanned.quote_start, scanned.quote_end),)


def test_more_ids_than_a_statement_takes(catalog: Catalog, city: Report) -> None:
    put(catalog, city)
    many = [f"unknown{number}" for number in range(40_000)]
    assert catalog.figures([*many, city.id]) == city.figures
    assert catalog.passage_ids([*many, city.id]) == tuple(p.id for p in city.passages)


def test_threads_may_read_at_once(catalog: Catalog, city: Report) -> None:
    put(catalog, city)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: catalog.figures([city.id]), range(40)))
    assert all(answer == city.figures for answer in answers)


def test_facts_about_the_library(catalog: Catalog) -> None:
    assert catalog.meta("embedding") is None
    catalog.set_meta("embedding", "a")
    catalog.set_meta("embedding", "b")
    assert catalog.meta("embedding") == "b"
    assert len(catalog.meta("library") or "") == 32
