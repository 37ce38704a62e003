"""Bodies and parts of a place in a question: answered from reports of exactly that kind, or said to be missing; never by the government above."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import asking
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

RECEIVED = {
    ("攀枝花市人民政府", 2022): 41,
    ("攀枝花市公安局", 2022): 17,
    ("攀枝花市教育局", 2022): 13,
    ("攀枝花市教育局", 2021): 14,
    ("攀枝花高新技术产业开发区管理委员会", 2022): 7,
    ("攀枝花市东区人民政府", 2022): 23,
    ("攀枝花市西区人民政府", 2021): 29,
    ("攀枝花市东区炳草岗街道办事处", 2022): 3,
    ("米易县撒莲镇人民政府", 2022): 2,
    ("攀枝花学院", 2022): 5,
}
TEXT = "{agency}{year}年政府信息公开工作年度报告\n\n一、主动公开\n主动公开政府信息100条。\n二、依申请公开\n{year}年共收到政府信息公开申请{count}件,均已答复。\n三、诉讼\n发生行政诉讼1件。\n"


@pytest.fixture(scope="module")
def asks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bodies_named")
    texts = [TEXT.format(agency=agency, year=year, count=count) for (agency, year), count in RECEIVED.items()]
    return asking(library_of_texts(folder, *texts))


@pytest.mark.parametrize(
    "question",
    [
        "攀枝花市委2022年收到多少申请",
        "攀枝花市人大2022年收到多少申请",
        "攀枝花市政协2022年收到多少件申请",
        "攀枝花市纪委2022年收到多少件申请",
        "攀枝花市法院2022年行政诉讼几件",
        "攀枝花市中级人民法院2022年收到多少申请",
        "攀枝花检察院2022年收到多少申请",
        "攀枝花市第一医院2022年收到多少申请",
        "攀枝花自来水公司2022年收到多少申请",
        "攀枝花经济开发区2022年收到多少申请",
        "攀枝花市局2022年收到多少申请",
        "攀枝花市区2022年收到多少申请",
        "攀枝花财政2022年收到多少申请",
        "Panzhihua University 2022 requests",
        "Panzhihua court 2022 lawsuits",
        "How many requests did the University of Panzhihua receive in 2022?",
        "攀枝花市城区2022年收到多少申请",
        "How many requests did the Panzhihua Party Committee receive in 2022?",
        "Panzhihua Economic Development Zone 2022 requests",
        "Panzhihua hospitals 2022 requests received",
    ],
)
def test_a_body_that_is_not_held_is_missing_and_what_is_held_there_is_named(asks, question):
    answer = asks(question)
    assert (answer.status, answer.values) == ("no_report", ())
    assert "攀枝花市人民政府" in answer.text
    assert numbers(asks(answer.suggestions[0]))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("攀枝花公安2022年申请", 17),
        ("攀枝花警方2022年收到多少申请", 17),
        ("攀枝花教育2021年收到多少件申请", 14),
        ("攀枝花高新区2022年收到多少申请", 7),
        ("攀枝花市高新区2022年收到多少申请", 7),
        ("攀枝花学院2022年收到多少申请", 5),
        ("Panzhihua police 2022 requests", 17),
        ("Panzhihua High-tech Zone 2022 requests", 7),
        ("Panzhihua Jiaoyuju 2021 requests", 14),
        ("Jiaoyuju 2021 requests", 14),
        ("Gong'anju 2022 requests", 17),
        ("Miyi County Salian Town 2022 requests received", 2),
        ("Salian Zhen 2022 requests", 2),
        ("Bingcaogang Jiedao 2022 requests received", 3),
    ],
)
def test_a_body_is_known_by_the_short_names_that_people_use(asks, question, expected):
    assert numbers(asks(question)) == [expected]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("攀枝花各街道2022年申请", [3]),
        ("攀枝花各乡镇2022年申请", [2]),
        ("攀枝花市的街道2022年收到多少申请", [3]),
        ("攀枝花2022年各区收到多少申请", [23]),
        ("Panzhihua districts 2022 requests", [23]),
        ("Panzhihua subdistricts 2022 requests received", [3]),
        ("How many requests did towns in Panzhihua receive in 2022?", [2]),
    ],
)
def test_the_parts_of_a_place_are_of_exactly_the_kind_that_is_named(asks, question, expected):
    assert numbers(asks(question)) == expected


def test_a_part_without_a_report_for_the_year_is_named_beside_those_that_have_one(asks):
    answer = asks("攀枝花各区2022年收到多少申请")
    assert numbers(answer) == [23]
    assert any("攀枝花市西区" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question",
    ["攀枝花各县2022年申请", "攀枝花2022年各县收到多少申请", "Panzhihua counties 2022 requests", "东区各镇2022年收到多少申请"],
)  # fmt: skip
def test_parts_that_are_not_held_are_missing(asks, question):
    answer = asks(question)
    assert (answer.status, answer.values) == ("no_report", ())


def test_what_is_no_body_is_still_the_government_s_own(asks):
    assert asks("攀枝花大学2022年收到多少申请").status == "no_report"  # it may be a slip for the college
    for question in ("攀枝花市2022年收到多少申请", "攀枝花2022年有几件法院受理的行政诉讼", "Panzhihua 2022 requests"):
        assert all(value.agency == "攀枝花市人民政府" for value in asks(question).values)


def test_a_unit_in_brackets_is_no_body(sample_library):
    assert numbers(ask(sample_library, "攀枝花市2009年收到多少申请")) == [12]
    assert ask(sample_library, "攀枝花市各区县2009年收到多少申请").status == "no_report"
