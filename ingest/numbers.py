"""Number text of Chinese reports into Decimals: Arabic, full-width, Chinese numerals, and the two mixed.

``parse_number`` reads one number and nothing else; ``find_numbers`` finds every counted number of a folded text with
its unit and qualifier and leaves out what only looks like one. Rules: the value patterns of reports, e.g. 3.5万余人次.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache

from ingest.not_figures import masked_spans, overlaps
from ingest.report import Qualifier
from ingest.units import Units, load_units

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_CHINESE = "零〇○一二两三四五六七八九十百千万亿"
_MIXED = re.compile(r"(?P<number>\d+(?:[, ]\d{3})+|\d+)(?P<decimals>\.\d+)?(?P<powers>[十百千万亿]*)")
_PART = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<powers>[十百千]?[万亿]{1,2}|[十百千])")

_ARABIC = r"(?<![\d.A-Za-z])(?:\d+亿\d+万|\d+万\d+千(?:\d+百)?|(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
_MULTIPLIER = r"(?:[百千]?(?:万亿|亿|万)|千|百)"
_WORDED = rf"[{_CHINESE}]+(?:点[零〇一二三四五六七八九]+)?"
_HUNDRED = "百分之"
_SMALL_MONEY = re.compile(
    r"(?:(?P<jiao>[\d一二两三四五六七八九])角|(?=零))(?:零?(?P<fen>[\d一二三四五六七八九])分(?!钟))?"
)  # 123元5角, 3元5角2分, 8元零3分


@dataclass(frozen=True)
class NumberMatch:
    """A number of a text: ``text[start:end] == raw`` is the number alone, ``end_unit`` the end of its qualifier and unit.

    ``value`` is in the base of ``unit``; money keeps its multiplier in the unit (7000多万 of an investment: 7000, 万元).
    ``kind`` is the unit's kind (count, people, percent, money, time, size) or "" where no unit is printed.
    """

    start: int
    end: int
    value: Decimal
    raw: str
    qualifier: Qualifier
    unit: str
    kind: str
    end_unit: int


def parse_number(text: str) -> Decimal | None:
    """The value of a number text, None where it is not one number and nothing else.

    >>> parse_number("1,470"), parse_number("26.8万"), parse_number("一百零三"), parse_number("三万五千"), parse_number("两")
    (Decimal('1470'), Decimal('268000'), Decimal('103'), Decimal('35000'), Decimal('2'))
    >>> parse_number("foo") is None, parse_number("十二五") is None
    (True, True)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    whole, point, decimals = plain.partition("点")
    if point and decimals and all(character in _DIGITS for character in decimals):  # 九十九点二
        digits = "".join(str(_DIGITS[character]) for character in decimals)
        units = parse_number(whole) if whole and all(character in _CHINESE for character in whole) else None
        return None if units is None else units + Decimal(f"0.{digits}")
    if all(character in _CHINESE for character in plain):
        return _parse_chinese(plain)
    mixed = _MIXED.fullmatch(plain)
    if mixed:
        value = Decimal(re.sub("[, ]", "", mixed["number"]) + (mixed["decimals"] or ""))
        return _exact(value, _power_of(mixed["powers"]))
    return _parse_parts(plain)


def _exact(value: Decimal, power: int | None) -> Decimal | None:
    """``value * power`` without rounding, in plain notation."""
    if power is None:
        return None
    with localcontext() as context:
        context.prec = 200
        product = value * power
    return product.quantize(Decimal(1)) if product == product.to_integral_value() and power > 1 else product


def _power_of(powers: str) -> int | None:
    power = 1
    for character in powers:
        power *= (_POWERS | _MYRIADS)[character]
    return (
        power
        if powers in {"", "十", "百", "千", "万", "亿", "十万", "百万", "千万", "十亿", "百亿", "千亿", "万亿"}
        else None
    )


