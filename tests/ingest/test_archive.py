"""Archives made here: names in GBK, paths that lead out, bombs, archives in archives, one report with its annexes."""

import zipfile
import zlib
from pathlib import Path

import pytest

from index.build import ingest_sources
from index.library import Library, open_library
from ingest.archive import MOST_UNPACKED, member_name, members
from ingest.build_report import read_report
from ingest.document import SourceFile
from ingest.errors import IngestError, UnsupportedFormat
from ingest.read_zip import report_sources
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder
from tests.ingest.made_files import word_report, workbook, zipped


def report(year: int, received: int) -> bytes:
    """A txt report of one county and year."""
    return (
        f"示例县人民政府{year}年政府信息公开工作年度报告\n"
        f"一、概述\n{year}年，示例县人民政府认真贯彻政府信息公开条例，推进政府信息公开工作。\n"
        f"二、主动公开政府信息情况\n全年主动公开政府信息3661条。\n"
        f"三、依申请公开政府信息情况\n全年收到政府信息公开申请{received}件。\n"
        f"四、存在的问题及改进措施\n政府信息公开工作有待加强。\n示例县人民政府\n{year + 1}年3月1日\n"
    ).encode()


ANNEX = workbook([["指标", "数量"], ["收到政府信息公开申请数", 57], ["其中：当面申请数", 7]])


def names(data: bytes, name: str = "年报.zip") -> list[str]:
    return [m.name if isinstance(m, SourceFile) else str(m) for m in members(source_of(name, data))]


def named_in_bytes(stored: bytes, data: bytes = b"x") -> bytes:
    """An archive whose one member has this name in its bytes, the UTF-8 flag not set."""
    ascii_name = b"n" * len(stored)
    return zipped({ascii_name.decode(): data}).replace(ascii_name, stored)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_the_flag(encoding: str) -> None:
    assert names(named_in_bytes("二〇一二年/示例县年报.txt".encode(encoding))) == ["年报.zip/二〇一二年/示例县年报.txt"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (b"../../etc/passwd.txt", "etc/passwd.txt"),
        (b"/etc/passwd.txt", "etc/passwd.txt"),
        (b"..\\..\\a.txt", "a.txt"),
        (b"a/./b/../c.txt", "a/b/c.txt"),
        (b"a\x1b[31m\n.txt", "a[31m.txt"),
        (b"..", "unnamed"),
    ],
)
def test_paths_that_lead_out_are_only_names(stored: bytes, shown: str) -> None:
    assert names(named_in_bytes(stored)) == [f"年报.zip/{shown}"]


def test_a_member_without_a_name_is_a_member() -> None:
    packed = zipped({"a.txt": b"x"}).replace(b"a.txt", b"\0.txt")
    assert names(packed) == ["年报.zip/unnamed"]


def test_a_name_with_the_flag_is_utf_8() -> None:
    info = zipfile.ZipInfo("年报é.txt")
    info.flag_bits |= 0x800
    assert member_name(info) == "年报é.txt"


def test_what_is_no_report_by_its_name_is_passed_over() -> None:
    packed = zipped(dict.fromkeys(["a.txt", "__MACOSX/a.txt", ".DS_Store", "x/Thumbs.db", "page/style.css"], b"x"))
    assert names(packed) == ["年报.zip/a.txt"]
    assert names(zipped({"style.css": b"x"})) == [
        "年报.zip: is a zip archive without a report file in it; get the file again from where it was published"
    ]


def test_one_archive_inside_is_opened_and_no_more() -> None:
    inner = zipped({"c.txt": b"x", "deeper.zip": zipped({"d.txt": b"x"})})
    listed = names(zipped({"a.txt": b"x", "b.zip": inner}))
    assert listed[:2] == ["年报.zip/a.txt", "年报.zip/b.zip/c.txt"]
    assert listed[2].startswith("年报.zip/b.zip/deeper.zip: is an archive in an archive in an archive; unpack it")


def test_a_docx_in_an_archive_is_a_document() -> None:
    assert names(zipped({"a.docx": word_report()})) == ["年报.zip/a.docx"]


def test_bombs_are_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    large = zipped({"a.txt": b"0" * (21 << 20), "b.txt": b"x"})
    assert len(large) < 100_000
    assert names(large) == [
        "年报.zip/a.txt: unpacks to more than is read; unpack it and ingest the files inside",
        "年报.zip/b.txt",
    ]
    monkeypatch.setattr("ingest.archive.MOST_UNPACKED", 25)
    many = names(zipped({f"{n}.txt": b"0123456789" for n in range(4)}))
    assert [name.endswith("files inside") for name in many] == [False, False, True, True]
    monkeypatch.setattr("ingest.archive.MOST_MEMBERS", 3)
    assert names(zipped({f"{n}.txt": b"x" for n in range(4)})) == [
        "年报.zip: holds more than 3 files; unpack it and ingest the files inside"
    ]
    assert MOST_UNPACKED <= 500 << 20


