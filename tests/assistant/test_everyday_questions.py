"""Everyday wordings of one made-up report: sums doubted, ways asked for in words, both sides of a change, an office inside."""

import pytest

from tests.assistant.conftest import in_turn, library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县2011年政府信息公开工作年度报告

本报告所列数据的统计期限为2011年1月1日至2011年12月31日。
一、主动公开情况
2011年,全县主动公开政府信息560条,比上年增加60条,增长12%。自2008年5月以来累计公开1930条。
各乡镇中,公开量居前三位的是东山镇、西河乡和南桥镇,分别为120条、94条和86条。
另通过县教育网发布要闻78条、动态107条、图片52条,总计237条。
全县共设立政府信息查阅点20个,其中县级2个。编印《示例政报》6期,每期800册。
全县共召开新闻发布会14次,其中县政府新闻办召开5次。
二、依申请公开情况
2011年,全县共收到政府信息公开申请30件,其中当面申请17件,网上申请9件,信函申请4件。其中,县政府办公室收到6件,县直部门收到11件,乡镇收到13件。
申请内容主要涉及征地拆迁补偿、林权登记等方面,其中征地拆迁补偿方面16件。
30件申请已全部答复,其中同意公开21件,同意部分公开2件,不予公开3件,信息不存在4件。
三、咨询情况
县政府门户网站全年访问量达36.5万人次,日均访问1000人次。
全年共接受政府信息公开方面的咨询400人次,其中现场咨询150人次,电话咨询210人次,网上咨询40人次。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return in_turn(library_of(tmp_path_factory.mktemp("everyday"), REPORT))


def test_a_sum_of_parts_that_is_doubted_is_checked(asked):
    right = asked("示例县2011年各种答复结果加起来是不是30件?")
    assert right.text.startswith("**对得上")
    assert "21 + 2 + 3 + 4 = 30" in right.text
    wrong = asked("示例县2011年各种答复结果加起来是不是29件?")
    assert 3 not in numbers(wrong)  # the number of one part is no answer
    assert numbers(wrong) in ([30], [])


@pytest.mark.parametrize(
    "question",
    [
        "示例县到底公开了多少条信息?",
        "How many items has Shili County made public?",
    ],
)
def test_an_undated_count_of_all_items_is_of_the_year_and_of_all_years(asked, question):
    assert sorted(numbers(asked(question))) == [560, 1930]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How did people make enquiries to Shili County in 2011?", [40, 150, 210]),
        ("示例县2011年大家是怎么申请的?", [4, 9, 17]),
    ],
)
def test_how_people_asked_is_told_by_the_counts_of_the_ways(asked, question, expected):
    assert sorted(numbers(asked(question))) == expected


def test_a_change_asked_for_in_both_ways_is_given_in_both(asked):
    assert numbers(asked("示例县2011年主动公开的信息比上年增加多少条,增长百分之几?")) == [60, 12]
    turns = ("How many items did Shili County disclose in 2011?", "By how much did that rise, and by what percentage?")
    assert numbers(asked(*turns)) == [60, 12]
    assert numbers(asked("示例县2011年主动公开的信息比上年增长百分之几?")) == [12]


def test_an_office_inside_the_county_is_not_the_county(asked):
    assert numbers(asked("How many press conferences did Shili County hold in 2011?")) == [14]
    assert numbers(asked("How many press conferences did the information office of Shili County hold in 2011?")) == [5]
    assert numbers(asked("How many press conferences did the sports office of Shili County hold in 2011?")) == []
    assert 30 not in numbers(asked("How many requests did the Shili county departments receive in 2011?"))


def test_as_many_places_are_ranked_as_are_asked_for(asked):
    assert numbers(asked("示例县哪三个乡镇公开的信息最多?")) == [120, 94, 86]


def test_a_sum_printed_behind_its_list_is_checked_against_the_list(asked):
    answer = asked("示例县教育网那三类信息相加等于237吗?")
    assert "78 + 107 + 52 = 237" in answer.text
    assert numbers(answer) == []


def test_each_body_that_is_named_is_given_and_not_the_first_alone(asked):
    assert numbers(asked("30件申请里,示例县政府办、县直部门、乡镇各收了多少?")) == [6, 11, 13]


def test_a_subject_is_told_by_the_sentence_on_what_was_asked(asked):
    assert numbers(asked("How many of Shili County's 2011 requests were about land and house demolition?")) == [16]


def test_a_level_behind_the_place_is_no_part_of_its_name(asked):
    assert numbers(asked("示例县有几个查阅点?")) == [20]
    assert numbers(asked("示例县级查阅点有几个?")) == [2]


def test_copies_asked_for_are_not_issues(asked):
    assert numbers(asked("示例县2011年的政报编印了几期?")) == [6]
    assert 6 not in numbers(asked("示例县2011年的政报印了多少册?"))


def test_visits_a_day_are_not_those_of_the_year(asked):
    assert numbers(asked("示例县2011年政府网站日均访问量是多少?")) == [1000]
    assert numbers(asked("示例县2011年政府网站全年访问量是多少?")) == [365000]
