"""Questions to a library that stands open: how long by kind, how much of a passage answer is the model's, how much memory.

Each library is asked in a process of its own (``python -m eval.bench.asking LIBRARY COUNT``), which tells what it had.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant import ask
from eval.bench.machine import peak_mb, resident_mb
from eval.bench.questions import Asked, kinds, of_all_reports, questions
from index.embedding import Embedder, Vectors
from index.library import Library, open_library

QUESTIONS = 40  # of each kind that names an agency
_OF_ALL = 5  # of each kind that names none: over 10,000 reports one takes a second or two
_WARM = 1  # asked before, unmeasured


@dataclass(frozen=True)
class Timing:
    """What the questions of one kind took, in milliseconds: the clock's median and 95th percentile, and the processor's
    median. ``embedding`` is the median of the query's embedding in it; ``right`` counts answers of the state that is due."""

    kind: str
    questions: int
    right: int
    p50: float
    p95: float
    processor: float
    embedding: float


@dataclass(frozen=True)
class Asking:
    """A library asked every kind: its size, the timings by kind, and the memory of the process before and after."""

    reports: int
    figures: int
    passages: int
    timings: Mapping[str, Timing]
    resident: float
    peak: float


class Timed:
    """The embedding model with the time that its queries took."""

    def __init__(self, model: Embedder) -> None:
        self.name = model.name
        self.fingerprint = model.fingerprint
        self._model = model
        self.milliseconds = 0.0

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """The model's."""
        return self._model.embed_passages(texts)

    def embed_query(self, text: str) -> Vectors:
        """The model's; the time is added up."""
        begun = time.perf_counter()
        vector = self._model.embed_query(text)
        self.milliseconds += (time.perf_counter() - begun) * 1000
        return vector


def asking_of(path: Path, count: int = QUESTIONS) -> Asking:
    """Ask the library at ``path`` in a fresh process. Raises CalledProcessError where that fails."""
    command = [sys.executable, "-m", "eval.bench.asking", str(path), str(count)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return Asking(**{**told, "timings": {kind: Timing(**found) for kind, found in told["timings"].items()}})


def asked_here(library: Library, count: int) -> Asking:
    """Ask every kind of an open library in this process; ``count`` questions of those that name an agency."""
    model = Timed(library.embedder)
    library = replace(library, given_embedder=model)
    reports = library.catalog.reports()
    timings = {}
    for kind in kinds():
        drawn = questions(reports, kind, _WARM + (_OF_ALL if of_all_reports(kind) else count))
        for each in drawn[:_WARM]:
            ask(library, each.question)
        timings[kind] = _timing(library, model, drawn[_WARM:])
    figures, passages = (sum(getattr(row, name) for row in reports) for name in ("figure_count", "passage_count"))
    return Asking(len(reports), figures, passages, timings, resident_mb(), peak_mb())


def _timing(library: Library, model: Timed, asked: Sequence[Asked]) -> Timing:
    clock, processor, embedding, right = [], [], [], 0
    for each in asked:
        model.milliseconds = 0.0
        used, begun = time.process_time(), time.perf_counter()
        answer = ask(library, each.question)
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - used) * 1000)
        embedding.append(model.milliseconds)
        right += answer.status in each.statuses
    ordered = sorted(clock)
    return Timing(
        kind=asked[0].kind,
        questions=len(asked),
        right=right,
        p50=statistics.median(clock),
        p95=ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)],
        processor=statistics.median(processor),
        embedding=statistics.median(embedding),
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asked_here(open_library(Path(sys.argv[1])), int(sys.argv[2])))))
