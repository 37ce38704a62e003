"""What a case expects: numbers, prose that its evidence must prove, or a refusal of a certain kind.

Rules of reading (the question sets' README): an approximate number is a string such as ``1690余`` or ``about 120``; a
string such as ``空白`` says that the item has no number; any other string, true and false are prose. A string that is meant
as a number and is none (``171件``, ``170或171``) is a fault, never prose: prose would make every number right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.numbers import find_numbers, parse_number

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
KEYS = ("value", "unit", "qualifier", "label")
_MOST_DIGITS = 18
_HUNDREDTHS = "百分之"
_DIGITS = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Days and years beside each other are prose: 2012-03-31至2013-03-31, 2018, 2021.
_DATE = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:[-/.]\d{1,2}){0,2}(?!\d)")
_REMARK = re.compile(r"[\s(\uff08:\uff1a,\uff0c;\uff1b]+")


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
    approximate: frozenset[str]
    glued: re.Pattern[str]
    several: re.Pattern[str]
    money: Mapping[str, Decimal]
    unit_kinds: Mapping[str, str]
    kind_marks: Mapping[str, str]


@cache
def expected_words() -> ExpectedWords:
    """The words that expected values may hold beside digits."""
    words = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))

    def any_of(parts: list[str]) -> str:
        return "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))

    number = (
        rf"(?P<before>{any_of(words['approximate_before'])})?\s*"
        rf"(?P<digits>{_DIGITS})\s*"
        rf"(?P<scale>{any_of(list(words['scale']))})?\s*(?P<after>{any_of(words['approximate_after'])})?"
    )
    between = rf"\s*(?:{any_of(words['between'])})\s*"
    unit = r"\s*(?:[A-Za-z%]+|[^\W\dA-Za-z年月日号]{1,4}|)"
    return ExpectedWords(
        number=re.compile(number, re.IGNORECASE),
        glued=re.compile(rf"{number}{unit}", re.IGNORECASE),
        several=re.compile(rf"[\d.]+{unit}(?:{between}[\d.]+{unit})+", re.IGNORECASE),
        scale={name: Decimal(factor) for name, factor in words["scale"].items()},
        no_number=frozenset(words["no_number"]),
        computed=tuple(words["computed"]),
        approximate=frozenset(words["approximate_before"] + words["approximate_after"] + words["approximate"]),
        money={unit: Decimal(yuan) for unit, yuan in words["money"].items()},
        unit_kinds={unit: kind for kind, units in words["unit_kinds"].items() for unit in units},
        kind_marks={mark: kind for kind, marks in words["kind_marks"].items() for mark in marks},
    )


def read_expected(record: object) -> Expected:
    """The ``expected`` field of a case; raises ExpectedError where it is none of the documented forms."""
    if isinstance(record, Mapping) and "abstain" in record:
        return _refusal(record)
    items = record if isinstance(record, list) else [record]
    if not items:
        raise ExpectedError("is an empty list; give at least one value or an abstain reason")
    numbers: list[ExpectedNumber] = []
    without_number = prose = 0
    for position, item in enumerate(items, start=1):
        _check_item(item, position)
        value = item["value"]
        if isinstance(value, str) and value.strip().lower() in expected_words().no_number:
            without_number += 1
            continue
        try:
            number = _number(item)
        except ExpectedError as error:
            raise ExpectedError(f"item {position}: {error}") from error
        if number is None:
            prose += 1
        else:
            numbers.append(number)
    return ExpectedValues(tuple(numbers), without_number, prose)


def _refusal(record: Mapping[str, Any]) -> ExpectedRefusal:
    reason = record["abstain"]
    if not isinstance(reason, str) or reason not in REFUSALS:
        raise ExpectedError(f"abstain is {reason!r}, must be one of {', '.join(REFUSALS)}")
    if "value" in record:
        raise ExpectedError("has both a value and abstain; give the one that a right answer holds")
    return ExpectedRefusal(reason)


def _check_item(item: object, position: int) -> None:
    if not isinstance(item, Mapping) or "value" not in item:
        raise ExpectedError(f"item {position} has no value: {item!r}")
    for key in item:
        if key not in KEYS:
            raise ExpectedError(f"item {position}: {key!r} is not one of {', '.join(KEYS)}")
    for key in ("unit", "qualifier"):
        if not isinstance(item.get(key, ""), str):
            raise ExpectedError(f"item {position}: {key} must be a text, is {item[key]!r}")
    value = item["value"]
    if not isinstance(value, str | bool | int | Decimal) or (isinstance(value, str) and not value.strip()):
        raise ExpectedError(f"item {position}: value is {value!r}, must be a number or a text that is not empty")


def _number(item: Mapping[str, Any]) -> ExpectedNumber | None:
    value = item["value"]
    if isinstance(value, bool):
        return None
    read = (Decimal(value), False) if isinstance(value, int | Decimal) else text_to_number(value)
    if read is None:
        if _is_meant_as_number(value.strip()):
            raise ExpectedError(
                f"value {value!r} is no number that can be compared; give one number in digits (约, 余 or + where it is "
                "approximate) and put its unit into unit"
            )
        return None
    if not read[0].is_finite() or read[0].adjusted() > _MOST_DIGITS:
        raise ExpectedError(f"value {value} is beyond any number of a report")
    qualifier = str(item.get("qualifier", ""))
    said = f"{item.get('label', '')} {qualifier}".lower()
    return ExpectedNumber(
        value=read[0],
        unit=str(item.get("unit", "")),
        approximate=read[1] or _says_approximate(qualifier),
        computed=any(word in said for word in expected_words().computed),
        label=str(item.get("label", "")),
    )


def _says_approximate(qualifier: str) -> bool:
    """Whether a qualifier begins with a word of approximation; within a remark such a word may be about something else.

    >>> _says_approximate("约数"), _says_approximate("approximate (600多)"), _says_approximate("3.5万/365约96")
    (True, True, False)
    """
    said = qualifier.strip().lower()
    return said in expected_words().approximate or _REMARK.split(said)[0] in expected_words().approximate


def _is_meant_as_number(text: str) -> bool:
    """Whether a text is a number with its unit, or several numbers, and no more: no prose, and no number to compare.

    >>> [_is_meant_as_number(text) for text in ("171件", "43.1%", "2.3万元", "170-180", "5或0", "1,70", "一百七十一件")]
    [True, True, True, True, True, True, True]
    >>> [_is_meant_as_number(text) for text in ("2010-03-03", "2018, 2021", "一致", "10 of 12", "占比达到62%")]
    [False, False, False, False, False]
    """
    words = expected_words()
    if words.glued.fullmatch(text):
        return True
    if words.several.fullmatch(text):
        return any(character.isdigit() for character in _DATE.sub("", text))
    if text.startswith(_HUNDREDTHS):
        return parse_number(text.removeprefix(_HUNDREDTHS)) is not None
    found = find_numbers(text)
    return len(found) == 1 and (found[0].start, found[0].end_unit) == (0, len(text))


def text_to_number(text: str) -> tuple[Decimal, bool] | None:
    """A number written as text, and whether it is approximate; None where the text is no number.

    >>> text_to_number("1690余"), text_to_number("3.5万余"), text_to_number("about 1720")
    ((Decimal('1690'), True), (Decimal('35000.0'), True), (Decimal('1720'), True))
    >>> text_to_number("600+"), text_to_number("一百七十"), text_to_number("2010-03-03"), text_to_number("no")
    ((Decimal('600'), True), (Decimal('170'), False), None, None)
    """
    found = expected_words().number.fullmatch(text.strip())
    if found is None:
        worded = None if any(character.isdigit() for character in text) else parse_number(text)
        return None if worded is None else (worded, False)
    digits = Decimal(found["digits"].replace(",", ""))
    scale = expected_words().scale[found["scale"].lower()] if found["scale"] else Decimal(1)
    return digits * scale, bool(found["before"] or found["after"])
