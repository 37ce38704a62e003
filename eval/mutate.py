"""The same questions after the reports were damaged: right answers may be lost, wrong numbers may not appear."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from assistant.ask import ask
from assistant.settings import Settings
from eval.cases import Case
from eval.damages import DAMAGES, Damage
from eval.pages import page_of
from eval.reports_library import library_of_sources, unread
from eval.run import CaseResult, run_cases
from index.embedding import Embedder, Vectors
from ingest.build_report import read_report
from ingest.document import SourceFile
from ingest.report import Report


@dataclass(frozen=True)
class Mutation:
    """What one damage did: how many files it changed, which could not be read any more, and every answer after it."""

    name: str
    changed: int
    unread: tuple[str, ...]
    results: tuple[CaseResult, ...]

    @property
    def wrong(self) -> tuple[CaseResult, ...]:
        """The answers that assert a number which is not expected."""
        return tuple(result for result in self.results if result.judgement.verdict == "wrong")


class RememberingEmbedder:
    """An embedder that embeds a text once: nearly every passage of a damaged report is one it has seen."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._seen: dict[str, Vectors] = {}
        self.name = embedder.name
        self.fingerprint = embedder.fingerprint

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """As the embedder does."""
        new = [text for text in dict.fromkeys(texts) if text not in self._seen]
        if new:
            self._seen.update(zip(new, self._embedder.embed_passages(new), strict=True))
        return np.stack([self._seen[text] for text in texts]) if texts else self._embedder.embed_passages([])

    def embed_query(self, text: str) -> Vectors:
        """As the embedder does."""
        return self._embedder.embed_query(text)


def damaged(sources: Sequence[SourceFile], name: str, damage: Damage, seed: int) -> tuple[SourceFile, ...]:
    """The files after one damage; the same seed gives the same bytes. Files that are neither html nor txt stay."""
    files: list[SourceFile] = []
    for source in sources:
        page = page_of(source)
        files += [source] if page is None else damage(page, Random(f"{seed} {name} {source.name}"))
    return tuple(files)


def run_mutations(
    sources: Sequence[SourceFile],
    cases: Sequence[Case],
    embedder: Embedder,
    settings: Settings,
    seed: int = 1,
) -> tuple[Mutation, ...]:
    """Every damage in turn, after one run without any."""
    remembering, read = RememberingEmbedder(embedder), _remembering_reader()
    untouched = {source.sha256 for source in sources}
    done = []
    for name, damage in {"none": None, **DAMAGES}.items():
        files = tuple(sources) if damage is None else damaged(sources, name, damage, seed)
        with library_of_sources(files, settings, remembering, read) as (library, outcomes):
            results = run_cases(cases, lambda question, history: ask(library, question, history), library.catalog.text)
        changed = sum(file.sha256 not in untouched for file in files)
        done.append(Mutation(name, changed, unread(outcomes), results))
    return tuple(done)


def _remembering_reader() -> Callable[[SourceFile], Report]:
    known: dict[tuple[str, str], Report] = {}

    def read(source: SourceFile) -> Report:
        key = (source.name, hashlib.sha256(source.data).hexdigest())
        if key not in known:
            known[key] = read_report(source)
        return known[key]

    return read
