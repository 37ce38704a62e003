"""A zip archive into the source files in it: names mended, paths never followed, bombs and nested archives limited."""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.containers import GET_AGAIN, ZIP_DAMAGE
from ingest.document import SourceFile
from ingest.errors import IngestError, UnreadableFile
from ingest.source import LARGEST_FILE, sniff

MOST_MEMBERS = 2_000
MOST_UNPACKED = 500 * 1024 * 1024
_DEPTH = 1  # archives inside the archive are opened, those inside them are not
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
# What lies in archives beside reports: folders of the packing system, parts of saved pages.
_NO_REPORT = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.[^/]*(?:/|$)|thumbs\.db$|desktop\.ini$)|\.(?:css|js|json|gif|ico|svg|woff2?|db|lnk|url|ini)$",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_UNPACK = "unpack it and ingest the files inside"


def is_archive(source: SourceFile) -> bool:
    """Whether the bytes are a zip archive of files and no document of a zip-based format."""
    try:
        return source.data.startswith(b"PK") and sniff(source) == "zip"
    except IngestError:
        return False


def members(source: SourceFile) -> Iterator[SourceFile | IngestError]:
    """The files of an archive in the order of their names, each named ``archive.zip/path/file``; what cannot be had as the error.

    An archive inside is opened too, one inside that is refused. Folders and what is no report by its name are passed over.
    """
    yield from _members(source, 0, [MOST_UNPACKED])


def _members(source: SourceFile, depth: int, budget: list[int]) -> Iterator[SourceFile | IngestError]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except ZIP_DAMAGE:
        yield UnreadableFile(source.name, "is a zip file that is cut off or damaged", GET_AGAIN)
        return
    with archive:
        listed = [(member_name(info), info) for info in archive.infolist() if not info.filename.endswith("/")]
        wanted = sorted(
            ((name, info) for name, info in listed if not _NO_REPORT.search(name)), key=lambda pair: pair[0]
        )
        if len(wanted) > MOST_MEMBERS:
            yield UnreadableFile(source.name, f"holds more than {MOST_MEMBERS} files", _UNPACK)
            return
        if not wanted:
            yield UnreadableFile(source.name, "is a zip archive without a report file in it", GET_AGAIN)
        for name, info in wanted:
            member = _unpacked(archive, info, source, name, budget)
            if isinstance(member, IngestError) or not is_archive(member):
                yield member
            elif depth < _DEPTH:
                yield from _members(member, depth + 1, budget)
            else:
                yield UnreadableFile(member.name, "is an archive in an archive in an archive", _UNPACK)


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's path as it was meant, without what would leave the archive.

    Chinese packing programs write GBK without saying so, which zipfile reads as cp437; newer ones write UTF-8.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            stored = name.encode("cp437")
        except UnicodeEncodeError:
            stored = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                name = stored.decode(encoding) or name
                break
            except UnicodeDecodeError:
                continue
    parts = PurePosixPath(_CONTROL.sub("", name.split("\0")[0]).replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in {"/", "..", "."}) or "unnamed"


def _unpacked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: SourceFile, name: str, budget: list[int]
) -> SourceFile | IngestError:
    """One member; ``budget`` counts down what the whole archive may still unpack to."""
    name = f"{source.name}/{name}"
    if info.flag_bits & _ENCRYPTED:
        return UnreadableFile(name, "is encrypted with a password", "unpack it with its password and ingest the files")
    if info.file_size > min(LARGEST_FILE, budget[0]):
        return UnreadableFile(name, "unpacks to more than is read", _UNPACK)
    try:
        data = archive.read(info)  # never more than the size that it states
    except (*ZIP_DAMAGE, zlib.error):
        return UnreadableFile(name, "is damaged inside the archive", GET_AGAIN)
    budget[0] -= len(data)
    made = SourceFile(name=name, data=data, sha256=hashlib.sha256(data).hexdigest())
    return replace(made, url=source.url)
