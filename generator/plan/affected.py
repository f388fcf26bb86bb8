"""Which pages one product in another version can change: what shows it first, what only counts it last.

A page that is named here and did not change costs its key; one that is missing here would be stale, so the
property test of the preview compares with a cold build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from generator.addresses import Selection, numbered
from generator.catalog.catalogue import Catalogue, selections_of
from generator.catalog.entry import Entry
from generator.catalog.replacing import position
from generator.plan.model import Output
from generator.plan.pages import Pages, headings
from generator.views.alike import within_reach
from generator.views.ingredients import page_count

#: What a facet of a listing counts: the listings that differ in this one thing.
_AXES = ("province", "category", "stars")


class Change:
    """A product before and after."""

    def __init__(self, before: Catalogue, after: Catalogue, product: str) -> None:
        self.before = before
        self.after = after
        self.old = before.by_id[product]
        self.new = after.by_id[product]
        #: The listings that have pages now, and those whose number of products changed.
        self.kept = frozenset(headings(after.taxonomy)) | after.listings.keys()
        self.grew = frozenset(set(selections_of(self.old)) ^ set(selections_of(self.new)))

    @property
    def listed_anew(self) -> bool:
        """Tell whether any page but the product's own can have changed."""
        return self.old != self.new

    def selections(self) -> Sequence[Selection]:
        """Return the listings that hold the product, now or before."""
        return tuple(dict.fromkeys((*selections_of(self.new), *selections_of(self.old))))

    def windows(self, selection: Selection) -> tuple[list[int], list[int]]:
        """Return the pages of a listing where the product stands, and those where others moved."""
        size, last = self.after.settings.page_size, page_count(self.after, selection)
        places = [
            *self._place(self.before, selection, self.old),
            *self._place(self.after, selection, self.new),
        ]
        near = sorted({min(at // size + 1, last) for at in places})
        if page_count(self.before, selection) != last:
            moved = range(1, last + 1)
        else:
            moved = range(near[0], last + 1 if selection in self.grew else near[-1] + 1)
        return near, [number for number in moved if number not in near]

    @staticmethod
    def _place(catalogue: Catalogue, selection: Selection, entry: Entry) -> Iterator[int]:
        if selection in selections_of(entry):
            yield position(catalogue.listings[selection], entry)

    def gone(self) -> Iterator[tuple[Selection, int]]:
        """Yield the pages of listings that are no more."""
        for selection in self.grew:
            first = page_count(self.after, selection) + 1 if selection in self.kept else 1
            for number in range(first, page_count(self.before, selection) + 1):
                yield selection, number


def showing(change: Change, pages: Pages) -> Iterator[Output]:
    """Yield the pages that show the product, its own first."""
    after, entry = change.after, change.new
    if pages.has(entry):
        yield pages.product(entry)
    if not change.listed_anew:
        return
    for selection in change.selections():
        if selection in change.kept:
            yield from (pages.listing(selection, number) for number in change.windows(selection)[0])
    if after.has_page(entry.producer):
        yield pages.producer(entry.producer)
    yield from (pages.event(place.id) for place in after.shown_at.get(entry.id, ()))
    yield from (pages.outlet(place.id) for place in after.sold_at.get(entry.id, ()))
    yield from map(pages.former, sorted({change.old.former, entry.former} - {""}))
    yield from (pages.product(one) for one in after.makers.get(entry.producer, ()) if pages.has(one))
    yield from (pages.product(one) for one in neighbours(change) if pages.has(one))


def neighbours(change: Change) -> Iterator[Entry]:
    """Yield the products, as they are now, beside which the product stands, or stood before."""
    found = chain(within_reach(change.after, change.new), within_reach(change.before, change.old))
    yield from (change.after.by_id[name] for name in dict.fromkeys(one.id for one in found))


def around(change: Change, pages: Pages) -> Iterator[Output]:
    """Yield the pages that count the product, or whose products moved to make room for it."""
    yield from map(pages.event, sorted(change.after.events))
    if not change.listed_anew:
        return
    for selection in change.selections():
        if selection in change.kept:
            yield pages.listing(selection, 1)
            yield from (pages.listing(selection, number) for number in change.windows(selection)[1])
    yield from (pages.listing(one, 1) for one in _counting(change.grew, change.kept))
    yield pages.home()
    yield pages.numbers()
    yield from pages.drawn()
    yield from pages.indexes()
    yield pages.search()


def _counting(grew: Collection[Selection], listed: Collection[Selection]) -> Iterator[Selection]:
    """Yield the listings whose facets count one that grew or shrank."""
    around_them = {_without(one, axis) for one in grew for axis in (*_AXES, "set")}
    sets = any(one.set for one in grew)
    for selection in sorted(listed):
        if (sets and _has_sets(selection)) or any(_without(selection, axis) in around_them for axis in _AXES):
            yield selection


def _has_sets(selection: Selection) -> bool:
    return bool(selection.set) or selection == Selection(category=selection.category)


def _without(selection: Selection, axis: str) -> tuple[str, Selection]:
    kept = {name: getattr(selection, name) for name in (*_AXES, "set") if name != axis}
    return axis, Selection(**kept)


def path_of(pages: Pages, selection: Selection, number: int) -> str:
    """Return the file of a page of a listing."""
    return pages.addresses.output(numbered(selection.path, number))
