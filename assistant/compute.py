"""The arithmetic of answers. Pure functions on readings; every result carries how it was computed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Language
from assistant.measures import common_unit, converted, sum_of
from assistant.readings import Reading, reckoned
from assistant.sentences import number_text, say, unit_text, value_text

PLACES = Decimal("0.01")


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` as a percentage of ``whole``, to two places, half up. ZeroDivisionError for a zero whole.

    >>> percent_of(Decimal(1), Decimal(3))
    Decimal('33.33')
    """
    if whole == 0:
        raise ZeroDivisionError("a share of zero")
    return (part * 100 / whole).quantize(PLACES, ROUND_HALF_UP)


def total_of(readings: Sequence[Reading]) -> Reading | None:
    """The sum of readings of one indicator as a computed reading of the first one's report; None across kinds of unit."""
    unit = unit_of(readings)
    return None if unit is None else summed(readings, unit)


def mean_of(readings: Sequence[Reading]) -> Reading | None:
    """The mean of readings of one indicator, to two places; None across kinds of unit."""
    total = total_of(readings)
    if total is None or total.value is None:
        return None
    count = sum(reading.value is not None for reading in readings)
    return replace(total, value=(total.value / count).quantize(PLACES, ROUND_HALF_UP))


def unit_of(readings: Sequence[Reading]) -> str | None:
    """The one unit that readings can be told in; None where they measure different things."""
    return common_unit((reading.value, reading.unit) for reading in readings)


def summed(readings: Sequence[Reading], unit: str) -> Reading:
    """The sum of readings in ``unit`` as a reading that stands on all their figures and shows the addition."""
    figures = tuple(figure for reading in readings for figure in reading.figures)
    value, arithmetic = sum_of([(reading.value, reading.unit) for reading in readings], unit)
    qualifier = reckoned((reading.qualifier for reading in readings), added=True)
    return replace(
        readings[0], value=value, unit=unit, qualifier=qualifier, figures=figures, arithmetic=arithmetic, note=None
    )


def in_unit(reading: Reading, unit: str) -> Decimal:
    """The value of a reading in another unit of its kind; zero where it has none."""
    return converted(reading.value or Decimal(0), reading.unit, unit)


def told_in(reading: Reading, unit: str, language: Language) -> str:
    """A reading as printed and, where ``unit`` is another multiple, in that unit as well ("0.12万元 = 1200元")."""
    printed = value_text(reading, language)
    value = in_unit(reading, unit)
    return (
        printed
        if value == reading.value
        else f"{printed} = {value_text(replace(reading, value=value, unit=unit), language)}"
    )


def change_text_parts(first: Reading, last: Reading, language: Language) -> tuple[str, str]:
    """How a change reads: the difference in words, and the percentage in words ("" from zero).

    ("", "") where one of the two has no value or they measure different things.
    """
    unit = unit_of((first, last))
    if first.value is None or last.value is None or unit is None:
        return "", ""
    before = in_unit(first, unit)
    difference = in_unit(last, unit) - before
    if difference == 0:
        return say("same", language), ""
    shown = language == "zh" or first.unit != last.unit
    gloss = unit_text(unit, language) if shown else ""
    amount = number_text(abs(difference), language) + (gloss if language == "zh" or not gloss else f" {gloss}")
    unsure = reckoned((first.qualifier, last.qualifier)) == "approximate"
    amount = say("about", language, value=amount) if unsure else amount
    words = say("more" if difference > 0 else "fewer", language, value=amount)
    if first.value == 0:
        return words, ""
    percent = number_text(percent_of(abs(difference), before), language)
    sign = "+" if difference > 0 else "-"
    change = say("change_percent", language, sign=sign, value=percent)
    return words, change.replace(sign, say("about", language, value=sign), 1) if unsure else change
