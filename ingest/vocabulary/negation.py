"""Whether a negation turns an asking phrase round: "没有答复的申请", "requests not yet answered" ask for the opposite."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.vocabulary.indicators import load_yaml

Parts = Sequence[tuple[int, int]]


def turned_round_zh(question: str, parts: Parts) -> bool:
    """Whether a negation that is no part of the phrase stands before one of its verbs; 有没有 and 收没收 ask, not deny."""
    return any(_denied_zh(question, start, parts) for start, _ in parts)


def turned_round_en(words: Sequence[str], parts: Parts, light: Sequence[bool]) -> bool:
    """Whether a negation that is no part of the phrase stands before one of its words; ``words`` are lower-case."""
    return any(
        _denied_en(words, start, parts) for (start, _), is_light in zip(parts, light, strict=True) if not is_light
    )


def _denied_zh(question: str, start: int, parts: Parts) -> bool:
    negation = _negation_zh().search(question[:start])
    if negation is None or not question.startswith(_words("negatable_zh"), start):
        return False
    asking = question[negation.start() - 1 : negation.start()] in ("有", question[start])
    return not asking and not any(first <= negation.start() < last for first, last in parts)


def _denied_en(words: Sequence[str], start: int, parts: Parts) -> bool:
    before = start - 1
    while before >= 0 and words[before] in _words("adverbs_en"):
        before -= 1
    return before >= 0 and words[before] in _words("negations_en") and not any(s <= before < e for s, e in parts)


@cache
def _negation_zh() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_words('negations_zh'))})(?:{'|'.join(_words('adverbs_zh'))})*$")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load_yaml("set_phrases.yaml")[name].split())
