"""The same library with its catalog in PostgreSQL: run with WENBAO_TEST_POSTGRES=postgresql+psycopg://user@host/empty_db."""

import os
from pathlib import Path

import pytest

from index.build import ingest_sources, remove_report
from index.library import open_library
from index.search import search_passages
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines


@pytest.mark.parametrize("url", [url for url in [os.environ.get("WENBAO_TEST_POSTGRES")] if url])
def test_a_catalog_in_postgresql(tmp_path: Path, url: str) -> None:
    library = open_library(tmp_path, create=True, catalog_url=url, embedder=CharacterEmbedder())
    sources = [make_source(CITY), make_source(COUNTY), make_source("a letter")]
    assert [o.status for o in ingest_sources(library, sources, read_lines)] == ["added", "added", "failed"]
    assert [o.status for o in ingest_sources(library, sources, read_lines)] == ["unchanged", "unchanged", "failed"]
    city = read_lines(sources[0])
    assert library.catalog.report(city.id).identity == city.identity
    assert library.catalog.figures([city.id]) == city.figures
    (found,) = library.catalog.reports_matching(agencies=["市人民"], places=["990000"], year=2009)
    assert library.catalog.figures([found.id], ["applications.received"]) == (city.figures[0],)
    best = search_passages(library, "举办培训班", None, 3)[0]
    assert (best.passage, dict(best.ranks)) == (city.passages[1], {"dense": 1, "lexical": 1})
    with pytest.raises(KeyError):
        library.catalog.add(city, {}, "readers-2")
    assert library.catalog.text(city.id) == city.text
    for row in library.catalog.reports():
        remove_report(library, row.id)
    assert library.catalog.passage_count() == len(library.catalog.figures()) == 0
