"""Bytes into SourceFiles, and what kind of file the bytes really are, whatever their name says."""

import hashlib
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ingest.annual_report import require_annual_report
from ingest.containers import OLE, ole_kind, zip_kind
from ingest.document import FileKind, SourceFile
from ingest.errors import UnreadableFile, UnsupportedFormat

# require_annual_report is offered here too: a source is loaded, sniffed and, once read, asked whether it is a report.
__all__ = ["LARGEST_FILE", "load_source", "name_warning", "require_annual_report", "sniff", "source_of"]

LARGEST_FILE = 20 * 1024 * 1024

_SAVE_AS = "save it as docx, pdf, html or txt and ingest that"
_UNPACK_FIRST = "unpack it and ingest the files inside"
_GET_AGAIN = "get the file again from where it was published"


@dataclass(frozen=True)
class ForeignFormat:
    """A format without a reader, recognised so that the refusal can say what it is and what to do."""

    mark: bytes
    name: str
    remedy: str


_FIRST_BYTES = (
    ForeignFormat(b"RIFF", "a sound or a video", "ingest report files instead"),
    ForeignFormat(b"Rar!", "a RAR archive", _UNPACK_FIRST),
    ForeignFormat(b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK_FIRST),
    ForeignFormat(b"\x1f\x8b", "a gzip archive", _UNPACK_FIRST),
    ForeignFormat(b"BZh", "a bzip2 archive", _UNPACK_FIRST),
    ForeignFormat(b"CAJ", "a CAJ document", _SAVE_AS),
    ForeignFormat(b"SQLite format 3", "a database", "ingest report files instead"),
    ForeignFormat(b"\x7fELF", "a program", "ingest report files instead"),
)
_IMAGE = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM.{4}\0\0\0\0", re.DOTALL)
_OPENING_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|tbody|tr|td|div|p|br|span|font|center|h[1-6]|ul|li|a)\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_WEB_ARCHIVE = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/(?:related|mixed|alternative)", re.IGNORECASE
)
_SUFFIXES: dict[str, FileKind] = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".et": "xls",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
    ".mht": "mht",
    ".mhtml": "mht",
    ".zip": "zip",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"), "image"),
}
_FOREIGN_SUFFIXES = frozenset({".ppt", ".pptx", ".rar"})


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
    return replace(source_of(path.name, data, url), folder=path.parent)


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
    if data.startswith(OLE):
        return ole_kind(source)
    if data.startswith(b"PK"):
        return zip_kind(source)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if _IMAGE.match(data):
        return "image"
    for foreign in _FIRST_BYTES:
        if data.startswith(foreign.mark):
            raise UnsupportedFormat(source.name, f"is {foreign.name}, which cannot be read", foreign.remedy)
    if _is_pdf(data):
        return "pdf"
    if _WEB_ARCHIVE.match(data[:4096]):
        return "mht"
    if _is_html(data):
        return "html"
    # Nothing in the bytes tells a table of commas from prose: here alone the name decides.
    return "csv" if PurePath(source.name).suffix.lower() in {".csv", ".tsv"} else "txt"


def name_warning(source: SourceFile, kind: FileKind) -> str | None:
    """A sentence when the file's name says another format than its content, else None."""
    suffix = PurePath(source.name).suffix.lower()
    if suffix == ".wps" and kind in {"doc", "wps", "docx"}:  # WPS Writer's own files are Word's
        return None
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


def _too_large(name: str, size: int) -> UnreadableFile:
    fault = f"is {size / 1024 / 1024:.1f} MB large, more than the {LARGEST_FILE // 1024 // 1024} MB that are read"
    return UnreadableFile(name, fault, "split it or save it without its images")
