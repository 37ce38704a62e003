"""The sample library: what the manifest says is so, formats are as announced, and no prose is anyone else's."""

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from eval.make_samples import REPORTS, TEXTS, make_samples
from eval.samples.source import SampleSource, SourceError, TextBlock, lines_to_grid, read_sources, text_to_source
from eval.samples.write_txt import one_cell_a_line, piped, tabbed

SOURCES = read_sources(TEXTS)
BY_NAME = {source.name: source for source in SOURCES}
MANIFEST = json.loads((REPORTS / "manifest.json").read_text(encoding="utf-8"))
SHARED = Path(__file__).parents[2].parent / "shared" / "reports"


def test_manifest_lists_every_file_with_its_hash() -> None:
    on_disk = {path.name for path in REPORTS.iterdir()} - {"manifest.json"}
    assert {entry["file"] for entry in MANIFEST} == on_disk
    assert len(MANIFEST) == 13
    for entry in MANIFEST:
        data = (REPORTS / entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["file"]
        assert entry["origin"] == "invented" or entry["origin"].startswith("figures of a real "), entry


def test_manifest_covers_formats_encodings_and_three_years() -> None:
    assert {entry["format"] for entry in MANIFEST} == {"html", "txt", "pdf", "docx"}
    assert {(entry["format"], entry["encoding"]) for entry in MANIFEST} >= {
        ("html", "utf-8"),
        ("html", "gb18030"),
        ("txt", "utf-8"),
        ("txt", "gb18030"),
    }
    years = {entry["year"] for entry in MANIFEST if entry["agency"] == "示例县人民政府"}
    assert years == {2018, 2021, 2022, 2023}


def test_script_writes_what_is_committed(tmp_path: Path) -> None:
    assert make_samples(TEXTS, tmp_path) == json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    for entry in MANIFEST:
        made, committed = tmp_path / entry["file"], REPORTS / entry["file"]
        if entry["format"] == "docx":  # compression may differ between versions of zlib; the parts may not
            assert docx_parts(made.read_bytes()) == docx_parts(committed.read_bytes())
        elif entry["format"] != "pdf":
            assert made.read_bytes() == committed.read_bytes(), entry["file"]


def docx_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_pdf_holds_every_line_of_its_text() -> None:
    for name in ("shilixian-2022", "shilixian-education-2022"):
        source = BY_NAME[f"{name}.txt"]
        pages = pypdf.PdfReader(REPORTS / source.file).pages
        text = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
        for block in source.blocks:
            if isinstance(block, TextBlock):
                assert re.sub(r"\s", "", block.text) in text, block.text


def test_docx_keeps_merged_and_blank_cells() -> None:
    table = docx.Document(str(REPORTS / "gongzhuling-justice-2013.docx")).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1] == ["人员配置", "从事政府信息公开工作人员数", "10", ""]
    assert rows[2] == ["人员配置", "其中:1.专职人员数", "1", ""]


def test_declared_charset_and_traditional_characters() -> None:
    page = (REPORTS / "kuancheng-2012.html").read_bytes()
    assert b"charset=gbk" in page
    assert "宽城区" in page.decode("gb18030")
    mirror = (REPORTS / "shilishi-2009.txt").read_text(encoding="utf-8")
    assert "關(guān)" in mirror
    assert "關(guān)" in (REPORTS / "template-undated.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_invented_reports_say_so_at_both_ends(source: SampleSource) -> None:
    texts = [block.text for block in source.blocks if isinstance(block, TextBlock)]
    said = [re.sub(r"\(\w+\)", "", text) for text in (*texts[:3], texts[-1])]
    marked = ["示例数据,虚构" in text or "示例數據,虛構" in text for text in said]
    if source.facts["invented"] == "true":
        assert any(marked[:3]), "the first lines do not say that the data are invented"
        assert marked[-1], "the last line does not say that the data are invented"
    else:
        assert not any(marked)
        assert "不是原文" in said[-1]


def sentences(text: str) -> set[str]:
    """Sentences without white space and pinyin glosses, long enough to be somebody's wording."""
    text = re.sub(r"[((][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+[))]|\s|\||\u3000", "", text)
    return {part for part in re.split(r"[。;!?;]", text) if len(part) >= 18}


@pytest.mark.parametrize("real", sorted(SHARED.glob("*.txt")), ids=lambda path: path.name)
def test_no_sentence_is_taken_from_a_real_report(real: Path) -> None:
    theirs = sentences(real.read_text(encoding="utf-8"))
    for source in SOURCES:
        for block in source.blocks:
            if isinstance(block, TextBlock):
                assert not sentences(block.text) & theirs, source.name


def test_flattened_tables() -> None:
    grid = lines_to_grid(["|组|甲|1|", "|^|乙||"], "test")
    assert piped(grid) == "组 |\n甲 |\n1 |\n乙 |\n|\n|"
    assert one_cell_a_line(grid) == "组\n\n甲\n\n1\n\n乙\n\n "
    assert tabbed(grid) == "组\t甲\t1\n\t乙\t"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["|a|b|", "|c|"], "row 2 of the table has 1 cells"),
        (["|<|b|"], "has no cell to continue"),
        (["|a|<|", "|^|b|"], "is no rectangle"),
    ],
    ids=["ragged", "nothing to the left", "not a rectangle"],
)
def test_a_broken_source_table_is_refused(lines: list[str], fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        lines_to_grid(lines, "test")


def test_a_source_without_its_facts_is_refused() -> None:
    with pytest.raises(SourceError, match="no @year line"):
        text_to_source("x.txt", "@file: x.txt\n@agency: a\n@origin: invented\n@invented: true\n@encoding: utf-8\n")
