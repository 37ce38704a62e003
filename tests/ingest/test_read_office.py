"""Legacy documents, made by LibreOffice itself: read with their cells, or refused in one line that names the package."""

import os
import stat
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from ingest import convert_office
from ingest.convert_office import antiword_program, converted
from ingest.document import Document
from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.read import read
from ingest.read_docbook import document_of
from ingest.source import sniff, source_of
from tests.ingest.made_files import REPORT_LINES, WORD_CELLS, by_office, needs_office, ole, word_report, workbook

WORD = "WordDocument"


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    (table,) = document.tables
    return [(c.row, c.column, c.rowspan, c.colspan, document.text[c.start : c.end]) for c in table.cells]


@pytest.fixture(scope="module")
def doc() -> bytes:
    return by_office(word_report(), "docx", "doc")


def test_a_doc_keeps_its_lines_and_merged_cells(doc: bytes) -> None:
    document = read(source_of("年报.doc", doc))
    assert document.kind == "doc"
    assert document.text.startswith("\n".join(REPORT_LINES) + "\n")
    assert cells(document) == WORD_CELLS
    assert document.warnings == ()


def test_a_docx_that_is_a_doc_and_a_wps_of_word_are_read(doc: bytes) -> None:
    read_as = read(source_of("年报.docx", doc))
    assert cells(read_as) == WORD_CELLS
    assert read_as.warnings == ("The file is named .docx but its content is doc; it was read as doc.",)
    assert read(source_of("年报.wps", doc)).warnings == ()


@pytest.mark.parametrize("kind", ["rtf", "odt"])
def test_rtf_also_under_the_name_of_a_doc_and_opendocument(kind: str) -> None:
    document = read(source_of("年报.doc", by_office(word_report(), "docx", kind)))
    assert document.kind == kind
    assert cells(document) == WORD_CELLS


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_legacy_workbooks(kind: str) -> None:
    rows = [["示例县情况统计表"], ["指标", "数量", None], ["申请数", 57, 0.339]]
    document = read(source_of(f"表.{kind}", by_office(workbook(rows, ["A1:C1", "B2:C2"]), "xlsx", kind)))
    assert document.text == "示例县情况统计表\n指标 | 数量\n申请数 | 57 | 0.339\n"
    assert cells(document)[1] == (0, 1, 1, 2, "数量")


