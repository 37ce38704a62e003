"""What one cell of a table says: a number, nothing, zero in words, other words, or something not to be trusted."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from ingest.forms import table_words
from ingest.numbers import parse_number
from ingest.report import Qualifier

CellKind = Literal["number", "blank", "zero", "text", "unread"]

# The printers' mark for a character that is not there: what OCR could not read for certain ends in it.
UNSURE = "\u3013"
BLANK = re.compile(r"[\s/\\—–\-―─_﹣]*")
NUMERALS = "零〇一二两三四五六七八九十百千万亿"
# What is a number in Chinese numerals and nothing else, legible or not; 一般 and 三项制度 are words.
_WORDED = re.compile(rf"(?:大约|约|近)?[{NUMERALS}]+[多余几]?(?:\s*[个件条次人名篇项份场期宗起元]|人次|万元)?$")
_WORDS = re.compile(r"[\u3400-\u9fff]{2}")
# What was a number once: cut in two, or with letters for digits as OCR gives them.
_GARBLED = re.compile(r"[\dOoIl](?:[\dOoIl,.\s]*[\dOoIl])?")
TIMES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# A year's dash is no minus: a sign is read only directly before the digits.
_NUMBER_PARTS = (
    r"(?P<about>大约|约|近|≈)?(?P<sign>[+-]|增加?|减少?)?(?P<digits>{digits})(?P<more>[多余])?(?P<times>[万亿])?"
    r"(?P<more2>[多余])?\s*(?P<unit>{units})?(?P<more3>[多余])?"
)


@dataclass(frozen=True)
class CellReading:
    """``start:end`` is what to quote as ``raw``, counted in the cell's text; ``note`` says that more stands there.

    ``times`` is a 万 or 亿 that the value has multiplied in, ``signed`` says that a sign or 增, 减 is printed.
    """

    kind: CellKind
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier
    start: int
    end: int
    note: bool = False
    times: str | None = None
    signed: bool = False


@lru_cache(maxsize=4096)  # most cells of most reports hold 0, a dash or a small number
def read_cell(text: str) -> CellReading:
    """Read the folded text of one cell. A mark for nothing is blank, a number that may be cut in two is unread.

    >>> read_cell("1,234件").value
    Decimal('1234')
    >>> read_cell("——").kind, read_cell("12 34").kind
    ('blank', 'unread')
    """
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    bare = text[start:end] if end > start else ""
    if BLANK.fullmatch(bare):
        return CellReading("blank", None, None, "exact", start, max(start, end))
    if bare in table_words().zero or bare in {"零", "〇"}:
        return CellReading("zero", Decimal(0), None, "exact", start, end)
    found = _number().fullmatch(bare)
    if found is None and _WORDED.match(bare):
        return _worded(bare, start)
    if found is None or re.match(r"0\d", found["digits"]):  # 04 is the end of a number cut in two, or a code
        garbled = re.search(rf"\d|{UNSURE}", bare) or _GARBLED.fullmatch(bare)
        kind: CellKind = "unread" if garbled else "text"
        return CellReading(kind, None, None, "exact", start, end)
    return _number_reading(found, start)


def is_value(word: str) -> bool:
    """Whether a word standing alone in flattened text can be the content of a value cell, legible or not."""
    if not word:
        return False
    if (
        _WORDED.match(word) and read_cell(word).kind != "zero"
    ):  # 一 and 二 number rows and headings: as a value they count only below a head
        return False
    if _GARBLED.fullmatch(word) is not None or read_cell(word).kind in {"number", "blank", "zero"}:
        return True
    return UNSURE in word and not _WORDS.search(word)


def may_be_number(word: str) -> bool:
    """Whether a number stands in the word, or what may be one and could not be read."""
    return UNSURE in word or any(sign.isdigit() for sign in word)


def _number_reading(found: re.Match[str], offset: int) -> CellReading:
    value = Decimal(found["digits"].replace(",", ""))
    noted = (found["note"] or "").strip("() \u3000")
    unit, times, note = found["unit"], found["times"], found["note"] is not None
    if unit is None and (noted in table_words().units or noted in TIMES):  # 25.5(万元)
        unit, times, note = (None, noted, False) if noted in TIMES else (noted, times, False)
    if times and unit in table_words().money:  # money keeps its printed unit
        unit = times + unit
    elif times:
        value *= TIMES[times]
        value = value.to_integral_value() if value == value.to_integral_value() else value
    if found["sign"] in {"-", "减", "减少"}:
        value = -value
    more = found["more"] or found["more2"] or found["more3"]
    qualifier: Qualifier = "at_least" if more else "approximate" if found["about"] else "exact"
    end = offset + len(found["main"].rstrip())
    return CellReading("number", value, unit, qualifier, offset, end, note, times, found["sign"] is not None)


def _worded(bare: str, start: int) -> CellReading:
    """A number in Chinese numerals, 四十六 or 三件; one of nothing but 一 may be a dash, and is unread."""
    units = "|".join(re.escape(unit) for unit in table_words().units)
    found = re.fullmatch(rf"(?P<number>[{NUMERALS}]+)\s*(?P<unit>{units})?", bare)
    value = parse_number(found["number"]) if found and found["number"].strip("一") else None
    kind: CellKind = "number" if value is not None else "unread"
    unit = found["unit"] if found and value is not None else None
    return CellReading(kind, value, unit, "exact", start, start + len(bare))


@cache
def _number() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in table_words().units)
    main = _NUMBER_PARTS.format(digits=_DIGITS, units=units)
    # A note in brackets may follow the number; a bracket without words could be part of the number's print.
    return re.compile(rf"(?P<main>{main})[。;,]?(?P<note>\s*\([^()]*[\u3400-\u9fff][^()]*\)|[*※]{{1,3}})?")
