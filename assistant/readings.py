"""What figures say, as values: one reading, and the finding of a report on one indicator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeVar

from assistant.answer import AnswerQualifier
from assistant.measures import amount, common_unit, measure_of, sum_of
from ingest.report import Figure
from ingest.vocabulary import indicators

T = TypeVar("T")
Standing = Literal["answered", "blank", "absent", "conflict", "ambiguous"]


@dataclass(frozen=True)
class Reading:
    """One value as the figures give it. ``figures`` are all that it stands on; ``note`` names what a reader must know.

    ``arithmetic`` is the sum or quotient in figures where the value was computed ("3 + 9"), else None. ``year`` is the year
    of the value where it is not that of the report.
    """

    report: str
    indicator: str | None
    label: str
    value: Decimal | None
    unit: str
    qualifier: AnswerQualifier
    figures: tuple[Figure, ...]
    basis: str | None = None
    breakdown: tuple[tuple[str, str], ...] = ()
    arithmetic: str | None = None
    note: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Finding:
    """What one report says about one indicator. ``blanks`` are the rows without a value, ``candidates`` what an
    ambiguous finding could not decide between."""

    report: str
    indicator: str
    standing: Standing
    readings: tuple[Reading, ...] = ()
    blanks: tuple[Figure, ...] = ()
    candidates: tuple[Figure, ...] = ()
    note: str | None = None


def computed_sum(rows: Sequence[Figure], report: str, indicator: str | None) -> Reading:
    """The sum of printed figures as a computed reading that shows its arithmetic."""
    printed = [(figure.value, figure.unit) for figure in rows]
    known = indicators().get(indicator or "")
    unit = common_unit(printed)
    value, arithmetic = sum_of(printed, unit or "")
    one = len(distinct(figure.unit for figure in rows)) == 1 or (unit is not None and measure_of(unit).kind != "count")
    return Reading(
        report=report,
        indicator=indicator,
        label=known.zh if known else "+".join(figure.label for figure in rows),
        value=value,
        unit=unit or "" if one else "",
        qualifier=reckoned((figure.qualifier for figure in rows), added=True),
        figures=tuple(rows),
        basis=rows[0].basis,
        arithmetic=arithmetic,
        note=None if one else "mixed_units",
    )


def reckoned(qualifiers: Iterable[str], added: bool = False) -> AnswerQualifier:
    """The qualifier of a number computed from numbers of these: no surer than they are.

    >>> reckoned(["exact", "exact"]), reckoned(["exact", "approximate"]), reckoned(["exact", "at_least"], added=True)
    ('computed', 'approximate', 'at_least')
    """
    unsure = {"approximate", "at_least"} & set(qualifiers)
    if not unsure:
        return "computed"
    return "at_least" if added and unsure == {"at_least"} else "approximate"


def reading_of(chosen: Sequence[Figure], sources: Sequence[Figure]) -> Reading:
    """One reading on agreeing figures: a printed one speaks before a worded one, the rest stand behind it as sources."""
    ordered = sorted(chosen, key=lambda figure: (figure.inferred, figure.qualifier in ("approximate", "at_least")))
    first = ordered[0]
    agreeing = tuple(distinct_figures(figure for figure in [first, *sources] if quantity(figure) == quantity(first)))
    unit = first.unit or next((figure.unit for figure in agreeing if figure.unit), "")
    return Reading(
        report=first.report,
        indicator=first.indicator,
        label=first.label,
        value=first.value,
        unit=unit,
        qualifier="computed" if first.inferred else "exact" if is_stock(first) else first.qualifier,
        figures=agreeing,
        basis=first.basis,
        breakdown=first.breakdown,
        note="inferred" if first.inferred else "worded_zero" if first.worded_zero else None,
    )


def quantity(figure: Figure) -> Decimal | None:
    """The value of a figure in the base of its unit, so that 1200元 and 0.12万元 agree; None where it has none."""
    known = indicators().get(figure.indicator or "")
    unit = figure.unit or (known.unit if known else "")
    return None if figure.value is None else amount(figure.value, unit)


def is_stock(figure: Figure) -> bool:
    """Whether a figure printed in a running-total column is in truth a stock (staff, reading points)."""
    known = indicators().get(figure.indicator or "")
    return known is not None and known.basis == "stock" and figure.qualifier == "cumulative"


def merge(readings: Sequence[Reading]) -> Reading:
    """Readings of one value and unit as one, standing on all their figures."""
    figures = tuple(distinct_figures(figure for reading in readings for figure in reading.figures))
    return replace(readings[-1], figures=figures)


def distinct(values: Iterable[T]) -> list[T]:
    """The values in order, each once."""
    return list(dict.fromkeys(values))


def distinct_figures(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in order, each once."""
    return list({figure.id: figure for figure in figures}.values())
