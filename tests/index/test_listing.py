"""The listing: held until somebody writes, looked up by name, and as fast over many reports as over few."""

from dataclasses import replace

from index.library import Library, open_library
from ingest.vocabulary import name_key
from tests.index.made_up import CITY, COUNTY, make_source, read_lines


def add(library: Library, text: str) -> str:
    report = read_lines(make_source(text))
    library.catalog.add(report, {passage.id: "" for passage in report.passages}, "now")
    return report.id


def test_a_listing_is_held_until_somebody_writes(library: Library) -> None:
    add(library, CITY)
    first = library.listings.latest()
    assert library.listings.latest() is first
    county = add(open_library(library.path), COUNTY)  # as another process would
    second = library.listings.latest()
    assert [row.id for row in second] != [row.id for row in first]
    open_library(library.path).catalog.remove(county)
    assert [row.id for row in library.listings.latest()] == [row.id for row in first]


def test_a_listing_goes_without_the_spans_and_equals_the_reports_else(library: Library) -> None:
    add(library, CITY)
    add(library, COUNTY)
    [*reports] = library.catalog.reports()
    assert [*library.catalog.listing()] == [
        replace(row, identity=replace(row.identity, evidence=())) for row in reports
    ]


def test_agencies_are_found_by_every_form_of_their_name_and_gone_with_their_reports(library: Library) -> None:
    report = add(library, CITY)
    agency = library.catalog.report(report).identity.agency
    assert agency is not None
    forms = [agency, agency.removesuffix("人民政府"), "没有这个名字", name_key("Nowhere City")]
    found = library.catalog.agencies_named(forms)
    assert {form: {name for name, _ in agencies} for form, agencies in found.items()} == {
        form: {agency} for form in dict.fromkeys(forms[:2])
    }
    library.catalog.remove(report)
    assert library.catalog.agencies_named(forms) == {}
