"""The divisions of China, current and former, and where a text in Chinese characters names them. Data in places.csv."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from ingest.vocabulary.indicators import FOLDER, load_yaml

PlaceLevel = Literal["province", "prefecture", "county"]

_LONGEST_NAME = 15
# What may stand between the parts of a place name: 长春市的宽城区, 长春市 宽城区.
_BETWEEN = ("", "的", " ", "·", "-")
_LEVEL_WORDS = ("市", "区", "县", "省", "州", "旗", "盟", "地区")
_OTHER_NAMES = ("镇", "乡", "街道", "苏木", "路", "街", "村", "社区", "大学", "银行")
LAST_YEAR = 9999


@dataclass(frozen=True)
class Place:
    """A division under one name and code, with the years in which that name and code were in force.

    ``path`` holds the names from the province down to the place itself; ``pinyin`` is that of the short name, joined
    and in lower case; ``english`` the names in use that are not the pinyin. A ``bare`` place can be meant by its
    short name alone. ``valid_to`` is None while it exists.
    """

    code: str
    name: str
    short: str
    level: PlaceLevel
    parent_code: str | None
    path: tuple[str, ...]
    aliases: tuple[str, ...]
    pinyin: str
    english: tuple[str, ...]
    bare: bool
    valid_from: int
    valid_to: int | None

    def existed_in(self, year: int | None) -> bool:
        """Whether the place bore this name and code in ``year`` (None: in any year). The year of a change counts."""
        return year is None or self.valid_from <= year <= (self.valid_to or LAST_YEAR)


@dataclass(frozen=True)
class PlaceMention:
    """A stretch of a text that names a place, with every place that it may be (several: ambiguous, not resolved)."""

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))[1:]


@cache
def _index() -> Mapping[str, tuple[int, ...]]:
    """Every written form -> the rows that it may stand for."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(_rows()):
        found.setdefault(row[1], []).append(number)
        if row[9] == "1":
            found.setdefault(row[2], []).append(number)
        if row[6]:
            for alias in row[6].split("|"):
                found.setdefault(alias, []).append(number)
    return MappingProxyType({name: tuple(numbers) for name, numbers in found.items()})


@cache
def _place(number: int) -> Place:
    row = _rows()[number]
    return Place(
        code=row[0],
        name=row[1],
        short=row[2],
        level=cast(PlaceLevel, row[3]),
        parent_code=row[4] or None,
        path=tuple(row[5].split("/")),
        aliases=tuple(row[6].split("|")) if row[6] else (),
        pinyin=row[7],
        english=tuple(name.strip() for name in row[8].split("|")) if row[8] else (),
        bare=row[9] == "1",
        valid_from=int(row[10]),
        valid_to=int(row[11]) if row[11] else None,
    )


def places() -> tuple[Place, ...]:
    """All places, by code."""
    return tuple(_place(number) for number in range(len(_rows())))


def places_named(name: str) -> tuple[Place, ...]:
    """The places with this name: official, short (unless it is an ordinary word) or alias. Empty where there is none."""
    return tuple(_place(number) for number in _index().get(name, ()))


def places_by_key(key_of: int) -> Mapping[str, tuple[int, ...]]:
    """An index of the rows by one column (7: pinyin), for the reader of romanised names."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(_rows()):
        found.setdefault(row[key_of], []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def place_at(number: int) -> Place:
    """The place of one row of the table."""
    return _place(number)


def within(place: Place, others: Sequence[Place]) -> bool:
    """Whether ``place`` lies in one of ``others``, by code or by the names of its path."""
    return any(_is_in(place, other) for other in others)


def _is_in(place: Place, other: Place) -> bool:
    if place.level == other.level or place.code == other.code:
        return False
    if other.level == "province":
        return place.code[:2] == other.code[:2]
    return place.parent_code == other.code or (other.name in place.path[:-1] and place.code[:2] == other.code[:2])


def in_force(candidates: Sequence[Place], year: int | None) -> tuple[Place, ...]:
    """Of places that share a name those in force in ``year``; without a year, or where none was, the latest of each.

    Codes and parents change: the same county under a new code is one place, not two.
    """
    fitting = [place for place in candidates if year is not None and place.existed_in(year)]
    pool = fitting or list(candidates)
    latest: dict[tuple[str, str], Place] = {}
    for place in pool:
        key = (place.code[:2], place.name)
        if key not in latest or (place.valid_to or LAST_YEAR) > (latest[key].valid_to or LAST_YEAR):
            latest[key] = place
    return tuple(latest.values())


def find_places(folded: str) -> tuple[PlaceMention, ...]:
    """The places that a folded text names in characters, from left to right, the longest name at each point.

    Names that follow one another from the larger to the smaller (吉林省长春市宽城区) are one mention of the smallest;
    its candidates are those that lie in the larger ones. A short name counts only where no ordinary word is meant.
    """
    found: list[PlaceMention] = []
    position = 0
    while position < len(folded):
        mention = _at(folded, position)
        if mention is None:
            position += 1
            continue
        previous = found[-1] if found else None
        joined = _joined(folded, previous, mention) if previous else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(mention)
        position = mention.end
    return tuple(found)


def _at(folded: str, start: int) -> PlaceMention | None:
    index = _index()
    for end in range(min(len(folded), start + _LONGEST_NAME), start + 1, -1):
        words = folded[start:end]
        if words in index:
            candidates = places_named(words)
            if not words.endswith(_LEVEL_WORDS) and folded.startswith(_LEVEL_WORDS + _OTHER_NAMES, end):
                continue  # 长春县 is not 长春, 下关街道 is not 下关区
            if not words.endswith(_LEVEL_WORDS) and _cuts_a_word(folded, start, end):
                continue
            return PlaceMention(start, end, words, candidates)
    return None


def _cuts_a_word(folded: str, start: int, end: int) -> bool:
    """Whether an ordinary word reaches over the start or the end of the stretch (原因 over the end of 开原)."""
    around = folded[max(0, start - 2) : end + 2]
    offset = start - max(0, start - 2)
    last = offset + end - start
    for word in _whole_words():
        at = around.find(word)
        while at >= 0:
            after = at + len(word)
            if at < offset < after or at < last < after:
                return True
            at = around.find(word, at + 1)
    return False


@cache
def _whole_words() -> tuple[str, ...]:
    return tuple(load_yaml("place_names.yaml")["whole_words"].split())


def _joined(folded: str, larger: PlaceMention, smaller: PlaceMention) -> PlaceMention | None:
    between = folded[larger.end : smaller.start]
    if between not in _BETWEEN:
        return None
    inside = tuple(place for place in smaller.candidates if within(place, larger.candidates))
    if not inside:
        return None
    return PlaceMention(larger.start, smaller.end, folded[larger.start : smaller.end], inside)
