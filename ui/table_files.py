"""Tables written row by row as CSV, JSON or parquet, so that a library of any size needs the memory of a few rows.

Rows are sequences of values in the order of ``TableShape.columns``: str, int, Decimal, bool, date, mapping, sequence, None.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final, Protocol

from ui.dictionary import Column, TableShape
from ui.escape import csv_text

_BYTE_ORDER_MARK: Final = "\ufeff"
_NEEDS_QUOTES: Final = re.compile(r'[",\r\n]|^\s|\s$|^$')
_ROWS_A_GROUP: Final = 20_000  # of parquet: fixed, so that the same rows give the same bytes

Row = Sequence[object]


class TableFile(Protocol):
    """A table being written. The stream given to it stays open."""

    def add(self, row: Row) -> None:
        """Write one row."""

    def close(self) -> None:
        """Write what is left and the end of the file."""


class CsvFile:
    """CSV in UTF-8. NULL is an empty cell, an empty text is ``""``, a live formula is behind an apostrophe.

    Python's csv module writes NULL and the empty text alike (before 3.12) and leaves a lone carriage return bare.
    """

    def __init__(self, stream: BinaryIO, shape: TableShape, byte_order_mark: bool = False) -> None:
        self._stream = stream
        self._columns = shape.columns
        mark = _BYTE_ORDER_MARK if byte_order_mark else ""
        stream.write((mark + ",".join(shape.names) + "\n").encode("utf-8"))

    def add(self, row: Row) -> None:
        """Write one row."""
        cells = (csv_cell(value, column) for value, column in zip(row, self._columns, strict=True))
        self._stream.write((",".join(cells) + "\n").encode("utf-8", "replace"))

    def close(self) -> None:
        """There is nothing left to write."""


class JsonFile:
    """A JSON array of objects, one a line: texts exactly as stored, days as ISO dates."""

    def __init__(self, stream: BinaryIO, shape: TableShape) -> None:
        self._stream = stream
        self._names = shape.names
        self._before = "[\n"

    def add(self, row: Row) -> None:
        """Write one row."""
        line = json.dumps(json_object(self._names, row), ensure_ascii=False)
        self._stream.write((self._before + line).encode("utf-8", "replace"))
        self._before = ",\n"

    def close(self) -> None:
        """Close the array."""
        self._stream.write(b"[]\n" if self._before == "[\n" else b"\n]\n")


class ParquetFile:
    """Parquet: numbers are doubles, objects and arrays JSON texts, lists lists; row groups of a fixed size."""

    def __init__(self, stream: BinaryIO, shape: TableShape) -> None:
        # Loaded here: no other format needs it, and it takes long.
        import pyarrow as pa
        from pyarrow import parquet

        self._columns = shape.columns
        self._schema = pa.schema(
            [pa.field(column.name, _arrow_type(column), column.nullable) for column in shape.columns]
        )
        # A wrapper of our own position: a pipe cannot tell it.
        self._writer = parquet.ParquetWriter(pa.PythonFile(_Counted(stream), mode="w"), self._schema)
        self._rows: list[list[object]] = []

    def add(self, row: Row) -> None:
        """Write one row."""
        self._rows.append([_arrow_value(value, column) for value, column in zip(row, self._columns, strict=True)])
        if len(self._rows) == _ROWS_A_GROUP:
            self._write_group()

    def close(self) -> None:
        """Write the rows kept back and the footer."""
        if self._rows:
            self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        import pyarrow as pa

        columns = zip(*self._rows, strict=True)
        arrays = [pa.array(list(values), field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


class _Counted:
    """A stream that only goes forward and knows how far it is; closing it leaves the stream open."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0

    def write(self, data: bytes) -> int:
        self._stream.write(data)
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()


def csv_cell(value: object, column: Column) -> str:
    """One cell of CSV, quoted where it has to be."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case int():
            return str(value)
    if column.kind == "list":
        shown = "; ".join(map(str, _listed(value)))
        if not shown:
            return ""
    else:
        shown = value if isinstance(value, str) else _json_text(value)
    guarded = csv_text(shown)
    return '"' + guarded.replace('"', '""') + '"' if _NEEDS_QUOTES.search(guarded) else guarded


def json_object(names: Sequence[str], row: Row) -> dict[str, Any]:
    """One row as JSON: a whole number as such, any other as a double."""
    return {name: _json_value(value) for name, value in zip(names, row, strict=True)}


def _json_value(value: object) -> object:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def _json_text(value: object) -> str:
    return json.dumps(dict(value) if isinstance(value, Mapping) else _listed(value), ensure_ascii=False)


def _listed(value: object) -> list[object]:
    if not isinstance(value, Sequence):
        raise TypeError(f"no sequence: {value!r}")
    return list(value)


def _arrow_type(column: Column) -> Any:
    import pyarrow as pa

    kinds = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    return kinds.get(column.kind, pa.string())


def _arrow_value(value: object, column: Column) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if value is None or column.kind not in ("object", "array", "list"):
        return value
    return _listed(value) if column.kind == "list" else _json_text(value)
