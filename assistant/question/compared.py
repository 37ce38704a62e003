"""What a question claims of two figures: that one grew, that one lies above the other, that all of something was done.

Such a claim is asked again as a question for the change, the difference or the share, and held against that; never against
a figure alone, and never against sums that merely add up.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.answer import Language
from assistant.cues import load

ASKS = {"zh": "(?:百分之)?多少", "en": "(?:how many|what percentage)"}


@dataclass(frozen=True)
class Compared:
    """A claim of two figures: the question for what they come to, the number stated of it and what it is counted in.

    ``way`` is 1 for a growth or an excess and -1 for the contrary; ``only_way`` says that no size is stated, ``refutable``
    that the figures may refute the claim and never prove it.
    """

    question: str
    value: Decimal = Decimal(0)
    unit: str = ""
    way: int = 0
    only_way: bool = False
    refutable: bool = False


def with_number(question: str, unit: str, language: Language) -> Compared | None:
    """The claim that a figure grew or lies above another by a stated number, for which ``question`` already asks; else None.

    >>> with_number("甲县2022年申请比上年减少多少件", "", "zh")
    Compared(question='甲县2022年申请比上年增加多少件', value=Decimal('0'), unit='', way=-1, only_way=False, refutable=False)
    """
    for words, (asking, way) in entries("grown", language).items():
        rest, count = re.subn(words.replace("{asks}", ASKS[language]), asking, question, flags=re.IGNORECASE)
        if count == 1 and (asking not in ("多", "多多少") or re.search("[比较]", question)):
            rest = rest.replace("by how much", "by what percentage") if unit == "%" else rest
            return Compared(rest, unit=unit, way=way)
    return None


def without_number(question: str, names: Sequence[str], language: Language) -> Compared | None:
    """The claim of a statement that says no number ("申请减少了", "all requests were completed"); None where it claims no such thing.

    ``names`` are the agencies and things that it names: a word inside one of them (宜都) claims nothing.

    >>> without_number("宜都市2022年申请减少了", ("宜都市",), "zh").question
    '宜都市2022年申请增加多少'
    """
    for words, (asking, value, unit, way) in entries("worded", language).items():
        rest, count = re.subn(words, asking, question, flags=re.IGNORECASE)
        if count == 1:
            return Compared(rest, Decimal(value), unit, way)
    if re.search(str(load("claims")["unsure"][language]), question, re.IGNORECASE):  # type: ignore[index]
        return None
    for words, asking in entries("all_of", language).items():
        found = list(re.finditer(words, question, re.IGNORECASE))
        if len(found) == 1 and not any(of_name(found[0], name) for name in names):
            rest = question[: found[0].start()] + found[0].expand(str(asking)) + question[found[0].end() :]
            return Compared(rest, Decimal(100), "%", refutable=True)
    moved = [
        Compared(re.sub(words, asking, question, flags=re.IGNORECASE), way=way, only_way=True)
        for words, (asking, way) in entries("moved", language).items()
        if len(re.findall(words, question, re.IGNORECASE)) == 1
    ]
    return moved[0] if len(moved) == 1 else None  # "did it rise or fall" claims neither


def of_name(match: re.Match[str], name: str) -> bool:
    """Whether the word for all (都) of a match is a part of a name that its question says."""
    word = re.compile("[全悉均都]|一律|$").search(match.string, match.start())
    position = word.start() if word else match.start()
    return any(one.start() <= position < one.end() for one in re.finditer(re.escape(name), match.string))


def entries(name: str, language: Language) -> Mapping[str, Any]:
    """One table of claims.yaml: patterns and what asks in their place."""
    return load("claims")[name][language]  # type: ignore[index,no-any-return]
