"""Measure words as data: which unit may follow a number, what kind it is, which words qualify the number."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

UNITS_FILE = Path(__file__).parent / "vocabulary" / "units.yaml"


@dataclass(frozen=True)
class Units:
    """The content of units.yaml. ``patterns`` are regular expressions, longest unit first."""

    kinds: dict[str, str]
    patterns: tuple[str, ...]
    money_words: re.Pattern[str]
    money_multipliers: frozenset[str]
    one_counts_with: frozenset[str]
    one_never_at_end: frozenset[str]
    one_after_verbs: tuple[str, ...]
    one_always_with: frozenset[str]
    one_never_after: tuple[str, ...]
    bare_powers: frozenset[str]
    not_after: tuple[str, ...]
    approximate_before: tuple[str, ...]
    at_least_before: tuple[str, ...]
    at_least_before_bare: tuple[str, ...]
    at_least_near: re.Pattern[str]
    approximate_after: frozenset[str]
    at_least_after: frozenset[str]

    def kind_of(self, unit: str) -> str:
        """people, count, time, size, percent or money."""
        return self.kinds[unit]

    def speaks_of_money(self, before: str) -> bool:
        """Whether the clause before a number without 元 (7000多万) is about money."""
        return self.money_words.search(re.split(r"[,;。:、]", before)[-1][-20:]) is not None


@cache
def load_units() -> Units:
    """units.yaml, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # each question reads it
    content = yaml.load(UNITS_FILE.read_text(encoding="utf-8"), Loader=loader)
    kinds = {unit: kind for kind, names in content["kinds"].items() for unit in names}
    patterns = []
    for unit in sorted(kinds, key=len, reverse=True):
        pattern = re.escape(unit)
        if unit in content["not_before"]:
            pattern += f"(?!{content['not_before'][unit]})"
        if unit in content["only_before"]:
            pattern += f"(?={content['only_before'][unit]})"
        patterns.append(pattern)
    before, after = content["qualifier_before"], content["qualifier_after"]
    return Units(
        kinds=kinds,
        patterns=tuple(patterns),
        money_words=re.compile("|".join(content["money_words"])),
        money_multipliers=frozenset(content["money_multipliers"]),
        one_counts_with=frozenset(content["one_counts_with"]),
        one_never_at_end=frozenset(content["one_never_at_end"]),
        one_after_verbs=tuple(content["one_after_verbs"]),
        one_always_with=frozenset(content["one_always_with"]),
        one_never_after=tuple(content["one_never_after"]),
        bare_powers=frozenset(content["bare_powers"]),
        not_after=tuple(content["not_after"]),
        approximate_before=tuple(before["approximate"]),
        at_least_before=tuple(before["at_least"]),
        at_least_before_bare=tuple(before["at_least_bare"]),
        at_least_near=re.compile(content["at_least_near"]),
        approximate_after=frozenset(after["approximate"]),
        at_least_after=frozenset(after["at_least"]),
    )
