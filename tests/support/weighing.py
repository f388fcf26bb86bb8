"""What a page costs a visitor who comes for the first time, as hosts that compress only with gzip send it."""

from __future__ import annotations

import gzip
import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PHOTOS = {".avif", ".jpg", ".jpeg", ".png", ".webp"}
#: Fonts are compressed in themselves.
_WHOLE = {".woff2"}
#: What a tag loads with the page. A data block has no address, and an ordinary link loads nothing.
_LOADED = re.compile(
    r"<(?:script|img|use|iframe|embed|source)\b[^>]*?\s(?:src|href)=\"([^\"#?]+)"
    r"|<link\b(?=[^>]*\srel=\"(?:stylesheet|preload|modulepreload|icon|manifest)\")[^>]*?\shref=\"([^\"#?]+)"
)
_URL = re.compile(r"url\(\s*[\"']?([^\"')#]+)")
#: A module that is asked for by a call of ``import()`` comes only when it is called.
_IMPORT = re.compile(r"(?:^|;)\s*(?:import|export)\b[^;(]*?[\"'](\./[^\"']+)[\"']", re.MULTILINE)
_NAMES = {".html": _LOADED, ".css": _URL, ".js": _IMPORT}


class Scales:
    """A site whose pages are weighed; files that pages share are compressed once."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._sizes: dict[Path, int] = {}

    def page(self, path: str) -> int:
        """The bytes of a page with all that it loads but photos."""
        return sum(self._size(file) for file in self.files(path))

    def script(self, path: str) -> int:
        """The bytes of scripts that a page loads by itself."""
        return sum(self._size(file) for file in self.files(path) if file.suffix == ".js")

    @cached_property
    def _folder(self) -> Path:
        return self.site.resolve()

    def files(self, path: str) -> set[Path]:
        """The page, and all that it loads by itself but photos."""
        page = self._folder / path / "index.html"
        found = {page}
        waiting = [page]
        while waiting:
            for file in set(self._loads(waiting.pop())) - found:
                found.add(file)
                waiting.append(file)
        return found

    def _loads(self, file: Path) -> Iterator[Path]:
        if file.suffix not in _NAMES:
            return
        found = _NAMES[file.suffix].finditer(file.read_text("utf-8"))
        for name in filter(None, chain.from_iterable(match.groups() for match in found)):
            place = self._folder / name.lstrip("/") if name.startswith("/") else file.parent / name
            if place.suffix not in _PHOTOS and not name.startswith("data:"):
                yield place.resolve()

    def _size(self, file: Path) -> int:
        if file not in self._sizes:
            data = file.read_bytes()
            self._sizes[file] = len(data) if file.suffix in _WHOLE else len(gzip.compress(data, 6))
        return self._sizes[file]
