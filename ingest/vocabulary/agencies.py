"""Departments and other offices: what they are called in Chinese and in English. Data in agencies.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from ingest.vocabulary.indicators import load_yaml
from ingest.vocabulary.readings import pinyin

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
    for name, names in (*data["whole"].items(), *data["national"].items()):
        found[name] = Department(name, tuple(each.strip() for each in names.split("|")), also.get(name, ()))
    for name, names in data["plain"].items():
        more = tuple(each.strip() for each in names.split("|"))
        found[name] = replace(found[name], english=(found[name].english[0], *more, *found[name].english[1:]))
    for name in [name for name in found if name.endswith("委员会") and name[:-2] in found]:
        found[name] = replace(found[name], also=tuple(dict.fromkeys((*found[name].also, name[:-2]))))
    return MappingProxyType({**found, **_short_names(found)})


def _short_names(found: Mapping[str, Department]) -> dict[str, Department]:
    """The offices under the short names that they themselves may bear (卫健委, 发改局), each with its full names.

    A short name that is the full name of another office as well (农业局) is left out, but not 卫生健康委 of 卫生健康委员会.
    """
    full: dict[str, list[Department]] = {}
    for department in found.values():
        for short in department.also:
            if short not in found or short + "员会" == department.suffix:
                full.setdefault(short, []).append(department)
    return {
        short: Department(
            short,
            (found.get(short) or next((one for one in of if _kind(one.suffix) == _kind(short)), of[0])).english,
            tuple(dict.fromkeys(name for one in of for name in (one.suffix, *one.also) if name != short)),
        )
        for short, of in full.items()
    }


def _kind(office: str) -> str:
    """The last sign of an office's name, 委 for a commission in full."""
    return office.removesuffix("员会")[-1]


@cache
def department_words() -> tuple[str, ...]:
    """The Chinese names of all offices with a place, with their short names. 教育部 is none of them: it begins 教育部门."""
    words = {word for department in departments().values() for word in (department.suffix, *department.also)}
    words -= set(national_bodies())
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def national_bodies() -> tuple[str, ...]:
    """The Chinese names of the bodies of the whole country, which stand without a place, the longest first."""
    return tuple(sorted(load_yaml("agencies.yaml")["national"], key=len, reverse=True))


def department_of(name: str) -> Department | None:
    """The known office that ``name`` ends with (the longest), or None."""
    known = departments()
    return next((known[name[start:]] for start in range(len(name)) if name[start:] in known), None)


@cache
def _bases() -> Mapping[str, str]:
    """The fields of work with their English names."""
    bases: Mapping[str, str] = load_yaml("agencies.yaml")["bases"]
    return bases


@cache
def fields_of(office: str) -> tuple[str, ...]:
    """The fields of work that were joined in one office, none where it is not made of known ones.

    >>> fields_of("教育科技体育局"), fields_of("司法局")
    (('教育', '科技', '体育'), ())
    """
    kind = next((kind for kind in _ENGLISH_KINDS if office.endswith(kind)), "")
    stem = office.removesuffix(kind)
    return _fields(stem, len(stem) - 1) if kind else ()


def merged_short(office: str) -> tuple[str, ...]:
    """The short name of an office of several fields, by the first character of each (教科体局); none of another."""
    fields = fields_of(office)
    kind = next((kind for kind in _ENGLISH_KINDS if office.endswith(kind)), "")
    return ("".join(field[0] for field in fields) + kind,) if fields else ()


def merged_english(office: str) -> tuple[str, ...]:
    """The English names of an office of several fields ("Education, Science, Technology and Sports Bureau"); none of another."""
    fields = fields_of(office)
    kind = next((kind for kind in _ENGLISH_KINDS if office.endswith(kind)), "")
    if not fields:
        return ()
    names = [_bases()[field].split("|")[0].strip() for field in fields]
    words = [word for name in names for word in name.replace(",", " and").split(" and ")]
    joined = (f"{', '.join(words[:-1])} and {words[-1]}", f"{', '.join(names[:-1])} and {names[-1]}")
    kinds = _ENGLISH_KINDS[kind][:2]
    return tuple(
        dict.fromkeys(each for name in joined for word in kinds for each in (f"{name} {word}", f"{word} of {name}"))
    )


def _fields(stem: str, longest: int) -> tuple[str, ...]:
    """The known fields that make up ``stem``, the first of them no longer than ``longest``; () where they do not."""
    for length in range(longest, 1, -1):
        if stem[:length] not in _bases():
            continue
        rest = stem[length:].removeprefix("和").removeprefix("与")
        if not rest:
            return (stem[:length],)
        behind = _fields(rest, len(rest))
        if behind:
            return (stem[:length], *behind)
    return ()


@cache
def english_departments() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Lower-case English words of an office -> the Chinese names it may stand for."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for department in departments().values():
        for name in department.english:
            words = tuple(name.lower().replace(",", " ").replace("-", " ").split())
            found[words] = (*found.get(words, ()), department.suffix)
        if len(department.suffix) > 2:  # by sound: "jiaoyuju"
            for name in (department.suffix, *department.also):
                key = (pinyin(name),)
                found[key] = (*found.get(key, ()), department.suffix)
    return MappingProxyType(found)


def _english(fields: tuple[str, ...], shown: str, kind: str) -> tuple[str, ...]:
    kinds = (shown, *(each for each in _ENGLISH_KINDS[kind] if each != shown))
    orders = [f"{field} {each}" for field in fields for each in kinds]
    turned = [f"{each} of {field}" for field in fields for each in kinds]
    return (*orders, *turned)
