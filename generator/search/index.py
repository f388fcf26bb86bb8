"""The search of a site: documents indexed only when one of them changed, and the files around the index.

state = update(catalogue, cache.load("search", SearchState))      # runs Pagefind if it must
cache.save("search", state)
files = search_files(catalogue, contexts, state)                  # "pagefind/…" → bytes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.files.digest import digest, digest_text, short
from generator.search.cards import bundles
from generator.search.documents import document
from generator.search.facts import NAME as FACTS
from generator.search.facts import facts
from generator.search.pagefind import index_documents, pagefind_version
from generator.search.words import words, words_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context

FOLDER = "pagefind/"


class SearchState(msgspec.Struct, frozen=True):
    """What the cache keeps of the last index.

    ``recipe``: what all documents depend on; ``documents``: by product, what its document was made from and
    its digest; ``corpus``: of all documents; ``ids``: of results by product; ``files``: Pagefind's own.
    """

    recipe: bytes = b""
    corpus: bytes = b""
    documents: dict[str, tuple[bytes, bytes]] = {}
    ids: dict[str, str] = {}
    files: dict[str, bytes] = {}


def update(catalogue: Catalogue, old: SearchState, recipe: bytes) -> SearchState:
    """Bring the index up to date; ``old`` itself comes back where no document changed.

    Args:
        catalogue: its order is the order of the documents.
        old: the last state, or an empty one.
        recipe: fingerprint of the engine's code and the taxonomy.

    Raises:
        EnvironmentFault: Pagefind is missing or fails.
    """
    known = old.documents if old.recipe == recipe else {}
    made = {entry.id: _marks(catalogue, entry, known.get(entry.id)) for entry in catalogue.entries}
    corpus = corpus_key(mark for _, mark in made.values())
    if corpus == old.corpus:
        return old if made == old.documents and recipe == old.recipe else _renewed(old, recipe, made)
    engine = index_documents([document(catalogue, entry) for entry in catalogue.entries])
    return SearchState(recipe, corpus, made, dict(zip(made, engine.ids, strict=True)), engine.files)


def corpus_key(marks: Iterable[bytes]) -> bytes:
    """Fingerprint a corpus from the digests of its documents, in order, and the version of Pagefind."""
    return digest(pagefind_version().encode(), *marks)


def search_ingredients(catalogue: Catalogue) -> list[tuple[object, ...]]:
    """Name what the search is made from besides engine, settings, taxonomy and texts (2 µs a product)."""
    makers = catalogue.producers
    return [
        (catalogue.as_of.isoformat(),),
        *(
            (entry.hash, catalogue.loaded[entry.id].hash, maker.hash if maker else b"")
            for entry in catalogue.entries
            for maker in (makers.get(entry.producer),)
        ),
    ]


def search_files(catalogue: Catalogue, contexts: Iterable[Context], state: SearchState) -> dict[str, bytes]:
    """Return every file of the search by its path in the site."""
    around = {FACTS: facts(catalogue, state.ids), **bundles(catalogue, state.ids)}
    version = short(digest(state.corpus, *around.values()))
    said = {words_name(one.lang): words(one, state.ids, version) for one in contexts}
    return {f"{FOLDER}{name}": data for name, data in sorted((state.files | around | said).items())}


def _marks(catalogue: Catalogue, entry: Entry, known: tuple[bytes, bytes] | None) -> tuple[bytes, bytes]:
    maker = catalogue.producers.get(entry.producer)
    made_from = digest(catalogue.loaded[entry.id].hash, maker.hash if maker else b"")
    if known and known[0] == made_from:
        return known
    return made_from, digest_text(document(catalogue, entry))


def _renewed(old: SearchState, recipe: bytes, made: Mapping[str, tuple[bytes, bytes]]) -> SearchState:
    # The same documents in the same order, perhaps of products with other names of files.
    ids = dict(zip(made, old.ids.values(), strict=True))
    return msgspec.structs.replace(old, recipe=recipe, documents=dict(made), ids=ids)
