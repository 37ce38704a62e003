"""Scorers of single fields: of the numbers that a case expects, how many have the right value, unit, qualifier and owner.

Each score is a pair, reached and possible, so that cases add up. A case that expects no number has nothing to reach.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from eval.cases import Case
from eval.expected import ExpectedNumber, ExpectedValues
from eval.same_number import asserted_number, same_number, units_agree
from eval.scores import AnswerJson
from ingest.folding import fold_text
from ingest.numbers import find_numbers

Owner = tuple[str, int | None]
Owners = Mapping[str, Owner]
Reached = tuple[int, int]
NOTHING: Reached = (0, 0)
_CELL_ENDS = re.compile(r"[|\t\n]")


@dataclass(frozen=True)
class FieldScores:
    """``value``, ``unit`` and ``qualifier`` are of the expected numbers; the others of the values asserted.

    ``support``: a cited quote holds the value itself, or for a computed one two numbers or two quotes at least.
    """

    value: Reached = NOTHING
    unit: Reached = NOTHING
    qualifier: Reached = NOTHING
    agency: Reached = NOTHING
    year: Reached = NOTHING
    support: Reached = NOTHING

    def __add__(self, other: "FieldScores") -> "FieldScores":
        """Both, field by field."""
        return FieldScores(*(_sum(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)))


def _sum(one: Reached, other: Reached) -> Reached:
    return one[0] + other[0], one[1] + other[1]


def score_fields(case: Case, answer: AnswerJson, owners: Owners) -> FieldScores:
    """Every field of one answer. ``owners`` gives the agency ("" where none is named) and year of each report file."""
    if not isinstance(case.expected, ExpectedValues) or not case.expected.numbers:
        return FieldScores()
    asserted = [value for value in answer["values"] if value["value"] is not None]
    pairs = [(wanted, _first_equal(wanted, asserted)) for wanted in case.expected.numbers]
    met = [(wanted, value) for wanted, value in pairs if value is not None]
    expected = [owners[file] for file in case.reports if file in owners]
    return FieldScores(
        value=(len(met), len(pairs)),
        unit=_share([units_agree(wanted.unit, str(value["unit"])) for wanted, value in met if wanted.unit]),
        qualifier=_share([_qualifier_fits(wanted, str(value["qualifier"])) for wanted, value in met]),
        agency=_share([value["agency"] in {agency for agency, _ in expected} for value in asserted if expected]),
        year=_share([value["year"] in {year for _, year in expected} for value in asserted if expected]),
        support=_share([is_supported(value, answer["citations"]) for value in asserted]),
    )


def _share(reached: Sequence[bool]) -> Reached:
    return sum(reached), len(reached)


def _first_equal(wanted: ExpectedNumber, values: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    for value in values:
        if same_number(wanted, asserted_number(value)):
            return value
    return None


def _qualifier_fits(wanted: ExpectedNumber, qualifier: str) -> bool:
    if wanted.approximate:
        return qualifier in ("approximate", "at_least")
    return qualifier == "computed" if wanted.computed else qualifier not in ("approximate", "at_least")


def is_supported(value: Mapping[str, Any], citations: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the quotes cited for a value hold it. Zero may be said in words, so any quote supports it."""
    cited = value["citation"]
    indexes = cited if isinstance(cited, list) else [] if cited is None else [cited]
    quotes = [fold_text(str(citations[index]["quote"])) for index in indexes if index < len(citations)]
    if not quotes:
        return False
    if not value["value"]:
        return True
    cells = [cell for quote in quotes for cell in _CELL_ENDS.split(quote)]
    printed = {number.value for cell in cells for number in find_numbers(cell)}
    if value["qualifier"] == "computed":
        return len(printed) > 1 or len(quotes) > 1
    return Decimal(str(value["value"])) in printed
