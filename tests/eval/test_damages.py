"""Damages: each does what it says, the same each time, and leaves the rest alone."""

import re
from random import Random

import pytest

from eval.command import SAMPLE_REPORTS
from eval.damages import DAMAGES, blank_cells, separators, split_lines
from eval.mutate import damaged
from eval.pages import cells_of, page_of
from eval.reports_library import report_files
from ingest.document import SourceFile
from ingest.encoding import decode
from ingest.folding import fold_text
from ingest.source import load_source, source_of

SOURCES = [load_source(path) for path in report_files(SAMPLE_REPORTS)]
PAGES = [source for source in SOURCES if source.name.endswith((".txt", ".html"))]


def text_of(source: SourceFile) -> str:
    return decode(source.data, repair=True).text


def page(text: str, name: str = "a.txt") -> SourceFile:
    return source_of(name, text.encode())


@pytest.mark.parametrize("name", DAMAGES)
def test_the_same_seed_gives_the_same_bytes_and_other_formats_stay(name: str) -> None:
    once, again = (damaged(SOURCES, name, DAMAGES[name], 7) for _ in range(2))
    assert [file.data for file in once] == [file.data for file in again]
    before = {source.sha256 for source in SOURCES}
    assert {source.sha256 for source in SOURCES if source not in PAGES} <= {file.sha256 for file in once}
    assert any(file.sha256 not in before for file in once)


@pytest.mark.parametrize("name", sorted(set(DAMAGES) - {"lost header cells", "blank cells", "duplicate report"}))
def test_damages_of_whole_pages_change_every_page(name: str) -> None:
    unchanged = {source.sha256 for source in PAGES} & {file.sha256 for file in damaged(PAGES, name, DAMAGES[name], 1)}
    assert unchanged == set()


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


@pytest.mark.parametrize("name", ["traditional script", "split lines", "swapped sections", "wrong encoding"])
def test_no_digit_is_lost_where_only_form_changes(name: str) -> None:
    for before, after in zip(PAGES, damaged(PAGES, name, DAMAGES[name], 3), strict=True):
        declared = re.compile("gb2312|utf-8", re.IGNORECASE)
        assert numbers(declared.sub("", text_of(after))) == numbers(declared.sub("", text_of(before)))


def test_script_and_glosses_fold_back_to_the_text_as_it_was() -> None:
    simplified = page("全县收到政府信息公开申请12件,发生行政复议2件。")
    for name in ("traditional script", "pinyin glosses"):
        (after,) = damaged([simplified], name, DAMAGES[name], 1)
        assert after.data != simplified.data
        assert fold_text(text_of(after)) == text_of(simplified)


def cells(source: SourceFile) -> tuple[str, ...]:
    found = page_of(source)
    assert found is not None
    return cells_of(found)


def test_only_numbers_are_blanked() -> None:
    rows = "".join(f"<tr><td>第{row}行</td><td><b>{row}</b></td></tr>" for row in range(40))
    found = page_of(page(f"<html><body><table>{rows}</table></body></html>", "a.html"))
    assert found is not None
    (after,) = blank_cells(found, Random(1))
    pairs = list(zip(cells_of(found), cells(after), strict=True))
    gone = [before for before, now in pairs if before != now]
    assert 2 <= len(gone) <= 15
    assert all(before.isdigit() and now in ("", "/") for before, now in pairs if before != now)


def test_separators_keep_the_value_of_every_number() -> None:
    found = page_of(page("公开12345条,2012年收到98765件,其中网上1234567件。"))
    assert found is not None
    for seed in range(9):
        (after,) = separators(found, Random(seed))
        plain = fold_text(text_of(after))
        assert re.findall(r"\d+", re.sub(r"(?<=\d)[, ](?=\d{3})", "", plain)) == ["12345", "2012", "98765", "1234567"]


def test_a_number_stays_whole_on_its_line() -> None:
    found = page_of(page("收到申请" + "甲" * 20 + "1234567890件" + "乙" * 60))
    assert found is not None
    (after,) = split_lines(found, Random(1))
    lines = text_of(after).split("\n")
    assert len(lines) > 2
    assert max(map(len, lines)) <= 52
    assert any("1234567890" in line for line in lines)
