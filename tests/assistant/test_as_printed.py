"""Questions in a report's own words, about its own changes and parts: asked of reports written for this test."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

COUNTY = """示例县人民政府2016年政府信息公开工作年度报告
一、概述
根据有关规定编制本报告。统计期限为2016年1月1日至2016年12月31日。
二、主动公开政府信息的情况
2016年,全县主动公开政府信息4820条,历年累计30110条。其中,县本级(含县直部门)公开1320条,乡镇公开3500条。
按平台分,政务新媒体610条,政府网站4030条,政府公报180条。
三、依申请公开政府信息的情况
2016年,本县共收到政府信息公开申请64件,比上年减少9件。按内容分,土地管理类31件,社会保障类12件,其他类21件。
接受群众咨询约350人次,其中现场咨询230人次,电话咨询约120人次。
依申请提供政府信息收取检索、复制等成本费用240元,历年累计收取905元。
四、复议和诉讼
2016年未发生行政复议和行政诉讼。
"""
NAMELESS = """政府信息公开工作总结范文
年,我区认真做好政府信息公开工作。
一、主动公开政府信息情况
一是年开通了信息专栏,作为公开的主要平台。二是健全制度,明确责任,落实专人。
二、依申请公开政府信息情况
全区共收到政府信息公开申请5件,全部按期答复。
三、复议和诉讼情况
没有发生行政复议、行政诉讼。
四、存在的问题
公开的内容还不够全面。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("county"), COUNTY))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县2016年依申请提供政府信息收取了多少费用", [240]),
        ("示例县2016年政务新媒体发了多少条信息", [610]),
        ("How many items did Shili County publish on new media in 2016?", [610]),
        ("示例县2016年通过政府公报、政府网站和政务新媒体各公开了多少条信息", [180, 4030, 610]),
        ("示例县2016年县本级和乡镇分别公开了多少条", [1320, 3500]),
        ("示例县2016年土地管理类申请占收到申请的百分之几", [48.44]),
        ("示例县2016年收到的申请中,社会保障类占百分之几", [18.75]),
        ("How many enquiries did Shili County take in 2016, in person and by phone?", [350, 230, 120]),
        ("How many enquiries in person and by phone did Shili County take in 2016?", [230, 120]),
    ],
)
def test_what_the_report_prints_is_found_by_its_own_words(county, question, values):
    assert [round(float(number), 2) for number in numbers(county(question))] == values


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("示例县2016年收到的申请比上一年增加还是减少了", "减少 9件"),
        ("Did requests to Shili County rise or fall in 2016 compared with the year before?", "down by 9"),
    ],
)
def test_a_change_that_the_report_prints_answers_where_the_year_before_is_missing(county, question, said):
    answer = county(question)
    assert (answer.status, numbers(answer)) == ("answered", [9])
    assert said in answer.text
    assert "2015" in answer.text
    assert any("比上年减少9件" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "示例县2016年收到的申请比2013年增加还是减少了",  # the printed change is on the year before
        "示例县2016年主动公开的信息比上一年增加还是减少了",  # it stands beside another figure
    ],
)
def test_a_printed_change_answers_for_nothing_else(county, question):
    answer = county(question)
    assert (answer.status, numbers(answer)) == ("no_report", [])


@pytest.mark.parametrize("question", ["示例县2016年乡镇收到多少件申请", "示例县2016年未公开的信息有多少条"])
def test_words_that_the_report_does_not_print_together_find_nothing(county, question):
    assert numbers(county(question)) == []


@pytest.mark.parametrize(
    "question", ["范文写的是哪个区、哪一年?", "Which district and year is the unnamed report about?"]
)
def test_a_report_without_a_year_is_quoted_where_the_year_was_left_out(tmp_path, question):
    answer = ask(library_of(tmp_path, NAMELESS), question)
    assert answer.status == "not_reported"
    assert [citation.quote for citation in answer.citations] == [
        "年,我区认真做好政府信息公开工作",
        "年开通了信息专栏,作为公开的主要平台",
    ]


@pytest.mark.parametrize(
    "question",
    ["How did the 2009 requests to Panzhihua come in, by channel?", "What is meant by 不予公开?"],
)
def test_a_named_split_and_a_chinese_term_are_understood_in_english(asks, question):
    answer = asks(question)
    assert answer.status == "answered"
    assert [float(number) for number in numbers(answer)] == ([0, 0, 3, 9] if "channel" in question else [])
    assert "\n> " not in answer.text  # counts or a definition, not passages


def test_a_check_cites_the_sentences_that_repeat_the_table(asks):
    quotes = [
        citation.quote for citation in asks("示例县2022年结转下年的件数,跟2023年年报写的上年结转对得上吗?").citations
    ]
    assert any("|" not in quote and "\t" not in quote and "\u3002" in quote for quote in quotes)


def test_the_rows_of_the_fees_are_found(asks):
    assert numbers(asks("示例区2010年检索费收了多少元")) == [10]
