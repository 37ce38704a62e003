"""The number of a value cell in the unit that its row or column prints: what it amounts to, or that it cannot be.

Counts are given in the bare measure word (0.386 in 万条 is 3860 条), money keeps 万元 and 亿元.
Where cell and unit contradict each other the cell is unread; nothing is guessed.
"""

from dataclasses import replace
from decimal import Decimal

from ingest.cells import TIMES, CellReading
from ingest.forms import table_words


def in_unit(reading: CellReading, unit: str, change: bool) -> tuple[CellReading, str]:
    """``reading`` of a cell counted in ``unit`` (printed or the form's), both in the base that figures are stored in.

    ``change`` says that the row or column holds increases and decreases; a sign in any other is unread, and so is a
    count that is not whole.
    """
    words = table_words()
    factor, base = words.multiples.get(unit, (Decimal(1), unit))
    if reading.kind != "number" or reading.value is None:
        return reading, base
    value: Decimal | None = reading.value * factor
    if reading.times and reading.unit is None:  # 25.50万 below 万元: the cell says once more what the head says
        value, base = _with_times(reading.value, reading.times, unit)
    if value is None or (reading.signed and not change and base):
        return _unread(reading), base
    if base and base not in words.money and value != value.to_integral_value():
        return _unread(reading), base
    return replace(reading, value=_plain(value)), base


def is_money(unit: str) -> bool:
    """Whether a unit, with or without its multiple, is one of money."""
    words = table_words()
    return words.multiples.get(unit, (None, unit))[1] in words.money


def _with_times(value: Decimal, times: str, unit: str) -> tuple[Decimal | None, str]:
    """A number printed with 万 or 亿: ``value`` has it multiplied in. None where the unit has another multiple."""
    words = table_words()
    factor, base = words.multiples.get(unit, (Decimal(1), unit))
    if unit in {"元", f"{times}元"}:
        return value / TIMES[times], f"{times}元"
    if unit in words.money:
        return None, unit
    if factor not in {Decimal(1), TIMES[times]}:
        return None, base
    return value, base


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _unread(reading: CellReading) -> CellReading:
    return replace(reading, kind="unread", value=None)
