"""The search of a site: documents indexed only when one of them changed, and the files around the index.

state = update(catalogue, cache.load("search", SearchState), …)   # runs Pagefind if it must
cache.save("search", state)
files = search_files(catalogue, contexts, state)                  # "pagefind/…" → bytes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import EnvironmentFault
from generator.files.digest import digest, digest_text, short
from generator.search.cards import bundles
from generator.search.compact import compact
from generator.search.documents import document
from generator.search.facts import columns
from generator.search.pagefind import index_documents, pagefind_version
from generator.search.vocabulary import vocabulary
from generator.search.words import words, words_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.search.former import FormerPlaces
    from generator.views.context import Context

FOLDER = "pagefind/"


class SearchState(msgspec.Struct, frozen=True):
    """What the cache keeps of the last index.

    ``recipe``: what all documents depend on; ``documents``: by product, what its document was made from and
    its digest; ``corpus``: of all documents; ``files``: the index and the words in it.
    """

    recipe: bytes = b""
    corpus: bytes = b""
    documents: dict[str, tuple[bytes, bytes]] = {}
    files: dict[str, bytes] = {}


def update(catalogue: Catalogue, old: SearchState, recipe: bytes, former: FormerPlaces) -> SearchState:
    """Bring the index up to date; ``old`` itself comes back where no document changed.

    Args:
        catalogue: its order is the order of the documents.
        old: the last state, or an empty one.
        recipe: fingerprint of the engine's code and the taxonomy.
        former: what places belonged to before July 2025.

    Raises:
        EnvironmentFault: Pagefind is missing or fails.
    """
    recipe = digest(recipe, former.key())
    known = old.documents if old.recipe == recipe else {}
    texts: dict[str, str] = {}

    def text(entry: Entry) -> str:
        return texts.get(entry.id) or texts.setdefault(entry.id, document(catalogue, entry, former))

    made = {entry.id: _marks(catalogue, entry, known.get(entry.id), text) for entry in catalogue.entries}
    corpus = corpus_key(mark for _, mark in made.values())
    if corpus == old.corpus:
        unchanged = made == old.documents and recipe == old.recipe
        return old if unchanged else msgspec.structs.replace(old, recipe=recipe, documents=made)
    return SearchState(recipe, corpus, made, index_files([text(entry) for entry in catalogue.entries]))


def index_files(documents: Sequence[str]) -> dict[str, bytes]:
    """Run Pagefind over documents; return its index, made compact, and the words in it."""
    if not documents:
        return {}
    try:
        made = compact(index_documents(documents), len(documents))
    except ValueError as error:
        raise EnvironmentFault(
            vi=f"Không đọc được chỉ mục của Pagefind {pagefind_version()} ({error}). "
            "Hãy cài bản 1.5.2: pip install pagefind-bin==1.5.2.",
            en=f"The index of Pagefind {pagefind_version()} cannot be read ({error}). "
            "Please install 1.5.2: pip install pagefind-bin==1.5.2.",
        ) from None
    return made.files | vocabulary(made.counts)


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
    around = columns(catalogue) | bundles(catalogue)
    version = short(digest(state.corpus, *around.values()))
    said = {words_name(one.lang): words(one, version) for one in contexts}
    return {f"{FOLDER}{name}": data for name, data in sorted((state.files | around | said).items())}


def _marks(
    catalogue: Catalogue, entry: Entry, known: tuple[bytes, bytes] | None, text: Callable[[Entry], str]
) -> tuple[bytes, bytes]:
    maker = catalogue.producers.get(entry.producer)
    made_from = digest(catalogue.loaded[entry.id].hash, maker.hash if maker else b"")
    if known and known[0] == made_from:
        return known
    return made_from, digest_text(text(entry))
