"""Files into the library: read, embed, keep the original, store the vectors, and only then make the report visible."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from index.catalog_rows import ReportRow, distinct
from index.lexical import searchable, words
from index.library import Library
from index.originals import drop_original, keep_original
from index.read_ahead import Due, ReadReport, read_in_order
from index.read_with import readers_version
from ingest.document import SourceFile
from ingest.errors import IngestError
from ingest.report import Report

if TYPE_CHECKING:
    from index.vectors import VectorStore

Status = Literal["added", "updated", "unchanged", "failed"]
# So many reports are embedded at once, and become visible after it: 8 are as fast as 32, and an ingest that is stopped loses less.
REPORTS_A_BATCH = 8


@dataclass(frozen=True)
class IngestOutcome:
    """What became of one source. ``report`` is None when it failed, and then ``error`` says why in one line.

    ``updated``: the same bytes were there, read by other readers than today's, and were read anew.
    """

    file: str
    status: Status
    report: ReportRow | None
    error: str | None = None


@dataclass(frozen=True)
class _Read:
    """A report that was read and is not yet stored; ``earlier`` is an earlier reading of the same bytes."""

    number: int
    source: SourceFile
    report: Report
    earlier: ReportRow | None


def ingest_sources(
    library: Library,
    sources: Iterable[SourceFile],
    read_report: ReadReport | None = None,
    progress: Callable[[IngestOutcome], None] | None = None,
) -> tuple[IngestOutcome, ...]:
    """Read every source into the library; one outcome a source, in their order, and of an archive one each file in it.

    A source that cannot become a report fails alone. ``progress`` hears of each outcome when it is certain. A report is
    visible whole or not at all, whatever stops this in between. Raises LibraryBusy, OtherEmbeddingModel, MissingModel.
    """
    outcomes: dict[int, IngestOutcome] = {}
    with (
        library.writing(),
        _vectors_when_needed(library) as store,
        closing(_outcomes(library, sources, read_report, store)) as coming,
    ):
        for number, outcome in coming:
            outcomes[number] = outcome
            if progress is not None:
                progress(outcome)
    return tuple(outcomes[number] for number in sorted(outcomes))


def remove_report(library: Library, report_id: str) -> ReportRow:
    """Take a report out: from the catalog first, then its vectors, then its original; what was removed.

    Raises UnknownReport and LibraryBusy; UnreachableVectors when Chroma fails, and then the report is gone all the same
    (its vectors are never seen again, and ``wenbao repair`` drops them).
    """
    with library.writing():
        report = library.catalog.report(report_id)
        passage_ids = library.catalog.passage_ids([report_id])
        library.catalog.remove(report_id)
        if passage_ids:
            _forget(library, passage_ids)
        if library.catalog.report_of_bytes(report.sha256) is None:
            drop_original(library.path, report.sha256)
    return report


def _outcomes(
    library: Library,
    sources: Iterable[SourceFile],
    read_report: ReadReport | None,
    store: Callable[[], "VectorStore"],
) -> Generator[tuple[int, IngestOutcome], None, None]:
    waiting: list[_Read] = []
    made: dict[str, ReportRow] = {}  # by checksum; what came before this ingest is in ``due.earlier``
    for due, read in read_in_order(_dues(library, sources), read_report):
        if isinstance(read, IngestError):
            yield due.number, _failed(read)
            continue
        if due.source is None:
            continue
        same_bytes_wait = any(other.source.sha256 == due.source.sha256 for other in waiting)
        if len(waiting) >= REPORTS_A_BATCH or same_bytes_wait:
            for number, outcome in _store(library, waiting, store):
                if outcome.report is not None:
                    made[outcome.report.sha256] = outcome.report
                yield number, outcome
            waiting = []
        earlier = made.get(due.source.sha256, due.earlier)
        if earlier is not None and earlier.read_with == readers_version():
            yield due.number, IngestOutcome(due.source.name, "unchanged", earlier)
        elif read is not None:
            waiting.append(_Read(due.number, due.source, read, earlier))
    yield from _store(library, waiting, store)


def _dues(library: Library, sources: Iterable[SourceFile]) -> Iterator[Due]:
    """The sources in their places, those that the library has as today's readers read them marked."""
    for number, source in enumerate(_pieces(sources)):
        if isinstance(source, IngestError):
            yield Due(number, None, source)
            continue
        earlier = library.catalog.report_of_bytes(source.sha256)
        yield Due(number, source, known=earlier is not None and earlier.read_with == readers_version(), earlier=earlier)


def _pieces(sources: Iterable[SourceFile]) -> Iterator[SourceFile | IngestError]:
    """The sources, archives opened."""
    for source in sources:
        if source.data.startswith(b"PK"):
            from ingest.read_zip import report_sources  # brings the readers with it

            yield from report_sources(source)
        else:
            yield source


def _failed(error: IngestError) -> IngestOutcome:
    return IngestOutcome(error.file, "failed", None, " ".join(str(error).split()))


@contextmanager
def _vectors_when_needed(library: Library) -> Iterator[Callable[[], "VectorStore"]]:
    """What gives the library's vectors for writing, opened by its first call and closed at the end.

    Opening them takes longer the larger the library is: not for every few reports, nor where nothing is new.
    """
    with ExitStack() as opened:

        @cache
        def store() -> "VectorStore":
            from index.passage_vectors import vectors_for_writing  # brings Chroma with it

            return opened.enter_context(vectors_for_writing(library))

        yield store


def _store(
    library: Library, batch: Sequence[_Read], store: Callable[[], "VectorStore"]
) -> Iterator[tuple[int, IngestOutcome]]:
    """Vectors of the whole batch first; then each report becomes visible in a transaction of its own."""
    passages = [passage for read in batch for passage in distinct(read.report.passages)]
    texts = {passage.id: searchable(passage) for passage in passages}
    if passages:
        from index.passage_vectors import embed_missing, tell_readers

        embed_missing(library, store(), passages, texts)
        tell_readers(library)
    for read in batch:
        yield read.number, _make_visible(library, read, texts)


def _make_visible(library: Library, read: _Read, texts: dict[str, str]) -> IngestOutcome:
    report, earlier = read.report, read.earlier
    keep_original(library.path, read.source)
    before = library.catalog.passage_ids([earlier.id]) if earlier else ()
    segmented = {passage.id: " ".join(words(texts[passage.id])) for passage in report.passages}
    library.catalog.add(report, segmented, readers_version(), instead_of=earlier.id if earlier else None)
    gone = tuple(sorted(set(before) - set(segmented)))
    if gone:
        _forget(library, gone)
    row = library.catalog.report(report.id)
    return IngestOutcome(read.source.name, "updated" if earlier else "added", row)


def _forget(library: Library, passage_ids: Sequence[str]) -> None:
    """Delete vectors whose passages left the catalog; no matter if there are none, they do not exist any more."""
    from index.passage_vectors import tell_readers
    from index.vectors import forget

    forget(library.vector_place, passage_ids)
    tell_readers(library)
