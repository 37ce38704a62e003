"""Forms as a careful office fills them: random numbers that obey every identity of the form."""

import random
from collections.abc import Sequence
from dataclasses import replace

from ingest.forms import FormTable, Relation, forms
from tests.ingest.printed_forms import Grid, Key, key_of, print_form


def sound_form(name: str, seed: int) -> list[Grid]:
    """The printed tables of a form, every identity of which holds."""
    dice = random.Random(f"sound {name} {seed}")
    values: dict[Key, int] = {}
    for table in forms()[name].tables:
        if table.rows:
            values |= fill(table, dice)
    return [[[with_value(cell, values) for cell in line] for line in grid] for grid in print_form(name, seed)]


def with_value(cell, values: dict[Key, int]):  # type: ignore[no-untyped-def]
    known = cell.text and cell.key in values
    return replace(cell, text=str(values[cell.key])) if known else cell


def fill(table: FormTable, dice: random.Random) -> dict[Key, int]:
    """A number for every cell of a table, by the key that it is printed with."""
    columns = [column for column in table.columns if column.role == "value" and not column.optional]
    filled = {column.id: one_column(table, dice) for column in columns}
    if table.year_within_cumulative:  # what came before the year, and the year
        filled["cumulative"] = {row: count + filled["year"][row] for row, count in filled["cumulative"].items()}
    for relation in table.across:
        if relation.whole[0] in filled:
            rows = [row.id for row in table.rows]
            filled[relation.whole[0]] = {row: sum(filled[part][row] for part in relation.parts) for row in rows}
    return {key_of(row, column): filled[column.id][row.id] for row in table.rows if not row.text for column in columns}


def one_column(table: FormTable, dice: random.Random) -> dict[str, int]:
    counts: dict[str, int] = {}
    waiting = list(table.relations)
    while waiting:
        parts = [{row for one in waiting if one is not relation for row in one.parts} for relation in waiting]
        wholes_first = next(place for place, one in enumerate(waiting) if parts[place].isdisjoint(one.whole))
        obey(waiting.pop(wholes_first), counts, dice)
    for row in table.rows:
        counts.setdefault(row.id, dice.randrange(40))
    return counts


def obey(relation: Relation, counts: dict[str, int], dice: random.Random) -> None:
    """Numbers for the rows of a relation that have none yet."""
    for row in relation.whole:
        counts.setdefault(row, dice.randrange(100, 900))
    if relation.kind == "at_least":  # each channel at most the whole, one of them all of it
        counts |= dict.fromkeys(relation.parts, counts[relation.whole[0]])
    whole = sum(counts[row] for row in relation.whole)
    open_ = [row for row in relation.parts if row not in counts]
    if relation.kind == "equal":
        left = whole - sum(counts[row] for row in relation.parts if row in counts)
    else:
        left = dice.randrange(whole + 1)
    for row, part in zip(open_, split(left, len(open_), dice), strict=True):
        counts[row] = part


def split(whole: int, parts: int, dice: random.Random) -> Sequence[int]:
    """A number as the sum of so many, none negative."""
    if not parts:
        return ()
    cuts = sorted(dice.randrange(whole + 1) for _ in range(parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]
