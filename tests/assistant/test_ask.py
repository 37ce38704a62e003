"""Questions over the sample library, from end to end: figures, refusals, conversation, and what never may happen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.question.language import looks_foreign

ROOT = Path(__file__).parents[2]


def numbers(answer: Answer) -> list[float | None]:
    return [None if value.value is None else float(value.value) for value in answer.values]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many applications did Panzhihua receive in 2009?", [12]),
        ("攀枝花2009年收到多少件政府信息公开申请?", [12]),
        ("攀枝花市二〇〇九年新闻发布会开了几场", [23]),
        ("示例县2023年自然人提出的申请中予以公开的有多少件?", [41]),
        ("How many requests did the Shili County Education Bureau receive in 2022?", [9]),
        ("示例县2022年比2021年多收到多少件申请?", [18]),
        ("示例县2021年到2023年收到的申请件数", [78, 96, 131]),
        ("What share of Panzhihua's 2009 requests were granted in full?", [83.33]),
    ],
)
def test_a_figure_is_answered_with_its_value_and_a_quote_that_holds_it(asks, sample_library, question, expected):
    answer = asks(question)
    assert answer.status == "answered"
    assert numbers(answer) == expected
    assert answer.citations
    for citation in answer.citations:
        assert sample_library.catalog.text(citation.report)[citation.start : citation.end] == citation.quote
    for value in answer.values:
        assert value.citations, "a value without a citation"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("", "unclear"),
        ("???", "unclear"),
        ("收" * 10_000, "unclear"),
        ("明天会下雨吗", "out_of_scope"),
        ("What is the capital of France?", "out_of_scope"),
        ("¿Cuántas solicitudes recibió Panzhihua en 2009?", "out_of_scope"),
        ("攀枝花は2009年に何件の申請を受けましたか", "out_of_scope"),
        ("攀枝花2010年收到多少件申请?", "no_report"),
        ("攀枝花市教育局2009年收到多少件申请?", "no_report"),
        ("How many requests did Chengdu receive in 2009?", "no_report"),
        ("收到多少件申请?", "unclear"),
        ("示例县收到多少件申请?", "unclear"),
        ("公主岭市司法局2013年收到多少件申请?", "blank"),
        ("攀枝花2009年有多少名信息公开工作人员?", "not_reported"),
        ("攀枝花2009年有关环境保护的申请有几件?", "not_reported"),
        ("How many land requests in Panzhihua in 2009 were refused?", "not_reported"),
        ("范文写的是哪个区、哪一年?", "not_reported"),
    ],
)
def test_a_refusal_has_its_kind_a_sentence_and_no_figure(asks, question, status):
    answer = asks(question)
    assert answer.status == status
    assert numbers(answer) == []
    assert len(answer.text) > 8


def test_a_conversation_carries_agency_year_and_indicator(asks):
    first = asks("示例县2022年收到多少件申请?")
    second = asks("那2023年呢?", first)
    third = asks("自然人呢?", first, second)
    fourth = asks("攀枝花呢?", first, second, third)
    assert [numbers(answer) for answer in (first, second, third)] == [[96], [131], [104]]
    assert fourth.status in ("no_report", "not_reported")
    assert numbers(fourth) == []


def test_ten_turns_deep_the_place_is_still_known(asks):
    history = [asks("攀枝花2009年收到多少件申请?")]
    for _ in range(9):
        history.append(asks("其中网上申请的有几件?", *history))
    assert numbers(history[-1]) == [3]


def test_the_same_question_gets_the_same_answer_but_for_the_time(asks):
    question = "攀枝花2009年各种申请方式分别多少件?"
    first, second = asks(question).to_json(), asks(question).to_json()
    first.pop("elapsed_ms")
    second.pop("elapsed_ms")
    assert first == second
    assert json.loads(json.dumps(first, ensure_ascii=False)) == first


def test_a_figure_question_loads_no_heavy_library(sample_library):
    code = (
        "import sys; from pathlib import Path; from assistant import Settings, ask, open_library;"
        f"library = open_library(Settings(library=Path({str(sample_library.path)!r})));"
        "answer = ask(library, '攀枝花2009年收到多少件申请?');"
        "assert answer.status == 'answered', answer;"
        "heavy = {'torch', 'sentence_transformers', 'gradio', 'chromadb', 'langchain', 'langchain_core', 'trafilatura', 'pdfplumber'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_invented_reports_are_said_to_be_invented(asks):
    assert any("invented" in caveat for caveat in asks("How many requests did Shili County receive in 2022?").caveats)
    assert not any("invented" in caveat for caveat in asks("How many requests did Panzhihua receive in 2009?").caveats)


def test_a_failed_identity_of_the_report_is_a_caveat_of_its_figure(asks):
    answer = asks("攀枝花2009年不予公开几件?")
    assert numbers(answer) == [2]
    assert any("0+0+0+0=0" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("Shili 2022 policy interpretation articles", False),
        ("shili county 2022 online applications granted", False),
        ("quantos pedidos panzhihua recebeu 2009", True),
        ("wie viele antraege hat panzhihua erhalten", True),
    ],
)
def test_short_english_is_english(question, foreign):
    assert looks_foreign(question) is foreign
