"""The harmless words: none of them may swallow a word that narrows a question."""

import pytest

from assistant.ask import ask
from assistant.question.residue import residue, strip_harmless

NARROWING = [
    "本级",
    "市本级",
    "下级",
    "上级",
    "市级",
    "乡级",
    "书面",
    "口头",
    "环境",
    "农村",
    "首次",
    "境外",
    "上半年",
    "下半年",
    "第一季度",
    "一季度",
    "三月份",
    "每月",
    "每周",
    "去年",
    "个人",
    "法人",
    "老人",
    "网上",
    "线下",
    "上门",
    "来信",
    "来访",
    "来电",
    "内部",
    "内设",
    "三公",
    "三农",
    "五保",
    "低保",
    "协会",
    "场所",
    "超过",
    "按时",
    "按期",
    "便民",
    "干部",
    "票据",
    "执照",
    "逾期",
    "人大",
    "人才",
    "全日制",
    "未答复",
    "没办结",
    "没有答复",
    "不收费",
    "涉密",
    "重点",
    "直属",
    "下属",
    "所属",
    "委托",
]


@pytest.mark.parametrize("word", NARROWING)
def test_a_narrowing_word_stays(word):
    assert strip_harmless(word) != []


@pytest.mark.parametrize(
    "word", ["not", "without", "rural", "written", "overseas", "days", "january", "first", "municipal"]
)
def test_a_narrowing_english_word_stays(word):
    assert residue(f"How many {word} requests were there?", "en", ()) == (word, "requests")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("请问这个县2012年到底一共有多少件?", "zh"),
        ("麻烦帮我查查当年总共有几件", "zh"),
        ("So how many were there, all told?", "en"),
    ],
)
def test_a_question_without_narrowing_words_leaves_nothing(question, language):
    assert residue(question, language, ()) == ()


@pytest.mark.parametrize(
    "question",
    [
        "How many employees do it beside other work in Kuancheng in 2012?",
        "How much was charged for looking things up in Shili District in 2010?",
        "How many people came to the website in Panzhihua in 2009?",
    ],
)
def test_what_an_english_question_says_in_common_words_narrows_it_too(sample_library, question):
    answer = ask(sample_library, question)
    assert (answer.status, answer.values) == ("not_reported", ())
