"""``ocop serve`` as people start it: a process of its own, stopped at the end."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from generator.starter import Wishes, starter_files, write
from tests.support.launch import OCOP
from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

AS_OF = date(2026, 11, 22)
# Seconds: what has not happened by then will not.
PATIENCE = 60.0
TEA = "content/products/thai-nguyen/che-vi-du.md"
TEA_PAGE = "san-pham/thai-nguyen/che-vi-du/"


class StillNotError(Exception):
    """What a test waits for did not happen; the message is what the preview said."""


class Preview:
    """A running preview of the catalogue in ``source``."""

    def __init__(self, source: Path, log: Path, *options: str) -> None:
        self.source = source
        self.log = log
        arguments = ("--source", source, "--port", "0", "--as-of", AS_OF.isoformat(), "--lang", "vi")
        with log.open("wb") as stream:
            self.process = subprocess.Popen(
                [*OCOP, "serve", *arguments, *options], stdout=stream, stderr=stream, cwd=REPOSITORY
            )

    @property
    def said(self) -> str:
        """Everything on the terminal."""
        return self.log.read_text("utf-8")

    @property
    def site(self) -> Path:
        """The folder that is served."""
        return self.source / ".ocop-cache/serve-site"

    @property
    def builds(self) -> list[str]:
        """The lines about builds after a save."""
        return re.findall(r"^\d\d:\d\d:\d\d .*$", self.said, re.MULTILINE)

    def url(self) -> str:
        """Where the site is, once it is there."""
        self.until(lambda: "Xem tại" in self.said)
        [address] = re.findall(r"Xem tại (http://\S+)", self.said)
        return str(address)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a piece of a file, as an editor saves."""
        file = self.source / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for something.

        Raises:
            StillNotError: it did not happen.
        """
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end or self.process.poll() is not None:
                raise StillNotError(self.said)
            time.sleep(0.02)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def new_catalogue(folder: Path) -> Path:
    """Make the catalogue that ``ocop init`` makes, as of `AS_OF`."""
    write(folder, starter_files(Wishes(today=AS_OF)))
    return folder


@contextmanager
def previewing(source: Path, log: Path, *options: str) -> Iterator[Preview]:
    """Run a preview until the block ends."""
    preview = Preview(source, log, *options)
    try:
        yield preview
    finally:
        if preview.process.poll() is None:
            preview.process.kill()
            preview.process.wait()
