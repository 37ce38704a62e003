"""Suggestions can be asked as they stand: each of them gets an answer."""

import pytest

REFUSED = (
    "攀枝花2010年收到多少件申请?",
    "How many requests did Shili County receive in 2019?",
    "收到多少件申请?",
    "How many requests did Shili receive?",
    "示例县2022年有几个专职人员",
    "示例县收到多少件申请?",
    "公主岭市司法局2013年收到多少件申请?",
    "示例县教育局2023年废止了几件规范性文件",
    "How many licences did Panzhihua issue in 2009?",
    "宽城区2012年政策解读发了几篇",
    "今天天气怎么样?",
    "Who is the president of Brazil?",
    "How many reading points did Shili County run in 2023?",
    "示例县2022年有多少个办事窗口",
    "How many training sessions did Qingshi Town hold in 2022?",
)


@pytest.mark.parametrize("question", REFUSED)
def test_every_suggestion_is_answered_as_it_stands(asks, question):
    refused = asks(question)
    assert refused.status != "answered"
    for suggestion in refused.suggestions:
        answer = asks(suggestion)
        assert answer.status in ("answered", "blank"), (suggestion, answer.status, answer.text)
