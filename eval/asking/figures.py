"""The facts the generator asks about: facts.yaml filled with the numbers that were put into the sample reports."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eval.asking.truth import Fact, cell_of, last_cell, words_of

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Figure:
    """A thing counted: its unit, how it is asked for and named in both languages, and what each report has on it."""

    name: str
    unit: Mapping[str, str]
    asked: Mapping[str, list[str]]
    named: Mapping[str, list[str]]
    facts: Mapping[str, Fact]

    def known(self) -> list[Fact]:
        """The facts with a number, by year."""
        return sorted((fact for fact in self.facts.values() if fact.value is not None), key=lambda fact: fact.year)


@cache
def load(name: str) -> Any:
    """One YAML file of this folder."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def figures() -> dict[str, Figure]:
    """Every figure of facts.yaml; raises TruthError for a number that its report's text does not hold."""
    return {name: _figure(name, record) for name, record in load("facts").items()}


def _figure(name: str, record: Mapping[str, Any]) -> Figure:
    facts = {}
    for file, where in record.get("rows", {}).items():
        facts[file] = cell_of(file, *where) if isinstance(where, list) else cell_of(file, where)
    for file, (first, column) in record.get("last", {}).items():
        facts[file] = last_cell(file, first, column)
    for file, (value, words) in record.get("prose", {}).items():
        facts[file] = words_of(file, value, words)
    languages = ("zh", "en")
    return Figure(
        name=name,
        unit=dict(zip(languages, record["unit"], strict=True)),
        asked={language: record[language] for language in languages},
        named={language: record[f"{language}_n"] for language in languages},
        facts=facts,
    )


def called(file: str, language: str, chance: random.Random) -> str:
    """One of the names of the agency of a report."""
    return str(chance.choice(load("agencies")[file][language]))


def same_agency(file: str) -> list[str]:
    """The reports of the agency of ``file``: those that are called the same."""
    agencies = load("agencies")
    return [other for other in agencies if agencies[other] == agencies[file]]


def year_in(year: int, language: str, chance: random.Random) -> str:
    """A year as people write it."""
    if language == "en":
        return str(year)
    numerals = "".join(
        "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"[int(digit)] for digit in str(year)
    )
    frame = chance.choices(load("frames")["years_zh"], weights=(6, 2, 2, 2))[0]
    return str(frame).format(y=year, short=str(year)[2:], numerals=numerals)
