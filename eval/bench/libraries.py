"""Libraries of any size for measuring, made of generated reports that are read and stored as any other.

Embedding the passages of 10,000 reports takes hours: their vectors are a seeded stand-in's, which hashes pairs of
characters, while a question is embedded by the real model. How long a search takes does not depend on what it finds.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np

from eval.bench.corpus import report_files
from index.build import ingest_sources
from index.embedding import Embedder, Vectors
from index.library import Library, open_library
from ingest.document import SourceFile

CHARACTERS = 4_200  # of a report: about 24 passages and 100 figures
_PORTION = 500  # so many reports are made, stored and told of at a time


class StandIn:
    """Vectors that cost nothing, under the name and fingerprint of a real model, which embeds the questions."""

    def __init__(self, real: Embedder) -> None:
        self.name = real.name
        self.fingerprint = real.fingerprint
        self._real = real
        self._dimension = len(real.embed_query("公开"))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text: its pairs of characters, hashed; texts that share them are alike."""
        rows = np.full((len(texts), self._dimension), 1e-3, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for start in range(len(text) - 1):
                hashed = crc32(text[start : start + 2].encode("utf-8", "surrogatepass"))
                row[hashed % self._dimension] += 1 if hashed & 1 << 20 else -1
        lengths: Vectors = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / lengths

    def embed_query(self, text: str) -> Vectors:
        """The real model's vector."""
        return self._real.embed_query(text)


def library_of_size(folder: Path, reports: int, embedder: Embedder | None = None) -> Library:
    """The library of the first ``reports`` generated reports in ``folder``, made or completed where it is not whole.

    ``embedder`` takes the place of the packaged model. A making that was stopped goes on where it was. Returned with the
    real model. Raises the errors of ``index.errors``: LibraryBusy while another process makes it.
    """
    library = open_library(folder / str(reports), create=True, kept_vectors=0, embedder=embedder)
    missing = _missing(library, reports)
    if not missing:
        return library
    making = replace(library, given_embedder=StandIn(library.embedder))
    for start in range(0, len(missing), _PORTION):
        ingest_sources(making, _sources(missing[start : start + _PORTION]))
        sys.stderr.write(
            f"library of {reports:,}: {reports - len(missing) + min(start + _PORTION, len(missing)):,} reports made\n"
        )
    return library


def _missing(library: Library, reports: int) -> list[int]:
    held = {int(row.file.partition("-")[0]) for row in library.catalog.reports()}
    return [number for number in range(reports) if number not in held]


def _sources(numbers: Sequence[int]) -> Iterator[SourceFile]:
    for number in numbers:
        yield from report_files(1, "txt", CHARACTERS, first=number)
