"""A library of generated reports full of names that need care: namesakes, renamed places, offices, towns, parts of a city.

The figures are what ``eval.printed`` drew for each report, so that an expected number never comes from an answer.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assistant import Settings, open_library
from eval.printed.files import TEXTS
from eval.printed.reports import PrintedReport, print_report, wanted
from index.build import ingest_sources
from index.library import Library
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder

GOVERNMENT = "人民政府"
GOVERNMENTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("北京市朝阳区", (2021, 2022, 2023)), ("长春市朝阳区", (2022,)), ("朝阳市", (2022,)),
    ("南京市鼓楼区", (2022,)), ("徐州市鼓楼区", (2022,)), ("福州市鼓楼区", (2021,)),
    ("杭州市西湖区", (2022,)), ("南昌市西湖区", (2023,)), ("西安市新城区", (2022,)), ("呼和浩特市新城区", (2022,)),
    ("攀枝花市", (2009, 2014, 2015, 2016, 2018, 2019, 2020, 2021, 2022, 2023)),
    ("攀枝花市东区", (2022,)), ("攀枝花市西区", (2022,)), ("攀枝花市仁和区", (2022,)),
    ("米易县", (2021, 2022)), ("盐边县", (2021, 2022)), ("公主岭市", (2013, 2022)),
    ("冠县", (2022,)), ("歙县", (2021, 2022)), ("涉县", (2022,)),
    ("宁乡县", (2016,)), ("宁乡市", (2018, 2022)), ("襄樊市", (2009,)), ("襄阳市", (2012, 2022)),
    ("四川省", (2022,)), ("吉林省", (2022,)), ("吉林市", (2022,)), ("望城县", (2009,)), ("长沙市望城区", (2014,)),
    ("冠县东古城镇", (2022,)), ("公主岭市范家屯镇", (2022,)),
    ("北京市海淀区", (2021, 2022)), ("北京市东城区", (2022,)),
)  # fmt: skip
OFFICES: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("攀枝花市司法局", (2022,)), ("攀枝花市教育局", (2021, 2022)), ("公主岭市司法局", (2013,)), ("公主岭市教育局", (2022,)),
    ("四川省司法厅", (2022,)), ("四川省教育厅", (2022,)), ("北京市朝阳区教育局", (2022,)),
)  # fmt: skip
ALIKE = frozenset({("米易县人民政府", 2021), ("盐边县人民政府", 2021)})  # drawn with one seed: every figure is shared
FORMS = {2009: "SC2009", 2012: "JL2012", 2013: "JL2012", 2019: "N2019", 2020: "N2019"}


def printed() -> Iterator[PrintedReport]:
    """Every report of the library."""
    names = [(name + GOVERNMENT, years) for name, years in GOVERNMENTS] + list(OFFICES)
    for number, (agency, years) in enumerate(names):
        for year in years:
            form = FORMS.get(year) or ("N2014" if year <= 2018 else "N2021")
            seed = 7 if (agency, year) in ALIKE else 100 * number + year
            yield print_report(form, seed, agency=agency, year=year)


def received() -> dict[tuple[str, int], int]:
    """The applications that each report says were received, by agency and year."""
    found = {}
    for report in printed():
        cells = {key: cell for key, cell in wanted(report).items() if key.basis in ("", "year")}
        whole = [cell for key, cell in cells.items() if key.indicator == "req_received" and not key.breakdown]
        found[report.agency, report.year] = int(whole[0].want)
    return found


def library_of_namesakes(folder: Path) -> Library:
    """The library in ``folder``; passages are embedded by a stand-in."""
    library = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    sources = []
    for number, report in enumerate(printed()):
        _, data = TEXTS["piped rows"](report)
        sources.append(source_of(f"{number:02}-{report.agency}-{report.year}.txt", data))
    assert [outcome.error for outcome in ingest_sources(library, sources) if outcome.error] == []
    return library
