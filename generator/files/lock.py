"""One build at a time for a cache folder: a second one waits, and a killed one leaves nothing locked."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_SECONDS = 600.0
STEP_SECONDS = 0.05


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold ``path``; call ``waiting`` once when somebody else holds it.

    The lock belongs to the open file, so the system frees it when the process dies, however it dies.
    Raises TimeoutError after ten minutes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        _take(handle, waiting)
        yield
    finally:
        os.close(handle)


def _take(handle: int, waiting: Callable[[], None]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    if _try(handle):
        return
    waiting()
    while not _try(handle):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(STEP_SECONDS)


def _try(handle: int) -> bool:
    try:
        _lock(handle)
    except OSError:
        return False
    return True


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
