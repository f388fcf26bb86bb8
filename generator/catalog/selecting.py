"""Which products of the catalogue a booklet means: by its query, its lists, or what its event shows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.catalog.catalogue import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import Booklet, Event, Query


def selected(catalogue: Catalogue, booklet: Booklet, event: Event | None = None) -> tuple[list[Entry], int]:
    """Return a booklet's products in the order of listings, and how many were left out as lapsed.

    By its query; without one those that the event shows. Lapsed recognitions stay out unless asked for.
    """
    wanted = {entry.id: entry for entry in _wanted(catalogue, booklet, event)}
    kept = {name: entry for name, entry in wanted.items() if _printable(catalogue, booklet, entry)}
    return in_order(kept.values()), len(wanted) - len(kept)


def has_products(catalogue: Catalogue, booklet: Booklet, event: Event | None = None) -> bool:
    """Tell whether a booklet has anything to show; it looks no further than the first product that it has."""
    return any(_printable(catalogue, booklet, entry) for entry in _wanted(catalogue, booklet, event))


def _wanted(catalogue: Catalogue, booklet: Booklet, event: Event | None) -> Iterator[Entry]:
    excluded = frozenset(booklet.exclude)
    chosen = chosen_by(catalogue, booklet.select) if booklet.select else shown_by(catalogue, event)
    listed = (catalogue.by_id[name] for name in booklet.products if name in catalogue.by_id)
    return (entry for entry in chain(chosen, listed) if entry.id not in excluded)


def _printable(catalogue: Catalogue, booklet: Booklet, entry: Entry) -> bool:
    asked = booklet.lapsed or (booklet.select is not None and bool(booklet.select.states))
    return asked or not catalogue.state(entry).lapsed


def shown_by(catalogue: Catalogue, event: Event | None) -> Iterator[Entry]:
    """Yield the products that an event lists, and those of the producers who take part."""
    if event is None:
        return
    yield from (catalogue.by_id[name] for name in event.shown if name in catalogue.by_id)
    for maker in event.makers:
        yield from catalogue.makers.get(maker, ())


def chosen_by(catalogue: Catalogue, query: Query) -> Iterator[Entry]:
    """Yield the products that fit every line of a query, from the listings of its provinces."""
    tests = tuple(_tests(catalogue, query))
    for slug in query.provinces or [""]:
        for entry in catalogue.listings.get(Selection(slug), ()):
            if all(test(entry) for test in tests):
                yield entry


def _tests(catalogue: Catalogue, query: Query) -> Iterator[Callable[[Entry], bool]]:
    if query.categories:
        yield lambda entry: entry.category in query.categories
    if query.sets:
        yield lambda entry: entry.set in query.sets
    if query.stars:
        yield lambda entry: entry.stars in query.stars
    if query.states:
        yield lambda entry: catalogue.state(entry).state in query.states
    if query.certificates:
        yield lambda entry: _certified(catalogue, entry, query.certificates)


def _certified(catalogue: Catalogue, entry: Entry, wanted: Iterable[str]) -> bool:
    return any(one.type in wanted for one in catalogue.detail(entry).record.certificates)
