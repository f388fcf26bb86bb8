"""The indexes of a book: products, producers and communes, in Vietnamese order, with their pages."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from generator.booklet.models import Index, IndexItem, IndexLetter
from generator.vietnamese import sort_key
from generator.views.makers import initial, own_names
from generator.views.parts import place_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.booklet.models import PrintedProduct
    from generator.catalog.entry import Entry
    from generator.views.context import Context

    Pairs = Sequence[tuple[Entry, PrintedProduct]]
    _Line = tuple[str, IndexItem]


def indexes(context: Context, printed: Pairs) -> Iterator[Index]:
    """Yield those indexes that have entries."""
    tr = context.tr
    for key, title, lines in (
        ("index-products", tr("Index of products"), _products(context, printed)),
        ("index-producers", tr("Index of producers"), _producers(context, printed)),
        ("index-communes", tr("Index of communes"), _communes(context, printed)),
    ):
        letters = tuple(_by_letter(lines))
        if letters:
            yield Index(key=key, title=title, letters=letters)


def _products(context: Context, printed: Pairs) -> Iterator[_Line]:
    for entry, product in printed:
        place = place_words(context, entry.province)
        yield product.name, IndexItem(text=product.name, note=place, pages=(product.page,))


def _producers(context: Context, printed: Pairs) -> Iterator[_Line]:
    pages: dict[str, set[int]] = defaultdict(set)
    for _, product in printed:
        if product.maker:
            pages[product.maker].add(product.page)
    own = own_names(context.catalogue, pages)
    for name, found in pages.items():
        yield own[name], IndexItem(text=name, note="", pages=tuple(sorted(found)))


def _communes(context: Context, printed: Pairs) -> Iterator[_Line]:
    pages: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry, product in printed:
        if entry.commune:
            pages[entry.commune, entry.province].add(product.page)
    for (commune, province), found in pages.items():
        note = place_words(context, province)
        yield commune, IndexItem(text=commune, note=note, pages=tuple(sorted(found)))


def _by_letter(lines: Iterable[_Line]) -> Iterator[IndexLetter]:
    inorder = sorted(lines, key=lambda line: (sort_key(line[0]), line[1].note, line[1].pages))
    for letter, found in groupby(inorder, key=lambda line: initial(line[0])):
        yield IndexLetter(letter=letter, items=tuple(item for _, item in found))
