"""A question over many reports gets the answer that it would get from all that they hold."""

import json
import re
from itertools import islice
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.evidence import bearing
from assistant.evidence.gather import figures_bearing
from eval.bench.libraries import library_of_size
from eval.printed.files import TEXTS
from eval.printed.reports import print_report
from index import over_many
from index.library import Library
from ingest.vocabulary import indicators
from tests.assistant.conftest import library_of
from tests.index.made_up import CharacterEmbedder

CASES = Path(__file__).parents[2] / "eval" / "cases"
# The county's own count is told by the count of the whole county in another row, and so are its parts.
OWN = """示例县人民政府2013年政府信息公开工作年度报告

一、依申请公开情况
全县共收到申请83件,其中网络申请60件。县政府收到申请26件,其中网络申请20件、信函申请6件。
"""


def told_twice() -> str:
    """A report on a form whose cells are parts of a cell in another row, with a sentence that repeats three of them."""
    _, written = TEXTS["piped rows"](print_report("SC2009", 1, agency="示例市人民政府", year=2009))
    text = written.decode()
    received, done, left = (
        re.search(rf"{label}（单位：件） \| (\d+)", text)[1]  # type: ignore[index]
        for label in ("收到政府信息公开申请数量", "本年度已办结申请件的数量", "结转下年度办理数量")
    )
    said = f"2009年全市收到政府信息公开申请{received}件,已办结{done}件,结转下年办理{left}件。"
    return text.replace("三、存在的主要问题", f"{said}\n三、存在的主要问题")


def both(library: Library, question: str, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """The answers from what bears on the question alone and from everything."""
    answers = []
    for many in (0, 10**9):
        monkeypatch.setattr(bearing, "MANY_REPORTS", many)
        answers.append(ask(library, question).to_json() | {"elapsed_ms": 0})
    return answers[0], answers[1]


def questions_of(name: str, every: int) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in islice(lines, 0, None, every)]


@pytest.mark.parametrize("question", [*questions_of("sample.jsonl", 5), *questions_of("by_hand.jsonl", 5)])
def test_what_a_question_asks_is_all_that_its_answer_stands_on(
    sample_library: Library, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bearing_alone, everything = both(sample_library, question, monkeypatch)
    assert bearing_alone == everything


def test_any_indicator_can_be_asked_of_all_reports(sample_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for known in list(indicators().values())[::6]:
        for question in (f"哪个地方的{known.zh}最多?", f"所有报告的{known.zh}一共多少?"):
            bearing_alone, everything = both(sample_library, question, monkeypatch)
            assert bearing_alone == everything, question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (told_twice(), "示例市2009年办结的申请有多少件?"),
        (told_twice(), "示例市2009年结转下年办理的申请有多少件?"),
        (OWN, "示例县2013年收到网上申请多少件?"),
        (OWN, "示例县2013年县政府收到多少件申请?"),
    ],
)
def test_a_part_is_known_by_its_whole_in_another_row(
    text: str, question: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bearing_alone, everything = both(library_of(tmp_path, text), question, monkeypatch)
    assert bearing_alone == everything


def test_a_report_that_counts_a_government_alone_is_read_whole(tmp_path: Path) -> None:
    catalog = library_of(tmp_path, OWN + told_twice().partition("二、主动公开")[2]).catalog
    [report] = [row.id for row in catalog.reports()]
    everything = catalog.figures([report])
    assert tuple(figures_bearing(catalog, [report], ["lit_total"])) == everything
    assert len(list(figures_bearing(catalog, [report], ["req_received"]))) < len(everything) / 2


def test_of_many_reports_little_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = library_of_size(tmp_path, 16, CharacterEmbedder())
    monkeypatch.setattr(bearing, "MANY_REPORTS", 2)
    read: list[int] = []
    whole = over_many.row_to_figure

    def counted(row: object) -> object:
        read.append(1)
        return whole(row)  # type: ignore[arg-type]

    monkeypatch.setattr(over_many, "row_to_figure", counted)
    monkeypatch.setattr("index.catalog.row_to_figure", counted)
    answer = ask(library, "哪个地方哪一年收到的申请最多?")
    reports = answer.plan["reports"]
    assert (answer.status, len(reports)) == ("answered", 16)  # type: ignore[arg-type]
    assert 0 < len(read) < sum(row.figure_count for row in library.catalog.reports()) / 3
