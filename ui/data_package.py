"""``datapackage.json`` of an export: the tables described as a Frictionless data package (specs.frictionlessdata.io, v1).

Licences are left out: those who published the reports set them, and a library does not know them.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ui.dictionary import Column, TableShape, tables

DESCRIPTOR: Final = "datapackage.json"
NAME: Final = "wenbao-library"

# A list is texts joined in CSV, for which version 1 of the specification has no type.
_FIELD_TYPES: Final = {"list": "string"}


def descriptor(folder: Path, counts: Mapping[str, int]) -> str:
    """The descriptor of the tables in ``folder`` as JSON text; ``counts`` holds how many rows each has."""
    resources = [
        resource for shape in tables().values() for resource in (_csv(folder, shape, counts), _parquet(folder, shape))
    ]
    package = {
        "profile": "data-package",
        "name": NAME,
        "title": "Figures of government information disclosure annual reports · 政府信息公开年度报告的数字",
        "description": "A Wenbao library: every figure with the characters it was read from. README.md explains the "
        "columns; texts/ holds the stored texts, whose characters every start and end counts. "
        "问报的一个库：每个数字都附有出处。各列的说明见 README.md；texts/ 是存储文本。",
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _csv(folder: Path, shape: TableShape, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": shape.name,
        "title": f"{shape.en} · {shape.zh}",
        "profile": "tabular-data-resource",
        **_file(folder, f"{shape.name}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "rows": counts[shape.name],
        "schema": schema(shape),
    }


def _parquet(folder: Path, shape: TableShape) -> dict[str, Any]:
    # The file carries its own schema; a table's schema in a descriptor is about its text form.
    return {
        "name": f"{shape.name}-parquet",
        "title": f"{shape.en} (parquet) · {shape.zh}（parquet）",
        "profile": "data-resource",
        "type": "file",
        **_file(folder, f"{shape.name}.parquet"),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }


def _file(folder: Path, name: str) -> dict[str, Any]:
    with (folder / name).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"path": name, "bytes": (folder / name).stat().st_size, "hash": f"sha256:{digest}"}


def schema(shape: TableShape) -> dict[str, Any]:
    """The Table Schema of a table: fields with both descriptions, keys, and what is NULL."""
    refers = [
        {
            "fields": list(columns),
            "reference": {"resource": "" if other == shape.name else other, "fields": list(tables()[other].key)},
        }
        for columns, other in shape.refers
    ]
    described: dict[str, Any] = {
        "fields": [_field(column) for column in shape.columns],
        "primaryKey": list(shape.key),
        "missingValues": [""],
    }
    return described | ({"foreignKeys": refers} if refers else {})


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FIELD_TYPES.get(column.kind, column.kind),
        "description": f"{column.en} · {column.zh}",
    }
    # An empty text reads like NULL in CSV, so only what is no text can be required there.
    return field | ({"constraints": {"required": True}} if not column.nullable and field["type"] != "string" else {})
