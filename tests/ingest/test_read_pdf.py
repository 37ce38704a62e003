"""Pdfs made here with reportlab: paragraphs are joined, tables resolved and joined over pages, bad files refused."""

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from ingest.errors import UnreadableFile
from ingest.read_pdf import read_pdf
from ingest.source import source_of

FONT = "STSong-Light"
LONG = (
    "2012年,本县主动公开政府信息3661条,其中规范性文件156件,占总数的4.3%。全年各乡镇均设立了查阅点,"
    "接待群众到场查询并给予耐心解答,群众对此表示满意。今后将继续完善制度,加强培训,提高公开的及时性和便民性。"
)


@pytest.fixture(scope="module", autouse=True)
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def pdf(flow: Sequence[Flowable], title: str = "") -> bytes:
    def number(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")

    written = io.BytesIO()
    SimpleDocTemplate(written, pagesize=A4, title=title).build(list(flow), onFirstPage=number, onLaterPages=number)
    return written.getvalue()


def prose(text: str, indent: int = 24) -> Paragraph:
    style = ParagraphStyle("x", fontName=FONT, fontSize=12, leading=20, firstLineIndent=indent, wordWrap="CJK")
    return Paragraph(text, style)


def ruled(rows: Sequence[Sequence[str]], repeated: int) -> Table:
    table = Table(rows, repeatRows=repeated)
    spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0))]
    table.setStyle([("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 0.5, black), *spans])
    return table


HEAD = [["指标", "数量", ""], ["", "累计数", "发生数"]]


@pytest.mark.parametrize("indent", [24, 0])
def test_paragraphs_are_joined_also_over_a_page_break(indent: int) -> None:
    text = LONG * 3
    document = read_pdf(source_of("a.pdf", pdf([prose(text, indent) for _ in range(5)])))
    assert document.text.split("\n")[:-1] == [text] * 5 if indent else document.text.replace("\n", "") == text * 5
    assert len(document.pages) == 2
    assert document.page_of(0) == 1
    assert document.page_of(len(document.text) - 5) == 2


def test_a_table_over_two_pages_is_one_table_with_merged_cells() -> None:
    rows = [*HEAD, *([f"第{n}类信息数", str(n), ""] for n in range(60))]
    flow = [prose("示例县年度报告"), ruled(rows, 2), prose("全年未收取费用。")]
    document = read_pdf(source_of("a.pdf", pdf(flow, title="示例县年报")))
    (table,) = document.tables
    assert (table.rows, table.columns) == (62, 3)
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in table.cells][:3] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
    ]
    last = [document.text[c.start : c.end] for c in table.cells if c.row == 61]
    assert last == ["第59类信息数", "59", ""]
    assert document.text.count("累计数") == 1
    assert document.text[document.pages[1] :].startswith("第")
    assert document.text.endswith("\n全年未收取费用。\n")
    assert document.title == "示例县年报"


def test_a_following_table_of_other_columns_stays_apart() -> None:
    two = Table([["项目", "件数"], ["行政许可", "64"]])
    two.setStyle([("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 0.5, black)])
    document = read_pdf(source_of("a.pdf", pdf([prose("示例县年度报告"), ruled([*HEAD, ["甲", "1", "2"]], 2), two])))
    assert [(table.rows, table.columns) for table in document.tables] == [(3, 3), (2, 2)]


def test_page_numbers_are_left_out() -> None:
    document = read_pdf(source_of("a.pdf", pdf([prose(LONG * 3) for _ in range(9)])))
    assert "— 1 —" not in document.text
    assert document.text.count("2012年") == 27


def test_an_encrypted_pdf_is_refused_and_one_open_to_readers_is_read() -> None:
    plain = pdf([prose(LONG)])
    for password, readable in (("secret", False), ("", True)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
        writer.encrypt(user_password=password, owner_password="owner")
        written = io.BytesIO()
        writer.write(written)
        source = source_of("a.pdf", written.getvalue())
        if readable:
            assert read_pdf(source).text == LONG + "\n"
        else:
            with pytest.raises(UnreadableFile, match="encrypted; save it without a password"):
                read_pdf(source)


def test_a_scan_of_no_text_is_refused() -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.save()
    with pytest.raises(UnreadableFile, match="scan in which no text can be recognised"):
        read_pdf(source_of("a.pdf", written.getvalue()))


def test_a_page_of_nothing_readable_is_told_and_an_empty_one_is_not() -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.setFont(FONT, 12)
    canvas.drawString(100, 500, "示例县年度报告,本年度未收到申请。")
    canvas.save()
    document = read_pdf(source_of("a.pdf", written.getvalue()))
    assert document.warnings == ("Pages without readable text were left out: 1.",)
    assert document.page_of(0) == 3


def test_garbled_text_is_refused() -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(100, 500, "\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a年")
    canvas.save()
    with pytest.raises(UnreadableFile, match=r"garbled|scan"):
        read_pdf(source_of("a.pdf", written.getvalue()))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_truncated_pdf_is_refused(share: float) -> None:
    data = pdf([prose(LONG)])
    with pytest.raises(UnreadableFile, match="cut off before its end"):
        read_pdf(source_of("a.pdf", data[: int(len(data) * share)]))
