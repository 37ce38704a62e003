"""Parts along the split that a question names, shares of a cell of the matrix, and words that narrow nothing."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

OFFICES = """示例市自然资源局2021年政府信息公开工作年度报告

二、依申请公开情况

2021年,全局新收政府信息公开申请143件,其中局机关61件,东城分局34件,西城分局48件。

举办开放日活动12场。
"""


@pytest.mark.parametrize(
    "question",
    [
        "示例县2022年各乡镇收到的申请分别有多少件?",
        "示例县2022年各月收到的申请分别是多少",
        "示例县2022年按性别分申请各多少",
        "Break down Shili County's 2022 requests by town",
        "Break down the requests of Shili County in 2022 by month.",
    ],
)
def test_parts_along_another_split_are_no_answer(asks, question):
    assert asks(question).status == "not_reported"


def test_parts_along_the_split_that_is_asked_for(asks):
    assert len(numbers(asks("示例县2022年的申请按申请人类型各多少"))) == 6
    assert len(numbers(asks("Break down Shili County's 2022 requests by type of applicant"))) == 6
    assert len(numbers(asks("示例县2022年的申请分别是多少"))) == 6


def test_offices_that_a_sentence_counts_apart(tmp_path):
    library = library_of(tmp_path, OFFICES)
    answer = ask(library, "示例市自然资源局2021年的143件申请,局机关和各分局各收到多少?")
    assert numbers(answer) == [61, 34, 48]
    assert numbers(ask(library, "How many open-house events did 示例市自然资源局 hold in 2021?")) == [12]


@pytest.mark.parametrize(
    ("question", "arithmetic"),
    [
        ("示例县2022年自然人的申请中予以公开的占百分之几", "{natural_granted} ÷ {natural}"),
        ("示例县2022年予以公开的申请中自然人占百分之几", "{natural_granted} ÷ {granted}"),
        (
            "What share of natural persons' requests was granted in Shili County in 2022?",
            "{natural_granted} ÷ {natural}",
        ),
    ],
)
def test_a_share_across_the_matrix_is_that_of_its_cell(asks, question, arithmetic):
    natural = numbers(asks("示例县2022年自然人新提的申请有几件"))[0]
    granted = numbers(asks("示例县2022年予以公开几件"))[0]
    cell = numbers(asks("示例县2022年自然人的申请予以公开几件"))[0]
    wanted = arithmetic.format(natural=f"{natural:g}", granted=f"{granted:g}", natural_granted=f"{cell:g}")
    answer = asks(question)
    assert wanted in answer.text
    assert cell < granted < natural


def test_a_share_across_two_splits_that_no_form_crosses_is_not_computed(asks):
    assert asks("示例县2018年网络申请中不予公开的比例").status == "not_reported"


@pytest.mark.parametrize(
    ("question", "same_as"),
    [
        ("示例县2022年有没有人为信息公开打官司?", "示例县2022年行政诉讼几件"),
        ("示例县2022年因属于行政执法案卷而没公开的有几件?", "示例县2022年属于行政执法案卷不予公开几件"),
        (
            "How many requests did Shili County refuse in 2022 because they concerned administrative enforcement case files?",
            "示例县2022年属于行政执法案卷不予公开几件",
        ),
    ],
)
def test_the_same_asked_in_other_words(asks, question, same_as):
    assert numbers(asks(question)) == numbers(asks(same_as)) != []


def test_an_order_of_nobody_named_is_one_of_all(asks):
    assert numbers(asks("Rank the agencies by requests received in 2022.")) == [96, 9, 0]
    assert numbers(asks("2022年收到申请最多的是谁?")) == [96]
    assert asks("哪一年收到的申请最多?").status == "unclear"


def test_the_sum_of_two_is_not_the_one_that_is_known(asks):
    first = asks("示例县2022年收到多少件申请?")
    assert numbers(first) == [96]
    assert 96 not in numbers(asks("两个加起来多少?", first))
