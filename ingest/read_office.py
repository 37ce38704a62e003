"""Legacy documents into Documents: saved anew by LibreOffice as docx or xlsx and read as that."""

import io
import re
import zipfile
from dataclasses import replace

from ingest.containers import ZIP_DAMAGE, word_stream
from ingest.convert_office import antiword_program, converted, office_program
from ingest.document import Document, FileKind, SourceFile
from ingest.errors import UnreadableFile

_UNMERGED = (
    "The file was read with antiword, which does not tell merged cells from empty ones; "
    "with LibreOffice (Debian package libreoffice-writer-nogui) they are told apart."
)
_LOST_ROWS = (
    "LibreOffice runs the rows of a table of this file together, so the file was read with antiword, which does not tell "
    "merged cells from empty ones; save it as docx in a word processor and ingest that to have them told apart."
)
# A row of a Word table ends in a cell mark and a row mark (MS-DOC 2.4.3); a next row with an empty cell adds to the run.
_ROW_ENDS = re.compile(rb"(?:\x07\x00){2,}")
_ROW_START = re.compile(rb"<w:tr[ >]")


def read_doc(source: SourceFile) -> Document:
    """Read a legacy Word or WPS document. Raises UnreadableFile; UnsupportedFormat where no program for it is installed.

    LibreOffice writes the cells of some tables (one that ends a file) into one line, where 52 and 57 become 5257: such
    a result is not read.
    """
    if office_program() is None and antiword_program() is not None:
        return _by_antiword(source, _UNMERGED)
    word = converted(source, "doc", "docx")
    if _rows_in(word) >= len(_ROW_ENDS.findall(word_stream(source))):
        return _read_docx(source, "doc", word)
    if antiword_program() is not None:
        return _by_antiword(source, _LOST_ROWS)
    raise UnreadableFile(
        source.name, "is a legacy Word document whose tables LibreOffice loses", "save it as docx in a word processor"
    )


def read_as_docx(source: SourceFile, kind: FileKind) -> Document:
    """Read what LibreOffice Writer opens. Raises UnreadableFile, UnsupportedFormat."""
    return _read_docx(source, kind, converted(source, kind, "docx"))


def read_as_xlsx(source: SourceFile, kind: FileKind) -> Document:
    """Read what LibreOffice Calc opens. Raises UnreadableFile, UnsupportedFormat."""
    from ingest.read_xlsx import read_xlsx

    return replace(read_xlsx(replace(source, data=converted(source, kind, "xlsx"))), kind=kind)


def _read_docx(source: SourceFile, kind: FileKind, word: bytes) -> Document:
    from ingest.read_docx import read_docx

    return replace(read_docx(replace(source, data=word)), kind=kind)


def _by_antiword(source: SourceFile, reason: str) -> Document:
    from ingest.read_docbook import read_docbook

    document = read_docbook(source)
    return replace(document, warnings=(reason, *document.warnings)) if document.tables else document


def _rows_in(word: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(word)) as archive:
            return len(_ROW_START.findall(archive.read("word/document.xml")))
    except ZIP_DAMAGE:
        return 0  # its reader says what is wrong
