"""Sources become reports; bad ones fail alone; whatever stops an ingest, a report is there whole or not at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from index import build, passage_vectors
from index.build import IngestOutcome, ingest_sources, remove_report
from index.catalog import Catalog
from index.errors import OtherEmbeddingModel, UnknownReport
from index.library import Library, open_library
from index.search import search_passages
from index.vectors import VectorStore
from ingest.document import SourceFile
from ingest.report import Report
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines, vector_ids


def test_sources_become_reports(library: Library) -> None:
    sources = [make_source(CITY, "city.txt", "https://example.org/a"), make_source(COUNTY, "county.txt")]
    outcomes = ingest_sources(library, sources, read_lines)
    assert [(o.file, o.status, o.error) for o in outcomes] == [
        ("city.txt", "added", None),
        ("county.txt", "added", None),
    ]
    assert outcomes[0].report == library.catalog.report(read_lines(sources[0]).id)
    assert len(vector_ids(library)) == library.catalog.passage_count() == 6
    kept = library.original(sources[0].sha256)
    assert kept is not None
    assert (kept.name, kept.read_bytes()) == ("city.txt", CITY.encode())


def test_the_same_bytes_twice_change_nothing(library: Library, embedder: CharacterEmbedder) -> None:
    ingest_sources(library, [make_source(CITY)], read_lines)
    before = (library.path / "catalog.sqlite").read_bytes()
    embedder.embedded.clear()
    [outcome] = ingest_sources(library, [make_source(CITY, "copy.txt")], read_lines)
    assert (outcome.status, outcome.file) == ("unchanged", "copy.txt")
    assert outcome.report is not None
    assert outcome.report.file == "report.txt"
    assert (library.path / "catalog.sqlite").read_bytes() == before
    assert embedder.embedded == []


def test_the_same_bytes_twice_in_one_go(library: Library) -> None:
    sources = [make_source(CITY, "a.txt"), make_source(CITY, "b.txt"), make_source(COUNTY, "c.txt")]
    outcomes = ingest_sources(library, sources, read_lines)
    assert [o.status for o in outcomes] == ["added", "unchanged", "added"]
    assert outcomes[0].report == outcomes[1].report
    assert len(library.catalog.reports()) == 2


def test_a_bad_source_fails_alone_and_in_one_line(library: Library) -> None:
    heard: list[IngestOutcome] = []
    sources = [make_source("a letter\nto you", "letter\n.txt"), make_source(CITY, "city.txt")]
    outcomes = ingest_sources(library, sources, read_lines, heard.append)
    assert [o.status for o in outcomes] == ["failed", "added"]
    assert outcomes[0].error == "letter .txt: no report; give an annual report"
    assert outcomes[0].report is None
    assert heard == list(outcomes)
    assert [row.file for row in library.catalog.reports()] == ["city.txt"]
    assert library.original(sources[0].sha256) is None


def test_another_report_of_the_same_agency_and_year_stays_beside_the_first(library: Library) -> None:
    ingest_sources(library, [make_source(CITY)], read_lines)
    [outcome] = ingest_sources(library, [make_source(CITY + "\n更正一处。")], read_lines)
    assert outcome.status == "added"
    assert [row.identity.year for row in library.catalog.reports()] == [2009, 2009]


def test_more_reports_than_a_batch(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "REPORTS_A_BATCH", 2)
    sources = [make_source(f"甲{number}|乙|2009\n第{number}段", f"{number}.txt") for number in range(5)]
    outcomes = ingest_sources(library, (source for source in sources), read_lines)
    assert [o.file for o in outcomes] == [source.name for source in sources]
    assert len(library.catalog.reports()) == len(vector_ids(library)) == 5


def test_nothing_to_read(library: Library) -> None:
    assert ingest_sources(library, [], read_lines) == ()


def test_a_report_without_passages_needs_no_model(library: Library, embedder: CharacterEmbedder) -> None:
    outcomes = ingest_sources(library, [make_source(CITY)], lambda source: replace(read_lines(source), passages=()))
    assert outcomes[0].status == "added"
    assert embedder.embedded == []
    assert not (library.path / "chroma").exists()


def test_reports_read_by_other_readers_are_read_anew(
    library: Library, embedder: CharacterEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest_sources(library, [make_source(CITY)], read_lines)
    embedder.embedded.clear()
    monkeypatch.setattr(build, "readers_version", lambda: "newer")

    def read_better(source: SourceFile) -> Report:
        report = read_lines(source)
        better = replace(report.passages[0], id="better", text="本市收到信息公开申请十二件。")
        return replace(report, passages=(better, *report.passages[1:]), figures=())

    [outcome] = ingest_sources(library, [make_source(CITY)], read_better)
    assert outcome.status == "updated"
    assert library.catalog.figures() == ()
    assert embedder.embedded == ["一、概述\n本市收到信息公开申请十二件。"]
    assert vector_ids(library) == set(library.catalog.passage_ids())
    assert len(library.catalog.reports()) == 1


def test_a_reading_with_another_id_takes_the_place_of_the_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest_sources(library, [make_source(CITY)], read_lines)
    monkeypatch.setattr(build, "readers_version", lambda: "newer")
    ingest_sources(library, [make_source(CITY)], lambda s: replace(read_lines(s), id="n", figures=(), passages=()))
    assert [row.id for row in library.catalog.reports()] == ["n"]
    assert vector_ids(library) == set()


class PowerCut(Exception):
    """Stands for a crash."""


def crash(*_: object, **__: object) -> None:
    raise PowerCut


@pytest.mark.parametrize(
    "cut",
    [
        lambda patch: patch.setattr(VectorStore, "put", crash),
        lambda patch: patch.setattr(CharacterEmbedder, "embed_passages", crash),
        lambda patch: patch.setattr(build, "keep_original", crash),
        lambda patch: patch.setattr(Catalog, "add", crash),
        lambda patch: patch.setattr("index.catalog.passage_to_row", crash),
    ],
    ids=["before vectors", "in the model", "after vectors", "before the transaction", "within the transaction"],
)
def test_a_crash_leaves_nothing_visible_and_ingesting_again_works(
    library: Library, cut: Callable[[pytest.MonkeyPatch], None]
) -> None:
    ingest_sources(library, [make_source(COUNTY)], read_lines)
    with pytest.MonkeyPatch.context() as patch:
        cut(patch)
        with pytest.raises(PowerCut):
            ingest_sources(library, [make_source(CITY)], read_lines)
    again = open_library(library.path, embedder=CharacterEmbedder())
    assert [row.identity.place for row in again.catalog.reports()] == ["例子县"]
    assert {figure.report for figure in again.catalog.figures()} == {again.catalog.reports()[0].id}
    assert all(hit.passage.report == again.catalog.reports()[0].id for hit in search_passages(again, CITY, None, 9))
    [outcome] = ingest_sources(again, [make_source(CITY)], read_lines)
    assert outcome.status == "added"
    assert vector_ids(again) == set(again.catalog.passage_ids())
    assert search_passages(again, "举办培训班", None, 1)[0].passage.text.startswith("全年举办培训班")


def test_an_interrupted_batch_keeps_the_reports_that_were_finished(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_after_first(outcome: IngestOutcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines, stop_after_first)
    assert [row.identity.place for row in library.catalog.reports()] == ["示例市"]
    assert [o.status for o in ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)] == [
        "unchanged",
        "added",
    ]


def test_removing_a_report_takes_its_vectors_and_original(library: Library) -> None:
    ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)
    city = read_lines(make_source(CITY))
    assert remove_report(library, city.id).id == city.id
    assert vector_ids(library) == set(library.catalog.passage_ids())
    assert len(vector_ids(library)) == 3
    assert library.original(city.sha256) is None
    assert library.original(make_source(COUNTY).sha256) is not None
    with pytest.raises(UnknownReport):
        remove_report(library, city.id)


def test_another_model_may_not_write_among_the_vectors(library: Library) -> None:
    ingest_sources(library, [make_source(CITY)], read_lines)
    other = open_library(library.path, embedder=CharacterEmbedder("other", 32))
    with pytest.raises(OtherEmbeddingModel, match="made by characters, the embedding model in use is other"):
        ingest_sources(other, [make_source(COUNTY)], read_lines)
    assert len(library.catalog.reports()) == 1
    assert ingest_sources(other, [make_source(CITY)], read_lines)[0].status == "unchanged"


def test_the_catalog_is_asked_once_for_each_source_and_the_vectors_opened_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opened = [], []
    ask, open_ = Catalog.report_of_bytes, passage_vectors.vectors_for_writing
    monkeypatch.setattr(Catalog, "report_of_bytes", lambda self, sha256: (asked.append(sha256), ask(self, sha256))[1])
    monkeypatch.setattr(passage_vectors, "vectors_for_writing", lambda given: (opened.append(1), open_(given))[1])
    sources = [make_source(CITY.replace("2009", str(year)), f"{year}.txt") for year in range(2000, 2020)]
    outcomes = ingest_sources(library, sources, read_lines)
    assert [outcome.status for outcome in outcomes] == ["added"] * 20
    assert asked == [source.sha256 for source in sources]
    assert opened == [1]
    ingest_sources(library, sources, read_lines)
    assert opened == [1]
