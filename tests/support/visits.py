"""Pages opened as visitors do, with whatever goes wrong in them written down."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

# Milliseconds: a page from this machine that is not there by then will not come.
PATIENCE = 10_000


@dataclass
class Visits:
    """Opens pages, each in a profile of its own, and collects what they complain about."""

    browser: Browser
    problems: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(  # noqa: PLR0913 # each is a thing that visitors differ in
        self,
        url: str | None = None,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        javascript: bool = True,
        strict: bool = True,
    ) -> Page:
        """A new page, at ``url`` if one is given.

        ``strict`` pages must load without console errors, exceptions and requests to other hosts, or the
        test fails at its end. Only a test of such a fault turns it off.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        if strict:
            self._listen(context)
        page = context.new_page()
        if url is not None:
            page.goto(url)
        return page

    def close(self) -> None:
        """Close every page that was opened."""
        while self._contexts:
            self._contexts.pop().close()

    def _listen(self, context: BrowserContext) -> None:
        def said(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.problems.append(f"console {message.type}: {message.text}")

        def asked(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {
                "127.0.0.1",
                "localhost",
            }:
                self.problems.append(f"request to another host: {request.url}")

        def raised(error: Error) -> None:
            self.problems.append(f"exception: {error}")

        context.on("console", said)
        context.on("request", asked)
        context.on("weberror", lambda event: raised(event.error))


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true in a page; asked from outside, as the pages' policy forbids eval."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"still not: {expression}"
        page.wait_for_timeout(50)
