"""Rows as a table prints them, and which row of the form each of them is: by label, in the context that it stands in.

Both readers, of grids and of flattened text, end in ``PrintedRow``; offsets count characters of the folded text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.forms import FormColumn, FormRow, FormTable
from ingest.label_keys import label_keys

# How many numbers without a label make a row, and how much of it a warning shows.
FEWEST_STRAYS = 5
_LONGEST_SHOWN = 60
_COUNT = re.compile(r"(?:数|数量|总量|人次|金额|经费|费用)[*※]*$")
_BRACKETED = re.compile(r"\([^()]*\)")
_TWO_NUMBERS = re.compile(r"\s*\d\S*(?:\s+\d\S*)+\s*")


@dataclass(frozen=True)
class PrintedCell:
    """The content of one value cell (``start == end`` where it is empty) under the heading that it was printed under.

    ``column`` is None for a heading that the form does not have.
    """

    column: FormColumn | None
    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class PrintedRow:
    """A row of a table: ``start:end`` runs from its label to its last cell, ``label_spans`` are the pieces of the label.

    ``groups`` are the headers that it stands under, nearest last; ``unread`` says why its cells cannot be trusted; a
    ``heading`` is a label of no row beside empty cells.
    """

    table: FormTable | None
    instance: int
    label: str
    label_spans: tuple[tuple[int, int], ...]
    start: int
    end: int
    groups: tuple[str, ...]
    cells: tuple[PrintedCell, ...]
    unit: str | None = None
    unread: str | None = None
    heading: bool = False

    def candidates(self) -> tuple[FormRow, ...]:
        """The rows of the form that this label may be; more than one where the form repeats a label."""
        return self.table.rows_labelled(label_keys(self.label)) if self.table else ()


def is_count(label: str) -> bool:
    """Whether a label says that a number belongs beside it: a mark for nothing there is a cell, not the row of a heading."""
    keys = label_keys(label)
    return bool(keys) and _COUNT.search("".join(_BRACKETED.sub("", label).split())) is not None


def stray_row(numbers: str, start: int, end: int) -> PrintedRow:
    """Numbers that stand together without any label: they are said to be unread."""
    shown = numbers if len(numbers) <= _LONGEST_SHOWN else numbers[:_LONGEST_SHOWN] + "…"
    return PrintedRow(None, 0, shown, ((start, end),), start, end, (), (), unread="numbers without a label")


@dataclass(frozen=True)
class Segment:
    """Rows of one form that stand together without prose between, and the stretches of folded text that they cover."""

    form: str
    rows: tuple[PrintedRow, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where the first row, or its head, starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last row ends."""
        return self.spans[-1][1]


@dataclass(frozen=True)
class MatchedRow:
    """A printed row with its row of the form, or None: an unknown label, or one of several that cannot be told apart."""

    printed: PrintedRow
    row: FormRow | None
    ambiguous: bool = False


def match_rows(rows: Sequence[PrintedRow]) -> tuple[MatchedRow, ...]:
    """Find each printed row's row of the form; the rows must be of one instance of one table, in printed order."""
    candidates = [row.candidates() for row in rows]
    matched: list[FormRow | None] = [found[0] if len(found) == 1 else None for found in candidates]
    repeated = _repeated(matched)
    for key, places in _equal_labels(candidates).items():
        for place, row in _tell_apart(rows, matched, key, places).items():
            matched[place] = row
    return tuple(
        MatchedRow(row, None, ambiguous=True) if place in repeated else MatchedRow(row, found, found is None and many)
        for place, (row, found, many) in enumerate(
            zip(rows, matched, (len(found) > 1 for found in candidates), strict=True)
        )
    )


def whole_labels(rows: Sequence[PrintedRow]) -> tuple[PrintedRow, ...]:
    """Join labels that the end of a page cut: a row of unknown label and a heading next to it. Headings are left out."""
    joined: list[PrintedRow] = []
    for row in rows:
        whole = _join(joined[-1], row) if joined else None
        if whole is None:
            joined.append(row)
        else:
            joined[-1] = whole
    return tuple(row for row in joined if not row.heading)


