"""The page's desk over a real library: the assistant, the stored texts, the list of reports."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant import Answer, Settings
from assistant.ask import follow
from index.errors import UnknownReport
from index.library import Library
from ingest.vocabulary import romanise
from ui.conversation import Desk, ReportLine
from ui.texts import Language

_TEXTS_KEPT = 64


def desk_of(library: Library, settings: Settings) -> Desk:
    """The desk for ``library``. A library with invented reports is the sample library. Raises LibraryError."""
    reports = tuple(
        ReportLine(row.id, row.file, row.identity.agency, row.identity.year, row.figure_count, row.invented)
        for row in library.catalog.reports()
    )

    def answer(question: str, history: Sequence[Answer]) -> Iterator[Answer]:
        return (trail.answer for trail in follow(library, question, history, settings))

    @lru_cache(maxsize=_TEXTS_KEPT)
    def stored(report: str) -> str | None:
        try:
            return library.catalog.text(report)
        except UnknownReport:
            return None  # removed while its answer was on the page

    return Desk(answer, stored, reports, any(report.invented for report in reports), _spoken)


def _spoken(agency: str, language: Language) -> str:
    return romanise(agency) if language == "en" else agency
