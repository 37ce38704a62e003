"""Units of one kind brought to one unit: 0.12万元 and 320.5元 can be added, persons and person-times cannot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ingest.units import load_units

POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
MULTIPLE = re.compile("([十百千万亿]*)(.*)")
CONVERTIBLE = ("count",)  # measure words of one indicator all count the same things
Valued = tuple[Decimal | None, str]


@dataclass(frozen=True)
class Measure:
    """What a unit measures and how many of its base it holds: 万元 is money of 10000 yuan."""

    kind: str
    times: Decimal


@lru_cache(maxsize=256)
def measure_of(unit: str) -> Measure:
    """The measure of a printed unit; one that nothing is known of is a kind of its own.

    >>> measure_of("万元"), measure_of("件").kind == measure_of("宗").kind
    (Measure(kind='元', times=Decimal('10000')), True)
    """
    kinds = load_units().kinds
    found = None if unit in kinds else MULTIPLE.fullmatch(unit)
    multiple, base = found.groups() if found else ("", unit)
    times = Decimal(10) ** sum(POWERS[sign] for sign in multiple)
    kind = kinds.get(base, base)
    if kind == "people":
        return Measure("人次" if "次" in base else "人", times)
    return Measure(kind if kind in CONVERTIBLE else base.removeprefix("个"), times)


def amount(value: Decimal | None, unit: str) -> Decimal:
    """A value in the base of its unit, zero where there is none: what values of one kind are ordered by."""
    return (value or Decimal(0)) * measure_of(unit).times


def same_amount(one: Valued, other: Valued) -> bool:
    """Whether two printed values say the same: 1200元 and 0.12万元 do, 12元 and 12万元 do not."""
    if one[0] is None or other[0] is None:
        return one[0] is other[0]
    if measure_of(one[1]).kind != measure_of(other[1]).kind:
        return one[0] == other[0]
    return amount(*one) == amount(*other)


def common_unit(values: Iterable[Valued]) -> str | None:
    """The smallest of the units that all values are printed in; None where they measure different things.

    A zero is a zero in any unit. A value without a unit stands beside counts, never beside money in 万元.
    """
    known = [(value, unit) for value, unit in values if value is not None]
    units = [unit for value, unit in known if value] or [unit for _, unit in known]
    named = [unit for unit in units if unit]
    if len({measure_of(unit).kind for unit in named}) > 1:
        return None
    if len(named) < len(units) and any(measure_of(unit).times != 1 for unit in named):
        return None
    return min(named, key=lambda unit: measure_of(unit).times, default="")


def converted(value: Decimal, unit: str, wanted: str) -> Decimal:
    """A value in another unit of its kind.

    >>> converted(Decimal("0.12"), "万元", "元")
    Decimal('1200.00')
    """
    if not value or measure_of(unit).times == measure_of(wanted).times:
        return value
    return amount(value, unit) / measure_of(wanted).times


def term(value: Decimal, unit: str, wanted: str) -> str:
    """A value as a term of arithmetic, its conversion shown.

    >>> term(Decimal("0.12"), "万元", "元"), term(Decimal(5), "件", "件")
    ('0.12 × 10000', '5')
    """
    times = measure_of(unit).times / measure_of(wanted).times
    return f"{value:f}" if not value or times == 1 else f"{value:f} × {times:f}"


def sum_of(values: Sequence[Valued], unit: str) -> tuple[Decimal, str]:
    """The sum of values in ``unit``, and the addition as a reader can follow it."""
    known = [(value, own) for value, own in values if value is not None]
    added = sum((converted(value, own, unit) for value, own in known), Decimal(0))
    return added, " + ".join(term(value, own, unit) for value, own in known)
