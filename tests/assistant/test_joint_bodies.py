"""Numbers of one body among several answer for that body and for what they count, and for nothing else."""

import pytest

from assistant.ask import ask
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

DISTRICT = """示例区人民政府2021年政府信息公开工作年度报告

一、主动公开情况
全年主动公开政府信息3500条。
二、依申请公开情况
全年收到政府信息公开申请136件,其中区政府办公室收到58件,区各部门、街道收到78件。
"""
DEPARTMENT = """示例省水利厅2018年政府信息公开工作年度报告

一、主动公开情况
厅机关主动公开政府信息3214条。全省水利系统公开信息12806条。
二、依申请公开情况
全年收到政府信息公开申请57件,其中厅机关41件,厅属单位16件。网络申请30件,信函申请27件。办结55件。
三、复议诉讼情况
行政复议3件。
"""

BUREAU = """示例区教育局2021年政府信息公开工作年度报告

一、依申请公开情况
全年收到政府信息公开申请11件。
"""
COUNTY = """示例县人民政府2021年政府信息公开工作年度报告

一、依申请公开情况
全年收到政府信息公开申请71件。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return library_of_texts(tmp_path_factory.mktemp("joint"), DISTRICT, DEPARTMENT)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例省水利厅2018年收到多少申请?", 57),
        ("示例省水利厅2018年厅机关收到多少申请?", 41),
        ("示例省水利厅2018年厅机关主动公开多少条信息?", 3214),
        ("示例区2021年各部门、街道收到多少申请?", 78),
    ],
)
def test_a_body_told_apart_answers_for_itself(library, question, expected):
    answer = ask(library, question)
    assert answer.status == "answered"
    assert numbers(answer)[0] == expected


@pytest.mark.parametrize(
    "question",
    [
        "示例省水利厅2018年厅机关复议几件?",
        "示例省水利厅2018年厅机关网络申请多少件?",
        "示例省水利厅2018年厅机关办结多少件?",
        "示例省水利厅2018年厅属单位公开多少条信息?",
        "示例区2021年各部门收到多少申请?",
        "示例区2021年各街道收到多少申请?",
        "示例区2021年各部门、街道公开多少条信息?",
        "How many requests did departments of 示例区 receive in 2021?",
    ],
)
def test_nothing_else_answers_for_it(library, question):
    assert ask(library, question).values == ()


@pytest.mark.parametrize("question", ["2021年各县区申请总数是多少?", "2021年各区县收到的申请一共多少?"])
def test_the_bureau_of_a_district_is_no_district(tmp_path, question):
    library = library_of_texts(tmp_path, DISTRICT, BUREAU, COUNTY)
    assert numbers(ask(library, question))[0] == 136 + 71
