"""Channels that a question lists and takes together: every one of them is in the sum, and no more than them."""

import pytest

from tests.assistant.conftest import in_turn, library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县沙河镇人民政府2016年政府信息公开工作年度报告

一、概述
2016年,示例县沙河镇共公开信息2500条。
二、主动公开情况
2016年政府网站公开政府信息1313条,政务微博公开信息319条,政务微信公开信息851条,公开栏公开信息17条。
三、依申请公开情况
2016年收到政府信息公开申请3件。未收取费用,无复议和诉讼。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return in_turn(library_of(tmp_path_factory.mktemp("channels"), REPORT))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("沙河镇2016年网站微信微博一共发布多少条", [2483]),
        ("沙河镇2016年网站、微信、微博一共公开多少条", [2483]),
        ("沙河镇2016年微信和微博一共公开多少条", [1170]),
        ("沙河镇2016年一共公开多少条", [2500]),
    ],
)
def test_the_sum_is_that_of_the_channels_named(asked, question, expected):
    assert numbers(asked(question)) == expected
