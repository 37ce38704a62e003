"""Which indicator a clause states, by the words it is made of, in whatever order they stand. Rules in clause_words.yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.vocabulary.indicators import indicators, load_yaml

CLAUSE_WORDS_FILE = "clause_words.yaml"
_TAKEN = "\0"


@dataclass(frozen=True)
class ClauseRule:
    """One entry of clause_words.yaml: every expression of ``need`` must occur, none of ``without``.

    ``near`` must occur in the clause or before it, ``amid`` anywhere in the sentence, ``unless`` not before it; ``strict`` says that nothing but scope words may be left over;
    ``units`` are the units the number may have, () for those of the indicator's family.
    """

    indicator: str | None
    need: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None
    near: re.Pattern[str] | None
    amid: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    units: frozenset[str]
    strict: bool


@dataclass(frozen=True)
class Told:
    """Where a clause stands: the sentence ``before`` its number; headings and sentence up to its end; both in full."""

    before: str
    around: str
    sentence: str


@dataclass(frozen=True)
class _Rules:
    filler: re.Pattern[str]
    never: re.Pattern[str]
    others: re.Pattern[str]
    rules: tuple[ClauseRule, ...]


def stated_by_words(label: str, told: Told, unit: str) -> tuple[tuple[str | None, int], ...]:
    """The indicators whose words ``label`` is made of, each with the number of its words; None: known to be none of ours.

    Clauses of other bodies, plans and negations state nothing.
    """
    words = _rules()
    if words.never.search(label):
        return ()
    return tuple(_matching(label, told, unit, words))


def surest(found: tuple[tuple[str | None, int], ...]) -> str | None:
    """The indicator with the most words; None where two have as many."""
    most = max((count for _, count in found), default=0)
    best = {indicator for indicator, count in found if count == most}
    return best.pop() if len(best) == 1 else None


def _matching(label: str, told: Told, unit: str, words: _Rules) -> Iterator[tuple[str | None, int]]:
    for rule in words.rules:
        if rule.units and unit not in rule.units:
            continue
        if (rule.without and rule.without.search(label)) or (rule.near and not rule.near.search(told.around)):
            continue
        if (rule.amid and not rule.amid.search(told.sentence)) or (rule.unless and rule.unless.search(told.before)):
            continue
        left = _without_needed(label, rule)
        if left is None or (rule.strict and words.filler.sub("", left).strip(_TAKEN)):
            continue
        if rule.strict or not words.others.search(left):
            yield rule.indicator, len(rule.need)


def _without_needed(label: str, rule: ClauseRule) -> str | None:
    """``label`` without the words the rule needs, None where one is missing."""
    for expression in rule.need:
        shorter, count = expression.subn(_TAKEN, label)
        if not count:
            return None
        label = shorter
    return label


@cache
def _rules() -> _Rules:
    content = load_yaml(CLAUSE_WORDS_FILE)
    families = {name: frozenset(units) for name, units in content["units"].items()}
    return _Rules(
        filler=re.compile("|".join(sorted(content["filler"], key=len, reverse=True)) + f"|[{_TAKEN}\\s、,()]"),
        never=re.compile(content["never"]),
        others=re.compile(content["others"]),
        rules=tuple(_rule(entry, families) for entry in content["rules"]),
    )


def _rule(entry: dict[str, object], families: dict[str, frozenset[str]]) -> ClauseRule:
    indicator = str(entry["is"])
    if indicator != "none" and indicator not in indicators():
        raise ValueError(f"{CLAUSE_WORDS_FILE}: there is no indicator {indicator}")
    need = entry["need"]
    return ClauseRule(
        indicator=None if indicator == "none" else indicator,
        need=tuple(re.compile(word) for word in need) if isinstance(need, list) else (re.compile(str(need)),),
        without=re.compile(str(entry["without"])) if "without" in entry else None,
        unless=re.compile(str(entry["unless"])) if "unless" in entry else None,
        amid=re.compile(str(entry["amid"])) if "amid" in entry else None,
        near=re.compile(str(entry["near"])) if "near" in entry else None,
        units=families[str(entry["units"])] if "units" in entry else frozenset(),
        strict=entry.get("rest") != "any",
    )
