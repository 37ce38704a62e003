"""Bytes into SourceFiles, and what kind of file the bytes really are, whatever their name says."""

import hashlib
import io
import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.annual_report import require_annual_report
from ingest.document import FileKind, SourceFile
from ingest.errors import IngestError, UnreadableFile, UnsupportedFormat

# require_annual_report is offered here too: a source is loaded, sniffed and, once read, asked whether it is a report.
__all__ = ["LARGEST_FILE", "load_source", "name_warning", "require_annual_report", "sniff", "source_of"]

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024

_SAVE_AS = "save it as docx, pdf, html or txt and ingest that"
_OCR_FIRST = "run it through OCR and ingest the resulting text or pdf"
_UNPACK_FIRST = "unpack it and ingest the files inside"
_GET_AGAIN = "get the file again from where it was published"


@dataclass(frozen=True)
class ForeignFormat:
    """A format without a reader, recognised so that the refusal can say what it is and what to do."""

    mark: bytes
    name: str
    remedy: str


_FIRST_BYTES = (
    ForeignFormat(b"{\\rtf", "an RTF document", _SAVE_AS),
    ForeignFormat(b"\x89PNG", "a PNG image", _OCR_FIRST),
    ForeignFormat(b"\xff\xd8\xff", "a JPEG image", _OCR_FIRST),
    ForeignFormat(b"GIF8", "a GIF image", _OCR_FIRST),
    ForeignFormat(b"II*\0", "a TIFF image", _OCR_FIRST),
    ForeignFormat(b"MM\0*", "a TIFF image", _OCR_FIRST),
    ForeignFormat(b"RIFF", "an image, a sound or a video", _OCR_FIRST),
    ForeignFormat(b"Rar!", "a RAR archive", _UNPACK_FIRST),
    ForeignFormat(b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK_FIRST),
    ForeignFormat(b"\x1f\x8b", "a gzip archive", _UNPACK_FIRST),
    ForeignFormat(b"BZh", "a bzip2 archive", _UNPACK_FIRST),
    ForeignFormat(b"CAJ", "a CAJ document", _SAVE_AS),
    ForeignFormat(b"SQLite format 3", "a database", "ingest report files instead"),
    ForeignFormat(b"\x7fELF", "a program", "ingest report files instead"),
)
# Members by which the zip-based formats are told apart.
_ZIP_MEMBERS = (
    ForeignFormat(b"xl/", "an Excel workbook", _SAVE_AS),
    ForeignFormat(b"ppt/", "a PowerPoint presentation", _SAVE_AS),
    ForeignFormat(b"OFD.xml", "an OFD document", _SAVE_AS),
    ForeignFormat(b"content.xml", "an OpenDocument file", _SAVE_AS),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENING_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|tbody|tr|td|div|p|br|span|font|center|h[1-6]|ul|li|a)\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_SUFFIXES: dict[str, FileKind] = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_FOREIGN_SUFFIXES = frozenset(
    {".doc", ".wps", ".rtf", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar", ".png", ".jpg"}
)


def load_source(path: Path, url: str | None = None) -> SourceFile:
    """Read a file from disk. Raises UnreadableFile when it is missing, a folder, no regular file, not permitted or too large."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):  # a pipe would be waited for without end
            raise UnreadableFile(str(path), "is a pipe, a device or a socket, no regular file", "name a report file")
        if status.st_size > LARGEST_FILE:
            raise _too_large(path.name, status.st_size)
        data = path.read_bytes()
    except OSError as error:
        fault = (error.strerror or "cannot be opened").lower()
        raise UnreadableFile(str(path), fault, "check the path and the permissions") from error
    return source_of(path.name, data, url)


def source_of(name: str, data: bytes, url: str | None = None) -> SourceFile:
    """A SourceFile of bytes that came from elsewhere than a file. Raises UnreadableFile when they are too many."""
    if len(data) > LARGEST_FILE:
        raise _too_large(name, len(data))
    return SourceFile(name=name, data=data, sha256=hashlib.sha256(data).hexdigest(), url=url)


def sniff(source: SourceFile) -> FileKind:
    """The kind of file by its content alone.

    Raises UnreadableFile for empty, cut-off or encrypted files and UnsupportedFormat for formats without a reader.
    """
    data = source.data
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile(source.name, "the file is empty", _GET_AGAIN)
    if data.startswith(_OLE):
        raise _ole_refusal(source)
    if data.startswith(b"PK"):
        return _sniff_zip(source)
    for foreign in _FIRST_BYTES:
        if data.startswith(foreign.mark):
            raise UnsupportedFormat(source.name, f"is {foreign.name}, which cannot be read", foreign.remedy)
    if _is_pdf(data):
        return "pdf"
    if re.match(rb"\s*(?:From:|MIME-Version:)", data, re.IGNORECASE) and b"multipart/related" in data[:4096]:
        raise UnsupportedFormat(source.name, "is a web archive (mht), which cannot be read", _SAVE_AS)
    return "html" if _is_html(data) else "txt"


def name_warning(source: SourceFile, kind: FileKind) -> str | None:
    """A sentence when the file's name says another format than its content, else None."""
    suffix = PurePath(source.name).suffix.lower()
    if _SUFFIXES.get(suffix, kind) == kind and suffix not in _FOREIGN_SUFFIXES:
        return None
    return f"The file is named {suffix} but its content is {kind}; it was read as {kind}."


def _is_pdf(data: bytes) -> bool:
    place = data[:1024].find(b"%PDF-")
    return place >= 0 and (not data[:place].strip(b"\xef\xbb\xbf \t\r\n\0") or b"endobj" in data)


def _is_html(data: bytes) -> bool:
    plain = data.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML_START.match(plain[:65536]):
        return True
    tags = sum(1 for _ in _OPENING_TAG.finditer(plain))
    return tags >= 3 and b"</" in plain


def _sniff_zip(source: SourceFile) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile(source.name, "is a docx or zip file that is cut off or damaged", _GET_AGAIN) from error
    names = [member.filename for member in members]
    if "word/document.xml" in names:
        if sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise UnreadableFile(source.name, "unpacks to an implausible size", _GET_AGAIN)
        return "docx"
    for foreign in _ZIP_MEMBERS:
        if any(name.startswith(foreign.mark.decode()) for name in names):
            raise UnsupportedFormat(source.name, f"is {foreign.name}, which cannot be read", foreign.remedy)
    raise UnsupportedFormat(source.name, "is a zip archive, which cannot be read", _UNPACK_FIRST)


def _ole_refusal(source: SourceFile) -> IngestError:
    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in source.data

    if names("EncryptedPackage"):
        return UnreadableFile(source.name, "is encrypted with a password", "save it without a password and ingest that")
    if names("Workbook"):
        return UnsupportedFormat(source.name, "is a legacy Excel workbook (.xls), which cannot be read", _SAVE_AS)
    return UnsupportedFormat(
        source.name,
        "is a legacy Word or WPS document (.doc, .wps), which cannot be read",
        "open it in a word processor, save it as docx or pdf and ingest that",
    )


def _too_large(name: str, size: int) -> UnreadableFile:
    fault = f"is {size / 1024 / 1024:.1f} MB large, more than the {LARGEST_FILE // 1024 // 1024} MB that are read"
    return UnreadableFile(name, fault, "split it or save it without its images")
