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
        ("示例县2012年收到多少件申请,比上年多几件?", [23, 7]),
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


RATES = """示例县人民政府2016年政府信息公开工作年度报告
一、主动公开政府信息的情况
2016年,全县主动公开政府信息4820条,比上年增长12.5%。其中,政府网站4030条,同比增长8.3%,政务微博300条。
二、依申请公开政府信息的情况
2016年,本县共收到政府信息公开申请64件,比上年减少9件,同比下降12.3%。全年办结60件,上年办结70件。
接受群众咨询350人次,上年为310人次。其中现场咨询200人次,网上咨询比上年增加5人次。
三、复议和诉讼
2016年发生行政复议8件,行政复议维持率较2015年增长50%;行政诉讼2件,复议纠正1件,比上年增加1件。
"""


@pytest.fixture(scope="module")
def rates(tmp_path_factory):
    library = library_of(tmp_path_factory.mktemp("rates"), RATES)
    return lambda question: ask(library, question)


@pytest.mark.parametrize(
    ("question", "expected", "unit"),
    [
        ("示例县2016年主动公开信息增长率是多少?", 12.5, "%"),
        ("示例县2016年主动公开信息比上年增长多少?", 12.5, "%"),
        ("What was the growth rate of items disclosed by Shili County in 2016?", 12.5, "%"),
        ("示例县2016年通过政府网站公开的信息增幅是多少?", 8.3, "%"),
        ("By what percent did applications to Shili County fall in 2016?", 12.3, "%"),
        ("示例县2016年收到申请的增长率是多少?", -12.3, "%"),
        ("示例县2016年收到申请减少了多少件?", 9, "件"),
        ("示例县2016年接受咨询增长了百分之几?", 12.9, "%"),  # 40 of 310
        ("示例县2016年办结的申请比上年少几件?", 10, "件"),
    ],
)
def test_a_printed_rate_answers_for_a_rate_and_a_count_for_a_count(rates, question, expected, unit):
    answer = rates(question)
    assert [(float(value.value), value.unit) for value in answer.values] == [(expected, unit)]
    assert "2015" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "示例县2016年主动公开信息比上年增加了多少条?",  # only a rate is printed
        "示例县2016年现场咨询比上年增加多少人次?",  # the change is that of another channel
        "示例县2016年行政复议同比增长多少?",  # the rate is that of something else
        "示例县2016年行政诉讼比上年增加几件?",
    ],
)
def test_what_is_told_of_something_else_is_no_change_of_what_is_asked(rates, question):
    answer = rates(question)
    assert (answer.status, numbers(answer)) == ("no_report", [])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2015年接受咨询多少人次?", 310),
        ("How many enquiries did Shili County take in 2015?", 310),
        ("示例县2015年办结了多少件申请?", 70),
    ],
)
def test_a_figure_of_a_year_without_a_report_is_given_as_the_year_after_tells_it(rates, question, expected):
    answer = rates(question)
    assert [(float(value.value), value.year) for value in answer.values] == [(expected, 2015)]
    assert "2016" in answer.text
    assert any("2015" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question",
    [
        "示例县2015年收到多少件申请?",  # told is a change only
        "示例县2015年主动公开多少条信息?",
        "示例县2014年接受咨询多少人次?",  # nobody tells of the year before the last
        "示例县2015年现场咨询多少人次?",
        "示例县2017年接受咨询多少人次?",
        "示例县2015年网上办结了多少件申请?",
    ],
)
def test_what_no_report_tells_of_a_year_stays_without_a_report(rates, question):
    answer = rates(question)
    assert (answer.status, numbers(answer)) == ("no_report", [])
