"""The vectors of passages brought up to date: what is missing or was made from another text is embedded."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from index.library import Library
from index.vectors import VectorRow, VectorStore, digest, make_vectors
from ingest.report import Passage


@contextmanager
def vectors_for_writing(library: Library) -> Iterator[VectorStore]:
    """The library's vector store, made where there is none; at the end readers are told that it changed.

    The model that makes the vectors is noted in the catalog. Raises OtherEmbeddingModel when another model made them.
    """
    library.refuse_other_model()
    with closing(make_vectors(library.vector_place, library.embedder.fingerprint, library.embedder.name)) as store:
        if library.catalog.meta("embedding") is None:
            note_model(library)
        yield store
    tell_readers(library)


def tell_readers(library: Library) -> None:
    """Leave a new mark in the catalog, by which other processes see that the vectors changed."""
    library.catalog.set_meta("vectors", uuid.uuid4().hex)


def note_model(library: Library) -> None:
    """Write into the catalog which model makes the vectors."""
    library.catalog.set_meta("embedding_model", library.embedder.name)
    library.catalog.set_meta("embedding", library.embedder.fingerprint)


def embed_missing(
    library: Library, store: VectorStore, passages: Sequence[Passage], searchable: Mapping[str, str]
) -> int:
    """Embed and store the passages that have no vector made from their ``searchable`` text (by id); how many."""
    rows = [VectorRow(passage.id, passage.report, digest(searchable[passage.id])) for passage in passages]
    stored = store.digests([row.passage_id for row in rows])
    missing = [row for row in rows if stored.get(row.passage_id) != row.digest]
    if missing:
        store.put(missing, library.embedder.embed_passages([searchable[row.passage_id] for row in missing]))
    return len(missing)
