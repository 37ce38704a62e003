"""Whose work a question counts: an agency's own count never stands for everything below it."""

from pathlib import Path

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

PROSE = (
    "示例区人民政府2014年政府信息公开工作年度报告\n\n本报告根据《中华人民共和国政府信息公开条例》编制。\n\n"
    "一、主动公开政府信息的情况\n全区主动公开政府信息200条。\n\n"
    "二、依申请公开政府信息的情况\n2014年,区政府本级受理政府信息公开申请7件。\n\n"
    "三、收费情况\n未收取任何费用。\n\n四、行政复议、行政诉讼情况\n没有发生行政复议、行政诉讼。\n\n"
    "五、存在的问题和改进措施\n公开内容需要丰富。\n"
)


@pytest.mark.parametrize(
    ("question", "status", "expected"),
    [
        ("示例区2014年区政府本级受理申请多少件", "answered", [7]),
        ("示例区2014年全区受理申请多少件", "not_reported", []),
        ("How many applications did the whole district of Shili receive in 2014?", "not_reported", []),
        ("示例区2014年全区主动公开政府信息多少条", "answered", [200]),
    ],
)
def test_the_agencys_own_count_is_not_the_areas(tmp_path: Path, question, status, expected):
    answer = ask(library_of(tmp_path, PROSE), question, ())
    assert (answer.status, numbers(answer)) == (status, expected)
