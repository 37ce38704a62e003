"""Offices and places that one report counts apart, and wholes that a question names only to ask for their parts."""

import re

import pytest

from assistant.ask import ask
from assistant.cues import load
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

REPORT = """示例市人民政府2012年政府信息公开工作年度报告

一、主动公开情况
截至2012年底,全市累计主动公开政府信息9120条,其中2012年新增1530条。在新增的1530条信息中,政策法规类240条,规划计划类90条,工作动态类1200条。
二、依申请公开情况
2012年,全市收到政府信息公开申请61件。其中当面申请30件,网络申请22件,信函申请9件。申请量居前三位的是市国土局21件、市住建局14件、市民政局6件。
各县中,受理较多的有东山县9件、西河县5件。
全年答复申请60件,同意公开41件,部分公开8件,不予公开11件。其余1件结转下年度办理。
三、复议诉讼情况
全年因政府信息公开被申请行政复议2件,未发生行政诉讼。
四、机构人员情况
全市指定专职人员48人,其中全职9人,兼职39人。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    library = library_of(tmp_path_factory.mktemp("bodies"), REPORT)
    return lambda question: ask(library, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2012年申请量排前三的是哪几个部门?", [21, 14, 6]),
        ("示例市2012年收到申请最多的两个部门", [21, 14]),
        ("Which department of Shili City received the most applications in 2012?", [21]),
        ("示例市2012年哪个县受理的申请最多", [9]),
        ("示例市2012年申请量前五的部门", []),  # the report names three
        ("示例市2012年申请量最少的是哪个部门", []),  # it names those with the most
        ("示例市2012年各部门分别收到多少件申请", []),  # not all of them
        ("示例市2012年主动公开信息最多的是哪个部门", []),
        ("示例市2012年上半年申请量前三的部门", []),
    ],
)
def test_bodies_are_ranked_by_the_list_that_counts_them_and_by_no_other(asked, question, expected):
    assert numbers(asked(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2012年对申请的答复,同意、部分公开、不予公开的各有多少?", {41, 8, 11}),
        ("示例市2012年答复了多少件申请,同意、部分公开、不予公开的各有多少?", {60, 41, 8, 11}),
        ("示例市2012年被申请过行政复议吗?", {2}),
        ("示例市2012年新增的信息按类别分别是多少条?", {240, 90, 1200}),
        ("示例市总共主动公开了多少条信息?", {1530, 9120}),
        ("示例市2012年总共主动公开了多少条信息?", {1530}),
        ("示例市2012年专职、兼职人员各多少?", {9, 39}),
        ("How many items in all had Shili City made public by the end of 2012?", {9120}),
        ("示例市2012年公开的信息按内容怎么分,各多少条?", {240, 90, 1200}),
        ("示例市2012年信息公开工作人员有多少?", {48}),
    ],
)
def test_what_is_asked_for_itself(asked, question, expected):
    assert set(numbers(asked(question))) == expected


def test_the_year_that_requests_are_carried_over_to_is_not_the_year_asked_about(asked):
    library = asked.__closure__[0].cell_contents
    first = asked("示例市2012年收到多少件申请?")
    assert numbers(ask(library, "结转到下一年的呢?", (first,))) == [1]


def test_kinds_spoken_of_together_are_checked_against_their_whole(asked):
    for question in (
        "Do the classes of Shili City's 2012 items add up to the total?",
        "示例市2012年各类信息加起来等于总数吗?",
    ):
        answer = asked(question)
        assert "240+90+1200=1530" in answer.text.replace(" ", "")
        assert any("工作动态类1200条" in citation.quote for citation in answer.citations)


def test_an_office_of_the_government_is_not_the_government():
    named = str(load("naming")["government"]["en"])
    assert re.search(named, "did the Jiangxi provincial government hold in 2016")
    assert not re.search(named, "did the Jiangxi provincial government information office hold in 2016")


OFFICES = """示例市人民政府2022年政府信息公开工作年度报告

一、总体情况

2022年共收到政府信息公开申请40件;其中市资源局17件、市住建局9件、市人社局4件,其余单位10件。市政府网站全年访问量21.5万次;政务微信“示例发布”推送文章365篇,累计阅读量31万次,粉丝数达4200人;政务微博发布信息88条,粉丝数610人。
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    library = library_of(tmp_path_factory.mktemp("offices"), OFFICES)
    return lambda question: ask(library, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which bureau of Shili City received the most applications in 2022?", [17]),
        ("示例市2022年收到申请最多的两个部门", []),  # one of the others may have more than the second
        ("示例市2022年收到申请最少的是哪个部门", []),
    ],
)
def test_a_list_of_bodies_that_ends_with_all_others(counted, question, expected):
    assert numbers(counted(question)) == expected


PLACES = """示例市人民政府2015年政府信息公开工作年度报告

一、主动公开情况
2015年,全市主动公开政府信息18642条,其中市政府网站公开3120条,政务微博公开2284条,政务微信公开1751条。全市主动公开规范性文件48件。
三个县区中,东山区公开2894条,西河县2431条,南岭县1747条。建成政务公开专区48个,其中县级3个、镇级10个、村级35个。
二、依申请公开情况
2015年,全市收到政府信息公开申请61件。从区域分布看,申请数量居前三位的县区为东山21件、西河14件、南岭6件。
四、队伍建设
“示例发布”微信公众号粉丝达5.2万人。
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    library = library_of(tmp_path_factory.mktemp("places"), PLACES)
    return lambda question: ask(library, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2015年哪个县区公开的信息最多?", [2894]),
        ("示例市三个县区2015年谁公开的信息最多,谁最少?", [1747, 2894]),
        ("示例市2015年谁公开的信息最少?", [1747]),
        ("示例市2015年收到的申请里,哪几个县区最多?", [21, 14, 6]),
        ("Which counties of Shili City got the most requests in 2015?", [21, 14, 6]),
        ("Which county of Shili City got the most requests in 2015?", [21]),
        ("示例市2015年谁收到的咨询最多?", []),
    ],
)
def test_places_that_a_sentence_counts_or_calls_so(places, question, expected):
    assert sorted(numbers(places(question))) == sorted(expected)


def test_a_list_that_leaves_some_out_names_no_extreme(tmp_path):
    text = PLACES.replace("三个县区中", "五个县区中")
    assert numbers(ask(library_of(tmp_path, text), "示例市2015年哪个县区公开的信息最多?")) == []


def test_a_number_of_the_report_s_own_is_split_as_its_sentence_splits_it(places):
    assert numbers(places("示例市2015年建的政务公开专区,县、镇、村各几个?")) == [3, 10, 35]
    assert numbers(places("示例市2015年建的服务窗口,县、镇、村各几个?")) == []


def test_followers_are_asked_for_without_the_account(places):
    assert numbers(places("示例市2015年有多少粉丝?")) == [52000]
    assert numbers(places("“示例发布”2015年有多少粉丝?")) == [52000]
    assert numbers(places("How many people followed the WeChat account of Shili City in 2015?")) == [52000]
    assert numbers(places("示例市2015年微博有多少粉丝?")) == []


def test_one_subject_of_the_applications_is_that_one_alone(tmp_path):
    text = PLACES.replace("四、队伍建设", "从内容看,涉及违法建筑查处40件,广告设置审批11件,停车收费10件。\n四、队伍建设")
    library = library_of(tmp_path, text)
    assert numbers(ask(library, "How many requests to Shili City in 2015 concerned illegal buildings?")) == [40]
    assert numbers(ask(library, "How many requests to Shili City in 2015 concerned purple bicycles?")) == []
