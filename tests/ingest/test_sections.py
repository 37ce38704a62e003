"""Headings are told from list items, table rows and tables of contents; sections cover the text."""

from itertools import pairwise
from pathlib import Path

import pytest

from ingest.document import Block, Document
from ingest.folding import fold
from ingest.read_html import read_html
from ingest.read_txt import read_txt
from ingest.report import Section
from ingest.sections import section_path, sections
from ingest.source import load_source, source_of

SHARED = Path(__file__).parents[2].parent / "shared" / "reports"


def cut(text: str) -> tuple[Section, ...]:
    document = read_txt(source_of("a.txt", text.encode()))
    found = sections(document, fold(document.text))
    assert_tiles(document, found)
    return found


def assert_tiles(document: Document, found: tuple[Section, ...]) -> None:
    assert found[0].start == 0
    assert found[-1].end == len(document.text)
    assert all(before.end == after.start for before, after in pairwise(found))
    assert [section.ordinal for section in found] == list(range(len(found)))
    assert all(section.title in document.text[section.start : section.end] for section in found)


def outline(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in cut(text)]


def test_numbering_styles_nest() -> None:
    text = "报告\n第一部分 概述\n一、机构\n(一)设置\n甲。\n1、人员\n乙。\n(1)专职\n丙。\n(二)制度\n丁。\n二、收费\n第二部分 附录\n戊。"
    assert outline(text) == [
        (1, ""),
        (1, "第一部分 概述"),
        (2, "一、机构"),
        (3, "(一)设置"),
        (4, "1、人员"),
        (5, "(1)专职"),
        (3, "(二)制度"),
        (2, "二、收费"),
        (1, "第二部分 附录"),
    ]


def test_the_path_leads_from_the_top() -> None:
    found = cut("一、机构\n(一)设置\n甲。\n(二)制度\n乙。\n二、收费\n丙。")
    assert [section_path(found, section.ordinal) for section in found] == [
        ("一、机构",),
        ("一、机构", "(一)设置"),
        ("一、机构", "(二)制度"),
        ("二、收费",),
    ]
    assert section_path(cut("报告\n一、机构"), 0) == ()


def test_a_heading_that_runs_into_its_paragraph_is_its_first_clause() -> None:
    found = outline("一、概述\n(一)抓制度。各部门依照规定完善了八项制度。\n(二)抓培训:全年集中培训了两期工作人员。")
    assert found == [(1, "一、概述"), (2, "(一)抓制度"), (2, "(二)抓培训")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一、问题\n一是意识不强。二是人员不足。\n二是制度不全。", id="counting inside prose"),
        pytest.param(
            "一、问题\n1、平台落后,远不能满足需要。\n2、意识不强,普及程度低。\n3、缺乏人才。", id="list items"
        ),
        pytest.param("一、问题\n2013年1月1日施行。\n3.5万件。\n12月完成。", id="dates and decimals"),
        pytest.param("一、问题\n1.规范性文件类 |\n5 |\n2.规划类 |\n|", id="rows of a flattened table with bars"),
        pytest.param("一、问题\n(一)予以公开\n24\n0\n(二)部分公开\n6\n(三)不予公开\n/\n", id="rows with values below"),
        pytest.param("一、问题\n1.申请数\t条\t18\n2.答复数  3\n(一)受理数 4", id="rows on one line"),
        pytest.param("目录\n一、概述……………1\n二、收费......3\n一、问题\n甲。", id="table of contents"),
        pytest.param("一、问题\n附件:2012zfxxgk.doc\n附件:报告.doc", id="names of attached files"),
    ],
)
def test_what_only_looks_like_a_heading(text: str) -> None:
    assert [title for _, title in outline(text) if title] == ["一、问题"]


def test_a_flattened_form_with_numbering_of_its_own() -> None:
    rows = "勾稽关系\n一、本年新收\n5\n0\n三、办理结果\n(一)予以公开\n4\n(二)不予公开\n1.涉密\n0\n四、结转下年\n1\n"
    text = f"一、概述\n甲。\n二、公开\n乙。\n三、申请\n{rows}四、复议\n本年度没有行政复议。"
    assert [title for _, title in outline(text)] == ["一、概述", "二、公开", "三、申请", "四、复议"]


def test_an_attachment_opens_a_part_with_numbering_of_its_own() -> None:
    text = "一、概述\n甲。\n附件:统计表\n某县政府\n附件\n统计表\n一、基本情况\n乙。\n表二\n丙。"
    assert outline(text) == [(1, "一、概述"), (1, "附件"), (2, "一、基本情况"), (1, "表二")]


def test_traditional_characters_glosses_and_full_width_signs() -> None:
    found = outline(
        "\uff08一\uff09主動公開(kāi)情況。全年主動公開信息九千餘條,更新及時。\n\uff11\uff0e網(wǎng)站\n甲。"
    )
    assert found == [(1, "\uff08一\uff09主動公開(kāi)情況"), (2, "\uff11\uff0e網(wǎng)站")]


def test_text_without_headings_is_one_section() -> None:
    assert outline("某县年度报告\n本年度未收到申请。") == [(1, "")]
    assert cut("某县")[0].end == 2


def test_rows_of_a_real_table_are_no_headings() -> None:
    rows = "<tr><td>一、本年新收申请</td><td>78</td></tr><tr><td>二、上年结转</td><td>4</td></tr>"
    page = f"<html><body><h2>概述</h2><p>本年度申请情况见下表,数据由各单位填报,经汇总后公布。</p><table>{rows}</table><h2>收费</h2><p>无。</p></body></html>"
    document = read_html(source_of("a.html", page.encode()))
    assert [section.title for section in sections(document, fold(document.text))] == ["概述", "收费"]


def test_marked_headings_without_numbers_nest_and_the_title_is_none() -> None:
    lines = [
        ("某县2012年政府信息公开年度报告", 1),
        ("概述", 2),
        ("甲。", 0),
        ("机构", 3),
        ("乙。", 0),
        ("收费", 2),
        ("丙。", 0),
    ]
    text = "".join(line + "\n" for line, _ in lines)
    starts = [text.index(line) for line, _ in lines]
    blocks = tuple(
        Block("heading" if level else "paragraph", start, start + len(line), level)
        for start, (line, level) in zip(starts, lines, strict=True)
    )
    found = sections(Document(text, "html", blocks), fold(text))
    assert [(section.level, section.title) for section in found] == [(1, ""), (1, "概述"), (2, "机构"), (1, "收费")]


@pytest.mark.parametrize("report", sorted(SHARED.glob("*.txt")), ids=lambda path: path.name[:3])
def test_real_reports_are_covered_and_numbered_in_order(report: Path) -> None:
    document = read_txt(load_source(report))
    found = sections(document, fold(document.text))
    assert_tiles(document, found)
    assert 15 <= len(found) <= 19
    assert max(section.level for section in found) <= 3
    assert all(len(section.title) <= 60 for section in found)
