"""The patterns by which numbers are found in sentences, built once from wording/numbers.yaml."""

import re
from collections.abc import Iterable
from typing import Any, Final

from assistant.cues import load

_DATA: Final[dict[str, Any]] = dict(load("numbers"))


def _words(name: str) -> str:
    """A list of words of the data as alternatives, longest first."""
    return _any(str(_DATA[name]).split())


def _any(found: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


def _table(name: str) -> dict[str, int]:
    return {str(word): int(value) for word, value in _DATA[name].items()}


UNITS: Final = _table("units_en")
POWERS: Final = _table("powers_en")
PARTS: Final = _table("parts_en")
TIMES_BY: Final = _table("times_en")
RANKS: Final = _table("ranks_en")
MONTHS: Final = {str(month).lower()[:3]: place for place, month in enumerate(_DATA["months_en"], 1)}

POWER: Final = _any(POWERS)
_NUMERAL: Final = "[零〇○一二两三四五六七八九十百千万亿]"
_WORD: Final = rf"(?:{_any([*UNITS, *POWERS])})"
_ENGLISH: Final = rf"\b{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD})*\b"
_DIGIT: Final = rf"(?:(?<![\w)])[+\-\u2212])?(?<!\d)\d+(?:[,\uff0c]\d{{3}})*(?:\.\d+)?(?:[eE][+-]?\d+)?(?:[十百千万亿][\d十百千万亿]*|\s*(?:{POWER})\b)?"
_NUMERALS: Final = rf"(?<!{_NUMERAL}){_NUMERAL}+"
_NUMBER: Final = rf"(?:{_DIGIT}|{_NUMERALS}|{_ENGLISH})"
_MONTH: Final = rf"(?P<month>(?:{'|'.join(str(month)[:3] for month in _DATA['months_en'])})[a-z]*\.?)"


def _pattern(expression: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(expression, flags)


HARMLESS: Final = _pattern(_words("harmless_zh"))
DATE_ZH: Final = _pattern(
    r"(?P<year>\d{4}|[零〇○一二三四五六七八九]{4})\s*年(?:度?\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月"
    r"(?:份|\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?)?"
    r"|(?<![\d.])(?P<month2>\d{1,2})月(?:份|(?P<day2>\d{1,2})[日号])?"
)
DATE_ISO: Final = _pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
)
DATE_EN: Final = _pattern(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?(?:\s+(?P<year>(?:19|20)\d\d))?\b)"
    rf"|(?:{_MONTH.replace('month', 'month2')}\s+(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*\d))?,?\s*(?P<year2>(?:19|20)\d\d)?\b)",
    0,
)
DOCUMENT: Final = _pattern(r"第\s*(?P<n>\d+)\s*号|\b(?:No\.|Order No\.?|Decree No\.?|Article)\s*(?P<n2>\d+)")
PERCENT: Final = _pattern(
    rf"百分之(?P<n>{_NUMBER})|(?P<n2>{_NUMBER})\s*(?:个百分点|%|\u2030|per\s?cent\b|percentage|percent\b)"
)
FRACTION: Final = _pattern(
    rf"(?P<n>{_NUMERALS}|(?<!\d)\d+)分之(?P<m>{_NUMERAL}+|\d+)|(?<![\d/])(?P<m2>\d+)\s*[/\u2044]\s*(?P<n2>\d+)(?![\d/])"
)
TIMES: Final = _pattern(rf"(?P<n>{_NUMBER})\s*(?:倍|times\b|-?fold\b)|翻了?(?P<n2>[一二两三四五六七八九\d]+)番")
RANK: Final = _pattern(rf"第(?P<n>{_NUMERAL}+|\d+)|\b(?P<n2>\d+)(?:st|nd|rd|th)\b")
VAGUE: Final = _pattern(
    rf"{_words('vague_zh')}|[一二两三四五六七八九]成|\b(?:dozens|hundreds|thousands|millions|billions|scores)\b"
)
HALF: Final = _pattern(r"一半|半数|对半|折半|减半")
DOUBLED: Final = _pattern(r"翻番|翻倍|倍增|加倍|成倍")
PARTS_EN: Final = _pattern(rf"\b(?:(?:an?|one)[\s-]+)?(?:{_any(PARTS)})\b")
TIMES_EN: Final = _pattern(rf"\b(?:{_any(TIMES_BY)})\b")
RANKS_EN: Final = _pattern(rf"\b(?:{_any(RANKS)})\b")
DIGITS: Final = _pattern(rf"(?P<n>{_DIGIT})")
NUMERALS: Final = _pattern(rf"(?P<n>{_NUMERAL}+)")
MEASURED: Final = _pattern(
    rf"(?P<n>{_NUMERAL}{{2,}}|[一二两三四五六七八九十](?=[{_DATA['measures_zh']}]))(?![一二三四五六七八九、])"
)
WORDED: Final = _pattern(rf"(?P<n>{_ENGLISH})")
FIRSTLY: Final = _pattern(r"(?:^|(?<=[.;:!?])\s+)\W*(?:and\s+)?(?:first|second|third|fourth|fifth|sixth)(?:ly)?,")
ROMAN: Final = _pattern(r"\b[IVXLCDM]{2,}\b", 0)
ZERO: Final = _pattern(rf"{_words('zero_zh')}|\b(?:{_any(map(str, _DATA['zero_en']))})\b")
HEDGE_BEFORE: Final = _pattern(
    rf"(?:(?:{_words('hedges_before_zh')})\s*|\b(?:{''.join(str(_DATA['hedges_before_en']).split(chr(10)))})\s+(?:the\s+|a\s+)?)$"
)
HEDGE_AFTER: Final = _pattern(rf"\s*(?:{_words('hedges_after_zh')}|(?:{_DATA['hedges_after_en']})\b|\+)")
YEAR_BEFORE: Final = _pattern(rf"(?:\b(?:{_DATA['year_before_en']})\s+|[(,;\-\u2013]\s*)$")
YEAR_AFTER: Final = _pattern(rf"\s*(?:$|[.,;:)\-\u2013\u3002]|\[|'s\b|(?:{_DATA['year_after_en']})\b)")
