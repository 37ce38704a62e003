"""What is asked in words that no indicator is known by: the nearest in meaning are offered, and nothing is answered with them."""

from dataclasses import replace

import pytest

from assistant import Settings, ask, open_library
from assistant.answers.in_other_words import asked_as
from assistant.sentences import indicator_text
from index.build import ingest_sources
from index.errors import MissingModel
from index.library import Library
from ingest.source import load_source
from tests.assistant.conftest import SAMPLES
from tests.index.made_up import CharacterEmbedder

IN_OTHER_WORDS = (
    ("示例县2018年开过几回记者见面会?", "press_conferences"),
    ("示例县2018年民间热议的话题正面回答了几回?", "hot_topics_responded"),
    ("示例县2018年给媒体吹风几回?", "press_conferences"),
    ("How many folks sat through courses in Shili County in 2018?", "trainees"),
    ("How many plain-language articles on policy came out in Shili County in 2018?", "policy_interpretations"),
    ("How often did officials brief journalists in Shili County in 2018?", "press_conferences"),
)


@pytest.mark.model
def test_the_right_figure_is_among_those_offered(tmp_path):
    library = open_library(Settings(library=tmp_path / "library"), create=True)
    ingest_sources(library, [load_source(SAMPLES / "shilixian-2018.html")])
    for question, indicator in IN_OTHER_WORDS:
        answer = ask(library, question)
        assert answer.status in ("unclear", "not_reported"), question
        assert answer.values == ()
        offered = " ".join(answer.suggestions)
        assert indicator_text(indicator, answer.language) in offered, question
        assert all(ask(library, suggestion).status == "answered" for suggestion in answer.suggestions)
    known_by_nobody = ask(library, "示例县2018年修了几条路?")
    assert (known_by_nobody.status, known_by_nobody.values) == ("not_reported", ())


class OneIsNear(CharacterEmbedder):
    """A stand-in to which one indicator's texts, and questions, are all alike, and the others have nothing of them."""

    def __init__(self, near: str) -> None:
        super().__init__()
        self.near = {asked_as(near, "zh"), asked_as(near, "en")}

    def embed_passages(self, texts):
        self.embedded += texts
        return super().embed_passages(["甲" if text in self.near else "乙" for text in texts])

    def embed_query(self, text):
        return super().embed_query("甲" if text not in ("甲", "乙") else text)


def given(library: Library, embedder: CharacterEmbedder) -> Library:
    return Library(library.path, library.catalog, given_embedder=embedder)


@pytest.mark.parametrize("question", ["示例县2022年甲乙丙丁有几个", "How many gizmos did Shili County keep in 2022?"])
def test_where_one_stands_out_it_is_asked_back(sample_library, question):
    model = OneIsNear("messages_handled")
    library = given(sample_library, model)
    answer = ask(library, question)
    assert (answer.status, answer.values) == ("unclear", ())
    assert indicator_text("messages_handled", answer.language) in answer.suggestions[0]
    embedded = len(model.embedded)
    assert ask(library, question).suggestions == answer.suggestions
    assert len(model.embedded) == embedded, "the names are embedded once"


def test_where_all_are_alike_nothing_is_taken_for_meant(sample_library):
    library = given(sample_library, CharacterEmbedder(dimension=1))
    assert ask(library, "示例县2022年甲乙丙丁有几个").status == "not_reported"


def test_a_question_that_wants_no_number_is_not_asked_back(sample_library):
    library = given(sample_library, OneIsNear("req_by_ngo"))
    assert ask(library, "示例县2021年通过哪些志愿者组织宣传条例?").status == "not_reported"


def test_a_question_that_was_read_asks_no_model(sample_library):
    model = CharacterEmbedder()
    library = given(sample_library, model)
    assert ask(library, "示例县2022年收到多少件申请").status == "answered"
    refused = ask(library, "示例县2022年有几个专职人员")
    assert refused.status == "not_reported"
    assert "2021" in refused.suggestions[0]
    assert model.embedded == []


def test_without_the_model_the_words_decide(sample_library, monkeypatch):
    def missing(_library: Library, _question: str, _texts: object) -> None:
        raise MissingModel("no model here", "fetch one")

    monkeypatch.setattr(Library, "alike", missing)
    answer = ask(replace(sample_library), "示例县2022年甲乙丙丁有几个")
    assert answer.status == "not_reported"
    assert len(answer.suggestions) == 3
