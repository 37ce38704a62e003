"""What kind of document a zip or an OLE container holds: a suffix says nothing, the parts inside do."""

import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import FileKind, SourceFile
from ingest.errors import IngestError, UnreadableFile, UnsupportedFormat

LARGEST_UNPACKED = 200 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SAVE_AS = "save it as docx, pdf, html or txt and ingest that"
GET_AGAIN = "get the file again from where it was published"
_WITHOUT_PASSWORD = "save it without a password and ingest that"
# What zipfile raises on archives that are cut off, damaged or made to harm.
ZIP_DAMAGE = (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError, LookupError)
# What olefile raises on the same.
OLE_DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, OverflowError, struct.error)
_LONGEST_MARK = 4096  # bytes of an OpenDocument's member mimetype that are looked at


@dataclass(frozen=True)
class _Mark:
    """A member by which a zip-based format is told; ``kind`` is None where no reader exists for it."""

    member: str
    name: str
    kind: FileKind | None = None


_ZIP_MARKS = (
    _Mark("word/document.xml", "a Word document", "docx"),
    _Mark("xl/workbook.xml", "an Excel workbook", "xlsx"),
    _Mark("xl/", "a binary Excel workbook"),
    _Mark("ppt/", "a PowerPoint presentation"),
    _Mark("OFD.xml", "an OFD document"),
)
_OPEN_DOCUMENTS: dict[bytes, FileKind] = {b"opendocument.text": "odt", b"opendocument.spreadsheet": "ods"}


def zip_kind(source: SourceFile) -> FileKind:
    """The kind of a file that begins as a zip. Raises UnreadableFile, UnsupportedFormat."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            members = archive.infolist()
            mark = _mimetype(archive, members)
    except ZIP_DAMAGE as error:
        raise UnreadableFile(source.name, "is a docx or zip file that is cut off or damaged", GET_AGAIN) from error
    names = [member.filename for member in members]
    kind = next((kind for text, kind in _OPEN_DOCUMENTS.items() if text in mark), None)
    for known in _ZIP_MARKS:
        if kind is None and any(name.startswith(known.member) for name in names):
            kind = known.kind
            if kind is None:
                raise UnsupportedFormat(source.name, f"is {known.name}, which cannot be read", SAVE_AS)
    if kind is None and "content.xml" in names:
        raise UnsupportedFormat(source.name, "is an OpenDocument file of no readable sort", SAVE_AS)
    if kind is not None and sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise UnreadableFile(source.name, "unpacks to an implausible size", GET_AGAIN)
    return kind or "zip"


def ole_kind(source: SourceFile) -> FileKind:
    """The kind of an OLE file by the streams in it. Raises UnreadableFile when damaged or encrypted, UnsupportedFormat."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as container:
            streams = {entry[0].casefold() for entry in container.listdir()}
            head = container.openstream("WordDocument").read(12) if "worddocument" in streams else b""
    except OLE_DAMAGE as error:
        raise UnreadableFile(source.name, "is a legacy Office file that is cut off or damaged", GET_AGAIN) from error
    if "encryptedpackage" in streams or (len(head) == 12 and head[11] & 1):
        raise UnreadableFile(source.name, "is encrypted with a password", _WITHOUT_PASSWORD)
    if head:
        return "doc"
    if streams & {"workbook", "book"}:
        return "xls"
    if streams & {"contents", "matost", "mm"}:
        return "wps"
    raise _no_document(source, streams)


def word_stream(source: SourceFile) -> bytes:
    """The stream of a .doc that its text stands in, b"" where it cannot be had."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as container:
            return bytes(container.openstream("WordDocument").read())
    except OLE_DAMAGE:
        return b""


def _mimetype(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> bytes:
    for member in members:
        if member.filename == "mimetype" and member.file_size <= _LONGEST_MARK:
            return archive.read(member)
    return b""


def _no_document(source: SourceFile, streams: set[str]) -> IngestError:
    if "powerpoint document" in streams:
        return UnsupportedFormat(source.name, "is a PowerPoint presentation, which cannot be read", SAVE_AS)
    return UnsupportedFormat(source.name, "is an OLE file that holds no document that can be read", SAVE_AS)
