"""What a question over many reports reads: every row that can matter, and few others."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import event

from index.build import ingest_sources
from index.catalog import Catalog
from index.errors import UnknownReport
from index.library import Library
from index.over_many import (
    broken_findings,
    figures_about,
    passages_like,
    texts_of,
)
from ingest.document import SourceFile
from ingest.report import Report
from tests.index.made_up import CITY, COUNTY, make_source, read_lines

# 收费 across the edge of two words, in traditional characters, with a gloss inside; and the two characters apart.
FEES = (
    "示例區人民政府|示例區|2009\n本年回收费用三万元。\n沒有收費(fèi)。\n收(shōu)费减免。\n费用由市里收。\n没有人缴纳。"
)


@pytest.fixture
def filled(library: Library) -> Library:
    ingest_sources(library, [make_source(text) for text in (CITY, COUNTY, FEES)], read_lines)
    return library


def ids(library: Library) -> list[str]:
    return [row.id for row in library.catalog.reports()]


@pytest.mark.parametrize("few", [0, 500])
def test_passages_that_say_a_word_are_all_there_however_they_are_cut(
    filled: Library, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.over_many._FEW_REPORTS", few)
    found = [passage.text for passage in passages_like(filled.catalog, [[("收费",)]], ids(filled))]
    assert {"本年回收费用三万元。", "沒有收費(fèi)。", "收(shōu)费减免。", "没有收取任何费用。"} <= set(found)
    assert not {"没有人缴纳。", "政府网站改版,开通了微博。"} & set(found)


def test_one_of_several_sayings_each_with_renderings_is_enough(filled: Library) -> None:
    saying = [[("网站", "官网"), ("微博",)], [("培训",), ("班",)]]
    found = [passage.text for passage in passages_like(filled.catalog, saying, ids(filled))]
    assert sorted(found) == sorted(["全年举办培训班三期,培训工作人员九十人。", "政府网站改版,开通了微博。"])


def test_a_word_without_chinese_characters_rules_nothing_out(filled: Library) -> None:
    assert len(passages_like(filled.catalog, [[("wifi",)]], ids(filled))) == len(filled.catalog.passages())


def test_only_passages_of_the_reports_asked_in_the_order_of_the_catalog(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = ids(filled)[:1]
    for few in (0, 500):
        monkeypatch.setattr("index.over_many._FEW_REPORTS", few)
        assert passages_like(filled.catalog, [[("x",)]], one) == filled.catalog.passages(one)


def with_figures(source: SourceFile) -> Report:
    """The made-up report with a cell of another row, a figure of running text and one recognised in a scan."""
    report = read_lines(source)
    asked, unnamed = report.figures
    more = (
        replace(asked, id=f"{report.id}-other", indicator="cost"),
        replace(asked, id=f"{report.id}-told", indicator="cost", origin="prose"),
        replace(asked, id=f"{report.id}-scanned", indicator="cost", origin="ocr", quote_start=1, quote_end=4),
    )
    return replace(report, figures=(asked, unnamed, *more))


def test_cells_of_other_rows_stay_in_the_database(library: Library) -> None:
    ingest_sources(library, [make_source(CITY)], with_figures)
    [report] = ids(library)
    found = figures_about(library.catalog, [report], ["applications.received"])
    assert [one.id.removeprefix(f"{report}-") for one in found] == ["f1", "f2", "told", "scanned"]
    assert found == tuple(one for one in library.catalog.figures() if not one.id.endswith("-other"))


def test_quotes_that_were_recognised_in_a_scan(library: Library) -> None:
    ingest_sources(library, [make_source(CITY)], with_figures)
    [report] = ids(library)
    assert library.catalog.recognised([report]) == ((report, 1, 4),)
    assert library.catalog.recognised(["unknown"]) == ()


def test_findings_that_failed_and_should_not(sample_findings: Library) -> None:
    catalog = sample_findings.catalog
    reports = ids(sample_findings)
    broken = broken_findings(catalog, reports)
    assert broken == tuple(found for found in catalog.findings(reports) if found.broken)
    assert broken
    assert len(broken) < len(catalog.findings(reports))


@pytest.mark.parametrize(
    "read",
    [
        broken_findings,
        lambda catalog, reports: figures_about(catalog, reports, ["req_received"]),
        lambda catalog, reports: passages_like(catalog, [[("申请",)]], reports),
        Catalog.recognised,
    ],
)
def test_what_one_report_holds_is_found_through_the_report(
    sample_findings: Library, read: Callable[[Catalog, list[str]], object]
) -> None:
    catalog = sample_findings.catalog
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, bound: object, *_: object) -> None:
        asked.append((statement, bound))

    event.listen(catalog.engine, "before_cursor_execute", note)
    read(catalog, ids(sample_findings)[:1])
    event.remove(catalog.engine, "before_cursor_execute", note)
    statement, bound = asked[-1]
    with catalog.reading() as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", bound).all()  # type: ignore[arg-type]
    assert "report_id=?" in steps[0][3]


def test_texts_come_in_portions_and_a_report_that_is_not_there_is_an_error(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.over_many._TEXTS_AT_ONCE", 2)
    portions = list(texts_of(filled.catalog, ids(filled)))
    assert [len(texts) for texts in portions] == [2, 1]
    assert {report: text for texts in portions for report, text in texts.items()} == {
        report: filled.catalog.text(report) for report in ids(filled)
    }
    with pytest.raises(UnknownReport):
        list(texts_of(filled.catalog, ["unknown"]))


@pytest.fixture(scope="module")
def sample_findings(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Generated reports, some of whose sums fail."""
    from eval.bench.libraries import library_of_size
    from tests.index.made_up import CharacterEmbedder

    return library_of_size(tmp_path_factory.mktemp("checked"), 16, CharacterEmbedder())
