"""What one cell of a table says: a number, nothing, zero in words, other words, or something not to be trusted."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from ingest.forms import table_words
from ingest.report import Qualifier

CellKind = Literal["number", "blank", "zero", "text", "unread"]

# The printers' mark for a character that is not there: what OCR could not read for certain ends in it.
UNSURE = "\u3013"
BLANK = re.compile(r"[\s/\\—–\-―─_﹣]*")
_WORDS = re.compile(r"[\u3400-\u9fff]{2}")
# What was a number once: cut in two, or with letters for digits as OCR gives them.
_GARBLED = re.compile(r"[\dOoIl](?:[\dOoIl,.\s]*[\dOoIl])?")
_TIMES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# A year's dash is no minus: a sign is read only directly before the digits.
_NUMBER_PARTS = (
    r"(?P<about>约|近|大约)?(?P<sign>[+-]|增加?|减少?)?(?P<digits>{digits})(?P<more>[多余])?(?P<times>[万亿])?"
    r"(?P<more2>[多余])?(?P<unit>{units})?(?P<more3>[多余])?"
)


@dataclass(frozen=True)
class CellReading:
    """``start:end`` is what to quote as ``raw``, counted in the cell's text; ``note`` says that more stands there."""

    kind: CellKind
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier
    start: int
    end: int
    note: bool = False


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
    if found is None or re.match(r"0\d", found["digits"]):  # 04 is the end of a number cut in two, or a code
        garbled = re.search(rf"\d|{UNSURE}", bare) or _GARBLED.fullmatch(bare)
        kind: CellKind = "unread" if garbled else "text"
        return CellReading(kind, None, None, "exact", start, end)
    return _number_reading(found, start)


def is_value(word: str) -> bool:
    """Whether a word standing alone in flattened text can be the content of a value cell, legible or not."""
    if not word:
        return False
    if _GARBLED.fullmatch(word) is not None or read_cell(word).kind in {"number", "blank", "zero"}:
        return True
    return UNSURE in word and not _WORDS.search(word)


def may_be_number(word: str) -> bool:
    """Whether a number stands in the word, or what may be one and could not be read."""
    return UNSURE in word or any(sign.isdigit() for sign in word)


def _number_reading(found: re.Match[str], offset: int) -> CellReading:
    value = Decimal(found["digits"].replace(",", ""))
    unit = found["unit"]
    if found["times"] and unit in table_words().money:  # money keeps its printed unit
        unit = found["times"] + unit
    elif found["times"]:
        value *= _TIMES[found["times"]]
        value = value.to_integral_value() if value == value.to_integral_value() else value
    if found["sign"] in {"-", "减", "减少"}:
        value = -value
    more = found["more"] or found["more2"] or found["more3"]
    qualifier: Qualifier = "at_least" if more else "approximate" if found["about"] else "exact"
    note = found["note"] is not None
    return CellReading("number", value, unit, qualifier, offset, offset + found.end("main"), note)


@cache
def _number() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in table_words().units)
    main = _NUMBER_PARTS.format(digits=_DIGITS, units=units)
    # A note in brackets may follow the number; a bracket without words could be part of the number's print.
    return re.compile(rf"(?P<main>{main})[。;,]?(?P<note>\s*\([^()]*[\u3400-\u9fff][^()]*\)|[*※]{{1,3}})?")
