"""Ingest as a whole against the embedding of the same passages alone, and the same folder a second time.

In a process of its own (``python -m eval.bench.ingest FOLDER``), so that its memory is that of an ingest. No kept vectors.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.bench.asking import Timed
from eval.bench.corpus import report_files
from eval.bench.machine import peak_mb
from index.build import ingest_sources
from index.embedding import Embedder, Vectors
from index.library import open_library
from ingest.source import load_source

REPORTS = 200
_EVERY = 3  # of the passages embedded, every so many is embedded again for the rate of embedding alone


@dataclass(frozen=True)
class Ingesting:
    """What an ingest took: ``seconds`` the first time, ``again`` the second, ``embedding`` passages a second alone."""

    reports: int
    passages: int
    seconds: float
    again: float
    embedding: float
    peak: float

    @property
    def share(self) -> float:
        """Passages a second of the whole ingest, as a share of those of embedding alone."""
        return self.passages / self.seconds / self.embedding

    @property
    def times_faster(self) -> float:
        """How many times faster the second run is."""
        return self.seconds / self.again


class Noting(Timed):
    """The embedding model with the texts that it was given."""

    def __init__(self, model: Embedder) -> None:
        super().__init__(model)
        self.texts: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """The model's; the texts are noted."""
        self.texts += texts
        return super().embed_passages(texts)


def ingest_of(reports: int = REPORTS) -> Ingesting:
    """Ingest generated reports in a fresh process. Raises CalledProcessError where that fails."""
    with tempfile.TemporaryDirectory(prefix="wenbao-bench-") as folder:
        for source in report_files(reports, "txt"):
            Path(folder, source.name).write_bytes(source.data)
        command = [sys.executable, "-m", "eval.bench.ingest", folder]
        return Ingesting(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


def ingested_here(folder: Path, model: Embedder) -> Ingesting:
    """Ingest every file of ``folder`` twice in this process, then embed part of the same passages alone."""
    noting = Noting(model)
    noting.embed_passages(["公开政府信息"] * 32)
    noting.texts.clear()
    files = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory(prefix="wenbao-bench-") as place:
        library = open_library(Path(place) / "library", create=True, kept_vectors=0, embedder=noting)
        taken = []
        for _ in range(2):
            begun = time.perf_counter()
            outcomes = ingest_sources(library, (load_source(file) for file in files))
            taken.append(time.perf_counter() - begun)
            if any(outcome.report is None for outcome in outcomes):
                raise ValueError(f"a generated report cannot be read: {outcomes}")
        peak, passages, again = peak_mb(), len(noting.texts), noting.texts[::_EVERY]
    begun = time.perf_counter()
    model.embed_passages(again)
    rate = len(again) / (time.perf_counter() - begun)
    return Ingesting(len(files), passages, taken[0], taken[1], rate, peak)


if __name__ == "__main__":
    from index.embedding import load_embedder
    from index.library import DEFAULT_MODEL, default_cache

    sys.stdout.write(
        json.dumps(asdict(ingested_here(Path(sys.argv[1]), load_embedder(DEFAULT_MODEL, default_cache()))))
    )
