"""Check a whole source folder, or some files of it, without building anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import Diagnostic, Finding, OcopError, by_place
from generator.files.walk import walk
from generator.rulebook.catalogue import UNREADABLE
from generator.rules.file import check_file
from generator.rules.model import FileFacts, FolderSiblings
from generator.rules.paths import place_of
from generator.rules.whole import check_walk, check_whole
from generator.taxonomy import load_taxonomy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from generator.taxonomy import Taxonomy

_TAXONOMY = "content/taxonomy"


class Report(msgspec.Struct, frozen=True):
    """What a check looked at, and all that is wrong, in the order of files and lines."""

    files: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        """How many problems stop publishing."""
        return sum(diagnostic.is_error for diagnostic in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.diagnostics) - self.errors


def check_source(source: Path, only: Collection[str] = ()) -> Report:
    """Check all content below ``source``; with ``only``, these files (relative, with slashes).

    Files that are not looked at still count as there, so that references to them hold. A broken taxonomy
    is told by the check of its files; with ``only``, ContentError or OcopError is raised for it.
    """
    found = walk(source)
    records = [path for path in found.files if place_of(path).record is not None]
    chosen = [path for path in (only or records) if path in found.files]
    check = _Check(source, chosen)
    check.run(records, _taxonomy(source, is_needed=bool(only)))
    diagnostics = check.diagnostics
    whole = [*check_walk(found), *check_whole(check.facts, () if only else found.files, check.read)]
    diagnostics += [item for item in whole if not only or item.path in only]
    return Report(len(chosen), tuple(sorted(diagnostics, key=by_place)))


class _Check:
    """One run over chosen files."""

    def __init__(self, source: Path, chosen: Collection[str]) -> None:
        self.source = source
        self.chosen = frozenset(chosen)
        self.facts: list[FileFacts] = []
        self.diagnostics: list[Diagnostic] = []

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, none where it went away."""
        try:
            return (self.source / path).read_bytes()
        except FileNotFoundError:
            return b""

    def run(self, records: Iterable[str], taxonomy: Taxonomy | None) -> None:
        """Check the chosen files; take of the others what their path says."""
        for path in records:
            if path in self.chosen:
                self._file(path, taxonomy)
            else:
                place = place_of(path)
                self.facts.append(FileFacts(path, place.kind, place.id))

    def _file(self, path: str, taxonomy: Taxonomy | None) -> None:
        try:
            data = self.read(path)
        except OSError:
            self.diagnostics.append(Finding(UNREADABLE).at(path))
            return
        checked = check_file(path, data, taxonomy, FolderSiblings((self.source / path).parent))
        self.diagnostics += checked.diagnostics
        self.facts.append(FileFacts(path, checked.kind, checked.id, checked.references))


def _taxonomy(source: Path, *, is_needed: bool) -> Taxonomy | None:
    try:
        return load_taxonomy(source / _TAXONOMY)
    except OcopError:
        if is_needed:
            raise
        return None
