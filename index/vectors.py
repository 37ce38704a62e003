"""Passage vectors in Chroma, embedded in the library's folder or on a server (the one home of that library).

One collection a library. Its ids are the catalog's passage ids; a vector whose passage is not in the catalog does not
exist. Our embedder makes the vectors, never Chroma; nothing is reported to anyone.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np

from index.embedding import Vectors
from index.errors import MissingVectors, OtherEmbeddingModel, UnreachableVectors

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client

FOLDER = "chroma"
# Up to this many passages every vector is compared; beyond, Chroma's index is asked (measured: 75 ms for 1,000).
COMPARED_ONE_BY_ONE = 1_000
_PORTION = 2_000
_FINGERPRINT, _MODEL = "embedding", "embedding_model"


@dataclass(frozen=True)
class VectorPlace:
    """Where a library's vectors are: ``url`` of a server (None: embedded in ``path``), and the collection's name."""

    path: Path
    url: str | None
    collection: str

    @property
    def where(self) -> str:
        return self.url or str(self.path / FOLDER)


@dataclass(frozen=True)
class VectorStore:
    """The open collection. To be closed: Chroma shares one reading of a folder among all that have it open."""

    place: VectorPlace
    client: "Client"
    collection: "Collection"

    def close(self) -> None:
        """Give the folder or connection back."""
        self.client.close()

    def put(self, rows: Sequence["VectorRow"], vectors: Vectors) -> None:
        """Store the vectors, one a row, in place of earlier ones of the same ids."""
        with _saying_what_failed(self.place):
            for start in range(0, len(rows), _PORTION):
                portion = rows[start : start + _PORTION]
                self.collection.upsert(
                    ids=[row.passage_id for row in portion],
                    embeddings=vectors[start : start + _PORTION],
                    metadatas=[{"report_id": row.report_id, "text": row.digest} for row in portion],
                )

    def digests(self, passage_ids: Sequence[str]) -> Mapping[str, str]:
        """For each of these ids that has a vector, the digest of the text it was made from."""
        found: dict[str, str] = {}
        with _saying_what_failed(self.place):
            for portion in _portions(passage_ids):
                answer = self.collection.get(ids=portion, include=["metadatas"])
                for passage_id, facts in zip(answer["ids"], answer["metadatas"] or (), strict=True):
                    found[passage_id] = str(facts.get("text"))
        return found

    def ids(self) -> tuple[str, ...]:
        """The ids of all vectors."""
        with _saying_what_failed(self.place):
            return tuple(self.collection.get(include=[])["ids"])

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Delete the vectors of these ids; ids without one are passed over."""
        with _saying_what_failed(self.place):
            for portion in _portions(passage_ids):
                self.collection.delete(ids=portion)

    def nearest(self, query: Vectors, among: Sequence[str] | None, most: int) -> tuple[str, ...]:
        """Ids of the passages nearest to the query, nearest first, ties by id, among these ids (None: all).

        Few are compared one by one, which misses none; many are looked up in Chroma's approximate index.
        """
        if among is not None and not among:
            return ()
        with _saying_what_failed(self.place):
            if among is not None and len(among) <= COMPARED_ONE_BY_ONE:
                return self._compare(query, among)[:most]
            answer = self.collection.query(
                query_embeddings=query[None, :],
                n_results=most,
                ids=None if among is None else list(among),
                include=["distances"],
            )
        distances = (answer["distances"] or [[]])[0]
        return tuple(passage_id for _, passage_id in sorted(zip(distances, answer["ids"][0], strict=True)))

    def likeness(self, query: Vectors, passage_ids: Sequence[str]) -> Mapping[str, float]:
        """How like the query each of these passages is (cosine), by id; those without a vector are left out."""
        with _saying_what_failed(self.place):
            answer = self.collection.get(ids=sorted(set(passage_ids)), include=["embeddings"])
        if not answer["ids"]:
            return {}
        likeness = np.asarray(answer["embeddings"], np.float32) @ query
        return dict(zip(answer["ids"], likeness.tolist(), strict=True))

    def _compare(self, query: Vectors, among: Sequence[str]) -> tuple[str, ...]:
        ranked = sorted((-likeness, passage_id) for passage_id, likeness in self.likeness(query, among).items())
        return tuple(passage_id for _, passage_id in ranked)


@dataclass(frozen=True)
class VectorRow:
    """What goes beside a vector: its passage, the report of it, and a digest of the text the vector was made from."""

    passage_id: str
    report_id: str
    digest: str


