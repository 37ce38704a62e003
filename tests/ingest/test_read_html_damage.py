"""Pages as they come: every damage seen on government sites, each with the text and the cells that a reader would see."""

import time

import pytest

from ingest.document import Document
from ingest.errors import UnreadableFile
from ingest.folding import fold
from ingest.numbers import find_numbers
from ingest.read_html import read_html
from ingest.source import source_of

PROSE = (
    "2012年，本县主动公开政府信息3661条，其中规范性文件156件。全年各乡镇均设立了查阅点，接待群众到场查询并给予解答。"
)
TRADITIONAL = "示例縣2012年政府資訊公開工作年度報告。全縣主動公開政府資訊3661條，收到申請57件，均已依法答覆。"
TWO_ROWS = "<tr><td>申请数</td><td>57</td></tr><tr><td>办结数</td><td>52</td></tr>"


def page(body: str) -> Document:
    return read_html(source_of("a.html", f"<html><body><p>{PROSE}</p>{body}</body></html>".encode()))


def rest(document: Document) -> list[str]:
    """The lines after the opening paragraph."""
    assert document.text.startswith(PROSE + "\n")
    return document.text.split("\n")[1:-1]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        *[("gb18030", declared) for declared in ("gb2312", "gbk", "utf-8", "big5", "iso-8859-1", "x-unknown", "")],
        *[("utf-8", declared) for declared in ("utf-8", "gb2312", "big5", "windows-1252", "utf-16", "")],
        *[("utf-8-sig", declared) for declared in ("gb2312", "")],
        *[("utf-16", declared) for declared in ("utf-8", "")],
    ],
)
def test_simplified_pages_whatever_they_declare(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    data = f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>".encode(encoding)
    assert read_html(source_of("a.html", data)).text == f"{PROSE}\n"


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "utf-8", "gb18030"])
@pytest.mark.parametrize("declared", ["big5", "utf-8", "gb2312", ""])
def test_traditional_pages_whatever_they_declare(encoding: str, declared: str) -> None:
    data = f"<html><head><meta charset='{declared}'></head><body><p>{TRADITIONAL}</p></body></html>".encode(encoding)
    assert read_html(source_of("a.html", data)).text == f"{TRADITIONAL}\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            "<table><tr><td>申请数&nbsp;</td><td>&nbsp;1&nbsp;234&nbsp;</td></tr><tr><td>其中</td><td>&nbsp;</td></tr></table>",
            ["申请数 | 1 234", "其中 | "],
            id="nbsp in cells",
        ),
        pytest.param("<p>收到&nbsp;&nbsp;57&nbsp;件</p>", ["收到 57 件"], id="nbsp in prose"),
        pytest.param(
            "<p>收到<span>5</span><span lang=EN-US>7</span><font>1</font>件，办结<b>1</b>,<i>234</i>件</p>",
            ["收到571件，办结1,234件"],
            id="a number over several spans",
        ),
        pytest.param(
            "<table><tr><td>申请数</td><td><p><span>5</span><span>7</span><o:p></o:p></p></td></tr>"
            "<tr><td>办结数</td><td><span>5</span><!-- --><span>2</span></td></tr></table>",
            ["申请数 | 57", "办结数 | 52"],
            id="a number over several spans in a cell",
        ),
        pytest.param(
            "<p>收到<span style='display:none'>99</span>5<b hidden>9</b>7件</p>"
            "<p>办结<span style='font-size:0px'>9</span>52<span style='visibility: hidden'>9</span>件</p>",
            ["收到57件", "办结52件"],
            id="hidden text between digits",
        ),
        pytest.param(
            "<table><tr><td>申请数</td><td>57<span style='display:none'>9</span></td></tr>"
            "<tr style='display: none'><td>草稿</td><td>1</td></tr>"
            "<tr><td>办结数</td><td style='display:none'>3</td><td>52</td></tr></table>",
            ["申请数 | 57", "办结数 | 52"],
            id="hidden rows and cells",
        ),
        pytest.param(
            "<p>收到<del>99</del><ins>57</ins>件，<s>12</s><strike>9</strike>办结"
            "<span style='text-decoration: line-through'>4</span>52件</p>",
            ["收到57件，办结52件"],
            id="struck text",
        ),
        pytest.param(
            "<p>政府信息公<ruby>开<rp>(</rp><rt>kai</rt><rp>)</rp></ruby>57件</p>", ["政府信息公开57件"], id="ruby"
        ),
        pytest.param(
            "<![if !supportLists]><p>一、<o:p></o:p>概述</p><![endif]><!--[if gte mso 9]><xml><o:x>9</o:x></xml><![endif]-->",
            ["一、概述"],
            id="Word's conditional comments",
        ),
        pytest.param(
            "<table><tr><td>申请数<td>57<tr><td>办结数<td>52</table>", ["申请数 | 57", "办结数 | 52"], id="unclosed"
        ),
        pytest.param(
            f"<table>{TWO_ROWS}</table><table><tr><td>复议</td><td>1</td></tr><tr><td>诉讼</td><td>0</td></tr></table>",
            ["申请数 | 57", "办结数 | 52", "复议 | 1", "诉讼 | 0"],
            id="two tables side by side",
        ),
        pytest.param(
            f"<table><tr><td><table><tr><td><table>{TWO_ROWS}</table></td></tr></table></td></tr></table>",
            ["申请数 | 57", "办结数 | 52"],
            id="layout tables around a table",
        ),
        pytest.param(
            "<table><tr><td>申请数</td><td><table><tr><td>57</td></tr></table></td></tr><tr><td>办结数</td><td>52</td></tr></table>",
            ["申请数 | 57", "办结数 | 52"],
            id="a table of one cell in a cell",
        ),
        pytest.param(
            "<div class='table'><div class='table-row'><div class='td1'>申请数</div><div class='td2'>57</div></div>"
            "<div class='table-row'><div class='td1'>办结数</div><div class='td2'></div></div></div>",
            ["申请数 | 57", "办结数 | "],
            id="divs by class",
        ),
        pytest.param(
            "<div style='display:table'><div style='display: table-row-group'>"
            "<p style='display:table-row'><span style='display:table-cell'>申请数</span><span style='display:table-cell'>57</span></p>"
            "<p style='display:table-row'><span style='display:table-cell'>办结数</span><span style='display:table-cell'>52</span></p>"
            "</div></div>",
            ["申请数 | 57", "办结数 | 52"],
            id="elements shown as a table",
        ),
        pytest.param(
            "<div role=table><div role=row><i role=columnheader>申请数</i><i role=cell>57</i></div>"
            "<div role=row><i role=rowheader>办结数</i><i role=cell>52</i></div></div>",
            ["申请数 | 57", "办结数 | 52"],
            id="divs by role",
        ),
    ],
)
def test_damage(body: str, lines: list[str]) -> None:
    document = page(body)
    assert rest(document) == lines
    rows = sum(" | " in line for line in lines)
    assert sum(table.rows for table in document.tables) == rows
    for table in document.tables:
        assert " | ".join(document.text[c.start : c.end] for c in table.cells if c.row == 0) in lines


def test_a_page_laid_out_in_rows_and_columns_is_no_table() -> None:
    column = f"<div class='col-md-6'><p>{PROSE}</p><p>{PROSE}</p></div>"
    assert page(f"<div><div class='row'>{column * 2}</div><div class='row'>{column * 2}</div></div>").tables == ()


@pytest.mark.parametrize("sign", ["\u200b", "\xad", "\u2060", "\ufeff", "&#8203;", "<wbr>"])
def test_a_number_with_an_unseen_sign_in_it_is_one_number(sign: str) -> None:
    document = page(f"<p>收到申请5{sign}7件。</p>")
    (number,) = find_numbers(fold(rest(document)[0]).text)
    assert (number.value, number.unit) == (57, "件")


def test_a_page_of_frames_says_so() -> None:
    with pytest.raises(UnreadableFile, match="only frames another page; ingest the page inside the frame"):
        read_html(source_of("a.html", b"<html><frameset><frame src='a.html'></frameset></html>"))


def test_tables_in_tables_in_tables_end_soon() -> None:
    begun = time.process_time()
    page("<table><tr><td>甲<td>乙" * 60 + "</table>" * 60)
    assert time.process_time() - begun < 5  # it doubled with each level once
