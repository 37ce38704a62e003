"""A number that a question states and wants confirmed ("62 requests, right?"): the number, and the question that asks for it.

The question is asked again without the number, so that the figure is looked up, or refused, as for anybody who asks how
many there were; only then is it held against the number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.answer import Language
from assistant.cues import load
from assistant.question import stated_words
from assistant.question.compared import with_number, without_number
from assistant.question.stated import english
from ingest.numbers import find_numbers

Relation = Literal["equal", "more", "less", "at_least", "at_most", "about"]
DIGITS = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
COUNT_WORD = {"zh": "多少", "en": "how many"}
SHARE_WORD = {"zh": "百分之多少", "en": "what percentage"}
ENDS = " ,、;。?!."
MONEY_EN = re.compile(r"\s*(?:yuan|rmb|cny|renminbi)\b", re.IGNORECASE)
MONEY_BEFORE = re.compile(r"(?:\brmb|\bcny|[¥￥])\s*$", re.IGNORECASE)
SCALE_EN = re.compile(r"\s*(?:[×x*]\s*10,?000|(?:10,?000|ten thousand|wan|thousand|million|billion))\b", re.IGNORECASE)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Claim:
    """The numbers that a question states, in the base of ``unit`` ("%", an amount of money, else ""), and how they are meant.

    ``question`` asks for them, ``asked`` is the question as typed. Several numbers are told and not judged.
    A ``way`` says that they are of a growth or an excess (1) or of the contrary (-1), ``only_way`` that no size is stated; what
    is ``refutable`` is never proved.
    """

    values: tuple[Decimal, ...]
    relation: Relation
    unit: str
    question: str
    asked: str = ""
    way: int = 0
    only_way: bool = False
    refutable: bool = False


@dataclass(frozen=True)
class Number:
    """A stated number: where it stands in the question, with what it is counted in and the words that limit it."""

    start: int
    end: int
    value: Decimal
    unit: str
    relation: Relation
    asks: str


def find_claim(folded: str, language: Language, taken: Spans) -> Claim | None:
    """What a folded question states and wants confirmed, or None where it asks for something else.

    ``taken`` are the stretches that name years, agencies and indicators: numbers in them state nothing.

    >>> claim = find_claim("信函申请超过12件吗", "zh", ())
    >>> claim.question, str(claim.values[0]), claim.relation
    ('信函申请多少件', '12', 'more')
    """
    if says("open", folded, language) or says("adds", folded, language):
        return None
    opening = re.match(pattern("opening", language), folded, re.IGNORECASE)
    closing = re.search(pattern("closing", language), folded, re.IGNORECASE)
    if not (opening or closing or says("asked", folded, language)):
        return None
    start, end = opening.end() if opening else 0, closing.start() if closing else len(folded)
    if closing and folded[: closing.start()].endswith("算得"):
        return None  # whether a sum was worked out right is a check
    numbers = stated_numbers(folded, language, taken)
    numbers = [number for number in numbers if start <= number.start and number.end <= end]
    if not numbers:
        return denied(folded[start:end], language) or of_two_figures(
            folded[start:end], [folded[first:last] for first, last in taken], language
        )
    question = folded[:end]
    for number in reversed(numbers):
        question = question[: number.start] + number.asks + question[number.end :]
    question = question[start:]
    if language == "zh":
        question = re.sub(r"有没有(?=多少)", "有", re.sub("是不是|是否", "是", question))
        question = question.replace("是多少", "多少").replace("是有", "有")
    values, first = tuple(number.value for number in numbers), numbers[0]
    grown = with_number(question, first.unit, language) if len(numbers) == 1 else None
    question, way = (grown.question, grown.way) if grown is not None else (question, 0)
    return Claim(values, first.relation, first.unit, question.strip(ENDS), way=way)


def of_two_figures(statement: str, names: Sequence[str], language: Language) -> Claim | None:
    """What a statement without a number claims of two figures; None where it claims no such thing."""
    found = without_number(statement.strip(ENDS), names, language)
    if found is None:
        return None
    relation: Relation = "more" if found.only_way else "equal"
    claim = Claim((found.value,), relation, found.unit, found.question)
    return replace(claim, way=found.way, only_way=found.only_way, refutable=found.refutable)


def denied(question: str, language: Language) -> Claim | None:
    """A stated zero: the thing that the question denies; None where it denies nothing."""
    for words, asking in load("claims")["denied"][language].items():  # type: ignore[index]
        rest, count = re.subn(words, asking, question, flags=re.IGNORECASE)
        if count == 1:
            return Claim((Decimal(0),), "equal", "", rest.strip(ENDS))
    return None


def stated_numbers(folded: str, language: Language, taken: Spans) -> list[Number]:
    """The numbers of a question that state something, in order; a time limit beside another number is a condition."""
    found = free(chinese(folded) if language == "zh" else in_english(folded), taken)
    if language == "en" and not found:
        found = free(spelled(folded), taken)
    found = [one for one in found if not follows("of_name", one, folded, language)]
    timed = [one for one in found if follows("condition", one, folded, language)]
    stated = [one for one in found if one not in timed]
    told = pattern("stated_time", language)
    stated = stated or [one for one in timed if re.search(told, folded[: one.start], re.IGNORECASE)]
    return [limited(one, folded, language) for one in stated]


def free(found: Sequence[Number], taken: Spans) -> list[Number]:
    """The numbers outside the stretches that name something."""
    return [one for one in found if not any(start < one.end and one.start < end for start, end in taken)]


def follows(name: str, number: Number, folded: str, language: Language) -> bool:
    """Whether the words of ``name`` in claims.yaml stand right behind a number."""
    return re.match(pattern(name, language), folded[number.end :], re.IGNORECASE) is not None


def chinese(folded: str) -> list[Number]:
    """The counted numbers of a Chinese question, as reports are read."""
    found = []
    for one in find_numbers(folded):
        money = one.kind == "money"
        unit = "%" if one.kind == "percent" else one.unit if money else ""
        start, end = one.start, one.end if not money else one.start + len(one.raw)
        if one.kind == "percent":
            end = one.end_unit
            start -= 3 if folded[:start].endswith("百分之") else 0
        relation: Relation = "about" if one.qualifier == "approximate" else "equal"
        if folded[start:end].endswith("以上"):
            relation = "at_least"
        found.append(Number(start, end, one.value, unit, relation, SHARE_WORD["zh"] if unit == "%" else "多少"))
    zeros = list(re.finditer("零(?=$|[件条次起个宗吗对,])", folded))
    return found or [Number(*match.span(), Decimal(0), "", "equal", "多少") for match in zeros]


def in_english(folded: str) -> list[Number]:
    """The numbers of an English question in digits."""
    found: list[Number] = []
    for match in DIGITS.finditer(folded):
        if folded[: match.start()].lower().endswith("the "):
            continue  # "the 15 townships" are spoken of, not counted
        share = re.match(r"\s*(?:%|percent\b|per cent\b)", folded[match.end() :], re.IGNORECASE)
        asks, unit = (SHARE_WORD["en"], "%") if share else (COUNT_WORD["en"], "")
        start, end = match.start(), match.end() + (share.end() if share else 0)
        value = Decimal(match.group().replace(",", ""))
        if scale := SCALE_EN.match(folded, end):
            value, end = value * SCALES.get(scale.group().strip().lower(), 10**4), scale.end()
        before, behind = MONEY_BEFORE.search(folded[:start]), MONEY_EN.match(folded, end)
        if before or behind:
            unit, asks = "元", "how much"
            start, end = before.start() if before else start, behind.end() if behind else end
        if found and start < found[-1].end:
            continue
        found.append(Number(start, end, value, unit, "equal", asks))
    return found


def spelled(folded: str) -> list[Number]:
    """The numbers of an English question in words; "the two" names what is spoken of."""
    words = [match for match in stated_words.WORDED.finditer(folded) if match.group().lower() != "one"]
    read = [(match, english(match.group())) for match in words if not folded[: match.start()].endswith("the ")]
    return [Number(*match.span(), value, "", "equal", COUNT_WORD["en"]) for match, value in read if value is not None]


def limited(number: Number, folded: str, language: Language) -> Number:
    """A number together with the words before and behind it that say how it is meant."""
    for relation, words in load("claims")["before"][language].items():  # type: ignore[index]
        match = re.search(rf"(?:{words})\s*(?:the\s+)?$", folded[: number.start], re.IGNORECASE)
        if match:
            verb = "number " if re.match("exceed|equal|reach", match.group(), re.IGNORECASE) else ""
            return replace(number, start=match.start(), relation=relation, asks=verb + number.asks)
    for relation, words in load("claims")["after"][language].items():  # type: ignore[index]
        match = re.match(rf"(\w?人?[件条次个名宗起篇份项万元]*)({words})", folded[number.end :], re.IGNORECASE)
        if match and language == "zh":
            return replace(number, end=number.end + match.end(), relation=relation, asks=number.asks + match.group(1))
        behind = re.match(rf"\s+(?:{words})", folded[number.end :], re.IGNORECASE)
        if behind and language == "en":
            kept = folded[number.end : number.end + behind.end()].split(" or ", maxsplit=1)[0]
            return replace(number, end=number.end + behind.end(), relation=relation, asks=number.asks + kept)
    return number


def pattern(name: str, language: Language) -> str:
    """One pattern of claims.yaml."""
    return str(load("claims")[name][language])  # type: ignore[index]


def says(name: str, folded: str, language: Language) -> bool:
    """Whether a folded question says one of the words of ``name`` in claims.yaml."""
    return re.search(pattern(name, language), folded, re.IGNORECASE) is not None
