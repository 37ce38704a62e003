"""Conversations over the library of namesakes: each turn is asked with the answers before it."""

from datetime import date

import pytest

from assistant.question import when
from tests.assistant.namesakes import received

RECEIVED = received()
PZH = "攀枝花市人民政府"
SERIES = {year: value for (agency, year), value in RECEIVED.items() if agency == PZH}
SINCE = {year: value for year, value in SERIES.items() if year >= 2019}
OF = {agency.removesuffix("人民政府"): value for (agency, year), value in RECEIVED.items() if year == 2022}


def most(series):
    """The years and values of the highest values."""
    return {(year, value) for year, value in series.items() if value == max(series.values())}


def said(answer, by_year):
    """Year or agency, and number, of each value of an answer."""
    names = (value.year if by_year else value.agency.removesuffix("人民政府") for value in answer.values)
    return set(zip(names, (value.value for value in answer.values), strict=True))


def talk(asks, *turns):
    """Ask the turns one after the other. Due is a status, a list of numbers, or a set of (year or agency, number)."""
    history = []
    for question, due in turns:
        answer = asks(question, *history)
        history.append(answer)
        if isinstance(due, str):
            assert answer.status == due, (question, answer.text)
        elif isinstance(due, list):
            assert [float(value.value) for value in answer.values] == pytest.approx(due, abs=0.01), (
                question,
                answer.text,
            )
        else:
            assert said(answer, isinstance(next(iter(due))[0], int)) == due, (question, answer.text)


def test_eleven_turns_in_chinese(asks_namesakes, monkeypatch):
    monkeypatch.setattr(when, "today", lambda: date(2023, 6, 1))
    low = min(SERIES.values())
    talk(
        asks_namesakes,
        ("攀枝花2022年收到多少件申请", {(2022, SERIES[2022])}),
        ("那2021年呢", {(2021, SERIES[2021])}),
        ("去年呢", {(2022, SERIES[2022])}),
        ("各年呢", set(SERIES.items())),
        ("最多的是哪一年", most(SERIES)),
        ("最少的呢", {(year, value) for year, value in SERIES.items() if value == low}),
        ("平均呢", [sum(SERIES.values()) / len(SERIES)]),
        ("那司法局呢", {("攀枝花市司法局", RECEIVED["攀枝花市司法局", 2022])}),
        ("不对,我说的是教育局", {("攀枝花市教育局", RECEIVED["攀枝花市教育局", 2022])}),
        ("市政府呢", {("攀枝花市", SERIES[2022])}),
        ("和教育局相比呢", {("攀枝花市", SERIES[2022]), ("攀枝花市教育局", RECEIVED["攀枝花市教育局", 2022])}),
    )


def test_twelve_turns_in_english(asks_namesakes):
    talk(
        asks_namesakes,
        ("How many requests did Panzhihua receive in 2022?", {(2022, SERIES[2022])}),
        ("and in 2021?", {(2021, SERIES[2021])}),
        ("how about over all years?", set(SERIES.items())),
        ("which year was highest?", most(SERIES)),
        ("and the average?", [sum(SERIES.values()) / len(SERIES)]),
        ("I meant 2019", {(2019, SERIES[2019])}),
        ("no, the justice bureau", "no_report"),
        ("in 2022", {("攀枝花市司法局", RECEIVED["攀枝花市司法局", 2022])}),
        ("what about Chaoyang District of Beijing?", {("北京市朝阳区", OF["北京市朝阳区"])}),
        ("and Haidian?", {("北京市海淀区", OF["北京市海淀区"])}),
        ("which of the two is higher?", {(name, OF[name]) for name in ("北京市朝阳区", "北京市海淀区")}),
        ("why do you say so?", {(name, OF[name]) for name in ("北京市朝阳区", "北京市海淀区")}),
    )


def test_a_trend_is_asked_on(asks_namesakes):
    talk(
        asks_namesakes,
        ("How did requests received by Panzhihua develop since 2019?", set(SINCE.items())),
        ("which year was the highest?", most(SINCE)),
        ("and the total?", [sum(SINCE.values())]),
        ("the mean?", [sum(SINCE.values()) / len(SINCE)]),
    )
    talk(
        asks_namesakes,
        ("攀枝花2019年以来收到的申请趋势", set(SINCE.items())),
        ("合计多少", [sum(SINCE.values())]),
        ("年均多少", [sum(SINCE.values()) / len(SINCE)]),
        ("2021年比2020年多多少", [SINCE[2021] - SINCE[2020]]),
    )


def test_the_parts_of_the_place_spoken_of(asks_namesakes):
    districts = {(name, OF[name]) for name in ("攀枝花市东区", "攀枝花市西区", "攀枝花市仁和区")}
    counties = {(name, OF[name]) for name in ("米易县", "盐边县")}
    highest = {max(districts, key=lambda one: one[1])}
    city = {("攀枝花市", OF["攀枝花市"])}
    talk(
        asks_namesakes,
        ("攀枝花2022年收到多少件申请", city),
        ("各区呢", districts),
        ("各县呢", counties),
        ("市里呢", city),
    )
    talk(
        asks_namesakes,
        ("How many requests did Panzhihua receive in 2022?", city),
        ("and its districts?", districts),
        ("which district had the most?", highest),
        ("the city?", city),
    )


