"""Sources into reports one after the other: here, or ahead in other processes while this one embeds.

A reader that crashes or hangs on a hostile file takes its own process down, and only that file fails.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.catalog_rows import ReportRow
from ingest.document import SourceFile
from ingest.errors import IngestError, UnreadableFile
from ingest.report import Report

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

ReadReport = Callable[[SourceFile], Report]
# So many sources are read here before other processes are started for the rest: for a few files they are not worth their start.
READ_HERE_FIRST = 8
# How many sources are in other processes at once, and so how many reports wait in memory.
_AHEAD = 8
READING_SECONDS = 900  # for one source; a scan of a hundred pages takes minutes


@dataclass(frozen=True)
class Due:
    """A source in its place of the ingest. ``error`` says why it cannot be read at all.

    ``earlier`` is the library's reading of the same bytes as the ingest began, ``known`` that it is today's readers'.
    """

    number: int
    source: SourceFile | None
    error: IngestError | None = None
    known: bool = False
    earlier: ReportRow | None = None

    @property
    def to_read(self) -> SourceFile | None:
        """The source where it is to be read, else None."""
        return None if self.known else self.source


Read = Report | IngestError | None


def read_in_order(dues: Iterable[Due], read_report: ReadReport | None) -> Iterator[tuple[Due, Read]]:
    """Each source with its report, or with why there is none; None where there was nothing to read. In their order.

    ``read_report`` reads here and in this process alone; without one the readers of ``ingest`` do, the first few
    sources here, the others ahead.
    """
    for due, read in _read(dues, read_report):
        yield due, due.error or read


def _read(dues: Iterable[Due], read_report: ReadReport | None) -> Iterator[tuple[Due, Read]]:
    if read_report is not None:
        yield from ((due, read_one(due.to_read, read_report)) for due in dues)
        return
    from ingest.build_report import read_report as readers  # the readers of pdf and html take long to import

    coming = iter(dues)
    read_here = 0
    for due in coming:
        yield due, read_one(due.to_read, readers)
        read_here += due.to_read is not None
        if read_here == READ_HERE_FIRST:
            break
    yield from _Ahead(max(1, (os.cpu_count() or 1) // 2), read_default, READING_SECONDS).read(coming)


def read_one(source: SourceFile | None, read_report: ReadReport) -> Read:
    """The report of a source, or the error that says why it is none."""
    if source is None:
        return None
    try:
        return read_report(source)
    except IngestError as error:
        return error


def read_default(source: SourceFile) -> Read:
    """``read_one`` with the readers of ``ingest``: what other processes run."""
    from ingest.build_report import read_report

    return read_one(source, read_report)


class _Ahead:
    """Reads in other processes, started when first needed and again after one of them died."""

    def __init__(self, processes: int, work: Callable[[SourceFile], Read], seconds: float) -> None:
        self._processes = processes
        self._work = work
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None

    def read(self, dues: Iterable[Due]) -> Iterator[tuple[Due, Read]]:
        waiting: deque[tuple[Due, Future[Read] | None]] = deque()
        try:
            for due in dues:
                waiting.append((due, self._submit(due.to_read)))
                if len(waiting) > _AHEAD:
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        finally:
            self._stop()

    def _submit(self, source: SourceFile | None) -> "Future[Read] | None":
        if source is None:
            return None
        if self._pool is None:
            from loky import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(self._processes)
        future: Future[Read] = self._pool.submit(self._work, source)
        return future

    def _first(self, waiting: "deque[tuple[Due, Future[Read] | None]]") -> tuple[Due, Read]:
        due, future = waiting.popleft()
        if future is None or due.source is None:
            return due, None
        try:
            return due, future.result(self._seconds)
        except (BrokenProcessPool, TooLong) as error:
            read = self._alone(due.source, error)
        # The processes are gone with all that they were reading.
        for place, (other, future) in enumerate(waiting):
            if future is not None:
                waiting[place] = other, self._submit(other.to_read)
        return due, read

    def _alone(self, source: SourceFile, error: Exception) -> Read:
        """A source that was being read when a process died, read once more with nothing beside it."""
        self._stop()
        if isinstance(error, TooLong):
            return UnreadableFile(
                source.name, f"was not read within {self._seconds:g} s", "split it or save it as text"
            )
        again = self._submit(source)
        try:
            return again.result(self._seconds) if again is not None else None
        except (BrokenProcessPool, TooLong):
            self._stop()
            return UnreadableFile(source.name, "makes its reader crash", "save it in another format and ingest that")

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)
            self._pool = None