def _parse_parts(plain: str) -> Decimal | None:
    """3万5千, 2亿3000万: each part smaller than the one before."""
    parts = list(_PART.finditer(plain))
    tail = plain[parts[-1].end() :] if parts else plain
    if not parts or "".join(part.group() for part in parts) + tail != plain or (tail and not tail.isdigit()):
        return None
    total, last = Decimal(0), None
    for part in parts:
        power = _power_of(part["powers"])
        if power is None or (last is not None and power >= last):
            return None
        total, last = total + Decimal(part["number"]) * power, power
    if tail and (last is None or int(tail) >= last):
        return None
    return total + int(tail or 0)


def _parse_chinese(plain: str) -> Decimal | None:
    if all(character in _DIGITS for character in plain):
        return _parse_digits(plain)
    for myriad in ("亿", "万"):
        if myriad in plain:
            head, _, tail = plain.rpartition(myriad)
            high = _parse_chinese(head) if head else Decimal(1)
            if high is None:
                return None
            return _with_tail(high * _MYRIADS[myriad], tail, _MYRIADS[myriad])
    return _parse_section(plain)


def _with_tail(high: Decimal, tail: str, myriad: int) -> Decimal | None:
    if not tail:
        return high
    if _DIGITS.get(tail):  # 三万五 is 35000
        return high + _DIGITS[tail] * myriad // 10
    low = _parse_chinese(tail.lstrip("零〇○")) if tail.strip("零〇○") else None
    return None if low is None or low >= myriad else high + low


def _parse_digits(plain: str) -> Decimal | None:
    """One digit is a number; a row of digits (二〇〇九) is a name of a year or a row of list items, never a count."""
    return Decimal(_DIGITS[plain]) if len(plain) == 1 else None


def _parse_section(plain: str) -> Decimal | None:
    """Below ten thousand: digits and powers in falling order."""
    if plain in _POWERS:
        return Decimal(_POWERS[plain])
    section = re.fullmatch(
        "(?:(?P<q>[一二两三四五六七八九])千)?零?(?:(?P<b>[一二两三四五六七八九])百)?零?(?:(?P<s>[一二三四五六七八九]?)十)?零?(?P<e>[一二两三四五六七八九])?",
        plain.lstrip("零"),
    )
    if not section:
        return None
    thousands, hundreds, tens, ones = (section[name] for name in "qbse")
    value = 1000 * _DIGITS.get(thousands or "零", 0) + 100 * _DIGITS.get(hundreds or "零", 0)
    value += 10 * (_DIGITS[tens] if tens else 1) if tens is not None else 0
    one = _DIGITS.get(ones or "零", 0)
    if ones and tens is None and "零" not in plain and (hundreds or thousands):  # 一百二 is 120
        one *= 10 if hundreds else 100
    return Decimal(value + one) if value + one else None


def find_numbers(text: str) -> tuple[NumberMatch, ...]:
    """Every number of a folded text that counts something, in order; dates, document numbers and list marks left out.

    A number without a unit is found too (``unit`` ""); whether it counts is for the caller to say by what precedes it.

    >>> [(n.raw, str(n.value), n.unit, n.qualifier) for n in find_numbers("访问量3.5万余人次,投入20万元")]
    [('3.5万', '35000', '人次', 'at_least'), ('20', '20', '万元', 'exact')]
    """
    candidates = tuple(_pattern().finditer(text))
    if not candidates:
        return ()
    units = load_units()
    hidden = masked_spans(text)
    found: list[NumberMatch] = []
    for candidate in candidates:
        if overlaps(hidden, *candidate.span("number")) or (found and candidate.start() < found[-1].end_unit):
            continue
        number = _read_candidate(text, candidate, units)
        if number is not None:
            found.append(number)
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    """number, qualifier, multiplier, qualifier, unit: 7000 多 万 - -, 3.5 - 万 余 人次."""
    units = load_units()
    after = "|".join(sorted(units.at_least_after | units.approximate_after, key=len, reverse=True))
    unit = "|".join(units.patterns)
    return re.compile(
        rf"(?P<percent>{_HUNDRED})?(?P<number>{_ARABIC}|{_WORDED})\s?(?P<inner>[余多])?(?P<multiplier>{_MULTIPLIER})?"
        rf"\s?(?P<outer>{after})?\s?(?P<unit>{unit})?(?P<trailing>{after})?"
    )


