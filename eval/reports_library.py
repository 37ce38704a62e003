"""The library that a question set is asked about: one that exists, or one made for the run from a folder of reports."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.settings import Settings
from eval.field_scores import Owners
from index.build import IngestOutcome, ingest_sources
from index.embedding import Embedder
from index.library import Library, open_library
from index.read_ahead import ReadReport
from ingest.document import SourceFile
from ingest.source import load_source

# Files that lie beside reports and are none: lists of files, question sets.
NO_REPORTS = (".json", ".jsonl")


class EvalError(Exception):
    """A run that cannot start; the message says what is wrong and what to do."""


def report_files(folder: Path) -> tuple[Path, ...]:
    """The report files of ``folder``, by name; raises EvalError when there are none."""
    if not folder.is_dir():
        raise EvalError(f"{folder} is no folder; give --reports a folder of report files")
    files = tuple(
        path
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix not in NO_REPORTS and not path.name.startswith(".")
    )
    if not files:
        raise EvalError(f"{folder} holds no report files; give --reports a folder of report files")
    return files


@contextmanager
def library_of_sources(
    sources: Sequence[SourceFile],
    settings: Settings,
    embedder: Embedder | None = None,
    read_report: ReadReport | None = None,
) -> Iterator[tuple[Library, tuple[IngestOutcome, ...]]]:
    """A library of these files with what became of each, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="wenbao-eval-", ignore_cleanup_errors=True) as place:
        library = open_library(
            Path(place) / "library",
            create=True,
            embedding_model=settings.embedding_model,
            cache=settings.cache_dir,
            embedder=embedder,
            kept_vectors=settings.kept_vectors,
        )
        yield library, ingest_sources(library, sources, read_report)


@contextmanager
def library_of_reports(folder: Path, settings: Settings, *more: Path) -> Iterator[Library]:
    """A library of every report of ``folder`` and of ``more``, gone when the block ends. Raises EvalError when one cannot be read.

    A file that cannot be read is an error here, unlike at ingest: scores over half a corpus would say nothing.
    """
    files = [file for one in (folder, *more) for file in report_files(one)]
    with library_of_sources([load_source(path) for path in files], settings) as (library, outcomes):
        failed = unread(outcomes)
        if failed:
            raise EvalError(f"{len(failed)} of {len(files)} reports cannot be read: {'; '.join(failed)}")
        yield library


def unread(outcomes: Sequence[IngestOutcome]) -> tuple[str, ...]:
    """What is said of each file that could not be read, its name first and once."""
    said = [(outcome.file, outcome.error or "") for outcome in outcomes if outcome.status == "failed"]
    return tuple(error if error.startswith(file) else f"{file}: {error}" for file, error in said)


def embedder_of(settings: Settings) -> Embedder:
    """The configured embedding model, loaded once for many libraries. Raises MissingModel."""
    with tempfile.TemporaryDirectory(prefix="wenbao-eval-", ignore_cleanup_errors=True) as place:
        library = open_library(
            Path(place) / "library", create=True, embedding_model=settings.embedding_model, cache=settings.cache_dir
        )
        return library.embedder


def existing_library(settings: Settings) -> Library:
    """The configured library; raises the errors of ``index.errors``."""
    return open_library(
        settings.library,
        catalog_url=settings.catalog_url,
        chroma_url=settings.chroma_url,
        embedding_model=settings.embedding_model,
        cache=settings.cache_dir,
        kept_vectors=settings.kept_vectors,
    )


def owners_of(library: Library, reports: Path) -> Owners:
    """The agency and year of each report file: as ``manifest.json`` beside the reports says, else as they were read.

    Raises EvalError where the manifest is no list of such entries.
    """
    read = {row.file: (row.identity.agency or "", row.identity.year) for row in library.catalog.reports()}
    manifest = reports / "manifest.json"
    if not manifest.is_file():
        return read
    try:
        entries = json.loads(manifest.read_text(encoding="utf-8"))
        stated = {entry["file"]: (entry["agency"] or "", entry["year"]) for entry in entries}
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        raise EvalError(
            f"{manifest} must be a JSON list of objects with file, agency and year, in UTF-8; correct it or take it away"
        ) from error
    return read | {file: owner for file, owner in stated.items() if file in read}
