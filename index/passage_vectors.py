"""The vectors of passages brought up to date: what is missing or was made from another text is embedded."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

from index.embedding import Vectors
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
    """Give the passages that have no vector made from their ``searchable`` text (by id) one; how many.

    A text that this machine has embedded before by this model, for whatever report, is not embedded again.
    """
    rows = [VectorRow(passage.id, passage.report, digest(searchable[passage.id])) for passage in passages]
    stored = store.digests([row.passage_id for row in rows])
    missing = [row for row in rows if stored.get(row.passage_id) != row.digest]
    if missing:
        store.put(missing, vectors_of(library, [searchable[row.passage_id] for row in missing]))
    return len(missing)


def vectors_of(library: Library, texts: Sequence[str]) -> Vectors:
    """One vector a text, kept ones where there are; each different text goes through the model once at most."""
    embed, cache = library.embedder.embed_passages, library.vector_cache
    if cache is not None:
        return cache.vectors(texts, embed)
    different = list(dict.fromkeys(texts))
    place = {text: number for number, text in enumerate(different)}
    return embed(different)[[place[text] for text in texts]]
