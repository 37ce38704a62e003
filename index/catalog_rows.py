"""Values to table rows and back, exactly: what was put in comes out equal."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from ingest.report import Figure, Identity, Passage, Report, Section, Span

_PATH_SEPARATOR = "/"


@dataclass(frozen=True)
class ReportRow:
    """A report of the library without its text. ``read_with`` names the version of the readers that read it."""

    id: str
    file: str
    url: str | None
    sha256: str
    kind: str
    script: str
    form: str
    invented: bool
    identity: Identity
    warnings: tuple[str, ...]
    figure_count: int
    passage_count: int
    read_with: str


def report_to_row(report: Report, passage_count: int, read_with: str) -> dict[str, object]:
    """The row of ``reports`` for ``report``."""
    identity = report.identity
    return {
        "id": report.id,
        "file": report.file,
        "sha256": report.sha256,
        "kind": report.kind,
        "url": report.url,
        "script": report.script,
        "form": report.form,
        "invented": report.invented,
        "title": identity.title,
        "agency": identity.agency,
        "agency_level": identity.agency_level,
        "place": identity.place,
        "place_code": identity.place_code,
        "place_path": _PATH_SEPARATOR.join(identity.place_path),
        "year": identity.year,
        "period_start": identity.period_start,
        "period_end": identity.period_end,
        "period_stated": identity.period_stated,
        "signed": identity.signed,
        "published": identity.published,
        "filled": identity.filled,
        "evidence": _to_json([[field, span.start, span.end, span.quote] for field, span in identity.evidence]),
        "identity_warnings": _to_json(identity.warnings),
        "warnings": _to_json(report.warnings),
        "figure_count": len(report.figures),
        "passage_count": passage_count,
        "read_with": read_with,
    }


def row_to_report(row: Row[Any]) -> ReportRow:
    """A row of ``reports`` as a ReportRow."""
    return ReportRow(
        id=row.id,
        file=row.file,
        url=row.url,
        sha256=row.sha256,
        kind=row.kind,
        script=row.script,
        form=row.form,
        invented=row.invented,
        identity=_row_to_identity(row),
        warnings=_json_to_texts(row.warnings),
        figure_count=row.figure_count,
        passage_count=row.passage_count,
        read_with=row.read_with,
    )


LISTED = (
    "id", "file", "url", "sha256", "kind", "script", "form", "invented", "warnings", "figure_count", "passage_count",
    "read_with", "title", "agency", "agency_level", "place", "place_code", "place_path", "year", "period_start",
    "period_end", "period_stated", "signed", "published", "filled", "identity_warnings",
)  # fmt: skip


def row_to_listed(row: Sequence[Any]) -> ReportRow:
    """A row of the columns LISTED as a ReportRow without spans; by position, for a listing has ten thousand of them."""
    (
        id_, file, url, sha256, kind, script, form, invented, warnings, figures, passages, read_with, title, agency,
        level, place, code, path, year, start, end, stated, signed, published, filled, doubts,
    ) = row  # fmt: skip
    steps = tuple(path.split(_PATH_SEPARATOR)) if path else ()
    said, doubted = _json_to_texts(warnings), _json_to_texts(doubts)
    identity = Identity(
        title, agency, level, place, code, steps, year, start, end, stated, signed, published, filled, (), doubted
    )
    return ReportRow(id_, file, url, sha256, kind, script, form, invented, identity, said, figures, passages, read_with)


def _row_to_identity(row: Row[Any]) -> Identity:
    spans = json.loads(row.evidence)
    return Identity(
        title=row.title,
        agency=row.agency,
        agency_level=row.agency_level,
        place=row.place,
        place_code=row.place_code,
        place_path=tuple(row.place_path.split(_PATH_SEPARATOR)) if row.place_path else (),
        year=row.year,
        period_start=row.period_start,
        period_end=row.period_end,
        period_stated=row.period_stated,
        signed=row.signed,
        published=row.published,
        filled=row.filled,
        evidence=tuple((field, Span(start, end, quote)) for field, start, end, quote in spans),
        warnings=_json_to_texts(row.identity_warnings),
    )


def _json_to_texts(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored != "[]" else ()


def sections_to_json(sections: Iterable[Section]) -> str:
    """The sections of a report as one JSON text."""
    return _to_json([[s.ordinal, s.level, s.title, s.start, s.end] for s in sections])


def json_to_sections(stored: str) -> tuple[Section, ...]:
    """The sections back from their JSON text."""
    return tuple(Section(*fields) for fields in json.loads(stored))


def figure_to_row(figure: Figure, ordinal: int) -> dict[str, object]:
    """The row of ``figures`` for ``figure``; ``ordinal`` keeps the report's order."""
    return {
        "report_id": figure.report,
        "ordinal": ordinal,
        "id": figure.id,
        "indicator": figure.indicator,
        "label": figure.label,
        "column_name": figure.column,
        "breakdown": _to_json(figure.breakdown),
        "value": None if figure.value is None else str(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "basis": figure.basis,
        "coverage": figure.coverage,
        "raw": figure.raw,
        "blank": figure.blank,
        "worded_zero": figure.worded_zero,
        "inferred": figure.inferred,
        "text_value": figure.text_value,
        "origin": figure.origin,
        "section": figure.section,
        "group_name": figure.group,
        "part_of": figure.part_of,
        "page": figure.page,
        "start": figure.start,
        "end": figure.end,
        "quote_start": figure.quote_start,
        "quote_end": figure.quote_end,
        "quote": figure.quote,
    }


FIGURE = (
    "id", "report_id", "indicator", "label", "column_name", "breakdown", "value", "unit", "qualifier", "basis",
    "coverage", "raw", "blank", "worded_zero", "inferred", "text_value", "origin", "section", "group_name", "part_of",
    "page", "start", "end", "quote_start", "quote_end", "quote",
)  # fmt: skip


def row_to_figure(row: Sequence[Any]) -> Figure:
    """A row of the columns FIGURE as the Figure that was put in; by position, for a library has a million of them."""
    name, report, indicator, label, column, breakdown, value, *rest = row
    number = None if value is None else Decimal(value)
    return Figure(name, report, indicator, label, column, _breakdown(breakdown), number, *rest)


def passage_to_row(passage: Passage, words: str) -> dict[str, object]:
    """The row of ``passages`` for ``passage``, with the words that lexical search reads."""
    return {
        "id": passage.id,
        "report_id": passage.report,
        "ordinal": passage.ordinal,
        "section": passage.section,
        "start": passage.start,
        "end": passage.end,
        "page": passage.page,
        "text": passage.text,
        "words": words,
    }


def row_to_passage(row: Row[Any]) -> Passage:
    """A row of ``passages`` as the Passage that was put in."""
    return Passage(row.id, row.report_id, row.ordinal, row.section, row.start, row.end, row.text, row.page)


def distinct(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The first of each id: a sentence printed twice in one section is one passage."""
    by_id: Mapping[str, Passage] = {passage.id: passage for passage in reversed(passages)}
    return tuple(passage for passage in passages if by_id[passage.id] is passage)


@lru_cache(maxsize=4_096)
def _breakdown(stored: str) -> tuple[tuple[str, str], ...]:
    """A figure's breakdown; the same few come back in every report on a form."""
    return tuple((axis, member) for axis, member in json.loads(stored))


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
