"""A reading of a sentence made into a Figure: spans mapped to the stored text, id, section, page."""

import hashlib
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.document import Document
from ingest.folding import Folded
from ingest.not_figures import overlaps
from ingest.prose_quote import LONGEST
from ingest.prose_scope import Reporter, Scope
from ingest.prose_time import Basis
from ingest.report import Figure, Qualifier
from ingest.sentences import Sentence
from ingest.vocabulary.indicators import indicators


@dataclass(frozen=True)
class Source:
    """What every sentence of one report is read with. ``taken`` are stored spans that were read as tables."""

    report_id: str
    document: Document
    folded: Folded
    year: int | None
    reporter: Reporter
    taken: tuple[tuple[int, int], ...]

    def is_taken(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the stretch of the sentence was read already."""
        return overlaps(self.taken, *self.folded.span(sentence.start + start, sentence.start + end))


@dataclass(frozen=True)
class Reading:
    """What was read at ``start:end`` of a sentence and shall be quoted with ``quote_start:quote_end`` of it."""

    start: int
    end: int
    quote_start: int
    quote_end: int
    label: str
    indicator: str | None
    value: Decimal
    unit: str
    qualifier: Qualifier = "exact"
    worded_zero: bool = False
    inferred: bool = False
    group: str | None = None
    part_of: str | None = None


def figure_of(source: Source, sentence: Sentence, reading: Reading, scope: Scope) -> Figure:
    """The figure of a reading; ``text[start:end] == raw`` and ``text[quote_start:quote_end] == quote`` in the stored text.

    A number of another year or of a plan has no basis: each basis is one of the report's own time.
    """
    text = source.document.text
    basis = _basis(scope.basis, reading.indicator) if scope.own else None
    running_total = (basis or scope.basis) == "cumulative"
    start, end = source.folded.span(sentence.start + reading.start, sentence.start + reading.end)
    quote_start, quote_end = source.folded.span(
        sentence.start + reading.quote_start, sentence.start + reading.quote_end
    )
    return Figure(
        id=_hashed(source.report_id, "prose", start, end, reading.label, reading.indicator, reading.inferred),
        report=source.report_id,
        indicator=reading.indicator,
        label=reading.label,
        column=None,
        breakdown=(),
        value=reading.value,
        unit=reading.unit,
        qualifier="cumulative" if running_total and reading.qualifier == "exact" else reading.qualifier,
        basis=basis,
        coverage=scope.coverage,
        raw=text[start:end],
        blank=False,
        worded_zero=reading.worded_zero,
        inferred=reading.inferred,
        text_value=None,
        origin="ocr" if source.document.is_ocr(start) else "prose",
        section=sentence.section,
        group=reading.group,
        part_of=reading.part_of,
        page=source.document.page_of(start),
        start=start,
        end=end,
        quote_start=quote_start,
        quote_end=quote_end,
        quote=text[quote_start:quote_end],
    )


def with_subject(source: Source, figure: Figure, whole: Figure) -> Figure:
    """``figure`` with a quote that begins at its whole in the sentence before, where that does not grow too long."""
    if not 0 < figure.quote_end - whole.quote_start <= LONGEST:
        return figure
    return replace(
        figure, quote_start=whole.quote_start, quote=source.document.text[whole.quote_start : figure.quote_end]
    )


def group_id(source: Source, sentence: Sentence, *parts: object) -> str:
    """The id that the figures of one list or one partition share."""
    return _hashed(source.report_id, "group", sentence.start, *parts)


def _basis(stated: Basis | None, indicator: str | None) -> Basis | None:
    """The basis that the sentence states; where it states none, that of the indicator.

    A flow told with 目前 runs up to the writing, but a daily average does not; a report that names no time means its year.
    """
    if indicator is None:
        return stated
    own = indicators()[indicator].basis
    if stated == "stock" and own == "year":
        return "year" if "日" in indicators()[indicator].unit else "cumulative"
    if own == "stock":
        return "stock"  # 2016年有工作人员3人 is what there was, not what was added
    if own == "cumulative" and stated != "year":
        return "cumulative"
    return stated or "year"


def _hashed(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
