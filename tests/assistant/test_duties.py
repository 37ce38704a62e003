"""Words of a question that turn its answer into another number are never passed over: the right number, or none."""

import pytest

from tests.assistant.conftest import asking
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

EARLIER = """示例县人民政府2011年政府信息公开工作年度报告

一、主动公开政府信息800条。
二、收到政府信息公开申请90件,其中网上申请40件,信函申请50件。
"""
LATER = """示例县人民政府2012年政府信息公开工作年度报告

一、主动公开政府信息900条,其中政府网站公开600条,政府公报公开200条,微博公开60条,微信公开40条。
二、收到政府信息公开申请120件。申请中,网上申请70件、信函申请40件、当面申请10件;上半年收到45件,下半年收到75件。
三、同意公开80件,部分公开20件,不予公开15件,信息不存在5件。按时办结115件,延期办结5件。
四、发生行政复议6件,维持4件,撤销2件。行政诉讼5件,一审胜诉4件。
五、配备工作人员30人,其中专职人员12人(不包括网站工作人员),兼职人员18人。举办培训班4期,培训240人次。
六、收取费用600元,减免费用200元。清理规范性文件,废止9件,修改4件。发布政策解读18篇,召开新闻发布会5场。
七、现场咨询30人次,电话咨询20人次,网上咨询15人次。
"""


@pytest.fixture(scope="module")
def asks(tmp_path_factory):
    return asking(library_of_texts(tmp_path_factory.mktemp("duties"), EARLIER, LATER))


@pytest.mark.parametrize(
    "question",
    [
        "示例县2012年一审胜诉率是多少",  # a rate that nothing prints
        "示例县2012年上半年网上申请多少件",  # of the half-year all channels are told
        "示例县2012年上半年比下半年少几件",
        "示例县2012年政策文件和政策解读一共多少篇",  # of which one is told
        "示例县2012年少办了几期培训班",
        "示例县2012年培训了多少家单位",  # sessions and people are told, no bodies
        "示例县2012年计划培训几期",  # held is not planned
        "示例县2012年培训班计划几期",
        "How many people did Shili County plan to train in 2012?",
        "示例县2012年免收了多少复印费",  # what was taken is not what was let off
        "示例县2012年修改规范性文件比废止少几件",
        "示例县2012年收费是减免的几倍",
        "示例县2012年非专职人员几人",
        "示例县2012年除专职人员外有几人",
        "示例县2012年非网上申请多少件",
        "示例县2012年不是当面的申请几件",
        "示例县2012年平均每天公开几条信息",
        "示例县2012年平均每天收到几件申请",
        "示例县2012年每期培训多少人次",
        "示例县2012年政策解读比新闻发布会多多少",  # pieces and sessions
        "示例县2012年不按时办结几件",
        "示例县2012年网上申请以外的申请占比",
        "示例县2012年一审败诉率是多少",  # told of the suits that were won
        "Which outcome was second most common for Shili County's 2012 requests?",
        "How many requests in Shili County in 2012 were not online?",
        "How many requests did Shili County receive per day in 2012?",
        "Shili County 2012: how many times the waived fees were the fees collected?",
    ],
)
def test_a_word_that_makes_it_another_number_is_not_passed_over(asks, question):
    assert not asks(question).values, asks(question).text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2012年网上或信函申请共多少件", [110]),
        ("How many requests in Shili County in 2012 came online or by letter?", [110]),
        ("Did Shili County get more online than in-person requests in 2012?", [70, 10]),
        ("How many requests to Shili County in 2012 came by post or in person?", [50]),
        ("How many more requests came online than by post in Shili County in 2012?", [30]),
        ("How many items did Shili County publish on Weibo or WeChat in 2012?", [100]),
        ("How many of Shili County's 2012 requests were granted in full or in part?", [100]),
        ("示例县2012年收到申请同比增长多少件", [30]),
        ("示例县2012年收到申请同比", [90, 120]),  # which way it went, on both years
        ("示例县2012年网上申请占比多少", [58.33]),
        ("示例县2012年网上申请占比比2011年", [58.33, 44.44]),
        ("示例县2011到2012年网上申请占比变化", [44.44, 58.33]),
        ("示例县2012年下半年收到申请多少件", [75]),
        ("示例县2012年网上申请多少件,占比多少", [58.33]),
    ],
)
def test_what_discharges_such_a_word_is_answered(asks, question, expected):
    assert numbers(asks(question)) == expected, asks(question).text


def test_the_figure_that_was_found_is_offered_under_its_own_name(asks):
    assert any("专职人员" in one for one in asks("示例县2012年非专职人员几人").suggestions)


def test_a_clause_that_stays_open_beside_one_that_is_answered_is_said(asks):
    answer = asks("示例县2012年通过现场、电话、网上咨询的各有多少人次,占比多少")
    assert numbers(answer)[-2:] == [20, 15]
    assert any("占比多少" in one for one in answer.caveats)
    assert any("现场" in one for one in answer.caveats) or numbers(answer)[0] == 30


def test_the_change_of_a_share_is_told_by_the_share_of_each_year(asks):
    assert [f"{value}" for value in numbers(asks("示例县2011到2012年网上申请占比变化"))] == ["44.44", "58.33"]
