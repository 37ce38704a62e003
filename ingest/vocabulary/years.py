"""The years that a text names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class YearMention:
    """A calendar year named in a text and where it stands there."""

    year: int
    start: int
    end: int
    text: str


_DIGITS: Mapping[str, str] = {
    **dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True)),
    "O": "0",
    "o": "0",
    "0": "0",
}
_YEAR_ZH = re.compile(
    r"(?<![\d.])(?P<full>(?:19[89]|20[0-4])\d)(?=\s*年|[^\d.条件人次个万元余多%份篇项宗]|$)(?:\s*年度?)?"
    r"|(?P<spelt>[二][〇○零oO0][〇○零oO0一二三四][〇○零oO0一二三四五六七八九])(?:年度?)?"
    r"|[两二]千(?P<thousand>[零〇○]?[一二三四五六七八九]|[零〇○]?[一二三四]?十[一二三四五六七八九]?)年度?"
    r"|(?<![\d近前后满第这去来])(?<!过去)(?<!最近)(?P<short>0[5-9]|[12]\d)年度?(?![来内前间以后级期])"
    r"|(?<![近前后满第十百])(?P<said>[〇零○][五六七八九]|[一二][〇零○一二三四五六七八九])年度?(?![来内前间以后级期])"
)
_YEAR_EN = re.compile(
    r"(?<![\d.,])(?:\b(?:FY|(?i:fiscal|financial)\s(?i:year))\s?)?(?P<full>(?:19[89]|20[0-4])\d)(?![\d]|[.,]\d)(?:\s*年度?)?|(?:(?<=\s)|^)(?:FY\s?)?['’‘](?P<short>\d\d)\b"
)


def find_years(folded: str, language: Literal["zh", "en"] = "zh") -> tuple[YearMention, ...]:
    """The years that a folded text names: 2009, 2009年, 二〇〇九年, 09年; in English also '09.

    Spans and relative years (since 2009, last year) are left to the reader of the question: only years that are
    written are mentions. Numbers before a measure word (2010条) are not years.
    """
    pattern = _YEAR_ZH if language == "zh" else _YEAR_EN
    found = []
    for match in pattern.finditer(folded):
        year = _year(match.groupdict())
        if year is not None:
            found.append(YearMention(year, match.start(), match.end(), match.group()))
    if language == "en":
        found.extend(mention for mention in find_years(folded, "zh") if mention.start not in {m.start for m in found})
    return tuple(sorted(found, key=lambda mention: mention.start))


def _year(groups: Mapping[str, str | None]) -> int | None:
    written = groups.get("full") or groups.get("spelt")
    if written:
        return int("".join(_DIGITS.get(character, character) for character in written))
    thousand = groups.get("thousand")
    if thousand:
        tens, ten, ones = thousand.lstrip("零〇○").rpartition("十")
        return 2000 + 10 * (int(_DIGITS.get(tens, "1")) if ten else 0) + int(_DIGITS.get(ones, "0"))
    short = groups.get("short") or groups.get("said")
    if not short:
        return None
    year = int("".join(_DIGITS.get(character, character) for character in short))
    return 2000 + year if year < 50 else 1900 + year
