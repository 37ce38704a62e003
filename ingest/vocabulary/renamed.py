"""Places that were renamed, raised in level or moved under another city: one place under several names and codes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from ingest.vocabulary.places import LAST_YEAR, Place, places

_AT_ONCE = 1  # years between the end of one name and the beginning of the next


@cache
def line_of(code: str, name: str | None = None) -> str:
    """What all codes and names of one place have in common; ``code`` itself where it never changed or is unknown.

    A place follows another where it takes its code (襄樊市, 襄阳市), or its short name in the same province (宁乡县,
    宁乡市; 公主岭市 under 四平 and under 长春), at the time when the other ends. Dates from places.csv.
    """
    return f"{code} {name}" if (code, name) in _reused() else _lines().get(code, code)


@cache
def _reused() -> frozenset[tuple[str, str]]:
    """Codes that were given to another place years later, each with the name of the one that had it first."""
    by_code: dict[str, list[Place]] = defaultdict(list)
    for place in places():
        by_code[place.code].append(place)
    return frozenset(
        (place.code, place.name)
        for sharing in by_code.values()
        for place in sharing
        for newest in [max(sharing, key=lambda each: each.valid_from)]
        if place.name != newest.name and newest.valid_from - (place.valid_to or LAST_YEAR) > _AT_ONCE
    )


@cache
def _lines() -> Mapping[str, str]:
    after = {place.code: follower.code for place, follower in _followed() if place.code != follower.code}
    found = {}
    for code in after:
        newest, seen = code, {code}
        while newest in after and after[newest] not in seen:
            newest = after[newest]
            seen.add(newest)
        found[code] = newest
    return found


def _followed() -> Iterator[tuple[Place, Place]]:
    """Every place that ended with the one that followed it under another code, where there is exactly one such."""
    alike: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for place in places():
        alike[place.code[:2], place.level, place.short].append(place)
    for group in alike.values():
        for place in group:
            if place.valid_to is None:
                continue
            next_ones = {
                other.code: other
                for other in group
                if other.code != place.code
                and abs(other.valid_from - place.valid_to) <= _AT_ONCE
                and (other.valid_to or LAST_YEAR) > place.valid_to
            }
            if len(next_ones) == 1:
                yield place, next(iter(next_ones.values()))
