"""What browsers are told: that something was built, and what is wrong now."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec

from generator.files.digest import digest_text, short
from generator.serve.pages import look_up
from generator.serve.problems import Problem
from generator.vietnamese import Language

#: The state of a browser that shows the stand-in page, because there is no site yet.
NOTHING = "none"


class Live:
    """The present state of the site, and a bell that browsers' connections wait for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: tuple[Problem, ...] = ()
        self.closed = False
        self._bell = threading.Condition()
        self._rings = 0

    def ring(self, problems: tuple[Problem, ...] = ()) -> None:
        """Tell all browsers that a build is over, and what kept it from publishing."""
        with self._bell:
            self.problems = problems
            self._rings += 1
            self._bell.notify_all()

    def close(self) -> None:
        """Let all connections end."""
        with self._bell:
            self.closed = True
            self._bell.notify_all()

    def wait(self, heard: int, timeout: float) -> int:
        """Return the number of the last ring, waiting for one that was not ``heard``."""
        with self._bell:
            self._bell.wait_for(lambda: self.closed or self._rings > heard, timeout)
            return self._rings

    def message(self, target: str, shown: str, language: Language) -> dict[str, object]:
        """Say what a browser that shows ``target`` in the state ``shown`` has to do."""
        now = look_up(self.root, target)
        state = str(now) if now else NOTHING
        return {
            "page": _compare(shown, state),
            "state": state,
            "sheets": now.sheets if now else (),
            "problems": [problem.into(language) for problem in self.problems],
            "about": self._about(),
        }

    def _about(self) -> str:
        """Name the present set of problems, so that one that was put aside stays aside."""
        return short(digest_text(*[problem.text("vi") for problem in self.problems])) if self.problems else ""


def _compare(shown: str, now: str) -> str:
    if shown == now:
        return "same"
    return "styles" if shown.partition(".")[0] == now.partition(".")[0] else "reload"


def event(message: dict[str, object]) -> bytes:
    """Write a message as a server-sent event."""
    return b"data: " + msgspec.json.encode(message) + b"\n\n"