def _join(first: PrintedRow, second: PrintedRow) -> PrintedRow | None:
    table = first.table
    if table is None or second.table is not table or not (first.heading or second.heading):
        return None
    whole = first.label + second.label
    if first.candidates() or second.candidates() or not table.rows_labelled(label_keys(whole)):
        return None
    full = second if first.heading else first
    return replace(
        full,
        label=whole,
        label_spans=(*first.label_spans, *second.label_spans),
        start=first.start,
        end=max(first.end, second.end),
        heading=first.heading and second.heading,
    )


def split_instances(rows: Sequence[PrintedRow]) -> tuple[PrintedRow, ...]:
    """Number the rows anew where a table starts again: a report may print the same form for two bodies."""
    numbered: list[PrintedRow] = []
    seen: set[str] = set()
    instance = rows[0].instance if rows else 0
    for place, row in enumerate(rows):
        found = row.candidates()
        if len(found) == 1:
            if found[0].id in seen and _starts_again(rows[place:], seen):
                instance, seen = instance + 1, set()
            seen.add(found[0].id)
        numbered.append(replace(row, instance=instance))
    return tuple(numbered)


def without_glued(rows: Sequence[PrintedRow], text: str) -> tuple[PrintedRow, ...]:
    """Refuse rows of the folded ``text`` in which two numbers stand in one cell and the cell beside it is empty."""
    return tuple(
        replace(row, cells=(), unread="two numbers in one cell beside an empty one") if _is_glued(row, text) else row
        for row in rows
    )


def _is_glued(row: PrintedRow, text: str) -> bool:
    contents = [text[cell.start : cell.end] for cell in row.cells]
    empty = [not content.strip() for content in contents]
    return any(
        any(empty[max(0, place - 1) : place + 2]) and _TWO_NUMBERS.fullmatch(content) is not None
        for place, content in enumerate(contents)
    )


def _starts_again(rows: Sequence[PrintedRow], seen: set[str]) -> bool:
    following = [found[0].id for row in rows if len(found := row.candidates()) == 1][:3]
    return len(set(following)) == 3 and all(row_id in seen for row_id in following)


def _repeated(matched: Sequence[FormRow | None]) -> set[int]:
    """Places after the first where a label that the form has once is printed again."""
    seen: set[str] = set()
    again: set[int] = set()
    for place, row in enumerate(matched):
        if row is not None and row.id in seen:
            again.add(place)
        elif row is not None:
            seen.add(row.id)
    return again


def _equal_labels(candidates: Sequence[tuple[FormRow, ...]]) -> dict[tuple[FormRow, ...], list[int]]:
    places: dict[tuple[FormRow, ...], list[int]] = {}
    for place, found in enumerate(candidates):
        if len(found) > 1:
            places.setdefault(found, []).append(place)
    return places


def _tell_apart(
    rows: Sequence[PrintedRow], matched: Sequence[FormRow | None], equal: tuple[FormRow, ...], places: Sequence[int]
) -> dict[int, FormRow]:
    """Assign printed rows with equal labels: by the rows around them, then by group header, then by complete order."""
    told: dict[int, FormRow] = {}
    for (low, high), gap in groupby(places, key=lambda place: _neighbours(matched, place)):
        here = list(gap)
        between = [row for row in equal if low < row.position < high]
        by_header = {
            place: row
            for place in here
            if _own_header(rows, place, here) and (row := _by_header(rows[place], between)) is not None
        }
        in_order = dict(zip(here, between, strict=False))
        if len(between) == len(here) and all(in_order[place] == row for place, row in by_header.items()):
            told.update(in_order)
        elif len(set(by_header.values())) == len(by_header):
            told.update(by_header)
    return told


def _neighbours(matched: Sequence[FormRow | None], place: int) -> tuple[int, int]:
    """The positions in the form of the nearest certain rows before and after ``place``."""
    before = [row.position for row in matched[:place] if row is not None]
    after = [row.position for row in matched[place + 1 :] if row is not None]
    return (before[-1] if before else -1, after[0] if after else 1_000_000)


def _by_header(row: PrintedRow, between: Sequence[FormRow]) -> FormRow | None:
    keys = {key for group in row.groups for key in label_keys(group)}
    found = [candidate for candidate in between if candidate.group_keys & keys]
    return found[0] if len(found) == 1 else None


def _own_header(rows: Sequence[PrintedRow], place: int, here: Sequence[int]) -> bool:
    """Whether no earlier row of the same label stands under the same headers: a header may have been lost between."""
    return not any(rows[earlier].groups == rows[place].groups for earlier in here if earlier < place)
