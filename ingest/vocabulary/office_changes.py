"""Which office came before or after which: data in office_changes.yaml."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ingest.vocabulary.agencies import departments
from ingest.vocabulary.indicators import load_yaml

_KIND = re.compile("(?:委员会|办公室|[局厅委办])$")


def fields_called(office: str) -> frozenset[str]:
    """The fields of work that an office may be for, by its full or short name and without the word for its kind.

    >>> sorted(fields_called("环境保护局")), sorted(fields_called("司法厅"))
    (['环境保护'], ['司法'])
    """
    known = departments().get(office)
    names = (office, *(name for name in (known.also if known else ()) if len(name) > len(office)))
    return frozenset(_KIND.sub("", name) for name in names if _KIND.search(name))


def renamed_to(office: str) -> frozenset[str]:
    """The fields of the offices that an office goes on as, under a new name alone."""
    return _reached(fields_called(office), _changes("renamed"))


def came_after(office: str) -> frozenset[str]:
    """The fields of the offices that took over what an office did, by renaming or joining, however often."""
    return _reached(fields_called(office), _changes("renamed", "joined"))


def is_kin(office: str, other: str) -> bool:
    """Whether one of two offices came after the other."""
    return bool(came_after(office) & fields_called(other) or came_after(other) & fields_called(office))


@cache
def _changes(*names: str) -> Mapping[str, Sequence[str]]:
    data = load_yaml("office_changes.yaml")
    joined: dict[str, list[str]] = {}
    for name in names:
        for before, after in data[name].items():
            joined.setdefault(before, []).extend(after)
    return joined


def _reached(fields: frozenset[str], changes: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    ahead = set(fields)
    while ahead:
        ahead = {after for field in ahead for after in changes.get(field, ())} - found
        found |= ahead
    return frozenset(found - fields)


def former_names(office: str) -> tuple[str, ...]:
    """The full and short names, of its own kind, that an office bore before it was renamed.

    >>> "环保局" in former_names("生态环境局"), former_names("司法局")
    (True, ())
    """
    kind = _KIND.search(office)
    now = fields_called(office)
    before = [field for field, after in _changes("renamed").items() if kind and now & set(after)]
    names = [field + str(kind and kind.group()) for field in before]
    known = departments()
    return tuple(dict.fromkeys(each for name in names if name in known for each in (name, *known[name].also)))
