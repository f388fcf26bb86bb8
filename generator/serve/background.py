"""Work behind the preview, in a process of its own: it may be stopped at any moment, as any build may."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from generator.workers import can_fork, leave_to_parent

#: An edit comes first, also where a core is all there is.
_NICENESS = 10


class Background:
    """One piece of work at a time. Without fork (Windows, macOS) it is done at once instead."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        self._work = work
        self.process: BaseProcess | None = None
        self._answer: Connection | None = None
        self._done: bytes | None = None

    def start(self) -> None:
        """Have the work done; ``collect`` tells when it is."""
        self.stop()
        if not can_fork():
            self._done = _run(self._work)
            return
        context = multiprocessing.get_context("fork")
        self._answer, there = context.Pipe(duplex=False)
        self.process = context.Process(target=_quietly, args=(self._work, there))
        self.process.start()
        there.close()

    @property
    def is_at_work(self) -> bool:
        """Tell whether there is an answer to come, or one that nobody has collected."""
        return self._done is not None or self._answer is not None

    def collect(self) -> bytes | None:
        """Return what the work answered, once; None while it goes on, b"" where it failed."""
        if self._answer is not None and self._answer.poll():
            try:
                self._done = self._answer.recv_bytes()
            except EOFError:
                self._done = b""
            self._answer = None
        done, self._done = self._done, None
        return done

    def stop(self) -> None:
        """Stop the work, wherever it is."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
        self.process = self._answer = self._done = None


def _quietly(work: Callable[[], bytes], answer: Connection) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    leave_to_parent()
    os.nice(_NICENESS)
    answer.send_bytes(_run(work))


def _run(work: Callable[[], bytes]) -> bytes:
    try:
        return work()
    except Exception:  # noqa: BLE001 (a preview goes on without its search)
        traceback.print_exc()
        return b""
