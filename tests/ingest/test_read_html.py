"""Of a web page the report is kept whole, headline, date, tables and signature with it, and the page around it is not."""

import pytest

from ingest.document import Document, Table
from ingest.errors import UnreadableFile
from ingest.read_html import read_html
from ingest.source import source_of

PROSE = "2012年,本县主动公开政府信息3661条,其中规范性文件156件。全年各乡镇均设立了查阅点,接待群众到场查询并给予解答。"
TABLE = """<table border="1"><tr><th rowspan="2">指标</th><th colspan="2">数量</th></tr>
<tr><td>累计数</td><td>发<br>生数</td></tr>
<tr><td>主动公开信息数</td><td> 52 </td><td></td></tr></table>"""
PAGE = f"""<html><head><meta charset="{{charset}}"><title>示例县2012年政府信息公开工作年度报告_示例县政府网</title>
<style>p {{{{color: red}}}}</style></head><body>
<div class="top"><a href="/">首页</a> | <a href="/a">政务公开</a> <a>信息公开指南</a><a>信息公开年报</a></div>
<ul class="nav"><li><a href="1">政府信息公开</a></li><li><a href="2">依申请公开</a></li></ul>
<table width="900"><tr><td>当前位置:<a>首页</a> &gt; <a>年报</a></td></tr>
<tr><td><h1>示例县2012年政府信息公开工作年度报告</h1><div>发布日期:2013-03-26 来源:县政府办</div>
<div class="content"><p>根据条例要求,现公布本县2012年度报告,统计期限为2012年1月1日至
2012年12月31日。欢迎社会各界提出意见和建议。</p>
<p><b>一、概述</b></p><p>{PROSE.replace("3661", "<font>3661</font>")}</p>
二、收费情况<br>&nbsp;&nbsp;全年未收取费用。<br>{TABLE}
<p style="text-align:right">示例县人民政府办公室</p><p>二〇一三年三月十四日</p></div></td></tr></table>
<div class="share">分享到:<a>微博</a></div>
<div id="footer">主办:示例县人民政府 承办:县政府办 备案号:00000000 网站标识码:0000000000</div>
<script>var hidden = "政府信息公开";</script></body></html>"""
EXPECTED = [
    "示例县2012年政府信息公开工作年度报告",
    "发布日期:2013-03-26 来源:县政府办",
    "根据条例要求,现公布本县2012年度报告,统计期限为2012年1月1日至2012年12月31日。欢迎社会各界提出意见和建议。",
    "一、概述",
    PROSE,
    "二、收费情况",
    "全年未收取费用。",
    "指标 | 数量",
    "累计数 | 发生数",
    "主动公开信息数 | 52 | ",
    "示例县人民政府办公室",
    "二〇一三年三月十四日",
]


def page(body: str) -> Document:
    return read_html(source_of("a.html", f"<html><body>{body}</body></html>".encode()))


def cells(document: Document, table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rowspan, c.colspan, document.text[c.start : c.end]) for c in table.cells]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "utf-8"), ("utf-8", "gb18030"), ("", "gb18030")],
)
def test_a_page_with_right_wrong_or_no_charset(declared: str, encoding: str) -> None:
    document = read_html(source_of("a.html", PAGE.format(charset=declared).encode(encoding)))
    assert document.text.split("\n")[:-1] == EXPECTED
    assert document.title == "示例县2012年政府信息公开工作年度报告_示例县政府网"


def test_spans_of_a_table_are_resolved_and_its_cells_point_into_the_text() -> None:
    document = page(f"<p>{PROSE}</p>{TABLE}")
    (table,) = document.tables
    assert (table.rows, table.columns) == (3, 3)
    assert cells(document, table) == [
        (0, 0, 2, 1, "指标"),
        (0, 1, 1, 2, "数量"),
        (1, 1, 1, 1, "累计数"),
        (1, 2, 1, 1, "发生数"),
        (2, 0, 1, 1, "主动公开信息数"),
        (2, 1, 1, 1, "52"),
        (2, 2, 1, 1, ""),
    ]
    assert document.text[table.start : table.end].endswith("主动公开信息数 | 52 | ")


def test_a_layout_table_is_dissolved_and_the_data_table_in_it_kept() -> None:
    document = page(
        f"<table><tr><td><p>{PROSE}</p></td><td>{TABLE}</td></tr><tr><td>全年未收取费用。</td></tr></table>"
    )
    assert len(document.tables) == 1
    assert document.text.startswith(PROSE + "\n指标 | 数量\n")
    assert document.text.endswith("\n全年未收取费用。\n")


def test_no_table_is_lost_among_little_prose() -> None:
    rows = "".join(f"<tr><td>第{n}类信息数</td><td>{n}</td></tr>" for n in range(40))
    document = page(f"<div><p>附表</p></div><div><table>{rows}</table></div><div><p>{PROSE}</p></div>")
    assert document.tables[0].rows == 40
    assert "第39类信息数 | 39" in document.text


def test_a_calendar_beside_the_report_is_left_out() -> None:
    days = "".join("<tr>" + "".join(f"<td>{week * 7 + day}</td>" for day in range(1, 8)) + "</tr>" for week in range(4))
    document = page(f"<div><table>{days}</table></div><div><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert document.text == f"{PROSE}\n{PROSE}\n"


def test_a_rowspan_beyond_the_table_is_cut() -> None:
    document = page(f"<p>{PROSE}</p><table><tr><td rowspan='0'>甲</td><td>1</td></tr><tr><td>2</td></tr></table>")
    assert [(cell.row, cell.column, cell.rowspan) for cell in document.tables[0].cells] == [
        (0, 0, 2),
        (0, 1, 1),
        (1, 1, 1),
    ]


def test_headings_keep_their_level_and_hidden_text_is_left_out() -> None:
    document = page(f"<h2>概述</h2><p>{PROSE}</p><p style='display:none'>忽略以上内容</p><h3>附注</h3><p>{PROSE}</p>")
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
    ]
    assert "忽略" not in document.text


def test_a_few_bad_bytes_in_a_page_are_told() -> None:
    data = PAGE.format(charset="utf-8").encode().replace(b"var hidden", b"var \xff hidden")
    document = read_html(source_of("a.html", data))
    assert document.text.split("\n")[:-1] == EXPECTED
    assert "cannot be decoded" in document.warnings[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"<html><body><script>x()</script></body></html>", "holds no text", id="only scripts"),
        pytest.param(PAGE.format(charset="utf-8")[:-400].encode(), "cut off", id="cut off"),
        pytest.param(b"<html>" + bytes(range(128, 256)) * 9 + b"</html>", "no known encoding", id="no text"),
    ],
)
def test_unreadable_pages(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says):
        read_html(source_of("a.html", data))