def test_a_table_that_libreoffice_runs_together_is_never_read_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice writes the cells of a table that ends a .doc into one line: 52 and 57 become 5257."""
    ending = source_of("年报.doc", by_office(word_report(closing=""), "docx", "doc"))
    assert b"5257" in converted_text(converted(ending, "doc", "docx"))  # else this test has lost its reason
    if antiword_program() is not None:
        document = read(ending)
        assert [text for *_, text in cells(document) if text] == [text for *_, text in WORD_CELLS if text]
        assert document.warnings[0].startswith(
            "LibreOffice runs the rows"
        )  # it is here, and nothing is to be installed
        assert "Debian" not in document.warnings[0]
    monkeypatch.setattr("ingest.read_office.antiword_program", lambda: None)
    with pytest.raises(UnreadableFile, match="whose tables LibreOffice loses"):
        read(ending)


def converted_text(word: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return archive.read("word/document.xml")


def test_antiword_alone_keeps_cells_and_says_what_it_cannot(doc: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    if antiword_program() is None:
        if os.environ.get("WENBAO_TEST_OFFICE"):
            pytest.fail("antiword is to be here and is not")
        pytest.skip("antiword is not installed")
    monkeypatch.setattr("ingest.read_office.office_program", lambda: None)
    document = read(source_of("年报.doc", doc))
    assert document.text.startswith("\n".join(REPORT_LINES) + "\n")
    assert [cell for cell in cells(document) if cell[4] in {"数量", "52", "57"}] == [
        (0, 1, 1, 2, "数量"),
        (2, 1, 1, 1, "52"),
        (2, 2, 1, 1, "57"),
    ]
    assert "merged cells" in document.warnings[0]
    assert "libreoffice-writer-nogui" in document.warnings[0]


def test_docbook_with_groups_of_unlike_widths() -> None:
    group = "<tgroup>{}<tbody><row>{}</row></tbody></tgroup>"
    spec, entry = '<colspec colwidth="{}.00pt"/>'.format, "<entry>\n{}\n</entry>".format
    table = group.format(spec(100) + spec(200), entry("甲") + entry("乙")) + group.format(
        spec(100) * 3, entry("丙") + entry("1 &#x7;") + entry("")
    )
    xml = f"<book><chapter><title>报告</title><para><informaltable>{table}</informaltable></para></chapter></book>"
    document = document_of(source_of("a.doc", b""), xml.encode())
    assert document.text.startswith("报告\n甲 | 乙\n丙 | 1")
    assert cells(document)[:2] == [(0, 0, 1, 1, "甲"), (0, 1, 1, 2, "乙")]
    with pytest.raises(UnreadableFile, match="holds no text"):
        document_of(source_of("a.doc", b""), b"<book/>")
    with pytest.raises(UnreadableFile):
        document_of(source_of("a.doc", b""), b"not a book")


@pytest.mark.parametrize(
    ("data", "package"),
    [
        (ole({WORD: b"\xec\xa5\xc1\x00" + b"\0" * 100}), "libreoffice-writer-nogui or antiword"),
        (b"{\\rtf1 x}", "libreoffice-writer-nogui"),
        (ole({"Workbook": b"x"}), "libreoffice-calc-nogui"),
        (ole({"CONTENTS": b"x"}), "libreoffice-writer-nogui"),
    ],
)
def test_without_the_programs_the_package_is_named(data: bytes, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnsupportedFormat, match=f"install the Debian package {package}, or open it in"):
        read(source_of("年报.doc", data))


def test_what_an_ole_file_holds_is_told_by_its_streams_not_by_words_in_it() -> None:
    text = "Workbook PowerPoint Document EncryptedPackage".encode("utf-16-le")
    assert sniff(source_of("a.doc", ole({WORD: b"\0" * 20 + text, "1Table": text}))) == "doc"
    assert sniff(source_of("a.doc", ole({"Book": text}))) == "xls"
    for streams, says in (
        ({"EncryptedPackage": b"x"}, "password"),
        ({WORD: b"\0" * 10 + b"\x00\x01"}, "password"),
        ({"PowerPoint Document": b"x"}, "PowerPoint"),
        ({"Other": b"x"}, "no document"),
    ):
        with pytest.raises((UnreadableFile, UnsupportedFormat), match=says):
            sniff(source_of("a.doc", ole(streams)))
    with pytest.raises(UnreadableFile, match="cut off or damaged"):
        sniff(source_of("a.doc", ole({WORD: text})[:600]))


def test_a_doc_that_libreoffice_cannot_open_is_refused() -> None:
    needs_office()
    with pytest.raises(UnreadableFile, match=r"LibreOffice|holds no text|damaged"):
        read(source_of("年报.doc", ole({WORD: b"\xec\xa5\xc1\x00" + b"\0" * 8 + bytes(range(200))})))


# The program itself, stood in for by scripts: what it leaves behind, how long it may take.


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(convert_office, "office_program", lambda: str(program))


def test_a_conversion_that_does_not_end_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "still-running"
    stand_in(tmp_path, f"(sleep 3; touch {mark}) & sleep 60", monkeypatch)
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match=r"within 0\.5 s"):
        converted(source_of("年报.rtf", b"{\\rtf1 x}"), "rtf", "docx", seconds=0.5)
    assert time.monotonic() - begun < 2.5
    time.sleep(3.2)
    assert not mark.exists()


def test_nothing_is_left_behind_and_nothing_of_the_user_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setattr("tempfile.tempdir", None)
    stand_in(tmp_path, f"env > {tmp_path}/seen; pwd >> {tmp_path}/seen", monkeypatch)
    with pytest.raises(UnreadableFile, match="cannot convert"):
        converted(source_of("年报.rtf", b"{\\rtf1 x}"), "rtf", "docx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["seen", "soffice"]
    seen = (tmp_path / "seen").read_text()
    assert "SECRET" not in seen
    assert f"HOME={tmp_path}/wenbao-" in seen


def test_what_the_program_writes_is_read_as_warily_as_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, 'while [ "$1" != --outdir ]; do shift; done; printf PKrubbish > "$2/report.docx"', monkeypatch)
    with pytest.raises(UnreadableFile, match="cut off or damaged"):
        read(source_of("年报.rtf", b"{\\rtf1 x}"))


def test_a_document_reaches_no_network_and_no_file() -> None:
    needs_office()
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    fields = "".join(
        f'{{\\field\\fldedit{{\\*\\fldinst {name} "{where}" \\\\d}}{{\\fldrslt }}}}'
        for name, where in (("INCLUDEPICTURE", f"{address}/a.png"), ("INCLUDETEXT", f"{address}/b.txt"))
    )
    local = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{Path(__file__).as_posix()}"}}{{\\fldrslt }}}}'
    rtf = f"{{\\rtf1\\ansi 2012 report {fields}{local} end}}"
    try:
        document = read(replace(source_of("年报.rtf", rtf.encode())))
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
    assert "reaches no network" not in document.text
    assert "2012 report" in document.text