def test_a_choice_is_made_by_place_level_or_year(asks_namesakes):
    of_changchun, of_beijing = ({(name, OF[name])} for name in ("长春市朝阳区", "北京市朝阳区"))
    talk(
        asks_namesakes,
        ("朝阳2022年收到多少件申请", "unclear"),
        ("长春的", of_changchun),
        ("不对,我说的是北京的", of_beijing),
    )
    talk(
        asks_namesakes,
        ("How many requests did Chaoyang receive in 2022?", "unclear"),
        ("the one in Changchun", of_changchun),
        ("no, the city", {("朝阳市", OF["朝阳市"])}),
    )
    talk(
        asks_namesakes,
        ("鼓楼区2022年收到多少件申请", "unclear"),
        ("2021年的呢", {("福州市鼓楼区", RECEIVED["福州市鼓楼区人民政府", 2021])}),
    )
    talk(
        asks_namesakes,
        ("鼓楼区2022年收到多少件申请", "unclear"),
        ("南京的", {("南京市鼓楼区", OF["南京市鼓楼区"])}),
        ("徐州呢", {("徐州市鼓楼区", OF["徐州市鼓楼区"])}),
    )


def test_an_office_is_that_of_the_place_spoken_of_and_no_namesakes(asks_namesakes):
    talk(
        asks_namesakes,
        ("公主岭2022年收到多少件申请", {("公主岭市", OF["公主岭市"])}),
        ("那里的教育局呢", {("公主岭市教育局", OF["公主岭市教育局"])}),
        ("2013年的", "no_report"),
        ("司法局呢", {("公主岭市司法局", RECEIVED["公主岭市司法局", 2013])}),
    )
    # Beijing's 朝阳区教育局 is held, that of Changchun is not.
    talk(
        asks_namesakes,
        ("长春市朝阳区2022年收到多少件申请", {("长春市朝阳区", OF["长春市朝阳区"])}),
        ("教育局呢", "no_report"),
    )
    talk(
        asks_namesakes,
        ("攀枝花市教育局2021年收到多少件申请", {("攀枝花市教育局", RECEIVED["攀枝花市教育局", 2021])}),
        ("and the justice bureau?", "no_report"),
    )


def test_what_the_library_has_of_a_place(asks_namesakes):
    assert "2018" in asks_namesakes("有攀枝花2018年的报告吗").text
    assert asks_namesakes("有没有攀枝花2017年的报告").status == "no_report"
    assert asks_namesakes("which years do you have for Shanghai?").status == "no_report"
    assert asks_namesakes("which years do you have for Chaoyang?").text.count("\n- ") == 3


def test_an_only_report_of_another_year_is_said(asks_namesakes):
    first = asks_namesakes("北京市海淀区2021年收到多少件申请")
    other = asks_namesakes("再看看东城", first)
    assert said(other, by_year=False) == {("北京市东城区", OF["北京市东城区"])}
    assert any("2022" in caveat for caveat in other.caveats)


def test_a_turn_that_compares_gives_both_or_what_lies_between_them(asks_namesakes):
    bureaus = {(name, OF[name]) for name in ("攀枝花市司法局", "攀枝花市教育局")}
    talk(
        asks_namesakes,
        ("攀枝花司法局2022年收到多少件申请", {("攀枝花市司法局", OF["攀枝花市司法局"])}),
        ("比教育局多多少", [OF["攀枝花市司法局"] - OF["攀枝花市教育局"]]),
        ("谁多", bureaus),
    )
    years = {(year, RECEIVED["公主岭市人民政府", year]) for year in (2013, 2022)}
    talk(
        asks_namesakes,
        ("公主岭2022年收到多少件申请", {max(years)}),
        ("2013年呢", {min(years)}),
        ("两年相比呢", years),
    )


def test_the_places_beside_the_one_spoken_of_decide_between_namesakes(asks_namesakes):
    talk(
        asks_namesakes,
        ("Haidian 2022 requests received?", {("北京市海淀区", OF["北京市海淀区"])}),
        ("2021?", {(2021, RECEIVED["北京市海淀区人民政府", 2021])}),
        ("Chaoyang?", {(2021, RECEIVED["北京市朝阳区人民政府", 2021])}),
    )


def test_shares_of_two_parts_are_given_for_each(asks_namesakes):
    one = asks_namesakes("攀枝花2018年当面申请占多少").values[0].value
    other = asks_namesakes("攀枝花2018年信函申请占多少").values[0].value
    assert [value.value for value in asks_namesakes("攀枝花2018年当面和信函申请占多少").values] == [one, other]
