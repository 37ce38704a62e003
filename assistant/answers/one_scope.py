"""Whose work a number counts, held together: the whole area's and the agency's own are never set against each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.evidence.scope import Scope, names_own, own_counts
from assistant.evidence.scope_asked import in_asked_scope
from assistant.readings import Reading, reading_of
from ingest.report import Figure


def scope_read(reading: Reading) -> Scope | None:
    """ "area" or "body" where all figures of a reading that say whose work they count say the same, else None."""
    said = {figure.coverage for figure in reading.figures if figure.coverage is not None}
    return said.pop() if len(said) == 1 else None


def scopes_apart(readings: Iterable[Reading]) -> bool:
    """Whether some of the readings count a whole area and others the agency alone."""
    return {"area", "body"} <= {scope_read(reading) for reading in readings}


def own_count(reading: Reading, figures: Sequence[Figure]) -> Reading | None:
    """The agency's own count that the text tells as a part of a whole area's ("全市…,其中市本级…"); None where it tells none, or several."""
    if scope_read(reading) != "area":
        return None
    counts = own_counts(figures)
    own = [counts[figure.id] for figure in reading.figures if figure.id in counts]
    if len({(figure.value, figure.unit) for figure in own}) != 1:
        return None
    return replace(reading_of(own, own), indicator=reading.indicator)


def own_whole(reading: Reading, figures: Sequence[Figure]) -> str | None:
    """What the agency's own work is called in the text, for a number that counts it without saying so; else None."""
    if scope_read(reading) != "body" or any(names_own(figure) for figure in reading.figures):
        return None
    counts = own_counts(figures)
    by_id = {figure.id: figure for figure in figures}
    above = [by_id[figure.part_of] for figure in reading.figures if figure.part_of in by_id]
    told = [figure.label for figure in above if figure in counts.values()]
    return next(iter([*told, *(figure.label for figure in counts.values())]), None)


def in_scope_of(part: Reading | None, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures among which the whole of a part is: of the agency's own part its own counts, of the area's the area's."""
    scope = scope_read(part) if part is not None else None
    return tuple(figures) if scope is None else in_asked_scope(figures, frozenset((scope,)))


def may_be_whole(part: Reading, whole: Reading, figures: Sequence[Figure]) -> bool:
    """Whether a part may be divided by a whole: not where the text tells the area's count and the agency's own, and not which of
    them the part belongs to."""
    if scope_read(part) is None:
        return own_count(whole, figures) is None
    return not scopes_apart((part, whole)) and not (own_counts(figures) and is_more(part, whole))


def is_more(part: Reading, whole: Reading) -> bool:
    """Whether a part is larger than what it is divided by."""
    return part.value is not None and whole.value is not None and part.unit == whole.unit and part.value > whole.value


def by_scope(readings: Sequence[Reading], figures: Sequence[Figure]) -> dict[Scope, Reading]:
    """The counts that one report tells of a thing, by scope: of the area and of the agency itself; {} where it tells no scope.

    ``readings`` is the one that was found, or the two of text and table where each counts for another scope.
    """
    told = {scope: reading for reading in readings if (scope := scope_read(reading)) is not None}
    if len(told) < len(readings):
        return {}
    own = own_count(told["area"], figures) if "area" in told and "body" not in told else None
    return told if own is None else {**told, "body": own}


def in_one_scope(told: Sequence[dict[Scope, Reading]], own: bool = False) -> list[Reading | None]:
    """One reading of each report: where some tell the agency's own count alone, or ``own`` wants it, all that do give that."""
    own = own or any(set(scopes) == {"body"} for scopes in told)
    order: tuple[Scope, Scope] = ("body", "area") if own else ("area", "body")
    return [next((scopes[scope] for scope in order if scope in scopes), None) for scopes in told]
