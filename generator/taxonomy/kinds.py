"""Which kind of product a name speaks of: the first that it names, as Vietnamese puts the head word first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.taxonomy.words import Match, Phrases, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records.taxonomy import ProductKind


class KindFinder:
    """Finds kinds in names. About 4 µs a name: it is asked for every product of the catalogue."""

    def __init__(
        self,
        kinds: Iterable[ProductKind],
        not_kinds: Iterable[str],
        processing: Iterable[str],
        unsure: Iterable[str],
    ) -> None:
        found: dict[str, ProductKind | None] = {word: kind for kind in kinds for word in kind.words}
        found.update(dict.fromkeys(not_kinds))
        self._kinds = Phrases(found)
        self._processing = Phrases(dict.fromkeys(processing, True))
        self._unsure = Phrases(dict.fromkeys(unsure, True))

    def kind_of(self, name: str) -> ProductKind | None:
        """Return the kind of product that a name speaks of, or None."""
        match = self._match(syllables(name))
        return match.value if match else None

    def set_number_of(self, name: str) -> int:
        """Return the number of the set that the name decides for certain, or 0."""
        words = syllables(name)
        match = self._match(words)
        if match is None:
            return 0
        # What the kind itself is called says nothing of processing: salt (muối) is not salted (muối).
        others = [*words[: match.start], "", *words[match.end :]]
        if self._unsure.first(others):
            return 0
        kind = match.value
        return kind.processed if kind.processed and self._processing.first(others) else kind.set

    def _match(self, words: list[str]) -> Match[ProductKind] | None:
        """Return the first kind, stepping over places and names that only look like one."""
        start = 0
        while match := self._kinds.first(words if not start else ["", *words[start:]]):
            shift = start - 1 if start else 0
            if match.value is not None:
                return Match(match.value, match.start + shift, match.end + shift)
            start = match.end + shift
        return None
