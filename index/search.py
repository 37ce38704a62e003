"""Passages for a question: by words, by meaning, and both fused. Who and when were settled before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.fusion import fuse
from index.lexical import rank_words
from index.library import Library
from ingest.folding import fold_text
from ingest.report import Passage

Way = Literal["both", "lexical", "dense"]
# How many candidates each way brings for every passage wanted, and at least.
_CANDIDATES_A_HIT, _FEWEST_CANDIDATES = 4, 40


@dataclass(frozen=True)
class Hit:
    """A passage found. ``ranks`` holds its rank (from 1) by each way that found it: "dense", "lexical"."""

    passage: Passage
    score: float
    ranks: tuple[tuple[str, int], ...]


def search_passages(
    library: Library, query: str, report_ids: Sequence[str] | None, k: int, way: Way = "both"
) -> tuple[Hit, ...]:
    """The ``k`` best passages for ``query`` within the reports named (None: all), best first, ties by passage id.

    A vector without a passage in the catalog does not exist. ``way`` switches one ranking off, for evaluation and for
    machines without the model. Raises MissingModel, OtherEmbeddingModel, MissingVectors or UnreachableVectors unless
    lexical.
    """
    if not query.strip() or k < 1:
        return ()
    most = max(k * _CANDIDATES_A_HIT, _FEWEST_CANDIDATES)
    rankings: dict[str, Sequence[str]] = {}
    if way != "lexical":
        rankings["dense"] = _rank_meaning(library, query, report_ids, most)
    if way != "dense":
        with library.catalog.reading() as connection:
            rankings["lexical"] = rank_words(connection, query, report_ids, most)
    fused = fuse(rankings)
    known = library.catalog.passages_by_id([passage_id for passage_id, _, _ in fused])
    hits = (Hit(known[found], score, ranks) for found, score, ranks in fused if found in known)
    return tuple(hits)[:k]


def _rank_meaning(library: Library, query: str, report_ids: Sequence[str] | None, most: int) -> tuple[str, ...]:
    catalog = library.catalog
    among = None if report_ids is None else catalog.passage_ids(report_ids)
    if (among is not None and not among) or catalog.passage_count() == 0:
        return ()
    nearest = library.vectors.nearest(library.embedder.embed_query(fold_text(query)), among, most)
    known = catalog.passages_by_id(nearest)
    return tuple(passage_id for passage_id in nearest if passage_id in known)
