"""A file written whole or not at all: beside its place first, then put there in one step."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream for ``path``; if the block fails, what was there before stays. A device or pipe is written directly.

    Raises OSError where the folder is missing or may not be written.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    goal = path.resolve()
    with tempfile.NamedTemporaryFile(dir=goal.parent, prefix=f".{goal.name}.", delete=False) as beside:
        try:
            yield cast(BinaryIO, beside)
        except BaseException:
            os.unlink(beside.name)
            raise
    os.chmod(beside.name, goal.stat().st_mode & 0o777 if goal.exists() else 0o666 & ~umask())
    os.replace(beside.name, goal)


def umask() -> int:
    """The permissions that new files of this process do not get."""
    # Reading it means setting it; the command line has one thread.
    mask = os.umask(0)
    os.umask(mask)
    return mask
