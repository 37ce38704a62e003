"""A workbook into a Document: each visible sheet a section, merged cells resolved, values as the workbook shows them.

Cells are streamed by openpyxl, which knows shared strings, cached results of formulas, dates and number formats. What
it does not give while streaming (merged cells, hidden rows and columns) is read from the same part beside it.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries

from ingest.containers import ZIP_DAMAGE
from ingest.document import Document, SourceFile
from ingest.errors import UnreadableFile
from ingest.number_formats import shown
from ingest.parts import compose
from ingest.sheets import MOST_COLUMNS, MOST_ROWS, Area, Sheet, sheet_parts

_LARGEST_XML = 60 * 1024 * 1024  # unpacked; an annual report's workbook has less than one
_MOST_MERGED = 20_000
_XML = (".xml", ".rels")
_TRUE = frozenset({"1", "true"})
_MOST_CELLS = 400_000
# What openpyxl and the libraries under it raise on workbooks whose parts are missing or damaged.
_DAMAGE = (*ZIP_DAMAGE, zipfile.LargeZipFile, etree.LxmlError, SyntaxError, AttributeError, TypeError, AssertionError)
_DAMAGE_ALSO = (ArithmeticError, MemoryError, zlib.error)
_REMEDY = "open it in a spreadsheet program and save it anew as xlsx"


def read_xlsx(source: SourceFile) -> Document:
    """Read a workbook. Hidden sheets, rows and columns are left out and told. Raises UnreadableFile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that do not matter here
            sheets, told = _sheets(source)
    except (*_DAMAGE, *_DAMAGE_ALSO) as error:
        raise UnreadableFile(source.name, "is an Excel workbook that is cut off or damaged", _REMEDY) from error
    parts = [part for sheet in sheets for part in sheet_parts(sheet, alone=len(sheets) == 1)]
    document = compose(parts, "xlsx", None, told)
    if not document.text.strip():
        raise UnreadableFile(source.name, "the workbook holds no text", _REMEDY)
    return document


def _sheets(source: SourceFile) -> tuple[list[Sheet], tuple[str, ...]]:
    """The visible sheets, and what is to be said of the others."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        if sum(member.file_size for member in archive.infolist() if member.filename.endswith(_XML)) > _LARGEST_XML:
            raise UnreadableFile(source.name, "unpacks to an implausible size", _REMEDY)
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True, keep_links=False)
        sheets: list[Sheet] = []
        told: list[str] = []
        cells = 0
        for worksheet in book.worksheets:
            if worksheet.sheet_state != "visible":
                told.append(f"The sheet “{worksheet.title}” is hidden and was left out.")
                continue
            with archive.open(worksheet._worksheet_path) as part:  # the part that the sheet is streamed from
                layout = read_layout(part)
            if layout.overflows:
                raise _too_many(source)
            rows = _rows(source, worksheet, layout)
            cells += sum(map(len, rows))
            if cells > _MOST_CELLS:
                raise _too_many(source)
            sheets.append(Sheet(worksheet.title, rows, layout.merged))
            told.extend(_told(layout, worksheet.title))
    return sheets, tuple(told)


def _told(layout: "Layout", name: str) -> Iterator[str]:
    if layout.hidden_rows or layout.hidden_columns:
        yield f"Hidden rows or columns of the sheet “{name}” were left out."
    if layout.uncomputed:
        yield (
            f"{len(layout.uncomputed)} formulas of the sheet “{name}” carry no result and were not read; "
            "open the workbook in a spreadsheet program and save it."
        )


def _rows(source: SourceFile, worksheet: Any, layout: "Layout") -> tuple[tuple[str, ...], ...]:
    """The texts of a sheet, empty where a row or column is hidden. A formula without a result stands as it is."""
    worksheet.reset_dimensions()  # what a workbook says of its size is often wrong
    rows: list[tuple[str, ...]] = []
    filled = 0
    for number, cells in enumerate(worksheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)):
        row: list[str] = []
        for column, cell in enumerate(cells):
            hidden = number in layout.hidden_rows or column in layout.hidden_columns
            formula = layout.uncomputed.get((number, column))
            row.append("" if hidden else formula or shown(cell.value, cell.number_format or "General"))
        while row and not row[-1]:
            row.pop()
        filled += len(row)
        if filled > _MOST_CELLS:
            raise _too_many(source)
        rows.append(tuple(row))
    return tuple(rows)


def _too_many(source: SourceFile) -> UnreadableFile:
    fault = f"has more than the {MOST_ROWS} rows, {MOST_COLUMNS} columns or {_MOST_CELLS} cells that are read"
    return UnreadableFile(source.name, fault, "ingest the table of the annual report alone")


@dataclass(frozen=True)
class Layout:
    """What a worksheet part says beside the values of its cells, rows and columns from 0.

    ``uncomputed`` are the formulas whose result was never stored, by their place; ``overflows``: values stand beyond
    the rows or columns that are read.
    """

    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    uncomputed: Mapping[tuple[int, int], str]
    overflows: bool


def read_layout(part: IO[bytes]) -> Layout:
    """The layout that a worksheet's xml tells. Raises etree.LxmlError and ValueError on damaged xml."""
    merged: list[Area] = []
    rows: set[int] = set()
    columns: set[int] = set()
    uncomputed: dict[tuple[int, int], str] = {}
    overflows = False
    for _, element in etree.iterparse(part, events=("end",), resolve_entities=False, no_network=True):
        match etree.QName(element).localname:
            case "mergeCell" if len(merged) < _MOST_MERGED:
                left, top, right, bottom = (edge or 1 for edge in range_boundaries(element.get("ref") or "A1"))
                merged.append(Area(top - 1, left - 1, bottom - 1, right - 1))
            case "row":
                number = int(element.get("r") or 0)
                overflows = overflows or (number > MOST_ROWS and element.find("{*}c/*") is not None)
                if element.get("hidden") in _TRUE and number:
                    rows.add(number - 1)
                element.clear()
            case "col" if element.get("hidden") in _TRUE:
                columns |= {
                    place - 1
                    for place in range(
                        int(element.get("min") or 1), min(int(element.get("max") or 1), MOST_COLUMNS) + 1
                    )
                }
            case "c":
                formula = element.find("{*}f")
                has_value = bool(element.findtext("{*}v")) or element.find("{*}is") is not None
                if not has_value and formula is None:
                    continue
                left, top, _, _ = (edge or 1 for edge in range_boundaries(element.get("r") or "A1"))
                overflows = overflows or top > MOST_ROWS or left > MOST_COLUMNS
                if formula is not None and not has_value:
                    uncomputed[top - 1, left - 1] = f"={formula.text or ''}"
    return Layout(tuple(merged), frozenset(rows), frozenset(columns), uncomputed, overflows)
