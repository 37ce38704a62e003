"""Reading in other processes: the same reports in the same order; a file that kills or stalls its reader fails alone."""

import os
import time

import pytest

from index import read_ahead
from index.build import ingest_sources
from index.library import Library
from index.read_ahead import Due, Read, _Ahead, read_default
from ingest.document import SourceFile
from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.report import Report
from tests.index.made_up import make_source, read_lines

REPORT = """示例{n}县人民政府2012年政府信息公开工作年度报告

一、概述
本报告根据《中华人民共和国政府信息公开条例》编制。
二、主动公开政府信息情况
全年主动公开政府信息{n}00条。
三、依申请公开政府信息情况
2012年共收到政府信息公开申请{n}件,均已按时答复。
四、因政府信息公开申请行政复议、提起行政诉讼情况
未发生。
五、存在的主要问题及改进措施
公开内容还不够全面。
"""


def dues(*texts: str) -> list[Due]:
    return [Due(number, make_source(text, f"{number}.txt")) for number, text in enumerate(texts)]


def read_or_die(source: SourceFile) -> Read:
    """Reads lines; on one text the whole process ends, on another it stalls."""
    if b"die" in source.data:
        os._exit(1)
    if b"stall" in source.data:
        time.sleep(60)
    return UnsupportedFormat(source.name, "is bad", "leave it") if b"bad" in source.data else read_lines(source)


def test_reports_come_in_the_order_of_their_sources_whatever_was_read_where(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_ahead, "READ_HERE_FIRST", 2)
    sources = [make_source(REPORT.format(n=number), f"{number}.txt") for number in range(1, 7)]
    sources[4] = make_source("{\\rtf1", "5.pdf")
    outcomes = ingest_sources(library, [*sources, sources[5]])
    assert [outcome.file for outcome in outcomes] == [source.name for source in [*sources, sources[5]]]
    assert [outcome.status for outcome in outcomes] == ["added"] * 4 + ["failed", "added", "unchanged"]
    received = library.catalog.figures(None, ["req_received"])
    assert sorted(int(figure.value or 0) for figure in received) == [1, 2, 3, 4, 6]


def test_what_kills_its_reader_fails_alone() -> None:
    texts = ("甲|乙|2009\n段", "die", "丙|丁|2010\n段", "bad")
    read = [outcome for _, outcome in _Ahead(1, read_or_die, 60).read(dues(*texts))]
    assert isinstance(read[0], Report)
    assert isinstance(read[1], UnreadableFile)
    assert "crash" in str(read[1])
    assert isinstance(read[2], Report)
    assert (type(read[3]), str(read[3])) == (UnsupportedFormat, "3.txt: is bad; leave it")


def test_what_stalls_its_reader_fails_at_the_limit() -> None:
    read = [outcome for _, outcome in _Ahead(1, read_or_die, 8).read(dues("stall", "甲|乙|2009\n段"))]
    assert isinstance(read[0], UnreadableFile)
    assert "within 8 s" in str(read[0])
    assert isinstance(read[1], Report)


def test_what_is_known_is_passed_through() -> None:
    known = Due(0, make_source("甲|乙|2009\n段"), known=True)
    error = Due(1, None, UnreadableFile("a", "b", "c"))
    assert list(_Ahead(1, read_default, 60).read([known, error])) == [(known, None), (error, None)]
