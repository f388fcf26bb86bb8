"""Work behind the preview, in a process of its own: it may be stopped at any moment, as any build may."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.process import BaseProcess

from generator.diagnostics import OcopError
from generator.workers import can_fork, leave_to_parent

#: An edit comes first, also where a core is all there is.
_NICENESS = 10


class Background:
    """One piece of work at a time. Without fork (Windows, macOS) it is done at once instead."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self.process: BaseProcess | None = None

    def start(self) -> None:
        """Have the work done; what it may complain of is said again by the next build."""
        self.stop()
        if not can_fork():
            _run(self._work)
            return
        self.process = multiprocessing.get_context("fork").Process(target=_quietly, args=(self._work,))
        self.process.start()

    def stop(self) -> None:
        """Stop the work, wherever it is."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None


def _quietly(work: Callable[[], None]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    leave_to_parent()
    os.nice(_NICENESS)
    _run(work)


def _run(work: Callable[[], None]) -> None:
    try:
        work()
    except OcopError as error:
        sys.stderr.write(f"{error}\n")
    except Exception:  # noqa: BLE001 (a preview goes on without its search)
        traceback.print_exc()
