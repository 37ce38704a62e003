"""The numbers that a text states, in digits, Chinese numerals or words, each with what sort of number it is.

Used to hold a model's sentence against its evidence. A claim is read widely: whatever may be a number is one, and what
cannot be read is a number that nothing supports. Evidence is read narrowly: only what surely counts something.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from assistant.question import stated_words as words
from ingest.folding import fold_text
from ingest.numbers import parse_number

Sort = Literal["count", "percent", "part", "times", "rank", "year", "month", "day", "document", "unread"]
# Formal numerals as they are written on cheques, and the two that join a ten.
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
YEARS = (1900, 2100)
NEAR = 24


@dataclass(frozen=True)
class Stated:
    """One number of a text. ``hedged`` says that the text limits it (about, more than, 余)."""

    value: Decimal
    sort: Sort = "count"
    hedged: bool = False


UNREAD = Stated(Decimal(-1), "unread")
Reader = Callable[[re.Match[str]], Iterator[Stated]]


def claims(sentence: str) -> set[Stated]:
    """Every number that a sentence may be read to state, citation marks left out.

    >>> sorted((str(one.value), one.sort) for one in claims("Twelve requests in 2009, half of them online, 3.5万 visits [1]."))
    [('12', 'count'), ('2', 'part'), ('2009', 'year'), ('35000', 'count')]
    """
    return set(read(words.FIRSTLY.sub(" ", re.sub(r"\[\d+\]", " ", sentence)), CLAIMED))


def proofs(quote: str) -> set[Stated]:
    """The numbers that a quote of a report surely states; a zero also where it denies in words.

    >>> sorted((str(one.value), one.sort) for one in proofs("2009年5月收到申请十三件,未收费"))
    [('0', 'count'), ('13', 'count'), ('2009', 'year'), ('5', 'month')]
    """
    return set(read(quote, PROVED)) - {UNREAD}


def digits(quote: str) -> set[Decimal]:
    """The values that a quote states in digits or as a date: what no translation may leave out."""
    return {found.value for found in read(quote, (*SHARED, (words.DIGITS, of("count")))) if found != UNREAD}


def read(text: str, readers: "tuple[tuple[re.Pattern[str], Reader], ...]") -> Iterator[Stated]:
    """The numbers of a text by one reader after the other; a stretch that one has read is not read again."""
    rest = fold_text(text).translate(FORMAL).replace("廿", "二十").replace("卅", "三十")
    letters = "".join(sign for sign in rest if unicodedata.category(sign) in ("Nl", "No") and sign != "〇")
    rest = unicodedata.normalize("NFKC", rest)
    for pattern, reader in readers:
        for found in pattern.finditer(rest):
            yield from reader(found)
        rest = pattern.sub(" \x00 ", rest)
    if letters and readers is CLAIMED:  # Ⅻ, ½ and the like
        yield UNREAD


def number(text: str) -> Decimal | None:
    """The value of a number text in digits, Chinese numerals or English words; None where it cannot be read."""
    bare = re.sub(r"(?<=\d)[,\uff0c ](?=\d{3})", "", text.strip())
    power = re.search(rf"(?<=[\d\s])({words.POWER})$", bare, re.IGNORECASE)
    if power and bare[0] in "+-0123456789":
        head = number(bare[: power.start()])
        return None if head is None else head * words.POWERS[power.group().lower()]
    try:
        return Decimal(bare)
    except InvalidOperation:
        return parse_number(bare) if not re.search("[A-Za-z]", bare) else english(bare)


def english(text: str) -> Decimal | None:
    """The value of number words ("one hundred and twenty-one"), None for a row of words that is none."""
    total = section = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in words.POWERS:
            power = words.POWERS[word]
            section = max(section, 1) * power
            if power > 100:
                total, section = total + section, 0
        elif word in words.UNITS:
            section += words.UNITS[word]
    return Decimal(total + section)


def group(found: re.Match[str], name: str) -> str | None:
    """What a match holds under a name; the other side of an alternative writes it with a 2 behind."""
    groups = found.groupdict()
    part = groups.get(name) or groups.get(f"{name}2")
    return str(part) if part else None


def before(found: re.Match[str]) -> str:
    """The few words before a match: what limits a number stands right before it."""
    return found.string[max(0, found.start() - NEAR) : found.start()]


def stated(found: re.Match[str], sort: Sort) -> Stated:
    """The number in the group ``n`` of a match, as a number of ``sort``."""
    value = number(group(found, "n") or "")
    hedged = bool(words.HEDGE_BEFORE.search(before(found)) or words.HEDGE_AFTER.match(found.string[found.end() :]))
    return UNREAD if value is None else Stated(value, sort, hedged)


def always(*values: Stated) -> Reader:
    """A reader of words that always state the same: nothing, a half, a zero, or no figure that can be read (几十)."""

    def reader(_found: re.Match[str]) -> Iterator[Stated]:
        yield from values

    return reader


def of(sort: Sort) -> Reader:
    """A reader of numbers of one sort."""

    def reader(found: re.Match[str]) -> Iterator[Stated]:
        yield stated(found, sort)

    return reader


def date(found: re.Match[str]) -> Iterator[Stated]:
    """Year, month and day, as far as the match has them; English months by their place in the year."""
    sorts: tuple[Sort, ...] = ("year", "month", "day")
    for sort in sorts:
        part = group(found, sort)
        if part:
            value = words.MONTHS.get(part.lower()[:3]) or digits_of(part)
            yield UNREAD if value is None else Stated(Decimal(value), sort)


def digits_of(part: str) -> int | None:
    """The number of a date in digits, in numerals (十二) or in a row of numerals (二〇〇九)."""
    spelled = part.translate(str.maketrans("零〇○一二三四五六七八九", "000123456789"))
    value = parse_number(part)
    return int(spelled) if spelled.isdigit() else int(value) if value is not None else None


def bare(found: re.Match[str]) -> Iterator[Stated]:
    """A number in digits; an English "2009" is a year where it stands as one."""
    one = stated(found, "count")
    yearly = re.fullmatch(r"\d{4}", found.group()) and YEARS[0] <= one.value < YEARS[1]
    if yearly and words.YEAR_BEFORE.search(before(found)) and words.YEAR_AFTER.match(found.string[found.end() :]):
        one = Stated(one.value, "year")
    yield one


def known(table: dict[str, int], sort: Sort) -> Reader:
    """A reader of words that stand for a number of one sort (half, doubled, third)."""

    def reader(found: re.Match[str]) -> Iterator[Stated]:
        yield Stated(Decimal(table[re.split(r"[\s-]+", found.group().lower())[-1]]), sort)

    return reader


def part_of(found: re.Match[str]) -> Iterator[Stated]:
    """A fraction with one above the line by what stands below it; others are not read."""
    above, below = number(group(found, "m") or ""), number(group(found, "n") or "")
    yield Stated(below, "part") if above == 1 and below is not None else UNREAD


SHARED: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (words.DATE_ZH, date),
    (words.DATE_ISO, date),
    (words.DATE_EN, date),
    (words.DOCUMENT, of("document")),
    (words.PERCENT, of("percent")),
    (words.FRACTION, part_of),
    (words.TIMES, of("times")),
    (words.RANK, of("rank")),
    (words.HARMLESS, always()),
    (words.VAGUE, always(UNREAD)),
    (words.HALF, always(Stated(Decimal(2), "part"))),
    (words.DOUBLED, always(Stated(Decimal(2), "times"))),
)
CLAIMED = (
    *SHARED,
    (words.PARTS_EN, known(words.PARTS, "part")),
    (words.TIMES_EN, known(words.TIMES_BY, "times")),
    (words.RANKS_EN, known(words.RANKS, "rank")),
    (words.DIGITS, bare),
    (words.NUMERALS, of("count")),
    (words.WORDED, of("count")),
    (words.ROMAN, always(UNREAD)),
    (words.ZERO, always(Stated(Decimal(0)))),
)
PROVED = (
    *SHARED,
    (words.DIGITS, of("count")),
    (words.MEASURED, of("count")),
    (words.ZERO, always(Stated(Decimal(0)))),
)
