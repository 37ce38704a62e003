"""What people call reports, indicators and places, and what is said where a name means none or several."""

import json

import click
import pytest

from ui.named import find_indicators, find_place


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("req_received", "req_received"),
        ("收到政府信息公开申请数", "req_received"),
        ("收到申请", "req_received"),
        ("Applications  Received", "req_received"),
        ("requests received", "req_received"),
        ("重复申请", "notproc_repeat"),
        ("lawsuits", "lit_total"),
        ("fees", "fee_total"),
    ],
)
def test_indicators_by_name(words: str, indicator: str) -> None:
    assert find_indicators(words) == (indicator,)


@pytest.mark.parametrize(
    ("words", "said"),
    [("req_recieved", "req_received"), ("cases", "10 indicators"), ("zzz", "for example"), ("", "no indicator")],
)
def test_a_name_of_no_or_several_indicators_says_what_is_near(words: str, said: str) -> None:
    with pytest.raises(click.UsageError, match=said):
        find_indicators(words)


def test_places_in_latin_letters_become_codes() -> None:
    assert find_place("Panzhihua") == ("510400",)
    assert find_place("510000") == ("510000",)
    assert find_place("長春") == ("長春", "长春")
    with pytest.raises(click.UsageError, match="six-digit"):
        find_place("Atlantis")


def rows_of(run, *arguments: str) -> list[dict]:
    return json.loads(run("figures", "--format", "json", "--indicator", "req_received", *arguments).stdout)


@pytest.mark.parametrize(
    ("arguments", "years"),
    [
        (["--place", "四川"], {2009}),
        (["--place", "Sichuan"], {2009}),
        (["--place", "510000"], {2009}),
        (["--place", "510400"], {2009}),
        (["--place", "511100"], set()),
        (["--agency", "公主嶺"], {2013}),
        (["--report", "panzhihua-2009.html"], {2009}),
        (["--report", "panzhihua-2009"], {2009}),
        (["--report", "攀枝花2009年"], {2009}),
        (["--report", "攀枝花", "--year", "2013"], set()),
    ],
)
def test_figures_are_chosen_by_the_names_people_use(run, arguments: list[str], years: set[int]) -> None:
    assert {row["year"] for row in rows_of(run, *arguments)} == years


def test_show_takes_an_agency_and_a_year_in_two_words(run) -> None:
    for words in (["攀枝花市人民政府", "2009"], ["攀枝花", "2009年度"], ["PANZHIHUA-2009.html"]):
        assert json.loads(run("show", *words, "--json").stdout)["file"] == "panzhihua-2009.html"


def test_check_takes_the_names_that_show_takes(run) -> None:
    def checked(*arguments: str) -> set[str]:
        return {entry["file"] for entry in json.loads(run("check", "--all", "--json", *arguments).stdout)}

    for words in ("panzhihua-2009.html", "panzhihua-2009", "攀枝花2009年"):
        assert checked("--report", words) == {"panzhihua-2009.html"}
    assert checked("--place", "Sichuan") == {"panzhihua-2009.html"}
    assert checked("--report", "攀枝花", "--year", "2013") == set()


def test_a_name_of_several_reports_lists_them(run) -> None:
    result = run("show", "市")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "2 reports answer to it" in line
    assert "攀枝花市人民政府, 2009" in line


def test_an_unknown_report_says_what_to_do(run) -> None:
    for words in ("nowhere.html", "某县2009", "2031", ""):
        result = run("show", words)
        assert result.exit_code == 1, words
        assert "wenbao reports" in result.stderr
