"""English answers gloss the indicator and the agency; quotes stay as printed."""

import re

import pytest

from ui.render import value_rows

HAN = re.compile(r"[一-鿿]")


@pytest.mark.parametrize(
    ("question", "agency", "indicator"),
    [
        (
            "How many applications did Panzhihua receive in 2009?",
            "Panzhihua (攀枝花市人民政府)",
            "applications received",
        ),
        ("What share of Panzhihua's applications in 2009 were online?", "Panzhihua (攀枝花市人民政府)", "applications"),
        (
            "How many requests did the Gongzhuling Justice Bureau receive in 2013?",
            "Gongzhuling",
            "applications received",
        ),
        ("How many applications did Panzhihua receive in 2010?", "Panzhihua (攀枝花市人民政府)", ""),
    ],
)
def test_an_english_answer_glosses_agency_and_indicator(asks, question, agency, indicator):
    answer = asks(question)
    assert agency in answer.text
    assert indicator in answer.text


def test_the_table_of_figures_says_in_english_what_is_counted(asks):
    (row,) = value_rows(asks("How many applications did Panzhihua receive in 2009?"))
    assert row.item.startswith("applications received (收到政府信息公开申请数量")
    assert row.agency == "Panzhihua (攀枝花市人民政府)"
    (chinese,) = value_rows(asks("攀枝花2009年收到多少件申请?"))
    assert chinese.agency == "攀枝花市人民政府"
    assert "applications" not in chinese.item


def test_quotes_stay_in_the_original(asks):
    answer = asks("What problems did Kuancheng admit in 2012?")
    assert answer.language == "en"
    assert all(HAN.search(citation.quote) for citation in answer.citations)
    assert "a configured chat model adds a translation" in answer.text


def test_the_english_text_outside_quotes_and_brackets_is_english(asks):
    for question in (
        "How many applications did Panzhihua receive in 2009, by channel?",
        "Compare the applications received by Panzhihua in 2009 and Kuancheng in 2012",
        "Do the channels add up for Panzhihua in 2009?",
    ):
        bare = re.sub(r"[(\uff08].*?[)\uff09]|\u201c.*?\u201d|> .*", "", asks(question).text)
        assert not HAN.search(bare), bare


def test_a_long_chinese_name_makes_no_chinese_question(asks):
    answer = asks("How many applications did 吉林省长春市宽城区人民政府 receive in 2012?")
    assert (answer.language, answer.status) == ("en", "answered")
    assert asks("宽城区2012年通过Web和App收到几件申请?").language == "zh"
