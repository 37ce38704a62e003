"""What the command line names, as sources: files, folders, globs and addresses.

An address is fetched because the user named it and for no other reason; nothing found in a page is followed.
"""

import glob
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from ingest.document import SourceFile
from ingest.errors import IngestError, UnreadableFile
from ingest.source import LARGEST_FILE, load_source, source_of

FETCH_SECONDS: Final = 60
_IDLE_SECONDS: Final = 20
_PIECE: Final = 64 * 1024
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
# Files that lie beside reports in a folder and are none. One of them named outright is tried all the same.
_BESIDE_REPORTS: Final = frozenset(
    {".json", ".jsonl", ".csv", ".md", ".yaml", ".yml", ".toml", ".css", ".js", ".py", ".lock", ".sqlite", ".log"}
)


def located(named: str) -> tuple[str | Path, ...]:
    """The files or the address that one argument names, in order. Raises UnreadableFile when it names nothing."""
    if _ADDRESS.match(named):
        return (named,)
    path = Path(named)
    if path.is_dir():
        found = tuple(sorted(file for file in path.rglob("*") if file.is_file() and _may_be_report(file, path)))
        if not found:
            raise UnreadableFile(named, "the folder holds no report files", "name a folder with report files")
        return found
    if path.exists():
        return (path,)
    matches = tuple(Path(match) for match in sorted(glob.glob(named, recursive=True)) if Path(match).is_file())
    if matches:
        return matches
    fault = "matches no file" if glob.has_magic(named) else "no such file or folder"
    raise UnreadableFile(named, fault, "check the path")


def _may_be_report(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() not in _BESIDE_REPORTS


def loaded(locations: Sequence[str | Path], failures: list[IngestError]) -> Iterator[SourceFile]:
    """The sources one by one; a location that cannot be had is added to ``failures`` and passed over."""
    for location in locations:
        try:
            yield load_source(location) if isinstance(location, Path) else fetched(location)
        except IngestError as error:
            failures.append(error)


def fetched(address: str) -> SourceFile:
    """The file at an http address. Raises UnreadableFile when it does not come, not in time, or is too large."""
    request = urllib.request.Request(address, headers={"User-Agent": "wenbao"})
    deadline = time.monotonic() + FETCH_SECONDS
    try:
        with urllib.request.build_opener(_HttpOnly).open(request, timeout=_IDLE_SECONDS) as reply:
            data = bytearray()
            while piece := reply.read(_PIECE):
                data += piece
                if len(data) > LARGEST_FILE:
                    raise UnreadableFile(address, f"is larger than {LARGEST_FILE >> 20} MB", "save it and ingest parts")
                if time.monotonic() > deadline:
                    raise UnreadableFile(address, f"did not come within {FETCH_SECONDS} s", "download it yourself")
    except urllib.error.HTTPError as error:
        error.close()
        raise UnreadableFile(
            address, f"the server answered {error.code} {error.reason}", "check the address"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise UnreadableFile(address, f"cannot be fetched ({reason})", "check the address or download it") from error
    return source_of(_name_of(address), bytes(data), address)


def _name_of(address: str) -> str:
    parts = urlsplit(address)
    return unquote(PurePosixPath(parts.path).name) or parts.hostname or "page"


class _HttpOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https alone (the standard one would follow ftp as well)."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if not _ADDRESS.match(newurl):
            raise ValueError(f"it redirects to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
