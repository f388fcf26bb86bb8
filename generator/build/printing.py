"""Booklets: printed before anything is published, so that one which fails leaves the last site whole.

Each is kept in the cache until another version takes its place. Typst is loaded only where one is stale, in a
process that ends with it: a booklet of a nation takes more memory than the rest of a build.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.build.job import Job, Listener
from generator.catalog.cache import Cache
from generator.catalog.catalogue import Catalogue
from generator.plan.booklets import BOOKLET
from generator.plan.model import Output
from generator.records import Language
from generator.views.downloads import empty_booklets
from generator.workers import apart

FOLDER = "booklets"


class Printer:
    """Prints the booklets of one build."""

    def __init__(self, catalogue: Catalogue, job: Job, cache: Cache) -> None:
        self.catalogue = catalogue
        self.job = job
        self.folder = cache.folder / FOLDER

    def print(self, stale: Sequence[Output], listener: Listener) -> dict[str, bytes]:
        """Return the stale booklets by their paths. Raises OcopError, which names the event."""
        found = {output.paths[0]: self._kept(output) for output in stale}
        missing = [output for output in stale if found[output.paths[0]] is None]
        if missing and not self.catalogue.settings.base_url:
            listener.note("booklet-no-codes")
        listener.expect(len(missing))
        for output, pdf in zip(missing, apart(self._made, missing, self.job.workers), strict=True):
            found[output.paths[0]] = pdf
            self._keep(output, pdf)
            listener.advance(1)
        return {path: pdf for path, pdf in found.items() if pdf is not None}

    def _made(self, output: Output) -> bytes:
        from generator.booklet.editions import print_edition

        lang: Language = "en" if output.lang == "en" else "vi"
        return print_edition(self.catalogue, output.subject, lang, self.job.source).pdf

    def _path(self, output: Output) -> Path:
        return self.folder / f"{output.subject}.{output.lang}.{output.key.hex()}.pdf"

    def _kept(self, output: Output) -> bytes | None:
        try:
            return self._path(output).read_bytes() if self.job.cache else None
        except OSError:
            return None

    def _keep(self, output: Output, pdf: bytes) -> None:
        if not self.job.cache:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob(f"{output.subject}.{output.lang}.*"):
            old.unlink(missing_ok=True)
        aside = self._path(output).with_suffix(".new")
        aside.write_bytes(pdf)
        aside.replace(self._path(output))


def tell_empty(catalogue: Catalogue, listener: Listener) -> None:
    """Name the events whose booklet would be empty: time alone can do that, so it stops nothing."""
    for slug in empty_booklets(catalogue):
        listener.note("booklet-empty", path=catalogue.events[slug].path)


def booklets_among(stale: Sequence[Output]) -> list[Output]:
    """Return the booklets among stale outputs."""
    return [output for output in stale if output.kind == BOOKLET]
