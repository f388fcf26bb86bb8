"""Build, and build again: the one place that knows what a change of files means for the next build."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Collection
from pathlib import Path

from generator.build.job import Job, Listener, Outcome

Build = Callable[[Job, Listener], Outcome]
After = Callable[[Job, Outcome], None]


class Workshop:
    """Builds over and over; errors are the caller's to tell. ``job`` is asked each time: days pass."""

    def __init__(self, job: Callable[[], Job], build: Build, after: After | None = None) -> None:
        self._job = job
        self._build = build
        self._after = Afterwards(after) if after else None

    def build(self, listener: Listener) -> Outcome:
        """Build whatever is stale. Raises as `generator.build.recipe.build`."""
        job = self._job()
        outcome = self._build(job, listener)
        if self._after:
            self._after.start(job, outcome)
        return outcome

    def rebuild(self, changed: Collection[Path], listener: Listener) -> Outcome:
        """Build again after these files (absolute paths; new, changed, gone, or whole folders) changed."""
        forget(changed)
        return self.build(listener)


def forget(changed: Collection[Path]) -> None:
    """Drop what this process remembers of files that may have changed."""
    from generator.diagnostics.reporter import source_lines
    from generator.texts import load_texts

    source_lines.cache_clear()
    if any("templates" in path.parts for path in changed):
        load_texts.cache_clear()


class Afterwards:
    """Runs slow work behind a build (search) in a thread: one at a time, and of what waits only the last.

    So the work must look itself at what changed since it last ran; the outcome is that of the latest build.
    """

    def __init__(self, work: After) -> None:
        self._work = work
        self._turn = threading.Lock()
        self._waiting: tuple[Job, Outcome] | None = None
        self._running = False

    def start(self, job: Job, outcome: Outcome) -> None:
        """Have the work done soon."""
        with self._turn:
            self._waiting = (job, outcome)
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._run, name="ocop-after", daemon=True).start()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            try:
                self._work(*task)
            except Exception:  # noqa: BLE001 (a preview goes on without its search)
                traceback.print_exc()

    def _next(self) -> tuple[Job, Outcome] | None:
        with self._turn:
            task, self._waiting = self._waiting, None
            self._running = task is not None
            return task