def digest(text: str) -> str:
    """A short hash that tells whether a vector was made from this text.

    >>> digest("公开") == digest("公开"), digest("公开") == digest("公 开"), len(digest(""))
    (True, False, 16)
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class VectorReader:
    """The vectors as last written, whoever wrote them.

    Chroma keeps a folder's index in memory and does not see what another process writes. ``version`` gives the mark
    that every writer leaves in the catalog; when it changes, the folder is opened anew. Threads take turns.
    """

    def __init__(self, open_store: Callable[[], VectorStore], version: Callable[[], str | None]) -> None:
        self._open_store = open_store
        self._version = version
        self._seen: str | None = None
        self._store: VectorStore | None = None
        self._turn = Lock()

    def nearest(self, query: Vectors, among: Sequence[str] | None, most: int) -> tuple[str, ...]:
        """As ``VectorStore.nearest``. Raises OtherEmbeddingModel, MissingVectors or UnreachableVectors."""
        with self._turn:
            return self._current().nearest(query, among, most)

    def likeness(self, query: Vectors, passage_ids: Sequence[str]) -> Mapping[str, float]:
        """As ``VectorStore.likeness``. Raises what ``nearest`` raises."""
        with self._turn:
            return self._current().likeness(query, passage_ids)

    def _current(self) -> VectorStore:
        version = self._version()
        if self._store is not None and version != self._seen:
            self._store.close()
            self._store = None
        if self._store is None:
            self._store = self._open_store()
            self._seen = version
        return self._store


def open_vectors(place: VectorPlace, fingerprint: str, in_use: str) -> VectorStore:
    """The library's collection; MissingVectors when there is none, OtherEmbeddingModel when another model made it.

    ``fingerprint`` and ``in_use`` are the embedding model's, the second its name for people.
    """
    if place.url is None and not (place.path / FOLDER).is_dir():
        raise MissingVectors(place.path, place.where)
    with _closed_on_failure(place) as client:
        collection = client.get_collection(place.collection, embedding_function=None)
        facts = collection.metadata or {}
        if facts.get(_FINGERPRINT) != fingerprint:
            raise OtherEmbeddingModel(place.path, str(facts.get(_MODEL)), in_use)
        return VectorStore(place, client, collection)


def make_vectors(place: VectorPlace, fingerprint: str, in_use: str) -> VectorStore:
    """The library's collection as ``open_vectors`` gives it, made first where there is none."""
    with suppress(MissingVectors):
        return open_vectors(place, fingerprint, in_use)
    with _closed_on_failure(place) as client:
        collection = client.create_collection(
            place.collection,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={_FINGERPRINT: fingerprint, _MODEL: in_use},
        )
        return VectorStore(place, client, collection)


def drop_vectors(place: VectorPlace) -> int:
    """Delete the library's collection, whatever model made it; how many vectors it held."""
    with _closed_on_failure(place) as client, closing(client):
        held = client.get_collection(place.collection, embedding_function=None).count()
        client.delete_collection(place.collection)
        return held


def forget(place: VectorPlace, passage_ids: Sequence[str]) -> None:
    """Delete these vectors, whatever model made them; no matter if there are none."""
    if place.url is None and not (place.path / FOLDER).is_dir():
        return
    with suppress(MissingVectors), _closed_on_failure(place) as client, closing(client):
        collection = client.get_collection(place.collection, embedding_function=None)
        VectorStore(place, client, collection).remove(passage_ids)


@contextmanager
def _closed_on_failure(place: VectorPlace) -> Iterator["Client"]:
    with _saying_what_failed(place):
        client = _client(place)
        try:
            yield client
        except BaseException:
            client.close()
            raise


def _client(place: VectorPlace) -> "Client":
    # Loaded here: a figure question asks no vectors.
    import chromadb
    from chromadb.config import Settings

    silent = Settings(anonymized_telemetry=False)
    if place.url is None:
        return cast("Client", chromadb.PersistentClient(str(place.path / FOLDER), settings=silent))
    address = urlsplit(place.url)
    secure = address.scheme == "https"
    try:
        port = address.port or (443 if secure else 8000)
        host = address.hostname or "localhost"
        return cast("Client", chromadb.HttpClient(host, port, ssl=secure, settings=silent))
    except ValueError as error:  # what HttpClient makes of every connection that fails
        raise UnreachableVectors(place.where, str(error).splitlines()[0], place.path) from error


@contextmanager
def _saying_what_failed(place: VectorPlace) -> Iterator[None]:
    import httpx
    from chromadb.errors import ChromaError, NotFoundError

    try:
        yield
    except NotFoundError as error:
        raise MissingVectors(place.path, place.where) from error
    except (ChromaError, httpx.HTTPError) as error:
        raise UnreachableVectors(place.where, str(error).splitlines()[0], place.path) from error


def _portions(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _PORTION):
        yield list(ids[start : start + _PORTION])