def _read_candidate(text: str, match: re.Match[str], units: Units) -> NumberMatch | None:
    number, multiplier, unit = match["number"], match["multiplier"] or "", match["unit"] or ""
    worded = not number[0].isdigit()
    if _touches_latin(text, match) or (worded and not _worded_counts(text, match, units)):
        return None
    kind = units.kind_of(unit) if unit else ""
    if worded and kind == "money" and number[-1] in _MYRIADS and len(number) > 1:
        number, multiplier = number[:-1], number[-1]
    value, raw_end = parse_number(number), match.start("number") + len(number)
    if match["percent"]:
        unit, kind = "%", "percent"
    elif kind == "money" or (
        not unit and multiplier in units.money_multipliers and units.speaks_of_money(text[: match.start()])
    ):
        unit, kind = multiplier + (unit or "元"), "money"
    elif multiplier:
        value = None if value is None else _exact(value, _power_of(multiplier))
        raw_end = match.end("multiplier")
    if value is None:
        return None
    start, end, qualifier = match.start("number"), match.end(), _qualifier(text, match, units)
    if unit == "元" and not (match["outer"] or match["trailing"]) and (small := _SMALL_MONEY.match(text, end)):
        value += _small(small["jiao"]) / 10 + _small(small["fen"]) / 100
        raw_end = end = small.end() if small.end() > end else raw_end
    if unit == "成":  # 三成, 九成半: round shares
        half = text[end : end + 1] == "半"
        value, unit, raw_end = value * 10 + 5 * half, "%", match.end("unit") + half
        end, qualifier = max(end, raw_end), "approximate" if qualifier == "exact" else qualifier
        if value >= 100:
            return None
    return NumberMatch(start, raw_end, value, text[start:raw_end], qualifier, unit, kind, end)


def _small(digit: str | None) -> Decimal:
    return (parse_number(digit) if digit else None) or Decimal(0)


def _touches_latin(text: str, match: re.Match[str]) -> bool:
    """H1N1, 5G, A4 and 2012zfxxbg.doc are names."""
    following = text[match.end("number") : match.end("number") + 1]
    before = text[match.start("number") - 1 : match.start("number")] if match.start("number") else ""
    latin = following.isascii() and following.isalpha() and not match["unit"]
    return latin or (before.isascii() and before.isalpha())


def _worded_counts(text: str, match: re.Match[str], units: Units) -> bool:
    """Whether a number in Chinese characters is a count here: it needs a unit, and 一 a counting surrounding."""
    number, unit = match["number"], match["unit"] or ""
    before = text[max(0, match.start() - 8) : match.start()]
    if match["percent"]:
        return True
    if not unit or unit in "%‰" or units.kind_of(unit) == "size" or before.endswith(units.not_after):
        return False
    if number in units.bare_powers:
        return _qualifier(text, match, units) != "exact"
    if number != "一" or unit == "成":
        return True
    if unit in units.one_always_with:
        return not before.endswith(units.one_never_after)
    if before.removesuffix("了").endswith(units.one_after_verbs):
        return unit in units.one_counts_with
    following = text[match.end() : match.end() + 1]
    at_end = (not following or following in ",、;。:)”\n ") and before[-1:] not in ",、;。:“("
    return at_end and unit in units.one_counts_with and unit not in units.one_never_at_end


def _qualifier(text: str, match: re.Match[str], units: Units) -> Qualifier:
    after = match["inner"] or match["outer"] or match["trailing"]
    before = text[max(0, match.start() - 8) : match.start()].rstrip()
    if after in units.at_least_after:
        return "at_least"
    if after in units.approximate_after or before.endswith(units.approximate_before):
        return "approximate"
    bare = match["number"] in units.bare_powers and before.endswith(units.at_least_before_bare)
    bare = bare or before.endswith(units.at_least_before) or units.at_least_near.search(before) is not None
    return "at_least" if bare else "exact"
