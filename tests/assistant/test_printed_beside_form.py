"""Numbers that the text prints beside the form's rows: kinds beside channels, letters, hotlines, running totals."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import in_turn, library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县2016年政府信息公开工作年度报告

本报告所列数据的统计期限为2016年1月1日至2016年12月31日。
一、主动公开情况
2016年全县主动公开政府信息640条。从内容看,机构职能类40条、文件公告类60条、工作动态类450条、便民服务类90条。其中通过网站公开512条,政务微信公开128条。
二、咨询情况
全年接待现场咨询310人次,12345热线咨询2600余人次,电话接听咨询约900人次。
全年共收到群众来信205件,其中县长信箱31件,部门信箱94件,直接来信62件,转来信件18件。
三、依申请公开情况
2016年收到政府信息公开申请27件,均已办结。
附表
政府信息公开情况统计表(2016年度)
统计指标|单位|统计数|
一、主动公开情况|——|——|
(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)|条|640|
其中:主动公开规范性文件数|条|7|
(二)通过不同渠道和方式公开政府信息的情况|——|——|
1.政府公报公开政府信息数|条|0|
2.政府网站公开政府信息数|条|512|
3.政务微博公开政府信息数|条|0|
4.政务微信公开政府信息数|条|128|
5.其他方式公开政府信息数|条|0|
三、依申请公开情况|——|——|
(一)收到申请数|件|27|
"""

RUNNING = """示例县2012年政府信息公开工作年度报告

一、依申请公开情况
2012年,全县共受理政府信息公开申请27件。
附表
指标名称|计量单位|2012年度|历年累计|
主动公开政府信息数|条|640|3120|
受理依申请公开政府信息总数|件|27|103|
其中:1.当面申请数|件|20|71|
2.传真申请数|件|0|0|
3.电子邮件申请数|件|0|0|
4.网上申请数|件|7|32|
5.信函申请数|件|0|0|
6.其他形式申请数|件|0|0|
对申请的答复总数|件|27|103|
其中:1.同意公开答复数|件|25|90|
2.同意部分公开答复数|件|0|2|
3.否决公开答复总数|件|2|11|
行政复议数|件|0|1|
行政诉讼数|件|0|0|
行政申诉数|件|0|0|
"""

TOWN = """2009年示例镇人民政府信息公开工作年度报告

一、主动公开政府信息情况
2009年,我镇通过政府信息公开平台、政府网站主动公开政府信息26条。我镇的政府信息主要通过两条途径公开。
二、依申请公开政府信息情况
2009年,我镇未收到公开政府信息的申请。
三、复议和诉讼情况
2009年我镇没有因政府信息公开申请行政复议和提起行政诉讼的情况。
"""

SITE = """2009年示例镇人民政府信息公开工作年度报告

一、主动公开政府信息情况
全年我镇在政府门户网站上主动公开信息数量为46件。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return in_turn(library_of(tmp_path_factory.mktemp("beside"), REPORT))


@pytest.mark.parametrize(
    "question",
    [
        "示例县2016年公开的信息按内容分几类,各多少条?",
        "示例县2016年主动公开的640条信息按类别分各是多少?",
        "How many items of each category did Shili County disclose in 2016?",
    ],
)
def test_kinds_asked_for_are_those_of_the_text_and_not_the_channels_of_the_form(asked, question):
    assert sorted(numbers(asked(question))) == [40, 60, 90, 450]


def test_kinds_that_add_up_are_not_called_wrong_for_the_channels_that_do_not(asked):
    answer = asked("Do the four kinds of items in Shili County's report add up to its total of 640?")
    assert answer.text.startswith("**Yes")
    assert "450" in answer.text


def test_a_hotline_called_by_its_number_is_not_the_telephone(asked):
    assert numbers(asked("示例县2016年12345热线接了多少咨询?")) == [2600]
    assert numbers(asked("How many enquiries came through the 12345 hotline in Shili County in 2016?")) == [2600]
    assert numbers(asked("示例县2016年电话咨询有多少?")) == [900]
    assert numbers(asked("示例县2016年12333热线接了多少咨询?")) == []


def test_all_letters_are_asked_for_and_not_one_part_whose_name_has_the_word(asked):
    assert numbers(asked("示例县2016年一共收到多少来信?")) == [205]
    assert numbers(asked("示例县2016年直接来信有多少?")) == [62]


def test_a_short_turn_may_name_another_part_of_what_no_row_counts(asked):
    first = "示例县2016年一共收到多少来信?"
    assert numbers(asked(first, "县长信箱的呢?")) == [31]
    assert numbers(asked(first, "那天气呢?")) == []


def test_all_years_together_in_one_report_are_its_running_total(tmp_path):
    library = library_of(tmp_path, RUNNING)
    first = ask(library, "示例县2012年收到几件申请?", ())
    assert numbers(first) == [27]
    assert numbers(ask(library, "历年加起来呢?", (first,))) == [103]
    assert numbers(ask(library, "And in total over the years?", (first,))) == [103]


def test_the_only_number_of_items_is_given_by_the_ways_it_names(tmp_path):
    library = library_of(tmp_path, TOWN)
    assert numbers(ask(library, "示例镇2009年主动公开了多少条信息?", ())) == [26]
    assert numbers(ask(library, "How many items did Shili Town disclose in 2009?", ())) == [26]
    assert numbers(ask(library, "示例镇2009年有没有被复议或者起诉?", ())) == [0, 0]


def test_the_portal_of_a_town_is_its_government_site(tmp_path):
    library = library_of(tmp_path, SITE)
    assert numbers(ask(library, "示例镇2009年在政府门户网站上公开了多少信息?", ())) == [46]


def test_two_channels_together_are_not_all_that_was_disclosed(asked):
    assert numbers(asked("示例县2016年微博和微信一共公开多少条?")) == [128]
    assert numbers(asked("How many items did Shili County publish on Weibo and WeChat altogether in 2016?")) == [128]


def test_townships_are_not_found_in_the_word_for_town_and_country(tmp_path):
    text = """示例县2012年政府信息公开工作年度报告

一、主动公开情况
2012年,全县主动公开政府信息300条。按内容分,机构职能类40条,城乡建设类90条,科教文卫类170条。
"""
    library = library_of(tmp_path, text)
    assert numbers(ask(library, "How many items did the townships of Shili County disclose in 2012?", ())) == []


def test_what_an_office_says_of_itself_is_no_other_body(tmp_path):
    text = """示例县教育局2012年政府信息公开工作年度报告

一、主动公开情况
2012年度共主动公开政府信息96条。
二、咨询情况
2012年我局共收到来信205件,其中县长信箱31件,部门信箱94件,直接来信62件,转来信件18件。
"""
    library = library_of(tmp_path, text)
    assert numbers(ask(library, "示例县教育局2012年一共收到多少来信?", ())) == [205]
