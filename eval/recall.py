"""Recall at k for questions of prose: how many of the due pieces of evidence the best k passages hold.

Who and when are settled before passages are searched, so the search is within the reports that the case names.
"""

from collections.abc import Mapping, Sequence

from assistant.evidence.passage_query import query_words_of
from eval.cases import Case
from eval.expected import ExpectedValues
from eval.field_scores import Reached
from eval.scores import normalised
from index.library import Library
from index.search import search_passages

RECALL_AT = (1, 3, 5)
Recall = Mapping[int, Reached]
# How far down a ranking evidence is looked for where its rank counts.
DEEPEST = 20


def asks_for_passages(case: Case) -> bool:
    """Whether a case is answered by prose alone, and says what must be found."""
    return isinstance(case.expected, ExpectedValues) and not case.expected.numbers and bool(case.evidence)


def recall_of(library: Library, case: Case) -> Recall:
    """Pieces of evidence found of those due, by k; empty where the case does not ask for passages."""
    reports = [row.id for row in library.catalog.reports() if row.file in case.reports]
    if not asks_for_passages(case) or not reports:
        return {}
    query = query_words_of(case.question, case.language)
    hits = search_passages(library, query, reports, max(RECALL_AT), prose_first=True)
    return recall_at([hit.passage.text for hit in hits], case.evidence)


def reciprocal_rank(passages: Sequence[str], evidence: Sequence[str]) -> float:
    """One over the rank of the first of these passages that holds a piece of the evidence; 0 where none does.

    >>> reciprocal_rank(["甲乙", "丙"], ["丙"]), reciprocal_rank(["甲乙"], ["丙"])
    (0.5, 0.0)
    """
    pieces = [normalised(piece) for piece in evidence]
    texts = enumerate(map(normalised, passages), start=1)
    return next((1 / rank for rank, text in texts if any(piece in text for piece in pieces)), 0.0)


def recall_at(passages: Sequence[str], evidence: Sequence[str]) -> Recall:
    """The same for passages already ranked, best first.

    >>> recall_at(["甲乙", "丙"], ["乙", "丙", "丁"])
    {1: (1, 3), 3: (2, 3), 5: (2, 3)}
    """
    texts = [normalised(passage) for passage in passages]
    pieces = [normalised(piece) for piece in evidence]
    return {k: (sum(any(piece in text for text in texts[:k]) for piece in pieces), len(pieces)) for k in RECALL_AT}
