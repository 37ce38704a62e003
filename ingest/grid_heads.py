"""The head of a table whose grid survived: which table of a form it is and what each grid column holds."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from ingest.column_times import column_beside, of_the_year
from ingest.forms import Form, FormColumn, FormTable, columns_headed, plain_columns, table_words
from ingest.label_keys import heading_key


@dataclass(frozen=True)
class GridHead:
    """``values`` maps grid columns to the form's columns (None for a heading that the form does not have, or one of
    another year), ``units`` are the unit columns, ``skipped`` carry codes, ``wide`` continue the value column to their left; all other columns are labels. ``headings`` are as printed.
    """

    table: FormTable
    values: Mapping[int, FormColumn | None]
    units: frozenset[int]
    skipped: frozenset[int]
    wide: frozenset[int]
    headings: Mapping[int, str]


def head_of(
    form: Form, paths: Mapping[int, Sequence[str]], numbers: Set[int] = frozenset(), year: int | None = None
) -> GridHead | None:
    """The head that ``paths`` make: for each grid column the headings above it, top first; None if they are none.

    ``numbers`` are the columns in which numbers stand below, ``year`` is the report's where known.
    """
    heads = [head for table in form.tables if (head := _head(form, table, paths, numbers, year)) is not None]
    if not heads:
        return None
    return max(heads, key=lambda head: (_named(head), -len(head.table.columns)))


def plain_role(heading: str) -> str | None:
    """ "unit", "code" or "label" for a heading that any table may have, else None."""
    key = heading_key(heading)
    return next((column.role for column in plain_columns() if column.matches(key)), None)


def _named(head: GridHead) -> int:
    return sum(1 for column in head.values.values() if column is not None and column.role == "value")


def _head(
    form: Form, table: FormTable, paths: Mapping[int, Sequence[str]], numbers: Set[int], year: int | None
) -> GridHead | None:
    values: dict[int, FormColumn | None] = {}
    units: set[int] = set()
    skipped: set[int] = set()
    wide: set[int] = set()
    for place, path in sorted(paths.items()):
        beside = column_beside(table, path) if place > min(paths) else None
        column = beside or _column(form, table, path)
        role = column.role if column else next((role for text in path if (role := plain_role(text))), None)
        if any(heading_key(text) in table_words().notes for text in path[-1:]):
            column, role = None, "other"
        if column is not None and column.role in {"value", "aside"}:
            if not _continues(
                values, wide, place, column, paths
            ):  # a heading merged over several grid columns counts once
                values[place] = column
            else:
                wide.add(place)
        elif role == "unit":
            units.add(place)
        elif role in {"code", "other"}:
            skipped.add(place)
        elif role is None and path and (values or place in numbers - {min(paths)}):
            values[place] = None  # a column of the copy's own, to the right of the labels
    named = [column for column in values.values() if column is not None and column.role == "value"]
    needed = [column for column in table.columns if column.role == "value" and not column.optional]
    missing = [column for column in needed if column not in named]
    if not named or (table.header_required and len(missing) * 2 > len(needed)):
        return None
    values = dict(of_the_year(table, values, paths, year))
    headings = {place: _heading(path, values.get(place)) for place, path in paths.items()}
    return GridHead(table, values, frozenset(units), frozenset(skipped), frozenset(wide), headings)


def _continues(
    values: Mapping[int, FormColumn | None],
    wide: set[int],
    place: int,
    column: FormColumn,
    paths: Mapping[int, Sequence[str]],
) -> bool:
    left = place - 1
    while left in wide:
        left -= 1
    if left not in values or values[left] != column:
        return False
    shorter, longer = sorted((paths[left], paths[place]), key=len)
    return list(longer[: len(shorter)]) == list(shorter)


def _column(form: Form, table: FormTable, path: Sequence[str]) -> FormColumn | None:
    named = [(text, columns_headed(form.name, text)) for text in reversed(path)]
    for _, columns in named:
        for column in columns:
            above = column.under is None or any(column.under in heading_key(text) for text, _ in named)
            if above and column in table.columns:
                return column
    return None


def _heading(path: Sequence[str], column: FormColumn | None) -> str:
    printed = ["".join(text.split()) for text in path]
    if column is not None and column.role == "aside":
        return " ".join(dict.fromkeys(printed))
    if column is None or not column.under:
        return printed[-1] if printed else ""
    return f"{column.under} {printed[-1]}"
