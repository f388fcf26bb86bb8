"""Check the whole: what no single file can tell, and the order in which problems are told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.build.reading import Content, is_record
from generator.diagnostics import Diagnostic, by_place
from generator.rules import FileFacts, check_walk, check_whole, place_of


def check(content: Content, source: Path) -> list[Diagnostic]:
    """Return every problem of every file, by place, each once."""
    whole = check_whole(facts(content), content.walk.files, lambda path: (source / path).read_bytes())
    return distinct([*content.diagnostics, *check_walk(content.walk), *whole])


def facts(content: Content) -> list[FileFacts]:
    """Return what the checks of the whole need, of files with errors too."""
    return [_facts(content, path) for path in content.walk.files if is_record(path)]


def _facts(content: Content, path: str) -> FileFacts:
    loaded = content.records.files.get(path)
    if loaded:
        return FileFacts(path, loaded.kind, loaded.id, loaded.references)
    place = place_of(path)
    return FileFacts(path, place.kind, place.id, content.references.get(path, ()))


def distinct(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place and tell the same problem once."""
    found = {(*by_place(item), item.found): item for item in diagnostics}
    return [found[key] for key in sorted(found)]
