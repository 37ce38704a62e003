"""How Chinese names are read: pinyin for any name, joined as English text writes it."""

import csv
from collections.abc import Mapping
from functools import cache

from ingest.vocabulary.indicators import FOLDER, load_yaml

_VOWELS = "aeo"


def syllables(name: str) -> tuple[str, ...]:
    """The pinyin syllables of ``name``, lower case without tones; what is not a known character stays as it is.

    >>> syllables("参内")
    ('can', 'nei')
    """
    table = _readings()
    return tuple(table.get(character, character.lower()) for character in name)


def pinyin(name: str) -> str:
    """The syllables of ``name`` joined, with the readings that place names have of their own."""
    return _own_readings().get(name) or "".join(syllables(name))


def english_name(name: str, joined: str | None = None) -> str:
    """``name`` as English text writes it: Panzhihua, Hui'an, Xi'an (an apostrophe before a syllable that opens with a, e or o).

    ``joined`` is its pinyin where that is known to differ from the usual readings of its characters.
    """
    parts = syllables(name)
    own = joined or _own_readings().get(name)
    if own and own != "".join(parts):
        return own.capitalize()
    written = parts[0] if parts else ""
    for part in parts[1:]:
        written += f"'{part}" if part[:1] in _VOWELS else part
    return written[:1].upper() + written[1:]


def other_english_names(name: str) -> tuple[str, ...]:
    """``name`` in English with the other readings that its characters have in names of places, one at a time.

    >>> other_english_names("筠岭")
    ('Junling',)
    """
    usual = syllables(name)
    found = []
    for position, character in enumerate(name):
        for reading in _other_readings().get(character, "").split():
            parts = (*usual[:position], reading, *usual[position + 1 :])
            found.append("".join(parts).capitalize())
    return tuple(dict.fromkeys(each for each in found if each != "".join(usual).capitalize()))


@cache
def _other_readings() -> Mapping[str, str]:
    readings: Mapping[str, str] = load_yaml("place_names.yaml")["also_read"]
    return readings


@cache
def _readings() -> Mapping[str, str]:
    with (FOLDER / "readings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {row[0]: row[1] for row in rows[1:]}


@cache
def _own_readings() -> Mapping[str, str]:
    readings: Mapping[str, str] = load_yaml("place_names.yaml")["readings"]
    return readings
