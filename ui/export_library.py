"""A whole library as a folder of CSV and parquet tables with a data package: the same library, the same bytes.

The folder is written beside its place and put there at the end, so that nobody sees half of it.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.errors import LibraryError
from index.library import Library
from ui.data_package import DESCRIPTOR, NAME, descriptor
from ui.dictionary import dictionary_markdown, tables
from ui.library_tables import indicator_rows, rows_of
from ui.table_files import CsvFile, ParquetFile, Row, TableFile
from ui.whole_file import umask

README: Final = "README.md"
TEXTS: Final = "texts"
ORIGINALS: Final = "originals"
_OWN: Final = {
    *(f"{name}.{ending}" for name in tables() for ending in ("csv", "parquet")),
    *(DESCRIPTOR, README, TEXTS, ORIGINALS),
}


class NotAnExport(LibraryError):
    """The folder to export into holds something else."""

    def __init__(self, folder: Path, other: str) -> None:
        super().__init__(
            f"{folder}: this folder holds {other}, which is no export of wenbao",
            "name a new folder, or add the export to what is there: --force",
        )


class LibraryChanged(LibraryError):
    """Reports came or went while the export was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: the library changed while it was exported", "export it again; nothing was written")


@dataclass(frozen=True)
class Exported:
    """How many rows each table has, and how many originals were copied."""

    rows: Mapping[str, int]
    originals: int


def export_library(
    library: Library,
    folder: Path,
    *,
    originals: bool = False,
    force: bool = False,
    done: Callable[[], None] = lambda: None,
) -> Exported:
    """Write the library into ``folder`` in place of an earlier export; ``done`` is called after each report.

    With ``originals`` the files as they came are copied too. A folder that holds anything else is refused, unless
    ``force``, which replaces files of the same names and leaves the others. Raises NotAnExport, LibraryChanged, OSError.
    """
    goal = folder.resolve()
    _refuse_other(goal, folder, force)
    goal.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=goal.parent, prefix=f".{goal.name}.writing-"))
    try:
        exported = _write(library, beside, originals, done)
        _put(beside, goal)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return exported


def _refuse_other(goal: Path, folder: Path, force: bool) -> None:
    if goal.exists() and not goal.is_dir():
        raise NotAnExport(folder, "a file")
    if force or not goal.is_dir():
        return
    names = {entry.name for entry in goal.iterdir()}
    others = sorted(names - _OWN)
    if others:
        raise NotAnExport(folder, others[0])
    if names and not _is_export(goal):
        raise NotAnExport(folder, sorted(names)[0])


def _is_export(goal: Path) -> bool:
    described = goal / DESCRIPTOR
    return described.is_file() and f'"name": "{NAME}"' in described.read_text(encoding="utf-8", errors="replace")


def _write(library: Library, folder: Path, originals: bool, done: Callable[[], None]) -> Exported:
    catalog = library.catalog
    reports = sorted(catalog.reports(), key=lambda row: row.id)
    (folder / TEXTS).mkdir()
    used: set[str] = set()
    copied = 0
    with _table_files(folder) as add:
        for row in reports:
            text_file = f"{TEXTS}/{row.id}.txt"
            (folder / text_file).write_bytes(catalog.text(row.id).encode("utf-8", "replace"))
            original = library.original(row.sha256) if originals else None
            original_file = f"{ORIGINALS}/{row.id}/{original.name}" if original else None
            if original and original_file:
                (folder / original_file).parent.mkdir(parents=True)
                shutil.copyfile(original, folder / original_file)
                copied += 1
            found = rows_of(catalog, row, text_file, original_file)
            used |= found.indicators
            for table, rows in found.rows.items():
                for cells in rows:
                    add(table, cells)
            done()
        for cells in indicator_rows(frozenset(used)):
            add("indicators", cells)
    if sorted(catalog.reports(), key=lambda row: row.id) != reports:
        raise LibraryChanged(library.path)
    (folder / README).write_text(dictionary_markdown(), encoding="utf-8", newline="\n")
    (folder / DESCRIPTOR).write_text(descriptor(folder, add.counts), encoding="utf-8", newline="\n")
    return Exported(add.counts, copied)


class _Adder:
    """Adds a row to both files of a table and counts."""

    def __init__(self, files: Mapping[str, tuple[TableFile, ...]]) -> None:
        self._files = files
        self.counts = dict.fromkeys(files, 0)

    def __call__(self, table: str, cells: Row) -> None:
        for file in self._files[table]:
            file.add(cells)
        self.counts[table] += 1


@contextmanager
def _table_files(folder: Path) -> Iterator[_Adder]:
    with ExitStack() as opened:
        files: dict[str, tuple[TableFile, ...]] = {}
        for name, shape in tables().items():
            csv_stream, parquet_stream = (
                opened.enter_context((folder / f"{name}.{ending}").open("wb")) for ending in ("csv", "parquet")
            )
            files[name] = (CsvFile(csv_stream, shape), ParquetFile(parquet_stream, shape))
            for file in files[name]:
                opened.callback(file.close)  # before its stream, also where something fails
        yield _Adder(files)


def _put(beside: Path, goal: Path) -> None:
    """Put the finished folder where it belongs, in place of an earlier export."""
    os.chmod(beside, 0o777 & ~umask())  # it was made for its owner alone
    if not goal.exists():
        os.rename(beside, goal)
        return
    names = {entry.name for entry in goal.iterdir()}
    if not names or (_is_export(goal) and names <= _OWN):
        old = Path(tempfile.mkdtemp(dir=goal.parent, prefix=f".{goal.name}.old-"))
        os.rename(goal, old / goal.name)
        try:
            os.rename(beside, goal)
        except OSError:
            os.rename(old / goal.name, goal)
            raise
        finally:
            shutil.rmtree(old, ignore_errors=True)
        return
    for file in sorted(path for path in beside.rglob("*") if path.is_file()):
        place = goal / file.relative_to(beside)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, place)
