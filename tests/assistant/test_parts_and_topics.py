"""Parts told behind a whole, topics that narrow a question, numbers offered, and plans: asked of one made-up report."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import in_turn, library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县2013年政府信息公开工作年度报告

本报告数据的统计期限为2013年1月1日至2013年12月31日。
一、概述
2013年,全县从事政府信息公开工作的人员共52人,其中全职人员9人,兼职人员43人。组织信息员培训2场次,参训86人。
二、公开情况
(一)数量。2013年全县主动公开政府信息517条,历年累计2216条。其中:土地类61条,水利类122条,道路类88条,其他253条。
2013年公开的517条信息中,网站公开402条,公开栏公开115条。
民生类公开301条,其中教育类88条,医疗卫生类97条,住房保障和供热类116条。
全年发布政策解读稿件21篇,其中规范性文件解读8篇、规划解读5篇。主动公开规范性文件14件。
组织新闻发布会12场,其中防洪抗旱专题4场。
印制明白纸3200份。
三、依申请公开情况
2013年,全县共收到政府信息公开申请46件,同比增加9件,其中网上申请21件,信函申请25件。申请主要集中在征地补偿、低保评定等方面。
全年接受政府信息公开咨询310人次,同比增加20人次。
2013年发生与信息公开事务相关的行政复议3件,其中维持2件、纠错1件。
四、收费情况
2013年未收取检索费、邮寄费、复制费等费用。
五、不足和打算
工作中还存在网络不畅、更新不及时等问题。2014年,我县打算增设查阅点三处。
附表
指标名称
计量单位
代码
数量
主动公开信息数
条
01
517
申请总数
条
10
49
其中:1、当面申请数
条
11
0
2、传真申请数
条
12

3、电子邮件申请数
条
13

4、网上申请数
条
14
21
5、信函申请数
条
15
25
否决公开答复总数
条
20
0
免予公开范围1
条
25
0
与诉讼有关的总费用
万元
56
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return in_turn(library_of(tmp_path_factory.mktemp("topics"), REPORT))


def test_a_part_that_says_both_things_asked_is_given_and_not_either(asked):
    first = "示例县2013年发布了多少篇政策解读稿件?"
    assert numbers(asked(first, "其中多少篇是解读规范性文件的?")) == [8]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many press conferences did Shili County hold in 2013?", [12]),
        ("How many press conferences did Shili County hold on earthquake reconstruction in 2013?", []),
    ],
)
def test_a_topic_that_the_figure_does_not_say_is_not_dropped(asked, question, expected):
    assert numbers(asked(question)) == expected


def test_numbers_offered_for_one_thing_are_given_as_far_as_they_are_printed(asked):
    answer = asked("示例县2013年到底收到46件还是49件申请?")
    assert numbers(answer) == [46, 49]
    assert "不同" in answer.text
    assert 51 not in numbers(asked("示例县2013年收到46件还是51件申请?"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2013年主动公开信息分类情况", [61, 122, 88, 253]),
        ("示例县民生类信息里教育、卫生、供热各有多少条?", [88, 97, 116]),
        ("示例县2013年46件申请是通过哪些方式提交的?", [21, 25, 0]),
        ("Full-time versus part-time staff in Shili County", [9, 43]),
    ],
)
def test_parts_named_or_listed_are_each_given(asked, question, expected):
    assert sorted(value for value in numbers(asked(question)) if value is not None) == sorted(expected)


def test_a_whole_named_by_its_number_is_added_up_from_its_channels(asked):
    answer = asked("示例县主动公开的517条按渠道加起来对得上吗?")
    assert "402 + 115 = 517" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "By how much did the number of enquiries to Shili County change against 2012?",
        "示例县的咨询比2012年增加了多少人次?",
    ],
)
def test_a_change_against_the_one_year_named_is_that_of_the_year_after(asked, question):
    assert numbers(asked(question)) == [20]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("示例县年报里讲了哪些主要问题?", "网络不畅"),
        ("示例县2014年有什么打算?", "增设查阅点三处"),
        ("示例县2013年依申请公开的内容主要集中在哪些方面?", "征地补偿"),
    ],
)
def test_what_a_report_says_in_words_is_quoted(asked, question, said):
    answer = asked(question)
    assert answer.status == "answered"
    assert any(said in citation.quote for citation in answer.citations)
    assert not answer.values


@pytest.mark.parametrize(
    ("question", "status", "expected"),
    [
        ("Did Shili County charge for copies or postage in 2013?", "answered", {0}),
        ("How many requests did Shili County receive by fax in 2013?", "blank", set()),
        ("示例县2013年收到几件电子邮件申请?", "blank", set()),
        ("How many people were trained in Shili County in 2013?", "answered", {86}),
        ("How many administrative reviews did Shili County have in 2013?", "answered", {3}),
        ("示例县2013年行政复议维持了几件?", "answered", {2}),
        ("How many leaflets did Shili County print in 2013?", "answered", {3200}),
    ],
)
def test_zero_blank_and_printed_are_told_apart(asked, question, status, expected):
    answer = asked(question)
    assert (answer.status, set(numbers(answer))) == (status, expected)


CITY = """攀枝花市人民政府2011年政府信息公开工作年度报告

一、主动公开情况
2011年,全市主动公开政府信息9120条,其中市级部门2120条,县(区)7000条,米易县最多(2840条),西区最少(310条)。
二、依申请公开情况
2011年,全市收到政府信息公开申请34件,其中现场申请14件,网络申请20件。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return library_of(tmp_path_factory.mktemp("city"), CITY)


@pytest.mark.parametrize(("question", "expected"), [("哪个县最多,多少条?", [2840]), ("哪个区最少?", [310])])
def test_the_place_that_a_sentence_calls_highest_or_lowest_is_given(city, question, expected):
    first = ask(city, "攀枝花市2011年主动公开政府信息多少条?")
    assert numbers(ask(city, question, [first])) == expected


def test_a_place_called_lowest_of_one_thing_is_not_lowest_of_another(city):
    assert numbers(ask(city, "攀枝花市2011年哪个区收到的申请最少?")) == []


def test_a_library_asked_about_after_its_readers_is_the_one_that_was_counted(tmp_path):
    text = CITY + "三、查阅情况\n档案馆接待查阅120人次,图书馆接待查阅85人次。\n"
    library = library_of(tmp_path, text)
    first = ask(library, "攀枝花市2011年档案馆接待查阅多少人次?")
    assert numbers(first) == [120]
    assert numbers(ask(library, "And the library alone?", [first])) == [85]
