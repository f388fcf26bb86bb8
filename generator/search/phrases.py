"""Names that whole columns stand for: a query's "Bắc Ninh" or "đồ uống" is answered without the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.tokens import syllables

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue


def phrases(catalogue: Catalogue) -> dict[str, list[str]]:
    """Map phrases, as the search reads them, to ``tinh:<province>``, ``nhom:<category>``, ``bo:<set>``."""
    taxonomy = catalogue.taxonomy
    found: dict[str, dict[str, None]] = {}

    def add(text: str, value: str) -> None:
        words = [word.bare for word in syllables(text)]
        if words:
            found.setdefault(" ".join(words), {})[value] = None

    for province in taxonomy.provinces.values():
        for name in (province.name, province.name_en):
            add(name, f"tinh:{province.slug}")
    for category in taxonomy.categories.values():
        for name in (category.name, category.short_name, category.name_en, category.short_name_en):
            add(name, f"nhom:{category.slug}")
    for one in taxonomy.sets.values():
        for part in (*one.name.split(","), *one.name_en.split(",")):
            if len(syllables(part)) > 1:
                add(part, f"bo:{one.slug}")
    return {phrase: list(values) for phrase, values in sorted(found.items())}
