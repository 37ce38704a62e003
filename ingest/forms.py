"""The statistical forms of the reports as typed data, and which of them a text holds.

Rows, columns and identities come from ``vocabulary/forms/*.yaml``, ``vocabulary/columns.yaml`` and
``vocabulary/form_anchors.yaml``; nothing of a form is written in code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from ingest.label_keys import bracketed_unit, heading_key, label_keys

VOCABULARY = Path(__file__).with_name("vocabulary")
NARRATIVE = "NARR"

_VALUES_AT_LINE_END = re.compile(r"(?:[ \t]+[\d,.]+)+[ \t]*$", re.MULTILINE)

Basis = Literal["year", "cumulative", "stock"]
ColumnRole = Literal["value", "aside", "unit", "code", "label", "other"]
RelationKind = Literal["equal", "at_most", "at_least"]


@dataclass(frozen=True)
class FormColumn:
    """A column by meaning. ``under`` is a heading that must stand above; ``indicator`` overrides the row's.

    ``last``: its cell closes the row, though its heading is printed in a higher line than those before it.
    """

    id: str
    labels: tuple[re.Pattern[str], ...]
    role: ColumnRole
    under: str | None
    breakdown: tuple[tuple[str, str], ...]
    basis: Basis | None
    indicator: str | None
    unit: str | None
    optional: bool
    last: bool

    def matches(self, key: str) -> bool:
        """Whether a heading (see ``heading_key``) names this column."""
        return any(label.fullmatch(key) for label in self.labels)


@dataclass(frozen=True)
class FormRow:
    """A row of a form: ``keys`` are its labels as ``label_keys`` gives them; ``position`` is its place in the form."""

    id: str
    label: str
    keys: frozenset[str]
    indicator: str | None
    by_column: tuple[tuple[str, str], ...]
    unit: str | None
    text: bool
    basis: Basis | None
    group: str
    group_keys: frozenset[str]
    of: str | None
    area: str | None
    position: int

    def indicator_in(self, column: FormColumn | None) -> str | None:
        """The canonical indicator of this row's cell in ``column``, or None where the vocabulary has none."""
        if column is None:
            return self.indicator
        return column.indicator or dict(self.by_column).get(column.id, self.indicator)


@dataclass(frozen=True)
class Relation:
    """An arithmetic relation: the sum of ``parts`` against the sum of ``whole`` (rows, or columns where ``across``).

    ``usual`` marks one that usually holds and may lawfully fail; in the files ``kind: usual`` is an equality of that sort.
    ``more_is_lawful``: the parts may exceed the whole, by what came over from the year before.
    """

    id: str
    whole: tuple[str, ...]
    parts: tuple[str, ...]
    kind: RelationKind
    partition: bool
    usual: bool
    more_is_lawful: bool


@dataclass(frozen=True)
class FormTable:
    """One table of a form. ``header_required``: its row labels mean nothing unless its column headings were seen."""

    id: str
    columns: tuple[FormColumn, ...]
    header_required: bool
    unit: str | None
    rows: tuple[FormRow, ...]
    relations: tuple[Relation, ...]
    across: tuple[Relation, ...]
    year_within_cumulative: bool

    def row(self, row_id: str) -> FormRow:
        """The row of that id; KeyError if the form has none."""
        return {row.id: row for row in self.rows}[row_id]

    def rows_labelled(self, keys: Iterable[str]) -> tuple[FormRow, ...]:
        """The rows that one of ``keys`` names, the first key that names any deciding; several share some labels."""
        for key in keys:
            found = tuple(row for row in self.rows if key in row.keys)
            if found:
                return found
        return ()

    def column(self, column_id: str) -> FormColumn:
        """The column of that id; KeyError if the layout has none."""
        return {column.id: column for column in self.columns}[column_id]


@dataclass(frozen=True)
class Form:
    """A form regime with its tables, e.g. N2021."""

    name: str
    tables: tuple[FormTable, ...]


@dataclass(frozen=True)
class TableWords:
    """Words that decide what a cell is: zeros in words, units, labels that never carry figures, coverage phrases.

    ``multiples`` gives a unit with a power before it (万条) as that power and the unit; ``units`` has those too.
    """

    zero: frozenset[str]
    units: tuple[str, ...]
    multiples: Mapping[str, tuple[Decimal, str]]
    change: re.Pattern[str]
    money: frozenset[str]
    not_figures: re.Pattern[str]
    notes: frozenset[str]
    area: re.Pattern[str]
    body: re.Pattern[str]


@dataclass(frozen=True)
class Lexicon:
    """The words of a form: keys of its row labels and group headers, its columns, the headings above them."""

    rows: frozenset[str]
    groups: frozenset[str]
    group_names: str
    unders: frozenset[str]


def recognise_form(folded_text: str) -> str:
    """The form whose anchors stand in ``folded_text``, or NARR: by the words of its tables, never by title or numeral."""
    form = _anchored(re.sub(r"[\s|]+", "", folded_text))
    if form is None:  # the copy of a pdf may have the values of a row between the lines of its label
        form = _anchored(re.sub(r"[\s|]+", "", _VALUES_AT_LINE_END.sub("", folded_text)))
    return form or NARRATIVE


def _anchored(bare: str) -> str | None:
    for form, anchors in _anchors():
        if all(anchor in bare for anchor in anchors):
            return form
    return None


@lru_cache(maxsize=4096)
def printed_unit(label: str) -> str | None:
    """The unit that a label carries in its last bracket ("(单位:条)", "(万元)"), or None."""
    unit = bracketed_unit(label)
    return unit if unit in table_words().units else None


