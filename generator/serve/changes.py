"""Changed files, collected until their burst is over: a save of many files is one build."""

from __future__ import annotations

import threading
import time
from pathlib import Path

#: Seconds without a change after which one saved file is taken: a save itself is over in a few milliseconds.
ALONE = 0.01
#: The same for several files, or one that is still being written: git, or "save all", pauses between files.
BURST = 0.15
#: Seconds after which changes are taken even though more keep coming.
PATIENCE = 2.0


class Changes:
    """Filled by the watcher's thread, emptied by the one that builds."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._saves: dict[Path, int] = {}
        self._open: set[Path] = set()
        self._first = 0.0
        self._last = 0.0

    def saw(self, path: Path, *, whole: bool) -> None:
        """Note a change; ``whole`` when the file is written and closed, or gone."""
        with self._news:
            self._last = time.monotonic()
            self._first = self._first if self._saves else self._last
            self._saves[path] = self._saves.get(path, 0) + whole
            (self._open.discard if whole else self._open.add)(path)
            self._news.notify()

    @property
    def waiting(self) -> bool:
        """Tell whether there are changes that nobody has taken."""
        return bool(self._saves)

    def wait(self, timeout: float | None = None) -> frozenset[Path]:
        """Wait for changes and for their end; nothing after ``timeout`` seconds without any."""
        with self._news:
            if not self._news.wait_for(lambda: bool(self._saves), timeout):
                return frozenset()
            while (left := self._due() - time.monotonic()) > 0:
                self._news.wait(left)
            return self._take()

    def _due(self) -> float:
        several = len(self._saves) > 1 or max(self._saves.values()) > 1
        quiet = BURST if several or self._open else ALONE
        return min(self._last + quiet, self._first + PATIENCE)

    def _take(self) -> frozenset[Path]:
        taken = frozenset(self._saves)
        self._saves.clear()
        self._open.clear()
        return taken
