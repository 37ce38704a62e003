"""Being told to stop: SIGTERM ends a run as an error does, so that what the run made for itself is taken away."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_EXIT = 128 + signal.SIGTERM  # as a shell says it


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame  # handed over by Python
    sys.exit(_EXIT)


@contextmanager
def ending_at_sigterm() -> Iterator[None]:
    """Within the block SIGTERM raises SystemExit; only the main thread can hear it, elsewhere nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
