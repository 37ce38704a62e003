"""The rules of the checks that no form holds (``vocabulary/checks.yaml``), and what the checks share."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from ingest.forms import VOCABULARY
from ingest.report import Figure
from ingest.vocabulary.indicators import indicators

# Longer numbers lose digits in decimal arithmetic (28 of them), and count nothing in any report.
_MOST_DIGITS = 15


@cache
def rules() -> Mapping[str, Any]:
    """The file as it stands."""
    with (VOCABULARY / "checks.yaml").open(encoding="utf-8") as file:
        found: Mapping[str, Any] = yaml.safe_load(file)
    return found


def name_of(indicator: str | None) -> tuple[str, str]:
    """An indicator's name in Chinese and in English."""
    found = indicators().get(indicator or "")
    return (found.zh, found.en) if found else (indicator or "", indicator or "")


def only(figures: Sequence[Figure], indicator: str) -> Figure | None:
    """The figure of that indicator, None where there is none or more than one value: two tables, text against table."""
    found = [figure for figure in figures if figure.indicator == indicator and figure.value is not None]
    found = [figure for figure in found if not figure.breakdown]
    return found[0] if len({figure.value for figure in found}) == 1 else None


def kind_of_unit(unit: str) -> str:
    """Units that count alike are one kind (people, by head or by visit); any other unit is a kind of its own."""
    return "people" if unit in rules()["people"] else unit


def same_kind(figures: Sequence[Figure]) -> bool:
    """Whether figures can be added or compared: their printed units are of one kind, unprinted ones apart."""
    return len({kind_of_unit(figure.unit) for figure in figures if figure.unit}) < 2


def countable(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures that arithmetic is done with: a run of digits too long for a count is left out, as if unread."""
    return tuple(figure for figure in figures if figure.value is None or figure.value.adjusted() < _MOST_DIGITS)


def rounded(value: Decimal) -> Decimal:
    """To one decimal place, of numbers of any size."""
    return Decimal(f"{value:.1f}")


def names_number(quote: str, value: Decimal) -> bool:
    """Whether a quote also prints the number ``value``."""
    return re.search(rf"(?<![\d.]){value.normalize():f}(?![\d.]|年)", quote.replace(",", "")) is not None


def total(figures: Sequence[Figure]) -> Decimal:
    """The sum of the values that are there."""
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))
