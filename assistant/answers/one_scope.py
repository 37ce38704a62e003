"""Whose work a number counts, held together: the whole area's and the agency's own are never set against each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.readings import Reading, reading_of
from ingest.report import Figure


def scope_read(reading: Reading) -> str | None:
    """ "area" or "body" where all figures of a reading that say whose work they count say the same, else None."""
    said = {figure.coverage for figure in reading.figures} - {None}
    return said.pop() if len(said) == 1 else None


def scopes_apart(readings: Iterable[Reading]) -> bool:
    """Whether some of the readings count a whole area and others the agency alone."""
    return {"area", "body"} <= {scope_read(reading) for reading in readings}


def own_count(reading: Reading, figures: Sequence[Figure]) -> Reading | None:
    """The agency's own count that the text tells as a part of a whole area's ("全市…,其中市本级…"); None where it tells none, or several."""
    if scope_read(reading) != "area":
        return None
    wholes = {figure.id for figure in reading.figures}
    own = [
        figure
        for figure in figures
        if figure.part_of in wholes and figure.coverage == "body" and figure.value is not None and not figure.breakdown
    ]
    if len(own) != 1 or own[0].unit != reading.unit:
        return None
    return replace(reading_of(own, own), indicator=reading.indicator)


def in_one_scope(readings: Sequence[tuple[Reading, Sequence[Figure]]]) -> list[Reading]:
    """Readings of one agency, each with the figures of its report: where some count the agency alone, all do that can."""
    told = [reading for reading, _ in readings]
    if not scopes_apart(told):
        return told
    return [own_count(reading, figures) or reading for reading, figures in readings]
