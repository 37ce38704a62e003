"""A part of a printed list is asked for by its whole label, whatever its words would mean elsewhere."""

from decimal import Decimal

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

REPORT = (
    "示例县水利局2023年政府信息公开工作年度报告\n\n一、主动公开情况\n"
    "2023年主动公开政府信息142条,其中政策文件4条、工作信息28条、行政处罚信息2条、政府信息108条。\n"
    "二、依申请公开情况\n2023年收到申请8件。\n"
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("示例县水利局2023年工作信息公开了多少条?", 28),
        ("示例县水利局2023年行政处罚信息公开多少条?", 2),
        ("示例县水利局2023年主动公开政府信息多少条?", 142),
        ("示例县水利局2023年收到多少件申请?", 8),
    ],
)
def test_the_part_that_is_named(tmp_path, question, value):
    answer = ask(library_of(tmp_path, REPORT), question)
    assert [one.value for one in answer.values] == [Decimal(value)]


def test_words_of_the_work_name_no_part(tmp_path):
    answer = ask(library_of(tmp_path, REPORT), "示例县水利局2023年政府信息公开工作信息总量是多少条?")
    assert Decimal(28) not in [one.value for one in answer.values]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("君山区2013年招商引资信息发布了多少条?", [4]),
        ("君山区2013年公共服务事项公布了多少?", [752]),
        ("Junshan District 2013: government news items published?", [1470]),
        ("君山区2013年领导讲话和视频一共公布了多少", [10, 156]),
        ("君山区2013年一共发布信息多少条?", [2450]),
    ],
)
def test_a_kind_of_items_is_not_answered_with_all_that_was_published(asks, question, expected):
    assert numbers(asks(question)) == expected
