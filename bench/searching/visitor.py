"""A visitor in Chromium who asks one question after the other, on a fast machine or on a cheap phone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

#: A phone: processor four times slower, 1.6 Mbit/s, 150 ms there and back (Lighthouse's slow 4G).
SLOWDOWN, BYTES_PER_SECOND, LATENCY_MS = 4, 1_600_000 / 8, 150
PATIENCE_MS = 60_000
#: Files that the search is made of; page, styles and fonts come with or without it.
SEARCH_FILES = re.compile(r"/(?:pagefind|pages)/|/assets/search")
_PRODUCT = re.compile(r"/san-pham/([\w-]+/[\w-]+)/$")
_DONE = """() => {
  const text = document.querySelector("[data-search-status]")?.textContent;
  return Boolean(text) && !/^(Đang|Searching)/.test(text);
}"""
_ASK = """(query) => new Promise((resolve) => {
  const status = document.querySelector("[data-search-status]");
  const form = document.querySelector("[data-search-form]");
  form.elements.q.value = query;
  const start = performance.now();
  let begun = false;
  const look = () => {
    if (/^(Đang|Searching)/.test(status.textContent)) begun = true;
    else if (begun) { watch.disconnect(); resolve(performance.now() - start); }
  };
  const watch = new MutationObserver(look);
  watch.observe(status, { childList: true, characterData: true, subtree: true });
  form.requestSubmit();
})"""
_LINKS = (
    "() => [...document.querySelectorAll('[data-search-result] a')].slice(0, 10).map((link) => link.href)"
)


@dataclass(frozen=True)
class Answer:
    """What a question brought: identities of products (None: another page), milliseconds, bytes, requests."""

    found: list[str | None]
    milliseconds: float
    size: int = 0
    requests: int = 0


class Visitor:
    """One page of one browser profile."""

    def __init__(self, page: Page, address: str) -> None:
        """Take a page; ``address`` is that of the search page."""
        self.page = page
        self.address = address
        self.sizes: dict[str, int] = {}
        self.urls: dict[str, str] = {}

    def slow_down(self, session: CDPSession) -> None:
        """Make the machine a cheap phone and count what is loaded."""
        session.send("Network.enable")
        network = {"offline": False, "latency": LATENCY_MS, "uploadThroughput": BYTES_PER_SECOND}
        session.send("Network.emulateNetworkConditions", network | {"downloadThroughput": BYTES_PER_SECOND})
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def first(self, query: str) -> Answer:
        """Open the search page with a query."""
        start = time.perf_counter()
        self.page.goto(f"{self.address}?q={quote_plus(query)}", wait_until="commit")
        self.page.wait_for_function(_DONE, polling=20, timeout=PATIENCE_MS)
        return self._answer((time.perf_counter() - start) * 1000)

    def ask(self, query: str) -> Answer:
        """Ask in the page that is open."""
        self.sizes.clear()
        return self._answer(self.page.evaluate(_ASK, query))

    def _answer(self, milliseconds: float) -> Answer:
        found = [_PRODUCT.search(href) for href in self.page.evaluate(_LINKS)]
        return Answer(
            [one[1] if one else None for one in found],
            milliseconds,
            sum(self.sizes.values()),
            len(self.sizes),
        )

    def _asked(self, event: dict[str, Any]) -> None:
        self.urls[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        if SEARCH_FILES.search(self.urls.get(event["requestId"], "")):
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])


@contextmanager
def visiting(browser: Browser, address: str, *, phone: bool) -> Iterator[Visitor]:
    """Open a fresh profile, as a phone or as the machine is."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(PATIENCE_MS)
    try:
        page = context.new_page()
        visitor = Visitor(page, address)
        if phone:
            visitor.slow_down(context.new_cdp_session(page))
        yield visitor
    finally:
        context.close()
