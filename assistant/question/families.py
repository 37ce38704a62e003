"""How indicators hang together: running totals, rows of older forms that stand for a row, parts along a dimension."""

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache

from assistant.cues import load
from ingest.report import Figure
from ingest.vocabulary import indicators


def table(name: str) -> Mapping[str, object]:
    """One mapping of families.yaml."""
    found = load("families")[name]
    if not isinstance(found, dict):
        raise TypeError(f"families.yaml: {name} must be a mapping")
    return found


def cumulative_of(indicator: str) -> str | None:
    """The indicator of the running total that belongs to a year's indicator, or None."""
    twin = table("cumulative_of").get(indicator)
    return str(twin) if twin else None


def stands_for(indicator: str) -> tuple[str, ...]:
    """Rows of older forms that say what ``indicator`` says, best first."""
    return names(table("stands_for").get(indicator, ()))


def stands_for_in_table(indicator: str) -> tuple[str, ...]:
    """Rows that say what ``indicator`` says where they stand in a table."""
    return names(table("stands_for_in_table").get(indicator, ()))


def stands_for_called(indicator: str) -> tuple[str, str] | None:
    """The row that says what ``indicator`` says where its label has the word, with the word; None where there is none."""
    found = table("stands_for_called").get(indicator)
    return (str(found["row"]), str(found["called"])) if isinstance(found, dict) else None


def count_behind(rate: str) -> str | None:
    """The count of which a rate is the share, or None."""
    count = table("counts_behind").get(rate)
    return str(count) if count else None


def together(indicator: str) -> tuple[str, ...]:
    """The measures that a phrase for ``indicator`` covers besides it; empty where it stands alone."""
    for family in load("families")["together"]:  # type: ignore[attr-defined]
        if indicator in family:
            return names(family)
    return ()


def parts(whole: str, dimension: str | None) -> tuple[str, ...]:
    """The indicators that split ``whole`` along ``dimension`` (any dimension where it is None), in vocabulary order."""
    splits = load("families")["dimensions"]
    wanted = [by for name, by in splits.items() if dimension in (None, name)]  # type: ignore[attr-defined]
    patterns = [pattern for by in wanted for pattern in names(by.get(whole, ()))]
    return tuple(known for known in indicators() if known != whole and fits(known, patterns))


def dimensions_of(whole: str) -> tuple[str, ...]:
    """The dimensions along which ``whole`` can be split."""
    return tuple(str(name) for name, by in load("families")["dimensions"].items() if whole in by)  # type: ignore[attr-defined]


def fits(indicator: str, patterns: Iterable[str]) -> bool:
    """Whether an indicator id fits one of the patterns."""
    return any(fnmatchcase(indicator, pattern) for pattern in patterns)


def stands_whole(figure: Figure) -> bool:
    """Whether a figure is its indicator's own value, not one cell of it (an applicant's column, a key area's row).

    A breakdown that the indicator itself names (the stage of a lawsuit, the applicant of ``req_by_*``) is no cell of it.
    """
    known = indicators().get(figure.indicator or "")
    own = known.cell[1] if known is not None and known.cell else None
    return all(name == own or name not in ("applicant", "area") for name, _ in figure.breakdown)


def summed_from(indicator: str) -> tuple[str, ...]:
    """The rows of a form that add up to an indicator which the form does not print, or ()."""
    return names(table("sums").get(indicator, ()))


def in_areas(indicator: str) -> str | None:
    """The rows of a key-area table that split an indicator by area, or None."""
    row = table("in_areas").get(indicator)
    return str(row) if row else None


def are_parts(ids: Sequence[str]) -> bool:
    """Whether several indicators of one phrase are the parts of a whole (all channels), not readings of one word.

    Parts share a parent, or belong to one dimension; readings of one word ("normative documents") do neither.
    """
    return len(ids) > 2 and (
        part_dimension(ids) is not None
        or (len({parent_of(name) for name in ids}) == 1 and parent_of(ids[0]) is not None)
    )


def parent_of(indicator: str) -> str | None:
    """The whole that an indicator belongs to in general, or None."""
    known = indicators().get(indicator)
    return known.parent if known else None


def part_dimension(ids: Sequence[str]) -> str | None:
    """The dimension whose parts most of ``ids`` are, where there are three or more of them; else None."""
    for name, by in load("families")["dimensions"].items():  # type: ignore[attr-defined]
        for listed in by.values():
            if len(ids) > 2 and sum(fits(indicator, names(listed)) for indicator in ids) * 2 > len(ids):
                return str(name)
    return None


def is_within(part: str, whole: str, form: str | None = None) -> bool:
    """Whether ``part`` is counted within ``whole``: below it in the form, or an outcome of the applications it counts."""
    return whole in ancestors(part, form) or whole in counting(part)


@cache
def counting(indicator: str) -> tuple[str, ...]:
    """The wholes that an indicator is counted within although its form has it elsewhere."""
    return tuple(whole for whole, parts in table("counted_within").items() if fits(indicator, names(parts)))


def dimension_in(indicator: str) -> str | None:
    """The dimension of the applications received that an indicator is a part along, or None."""
    for name, by in load("families")["dimensions"].items():  # type: ignore[attr-defined]
        if name in ("channel", "applicant", "subject", "outcome") and fits(
            indicator, names(by.get("req_received", ()))
        ):
            return str(name)
    if fits(indicator, ("denied_*", "unable_*", "notproc_*")):
        return "outcome"
    return "handling" if fits(indicator, ("req_completed*", "req_carried_*")) else None


def whole_family(ids: Sequence[str]) -> tuple[str, ...]:
    """All parts along the dimension that ``ids`` are parts of, so that no part of a form is left out; else ``ids``."""
    for name, by in load("families")["dimensions"].items():  # type: ignore[attr-defined]
        for listed in by.values() if name != "applicant" else ():  # "organisations" are five of the six columns
            if len(ids) > 2 and sum(fits(indicator, names(listed)) for indicator in ids) * 2 > len(ids):
                more = [known for known in indicators() if fits(known, names(listed)) and known not in ids]
                return (*ids, *more)
    return tuple(ids)


def ancestors(indicator: str, form: str | None = None) -> list[str]:
    """The wholes above an indicator, nearest first, in one form or in general."""
    found: list[str] = []
    known = indicators()
    name: str | None = indicator
    while name is not None and name in known:
        name = known[name].parent_in(form)
        if name is None or name in found:
            break
        found.append(name)
    return found


def whole_of(indicator: str) -> str:
    """The whole that an indicator is counted within, the largest of its form; itself where it is none's part."""
    return (*ancestors(indicator)[-1:], *counting(indicator), indicator)[0]


def siblings(indicator: str) -> tuple[str, ...]:
    """The indicators with the same parent, or with one family prefix where the vocabulary gives no parent."""
    known = indicators()
    own = known.get(indicator)
    if own is None or own.parent is None:
        return ()
    return tuple(other.id for other in known.values() if other.parent == own.parent and other.id != indicator)


def names(found: object) -> tuple[str, ...]:
    """A YAML list (or mapping's keys) as a tuple of strings."""
    return tuple(str(name) for name in found) if isinstance(found, (list, tuple, dict)) else ()
