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


OF_NAMESAKES = (
    "鼓楼区2022年收到多少件申请",
    "How many requests did Chaoyang receive in 2022?",
    "Xincheng District: how many requests?",
    "西湖区收到多少件申请",
    "She County 2022: requests received?",
    "吉林2022年收到多少件申请",
    "How many requests did Jilin receive?",
    "攀枝花2017年收到多少件申请",
    "How many requests did Panzhihua receive in 2030?",
    "宁乡2012年收到多少件申请",
    "How many requests did Xiangfan receive in 2010?",
    "攀枝花司法局2019年收到多少件申请",
    "How many requests did Gongzhuling Justice Bureau receive in 2020?",
    "公主岭收到多少件申请",
    "How many requests did Wangcheng receive?",
    "教育局2022年收到多少件申请",
    "上海2022年收到多少件申请",
    "which years do you have for Shanghai?",
    "How many windows did the Sichuan Department of Justice run in 2022?",
    "冠县东古城镇2022年有几个窗口",
)


@pytest.mark.parametrize("question", OF_NAMESAKES)
def test_every_suggestion_is_answered_among_namesakes(asks_namesakes, question):
    refused = asks_namesakes(question)
    assert refused.status != "answered"
    assert refused.values == ()
    assert refused.suggestions
    for suggestion in refused.suggestions:
        answer = asks_namesakes(suggestion)
        assert answer.status in ("answered", "blank"), (suggestion, answer.status, answer.text)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("示例县2022年当面申请的有几件", "示例县人民政府2018年当面申请数是多少？"),
        ("How many requests came to Shili County by fax in 2023?", "Shili County 2018: applications by fax?"),
        ("示例县教育局2022年开了几次会", "示例县教育局2022年收到政府信息公开申请数是多少？"),
    ],
)
def test_what_is_nearest_is_suggested_first(asks, question, first):
    refused = asks(question)
    assert refused.status == "not_reported"
    assert refused.suggestions[0] == first


@pytest.mark.parametrize(
    "question",
    [
        "开了多少场新闻发布会",
        "有多少人在做这个工作",
        "全职的占多大比例",
        "How many of them were refused?",
        "How many of those came from natural persons?",
        "明天会下雨吗?",
        "多了多少",
        "as a share?",
        "示例县2035年收到多少申请",
    ],
)
def test_what_is_offered_where_no_report_is_named_has_an_answer(asks, question):
    answer = asks(question)
    assert answer.status != "answered"
    assert answer.suggestions
    told = {one: asks(one).status for one in answer.suggestions}
    assert set(told.values()) == {"answered"}, told
