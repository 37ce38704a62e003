"""The arithmetic of answers. Pure functions on readings; every result carries how it was computed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Language
from assistant.readings import Reading
from assistant.sentences import number_text, say, unit_text

PLACES = Decimal("0.01")


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` as a percentage of ``whole``, to two places, half up. ZeroDivisionError for a zero whole.

    >>> percent_of(Decimal(1), Decimal(3))
    Decimal('33.33')
    """
    if whole == 0:
        raise ZeroDivisionError("a share of zero")
    return (part * 100 / whole).quantize(PLACES, ROUND_HALF_UP)


def total_of(readings: Sequence[Reading]) -> Reading:
    """The sum of readings of one indicator as a computed reading of the first one's report."""
    values = [reading.value for reading in readings if reading.value is not None]
    return summed(readings, sum(values, Decimal(0)), values)


def mean_of(readings: Sequence[Reading]) -> Reading:
    """The mean of readings of one indicator, to two places."""
    values = [reading.value for reading in readings if reading.value is not None]
    return summed(readings, (sum(values, Decimal(0)) / len(values)).quantize(PLACES, ROUND_HALF_UP), values)


def summed(readings: Sequence[Reading], value: Decimal, values: Sequence[Decimal]) -> Reading:
    """``value`` as a reading that stands on all figures of ``readings`` and shows the addition."""
    figures = tuple(figure for reading in readings for figure in reading.figures)
    arithmetic = " + ".join(f"{number:f}" for number in values)
    return replace(readings[0], value=value, qualifier="computed", figures=figures, arithmetic=arithmetic, note=None)


def change_text_parts(first: Reading, last: Reading, language: Language) -> tuple[str, str]:
    """How a change reads: the difference in words, and the percentage in words ("" from zero)."""
    if first.value is None or last.value is None:
        return "", ""
    difference = last.value - first.value
    if difference == 0:
        return say("same", language), ""
    amount = number_text(abs(difference), language) + (unit_text(last.unit, language) if language == "zh" else "")
    words = say("more" if difference > 0 else "fewer", language, value=amount)
    if first.value == 0:
        return words, ""
    percent = percent_of(abs(difference), first.value)
    sign = "+" if difference > 0 else "-"
    return words, say("change_percent", language, sign=sign, value=number_text(percent, language))
