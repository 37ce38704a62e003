"""By how much one agency's figure lies above another's, and means and totals over named or all places of a year."""

import pytest

from tests.assistant.test_ask import numbers


@pytest.mark.parametrize(
    ("question", "expected", "arithmetic"),
    [
        ("2022年示例县比示例县教育局多多少件申请?", 87, "96 - 9"),
        ("示例县2022年收到的申请比教育局多多少?", 87, "96 - 9"),
        ("示例县2022年收到的申请比青石镇多几件?", 96, "96 - 0"),
        ("攀枝花2009年比示例市2009年少收到多少件申请?", 14, "26 - 12"),
        ("与攀枝花相比,示例市2009年多收到多少件申请?", 14, "26 - 12"),
        ("示例市2009年和攀枝花2009年申请相差多少件?", 14, "26 - 12"),
        ("How many more applications did Shili County receive than its education bureau in 2022?", 87, "96 - 9"),
        ("How many fewer requests did Panzhihua have in 2009 than Shili City?", 14, "26 - 12"),
        ("How many more requests did Panzhihua have in 2009 than Shili City?", -14, "26 - 12"),
        ("示例县2022年收到的申请比教育局多百分之几?", 966.67, "(96 - 9) ÷ 9"),
        ("示例县2022年收到的申请是教育局的多少倍?", 10.67, "96 ÷ 9"),
        ("How many times the applications of Qingshi Town did Shili County receive in 2022?", None, ""),  # of none
    ],
)
def test_the_difference_between_two_agencies_cites_both(asks, question, expected, arithmetic):
    answer = asks(question)
    assert [float(number) for number in numbers(answer)] == ([expected] if expected is not None else [])
    assert arithmetic in answer.text
    assert len({citation.report for citation in answer.citations}) == 2


def test_a_difference_to_an_agency_without_the_figure_is_refused(asks):
    answer = asks("示例县2022年的信息处理费比青石镇多多少?")
    assert numbers(answer) == []
    assert answer.status in ("not_reported", "no_report")


def test_a_turn_that_asks_for_the_difference_sets_the_office_beside_the_one_spoken_of(asks):
    first = asks("示例县2022年收到多少件申请?")
    assert numbers(asks("比教育局多多少?", first)) == [87]
    assert numbers(asks("和教育局比差多少?", first)) == [87]


@pytest.mark.parametrize(
    ("question", "expected", "arithmetic"),
    [
        ("2022年各地平均收到多少件申请?", 35, "(96 + 9 + 0) ÷ 3"),
        ("示例县、示例县教育局和青石镇2022年平均收到多少件申请?", 35, "(96 + 9 + 0) ÷ 3"),
        ("Average number of applications per report in 2022?", 35, "(96 + 9 + 0) ÷ 3"),
        ("What is the average number of applications over all agencies in 2022?", 35, "(96 + 9 + 0) ÷ 3"),
        ("2009年各市平均收到多少件申请?", 19, "(12 + 26) ÷ 2"),
        ("2022年所有报告的申请总数是多少?", 105, "96 + 9 + 0"),
        ("2022年示例县和教育局的申请加起来?", 105, "96 + 9"),
        ("示例县和教育局2022年申请一共多少件?", 105, "96 + 9"),
        ("Total applications in 2022 over all reports?", 105, "96 + 9 + 0"),
        ("攀枝花2009年、宽城区2012年和君山2013年平均收到多少件申请?", 4.67, "(12 + 2 + 0) ÷ 3"),
    ],
)
def test_means_and_totals_over_places_cite_every_part(asks, question, expected, arithmetic):
    answer = asks(question)
    assert [float(number) for number in numbers(answer)] == [expected]
    assert arithmetic in answer.text
    assert len({citation.report for citation in answer.citations}) == arithmetic.count("+") + 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("示例县平均每年收到多少件申请?", "2019、2020 年没有报告"),
        ("What is the average number of applications over the years in Shili County?", "2019, 2020"),
        ("示例县历年一共收到多少件申请?", "2019、2020 年没有报告"),
        ("示例县哪一年的申请最多?", "2019、2020 年没有报告"),
    ],
)
def test_years_without_a_report_are_said_with_a_mean_a_total_and_an_extreme(asks, question, said):
    answer = asks(question)
    assert len(answer.values) == 1
    assert any(said in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question", ["示例县2018年到2023年平均收到多少件申请?", "示例县2018年到2023年一共收到多少件申请?"]
)
def test_a_span_that_names_its_years_is_not_summed_without_them(asks, question):
    assert asks(question).status == "no_report"


def test_a_mean_in_a_turn_says_which_years_it_leaves_out(asks):
    series = asks("示例县2018年到2023年的申请走势")
    mean = asks("平均呢", series)
    assert numbers(mean) == [86.5]
    assert any("2019、2020 年没有报告" in caveat for caveat in mean.caveats)


def test_the_mean_of_a_month_is_not_the_mean_of_reports(asks):
    assert numbers(asks("示例县2021年和2022年平均每月收到多少件申请?")) == []
