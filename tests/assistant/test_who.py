"""Whose reports are meant: namesakes, places told apart by a larger one, renamed places, offices, the parts of a place."""

import pytest

from tests.assistant.namesakes import received

RECEIVED = received()


def said(answer):
    """Agency, year and value of each value of an answer."""
    return {(value.agency, value.year, value.value) for value in answer.values}


def due(*reports):
    """What ``said`` gives where these reports are answered from, by short name of a government or name of an office."""
    found = set()
    for name, year in reports:
        agency = name if (name, year) in RECEIVED else name + "人民政府"
        found.add((agency, year, RECEIVED[agency, year]))
    return found


@pytest.mark.parametrize(
    "question",
    ["2021年盐边县和米易县谁收到的申请最多", "Which of Yanbian and Miyi received the most requests in 2021?"],
)
def test_agencies_that_share_the_first_place_are_both_named(asks_namesakes, question):
    assert said(asks_namesakes(question)) == due(("盐边县", 2021), ("米易县", 2021))


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("宁乡市2016年收到多少件申请", [("宁乡县", 2016)]),
        ("宁乡县2022年收到多少件申请", [("宁乡市", 2022)]),
        ("How many requests did Xiangyang receive in 2009?", [("襄樊市", 2009)]),
        ("How many requests did Xiangfan receive in 2022?", [("襄阳市", 2022)]),
        ("襄阳历年收到的申请", [("襄樊市", 2009), ("襄阳市", 2012), ("襄阳市", 2022)]),
        ("公主岭市2013年和2022年收到的申请各多少", [("公主岭市", 2013), ("公主岭市", 2022)]),
        ("望城2009年和2014年收到多少件申请", [("望城县", 2009), ("长沙市望城区", 2014)]),
    ],
)
def test_a_place_that_was_renamed_or_moved_is_one_place(asks_namesakes, question, reports):
    assert said(asks_namesakes(question)) == due(*reports)


def test_that_a_place_was_renamed_is_said(asks_namesakes):
    assert any(
        "襄樊市" in caveat and "襄阳市" in caveat for caveat in asks_namesakes("襄樊2022年收到多少件申请").caveats
    )
    assert asks_namesakes("攀枝花2022年收到多少件申请").caveats == ()
