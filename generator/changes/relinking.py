"""Links of a page of the whole site, for a small site that may lie anywhere, also on a disk."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING

from generator.addresses import file_of

if TYPE_CHECKING:
    from collections.abc import Collection

# Our own templates write these, always with double quotes; what contributors wrote is escaped within them.
_LINK = re.compile(r'(\s(?:href|src|action|poster)=")([^"]*)(")')
_SOURCES = re.compile(r'(\ssrcset=")([^"]*)(")')


class Relinker:
    """Leads links between the files of a small site to one another, all others to the published site."""

    def __init__(self, files: Collection[str], base_url: str) -> None:
        self.files = files
        self.base_url = base_url.rstrip("/")
        self.root = re.sub(r"^https?://[^/]*", "", self.base_url)

    def page(self, path: str, data: bytes) -> bytes:
        """Return a page with its links set for its place."""
        html = _LINK.sub(lambda match: f"{match[1]}{self.link(path, match[2])}{match[3]}", data.decode())
        return _SOURCES.sub(lambda match: f"{match[1]}{self._set(path, match[2])}{match[3]}", html).encode()

    def _set(self, page: str, sources: str) -> str:
        parts = [part.strip().partition(" ") for part in sources.split(",")]
        return ", ".join(f"{self.link(page, link)}{space}{size}" for link, space, size in parts)

    def link(self, page: str, link: str) -> str:
        """Return where a link (as HTML has it) leads; "#" where there is nowhere to go."""
        target = unescape(link)
        if not target.startswith(f"{self.root}/") or target.startswith("//"):
            return link
        address, mark, fragment = target.removeprefix(self.root).partition("#")
        file = file_of(address.partition("?")[0])
        if file in self.files:
            here = posixpath.relpath(file, posixpath.dirname(page) or ".")
            return escape(f"{here}{mark}{fragment}")
        return escape(f"{self.base_url}{address}{mark}{fragment}") if self.base_url else "#"
