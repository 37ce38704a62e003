"""The assistant as LangChain sees it: a Runnable and a retriever."""

from langchain_core.runnables import Runnable

from assistant.chain import answer_chain
from assistant.retriever import PassageRetriever


def test_the_chain_answers_and_composes(sample_library):
    chain = answer_chain(sample_library)
    assert isinstance(chain, Runnable)
    as_json = (chain | (lambda answer: answer.to_json())).invoke("How many applications did Panzhihua receive in 2009?")
    assert [value["value"] for value in as_json["values"]] == [12]


def test_the_chain_takes_a_history(sample_library):
    chain = answer_chain(sample_library)
    first = chain.invoke("示例县2022年收到多少件申请?")
    second = chain.invoke({"question": "那2023年呢?", "history": [first]})
    assert [int(value.value) for value in second.values if value.value is not None] == [131]


def test_the_retriever_gives_passages_of_the_reports_named_with_their_place(sample_library):
    report = next(row for row in sample_library.catalog.reports() if row.identity.year == 2009 and not row.invented)
    retriever = PassageRetriever(library=sample_library, reports=[report.id], k=3)
    found = retriever.invoke("政务服务中心 窗口")
    assert len(found) == 3
    text = sample_library.catalog.text(report.id)
    for document in found:
        assert document.metadata["report"] == report.id
        assert text[document.metadata["start"] : document.metadata["end"]] == document.page_content
