"""Bring the search index up to date; Pagefind runs only when a document of the search changed."""

from __future__ import annotations

import msgspec

from generator.build.reading import TAXONOMY
from generator.catalog.cache import Cache
from generator.catalog.catalogue import Catalogue
from generator.files.digest import digest
from generator.plan.environment import engine_fingerprint
from generator.render.outputs import Press
from generator.search import FormerPlaces, SearchState, search_files, update

PART = "search"


def search(catalogue: Catalogue, press: Press, cache: Cache) -> dict[str, bytes]:
    """Return the files of the search, by their paths in the site."""
    old = cache.load(PART, SearchState) if press.cache else SearchState()
    recipe = digest(engine_fingerprint(), msgspec.msgpack.encode(catalogue.taxonomy))
    former = FormerPlaces(press.source / TAXONOMY, catalogue.taxonomy)
    state = update(catalogue, old, recipe, former)
    if press.cache and state is not old:
        cache.save(PART, state)
    contexts = [press.studio.context(lang) for lang in catalogue.settings.languages]
    return search_files(catalogue, contexts, state)
