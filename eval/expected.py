"""What a case expects: numbers, prose that its evidence must prove, or a refusal of a certain kind.

Rules of reading (the question sets' README): an approximate number is a string such as ``1690余`` or ``about 120``; a
string such as ``空白`` says that the item has no number; any other string, true and false are prose.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS_FILE = Path(__file__).with_name("expected_words.yaml")

# Which statuses of an answer fit which reason for refusing.
REFUSALS: Mapping[str, tuple[str, ...]] = {
    "blank": ("blank",),
    "not_reported": ("not_reported",),
    "no_such_report": ("no_report",),
    "missing_year": ("no_report",),
    "unidentifiable": ("unclear", "not_reported"),
    "not_derivable": ("not_reported",),
    "contradiction": ("not_reported",),
    "out_of_scope": ("out_of_scope",),
    "unclear": ("unclear",),
}
NEEDS_CAVEAT = ("not_derivable", "contradiction")


class ExpectedError(ValueError):
    """An ``expected`` field that fits none of its forms; the message says what is wrong with which part."""


@dataclass(frozen=True)
class ExpectedNumber:
    """A number with its unit. ``approximate``: may not be given as exact; ``computed``: may not be given as printed."""

    value: Decimal
    unit: str
    approximate: bool
    computed: bool
    label: str = ""


@dataclass(frozen=True)
class ExpectedValues:
    """The numbers of a right answer; how many further items have no number; how many are prose."""

    numbers: tuple[ExpectedNumber, ...]
    without_number: int = 0
    prose: int = 0


@dataclass(frozen=True)
class ExpectedRefusal:
    """A refusal is due; ``reason`` is a key of REFUSALS."""

    reason: str

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses of an answer that fit."""
        return REFUSALS[self.reason]


Expected = ExpectedValues | ExpectedRefusal


@dataclass(frozen=True)
class ExpectedWords:
    """The contents of expected_words.yaml, ready for matching."""

    number: re.Pattern[str]
    scale: Mapping[str, Decimal]
    no_number: frozenset[str]
    computed: tuple[str, ...]
    money: Mapping[str, Decimal]
    unit_kinds: Mapping[str, str]


@cache
def expected_words() -> ExpectedWords:
    """The words that expected values may hold beside digits."""
    words = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))

    def any_of(parts: list[str]) -> str:
        return "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))

    number = (
        rf"(?P<before>{any_of(words['approximate_before'])})?\s*"
        r"(?P<digits>-?\d[\d,]*(?:\.\d+)?)\s*"
        rf"(?P<scale>{any_of(list(words['scale']))})?\s*(?P<after>{any_of(words['approximate_after'])})?"
    )
    return ExpectedWords(
        number=re.compile(number, re.IGNORECASE),
        scale={name: Decimal(factor) for name, factor in words["scale"].items()},
        no_number=frozenset(words["no_number"]),
        computed=tuple(words["computed"]),
        money={unit: Decimal(yuan) for unit, yuan in words["money"].items()},
        unit_kinds={unit: kind for kind, units in words["unit_kinds"].items() for unit in units},
    )


def read_expected(record: object) -> Expected:
    """The ``expected`` field of a case; raises ExpectedError where it is none of the documented forms."""
    if isinstance(record, Mapping) and "abstain" in record:
        reason = record["abstain"]
        if reason not in REFUSALS:
            raise ExpectedError(f"abstain is {reason!r}, must be one of {', '.join(REFUSALS)}")
        return ExpectedRefusal(str(reason))
    items = record if isinstance(record, list) else [record]
    if not items:
        raise ExpectedError("is an empty list; give at least one value or an abstain reason")
    numbers: list[ExpectedNumber] = []
    without_number = prose = 0
    for position, item in enumerate(items, start=1):
        if not isinstance(item, Mapping) or "value" not in item:
            raise ExpectedError(f"item {position} has no value: {item!r}")
        value = item["value"]
        if isinstance(value, str) and value.strip().lower() in expected_words().no_number:
            without_number += 1
            continue
        number = _number(item)
        if number is None:
            prose += 1
        else:
            numbers.append(number)
    return ExpectedValues(tuple(numbers), without_number, prose)


def _number(item: Mapping[str, Any]) -> ExpectedNumber | None:
    value = item["value"]
    if isinstance(value, bool):
        return None
    read = (Decimal(value), False) if isinstance(value, int | Decimal) else text_to_number(str(value))
    if read is None:
        return None
    said = f"{item.get('label', '')} {item.get('qualifier', '')}".lower()
    computed = any(word in said for word in expected_words().computed)
    return ExpectedNumber(read[0], str(item.get("unit", "")), read[1], computed, str(item.get("label", "")))


def text_to_number(text: str) -> tuple[Decimal, bool] | None:
    """A number written as text, and whether it is approximate; None where the text is prose.

    >>> text_to_number("1690余"), text_to_number("3.5万余"), text_to_number("about 1720")
    ((Decimal('1690'), True), (Decimal('35000.0'), True), (Decimal('1720'), True))
    >>> text_to_number("600+"), text_to_number("20"), text_to_number("2010-03-03"), text_to_number("no")
    ((Decimal('600'), True), (Decimal('20'), False), None, None)
    """
    found = expected_words().number.fullmatch(text.strip())
    if found is None:
        return None
    try:
        digits = Decimal(found["digits"].replace(",", ""))
    except InvalidOperation:
        return None
    scale = expected_words().scale[found["scale"].lower()] if found["scale"] else Decimal(1)
    return digits * scale, bool(found["before"] or found["after"])
