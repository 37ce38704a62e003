"""When: years said in any way, spans open at one end, the last years, all years."""

from datetime import date

import pytest

from assistant.question import when
from tests.assistant.namesakes import received

RECEIVED = received()
HELD = (2009, 2014, 2015, 2016, 2018, 2019, 2020, 2021, 2022, 2023)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("攀枝花二〇〇九年收到多少件申请", (2009,)),
        ("攀枝花两千零九年收到多少件申请", (2009,)),
        ("攀枝花二千零一十八年收到多少件申请", (2018,)),
        ("攀枝花09年收到多少件申请", (2009,)),
        ("How many requests did Panzhihua receive in FY2022?", (2022,)),
        ("How many requests did Panzhihua receive in fiscal year 2022?", (2022,)),
        ("攀枝花2015-2018年收到的申请", (2015, 2016, 2018)),
        ("Requests received by Panzhihua since 2019", (2019, 2020, 2021, 2022, 2023)),
        ("攀枝花2019年以来收到的申请", (2019, 2020, 2021, 2022, 2023)),
        ("攀枝花2016年之前收到的申请", (2009, 2014, 2015)),
        ("Requests received by Panzhihua before 2016", (2009, 2014, 2015)),
        ("Requests received by Panzhihua up to 2016", (2009, 2014, 2015, 2016)),
        ("攀枝花近三年收到的申请", (2021, 2022, 2023)),
        ("攀枝花21到23年收到的申请", (2021, 2022, 2023)),
        ("攀枝花21、22、23年收到的申请", (2021, 2022, 2023)),
        ("攀枝花15年至18年收到的申请", (2015, 2016, 2018)),
        ("攀枝花2021和22年收到的申请", (2021, 2022)),
        ("Panzhihua applications received 2021 to 23", (2021, 2022, 2023)),
        ("Requests received by Panzhihua 2021-23", (2021, 2022, 2023)),
        ("Requests received by Panzhihua in the last three years", (2021, 2022, 2023)),
        ("攀枝花所有年份收到的申请", HELD),
        ("Requests received by Panzhihua in all years", HELD),
        ("攀枝花最新的报告收到多少件申请", (2023,)),
        ("how many requests did panzhihua get in the most recent year", (2023,)),
        ("攀枝花最早的报告收到多少件申请", (2009,)),
        ("攀枝花从2021年开始收到的申请", (2021, 2022, 2023)),
        ("requests at Panzhihua from 2021 on", (2021, 2022, 2023)),
    ],
)
def test_the_years_meant(asks_namesakes, question, years):
    answer = asks_namesakes(question)
    due = [(year, RECEIVED["攀枝花市人民政府", year]) for year in years]
    assert sorted((value.year, value.value) for value in answer.values) == due


def test_how_the_last_years_were_read_is_said(asks_namesakes):
    assert any("2021、2022、2023" in caveat for caveat in asks_namesakes("攀枝花近三年收到的申请").caveats)


def test_the_year_before_last_is_two_years_ago(asks_namesakes, monkeypatch):
    monkeypatch.setattr(when, "today", lambda: date(2023, 6, 1))
    answer = asks_namesakes("How many requests did Panzhihua receive the year before last?")
    assert [value.year for value in answer.values] == [2021]
    both = asks_namesakes("攀枝花去年和前年各收到多少件申请")
    assert {value.year for value in both.values} == {2021, 2022}
    first = asks_namesakes("攀枝花2018年收到多少件申请")
    again = asks_namesakes("那去年呢", first)
    assert [value.year for value in again.values] == [2022]
    assert any("2022" in caveat for caveat in again.caveats)


def test_a_year_outside_the_library_names_those_it_has(asks_namesakes):
    answer = asks_namesakes("攀枝花2030年收到多少件申请")
    assert (answer.status, "2009、2014" in answer.text) == ("no_report", True)


def test_years_without_a_report_are_gaps_in_a_trend(asks_namesakes):
    assert "2017 年：没有报告" in asks_namesakes("攀枝花2015年以来收到的申请走势").text


@pytest.mark.parametrize(
    ("question", "language", "years"),
    [
        ("2009-10-31前收到的申请", "zh", (2009,)),
        ("2009年收到21、22件申请吗", "zh", (2009,)),
        ("21 to 23 requests in 2022", "en", (2022,)),
        ("'21 to '23", "en", (2021, 2022, 2023)),
    ],
)
def test_two_digits_that_are_years_and_that_are_not(question, language, years):
    assert when.read_years(question, language).years == years
