"""Reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009): rankings in, one ranking out."""

from collections.abc import Mapping, Sequence

# The constant of the paper: how little the first ranks may outweigh the later ones.
RANK_OFFSET = 60

# An id, its score, and its rank (from 1) in each ranking that holds it.
FusedRank = tuple[str, float, tuple[tuple[str, int], ...]]


def fuse(rankings: Mapping[str, Sequence[str]]) -> tuple[FusedRank, ...]:
    """Ids with their score and their rank (from 1) in each named ranking, best first, ties by id.

    >>> for row in fuse({"dense": ["b", "a"], "lexical": ["a", "c"]}):
    ...     print(row[0], round(row[1], 5), row[2])
    a 0.03252 (('dense', 2), ('lexical', 1))
    b 0.01639 (('dense', 1),)
    c 0.01613 (('lexical', 2),)
    >>> fuse({"dense": []})
    ()
    """
    ranks: dict[str, list[tuple[str, int]]] = {}
    for name, ids in rankings.items():
        for rank, found in enumerate(ids, start=1):
            ranks.setdefault(found, []).append((name, rank))
    scored = (
        (found, sum(1 / (RANK_OFFSET + rank) for _, rank in where), tuple(where)) for found, where in ranks.items()
    )
    return tuple(sorted(scored, key=lambda row: (-row[1], row[0])))
