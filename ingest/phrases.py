"""Phrases of running text as data: the expressions of phrases.yaml, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.vocabulary.indicators import load_yaml

PHRASES_FILE = "phrases.yaml"
Rules = tuple[tuple[str | None, re.Pattern[str]], ...]


@dataclass(frozen=True)
class Denial:
    """How prose says none: see `denial` in phrases.yaml."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    fee: re.Pattern[str]
    fee_manner: re.Pattern[str]
    fee_which: re.Pattern[str]
    fee_kinds: tuple[re.Pattern[str], ...]
    fee_whole: re.Pattern[str]
    fee_taken: re.Pattern[str]
    fee_not_taken: re.Pattern[str]
    postfix: re.Pattern[str]
    zero_noun: re.Pattern[str]
    measure: re.Pattern[str]
    guard_before: re.Pattern[str]
    guard_object: re.Pattern[str]
    of_some: re.Pattern[str]
    of_several: re.Pattern[str]
    of_all: re.Pattern[str]
    modifier: re.Pattern[str]
    case_words: re.Pattern[str]
    event_like: re.Pattern[str]
    noun_like: re.Pattern[str]
    receiving: re.Pattern[str]
    by_channel: re.Pattern[str]
    examples: re.Pattern[str]
    joints: re.Pattern[str]
    nouns: Rules
    inferred_from: dict[str, str]
    bare: re.Pattern[str]
    bare_headings: Rules


@dataclass(frozen=True)
class AllSame:
    """全部是当面申请: the wholes of the families, each with the expression of its channels."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    families: dict[str, Rules]


@dataclass(frozen=True)
class Matter:
    """Numbers told after ``word`` belong to its matter; ``families`` are the indicators that this can refute.

    A label that says the word itself is a matter of its own, except a ``bare`` one.
    """

    word: re.Pattern[str]
    unless: re.Pattern[str]
    bare: re.Pattern[str]
    families: tuple[str, ...]


@dataclass(frozen=True)
class Narrowed:
    """Where ``pattern`` stands behind a number and its label does not say ``unless``, it is none of ``families``."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    families: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    """An entry of whole_by_parts: the indicator of the whole, and the words behind a number that part it so."""

    indicator: str
    parts: re.Pattern[str]


@dataclass(frozen=True)
class Matters:
    """What the surroundings of a number say about its indicator: the entries of these names in phrases.yaml."""

    renamed_since: tuple[tuple[int, dict[str, str]], ...]
    rest_of_list: dict[str, str]
    never_alone: tuple[str, ...]
    same_matter: tuple[Matter, ...]
    parts_only_of: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    narrowed: tuple[Narrowed, ...]
    one_of_several: dict[str, re.Pattern[str]]
    one_of_several_families: tuple[str, ...]
    sum_word: re.Pattern[str]
    proactive_of_all: dict[str, re.Pattern[str]]
    named_before: dict[str, re.Pattern[str]]
    whole_by_parts: dict[str, Whole]


@dataclass(frozen=True)
class Phrases:
    """The content of phrases.yaml; every expression is over folded text. A rule's indicator None means: none."""

    chrome: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    predicate: re.Pattern[str]
    linking: re.Pattern[str]
    done: re.Pattern[str]
    comparative: re.Pattern[str]
    former: re.Pattern[str]
    aside: re.Pattern[str]
    other_time: re.Pattern[str]
    planned: re.Pattern[str]
    elsewhen: dict[str, re.Pattern[str]]
    planned_heading: re.Pattern[str]
    required: re.Pattern[str]
    per_period: re.Pattern[str]
    limited: re.Pattern[str]
    part_of_year: dict[str, re.Pattern[str]]
    province: re.Pattern[str]
    province_head: re.Pattern[str]
    scope: dict[str, re.Pattern[str]]
    coverage: dict[str, re.Pattern[str]]
    among: dict[str, re.Pattern[str]]
    channel_names: re.Pattern[str]
    foreign_pattern: re.Pattern[str]
    foreign_unless: re.Pattern[str]
    foreign_families: tuple[str, ...]
    family_units: dict[str, frozenset[str]]
    cumulative_of: dict[str, str]
    matters: Matters
    counted_bodies: re.Pattern[str]
    carried_to: re.Pattern[str]
    rules: Rules
    parts: tuple[tuple[frozenset[str], Rules], ...]
    partition: re.Pattern[str]
    respectively: re.Pattern[str]
    main_verb: re.Pattern[str]
    same_account: re.Pattern[str]
    told_before: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]
    channel_clause: re.Pattern[str]
    channel: re.Pattern[str]
    many_channels: re.Pattern[str]
    bare_verb: re.Pattern[str]
    heading_topics: Rules
    heading_rules: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]
    denial: Denial
    all_same: AllSame


@cache
def elsewhen() -> dict[str, re.Pattern[str]]:
    """``elsewhen`` of phrases.yaml alone: a question is held against it, and needs none of the other 350 expressions."""
    content = load_yaml(PHRASES_FILE)
    fragments = _fragments(content)
    return {name: _compile(text, fragments) for name, text in content["elsewhen"].items()}


def _fragments(content: dict[str, Any]) -> dict[str, str]:
    shared = {"form": content["form"], "ontime": content["ontime"], "zhyear": content["scope"]["zhyear"]}
    return {**content["fragments"], **shared}


