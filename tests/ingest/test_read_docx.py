"""Word documents made here with python-docx: body order, merged cells, nested tables, headings, Word's own numbering."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from ingest.errors import UnreadableFile
from ingest.read_docx import read_docx
from ingest.source import source_of


def saved(word: WordDocument) -> bytes:
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def fill(table: WordTable, rows: list[list[str]]) -> None:
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text


def test_paragraphs_and_tables_in_body_order() -> None:
    word = docx.Document()
    word.core_properties.title = "示例县年报"
    word.add_heading("示例县2012年政府信息公开工作年度报告", 1)
    word.add_paragraph("一、收费情况")
    fill(word.add_table(2, 2), [["收费金额", "0"], ["减免金额", ""]])
    word.add_paragraph("示例县人民政府\n2013年3月1日")
    document = read_docx(source_of("a.docx", saved(word)))
    assert document.text.split("\n") == [
        "示例县2012年政府信息公开工作年度报告",
        "一、收费情况",
        "收费金额 | 0",
        "减免金额 | ",
        "示例县人民政府",
        "2013年3月1日",
        "",
    ]
    assert [(block.kind, block.level) for block in document.blocks][:3] == [
        ("heading", 1),
        ("paragraph", 0),
        ("table", 0),
    ]
    assert document.title == "示例县年报"


def test_cells_merged_down_and_across() -> None:
    word = docx.Document()
    table = word.add_table(4, 3)
    fill(table, [["指标", "数量", ""], ["", "累计数", "发生数"], ["申请数", "52", "5"], ["", "7", ""]])
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    document = read_docx(source_of("a.docx", saved(word)))
    (found,) = document.tables
    assert [(c.row, c.column, c.rowspan, c.colspan, document.text[c.start : c.end]) for c in found.cells] == [
        (0, 0, 2, 1, "指标"),
        (0, 1, 1, 2, "数量"),
        (1, 1, 1, 1, "累计数"),
        (1, 2, 1, 1, "发生数"),
        (2, 0, 2, 1, "申请数"),
        (2, 1, 1, 1, "52"),
        (2, 2, 1, 1, "5"),
        (3, 1, 1, 1, "7"),
        (3, 2, 1, 1, ""),
    ]


def test_a_frame_is_dissolved_and_the_table_in_it_kept() -> None:
    word = docx.Document()
    frame: WordCell = word.add_table(1, 1).cell(0, 0)
    frame.text = "框内文字。"
    fill(frame.add_table(2, 2), [["收到申请", "3"], ["办结", "2"]])
    document = read_docx(source_of("a.docx", saved(word)))
    assert document.text == "框内文字。\n收到申请 | 3\n办结 | 2\n"
    assert len(document.tables) == 1


def test_numbers_that_word_writes_are_in_the_text() -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    levels = ("chineseCountingThousand", "%1、"), ("decimal", "%2.")
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for depth, (kind, label) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, depth in (("概述", 0), ("机构", 1), ("人员", 1), ("收费", 0), ("金额", 1)):
        properties = word.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )
    document = read_docx(source_of("a.docx", saved(word)))
    assert document.text.split() == ["一、概述", "1.机构", "2.人员", "二、收费", "1.金额"]


def test_text_in_a_frame_is_read_once() -> None:
    word = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>示例县年度报告</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    frame = (
        f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    word.add_paragraph("正文。")._p.append(parse_xml(frame))
    assert read_docx(source_of("a.docx", saved(word))).text == "正文。\n示例县年度报告\n"


def test_deleted_text_of_a_tracked_change_is_left_out() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("收到申请")._p
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>9</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>3件</w:t></w:r></w:ins>"))
    assert read_docx(source_of("a.docx", saved(word))).text == "收到申请3件\n"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def appended(word: WordDocument, xml: str) -> None:
    """An element after the last paragraph or table of the body."""
    word.element.body.insert(len(word.element.body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(run("收到") + run("9", "<w:vanish/>") + run("57件"), "收到57件", id="hidden"),
        pytest.param(run("收到") + run("9", "<w:strike/>") + run("57件"), "收到57件", id="struck"),
        pytest.param(run("收到") + run("5", '<w:strike w:val="0"/>') + run("7件"), "收到57件", id="not struck"),
        pytest.param(
            f"<w:moveFrom>{run('12')}</w:moveFrom>{run('收到')}<w:moveTo>{run('57件')}</w:moveTo>",
            "收到57件",
            id="moved",
        ),
        pytest.param(
            run("收到")
            + f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('57')}</w:sdtContent></w:sdt>"
            + run("件"),
            "收到57件",
            id="a content control in a line",
        ),
        pytest.param(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=SUM(A1)</w:instrText></w:r>" + run("57"),
            "57",
            id="a field",
        ),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{run('kai')}</w:rt><w:rubyBase>{run('开')}</w:rubyBase></w:ruby></w:r>",
            "开",
            id="ruby",
        ),
    ],
)
def test_a_line_is_what_a_reader_sees(inside: str, text: str) -> None:
    word = docx.Document()
    appended(word, f"<w:p>{inside}</w:p>")
    assert read_docx(source_of("a.docx", saved(word))).text == f"{text}\n"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def test_deleted_rows_and_cells_and_controls_around_them() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    word = docx.Document()
    rows = (
        row(tc("申请数"), tc("57")),
        row(tc("作废"), tc("9"), properties='<w:del w:id="1"/>'),
        control(row(tc("办结数"), tc("3", '<w:cellDel w:id="2"/>'), control(tc("52")))),
        row(tc("增加"), tc("1"), properties='<w:ins w:id="3"/>'),
    )
    appended(word, f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert read_docx(source_of("a.docx", saved(word))).text == "申请数 | 57\n办结数 | 52\n增加 | 1\n"


def test_a_text_box_and_a_table_of_one_cell_in_a_cell_are_its_text_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent><w:p>{run('57')}</w:p></w:txbxContent>"
    frame = (
        f"<w:r><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    inner = f"<w:tc><w:tbl>{row(tc('52'))}</w:tbl><w:p/></w:tc>"
    word = docx.Document()
    appended(word, f"<w:tbl>{row(tc('申请数'), f'<w:tc><w:p>{frame}</w:p></w:tc>')}{row(tc('办结数'), inner)}</w:tbl>")
    document = read_docx(source_of("a.docx", saved(word)))
    assert document.text == "申请数 | 57\n办结数 | 52\n"
    assert len(document.tables) == 1


def test_a_header_that_names_the_agency_is_read_and_one_that_repeats_is_not() -> None:
    word = docx.Document()
    word.add_paragraph("2012年政府信息公开工作年度报告")
    header = word.sections[0].header
    header.paragraphs[0].text = "示例县人民政府办公室"
    header.add_paragraph("2012年政府信息公开工作年度报告")
    header.add_paragraph("- 1 -")
    text = read_docx(source_of("a.docx", saved(word))).text
    assert text == "示例县人民政府办公室\n2012年政府信息公开工作年度报告\n"


def test_a_footnote_stands_after_what_refers_to_it() -> None:
    word = docx.Document()
    word.add_paragraph("收到申请57件。")._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
    )
    word.add_paragraph("示例县人民政府")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p>{run("线")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("不含乡镇。")}</w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content, notes.encode(), word.part.package)
    word.part.relate_to(part, kind)
    assert read_docx(source_of("a.docx", saved(word))).text == "收到申请57件。\n不含乡镇。\n示例县人民政府\n"


@pytest.mark.parametrize("missing", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_a_damaged_part_is_refused(missing: str) -> None:
    word = docx.Document()
    word.add_paragraph("示例县")
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(word))) as good, zipfile.ZipFile(damaged, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name)[:40] if name == missing else good.read(name))
    with pytest.raises(UnreadableFile, match="cut off or damaged"):
        read_docx(source_of("a.docx", damaged.getvalue()))


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_docx(source_of("a.docx", saved(docx.Document())))
