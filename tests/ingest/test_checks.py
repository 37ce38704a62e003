"""The arithmetic of reports: identities of the forms, lists against their wholes, text against table, days against year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.checks import check_report, failed
from ingest.document import Document
from ingest.findings import Finding
from ingest.folding import fold
from ingest.forms import forms
from ingest.prose_checks import part_whole_findings, prose_table_findings, same_number_findings
from ingest.rate_checks import daily_yearly_findings, ratio_findings
from ingest.report import Figure, Identity
from ingest.tables import read_tables
from ingest.year_checks import across_years, period_findings
from tests.ingest.printed_forms import as_grid, print_form

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"

IDENTITY = Identity(
    title=None,
    agency=None,
    agency_level=None,
    place=None,
    place_code=None,
    place_path=(),
    year=2012,
    period_start=date(2012, 4, 1),
    period_end=date(2013, 3, 31),
    period_stated=True,
    signed=date(2013, 3, 14),
    published=date(2013, 4, 26),
    filled=None,
    evidence=(),
    warnings=(),
)


def figure(name: str, value: str | None, **changes: object) -> Figure:
    plain = Figure(
        id=name,
        report="r",
        indicator=None,
        label=name,
        column=None,
        breakdown=(),
        value=Decimal(value) if value is not None else None,
        unit="件",
        qualifier="exact",
        basis="year",
        coverage=None,
        raw=value or "",
        blank=value is None,
        worded_zero=False,
        inferred=False,
        text_value=None,
        origin="prose",
        section="",
        group=None,
        part_of=None,
        page=None,
        start=0,
        end=0,
        quote_start=0,
        quote_end=0,
        quote="",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def table_findings(text: str) -> dict[str, Finding]:
    figures = read_tables("r", Document(text, "txt", ()), fold(text), ()).figures
    return {finding.relation: finding for finding in check_report(figures)}


@pytest.mark.parametrize("number", ["003", "004"] if REPORTS.is_dir() else [])
def test_the_known_breaks_of_real_tables_are_found_and_no_others(number: str) -> None:
    found = table_findings(next(iter(REPORTS.glob(f"{number}_*.txt"))).read_text("utf-8"))
    broken = {name: (finding.left, finding.right) for name, finding in found.items() if finding.status == "failed"}
    if number == "003":
        assert broken == {"grounds": (2, 0)}
        assert sum(finding.status == "passed" for finding in found.values()) == 12
    else:
        assert broken == {"timeliness:cumulative": (52, 50), "timeliness:year": (5, 15)}
        assert found["contents:cumulative"].status == "passed"
        assert found["channels:year"].status == "not_assessable"


@pytest.mark.parametrize("name", ["N2019", "N2021"])
def test_one_wrong_cell_of_the_matrix_breaks_its_row_and_its_column(name: str) -> None:
    grids = print_form(name, 3)
    document = as_grid(grids)
    figures = list(read_tables("r", document, fold(document.text), ()).figures)
    place = next(
        place
        for place, one in enumerate(figures)
        if one.indicator == "denied_internal" and one.breakdown == (("applicant", "商业企业"),)
    )
    value = figures[place].value
    assert value is not None
    before = {finding.relation for finding in check_report(figures) if finding.status == "failed"}
    figures[place] = replace(figures[place], value=value + 1000)
    after = {finding.relation for finding in check_report(figures) if finding.status == "failed"}
    assert "applicants:denied_internal" in after - before
    assert "results:business" in after


def test_a_balanced_matrix_passes_across() -> None:
    document = as_grid(print_form("N2021", 5))
    found = check_report(read_tables("r", document, fold(document.text), ()).figures)
    across = [finding for finding in found if finding.kind == "columns"]
    assert len(across) == len(forms()["N2021"].tables[3].rows) + 3
    assert {finding.status for finding in across} == {"passed"}


REQUESTS = "(一)收到申请数 {}\n1.当面申请数 {}\n2.传真申请数 {}\n3.网络申请数 {}\n4.信函申请数 {}\n(二)申请办结数 1\n1.按时办结数 1\n"


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ((9, 2, 0, 4, 3), "passed"),
        ((9, 2, 0, 4, 4), "failed"),
        ((9, 2, 0, 4, 2), "failed"),
        ((9, 2, "/", 4, 3), "passed"),
        ((9, 2, "/", 4, 2), "not_assessable"),
        ((9, 2, "/", 4, 9), "failed"),
        (("/", 2, 0, 4, 3), "not_assessable"),
        ((9, "/", "/", "/", "/"), "not_assessable"),
    ],
)
def test_blank_parts_leave_a_shortfall_open(cells: tuple[object, ...], status: str) -> None:
    finding = table_findings(REQUESTS.format(*cells))["channels"]
    assert finding.status == status
    assert len(finding.left_figures) == 1
    assert len(finding.right_figures) == 4


def test_a_failed_finding_says_both_sides_in_two_languages_and_names_its_figures() -> None:
    text = REQUESTS.format(9, 2, 0, 4, 4)
    figures = read_tables("r", Document(text, "txt", ()), fold(text), ()).figures
    touched = dict(failed(check_report(figures)))
    assert {one.label for one in figures if one.id in touched} == {one.label for one in figures[:5]}
    finding = touched[figures[0].id]
    assert "2+0+4+4=10" in finding.zh
    assert "收到申请数:9" in finding.zh
    assert "2+0+4+4=10" in finding.en
    assert finding.difference == 1


def prose_list(*values: str, whole: str) -> list[Figure]:
    parts = [figure(f"part{place}", value, group="g", part_of="whole") for place, value in enumerate(values)]
    return [figure("whole", whole), *parts]


@pytest.mark.parametrize(
    ("values", "whole", "status"),
    [(("3", "4"), "7", "passed"), (("5", "4"), "7", "failed"), (("2", "4"), "7", "passed"), (("9",), "7", "failed")],
)
def test_parts_of_prose_may_not_exceed_their_whole(values: tuple[str, ...], whole: str, status: str) -> None:
    (finding,) = part_whole_findings(prose_list(*values, whole=whole))
    assert finding.status == status


def test_approximate_numbers_prove_nothing() -> None:
    figures = prose_list("5", "4", whole="7")
    figures[0] = replace(figures[0], qualifier="at_least")
    assert part_whole_findings(figures)[0].status == "not_assessable"


def test_text_is_held_against_the_table() -> None:
    table = figure("table", "10", indicator="trainings", origin="table", unit="次")
    told = {"indicator": "trainings", "unit": "次", "group": "list"}
    twice = [figure("one", "2", **told), figure("two", "3", **told)]
    (finding,) = prose_table_findings([table, *twice])
    assert (finding.status, finding.left, finding.right) == ("failed", 10, 5)
    assert finding.usual  # a text may name only some of the events
    same = figure("same", "10", indicator="trainings", unit="次")
    assert [finding.status for finding in prose_table_findings([table, *twice, same])] == ["passed"]
    assert prose_table_findings([replace(table, basis="cumulative"), same]) == ()


def test_daily_averages_are_held_against_the_year_and_may_be_swapped() -> None:
    def web(daily_visits: str, daily_clicks: str) -> list[Figure]:
        return [
            figure("dv", daily_visits, indicator="web_daily_visits"),
            figure("dc", daily_clicks, indicator="web_daily_clicks"),
            figure("v", "36500", indicator="web_visits", qualifier="at_least"),
            figure("c", "91000", indicator="web_page_views", qualifier="at_least"),
        ]

    assert [finding.status for finding in daily_yearly_findings(web("100", "250"))] == ["passed", "passed"]
    swapped = daily_yearly_findings(web("250", "100"))
    assert [finding.status for finding in swapped] == ["failed", "failed"]
    assert all(finding.relation.endswith(":swapped") and "互换" in finding.zh for finding in swapped)
    wrong = daily_yearly_findings(web("500", "250"))
    assert [finding.relation for finding in wrong if finding.status == "failed"] == ["daily_yearly:web_daily_visits"]


@pytest.mark.parametrize(("stated", "status"), [("80", "passed"), ("85", "failed")])
def test_a_stated_reduction_is_computed_anew(stated: str, status: str) -> None:
    figures = [
        figure("before", "20", indicator="svc_statutory_days"),
        figure("after", "4", indicator="svc_actual_days"),
        figure("较法定时限缩短", stated, unit="%"),
    ]
    (finding,) = ratio_findings(figures)
    assert (finding.status, finding.left) == (status, 80)


def test_a_period_that_ends_after_the_signing_is_found() -> None:
    signed, published = period_findings(IDENTITY)
    assert (signed.relation, signed.status, signed.difference) == ("period:signed", "failed", 17)
    assert published.status == "passed"
    assert period_findings(replace(IDENTITY, period_stated=False)) == ()


def test_what_was_carried_out_must_be_carried_in() -> None:
    earlier = [figure("out", "7", indicator="req_carried_out")]
    later = [figure("in", "5", indicator="req_carried_in")]
    (finding,) = across_years(earlier, later)
    assert (finding.status, finding.left, finding.right) == ("failed", 7, 5)


def fujian(year: str, running: str | None, coverage: str | None = None) -> list[Figure]:
    cells = {"basis": "cumulative", "group": "FJ2009#1/main/x", "origin": "table", "coverage": coverage}
    return [
        figure("running", running, indicator="review_total", **cells),
        figure("year", year, indicator="review_total", **{**cells, "basis": "year"}),
    ]


@pytest.mark.parametrize(
    ("later", "statuses"),
    [
        (fujian("4", "14"), ["passed"]),
        (fujian("4", "15"), ["failed"]),
        (fujian("4", None), []),
        (fujian("4", "15", "area"), []),
        ([replace(one, group="N2014#1/main/x") for one in fujian("4", "15")], []),
        ([replace(one, origin="prose") for one in fujian("4", "15")], []),
    ],
)
def test_a_running_total_grows_by_the_year(later: list[Figure], statuses: list[str]) -> None:
    assert [finding.status for finding in across_years(fujian("3", "10"), later)] == statuses


def test_jilin_may_also_count_stocks_in_its_running_column() -> None:
    def jilin(year: str, running: str) -> list[Figure]:
        return [replace(one, group="JL2012#1/main/x") for one in fujian(year, running)]

    (finding,) = across_years(jilin("3", "10"), jilin("4", "15"))
    assert (finding.status, finding.usual, finding.broken) == ("failed", True, False)


def test_one_number_of_two_things_is_noted_and_a_part_of_a_list_is_not() -> None:
    items = figure("items", "3661", indicator="proactive_total", unit="条")
    people = figure("people", "3661", indicator="consult_total", unit="人")
    (noted,) = same_number_findings([items, people])
    assert (noted.status, noted.figures) == ("not_assessable", ("items", "people"))
    assert same_number_findings([items, replace(people, value=Decimal(3662))]) == ()
    assert same_number_findings([items, replace(people, part_of="items")]) == ()
    assert same_number_findings([items, replace(people, qualifier="at_least")]) == ()
    round_ = [replace(one, value=Decimal(3000)) for one in (items, people)]
    assert same_number_findings(round_) == ()


NAMES = ["req_received", "resp_total", "web_visits", "web_daily_visits", "svc_statutory_days", "staff_full", None, "x"]


@st.composite
def hostile_figures(draw: st.DrawFn) -> list[Figure]:
    ids = [f"f{number}" for number in range(draw(st.integers(0, 8)))]
    values = st.one_of(
        st.none(), st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from([Decimal("1E+400")])
    )
    return [
        replace(
            figure(name, None),
            value=draw(values),
            indicator=draw(st.sampled_from(NAMES)),
            label=draw(st.sampled_from(["占", "甲占", "甲", "缩短", "其他", ""])),
            unit=draw(st.sampled_from(["%", "件", "人次", "", "天"])),
            origin=draw(st.sampled_from(["prose", "table"])),
            qualifier=draw(st.sampled_from(["exact", "approximate", "at_least", "cumulative"])),
            group=draw(st.sampled_from([None, "g", "N2021#1/applications/x", "FJ2009#1/main/x", "a#/b"])),
            part_of=draw(st.sampled_from([None, *ids])),
        )
        for name in ids
    ]


@given(hostile_figures())
@settings(max_examples=300, deadline=None)
def test_no_figures_make_a_check_raise(figures: list[Figure]) -> None:
    for finding in (*check_report(figures), *across_years(figures, figures)):
        assert finding.status in ("passed", "failed", "not_assessable")
