"""The vectors made anew from the catalog, which is the truth."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from index.errors import OtherEmbeddingModel
from index.lexical import searchable
from index.library import Library
from index.passage_vectors import embed_missing, note_model, tell_readers
from index.vectors import VectorStore, drop_vectors, make_vectors

_PASSAGES_A_BATCH = 512


@dataclass(frozen=True)
class Repaired:
    """How many vectors were dropped because the catalog does not know them, made, and found in order."""

    dropped: int
    made: int
    kept: int


def repair(library: Library, progress: Callable[[int, int], None] | None = None) -> Repaired:
    """Give every passage of the catalog its vector by the configured model, and drop all other vectors.

    ``progress`` hears how many passages of how many are in order. Raises LibraryBusy, MissingModel, UnreachableVectors.
    """
    with library.writing():
        passage_ids = library.catalog.passage_ids()
        store, replaced = _store_of_this_model(library)
        with closing(store):
            unknown = sorted(set(store.ids()) - set(passage_ids))
            store.remove(unknown)
            made = _fill(library, store, passage_ids, progress)
        # Last, so that a repair that was stopped half-way is asked for again.
        note_model(library)
        tell_readers(library)
    return Repaired(len(unknown) + replaced, made, len(passage_ids) - made)


def _fill(
    library: Library, store: VectorStore, passage_ids: Sequence[str], progress: Callable[[int, int], None] | None
) -> int:
    """Make the vectors that are missing; how many."""
    made = 0
    for start in range(0, len(passage_ids), _PASSAGES_A_BATCH):
        batch = passage_ids[start : start + _PASSAGES_A_BATCH]
        passages = tuple(library.catalog.passages_by_id(batch).values())
        made += embed_missing(library, store, passages, {p.id: searchable(p) for p in passages})
        if progress is not None:
            progress(start + len(batch), len(passage_ids))
    return made


def _store_of_this_model(library: Library) -> tuple[VectorStore, int]:
    """The collection of the configured model, and how many vectors of another model were dropped for it."""
    place, fingerprint, name = library.vector_place, library.embedder.fingerprint, library.embedder.name
    try:
        return make_vectors(place, fingerprint, name), 0
    except OtherEmbeddingModel:
        dropped = drop_vectors(place)
        return make_vectors(place, fingerprint, name), dropped
