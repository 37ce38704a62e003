"""Departments and other offices: what they are called in Chinese and in English. Data in agencies.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ingest.vocabulary.indicators import load_yaml

# Kinds of office in English that mean the same in a question: people say Bureau, Department or Office alike.
_ENGLISH_KINDS = {
    "局": ("Bureau", "Department", "Office"),
    "厅": ("Department", "Bureau"),
    "委员会": ("Commission", "Committee", "Bureau"),
    "委": ("Commission", "Committee"),
    "办公室": ("Office",),
}


@dataclass(frozen=True)
class Department:
    """An office: ``suffix`` is its name without the place (司法局), ``english`` its names, the one to show first."""

    suffix: str
    english: tuple[str, ...]
    also: tuple[str, ...]


@cache
def departments() -> Mapping[str, Department]:
    """Every known office by its Chinese name without the place."""
    data = load_yaml("agencies.yaml")
    also = {name: tuple(words.split()) for name, words in data["also"].items()}
    found: dict[str, Department] = {}
    for base, names in data["bases"].items():
        fields = tuple(name.strip() for name in names.split("|"))
        for kind, shown in data["kinds"].items():
            if kind in _ENGLISH_KINDS:
                found[base + kind] = Department(base + kind, _english(fields, shown, kind), also.get(base + kind, ()))
    for name, names in data["whole"].items():
        found[name] = Department(name, tuple(each.strip() for each in names.split("|")), also.get(name, ()))
    return MappingProxyType(found)


@cache
def department_words() -> tuple[str, ...]:
    """The Chinese names of all offices, with their short names."""
    words = {word for department in departments().values() for word in (department.suffix, *department.also)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def department_of(name: str) -> Department | None:
    """The known office that ``name`` ends with (the longest), or None."""
    known = departments()
    return next((known[name[start:]] for start in range(len(name)) if name[start:] in known), None)


@cache
def english_departments() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Lower-case English words of an office -> the Chinese names it may stand for."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for department in departments().values():
        for name in department.english:
            words = tuple(name.lower().replace(",", " ").replace("-", " ").split())
            found[words] = (*found.get(words, ()), department.suffix)
    return MappingProxyType(found)


def _english(fields: tuple[str, ...], shown: str, kind: str) -> tuple[str, ...]:
    kinds = (shown, *(each for each in _ENGLISH_KINDS[kind] if each != shown))
    orders = [f"{field} {each}" for field in fields for each in kinds]
    turned = [f"{each} of {field}" for field in fields for each in kinds]
    return (*orders, *turned)
