"""Which problems a change brought about, and which were there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.rules.paths import is_photo, place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.diagnostics import Diagnostic
    from generator.rules.model import FileFacts

_TAXONOMY = "content/taxonomy/"
_MISSING = frozenset({"producer-unknown", "product-unknown"})


def is_table(path: str) -> bool:
    """Tell whether a file belongs to the taxonomy, which every record is compared with."""
    return path.startswith(_TAXONOMY)


def is_caused(problem: Diagnostic, touched: Collection[str]) -> bool:
    """Tell whether a change of some files (added, edited or removed) can have caused a problem.

    It has where the problem is in one of them, names one as the other part of a conflict, misses a producer,
    a product or a photo that one of them was, or where a table of the taxonomy changed.
    """
    if problem.path in touched or problem.facts.get("other") in touched or any(map(is_table, touched)):
        return True
    if problem.rule in _MISSING:
        return problem.found in {place_of(path).id for path in touched}
    return f"{problem.path.rpartition('/')[0]}/{problem.found}" in touched


def needles(files: Iterable[FileFacts], chosen: Iterable[str]) -> list[bytes]:
    """Return the texts by which another file can be in conflict with some: GTINs, and names of photos."""
    codes = {
        reference.target.lstrip("0")
        for file in files
        for reference in file.references
        if reference.kind == "gtin"
    }
    photos = {path.rpartition("/")[2] for path in chosen if is_photo(path)}
    return sorted(text.encode() for text in codes | photos if text)
