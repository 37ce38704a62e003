"""A count is not answered with a percentage, nor a share with a count or over another whole than the one named."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of

REPORT = (
    "示例县人民政府2014年政府信息公开工作年度报告\n\n二、依申请公开情况\n\n"
    "全年共收到政府信息公开申请40件,按时办结率97.5%。答复申请38件,其中同意公开20件,信息不存在4件。\n"
)


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("示例县2014年按时办结几件", {"件"}),
        ("示例县2014年信息不存在占答复的多少", {"%"}),
        ("How many replies per application did Shili County give in 2014?", {"%"}),
    ],
)
def test_the_kind_of_figure_is_the_one_asked_for(tmp_path, question, units):
    answer = ask(library_of(tmp_path, REPORT), question)
    assert {value.unit for value in answer.values} <= units
