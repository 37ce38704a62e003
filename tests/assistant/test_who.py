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
