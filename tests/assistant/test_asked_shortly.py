"""What a report tells in a sentence, asked for in few words; rates and shares that are worked out; words and what they mean."""

import pytest

from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

REPORT = """示例区人民政府2012年政府信息公开工作年度报告

一、概述
区政府办公室全年开展督查4次。全区设立政府信息公开工作机构68个,指定专职人员14名、兼职人员121名。开通政务微博23个,发布微博5680条,粉丝4.3万人。
办理“12345”热线诉求8.9万件,办结率99.8%。
二、主动公开情况
全年主动公开政府信息12460条。其中,机构领导类312条,业务动态类9840条,其他2308条。公开行政审批结果信息58条,行政处罚信息21条。
三、依申请公开情况
全区共受理政府信息公开申请214件。其中,当面申请36件,网上申请134件,信函申请44件。申请人为公民的189件,法人或其他组织的25件。
214件申请均已答复。同意公开的126件;不予公开的9件;信息不存在的79件。
四、复议和诉讼情况
行政复议申请11件,其中维持8件,撤销1件,申请人撤回2件。行政诉讼6件,一审判决驳回4件,原告撤诉1件。
五、收费情况
依申请提供信息收取复制费1846元。对3名低保户减免费用48元。
"""
FORM = """示例镇人民政府2016年政府信息公开工作年度报告

附表 政府信息公开情况统计表
| 统计指标 | 单位 | 统计数 |
| 一、主动公开情况 | —— | —— |
| (一)主动公开政府信息数(不同渠道和方式公开相同信息计1条) | 条 | 264 |
| 三、依申请公开情况 | —— | —— |
| (一)收到申请数 | 件 | 97 |
| (二)申请办结数 | 件 | 95 |
| 1.按时办结数 | 件 | 93 |
| 2.延期办结数 | 件 | 2 |
| 四、行政复议数量 | 件 | 8 |
| (一)维持具体行政行为数 | 件 | 5 |
| (二)被依法纠错数 | 件 | 2 |
| (三)其他情形数 | 件 | 1 |
| 五、行政诉讼数量 | 件 | 4 |
| (一)维持具体行政行为或者驳回原告诉讼请求数 | 件 | 3 |
| (二)被依法纠错数 | 件 | 1 |
| (三)其他情形数 | 件 | 0 |
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("told"), REPORT))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例区2012年督查几次", [4]),
        ("示例区2012年工作机构几个", [68]),
        ("示例区2012年工作人员一共多少", [135]),
        ("示例区2012年微博粉丝多少", [43000]),
        ("示例区2012年政务微博有几个", [23]),
        ("示例区2012年热线诉求多少件", [89000]),
        ("示例区2012年热线办结率", [99.8]),
        ("示例区2012年公民申请多少件", [189]),
        ("示例区2012年复议撤回几件", [2]),
        ("示例区2012年诉讼撤诉几件", [1]),
        ("示例区2012年复制费收了多少", [1846]),
        ("示例区2012年减免多少钱", [48]),
        ("示例区2012年行政处罚几件", []),
        ("示例区2012年行政处罚信息几条", [21]),
        ("示例区2012年收费几笔", []),
        ("示例区2012年微博收费几笔", []),
        ("示例区2012年督查几天", []),
        ("How many inspections were there in Shili District in 2012?", [4]),
        ("示例区2012年督查费多少", []),
        ("示例区2012年每个工作日收到多少申请", []),
        ("How many requests came in person or by letter in Shili District in 2012?", [80]),
        ("How many requests were granted or refused in Shili District in 2012?", [135]),
        ("示例区2012年全部公开多少条信息", [12460]),
    ],
)
def test_a_sentence_answers_few_words(told, question, expected):
    assert numbers(told(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例区2012年不予公开占比", [4.21]),
        ("示例区2012年同意公开占比", [58.88]),
        ("What was the success rate of requests in Shili District in 2012?", [58.88]),
        ("What share of requests did Shili District refuse in 2012?", [4.21]),
        ("示例区2012年业务动态类占比", [78.97]),
        ("示例区2012年复议维持率", [72.73]),
    ],
)
def test_shares_are_of_what_the_text_tells_them_of(told, question, expected):
    assert numbers(told(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [("示例镇2016年按时办结率", [97.89]), ("示例镇2016年复议纠错率", [25]), ("示例镇2016年满意率", [])],
)
def test_a_rate_that_is_not_printed_is_worked_out(tmp_path, question, expected):
    answer = asking(library_of(tmp_path, FORM))(question)
    assert numbers(answer) == expected
    assert answer.status == ("answered" if expected else "not_reported")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("结转下年度是什么意思", "转到下一年"),
        ("规范性文件指什么", "低于规章"),
        ("本机关不掌握是什么意思", "保存"),
        ("What does carried over to next year mean?", "handled further in the next"),
    ],
)
def test_words_are_explained_without_place_and_year(told, question, said):
    answer = told(question)
    assert (answer.status, said in answer.text) == ("answered", True)


@pytest.mark.parametrize(
    "question",
    [
        "行政复议和行政诉讼有什么不同",
        "What is the difference between administrative review and administrative lawsuit?",
    ],
)
def test_two_words_are_explained_side_by_side(told, question):
    answer = told(question)
    assert answer.status == "answered"
    assert answer.plan["kind"] == "define"
    assert answer.text.count("\n") == 1


def test_accounts_are_no_items_in_english(told):
    assert 5680 not in numbers(told("How many Weibo accounts did Shili District have in 2012?"))
