"""The year before as a report itself tells it, where the library has no report of that year."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县人民政府2012年政府信息公开工作年度报告

一、主动公开情况
2012年,全县主动公开政府信息530条,比2011年减少45条。
二、依申请公开情况
2012年,全县收到政府信息公开申请23件,与上年的16件相比增加7件。全年答复22件,同意公开15件。
2012年,本县政务服务中心举办培训班9期,加上上年结转的4期,共办结13期。
三、咨询情况
2012年,接受政府信息公开咨询310人次,2011年为280人次。其中现场咨询200人次,网上咨询110人次。
四、复议诉讼情况
2012年,因政府信息公开被申请行政复议3件。2012年比2011年多培训4期。
五、附表
指标名称 计量单位 代码 本年累计
主动公开信息数 条 01 530
现场接待人数 人次 06 200
网上咨询数 人次 07 101
咨询电话接听数 人次 08 0
申请总数 条 10 23
其中:1.当面申请数 条 11 23
2.传真申请数 条 12 0
否决公开答复总数 条 20 0
免予公开范围1 条 25 0
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    library = library_of(tmp_path_factory.mktemp("told"), REPORT)
    return lambda question: ask(library, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2012年收到的申请比上一年增加了几件?", [7]),
        ("示例县2012年主动公开的信息比2011年少了多少条?", [45]),
        ("How many more enquiries did Shili County take in 2012 than in 2011?", [30]),
        ("示例县2012年收到的申请比2010年增加了几件?", []),  # another year than the one told
        ("示例县2012年的行政复议比2011年增加了几件?", []),  # nothing is told of it
        ("示例县2012年举办的培训班比2011年增加了几期?", []),  # what was carried in is not what there was before
        ("示例县2012年的答复比2011年增加了几件?", []),
    ],
)
def test_a_change_that_the_report_tells_is_given_and_no_other(asked, question, expected):
    answer = asked(question)
    assert numbers(answer) == expected
    assert answer.status == ("answered" if expected else "no_report")


def test_what_the_report_tells_is_said_to_be_its_own_word(asked):
    answer = asked("示例县2012年接受咨询比2011年多多少人次?")
    assert "310 - 280" in answer.text
    assert "没有 2011 年的报告" in answer.text
    assert any("280人次" in citation.quote for citation in answer.citations)


def test_text_and_table_that_differ_are_both_shown_where_the_text_tells_a_part(asked):
    assert numbers(asked("示例县2012年网上咨询多少人次?")) == [110, 101]
