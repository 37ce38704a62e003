"""Words that only say how or of what a thing is asked: they must not bring a second, broader number into the answer."""

import pytest

from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

MATRIX = """永春县教育科技体育局2022年政府信息公开工作年度报告

一、总体情况

全年新收政府信息公开申请9件,主要涉及校舍建设5件、招生入学3件、征地补偿1件。局便民服务点设窗口7个。12345热线全年受理诉求613件。

三、收到和处理政府信息公开申请情况

| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | 6 | 3 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | (一)予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |
| (二)部分公开(区分处理的,只计这一情形,不计其他情形) | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (三)不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.保护第三方合法权益 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |
| 5.属于三类内部事务信息 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |
| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (四)无法提供 | 1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | |
| 2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.补正后申请内容仍不明确 | 0 | | 0 | 0 | 0 | 0 | |
| (五)不予处理 | 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.重复申请 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (六)其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (七)总计 | 6 | 3 | 0 | 0 | 0 | 0 | 9 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("office"), MATRIX))


def test_a_ground_and_the_word_for_refusing_are_one_thing(office):
    answer = office("2022年永春县教育科技体育局以保护第三方合法权益为由拒绝的申请里,商业企业提的有几件?")
    assert [(value.indicator, value.value) for value in answer.values] == [("denied_third_party", 1)]
    in_order = office(
        "In 2022, how many requests did 永春县教育科技体育局 turn down in order to protect the rights of third parties?"
    )
    assert numbers(in_order) == [2]


def test_dropped_for_not_paying_is_not_all_that_was_received(office):
    question = "In 2022, how many applications to 永春县教育科技体育局 were dropped because the applicant did not pay the fee in time?"
    assert numbers(office(question)) == [0]


def test_a_row_and_a_cell_of_it_are_both_given_where_both_are_asked(office):
    answer = office("永春县教育科技体育局2022年不予公开内部事务信息共几件,其中自然人的有几件?")
    assert [int(value.value) for value in answer.values] == [1, 0]


def test_a_total_left_blank_beside_filled_cells_is_their_sum(office):
    answer = office("永春县教育科技体育局2022年本机关不掌握相关政府信息的有几件?")
    assert (numbers(answer), answer.values[0].qualifier) == ([1], "computed")
    assert office("永春县教育科技体育局2022年补正后申请内容仍不明确的有几件?").status == "blank"


def test_all_closed_is_the_total_of_the_matrix(office):
    answer = office("永春县教育科技体育局2022年一共办结了多少件申请?")
    assert (numbers(answer), answer.values[0].indicator) == ([9], "resp_total")


def test_how_many_in_all_of_what_no_row_names(office):
    assert numbers(office("永春县教育科技体育局便民服务点一共几个窗口?")) == [7]
    assert numbers(office("永春县教育科技体育局2022年12345热线接了多少诉求")) == [613]


@pytest.mark.parametrize(
    "name",
    ["永春县教科体局", "永春县教育局", "永春县教育科技体育局"],
)
def test_an_office_of_several_fields_is_known_by_its_short_names(office, name):
    assert numbers(office(f"{name}2022年收到几件申请?")) == [9]
    assert office("永春县科技局2022年收到几件申请?").status == "no_report"
    assert office("永春县卫生局2022年收到几件申请?").status == "no_report"


def test_an_office_of_several_fields_in_english(office):
    question = "How many requests did the {} receive in 2022?"
    for name in (
        "Yongchun County Bureau of Education, Science, Technology and Sports",
        "Yongchun County Education Bureau",
    ):
        assert numbers(office(question.format(name))) == [9]


def test_carried_over_from_the_year_before_is_of_the_year_spoken_of(asks):
    first = asks("How many applications did Shili County receive in 2022?")
    answer = asks("and how many were carried over from the year before?", first)
    assert (answer.values[0].year, answer.values[0].indicator) == (2022, "req_carried_in")


def test_a_word_of_two_rows_means_the_row_just_asked(asks):
    first = asks("How many administrative normative documents were in force in Shili County in 2022?")
    second = asks("And repealed during the year?", first)
    third = asks("the year before?", first, second)
    assert [value.indicator for value in (*second.values, *third.values)] == ["norm_repealed", "norm_repealed"]
    assert third.values[0].year == 2021
    assert [value.indicator for value in asks("那废止了几件?", first).values] == ["norm_repealed"]


def test_what_is_no_part_of_the_last_count_is_not_told_of_those(asks):
    first = asks("示例县2022年通过政府网站公开多少条信息")
    assert first.status == "answered"
    assert asks("其中行政许可有多少件", first).status != "answered"


def test_a_share_of_the_whole_after_its_part(asks):
    first = asks("How many administrative reviews of Shili County were upheld in 2022?")
    answer = asks("As a share of all reviews?", first)
    assert (answer.status, answer.values[0].unit) == ("answered", "%")


def test_a_subject_by_what_the_text_calls_it(office):
    question = "How many of the requests to 永春县教育科技体育局 in 2022 were about land expropriation?"
    answer = office(question)
    assert (numbers(answer), answer.values[0].label) == ([1], "征地补偿")
    assert (
        office("How many of the requests to 永春县教育科技体育局 in 2022 were about enforcement?").status != "answered"
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2022年废止了多少规范性文件", [11]),
        ("示例县2022年废止了多少规章和规范性文件", [0, 11]),
        ("How many normative documents did Shili County repeal in 2022?", [11]),
    ],
)
def test_a_verb_that_asks_for_several_things_asks_for_the_one_it_stands_with(asks, question, expected):
    assert numbers(asks(question)) == expected
