"""Which of the columns that a form's column fits is the one of the report's year; the others are kept, and are no answer.

A copy may print last year beside this year, a running total beside the year, the growth, or parts beside their total.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.forms import FormColumn, FormTable, beside_columns
from ingest.label_keys import heading_key

_YEAR = re.compile(r"(20\d\d)年?")
_THIS_YEAR = re.compile(r"20\d\d年?|[本今当]年|本期|报告期|年度")
_WHOLE = re.compile(r"[合总]计.*")

Path = Sequence[str]


def column_beside(table: FormTable, path: Path) -> FormColumn | None:
    """What stands beside a form's columns under the headings ``path``: another time, a change, a running total.

    A running total has the row's indicator only in a table of one value a row; elsewhere it cannot be told whose it is.
    """
    for text in path:
        key = heading_key(text)
        if any(column.matches(key) for column in table.columns):
            continue
        for column in beside_columns():
            if column.matches(key):
                return column if has_one_value(table) else replace(column, role="aside")
    return None


def has_one_value(table: FormTable) -> bool:
    """Whether each row of the table has one value."""
    return sum(column.role == "value" and not column.optional for column in table.columns) == 1


def of_the_year(
    table: FormTable, columns: Mapping[int, FormColumn | None], paths: Mapping[int, Path], year: int | None
) -> Mapping[int, FormColumn | None]:
    """``columns`` by place, those that another column of the same meaning outdoes no longer the form's.

    Of two years the report's is taken, else the later; a year goes before a plain heading and that before a total.
    """
    chosen = dict(columns)
    for column in {column for column in columns.values() if column is not None and column.role == "value"}:
        places = [place for place, other in columns.items() if other == column]
        headings = {tuple(heading_key(text) for text in paths[place]) for place in places}
        if len(headings) > 1:
            chosen.update(_outdone(table, column, places, paths, year))
    return chosen


def _outdone(
    table: FormTable, column: FormColumn, places: Sequence[int], paths: Mapping[int, Path], year: int | None
) -> Mapping[int, FormColumn | None]:
    """The places that are not the column's: an aside where their year is another, None where they are the copy's own."""
    years = {place: _year_of(paths[place]) for place in places}
    printed = {named for named in years.values() if named is not None}
    known = year in printed or (year is not None and None in years.values())
    own = year if known else max(printed, default=None)
    other = {place for place, named in years.items() if named not in {None, own}}
    ranks = {place: _rank(column, paths[place]) for place in places if place not in other}
    best = [place for place, rank in ranks.items() if rank == max(ranks.values())]
    doubtful = has_one_value(table) and len({tuple(paths[place]) for place in best}) > 1
    prior = next(beside for beside in beside_columns() if beside.id == "prior")
    return {place: prior if place in other else None for place in places if doubtful or place not in best}


def _year_of(path: Path) -> int | None:
    found = [int(match[1]) for text in path if (match := _YEAR.match(heading_key(text)))]
    return found[-1] if found else None


def _rank(column: FormColumn, path: Path) -> int:
    if any(_THIS_YEAR.match(heading_key(text)) for text in path):
        return 2
    key = heading_key(path[-1])
    if not column.matches(key):
        return -1  # a heading that spans several columns, over one of the copy's own
    return 0 if _WHOLE.fullmatch(key) else 1
