"""What a file is, is told by its bytes; what cannot be read is refused in one line that says what to do."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import IngestError, UnreadableFile, UnsupportedFormat
from ingest.read import read
from ingest.source import LARGEST_FILE, load_source, sniff, source_of
from tests.ingest.made_files import ole


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param("示例县年度报告".encode(), "txt", id="plain text"),
        pytest.param("示例县<试行>办法 a<b".encode("gb18030"), "txt", id="angle brackets are not tags"),
        pytest.param(b"<!DOCTYPE html><p>x", "html", id="doctype"),
        pytest.param("\n<p>甲</p><p>乙</p><table><tr><td>1</td></tr></table>".encode("gbk"), "html", id="a fragment"),
        pytest.param("<html><body>示例县</body></html>".encode("utf-16"), "html", id="html in UTF-16"),
        pytest.param(b"\n%PDF-1.4\n", "pdf", id="pdf"),
        pytest.param(zipped("[Content_Types].xml", "word/document.xml"), "docx", id="docx"),
        pytest.param(zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx", id="xlsx"),
        pytest.param(zipped("word/report.txt"), "zip", id="a folder named word is no docx"),
        pytest.param(ole({"WordDocument": b"x"}), "doc", id="doc"),
        pytest.param(ole({"Workbook": b"x"}), "xls", id="xls"),
        pytest.param(b"\n{\\rtf1 x}", "rtf", id="rtf"),
        pytest.param(b"MIME-Version: 1.0\nX: y\n z\nContent-Type: multipart/related; x\n", "mht", id="web archive"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "image", id="jpeg"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 ", "image", id="webp"),
        pytest.param("BM公开办公室2012年年度报告".encode(), "txt", id="a text that begins with BM"),
    ],
)
def test_sniff(data: bytes, kind: str) -> None:
    assert sniff(source_of("file.bin", data)) == kind


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        pytest.param(b"", UnreadableFile, "empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n", UnreadableFile, "empty", id="only a byte order mark and space"),
        pytest.param(ole({"EncryptedPackage": b"x"}), UnreadableFile, "password", id="encrypted docx"),
        pytest.param(ole({"PowerPoint Document": b"x"}), UnsupportedFormat, "PowerPoint", id="legacy slides"),
        pytest.param(zipped("xl/workbook.bin"), UnsupportedFormat, "binary Excel", id="xlsb"),
        pytest.param(zipped("ppt/presentation.xml"), UnsupportedFormat, "PowerPoint", id="slides"),
        pytest.param(zipped("OFD.xml"), UnsupportedFormat, "OFD", id="ofd"),
        pytest.param(zipped("a.txt", "b.txt"), UnsupportedFormat, "several files", id="zip of several"),
        pytest.param(zipped("word/document.xml")[:60], UnreadableFile, "cut off or damaged", id="cut-off docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n", UnreadableFile, "image is damaged", id="a cut-off image"),
        pytest.param(b"RIFF\x10\0\0\0WAVEfmt ", UnsupportedFormat, "sound", id="sound"),
        pytest.param(bytes(range(256)) * 20, UnreadableFile, "cannot be read as text", id="binary"),
    ],
)
def test_refusals_name_file_fault_and_remedy(data: bytes, error: type[IngestError], says: str) -> None:
    with pytest.raises(error, match=says) as raised:
        read(source_of("某县年报.docx", data))
    assert str(raised.value).startswith("某县年报.docx: ")
    assert "\n" not in str(raised.value)
    assert raised.value.remedy


def test_a_wrong_name_is_a_warning_and_the_content_is_read() -> None:
    page = "<html><body><p>示例县2012年政府信息公开年度报告。</p></body></html>".encode()
    document = read(source_of("年报.doc", page))
    assert document.kind == "html"
    assert document.warnings == ("The file is named .doc but its content is html; it was read as html.",)
    assert read(source_of("list.aspx", page)).warnings == ()


def test_loading_from_disk(tmp_path: Path) -> None:
    file = tmp_path / "年报.txt"
    file.write_bytes(b"abc")
    source = load_source(file, url="http://example.invalid/1")
    assert (source.name, source.data, source.url) == ("年报.txt", b"abc", "http://example.invalid/1")
    assert source.sha256.startswith("ba7816bf")
    with pytest.raises(UnreadableFile, match="no such file"):
        load_source(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="directory"):
        load_source(tmp_path)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "fifo.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        with pytest.raises(UnreadableFile, match="no regular file"):
            load_source(path)


def test_a_file_of_extreme_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as handle:
        handle.truncate(LARGEST_FILE + 1)
    with pytest.raises(UnreadableFile, match=r"20\.0 MB large"):
        load_source(file)


@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"<html>", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"]),
    st.binary(max_size=400),
    st.sampled_from([b"", b"%%EOF", b"</html>"]),
)
@settings(max_examples=60, deadline=None)
def test_random_bytes_are_read_or_refused_and_nothing_else(head: bytes, middle: bytes, tail: bytes) -> None:
    try:
        document = read(source_of("random", head + middle + tail))
    except IngestError:
        return  # any other exception fails the test
    assert all(document.text[block.start : block.end].strip() for block in document.blocks if block.kind != "table")