@cache
def load_phrases() -> Phrases:
    """phrases.yaml, read once."""
    content = load_yaml(PHRASES_FILE)
    fragments = _fragments(content)
    compiled = {name: _compile(content[name], fragments) for name in _PLAIN}
    foreign = content["foreign_topics"]
    return Phrases(
        **compiled,
        part_of_year={name: _compile(text, fragments) for name, text in content["part_of_year"].items()},
        scope={name: _compile(text, fragments) for name, text in content["scope"].items()},
        elsewhen=elsewhen(),
        coverage={name: _compile(text, fragments) for name, text in content["coverage"].items()},
        among={name: _compile(text, fragments) for name, text in content["among"].items()},
        foreign_pattern=_compile(foreign["pattern"], fragments),
        foreign_unless=_compile(foreign["unless"], fragments),
        foreign_families=tuple(foreign["families"]),
        family_units={family: frozenset(units) for family, units in content["family_units"].items()},
        cumulative_of=content["cumulative_of"],
        matters=_matters(content, fragments),
        rules=_rules(content["rules"], fragments),
        parts=tuple(
            (frozenset(part["topics"]), _rules(part["labels"].items(), fragments)) for part in content["parts"]
        ),
        told_before=tuple(
            (_compile(told["label"], fragments), _compile(told["before"], fragments), told["indicator"])
            for told in content["told_before"]
        ),
        heading_topics=_rules(content["heading_topics"], fragments),
        heading_rules=tuple(_heading_rule(row) for row in content["heading_rules"]),
        denial=_denial(content["denial"], fragments),
        all_same=_all_same(content["all_same"], fragments),
    )


_PLAIN = (
    *(
        "chrome",
        "lead",
        "tail",
        "predicate",
        "linking",
        "comparative",
        "former",
        "aside",
        "other_time",
        "planned",
        "planned_heading",
    ),
    *(
        "required",
        "per_period",
        "limited",
        "province",
        "province_head",
        "partition",
        "respectively",
        "main_verb",
        "same_account",
    ),
    *(
        "channel_clause",
        "channel",
        "channel_names",
        "many_channels",
        "bare_verb",
        "carried_to",
        "counted_bodies",
        "done",
    ),
)


def _all_same(content: dict[str, Any], fragments: dict[str, str]) -> AllSame:
    return AllSame(
        pattern=_compile(content["pattern"], fragments),
        unless=_compile(content["unless"], fragments),
        families={whole: _rules(channels.items(), fragments) for whole, channels in content["families"].items()},
    )


def _matters(content: dict[str, Any], fragments: dict[str, str]) -> Matters:
    several = content["one_of_several"]
    return Matters(
        renamed_since=tuple(
            (int(since), renamed) for since, renamed in sorted(content["renamed_since"].items(), reverse=True)
        ),
        rest_of_list=content["rest_of_list"],
        never_alone=tuple(content["never_alone"]),
        same_matter=tuple(
            Matter(
                _compile(row["word"], fragments),
                _compile(row["unless"], fragments),
                _compile(row["bare"], fragments),
                tuple(row["families"]),
            )
            for row in content["same_matter"]
        ),
        parts_only_of=tuple((tuple(row["parts"]), tuple(row["wholes"])) for row in content["parts_only_of"]),
        narrowed=tuple(
            Narrowed(_compile(row["pattern"], fragments), _compile(row["unless"], fragments), tuple(row["families"]))
            for row in content["narrowed"]
        ),
        sum_word=_compile(content["sum_word"], fragments),
        proactive_of_all={name: _compile(rule, fragments) for name, rule in content["proactive_of_all"].items()},
        one_of_several={name: _compile(several[name], fragments) for name in ("office", "next")},
        one_of_several_families=tuple(several["families"]),
        named_before={name: _compile(text, fragments) for name, text in content["named_before"].items()},
        whole_by_parts={
            name: Whole(str(row["is"]), _compile(row["parts"], fragments))
            for name, row in content["whole_by_parts"].items()
        },
    )


def _denial(content: dict[str, Any], fragments: dict[str, str]) -> Denial:
    expressions: tuple[str, ...] = (
        "strong",
        "weak",
        "fee",
        "zero_noun",
        "measure",
        "guard_before",
        "guard_object",
        "of_some",
        "of_several",
        "of_all",
        "joints",
        "bare",
    )
    expressions += ("fee_manner", "fee_which", "fee_whole", "fee_taken", "fee_not_taken")
    expressions += ("modifier", "case_words", "event_like", "noun_like", "receiving", "by_channel", "examples")
    return Denial(
        **{name: _compile(content[name], fragments) for name in expressions},
        postfix=_compile(f"{content['postfix_words']}|{content['postfix']}", fragments),
        fee_kinds=tuple(_compile(kind, fragments) for kind in content["fee_kinds"]),
        nouns=_rules(content["nouns"], fragments),
        inferred_from=content["inferred_from"],
        bare_headings=_rules(content["bare_headings"], fragments),
    )


def _heading_rule(row: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    return _compile(row["heading"], {}), _compile(row["label"], {}), row["indicator"]


def _rules(rows: Any, fragments: dict[str, str]) -> Rules:
    return tuple((None if name == "none" else name, _compile(text, fragments)) for name, text in rows)


def _compile(text: str, fragments: dict[str, str]) -> re.Pattern[str]:
    for name, fragment in fragments.items():
        text = text.replace("{" + name + "}", fragment)
    return re.compile(text)


def first_rule(rules: Rules, text: str) -> tuple[bool, str | None]:
    """Whether a rule fits the whole ``text``, and its indicator."""
    for indicator, pattern in rules:
        if pattern.fullmatch(text):
            return True, indicator
    return False, None
