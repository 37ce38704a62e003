"""Which version of the readers read a report: a hash over their code and vocabulary."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_PARTS = (".py", ".yaml", ".csv")


@cache
def readers_version() -> str:
    """A hash that changes with every file of the package ``ingest``; reports read with another are read anew."""
    content = hashlib.sha256()
    for path, file in sorted(_readers(files("ingest"), ""), key=lambda pair: pair[0]):
        content.update(f"{path}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return content.hexdigest()[:16]


def _readers(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        path = f"{above}/{entry.name}"
        if entry.is_dir():
            found += _readers(entry, path)
        elif entry.name.endswith(_PARTS):
            found.append((path, entry))
    return found
