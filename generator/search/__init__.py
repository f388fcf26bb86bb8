"""Search: a lean document a product, indexed by Pagefind, and the cards that results are shown as."""

from __future__ import annotations

from generator.search.former import FormerPlaces
from generator.search.index import SearchState, search_files, search_ingredients, update

__all__ = ["FormerPlaces", "SearchState", "search_files", "search_ingredients", "update"]
