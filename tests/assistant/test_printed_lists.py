"""Lists that only the text prints: their parts asked one by one, by the number that they split, or by a channel."""

import pytest

from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

BUREAU = """示例县公安局2021年政府信息公开工作年度报告

一、总体情况
(一)主动公开。2021年,我局公开信息1310条,其中主动公开1290条(包括户籍信息700条、治安信息340条、出入境信息250条),依申请公开20条。
通过县政府网站公开信息860条,其中行政处罚信息500条、行政许可信息310条、人事信息50条。处理局长信箱来信83件。发布政策解读44篇,其中图解21篇、视频解读9篇、文字解读14篇。
“平安示例”微信公众号订阅数2.1万,发布信息96条;官方微博粉丝7.3万,发布信息310条。县财政安排政务公开经费18万元,投入网站运维费用6.5万元。
(二)依申请公开。收到申请20件,其中线上申请13件,信函申请7件。
(三)我局收取信息处理费0元。抽检单位300家次,不合格21家次。

二、主动公开政府信息情况
第二十条第(一)项 |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 2 | 0 | 9 |
第二十条第(五)项 |||
信息内容 | 本年处理决定数量 |||
行政许可 | 9200 |||
第二十条第(六)项 |||
信息内容 | 本年处理决定数量 |||
行政处罚 | 410 |||
行政强制 | 35 |||

三、收到和处理政府信息公开申请情况
(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |||||||
自然人 | 法人或其他组织 | 总计 |||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |||
一、本年新收政府信息公开申请数量 | 16 | 4 | 0 | 0 | 0 | 0 | 20 |
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
三、本年度办理结果 | (一)予以公开 | 17 | 4 | 0 | 0 | 0 | 0 | 21 |
(二)部分公开(区分处理的,只计这一情形,不计其他情形) | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
(七)总计 | 17 | 4 | 0 | 0 | 0 | 0 | 21 |
四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 ||||||||||||||
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 ||||||||
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |||||
0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 0 | 0 |
"""


@pytest.fixture(scope="module")
def bureau(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("lists"), BUREAU))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县公安局2021年政策解读里图解、视频、文字各多少篇?", [21, 9, 14]),
        ("示例县公安局2021年政策解读的图解有多少篇?", [21]),
        ("示例县公安局2021年政策解读44篇里视频解读多少篇?", [9]),
        ("示例县公安局2021年主动公开的1290条由哪些组成?", [700, 340, 250]),
        ("示例县公安局2021年网站公开的860条信息里都有哪几类,各多少?", [500, 310, 50]),
        ("示例县公安局2021年网站公开的信息有哪几类,各多少条?", [500, 310, 50]),
        ("示例县公安局2021年主动公开信息多少条?", [1290]),
        ("示例县公安局2021年一共公开了多少条信息?", [1310]),
        ("How many items did the Shili County Public Security Bureau disclose proactively in 2021?", [1290]),
        ("How did people file their requests with the Shili County Public Security Bureau in 2021?", [13, 7]),
    ],
)
def test_the_parts_of_a_printed_list(bureau, question, values):
    assert numbers(bureau(question)) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县公安局2021年有没有复议后起诉的案件?", [0]),
        ("示例县公安局2021年收取过信息处理费没有?", [0]),
        ("示例县公安局2021年财政给政务公开拨了多少经费?", [18]),
        ("示例县公安局2021年底有多少件申请是上年结转的?", [1]),
        ("示例县公安局2021年上年结转几件,结转下年度几件?", [1, 0]),
        ("How much did the Shili County Public Security Bureau spend on running its website in 2021?", [6.5]),
        ("How many Weibo followers did the Shili County Public Security Bureau have in 2021?", [73000]),
        ("How many followers does the Weibo account of the Shili County Public Security Bureau have?", [73000]),
        ("示例县公安局2021年微博发布信息多少条?", [310]),
        ("示例县公安局2021年处理省长信箱来信多少件?", []),
        ("示例县公安局2021年处理局长信箱来信多少件?", [83]),
        ("示例县公安局2021年县政府网站公开行政许可信息多少条?", [310]),
        ("示例县公安局2021年有多少件申请被公开了?", [21]),
        ("示例县公安局2021年企业的申请有多少件被公开?", [4]),
    ],
)
def test_words_that_close_or_open_a_question_narrow_nothing(bureau, question, values):
    assert [float(value) for value in numbers(bureau(question))] == values


def test_a_turn_may_say_whose_requests_without_saying_requests_again(bureau):
    first = bureau("How many requests did the Shili County Public Security Bureau carry over from 2020 in 2021?")
    assert numbers(bureau("And how many of the new ones were from individuals?", first)) == [16]


def test_decisions_are_added_up_whatever_joins_them(bureau):
    assert numbers(bureau("示例县公安局2021年行政处罚加行政强制一共多少?")) == [445]
    assert numbers(bureau("示例县公安局2021年行政许可多少件?")) == [9200]
