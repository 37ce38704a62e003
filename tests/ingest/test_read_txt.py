"""The encoding of a txt file is told without help, and the stored text is the decoded file, character for character."""

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.read_txt import read_txt
from ingest.source import source_of

SHARED = Path(__file__).parents[2].parent / "shared" / "reports"

SHORT = [
    "2013年示例区政府信息公开工作年度报告",
    "收到申请3件。",
    "乡镇",
    "联通",  # in GBK, its bytes once passed for UTF-8
    "示例县司法局\r\n本年度未收到申请。\r\n",
]
TRADITIONAL = ["示例市人民政府關於2009年度政府信息公開工作的報告", "信息公開", "收到申請12件,全部辦結。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("text", [*SHORT, *TRADITIONAL])
def test_short_texts_in_every_encoding(text: str, encoding: str) -> None:
    assert read_txt(source_of("a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("text", TRADITIONAL)
def test_short_traditional_texts_in_big5(text: str) -> None:
    assert read_txt(source_of("a.txt", text.encode("big5"))).text == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
@pytest.mark.parametrize("report", sorted(SHARED.glob("*.txt")), ids=lambda path: path.name[:3])
def test_real_reports_survive_another_encoding(report: Path, encoding: str) -> None:
    text = report.read_bytes().decode("utf-8")
    assert read_txt(source_of(report.name, text.encode(encoding))).text == text


def test_blocks_are_the_lines_without_their_space() -> None:
    document = read_txt(source_of("a.txt", "  一、概述 \r\n\r\n\u3000正文。".encode()))
    assert [document.text[block.start : block.end] for block in document.blocks] == ["一、概述", "正文。"]
    assert document.text == "  一、概述 \r\n\r\n\u3000正文。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_cut_inside_a_character_is_refused_not_mended(encoding: str) -> None:
    data = ("示例县2012年政府信息公开工作年度报告。" * 5).encode(encoding) + "件".encode(encoding)[:1]
    with pytest.raises(UnreadableFile, match="cut off in the middle of its last character"):
        read_txt(source_of("a.txt", data))


def test_a_bad_byte_is_named() -> None:
    data = bytearray("示例县政府信息公开工作年度报告".encode() * 3)
    data[60] = 0xFF
    with pytest.raises(UnreadableFile, match="byte 60 cannot be decoded as utf-8"):
        read_txt(source_of("a.txt", bytes(data)))


def test_characters_lost_before_are_told_and_many_are_refused() -> None:
    few = "示例县政府信息公开工作年度报告。" * 20 + "\ufffd"
    assert "1 characters" in read_txt(source_of("a.txt", few.encode())).warnings[0]
    with pytest.raises(UnreadableFile, match="lost in an earlier conversion"):
        read_txt(source_of("a.txt", "锟斤拷锟斤拷报告锟斤拷".encode()))
