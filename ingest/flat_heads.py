"""The head of a flattened table: which table of the form it is and in which order its cells follow a label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.column_times import column_beside, of_the_year
from ingest.flat_items import Item
from ingest.forms import Form, FormColumn, FormTable, beside_columns, plain_columns
from ingest.label_keys import heading_key


@dataclass(frozen=True)
class Layout:
    """A table in force: its columns in the order of the cells of a row, with the headings as printed.

    ``complete`` is False where headings were lost and the form's own order is taken: then only rows whose sum agrees
    are believed. ``lost`` says that a table means nothing without its head, which was not found: no row can be read.
    ``start:end`` is the head in the folded text.
    """

    table: FormTable
    columns: tuple[FormColumn, ...]
    headings: tuple[str, ...]
    complete: bool
    start: int
    end: int
    lost: bool = False


def default_layout(table: FormTable) -> Layout:
    """The layout of a table whose head was lost, in the order of the form."""
    columns = tuple(column for column in table.columns if column.role == "value" and not column.optional)
    return Layout(table, columns, tuple("" for _ in columns), len(columns) == 1, 0, 0, lost=table.header_required)


def head_to_layout(form: Form, head: Sequence[Item], year: int | None = None) -> Layout | None:
    """The table whose columns the items of a table head name best, or None where no table has enough of them.

    ``year`` is the report's: of two columns that are headed with years it takes the form's place.
    """
    found = [layout for table in form.tables if (layout := _layout(table, head, year)) is not None]
    if not found:
        return None
    return max(
        found, key=lambda layout: (not layout.lost, layout.complete, len(layout.columns), -len(layout.table.columns))
    )


def _layout(table: FormTable, head: Sequence[Item], year: int | None) -> Layout | None:
    if all(column.under for column in table.columns):
        return _nested_layout(table, head)
    pairs = _of_the_year(table, _pairs(table, head), year)
    values = [column for column, _ in pairs if column.role == "value"]
    if not values:
        return None
    needed = [column for column in table.columns if column.role == "value" and not column.optional]
    missing = [column for column in needed if column not in values]
    if missing and table.header_required:
        return _partial_layout(table, values, head) if len(values) > len(needed) / 2 else None
    pairs.sort(key=lambda pair: pair[0].last)
    cells = [(column, item.text) for column, item in pairs if column.role not in {"label", "unit"}]
    return Layout(
        table,
        tuple(column for column, _ in cells),
        tuple(_printed(text) for _, text in cells),
        complete=True,
        start=head[0].start,
        end=head[-1].end,
    )


def _partial_layout(table: FormTable, values: Sequence[FormColumn], head: Sequence[Item]) -> Layout | None:
    if len(values) < 4:
        return None
    layout = default_layout(table)
    return replace(layout, complete=False, start=head[0].start, end=head[-1].end, lost=False)


def _nested_layout(table: FormTable, head: Sequence[Item]) -> Layout | None:
    """Columns that repeat the same headings under several others: all of them must stand there, in order."""
    columns = list(table.columns)
    named = [item for item in head if any(column.matches(heading_key(item.text)) for column in columns)]
    agree = len(named) == len(columns) and all(
        column.matches(heading_key(item.text)) for column, item in zip(columns, named, strict=True)
    )
    if not agree:
        spoilt = len(named) > len(columns) / 3
        return Layout(table, table.columns, (), False, head[0].start, head[-1].end, lost=True) if spoilt else None
    headings = tuple(f"{column.under} {_printed(item.text)}" for column, item in zip(columns, named, strict=True))
    return Layout(table, table.columns, headings, True, head[0].start, head[-1].end)


def _pairs(table: FormTable, head: Sequence[Item]) -> list[tuple[FormColumn, Item]]:
    """The headings that name a column, each column once, or twice where two headings of it stand side by side."""
    pairs: list[tuple[FormColumn, Item]] = []
    printed = [item for item in head if item.kind not in {"gap", "blank"}]
    before = {id(right): left for left, right in pairwise(printed)}
    for item in printed:
        beside = column_beside(table, [item.text]) if pairs else None
        column = beside or _column_of(table, item, [taken for taken, _ in pairs])
        if column is None and pairs and pairs[-1][1] is before.get(id(item)):
            last, other = pairs[-1]
            again = _column_of(table, item, [])
            again_beside = last.role == "aside" or last == again
            if (
                again is not None
                and again.role == "value"
                and again_beside
                and _printed(other.text) != _printed(item.text)
            ):
                column = again
        if column is not None:
            pairs.append((column, item))
    return pairs


def _of_the_year(
    table: FormTable, pairs: Sequence[tuple[FormColumn, Item]], year: int | None
) -> list[tuple[FormColumn, Item]]:
    columns = of_the_year(
        table,
        {place: column for place, (column, _) in enumerate(pairs)},
        {place: [item.text] for place, (_, item) in enumerate(pairs)},
        year,
    )
    own = replace(beside_columns()[0], id="own")  # a column of the copy's own
    return [(columns[place] or own, item) for place, (_, item) in enumerate(pairs)]


def _column_of(table: FormTable, item: Item, taken: Sequence[FormColumn]) -> FormColumn | None:
    key = heading_key(item.text)
    for column in (*table.columns, *plain_columns()):
        if column not in taken and column.matches(key):
            return column
    return None


def _printed(text: str) -> str:
    return "".join(text.split())
