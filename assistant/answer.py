"""What a question gets back: values, the citations they stand on, and what a careful reader must know with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Status = Literal["answered", "blank", "not_reported", "no_report", "unclear", "out_of_scope"]
Language = Literal["zh", "en"]
AnswerQualifier = Literal["exact", "approximate", "at_least", "cumulative", "computed"]


@dataclass(frozen=True)
class Citation:
    """A quote of a report: ``text[start:end] == quote`` for the stored text of ``report``, checked before it leaves."""

    report: str
    title: str
    agency: str
    year: int | None
    file: str
    url: str | None
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Value:
    """One number that answers the question. ``citations`` index the answer's citations from 0.

    ``value`` is None where a row is blank or a part of a comparison is not reported; the label then says which.
    """

    value: Decimal | None
    unit: str
    qualifier: AnswerQualifier
    indicator: str | None
    label: str
    agency: str
    year: int | None
    period: tuple[date, date] | None
    breakdown: tuple[tuple[str, str], ...]
    citations: tuple[int, ...]


@dataclass(frozen=True)
class ChartSeries:
    """One line or one set of bars: ``points`` pairs a label (a year, a part) with a value or None for a gap."""

    name: str
    points: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True)
class Chart:
    """What a page may draw from the values; nothing in it is not also in ``values``."""

    kind: Literal["line", "bar"]
    series: tuple[ChartSeries, ...]


@dataclass(frozen=True)
class Translation:
    """A chat model's translation of one quote; ``citation`` indexes the answer's citations from 0. Never a quote itself."""

    citation: int
    text: str


@dataclass(frozen=True)
class Answer:
    """The answer to one question, complete; ``plan`` is how the question was read, ``explain`` how the answer came about.

    ``text`` and ``values`` are code's alone. What the chat model ``model`` added stands apart: ``prose`` are its sentences
    and ``translations`` its translations, each checked against the citations; ``notes`` say what of it was left out.
    """

    question: str
    language: Language
    status: Status
    text: str
    values: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    caveats: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    chart: Chart | None = None
    plan: Mapping[str, Any] = field(default_factory=dict)
    elapsed_ms: float = 0.0
    model: str | None = None
    id: str | None = None
    explain: Mapping[str, Any] | None = None
    prose: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def whole_text(self) -> str:
        """What a person reads: the proved text, then the model's sentences."""
        return f"{self.text}\n\n{' '.join(self.prose)}" if self.prose else self.text

    def to_json(self) -> dict[str, Any]:
        """The answer as the documented JSON object: plain types only; ``explain`` is in it only where it was asked for."""
        explain = {} if self.explain is None else {"explain": dict(self.explain)}
        return {
            "id": self.id,
            "question": self.question,
            "language": self.language,
            "status": self.status,
            "text": self.whole_text,
            "values": [value_json(value) for value in self.values],
            "citations": [vars(citation).copy() for citation in self.citations],
            "caveats": [*self.caveats, *self.notes],
            "suggestions": list(self.suggestions),
            "chart": chart_json(self.chart),
            "plan": dict(self.plan),
            "elapsed_ms": round(self.elapsed_ms, 1),
            "model": self.model,
            "prose": list(self.prose),
            "translations": [vars(translation).copy() for translation in self.translations],
            **explain,
        }


def plain_number(number: Decimal | None) -> int | float | None:
    """A Decimal as JSON writes it: whole numbers as int, others as float.

    >>> plain_number(Decimal("12.0")), plain_number(Decimal("35.97"))
    (12, 35.97)
    """
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def value_json(value: Value) -> dict[str, Any]:
    """One value as JSON; a single citation is an index, several are a list of indexes."""
    return {
        "value": plain_number(value.value),
        "unit": value.unit,
        "qualifier": value.qualifier,
        "indicator": value.indicator,
        "label": value.label,
        "agency": value.agency,
        "year": value.year,
        "period": [day.isoformat() for day in value.period] if value.period else None,
        "breakdown": dict(value.breakdown),
        "citation": value.citations[0] if len(value.citations) == 1 else list(value.citations),
    }


def chart_json(chart: Chart | None) -> dict[str, Any] | None:
    """The chart as JSON: a list of series, each with its name and its points."""
    if chart is None:
        return None
    return {
        "kind": chart.kind,
        "series": [
            {"name": series.name, "points": [[label, plain_number(number)] for label, number in series.points]}
            for series in chart.series
        ],
    }
