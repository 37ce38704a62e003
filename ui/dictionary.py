"""The tables that Wenbao writes for other programs: their columns, types and meaning, read from dictionary.yaml.

Whatever describes a table (the CSV header, the parquet schema, the schema of ``datapackage.json``, the data dictionary)
is made from here, so that they cannot differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

import yaml

from ui.texts import Language

ColumnKind = Literal["string", "integer", "number", "boolean", "date", "object", "array", "list"]


@dataclass(frozen=True)
class Column:
    """One column. ``nullable`` says that it may hold NULL; ``zh`` and ``en`` say what it holds."""

    name: str
    kind: ColumnKind
    nullable: bool
    zh: str
    en: str


@dataclass(frozen=True)
class TableShape:
    """A table: its columns in order, the columns that tell its rows apart, and those that point to other tables.

    ``refers`` holds (columns, table): these columns hold the key of that table's row, or NULL.
    """

    name: str
    zh: str
    en: str
    key: tuple[str, ...]
    refers: tuple[tuple[tuple[str, ...], str], ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> Mapping[str, TableShape]:
    """Every table by name, those that are pointed to before those that point to them."""
    entries = yaml.safe_load(Path(__file__).with_name("dictionary.yaml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _shape(name, entry) for name, entry in entries.items()})


def _shape(name: str, entry: Mapping[str, Any]) -> TableShape:
    return TableShape(
        name=name,
        zh=entry["zh"],
        en=entry["en"],
        key=tuple(entry["key"].split()),
        refers=tuple((tuple(columns.split()), other) for columns, other in entry.get("refers", {}).items()),
        columns=tuple(_column(column, *said) for column, said in entry["columns"].items()),
    )


def _column(name: str, kind: str, zh: str, en: str) -> Column:
    bare, slash, _ = kind.partition("/")
    return Column(name, cast(ColumnKind, bare), bool(slash), zh, en)


def dictionary_lines(shape: TableShape, language: Language) -> list[tuple[str, str, str]]:
    """One table for reading: name, type and meaning of each column, without a head."""
    return [(column.name, kind_text(column), getattr(column, language)) for column in shape.columns]


def kind_text(column: Column) -> str:
    """The type of a column for reading.

    >>> kind_text(Column("year", "integer", True, "", ""))
    'integer or NULL'
    """
    return column.kind + (" or NULL" if column.nullable else "")


def dictionary_markdown() -> str:
    """All tables as one Markdown text in both languages: the documentation, and the README of an export."""
    return "\n".join(_markdown()) + "\n"


def _markdown() -> Iterator[str]:
    yield "# 数据字典 · Data dictionary"
    yield ""
    for paragraph in _CONVENTIONS:
        yield f"- {paragraph}"
    for shape in tables().values():
        yield from ("", f"## {shape.name}", "", f"{shape.zh}。  ", f"{shape.en[0].upper()}{shape.en[1:]}.", "")
        yield f"Key: {', '.join(f'`{name}`' for name in shape.key)}." + "".join(
            f" `{', '.join(columns)}` → {other}." for columns, other in shape.refers
        )
        yield from ("", "| column | type | 说明 | meaning |", "| --- | --- | --- | --- |")
        for column in shape.columns:
            yield f"| `{column.name}` | {kind_text(column)} | {column.zh} | {column.en} |"


_CONVENTIONS = (
    'CSV is UTF-8, one header line, lines end with LF. NULL is an empty cell; an empty text is `""`; 0 is `0`. '
    "A reader that takes the first two for the same loses nothing where it reads `blank`.",
    'CSV：UTF-8，首行为列名。NULL 为空格子，空文本为 `""`，零为 `0`；空白与否看 `blank` 列。',
    "A text in CSV that a spreadsheet would run as a formula (and one that begins with an apostrophe) has one apostrophe "
    "before it: take off one leading apostrophe to have it as stored. JSON and parquet hold every text as stored.",
    "CSV 中会被电子表格当作公式的文本（以及本来以撇号开头的文本）前加一个撇号，去掉一个即为原文；JSON 和 parquet 不加。",
    "`value` is exact in CSV; in JSON and parquet it is a double, exact up to fifteen digits. `raw` keeps the print.",
    "`value` 在 CSV 中是精确的十进制数，在 JSON 和 parquet 中是双精度数（十五位以内精确）；`raw` 保留印出的原样。",
    "`start` and `end` count characters (code points) of the report's stored text, from 0: `text[start:end] == raw` "
    "for a figure with a print. `wenbao show ID --text` and the folder `texts` of an export hold that text.",
    "`start`、`end` 数存储文本的字符，从 0 起；存储文本见 `wenbao show ID --text` 和导出文件夹的 `texts`。",
)
