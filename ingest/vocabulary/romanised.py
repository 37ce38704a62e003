"""Places and offices named in Latin letters: Panzhihua, Kuancheng District of Changchun, Gongzhuling Justice Bureau."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.vocabulary.agencies import english_departments
from ingest.vocabulary.indicators import load_yaml
from ingest.vocabulary.places import Place, place_at, places_by_key, within

_WORD = re.compile(r"[A-Za-z]+(?:['’‘`][A-Za-z]+)*")
_MOST_WORDS = 6
# English level words and the last characters of the Chinese names that they stand for; () for what lies below the table.
_LEVELS: Mapping[str, tuple[str, ...]] = {
    "city": ("市",),
    "municipality": ("市",),
    "district": ("区",),
    "county": ("县", "自治县"),
    "province": ("省",),
    "region": ("自治区",),
    "prefecture": ("州", "地区", "盟", "市"),
    "league": ("盟",),
    "banner": ("旗",),
    "town": (),
    "township": (),
    "subdistrict": (),
    "street": (),
    "village": (),
    "sumu": (),
}
# The level as pinyin, a word of its own or the end of the name: Panzhihua Shi, Panzhihuashi.
_PINYIN_LEVELS: Mapping[str, tuple[str, ...]] = {
    "shi": ("市",), "xian": ("县",), "qu": ("区",), "sheng": ("省",), "qi": ("旗",), "zhou": ("州",),
}  # fmt: skip
# What stands between a place and its office: Sichuan Provincial Department of Justice.
_ADJECTIVES = frozenset({"provincial", "municipal", "city's", "county's"})
_BEFORE_LEVEL = frozenset({"autonomous", "ethnic", "special", "administrative", "new"})
# What may stand between a place and the larger place it lies in, and between the larger and the smaller.
_IN_BETWEEN = re.compile(r"\s*[,(]\s*|\s+(?:of|in)\s+|\s*,\s*in\s+", re.IGNORECASE)
# What opens a sentence before a level word and is no name: Which town, This township.
_NO_NAMES = frozenset(
    {
        "which",
        "what",
        "whose",
        "each",
        "every",
        "any",
        "no",
        "one",
        "either",
        "neither",
        "another",
        "the",
        "this",
        "that",
    }
    | {"a", "his", "her", "its", "our", "their", "your", "my", "same", "other", "and", "or", "in", "of", "for", "is"}
)
_POSSESSIVE = re.compile(r"(?:['’]s)?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class RomanisedMention:
    """A stretch of an English text that names a place or an office.

    ``candidates`` are the divisions it may be (none: below the table, as a township is); ``name`` is the name
    without level and office, in lower case and joined ("kuancheng"); ``level`` the level word that was said;
    ``departments`` the Chinese names of the office that was said (司法局, 司法厅).
    """

    start: int
    end: int
    text: str
    name: str
    level: str | None
    candidates: tuple[Place, ...]
    departments: tuple[str, ...]


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    key: str
    text: str


def find_romanised(text: str) -> tuple[RomanisedMention, ...]:
    """The places and offices that an English text names in Latin letters, from left to right.

    Case, blanks, hyphens and apostrophes inside a name do not matter; English words that are also names (mile) count only
    with a capital and a level word. A place and the larger one beside it are one mention of the smaller.
    """
    tokens = _tokens(text)
    found: list[RomanisedMention] = []
    position = 0
    while position < len(tokens):
        mention, after = _mention(text, tokens, position)
        if mention is None:
            position += 1
            continue
        joined = _joined(text, found[-1], mention) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(mention)
        position = after
    return tuple(found)


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(text):
        word = re.sub(r"['’‘`]s$", "", match.group())
        key = re.sub(r"['’‘`]", "", word).lower()
        tokens.append(_Token(match.start(), match.start() + len(word), key, word))
    return tokens


def _mention(text: str, tokens: Sequence[_Token], position: int) -> tuple[RomanisedMention | None, int]:
    for length in range(min(_MOST_WORDS, len(tokens) - position), 0, -1):
        after = position + length
        words = tokens[position:after]
        if not _one_name(text, words):
            continue
        name = "".join(word.key for word in words)
        level, after_level = _level(tokens, after)
        candidates = _candidates(name, level, words)
        if not candidates and not _township(words, level):
            continue
        adjective = after_level < len(tokens) and tokens[after_level].key in _ADJECTIVES
        departments, end = _department(tokens, after_level + adjective)
        if not departments:
            end = after_level
        first = position
        if not departments:
            departments, first = _department_before(tokens, position)
        start = tokens[first].start
        finish = tokens[end - 1].end
        return RomanisedMention(start, finish, text[start:finish], name, level, candidates, departments), end
    return None, position + 1


def _one_name(text: str, words: Sequence[_Token]) -> bool:
    """Whether the words can be the syllables of one name: only blanks or hyphens between them, the first in capitals."""
    if len(words) == 1:
        return True
    gaps = pairwise(words)
    return words[0].text[0].isupper() and all(re.fullmatch(r"[ \-]", text[a.end : b.start]) for a, b in gaps)


def _level(tokens: Sequence[_Token], position: int) -> tuple[str | None, int]:
    after = position
    while after < len(tokens) and tokens[after].key in _BEFORE_LEVEL:
        after += 1
    if after < len(tokens) and (tokens[after].key in _LEVELS or tokens[after].key in _PINYIN_LEVELS):
        return tokens[after].key, after + 1
    return None, position


def _candidates(name: str, level: str | None, words: Sequence[_Token]) -> tuple[Place, ...]:
    rows = _by_pinyin().get(name, ()) or _by_english().get(name, ())
    if not rows and level is None:
        for ending, last in _PINYIN_LEVELS.items():
            if name.endswith(ending) and (short := _by_pinyin().get(name.removesuffix(ending))):
                return tuple(place for place in map(place_at, short) if place.name.endswith(last))
    if not rows and level and len(words) == 1:
        rows = _by_single().get(name, ())  # Fu County: 富县
    if name in _english_words() and not (level and words[0].text[0].isupper()):
        return ()
    options = tuple(place_at(number) for number in rows)
    if level is None:
        return tuple(place for place in options if place.bare or place.english or len(place.name) == 2)
    endings = _LEVELS.get(level) or _PINYIN_LEVELS.get(level, ())
    return tuple(place for place in options if endings and place.name.endswith(endings))


def _township(words: Sequence[_Token], level: str | None) -> bool:
    """A name before town, township or subdistrict is one, known or not: it needs its capital."""
    return (
        level is not None
        and level in _LEVELS
        and not _LEVELS[level]
        and len(words) == 1
        and words[0].text[0].isupper()
        and words[0].key not in _NO_NAMES
    )


def _department(tokens: Sequence[_Token], position: int) -> tuple[tuple[str, ...], int]:
    """The office whose words follow (Justice Bureau, 's Bureau of Justice), the longest, and the token after it."""
    known = english_departments()
    for length in range(min(8, len(tokens) - position), 0, -1):
        words = tuple(token.key for token in tokens[position : position + length])
        if words in known:
            return known[words], position + length
    return (), position


def _department_before(tokens: Sequence[_Token], position: int) -> tuple[tuple[str, ...], int]:
    """The office of "Bureau of Justice of X" and the token that it starts with; none, and ``position`` itself."""
    known = english_departments()
    end = position - 1
    if end < 1 or tokens[end].key != "of":
        return (), position
    for length in range(min(8, end), 0, -1):
        words = tuple(token.key for token in tokens[end - length : end])
        if words in known:
            return known[words], end - length
    return (), position


def _joined(text: str, first: RomanisedMention, second: RomanisedMention) -> RomanisedMention | None:
    """The smaller of two neighbours that lie one in the other, as one mention; None where they do not."""
    between = text[first.end : second.start]
    if _IN_BETWEEN.fullmatch(between) and second.candidates:
        inside = tuple(place for place in first.candidates if within(place, second.candidates))
        if inside or (not first.candidates and first.level):
            departments = first.departments or second.departments
            return _merged(text, first, second, first, inside, departments)
    if _POSSESSIVE.fullmatch(between) and first.candidates and not first.departments:
        inside = tuple(place for place in second.candidates if within(place, first.candidates))
        if inside or (not second.candidates and second.level):
            return _merged(text, first, second, second, inside, second.departments)
    return None


def _merged(
    text: str,
    first: RomanisedMention,
    second: RomanisedMention,
    smaller: RomanisedMention,
    candidates: tuple[Place, ...],
    departments: tuple[str, ...],
) -> RomanisedMention:
    whole = text[first.start : second.end]
    return RomanisedMention(first.start, second.end, whole, smaller.name, smaller.level, candidates, departments)


@cache
def _by_pinyin() -> Mapping[str, tuple[int, ...]]:
    return places_by_key(7)


@cache
def _by_english() -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for names, rows in places_by_key(8).items():
        for name in names.split("|"):
            key = re.sub(r"[^a-z]", "", name.lower())
            if key:
                found[key] = (*found.get(key, ()), *rows)
    return found


@cache
def _by_single() -> Mapping[str, tuple[int, ...]]:
    """Names of one character and a level word, by the reading of the character alone."""
    found: dict[str, list[int]] = {}
    for name, rows in places_by_key(1).items():
        if len(name) == 2:
            for number in rows:
                key = place_at(number).pinyin
                for ending in ("xian", "qu", "qi", "shi"):
                    if key.endswith(ending) and len(key) > len(ending):
                        found.setdefault(key[: -len(ending)], []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


@cache
def _english_words() -> frozenset[str]:
    return frozenset(load_yaml("place_names.yaml")["english_words"].split())
