"""A csv file into a Document: the encoding and the delimiter are told by the content, quoted cells kept whole."""

import csv
from collections import Counter

from ingest.document import Document, SourceFile
from ingest.encoding import UndecodableError, decode
from ingest.errors import UnreadableFile
from ingest.parts import compose
from ingest.sheets import MOST_COLUMNS, MOST_ROWS, Sheet, sheet_parts

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 200
_REMEDY = "save it from the spreadsheet program as xlsx and ingest that"


def read_csv(source: SourceFile) -> Document:
    """Read a csv file: comma, semicolon, tab or bar between the cells. Raises UnreadableFile."""
    try:
        decoded = decode(source.data)
    except UndecodableError as error:
        raise UnreadableFile(source.name, f"cannot be read as csv: {error}", _REMEDY) from error
    lines = decoded.text.replace("\0", "").splitlines(keepends=True)
    if lines and (said := lines[0].strip().lower()).startswith("sep=") and len(said) == 5:  # Excel's own mark
        delimiter, lines = said[4], lines[1:]
    else:
        delimiter = delimiter_of(lines)
    try:
        rows = tuple(tuple(row) for row in csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(source.name, f"cannot be read as csv ({error})", _REMEDY) from error
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        fault = f"has more than the {MOST_ROWS} rows or {MOST_COLUMNS} columns that are read"
        raise UnreadableFile(source.name, fault, "ingest the table of the annual report alone")
    document = compose(sheet_parts(Sheet("", rows), alone=True), "csv", None, decoded.warnings)
    if not document.text.strip():
        raise UnreadableFile(source.name, "the csv file holds no text", _REMEDY)
    return document


def delimiter_of(lines: list[str]) -> str:
    """The delimiter that parts the most lines into the same number of cells, at least two.

    >>> delimiter_of(["a;b;c\\n", "1,5;2;3\\n"]), delimiter_of(["a,b\\n"]), delimiter_of(["x\\n"])
    (';', ',', ',')
    """
    best, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines[:_SAMPLE_LINES], delimiter=delimiter))
        except csv.Error:
            continue
        alike = max((count * (width > 1) for width, count in widths.items()), default=0)
        if alike > most:
            best, most = delimiter, alike
    return best
