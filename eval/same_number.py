"""When a number of an answer is the expected one: value, decimals, money's scale, and the kind of its unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eval.expected import ExpectedNumber, expected_words
from ingest.folding import fold_text

# A share, a sum of money or a time is never a count; people, visits and things counted are told apart by the field score.
_NEVER_A_COUNT = frozenset({"percent", "money", "time"})
_DECIMALS_COMPUTED = 2


@dataclass(frozen=True)
class AssertedNumber:
    """A number among the values of an answer. ``label`` is all that the answer calls it: label, parts, agency, year."""

    value: Decimal
    unit: str
    qualifier: str
    label: str = ""


def asserted_number(value: Mapping[str, Any]) -> AssertedNumber:
    """A value of an answer's JSON that is not null."""
    parts = [value.get("label"), *(value.get("breakdown") or {}).values(), value.get("agency"), value.get("year")]
    label = " ".join(str(part) for part in parts if part)
    return AssertedNumber(Decimal(str(value["value"])), str(value.get("unit") or ""), str(value["qualifier"]), label)


def same_number(expected: ExpectedNumber, asserted: AssertedNumber) -> bool:
    """Equal values of units that can be one; an expected fraction is compared at its own decimals, money in its own unit.

    Of an expected fraction with more decimals than a computed value is given with (two), those are not looked at.
    """
    kinds = {unit_kind(unit) for unit in (expected.unit, asserted.unit) if unit}
    if len(kinds) > 1 and kinds & _NEVER_A_COUNT:
        return False
    value = asserted.value * _money_factor(expected.unit, asserted.unit)
    decimals = _decimals(expected.value)
    if not decimals:
        return value == expected.value
    if asserted.qualifier == "computed" and value:
        decimals = min(decimals, max(_DECIMALS_COMPUTED, _decimals(asserted.value)))
    return abs(value - expected.value) <= Decimal(1).scaleb(-decimals) / 2


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def unit_kind(unit: str) -> str:
    """percent, money, people, visits, time or count; a remark in brackets behind the unit is left out.

    >>> unit_kind("10k yuan"), unit_kind("% of requests"), unit_kind("clicks per day"), unit_kind("卷(件)")
    ('money', 'percent', 'count', 'count')
    """
    words, plain = expected_words(), fold_text(unit).split("(")[0].strip().lower()
    marked = (kind for mark, kind in words.kind_marks.items() if mark in plain)
    return words.unit_kinds.get(plain) or next(marked, "count")


def units_agree(expected: str, given: str) -> bool:
    """Whether two units are of one kind; an expected unit with a remark in brackets is read without it.

    >>> units_agree("applications", "件"), units_agree("yuan", "万元"), units_agree("人", "人次"), units_agree("%", "件")
    (True, True, False, False)
    """
    return unit_kind(expected) == unit_kind(given)


def _money_factor(expected_unit: str, asserted_unit: str) -> Decimal:
    money = expected_words().money
    wanted, given = (money.get(unit.strip().lower()) for unit in (expected_unit, asserted_unit))
    return given / wanted if wanted and given else Decimal(1)
