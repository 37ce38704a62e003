"""Passages are exact slices, stay inside one section, and leave nothing out but headings with nothing under them."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Document
from ingest.folding import fold
from ingest.passages import LONGEST, TARGET, passages
from ingest.read_html import read_html
from ingest.read_txt import read_txt
from ingest.report import Passage, Section
from ingest.sections import sections
from ingest.source import load_source, source_of

SHARED = Path(__file__).parents[2].parent / "shared" / "reports"
SENTENCE = "各部门依照规定完善了主动公开、依申请公开和保密审查制度。"


def cut(document: Document) -> tuple[tuple[Section, ...], tuple[Passage, ...]]:
    parts = sections(document, fold(document.text))
    return parts, passages("r1", document, parts)


def from_text(text: str) -> tuple[Passage, ...]:
    return cut(Document(text, "txt", ()))[1]


@pytest.mark.parametrize("report", sorted(SHARED.glob("*.txt")), ids=lambda path: path.name[:3])
def test_real_reports(report: Path) -> None:
    document = read_txt(load_source(report))
    parts, found = cut(document)
    for passage in found:
        assert document.text[passage.start : passage.end] == passage.text
        assert len(passage.text) <= LONGEST
        assert any(part.start <= passage.start and passage.end <= part.end for part in parts)
    kept = "".join(passage.text for passage in found)
    left_out = len("".join(document.text.split())) - len("".join(kept.split()))
    assert 0 <= left_out <= sum(len(part.title) for part in parts)
    assert len({passage.id for passage in found}) == len(found)
    assert TARGET <= sum(len(passage.text) for passage in found) / len(found) <= LONGEST


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    found = from_text("一、制度\n" + SENTENCE * 20)
    assert len(found) >= 2
    assert all(passage.text.endswith("。") for passage in found)
    assert "".join(passage.text for passage in found) == "一、制度\n" + SENTENCE * 20


def test_short_paragraphs_are_kept_together_and_sections_apart() -> None:
    found = from_text(f"一、甲\n{SENTENCE}\n{SENTENCE}\n二、乙\n{SENTENCE}\n")
    assert [passage.text for passage in found] == [f"一、甲\n{SENTENCE}\n{SENTENCE}", f"二、乙\n{SENTENCE}"]
    assert [passage.section for passage in found] == ["一、甲", "二、乙"]


def test_the_section_is_named_with_what_it_stands_in() -> None:
    found = from_text(f"一、甲\n(一)乙\n{SENTENCE}")
    assert [(passage.section, passage.text) for passage in found] == [("一、甲 / (一)乙", f"(一)乙\n{SENTENCE}")]


def test_a_table_is_cut_between_rows_and_not_mixed_with_prose() -> None:
    rows = "".join(f"<tr><td>第{n}类主动公开政府信息的数量</td><td>{n}</td></tr>" for n in range(60))
    page = f"<html><body><p>{SENTENCE * 3}</p><table>{rows}</table><p>{SENTENCE * 2}</p></body></html>"
    document = read_html(source_of("a.html", page.encode()))
    (table,) = document.tables
    _, found = cut(document)
    inside = [passage for passage in found if table.start <= passage.start < table.end]
    assert len(inside) >= 3
    for passage in inside:
        assert passage.end <= table.end
        assert all(re.fullmatch(r"第\d+类主动公开政府信息的数量 \| \d+", line) for line in passage.text.split("\n"))
    assert found[0].end <= table.start


def test_ids_tell_reports_and_places_apart() -> None:
    document = Document(f"{SENTENCE}\n一、甲\n{SENTENCE}", "txt", ())
    parts = sections(document, fold(document.text))
    one, other = passages("r1", document, parts), passages("r2", document, parts)
    assert len({passage.id for passage in (*one, *other)}) == 4
    assert [passage.id for passage in passages("r1", document, parts)] == [passage.id for passage in one]
    assert all(re.fullmatch("[0-9a-f]{16}", passage.id) for passage in one)


def test_pages_of_passages() -> None:
    document = Document(f"{SENTENCE}\n一、甲\n{SENTENCE}", "pdf", (), pages=(0, len(SENTENCE) + 1))
    assert [passage.page for passage in cut(document)[1]] == [1, 2]


@given(st.text(alphabet=st.sampled_from("一二、(一)。;,甲乙 \n\r|1"), max_size=900))
@settings(max_examples=60, deadline=None)
def test_any_text_is_cut_in_order_without_overlap(text: str) -> None:
    found = from_text(text)
    assert all(text[passage.start : passage.end] == passage.text == passage.text.strip() for passage in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
