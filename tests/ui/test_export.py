"""``wenbao export``: what is in the tables is what is in the catalog, and the data package says so truly."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from index.catalog import Catalog
from index.library import open_library
from ui.dictionary import TableShape, dictionary_markdown, tables
from ui.figure_table import COLUMNS, failed_relations, figure_cells, figure_row
from ui.library_tables import indicator_rows, rows_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalog(sample_library: Path) -> Catalog:
    return open_library(sample_library).catalog


@pytest.fixture(scope="module")
def exported(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "tables"
    command = [sys.executable, "-m", "ui", "--library", str(sample_library), "export", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=True)
    assert "figures" in done.stdout
    return folder


def stored_rows(catalog: Catalog, table: str) -> list[tuple[object, ...]]:
    """What the catalog holds, in the order of an export."""
    reports = sorted(catalog.reports(), key=lambda row: row.id)
    found = [rows_of(catalog, row, f"texts/{row.id}.txt", None) for row in reports]
    if table == "indicators":
        return [tuple(row) for row in indicator_rows(frozenset().union(*(one.indicators for one in found)))]
    return [tuple(row) for one in found for row in one.rows[table]]


def from_csv(cell: str, quoted: bool, kind: str) -> object:
    """A cell back as the value it was written from; ``quoted`` tells the empty text from NULL."""
    if cell == "" and kind == "list":
        return ()
    if cell == "" and not quoted:
        return None
    match kind:
        case "integer":
            return int(cell)
        case "number":
            return Decimal(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]
        case "object" | "array":
            return json.loads(cell.removeprefix("'"))
        case "list":
            return tuple(cell.removeprefix("'").split("; "))
    return cell.removeprefix("'")


def plain(value: object) -> object:
    """A value of the catalog as both files can give it back: days as texts, mappings and sequences as such."""
    return value.isoformat() if hasattr(value, "isoformat") else list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("table", tables())
def test_csv_gives_back_every_row_exactly(exported: Path, catalog: Catalog, table: str) -> None:
    shape = tables()[table]
    options = arrow_csv.ConvertOptions(
        column_types=dict.fromkeys(shape.names, "string"),
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    parsing = arrow_csv.ParseOptions(newlines_in_values=True)
    read = arrow_csv.read_csv(exported / f"{table}.csv", parse_options=parsing, convert_options=options)
    assert tuple(read.column_names) == shape.names
    rows = [
        tuple(from_csv(row[c.name] or "", row[c.name] is not None, c.kind) for c in shape.columns)
        for row in read.to_pylist()
    ]
    stored = stored_rows(catalog, table)
    assert len(stored) > 3 or table == "reports"
    assert [tuple(map(plain, row)) for row in rows] == [tuple(map(plain, row)) for row in stored]


@pytest.mark.parametrize("table", tables())
def test_parquet_gives_back_every_row(exported: Path, catalog: Catalog, table: str) -> None:
    shape: TableShape = tables()[table]
    read = parquet.read_table(exported / f"{table}.parquet")
    assert tuple(read.column_names) == shape.names

    def back(value: Any, kind: str) -> object:
        if value is None:
            return None
        if kind == "number":
            return Decimal(repr(value))
        return json.loads(value) if kind in ("object", "array") else plain(value)

    rows = [tuple(back(row[c.name], c.kind) for c in shape.columns) for row in read.to_pylist()]
    assert rows == [tuple(map(plain, row)) for row in stored_rows(catalog, table)]
    assert [field.nullable for field in read.schema] == [column.nullable for column in shape.columns]


def test_figures_are_those_of_the_catalog(exported: Path, catalog: Catalog) -> None:
    with (exported / "figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    figures = catalog.figures()
    assert len(rows) == len(figures)
    failed = failed_relations(catalog.findings())
    assert failed
    for figure in figures:
        row = rows[figure.id]
        assert row["value"] == ("" if figure.value is None else f"{figure.value:f}")
        assert (row["blank"], row["checks_failed"]) == (
            str(figure.blank).lower(),
            "; ".join(failed.get(figure.id, ())),
        )
        text = (exported / "texts" / f"{figure.report}.txt").read_bytes().decode("utf-8")
        assert text[figure.start : figure.end] == row["raw"].removeprefix("'")
        assert text[figure.quote_start : figure.quote_end] == row["quote"].removeprefix("'")


def test_frictionless_finds_the_package_valid(exported: Path) -> None:
    from frictionless import Package

    report = Package(str(exported / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == 2 * len(tables())


def test_frictionless_would_see_a_wrong_number_of_bytes_and_a_broken_reference(exported: Path, tmp_path: Path) -> None:
    from shutil import copytree

    from frictionless import Package

    copytree(exported, tmp_path / "spoiled")
    figures = tmp_path / "spoiled" / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b",req_received,", b",req_received_,", 1))
    report = Package(str(tmp_path / "spoiled" / "datapackage.json")).validate()
    assert {"hash-count", "byte-count", "foreign-key"} <= {kind for (kind,) in report.flatten(["type"])}


def test_the_schema_is_the_dictionary(exported: Path) -> None:
    package = json.loads((exported / "datapackage.json").read_text("utf-8"))
    described = {resource["name"]: resource for resource in package["resources"]}
    assert "licenses" not in package
    for name, shape in tables().items():
        fields = described[name]["schema"]["fields"]
        assert tuple(field["name"] for field in fields) == shape.names
        for field, column in zip(fields, shape.columns, strict=True):
            assert field["type"] == ("string" if column.kind == "list" else column.kind)
            assert column.zh in field["description"]
            assert column.en in field["description"]
        for ending, suffix in (("csv", ""), ("parquet", "-parquet")):
            data = (exported / f"{name}.{ending}").read_bytes()
            resource = described[name + suffix]
            assert resource["bytes"] == len(data)
            assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    assert tables()["figures"].names == COLUMNS
    assert (exported / "README.md").read_text("utf-8") == dictionary_markdown()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_library_gives_the_same_bytes_and_an_export_is_replaced(
    run, sample_library: Path, exported: Path, tmp_path: Path
) -> None:
    from index.originals import keep_original
    from ingest.source import load_source

    original = load_source(ROOT / "eval" / "reports" / "panzhihua-2009.html")
    keep_original(open_library(sample_library).path, original)
    goal = tmp_path / "again"
    assert run("export", str(goal), "--originals").exit_code == 0
    (copied,) = [path for path in (goal / "originals").rglob("*") if path.is_file()]
    assert copied.read_bytes() == original.data
    assert run("export", str(goal)).exit_code == 0
    assert everything(goal) == everything(exported)
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_a_folder_of_other_things_is_refused_and_kept(run, tmp_path: Path) -> None:
    notes = tmp_path / "goal" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("mine", encoding="utf-8")
    result = run("export", str(notes.parent))
    assert result.exit_code == 1
    assert "notes.txt" in result.stderr
    assert "--force" in result.stderr
    assert everything(notes.parent) == {"notes.txt": b"mine"}
    assert run("export", str(notes.parent), "--force").exit_code == 0
    assert notes.read_text(encoding="utf-8") == "mine"
    assert (notes.parent / "figures.csv").is_file()


@pytest.mark.parametrize("name", ["figures.csv", "texts", "datapackage.json"])
def test_a_name_of_ours_alone_makes_no_export(run, tmp_path: Path, name: str) -> None:
    goal = tmp_path / "goal"
    goal.mkdir()
    mine = goal / name / "mine.txt" if name == "texts" else goal / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    assert run("export", str(goal)).exit_code == 1
    assert mine.read_text(encoding="utf-8") == "mine"
    if name == "texts":
        assert run("export", str(goal), "--force").exit_code == 0
        assert mine.read_text(encoding="utf-8") == "mine"


def test_an_export_that_fails_leaves_what_was_there(sample_library: Path, tmp_path: Path) -> None:
    from ui.export_library import LibraryChanged, export_library

    library = open_library(sample_library)
    goal = tmp_path / "goal"
    export_library(library, goal)
    before = everything(goal)

    def breaks() -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        export_library(library, goal, done=breaks)
    assert everything(goal) == before
    assert [path.name for path in tmp_path.iterdir()] == ["goal"]
    assert "nothing was written" in str(LibraryChanged(goal))


def test_a_library_that_changes_meanwhile_is_said(sample_library: Path, tmp_path: Path) -> None:
    from shutil import copytree

    from ui.export_library import LibraryChanged, export_library

    library = open_library(Path(copytree(sample_library, tmp_path / "library")))
    last = max(row.id for row in library.catalog.reports())
    first = min(row.id for row in library.catalog.reports())
    removed: list[str] = []

    def remove_once() -> None:
        if not removed:
            removed.append(first)
            library.catalog.remove(first)

    assert first != last
    with pytest.raises(LibraryChanged):
        export_library(library, tmp_path / "goal", done=remove_once)
    assert not (tmp_path / "goal").exists()


def test_an_empty_library_exports_empty_tables(run, tmp_path: Path) -> None:
    from frictionless import Package

    open_library(tmp_path / "new", create=True)
    result = run("--library", str(tmp_path / "new"), "export", str(tmp_path / "goal"))
    assert result.exit_code == 0
    assert "no reports" in result.stderr
    assert Package(str(tmp_path / "goal" / "datapackage.json")).validate().valid
    assert parquet.read_table(tmp_path / "goal" / "figures.parquet").num_rows == 0


def test_a_hostile_label_is_dead_in_csv_and_comes_back(catalog: Catalog) -> None:
    from dataclasses import replace

    from ui.table_files import CsvFile

    evil = '=HYPERLINK("http://evil.example","x")\r\''
    row = next(iter(catalog.reports()))
    figure = replace(catalog.figures([row.id])[0], label=evil, quote="'" + evil, column="'")
    stream = io.BytesIO()
    CsvFile(stream, tables()["figures"]).add(figure_cells(figure_row(row, figure)))
    (read,) = csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""))
    assert read["label"] == "'" + evil
    assert read["quote"].removeprefix("'") == "'" + evil
    assert read["column"].removeprefix("'") == "'"


def test_figures_stream_in_the_memory_of_one_report() -> None:
    """300,000 figures pass through each writer while no more rows are alive than a row group holds."""
    code = """
import io, resource, sys
from ui.dictionary import tables
from ui.table_files import CsvFile, JsonFile, ParquetFile
class Nowhere(io.RawIOBase):
    def writable(self): return True
    def write(self, data): return len(data)
shape = tables()["evidence"]
for kind in (CsvFile, JsonFile, ParquetFile):
    file = kind(Nowhere(), shape)
    file.add(("r", "agency", 0, 1, "x"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(300_000):
        file.add(("r" * 12, "agency", number, number + 1, f"quote {number} " * 20))
    file.close()
    print(kind.__name__, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=300, check=True
    )
    grown = dict(line.split() for line in done.stdout.splitlines())
    assert int(grown["CsvFile"]) < 5
    assert int(grown["JsonFile"]) < 5
    assert int(grown["ParquetFile"]) < 120  # the quotes alone are 80 MB; a group of rows and its Arrow copy are not
