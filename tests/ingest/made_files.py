"""Real files of the formats that offices publish, made here: OLE containers, workbooks, Word documents, archives."""

import io
import os
import struct
import zipfile
from collections.abc import Mapping, Sequence

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument

from ingest.convert_office import converted, office_program
from ingest.document import FileKind
from ingest.source import source_of

REPORT_LINES = (
    "示例县2012年政府信息公开工作年度报告",
    "一、概述",
    "2012年，本县主动公开政府信息3661条，收到政府信息公开申请57件。",
)
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB, version 3) with these streams, each padded beyond the size that goes into the mini stream."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    fat: list[int] = [_FAT]
    body = b""
    starts: dict[str, int] = {}
    entries = -(-(len(padded) + 1) // 4)
    for name, data in [("", b"\0" * _SECTOR * entries), *padded.items()]:  # the directory first
        sectors = -(-len(data) // _SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + sectors), _END]
        body += data.ljust(sectors * _SECTOR, b"\0")
    names = list(padded)
    directory = _entry("Root Entry", 5, child=1 if names else _FREE, start=_END, size=0)
    for place, name in enumerate(names):
        right = place + 2 if place + 1 < len(names) else _FREE
        directory += _entry(name, 2, right=right, start=starts[name], size=len(padded[name]))
    body = directory.ljust(_SECTOR * entries, b"\0") + body[_SECTOR * entries :]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, starts[""], 0, 4096, _END, 0, _END, 0, 0)
    header += b"\xff" * (_SECTOR - len(header))
    return header + struct.pack("<128I", *(fat + [_FREE] * (128 - len(fat)))) + body


def _entry(name: str, sort: int, *, right: int = _FREE, child: int = _FREE, start: int, size: int) -> bytes:
    title = name.encode("utf-16-le")
    head = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title) + 2, sort, 1, _FREE, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


def saved(word: WordDocument) -> bytes:
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def word_report(closing: str = "示例县人民政府") -> bytes:
    """A docx with prose and a table of merged cells; without ``closing`` nothing stands after the table."""
    word = docx.Document()
    for line in REPORT_LINES:
        word.add_paragraph(line)
    table = word.add_table(4, 3)
    for row, texts in enumerate(
        [["指标", "数量", ""], ["", "累计数", "发生数"], ["申请数", "52", "57"], ["", "7", ""]]
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    if closing:
        word.add_paragraph(closing)
    return saved(word)


WORD_CELLS = [
    (0, 0, 2, 1, "指标"),
    (0, 1, 1, 2, "数量"),
    (1, 1, 1, 1, "累计数"),
    (1, 2, 1, 1, "发生数"),
    (2, 0, 1, 1, "申请数"),
    (2, 1, 1, 1, "52"),
    (2, 2, 1, 1, "57"),
    (3, 0, 1, 1, ""),
    (3, 1, 1, 1, "7"),
    (3, 2, 1, 1, ""),
]


def workbook(rows: Sequence[Sequence[object]], merged: Sequence[str] = (), name: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    return book_bytes(book)


def book_bytes(book: openpyxl.Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def rezipped(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The archive with some members replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | dict(changes))


def by_office(data: bytes, kind: FileKind, target: str) -> bytes:
    """The file as LibreOffice saves it. Where LibreOffice is not installed the test is skipped, except on CI."""
    needs_office()
    return converted(source_of("made", data), kind, target)


def needs_office() -> None:
    if office_program() is None:
        if os.environ.get("WENBAO_TEST_OFFICE"):
            pytest.fail("LibreOffice is to be here and is not")
        pytest.skip("LibreOffice is not installed")
