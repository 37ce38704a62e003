"""What a question asks of what is printed: what was granted and what came in, fees and waivers, decisions and items, totals over years."""

import pytest

from tests.assistant.conftest import in_turn
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

FIRST = """示例市人民政府2010年政府信息公开工作年度报告

一、概述
2010年,全市配备政府信息公开工作人员52人。
二、依申请公开情况
全年共收到政府信息公开申请87件。87件申请均已答复,其中同意公开51件,部分公开8件,不予公开6件,信息不存在13件,非本机关掌握9件。
三、收费及减免情况
全年共收取检索、复制、邮寄等费用1260元,减免3人费用共计85元。
四、行政复议和行政诉讼情况
行政诉讼2件。
五、存在的主要问题
专职人员较为缺乏。
"""
SECOND = """示例市人民政府2011年政府信息公开工作年度报告

一、概述
全市配备工作人员60名,较上年增加8名,其中专职11名。
二、主动公开情况
全年主动公开政府信息900条。其中:规划计划类96条,行政许可类704条,其他100条。办理网民留言412条,办结率99.2%。
三、依申请公开情况
全年受理政府信息公开申请112件,其中同意公开64件,部分公开11件。
四、收费情况
全年收取复印费346.5元,全部上缴财政。无减免。
五、行政复议和行政诉讼情况
行政复议7件,审结6件。行政诉讼5件。
"""
THIRD = """示例市人民政府2012年政府信息公开工作年度报告

一、依申请公开情况
全年收到政府信息公开申请135件。
二、收费情况
全年收取复印费300元、邮寄费200元。
三、行政复议和行政诉讼情况
行政诉讼8件。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return in_turn(library_of_texts(tmp_path_factory.mktemp("what"), FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2010年公开了多少件申请", [51]),
        ("示例市2011年公开的申请有几件", [64]),
        ("How many requests did Shili City say yes to in 2010?", [51]),
        ("How many requests did Shili City agree to in 2011?", [64]),
        ("How many of the requests were disclosed in Shili City in 2011?", [64]),
        ("示例市2010年收到的信息公开申请有多少件", [87]),
        ("示例市2010年信息不存在和非本机关掌握一共几件", [22]),
        ("示例市2011年行政许可多少件", []),
        ("示例市2011年行政许可类信息多少条", [704]),
        ("示例市2011年网民留言办结多少条", []),
        ("示例市2011年办理网民留言多少条", [412]),
        ("示例市2011年诉讼办结多少件", []),
        ("示例市2011年复议审结多少件", [6]),
        ("示例市2010年收费和减免各多少", [1260, 85]),
        ("示例市2011年收过费吗", [346.5]),
        ("示例市2012年收费多少", []),
    ],
)
def test_what_was_done_is_what_is_counted(asked, question, expected):
    assert numbers(asked(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市哪些年份有收费", [1260, 346.5]),
        ("示例市哪些年收过费", [1260, 346.5]),
        ("Which years did Shili City collect fees?", [1260, 346.5]),
        ("哪些报告减免了费用", [85]),
        ("Which reports waived fees?", [85]),
        ("示例市2010到2011年收费变化", [1260, 346.5]),
        ("示例市2010到2011年工作人员变化", [52, 60]),
    ],
)
def test_fees_are_no_waivers_and_a_zero_is_none(asked, question, expected):
    assert numbers(asked(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2010到2012年诉讼总数", [15]),
        ("total number of lawsuits in Shili City from 2010 to 2012", [15]),
        ("Total requests received in Shili City, 2010-2012", [334]),
        ("示例市历年累计申请", [334]),
        ("示例市2010到2012年每年申请总数", [87, 112, 135]),
        ("示例市2009到2012年诉讼总数", []),
    ],
)
def test_a_total_over_years_is_one_number(asked, question, expected):
    assert numbers(asked(question)) == expected


def test_what_there_is_too_little_of_is_looked_for_in_words(asked):
    answer = asked("哪些报告提到专职人员不足")
    assert answer.status == "answered"
    assert numbers(answer) == []
    assert [citation.year for citation in answer.citations] == [2010]
    assert asked("哪些报告提到专职人员过多").status == "not_reported"


def test_years_before_the_first_report_are_said_to_be_missing(asked):
    answer = asked("示例市2008年以来累计收到申请")
    assert numbers(answer) == [334]
    assert any("2008、2009" in caveat for caveat in answer.caveats)
