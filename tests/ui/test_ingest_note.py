"""What ``wenbao ingest`` says of a library that holds several reports of one agency and year."""

from dataclasses import replace
from pathlib import Path

from index.build import ingest_sources
from index.library import open_library
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder
from ui.cli_ingest import reports_of_one_year

REPORT = """示例县人民政府2020年政府信息公开工作年度报告

一、主动公开情况

2020年,全县主动公开政府信息1200条。

二、依申请公开情况

2020年,全县收到政府信息公开申请41件,办结40件。

三、复议和诉讼情况

2020年,没有发生行政复议和行政诉讼。
"""


def test_a_correction_beside_what_it_corrects_is_announced_when_it_comes(tmp_path: Path) -> None:
    library = replace(open_library(tmp_path, create=True), given_embedder=CharacterEmbedder())
    first = ingest_sources(library, [source_of("a.txt", REPORT.encode())])
    assert list(reports_of_one_year(library, first)) == []
    corrected = source_of("a.txt", REPORT.replace("41件", "43件").encode())
    [note] = reports_of_one_year(library, ingest_sources(library, [corrected]))
    ids = [row.id for row in library.catalog.reports()]
    assert note.startswith("note: 2 reports of 示例县人民政府 for 2020: a.txt (")
    assert all(f"({each})" in note for each in ids)
    again = ingest_sources(library, [corrected])
    assert list(reports_of_one_year(library, again)) == [], "nothing new came"