def test_a_member_that_lies_about_its_size_is_not_unpacked_further() -> None:
    packed = bytearray(zipped({"a.txt": b"0" * 100_000}))
    for place in (packed.find(b"PK\x01\x02") + 24, packed.find(b"PK\x03\x04") + 22):
        packed[place : place + 4] = (10).to_bytes(4, "little")
    assert names(bytes(packed))[0].startswith("年报.zip/a.txt: is damaged inside the archive")


def test_encrypted_and_damaged_members_are_told() -> None:
    packed = bytearray(zipped({"a.txt": b"content of the file"}))
    damaged = bytes(packed).replace(zlib.compress(b"content of the file")[2:-4][:8], b"\xff" * 8)
    assert names(damaged)[0].startswith("年报.zip/a.txt: is damaged inside the archive")
    packed[packed.find(b"PK\x01\x02") + 8] |= 1
    assert names(bytes(packed))[0].startswith("年报.zip/a.txt: is encrypted with a password")
    assert names(zipped({"a.txt": b"x"})[:-9])[0].startswith("年报.zip: is a zip file that is cut off")


# One report and its annexes.


def test_annexes_without_an_agency_belong_to_the_one_document() -> None:
    packed = source_of("示例县2012.zip", zipped({"正文.txt": report(2012, 57), "附件1统计表.xlsx": ANNEX}))
    assert list(report_sources(packed)) == [packed]
    made = read_report(packed)
    assert (made.kind, made.file, made.identity.year) == ("zip", "示例县2012.zip", 2012)
    assert "附件1统计表" in [section.title for section in made.sections] or "附件1统计表\n指标 | 数量" in made.text
    table = [figure for figure in made.figures if figure.start > made.text.index("附件1统计表")]
    assert {"57", "7"} <= {figure.raw for figure in table}
    assert all(made.text[figure.start : figure.end] == figure.raw for figure in made.figures)
    assert all(made.text[figure.quote_start : figure.quote_end] == figure.quote for figure in made.figures)


def test_an_annex_of_another_year_or_two_documents_stay_apart() -> None:
    other = workbook([["示例县人民政府2009年政府信息公开工作年度报告"], ["指标", "数量"], ["收到申请数", 5]], ["A1:B1"])
    for files in (
        {"正文.txt": report(2012, 57), "附件.xlsx": other},
        {"2011.txt": report(2011, 3), "2012.txt": report(2012, 57), "附件.xlsx": ANNEX},
    ):
        packed = source_of("示例县.zip", zipped(files))
        assert [m.name for m in report_sources(packed) if isinstance(m, SourceFile)] == [
            f"示例县.zip/{name}" for name in sorted(files)
        ]
        with pytest.raises(UnsupportedFormat, match="several files"):
            read_report(packed)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_library(tmp_path / "library", create=True, embedder=CharacterEmbedder())


def test_each_file_of_an_archive_has_its_outcome_and_a_second_time_nothing_changes(library: Library) -> None:
    files = {
        "2011.txt": report(2011, 3),
        "2012.txt": report(2012, 57),
        "目录.txt": "联系我们".encode(),
        "断.docx": b"PK\x03",
    }
    sources = [source_of("示例县.zip", zipped(files), "http://example.invalid/1.zip")]
    outcomes = ingest_sources(library, sources)
    assert [(o.file, o.status) for o in outcomes] == [
        ("示例县.zip/2011.txt", "added"),
        ("示例县.zip/2012.txt", "added"),
        ("示例县.zip/断.docx", "failed"),
        ("示例县.zip/目录.txt", "failed"),
    ]
    assert all(o.error is None or ("\n" not in o.error and o.error.startswith(o.file)) for o in outcomes)
    assert [(row.file, row.identity.year, row.url) for row in library.catalog.reports()] == [
        ("示例县.zip/2011.txt", 2011, "http://example.invalid/1.zip"),
        ("示例县.zip/2012.txt", 2012, "http://example.invalid/1.zip"),
    ]
    before = (library.path / "catalog.sqlite").read_bytes()
    assert [o.status for o in ingest_sources(library, sources)] == ["unchanged", "unchanged", "failed", "failed"]
    assert (library.path / "catalog.sqlite").read_bytes() == before


def test_an_archive_with_annexes_is_kept_whole(library: Library) -> None:
    packed = source_of("示例县2012.zip", zipped({"正文.txt": report(2012, 57), "附件.xlsx": ANNEX}))
    assert [o.status for o in ingest_sources(library, [packed])] == ["added"]
    kept = library.original(packed.sha256)
    assert kept is not None
    assert kept.read_bytes() == packed.data
    assert [o.status for o in ingest_sources(library, [packed])] == ["unchanged"]


def test_no_archive_is_passed_on_untouched() -> None:
    for data in (b"PK\x03\x04rubbish", b"text", word_report()):
        source = source_of("a", data)
        assert list(report_sources(source)) == [source]
    assert isinstance(next(iter(members(source_of("a.zip", b"PK")))), IngestError)
