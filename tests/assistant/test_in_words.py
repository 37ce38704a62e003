"""Questions for prose: passages instead of figures or beside them, lists, definitions, and refusals where nothing is close."""

import pytest

from assistant.ask import ask
from index.build import ingest_sources
from ingest.source import source_of
from tests.assistant.conftest import library_of


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("公主岭市司法局2013年由哪个科室牵头?", "审批办牵头"),
        ("What training does Shili County plan for township staff in its 2021 report?", "为乡镇人员轮训一遍"),
        ("Which new rule does Shili District introduce in 2011, according to its 2010 report?", "实行检索单制度"),
        ("攀枝花市2010年打算做什么?", "借助考核、评议和舆论推动落实"),
    ],
)
def test_a_question_in_words_is_answered_with_the_passage_and_no_value(asks, question, printed):
    answer = asks(question)
    assert answer.status == "answered"
    assert answer.values == ()
    assert any(printed in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question", ["青石镇2022年怎样种植茶叶?", "How does Qingshi Town use artificial intelligence in 2022?"]
)
def test_a_topic_that_the_report_lacks_is_refused(asks, question):
    answer = asks(question)
    assert (answer.status, answer.citations) == ("not_reported", ())
    assert [asks(suggestion).status for suggestion in answer.suggestions] == ["answered", "answered"]


def test_a_question_for_a_number_and_for_words_gets_both(asks):
    answer = asks("宽城区2012年花了多少钱,花在什么地方?")
    assert [value.value for value in answer.values] == [20]
    assert any("网站改版更新上的支出" in citation.quote for citation in answer.citations)


def test_a_follow_up_asks_the_same_in_words_of_another_year_or_office(asks):
    first = asks("示例县2021年存在什么问题?")
    second = asks("那2022年呢?", first)
    third = asks("那教育局呢?", first, second)
    assert any("解读形式单一的问题依旧存在" in citation.quote for citation in second.citations)
    assert any("学校与机关的公开职责划分不清" in citation.quote for citation in third.citations)


def test_reports_that_mention_a_word_in_either_language(asks):
    english, chinese, none = (
        asks(q)
        for q in ("Which reports mention flood or mudslide?", "哪些报告提到了法律顾问?", "哪些报告提到了无人机?")
    )
    assert [citation.file for citation in english.citations] == ["panzhihua-2009.html"]
    assert [citation.file for citation in chinese.citations] == ["shilixian-2022.pdf"]
    assert (none.status, none.citations) == ("not_reported", ())


def test_a_word_near_the_one_asked_for_is_no_mention(asks):
    answer = asks("Which reports mention 新闻发布厅?")
    assert [citation.file for citation in answer.citations] == ["panzhihua-2009.html"]  # others hold 新闻发布会
    assert not any("经费" in c.quote and "收费" not in c.quote for c in asks("Which reports mention fees?").citations)


def test_a_word_is_explained_or_the_nearest_ones_are_offered(asks):
    known, printed, unknown = (
        asks(q) for q in ("重点领域信息公开是什么意思?", "部门网站是什么意思?", "量子纠缠是什么意思?")
    )
    assert (known.status, known.values) == ("answered", ())
    assert any("部门网站是政府部门的网站" in citation.quote for citation in printed.citations)
    assert unknown.status == "unclear"
    assert len(unknown.suggestions) == 3
    assert all(asks(suggestion).status == "answered" for suggestion in unknown.suggestions)


@pytest.mark.parametrize(
    ("counted", "again"),
    [
        ("示例县2023年自然人申请了多少件?", "攀枝花呢?"),
        ("How many requests did Shili County receive in 2023 from natural persons?", "And what about Panzhihua?"),
    ],
)
def test_a_follow_up_for_a_figure_is_not_answered_with_prose(asks, counted, again):
    answer = asks(again, asks(counted))
    assert answer.status in ("no_report", "not_reported")
    assert answer.citations == ()


def test_how_often_counts_where_there_is_a_figure(asks):
    answer = asks("How often was Junshan District sued over disclosure in 2013?")
    assert [value.value for value in answer.values] == [0]


YEARLY = "示例县卫生和计划生育局{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年,本局收到政府信息公开申请{count}件。主动公开政府信息40条。\n二、存在的问题\n人手不足。\n"


@pytest.mark.parametrize(
    ("question", "said", "off"),
    [
        ("为什么示例县卫生和计划生育局2022年收到的申请减少了?", "增加 9件", True),
        ("为什么示例县卫生和计划生育局2022年收到的申请增加了?", "增加 9件", False),
        ("Why did the applications received by 示例县卫生和计划生育局 fall in 2022?", "up by 9", True),
    ],
)
def test_a_change_that_was_none_is_not_explained(tmp_path, question, said, off):
    library = library_of(tmp_path, YEARLY.format(year=2021, count=12))
    later = source_of("2022.txt", YEARLY.format(year=2022, count=21).encode())
    assert [outcome.error for outcome in ingest_sources(library, [later])] == [None]
    assert (said in ask(library, question).text) is off


def test_words_of_an_agencys_own_name_ask_for_nothing(tmp_path):
    library = library_of(tmp_path, YEARLY.format(year=2022, count=21))
    for question in ("示例县卫生和计划生育局2022年申请", "示例县卫生和计划生育局2022年主动公开信息"):
        answer = ask(library, question)
        assert answer.plan["kind"] == "lookup", question
        assert len(answer.values) == 1, question


def test_a_term_with_other_words_around_it_is_not_that_term(asks):
    answer = asks("What is the legal deadline for replies?")
    assert answer.status == "unclear"
    assert "legal deadline" in answer.text
