"""What the library itself holds: kinds of agencies, years, how many, the newest, what is missing."""

import pytest

from tests.assistant.namesakes import GOVERNMENTS, OFFICES, printed

COUNTIES = {"米易县人民政府", "盐边县人民政府", "冠县人民政府", "歙县人民政府", "涉县人民政府"}
OFFICE_NAMES = {name for name, _ in OFFICES}


def held(*years):
    """The agency names of the library with a report for one of these years; without years all of them."""
    return {report.agency for report in printed() if not years or report.year in years}


def named(answer):
    """Which of the library's agencies the lines of an answer name, one a line."""
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    return {agency for agency in held() for line in lines if f"{agency}：" in line or f"({agency})" in line}


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("list counties", COUNTIES),
        ("Which counties do you have?", COUNTIES),
        ("How many counties do you have?", COUNTIES),
        ("有哪些县", COUNTIES),
        ("你们有哪些部门", OFFICE_NAMES),
        ("Which departments are in the library?", OFFICE_NAMES),
        ("有哪些乡镇的报告", {"冠县东古城镇人民政府", "公主岭市范家屯镇人民政府"}),
        ("四川省有哪些县", {"米易县人民政府", "盐边县人民政府"}),
        (
            "Which districts of Panzhihua do you have?",
            {f"攀枝花市{part}人民政府" for part in ("东区", "西区", "仁和区")},
        ),
        ("攀枝花市有哪些部门的报告", {"攀枝花市司法局", "攀枝花市教育局"}),
    ],
)
def test_agencies_are_listed_by_kind_and_place(asks_namesakes, question, agencies):
    answer = asks_namesakes(question)
    assert (answer.status, answer.plan["kind"], named(answer)) == ("answered", "library", agencies)


def test_the_number_of_agencies_and_reports_is_said(asks_namesakes):
    counted = sum(len(years) for name, years in GOVERNMENTS if f"{name}人民政府" in COUNTIES)
    assert asks_namesakes("有几个县的报告").text.startswith(f"资料库有 5 个县的 {counted} 份报告")
    assert asks_namesakes("how many reports do you have").text.startswith(f"The library holds {len(list(printed()))} ")


@pytest.mark.parametrize("question", ["Which reports from 2015?", "2015年有哪些报告", "有2015年的报告吗"])
def test_reports_are_listed_by_year(asks_namesakes, question):
    assert named(asks_namesakes(question)) == held(2015)


@pytest.mark.parametrize("question", ["有2017年的报告吗", "Do you have anything for 2017?"])
def test_a_year_without_a_report_is_said(asks_namesakes, question):
    answer = asks_namesakes(question)
    assert (answer.status, "2017" in answer.text) == ("no_report", True)


def test_that_a_place_has_no_agency_of_a_kind_is_said_of_the_place(asks_namesakes):
    answer = asks_namesakes("吉林省有哪些县的报告")
    assert (answer.status, "吉林省的县" in answer.text) == ("no_report", True)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("最新的是哪年", 2023),
        ("最新的报告是哪一年的", 2023),
        ("What is the oldest report?", 2009),
        ("米易县最早的报告是哪一年的", 2021),
        ("What is the latest report for Panzhihua?", 2023),
    ],
)
def test_the_newest_and_the_oldest_year_are_told(asks_namesakes, question, year):
    assert f"**{year}**" in asks_namesakes(question).text


@pytest.mark.parametrize("question", ["攀枝花缺哪些年份", "Which years are missing for Panzhihua?"])
def test_missing_years_are_those_between_the_first_and_the_last(asks_namesakes, question):
    answer = asks_namesakes(question)
    said = {year for year in range(2005, 2026) if str(year) in answer.text.splitlines()[1]}
    assert said == {2010, 2011, 2012, 2013, 2017}


def test_agencies_without_a_report_for_a_year_are_named(asks_namesakes):
    assert named(asks_namesakes("哪些县没有2021年的报告")) == {"冠县人民政府", "涉县人民政府"}


def test_in_a_conversation_the_library_is_asked_only_where_it_is_named(asks_namesakes):
    first = asks_namesakes("攀枝花2022年收到多少件申请")
    assert named(asks_namesakes("你们有哪些县", first)) == COUNTIES
    assert asks_namesakes("最新的报告呢", first).values[0].year == 2023
    lacks = asks_namesakes("缺哪些年份", first)
    assert "2017" in lacks.text
    assert named(lacks) == {"攀枝花市人民政府"}


@pytest.mark.parametrize(
    "question", ["报告里有什么", "攀枝花2022年哪个部门收到的申请最多", "what is the report about?"]
)
def test_what_a_report_says_is_no_question_about_the_library(asks_namesakes, question):
    assert asks_namesakes(question).plan["kind"] != "library"
