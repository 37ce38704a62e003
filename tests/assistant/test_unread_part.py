"""A row of the form that was not read may be the largest: without it no part is called so."""

from dataclasses import replace
from pathlib import Path

from assistant import Answer, Settings, ask, open_library
from eval.printed.files import TEXTS
from eval.printed.reports import print_report, wanted
from index.build import ingest_sources
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder


def asked(folder: Path, largest: str) -> Answer:
    """What is said of the largest category where its cell prints ``largest``."""
    report = print_report("SC2009", 7, dense=True, agency="示例市人民政府", year=2009)
    cells = {key.indicator: cell for key, cell in wanted(report).items() if key.indicator.startswith("sc_cat_")}
    name = max(cells, key=lambda indicator: int(cells[indicator].text))
    _, data = TEXTS["piped rows"](report)
    row = next(line for line in data.decode().split("\n") if f"| {cells[name].text} |" in line and "信息" in line)
    text = data.decode().replace(
        row, row.replace(f"| {cells[name].text} |", f"| {largest.format(n=cells[name].text)} |")
    )
    library = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    ingest_sources(library, [source_of("report.txt", text.encode())])
    return ask(library, "示例市2009年各类政府信息中哪一类最多?")


def test_the_largest_part_is_named_where_all_were_read(tmp_path: Path) -> None:
    answer = asked(tmp_path / "whole", "{n}")
    assert answer.status == "answered"
    assert len(answer.values) == 2  # the draw gave two categories the same highest number
    assert len({value.value for value in answer.values}) == 1


def test_no_part_is_called_the_largest_where_one_was_not_read(tmp_path: Path) -> None:
    answer = asked(tmp_path / "damaged", "8 346 2 1")
    assert answer.status != "answered"
    assert answer.values == ()
