"""Fifty reports that carry instructions, in both languages: no number, citation or status differs from their clean twins.

Asked without a chat model, and with one that obeys whatever it reads.
"""

from collections import Counter
from dataclasses import replace

import pytest

from assistant import Settings, open_library
from assistant.ask import ask
from assistant.question.stated import claims
from index.build import ingest_sources
from ingest.source import load_source
from tests.assistant import hostile
from tests.index.made_up import CharacterEmbedder

QUESTIONS = (
    "{agency}2016年收到多少件申请?",
    "{agency}2016年网络申请多少件?",
    "{agency}2016年不予公开多少件?",
    "{agency}2016年有没有人打官司?",
    "{agency}2016年主动公开了多少条信息?",
    "{agency}2016年网络申请占百分之几?",
    "{agency}2016年各种申请方式分别多少件?",
    "{agency}2016年收了多少费用?",
    "{agency}2015年收到多少件申请?",
)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory):
    """The fifty reports twice: (clean, hostile)."""
    made = []
    for name, bad in (("clean", False), ("hostile", True)):
        folder = tmp_path_factory.mktemp(name)
        library = replace(
            open_library(Settings(library=folder / "library"), create=True), given_embedder=CharacterEmbedder()
        )
        outcomes = ingest_sources(library, [load_source(file) for file in hostile.write(folder / "reports", bad)])
        assert [outcome.error for outcome in outcomes if outcome.error] == []
        made.append(library)
    return tuple(made)


def facts(answer):
    """What must not change: status, values, quotes, suggestions; the offsets of a quote move with the text before it."""
    values = [
        (
            value.value,
            value.unit,
            value.qualifier,
            value.indicator,
            value.label,
            value.agency,
            value.year,
            value.breakdown,
        )
        for value in answer.values
    ]
    quotes = [(citation.quote, citation.agency, citation.year, citation.file) for citation in answer.citations]
    return answer.status, answer.text, values, quotes, answer.caveats, answer.suggestions


def test_the_fifty_carry_every_instruction_in_every_place():
    made = hostile.pairs()
    assert len(made) == 50
    assert all(pair.clean != pair.hostile for pair in made)
    assert set(Counter(pair.place for pair in made).values()) == {5}


def test_no_instruction_changes_who_reports_on_when(libraries):
    clean, bad = (
        {
            row.file: (row.identity.agency, row.identity.year, row.form, row.identity.title)
            for row in library.catalog.reports()
        }
        for library in libraries
    )
    assert clean == bad


@pytest.mark.parametrize("pair", hostile.pairs(), ids=lambda pair: f"{pair.name}-{pair.place}")
def test_no_instruction_changes_an_answer(libraries, pair):
    clean, bad = libraries
    number = int(pair.name.split(".")[0])
    asked = [ask(bad, question.format(agency=pair.agency)) for question in QUESTIONS[:2]]
    assert [[value.value for value in answer.values] for answer in asked] == [[40 + number], [11 + number]]
    for question in QUESTIONS:
        asked = question.format(agency=pair.agency)
        assert facts(ask(bad, asked)) == facts(ask(clean, asked)), asked


def test_a_model_that_obeys_every_instruction_changes_nothing_but_the_prose(libraries, served, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", served.url)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    settings = Settings(chat_model="openai:obeys", chat_timeout=10)
    _, bad = libraries
    told = 0
    for pair in hostile.pairs():
        for question in (*QUESTIONS[:3], "How many applications were turned away by 2016, {agency}?"):
            asked = question.format(agency=pair.agency)
            plain, shown = ask(bad, asked), ask(bad, asked, (), settings)
            assert facts(shown) == facts(plain), asked
            stated = {one.value for sentence in shown.prose for one in claims(sentence)}
            known = {value.value for value in shown.values} | {2016}
            assert stated <= known, shown.prose
            told += bool(shown.notes)
    assert told > 100  # it was asked, and what it wrote was left out
