"""The catalogue in memory: products joined to their producers, places and classes, listed and counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from generator.addresses import Selection
from generator.catalog.entry import Detail, Entry, Loaded, Text, unpack_product, unpack_record
from generator.catalog.states import Term, Validity, validity
from generator.records import Event, Outlet, Page, Producer, Record, Settings
from generator.taxonomy import Taxonomy

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)
ALL = Selection()


class Named(msgspec.Struct, frozen=True):
    """A record other than a product, as the join needs it: identity, order, content hash, packed record.

    ``reachable``: a producer whose telephone is known.
    """

    id: str
    path: str
    name: str
    sort: str
    hash: bytes
    blob: bytes
    reachable: bool = False


class Showing(msgspec.Struct, frozen=True):
    """An event or outlet that shows a product."""

    id: str
    name: str
    hash: bytes


class Catalogue:
    """Everything that pages are made of. Built once from checked files, then only read.

    ``memory`` keeps what was computed from the products in lists, ``memory_each`` what was computed of each
    product's entry; both belong to `generator.views.memory`.
    """

    def __init__(  # noqa: PLR0913 (the parts of a catalogue are these)
        self,
        *,
        settings: Settings,
        taxonomy: Taxonomy,
        as_of: dt.date,
        products: Mapping[str, Loaded],
        producers: Mapping[str, Named],
        events: Mapping[str, Named],
        outlets: Mapping[str, Named],
        pages: Mapping[str, Named],
    ) -> None:
        self.settings = settings
        self.taxonomy = taxonomy
        self.as_of = as_of
        self.term = Term(taxonomy.validity_months, taxonomy.expiring_days)
        self.loaded = products
        self.entries = in_order(loaded.entry for loaded in products.values() if loaded.entry)
        self.by_id = {entry.id: entry for entry in self.entries}
        self.producers = producers
        self.events = events
        self.outlets = outlets
        self.pages = pages
        self.listings = list_products(self.entries)
        self.makers = _grouped((entry for entry in self.entries if entry.producer), attrgetter("producer"))
        self.kin = _grouped(self.entries, kin_of)
        self.shown_at = _shown_at(events, Event)
        self.sold_at = _shown_at(outlets, Outlet)
        self.memory: dict[object, Any] = {}
        self.memory_each: dict[Callable[[Catalogue, Entry], Any], dict[str, Any]] = {}

    def count(self, selection: Selection) -> int:
        """Return how many products a listing holds."""
        return len(self.listings.get(selection, ()))

    def state(self, entry: Entry) -> Validity:
        """Return the state of a product's recognition on the day of the build."""
        return validity(entry.status, entry.date, entry.expires, self.as_of, self.term)

    def maker(self, entry: Entry) -> str:
        """Return the name of a product's producer, or "" when it is not known."""
        shared = self.producers.get(entry.producer)
        return shared.name if shared else entry.maker

    def detail(self, entry: Entry) -> Detail:
        """Return the full record of a product."""
        return unpack_product(self.loaded[entry.id].blob)

    def record(self, named: Named, kind: type[R]) -> tuple[R, Text]:
        """Return the full record of anything else."""
        return unpack_record(named.blob, kind)

    def producer(self, slug: str) -> Producer | None:
        """Return a producer that has its own file."""
        named = self.producers.get(slug)
        return self.record(named, Producer)[0] if named else None

    def has_page(self, producer: str) -> bool:
        """Tell whether a producer gets a page (settings: all, shared or none)."""
        mode = self.settings.outputs.producers
        if mode == "none" or producer not in self.producers:
            return False
        return mode == "all" or len(self.makers.get(producer, ())) > 1

    def page(self, slug: str) -> tuple[Page, Text]:
        """Return a page of text."""
        return self.record(self.pages[slug], Page)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort as listings show products: most stars first, then by name in Vietnamese order."""
    return sorted(entries, key=order)


def order(entry: Entry) -> tuple[int, str, str]:
    """Return the key of that order; no two products have the same."""
    return -entry.stars, entry.sort, entry.id


def selections_of(entry: Entry) -> list[Selection]:
    """Return every listing that holds a product."""
    found = [
        Selection(province, category, stars)
        for province in ("", entry.province)
        for category in ("", entry.category)
        for stars in (0, entry.stars)
    ]
    return [*found, Selection(set=entry.set)] if entry.set else found


def list_products(entries: Iterable[Entry]) -> dict[Selection, list[Entry]]:
    """Put products, already in order, into every listing that holds them."""
    listings: dict[Selection, list[Entry]] = defaultdict(list)
    cache: dict[tuple[str, str, int, str], list[list[Entry]]] = {}
    for entry in entries:
        key = (entry.province, entry.category, entry.stars, entry.set)
        if key not in cache:
            cache[key] = [listings[selection] for selection in selections_of(entry)]
        for listing in cache[key]:
            listing.append(entry)
    return dict(listings)


def kin_of(entry: Entry) -> tuple[str, str]:
    """Return what products of one kin share: the province and the set, without one the category."""
    return entry.province, entry.set or entry.category


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], K]) -> dict[K, list[Entry]]:
    found: dict[K, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return dict(found)


def _shown_at(places: Mapping[str, Named], kind: type[Event | Outlet]) -> dict[str, list[Showing]]:
    found: dict[str, list[Showing]] = defaultdict(list)
    for named in places.values():
        record, _ = unpack_record(named.blob, kind)
        shown = record.shown if isinstance(record, Event) else record.products
        for product in dict.fromkeys(shown):
            found[product].append(Showing(named.id, named.name, named.hash))
    return dict(found)
