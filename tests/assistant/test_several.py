"""Turns about figures given one after another: their sum, share, difference and mean, and the one that was not chosen."""

import pytest

from tests.assistant.test_ask import numbers


def talk(asks, *turns):
    history = []
    for question, due in turns:
        answer = asks(question, *history)
        history.append(answer)
        assert [float(number) for number in numbers(answer)] == due, (question, answer.text)
    return history


@pytest.mark.parametrize(
    "turns",
    [
        (
            ("示例县2022年自然人申请几件?", [74]),
            ("商业企业呢?", [12]),
            ("两个加起来呢?", [86]),
            ("占比呢?", [89.58]),  # of the sum
            ("差多少?", [62]),
        ),
        (
            ("示例县2022年予以公开多少件?", [39]),
            ("占比呢?", [41.49]),
            ("部分公开呢?", [11]),
            ("不予公开的呢?", [12]),
            ("三个加起来?", [62]),
        ),
        (
            ("示例县2021年收到多少件申请?", [78]),
            ("2022年呢?", [96]),
            ("两个加起来", [174]),
            ("差多少", [18]),
            ("平均呢?", [87]),
            ("最多的是哪一年?", [96]),
        ),
        (
            ("示例县2022年收到多少件申请?", [96]),
            ("教育局呢?", [9]),
            ("两个加起来?", [105]),
            ("差多少?", [87]),
            ("平均呢?", [52.5]),
        ),
        (
            ("Panzhihua applications online 2009?", [3]),
            ("and by letter?", [0]),
            ("both together?", [3]),
            ("as a share?", [25]),
            ("what's the difference?", [3]),
        ),
        (
            ("Applications of Shili County in 2021?", [78]),
            ("and in 2022?", [96]),
            ("both years together?", [174]),
            ("what's the difference?", [18]),
            ("the average?", [87]),
        ),
        (("示例县2018年以来申请走势", [41, 78, 96, 131]), ("最多的是哪一年?", [131]), ("增长率呢?", [219.51])),
    ],
)
def test_a_turn_takes_the_figures_just_given_together(asks, turns):
    talk(asks, *turns)


def test_a_turn_may_set_a_bound_and_compare_with_the_year_before(asks):
    talk(
        asks,
        ("示例县2022年收到多少件申请?", [96]),
        ("比去年呢?", [78, 96]),
        ("平均每年呢?", [86.5]),
        ("哪几年超过90件?", [96, 131]),
    )


def test_three_of_which_two_are_known_are_not_added(asks):
    talk(asks, ("示例县2021年收到多少件申请?", [78]), ("2022年呢?", [96]), ("三个加起来呢", []))


def test_figures_of_other_things_in_other_years_are_not_added(asks):
    talk(asks, ("示例县2021年收到多少件申请?", [78]), ("示例县2022年予以公开多少件?", [39]), ("两个加起来呢", []))


@pytest.mark.parametrize(
    ("first", "chosen", "other"),
    [
        ("鼓楼区2022年收到多少件申请?", "南京的", "另一个呢?"),
        ("How many applications did Gulou District receive in 2022?", "the one in Nanjing", "and the other one?"),
    ],
)
def test_the_other_one_is_the_choice_not_taken(asks_namesakes, first, chosen, other):
    unclear = asks_namesakes(first)
    one = asks_namesakes(chosen, unclear)
    two = asks_namesakes(other, unclear, one)
    assert unclear.status == "unclear"
    assert [value.agency for value in one.values] == ["南京市鼓楼区人民政府"]
    assert [value.agency for value in two.values] == ["徐州市鼓楼区人民政府"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2022年自然人申请比商业企业多多少件?", 62),
        ("示例县2022年予以公开的比不予公开的多几件?", 27),
        ("示例县2022年行政复议比行政诉讼多几件?", 2),
        ("What is the difference between 2021 and 2022 in applications to Shili County?", 18),
    ],
)
def test_a_difference_within_one_agency_is_one_number(asks, question, expected):
    assert [float(number) for number in numbers(asks(question))] == [expected]