@cache
def form_named(name: str) -> Form | None:
    """The form of that name, or None for NARR and anything unknown."""
    return forms().get(name)


@cache
def forms() -> Mapping[str, Form]:
    """Every form of the vocabulary by name."""
    files = sorted((VOCABULARY / "forms").glob("*.yaml"))
    return {form.name: form for form in (_form(_load(path)) for path in files)}


@cache
def lexicon(form_name: str) -> Lexicon:
    """The words of the form of that name (empty for NARR)."""
    form = form_named(form_name)
    tables = form.tables if form else ()
    rows = [row for table in tables for row in table.rows]
    return Lexicon(
        rows=frozenset(key for row in rows for key in row.keys),
        groups=frozenset(key for row in rows for key in row.group_keys),
        group_names="|".join(dict.fromkeys(row.group for row in rows)),
        unders=frozenset(column.under for table in tables for column in table.columns if column.under),
    )


@lru_cache(maxsize=8192)  # the same headings are met in every table and from report to report
def columns_headed(form_name: str, heading: str) -> tuple[FormColumn, ...]:
    """The columns, of all tables of the form, that a printed heading names; none where the form is unknown."""
    form, key = form_named(form_name), heading_key(heading)
    return tuple(column for table in (form.tables if form else ()) for column in table.columns if column.matches(key))


@cache
def plain_columns() -> tuple[FormColumn, ...]:
    """The columns that any table may have beside its values: unit, code, label."""
    return tuple(_column(entry) for entry in _columns_file()["plain"])


@cache
def beside_columns() -> tuple[FormColumn, ...]:
    """The columns that a copy may have beside those of its form: changes, other years, running totals."""
    return tuple(_column(entry) for entry in _columns_file()["beside"])


@cache
def table_words() -> TableWords:
    """The word lists of ``columns.yaml``."""
    words = _columns_file()["words"]
    multiples = {
        f"{power}{unit}": (Decimal(times), unit)
        for power, times in words["powers"].items()
        for unit in words["units"]
        if f"{power}{unit}" not in words["units"] and unit not in words["money"][1:]
    }
    return TableWords(
        zero=frozenset(words["zero"]),
        units=tuple(sorted([*words["units"], *multiples], key=len, reverse=True)),
        multiples=multiples,
        change=re.compile("|".join(words["change"])),
        money=frozenset(words["money"]),
        not_figures=re.compile("|".join(words["not_figures"])),
        notes=frozenset(words["notes"]),
        area=re.compile("|".join(words["area"])),
        body=re.compile("|".join(words["body"])),
    )


def _load(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # the C one is ten times faster


@cache
def _columns_file() -> Any:
    return _load(VOCABULARY / "columns.yaml")


@cache
def _anchors() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((entry["form"], tuple(entry["all"])) for entry in _load(VOCABULARY / "form_anchors.yaml"))


def _form(entry: Mapping[str, Any]) -> Form:
    return Form(name=entry["form"], tables=tuple(_table(table) for table in entry["tables"]))


def _table(entry: Mapping[str, Any]) -> FormTable:
    columns = tuple(_column(column) for column in _columns_file()["layouts"][entry["layout"]])
    order: list[str] = entry.get("columns", [])
    if order:
        columns = tuple(sorted(columns, key=lambda column: order.index(column.id)))
    return FormTable(
        id=entry["id"],
        columns=columns,
        header_required=entry["header"] == "required",
        unit=entry.get("unit"),
        rows=tuple(_rows(entry["rows"])),
        relations=tuple(_relation(relation) for relation in entry.get("relations", [])),
        across=tuple(_relation(relation) for relation in entry.get("across", [])),
        year_within_cumulative=bool(entry.get("year_within_cumulative", False)),
    )


def _column(entry: Mapping[str, Any]) -> FormColumn:
    return FormColumn(
        id=entry["id"],
        labels=tuple(re.compile(str(label)) for label in entry["labels"]),
        role=entry.get("role", "value"),
        under=entry.get("under"),
        breakdown=tuple(entry.get("breakdown", {}).items()),
        basis=entry.get("basis"),
        indicator=entry.get("indicator"),
        unit=entry.get("unit"),
        optional=bool(entry.get("optional", False)),
        last=bool(entry.get("last", False)),
    )


def _rows(entries: Iterable[Mapping[str, Any]]) -> Iterable[FormRow]:
    group, group_keys = "", frozenset[str]()
    for position, entry in enumerate(entries):
        if "group" in entry:
            group = entry["group"]
            group_keys = frozenset(key for name in [group, *entry.get("also", [])] for key in label_keys(name))
            continue
        labels = [entry["label"], *entry.get("also", [])]
        yield FormRow(
            id=entry["id"],
            label=entry["label"],
            keys=frozenset(key for label in labels for key in label_keys(label)),
            indicator=entry.get("indicator", entry["id"]) or None,
            by_column=tuple(entry.get("by_column", {}).items()),
            unit=entry.get("unit"),
            text=entry.get("kind") == "text",
            basis=entry.get("basis"),
            group=group,
            group_keys=group_keys,
            of=entry.get("of"),
            area=entry.get("area"),
            position=position,
        )


def _relation(entry: Mapping[str, Any]) -> Relation:
    whole, kind = entry["whole"], entry.get("kind", "equal")
    return Relation(
        id=entry["id"],
        whole=(whole,) if isinstance(whole, str) else tuple(whole),
        parts=tuple(entry["parts"]),
        kind="equal" if kind == "usual" else kind,
        partition=bool(entry.get("partition", True)),
        usual=kind == "usual" or bool(entry.get("usual", False)),
        more_is_lawful=entry.get("more") == "lawful",
    )
