"""The files as they came, by content: ``originals/<first two digits>/<sha256>/<file name>``."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from ingest.document import SourceFile

FOLDER = "originals"
# What a file name may not carry into a path, on any system; and the longest name that all of them take.
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST_NAME_BYTES = 200


def keep_original(library: Path, source: SourceFile) -> Path:
    """Write the bytes where they belong, whole or not at all; the path. Writing the same bytes again changes nothing."""
    folder = _folder(library, source.sha256)
    file = folder / _safe_name(source.name)
    if original(library, source.sha256) is None:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder.parent, prefix=".writing-", delete=False) as stream:
            stream.write(source.data)
        os.replace(stream.name, file)
    return file


def original(library: Path, sha256: str) -> Path | None:
    """The file with that checksum, or None."""
    folder = _folder(library, sha256)
    return next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None


def drop_original(library: Path, sha256: str) -> None:
    """Delete the file with that checksum, if it is there."""
    shutil.rmtree(_folder(library, sha256), ignore_errors=True)


def _folder(library: Path, sha256: str) -> Path:
    return library / FOLDER / sha256[:2] / sha256


def _safe_name(name: str) -> str:
    """A file name of one path part.

    >>> _safe_name("../../etc/2009年度报告.html"), _safe_name(".."), _safe_name("a?b:c.pdf")
    ('2009年度报告.html', 'original', 'a_b_c.pdf')
    """
    last = _UNSAFE.sub("_", re.split(r"[/\\]", name)[-1]).strip(". ")
    stem, dot, ending = last.rpartition(".")
    short = stem.encode()[: _LONGEST_NAME_BYTES - len(ending.encode()) - 1].decode(errors="ignore")
    return (f"{short}{dot}{ending}" if dot and short else last[:60]) or "original"
