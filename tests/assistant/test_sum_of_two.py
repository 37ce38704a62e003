"""A sum of two things that a question names: both are in it, or there is none; never one of them in silence."""

import pytest

from tests.assistant.test_ask import numbers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县2022年规章和规范性文件一共废止了多少", [0, 11]),
        ("示例县2022年行政许可和行政处罚处理决定一共多少", "both"),
        ("示例县2022年复议和诉讼结果纠正一共几件", "both"),
        ("示例县2022年新收和上年结转一共多少", "both"),
        ("示例县2022年上年结转和新收合计", "both"),
        ("示例县2022年公共查阅室和受理点一共多少", "both"),
        ("示例县2022年新闻发布会和座谈会一共开了几次", "both"),
    ],
)
def test_both_are_in_the_sum_or_there_is_none(asks, question, expected):
    answer = asks(question)
    if expected != "both":
        assert numbers(answer) == expected
        return
    summed = [value for value in answer.values if value.qualifier == "computed"]
    assert answer.values == tuple(summed), answer.text
    assert all(" + " in answer.text for _ in summed)
