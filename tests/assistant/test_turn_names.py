"""Names that a turn of a conversation gives in part: a body beside the place spoken of, a choice by number, all but one, a namesake."""

import pytest

from tests.assistant.conftest import asking
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

RECEIVED = {
    ("长春市人民政府", 2022): (40, 30, 9),
    ("长春市公安局", 2022): (17, 12, 2),
    ("长春市公安局", 2021): (16, 11, 3),
    ("长春高新技术产业开发区管理委员会", 2022): (6, 4, 1),
    ("长春市朝阳区人民政府", 2022): (23, 20, 5),
    ("长春市双阳区人民政府", 2022): (8, 8, 0),
    ("长春市二道区人民政府", 2021): (13, 9, 4),
    ("北京市朝阳区人民政府", 2022): (19, 15, 6),
}
TEXT = (
    "{agency}{year}年政府信息公开工作年度报告\n\n一、主动公开\n主动公开政府信息100条。\n二、依申请公开\n"
    "{year}年共收到政府信息公开申请{count}件,其中自然人申请{persons}件,均已答复。\n三、收费、复议和诉讼\n"
    "未向申请人收取费用。被提起行政诉讼{suits}件。\n"
)


@pytest.fixture(scope="module")
def asks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("turn_names")
    texts = [
        TEXT.format(agency=agency, year=year, count=count, persons=persons, suits=suits)
        for (agency, year), (count, persons, suits) in RECEIVED.items()
    ]
    return asking(library_of_texts(folder, *texts))


def talk(asks, *turns):
    """Ask turn after turn; what is due is a status or the numbers of the answer."""
    history = []
    for question, due in turns:
        history.append(asks(question, *history))
        got = history[-1].status if isinstance(due, str) else sorted(numbers(history[-1]))
        assert got == due, (question, history[-1].text)


def test_bodies_beside_the_place_spoken_of_after_refusals_too(asks):
    talk(
        asks,
        ("长春市委2022年收到多少申请", "no_report"),
        ("那市政府呢", [40]),
        ("法院呢", "no_report"),
        ("公安局呢", [17]),
        ("诉讼呢", [2]),
        ("高新区呢", [1]),
        ("申请呢", [6]),
        ("检察院呢", "no_report"),
        ("市里呢", [40]),
    )
    talk(
        asks,
        ("How many requests did the Changchun court receive in 2022?", "no_report"),
        ("and the city government?", [40]),
        ("and the high-tech zone?", [6]),
        ("lawsuits?", [1]),
        ("and the police?", [2]),
        ("the procuratorate?", "no_report"),
    )


def test_a_namesake_told_apart_is_meant_by_its_larger_place(asks):
    talk(
        asks,
        ("长春朝阳区2022年收到多少申请", [23]),
        ("诉讼呢", [5]),
        ("北京的呢", [6]),
        ("不对,是长春的", [5]),
        ("申请呢", [23]),
        ("我问的是长春市", [40]),
    )
    talk(
        asks,
        ("How many requests did Chaoyang District of Changchun receive in 2022?", [23]),
        ("what about the one in Beijing?", [19]),
        ("no, the one in Changchun", [23]),
        ("and lawsuits?", [5]),
    )


def test_a_choice_is_taken_by_its_number(asks):
    first = asks("朝阳区2022年收到多少申请")
    named = [next(count for (name, _), (count, _, _) in RECEIVED.items() if name in each) for each in first.suggestions]
    talk(asks, ("朝阳区2022年收到多少申请", "unclear"), ("第二个", [named[1]]), ("第一个呢", [named[0]]))
    first = asks("How many requests did Chaoyang District receive in 2022?")
    assert first.status == "unclear"
    assert numbers(asks("the second one", first)) == [named[1]]


def test_all_but_one_of_those_spoken_of(asks):
    talk(
        asks,
        ("Which districts do you have?", "answered"),
        ("How many requests did each receive in 2022?", [8, 19, 23]),
        ("without Beijing", [8, 23]),
        ("and lawsuits?", [0, 5]),
    )
    talk(
        asks,
        ("长春各区2022年收到多少申请", [8, 23]),
        ("不算双阳区", [23]),
        ("诉讼呢", [5]),
    )
    missing = asks("in 2022", asks("How many requests did each receive?", asks("Which districts do you have?")))
    assert any("长春市二道区" in caveat for caveat in missing.caveats)


def test_a_heading_over_several_things_says_no_number_of_one_of_them(asks):
    suits = asks("How many lawsuits did the Changchun Public Security Bureau have in 2022?")
    assert numbers(suits) == [2]
    assert numbers(asks("and fees?", suits)) == [0]
    assert numbers(asks("and charges?", suits)) != [2]


def test_the_share_goes_on_and_the_whole_comes_back(asks):
    talk(
        asks,
        ("长春朝阳区2022年自然人申请多少件", [20]),
        ("占比", [86.96]),
        ("北京的呢", [78.95]),
        ("总数呢", [19]),
    )
    talk(
        asks,
        ("How many requests did Changchun's Chaoyang District receive from natural persons in 2022?", [20]),
        ("what was the total?", [23]),
        ("back to Changchun City", [40]),
    )


@pytest.mark.parametrize("question", ["公安局有几份报告", "How many reports does the police bureau have?"])
def test_the_reports_of_an_office_named_alone_are_counted(asks, question):
    answer = asks(question)
    assert len(answer.plan["reports"]) == 2
    assert numbers(asks("2022年收到多少申请", answer)) == [17]


def test_the_departments_of_a_place_are_its_own(asks):
    assert numbers(asks("长春各部门2022年收到多少申请")) == [17]


def test_a_body_of_another_place_is_no_namesake_there(asks):
    talk(
        asks,
        ("长春朝阳区2022年收到多少申请", [23]),
        ("北京法院呢", "no_report"),
    )
    talk(
        asks,
        ("How many requests did Changchun receive in 2022?", [40]),
        ("Then Jilin University?", "no_report"),
        ("And the Changchun Public Security Bureau?", [17]),
    )


def test_the_two_places_are_set_side_by_side_for_one_year(asks):
    talk(
        asks,
        ("长春市公安局2022年收到多少申请", [17]),
        ("2021年呢", [16]),
        ("不对,我要2022年的", [17]),
        ("高新区呢", [6]),
        ("这两个哪个更多", [6, 17]),
    )


def test_a_sum_of_the_places_that_a_turn_names(asks):
    suits = asks("How many lawsuits did Changchun have in 2022?")
    assert numbers(asks("the total for the districts of Changchun in 2022?", suits)) == [5]


@pytest.mark.parametrize(("question", "due"), [("and the town?", "no_report"), ("and the county?", "no_report")])
def test_a_level_that_is_not_held_is_missing(asks, question, due):
    first = asks("How many requests did the Changchun Public Security Bureau receive in 2022?")
    answer = asks(question, first)
    assert (answer.status, answer.values) == (due, ())
