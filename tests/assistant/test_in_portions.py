"""What is read in portions is what is read at once, and no more than some portions are held."""

from collections.abc import Sequence

import pytest

from assistant import ask
from assistant.evidence import in_portions
from assistant.evidence.in_portions import InPortions
from eval.bench.libraries import library_of_size
from index.catalog import Catalog
from index.library import Library
from tests.index.made_up import CharacterEmbedder


@pytest.fixture(scope="module")
def sixteen(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_size(tmp_path_factory.mktemp("portions"), 16, CharacterEmbedder())


def test_portions_are_read_when_asked_for_and_the_oldest_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_portions, "PORTION", 2)
    monkeypatch.setattr(in_portions, "KEPT", 2)
    read: list[Sequence[str]] = []

    def items(reports: Sequence[str]) -> list[str]:
        read.append(tuple(reports))
        return [report + number for report in reversed(reports) for number in "12" if report != "d"]

    found = InPortions("abcdea", items, lambda item: item[0])
    assert (list(found), len(found), "c" in found, "x" in found, read) == (list("abcde"), 5, True, False, [])
    assert (found["b"], found["a"], found["d"], found.get("x", ())) == (("b1", "b2"), ("a1", "a2"), (), ())
    assert read == [("a", "b"), ("c", "d")]
    assert found["e"] == ("e1", "e2")
    assert found["c"] == ("c1", "c2")
    assert read == [("a", "b"), ("c", "d"), ("e",)]
    assert found["a"] == ("a1", "a2")
    assert found["b"] == ("b1", "b2")
    assert read[3:] == [("a",), ("b",)]  # of what was let go, no more than is asked for
    with pytest.raises(KeyError):
        found["x"]


@pytest.mark.parametrize(
    "question",
    [
        "2022年哪个地方收到的申请最多?",
        "哪些报告提到了收费?",
        "2022年所有报告收到的申请一共多少件?",
        "北京市历年收到的申请数量走势如何?",
        "北京市2022年收到的申请,各类申请人分别有多少件?",
        "北京市2022年的报告数字对得上吗?",
    ],
)
def test_answers_do_not_depend_on_the_portions(
    sixteen: Library, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ask(sixteen, question).to_json() | {"elapsed_ms": 0}
    monkeypatch.setattr(in_portions, "PORTION", 1)
    monkeypatch.setattr(in_portions, "KEPT", 1)
    assert ask(sixteen, question).to_json() | {"elapsed_ms": 0} == whole
    assert whole["status"] == "answered"


def test_reports_are_read_in_their_order_however_the_answer_orders_them(
    sixteen: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_portions, "PORTION", 4)
    monkeypatch.setattr(in_portions, "KEPT", 1)
    read: list[str] = []
    figures = Catalog.figures
    monkeypatch.setattr(Catalog, "figures", lambda self, reports: (read.extend(reports), figures(self, reports))[1])
    answer = ask(sixteen, "所有报告收到的申请按数量排名")
    named = list(answer.plan["reports"])
    assert len(named) == 16
    assert [citation.report for citation in answer.citations] != sorted(
        citation.report for citation in answer.citations
    )
    assert len(read) <= 3 * len(named)
