"""Passages for a question: by words, by meaning, and both fused. Who and when were settled before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Literal

from index.fusion import FusedRank, fuse
from index.lexical import rank_words
from index.library import Library
from index.named_reports import named_reports
from ingest.folding import fold_text
from ingest.report import Passage

Way = Literal["both", "lexical", "dense"]
Rankings = Mapping[str, Sequence[str]]
# How many candidates each way brings for every passage wanted, and at least.
_CANDIDATES_A_HIT, _FEWEST_CANDIDATES = 4, 40

# Passages of the library that a find is compared with.
_COMPARED_WITH = 200
_SENTENCE_END, _SHORT_LINE = "\u3002", 12


@dataclass(frozen=True)
class Hit:
    """A passage found. ``ranks`` holds its rank (from 1) by each way that found it: "dense", "lexical"."""

    passage: Passage
    score: float
    ranks: tuple[tuple[str, int], ...]


def search_passages(
    library: Library,
    query: str,
    report_ids: Sequence[str] | None,
    k: int,
    way: Way = "both",
    *,
    prose_first: bool = False,
    also: Callable[[str], str] | None = None,
) -> tuple[Hit, ...]:
    """The ``k`` best passages for ``query`` within the reports named (None: all), best first, ties by passage id.

    Where all may answer, those of the agency and year that the query itself names come first. With ``prose_first`` rows
    of tables come last: they are read as figures, and their labels are like every question. ``also`` gives words to look
    for beside those of a question, told what it asks without the names and years that it names. A vector without a passage
    in the catalog does not exist. ``way`` switches one ranking off, for evaluation and for machines without the model.
    Raises MissingModel, OtherEmbeddingModel, MissingVectors or UnreachableVectors unless lexical.
    """
    if not query.strip() or k < 1:
        return ()
    most = max(k * _CANDIDATES_A_HIT, _FEWEST_CANDIDATES)
    named = named_reports(library, query) if report_ids is None else None
    asked = named.rest if named else query
    more = f" {also(asked)}" if also is not None else ""
    rankings = _rankings(library, query + more, report_ids, most, way)
    leaning = _rankings(library, asked + more, named.reports, most, way) if named and named.reports else {}
    known = library.catalog.passages_by_id([found for ids in (*rankings.values(), *leaning.values()) for found in ids])

    def fused(ranked: Rankings) -> list[FusedRank]:
        existing = {name: [found for found in ids if found in known] for name, ids in ranked.items()}
        if prose_first:
            existing = {name: sorted(ids, key=lambda found: is_tabular(known[found])) for name, ids in existing.items()}
        return list(fuse(existing))

    hits = fused(leaning)
    seen = {found for found, _, _ in hits}
    hits += [row for row in fused(rankings) if row[0] not in seen]
    return tuple(Hit(known[found], score, ranks) for found, score, ranks in hits)[:k]


def standing_out(library: Library, query: str, passage_ids: Sequence[str]) -> float:
    """By how many standard deviations the passage likest to ``query`` among these is liker than the library's are.

    Likeness alone says little: every model has its own scale, and every question of one place is like its reports. 0
    where there is nothing to compare with. Raises what ``search_passages`` raises.
    """
    others = library.catalog.passage_sample(_COMPARED_WITH)
    likeness = library.vectors.likeness(library.embedder.embed_query(fold_text(query)), [*passage_ids, *others])
    usual = [likeness[found] for found in others if found in likeness]
    best = max((likeness[found] for found in passage_ids if found in likeness), default=None)
    if best is None or len(usual) < 2:
        return 0.0
    spread = pstdev(usual)
    return (best - fmean(usual)) / spread if spread else 0.0


def is_tabular(passage: Passage) -> bool:
    """Whether a passage is rows of a table: those are read as figures, and say little in words.

    Sentences make it prose, whatever headings, signatures and dates stand around them in lines of their own.
    """
    lines = [line.strip() for line in passage.text.split("\n") if line.strip()]
    rows = [line for line in lines if "|" in line or "\t" in line]
    said = sum(len(line) for line in lines if _SENTENCE_END in line and line not in rows)
    short = sum(len(line) < _SHORT_LINE for line in lines if line not in rows)
    return said * 3 < len("".join(lines)) and (len(rows) + short) * 2 > len(lines) > 2


def _rankings(library: Library, query: str, report_ids: Sequence[str] | None, most: int, way: Way) -> Rankings:
    rankings: dict[str, Sequence[str]] = {}
    if way != "lexical":
        rankings["dense"] = _rank_meaning(library, query, report_ids, most)
    if way != "dense":
        with library.catalog.reading() as connection:
            rankings["lexical"] = rank_words(connection, query, report_ids, most)
    return rankings


def _rank_meaning(library: Library, query: str, report_ids: Sequence[str] | None, most: int) -> tuple[str, ...]:
    """Ids of vectors near to the query; some may have no passage in the catalog."""
    among = None if report_ids is None else library.catalog.passage_ids(report_ids)
    if among is None and library.catalog.passage_count() == 0:
        return ()
    if among is not None and not among:
        return ()
    return library.vectors.nearest(library.embedder.embed_query(fold_text(query)), among, most)
