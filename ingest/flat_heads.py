"""The head of a flattened table: which table of the form it is and in which order its cells follow a label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.flat_items import Item
from ingest.forms import Form, FormColumn, FormTable, plain_columns
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


def head_to_layout(form: Form, head: Sequence[Item]) -> Layout | None:
    """The table whose columns the items of a table head name best, or None where no table has enough of them."""
    found = [layout for table in form.tables if (layout := _layout(table, head)) is not None]
    if not found:
        return None
    return max(
        found, key=lambda layout: (not layout.lost, layout.complete, len(layout.columns), -len(layout.table.columns))
    )


def _layout(table: FormTable, head: Sequence[Item]) -> Layout | None:
    if all(column.under for column in table.columns):
        return _nested_layout(table, head)
    pairs: list[tuple[FormColumn, Item]] = []
    for item in head:
        column = _column_of(table, item, [taken for taken, _ in pairs])
        if column is not None:
            pairs.append((column, item))
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


def _column_of(table: FormTable, item: Item, taken: Sequence[FormColumn]) -> FormColumn | None:
    key = heading_key(item.text)
    for column in (*table.columns, *plain_columns()):
        if column not in taken and column.matches(key):
            return column
    return None


def _printed(text: str) -> str:
    return "".join(text.split())
