"""What each page reads of the catalogue, as plain values that msgpack encodes.

The fingerprint of an output digests them, with the settings, the taxonomy, the texts and the templates that
every page depends on. So a builder may read nothing that is not named here; the tests change one thing at a
time and compare. Records stand as the hashes of their files; dates follow from them, and only the state of a
recognition depends on the day. Nothing here differs between languages, and no product is unpacked.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.files.digest import digest
from generator.views.alike import alike_elsewhere, alike_here
from generator.views.charts import province_counts
from generator.views.downloads import editions
from generator.views.facets import counts_around, ranks
from generator.views.figures import FIGURES
from generator.views.former import shown_of
from generator.views.home import CHARTS_SHOWN, events_shown, figures, has_organisers, strips_shown
from generator.views.indexes import index_pages, producers_on
from generator.views.listing import cards_on, is_province, page_count
from generator.views.memory import each
from generator.views.on_show import products_of
from generator.views.product import siblings
from generator.views.profiles import provinces_of_set
from generator.views.proofs import is_over
from generator.views.province import names_in
from generator.views.taking_part import standing_of
from generator.views.text import figures_on
from generator.views.venues import (
    EVENT_LINK,
    OUTLET_LINK,
    events,
    existing,
    is_past,
    outlets,
    provinces_with_outlets,
    standing_on,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity

__all__ = [
    "cards",
    "event",
    "former",
    "home",
    "index",
    "index_pages",
    "listing",
    "numbers",
    "outlet",
    "page_count",
    "producer",
    "product",
    "search",
    "text",
]

Ingredients = tuple[object, ...]
_ID = attrgetter("id")


def product(catalogue: Catalogue, entry: Entry) -> Ingredients:
    """Name what a product's page is made from (4 µs)."""
    loaded = catalogue.loaded[entry.id]
    maker, state = catalogue.producers.get(entry.producer), states(catalogue)[entry.id]
    return (
        loaded.whole,
        (state.state, state.over),
        _over(catalogue, loaded.expiries) if loaded.expiries else (),
        maker.hash if maker else b"",
        catalogue.has_page(entry.producer),
        _cards(catalogue, siblings(catalogue, entry)),
        _cards(catalogue, alike_here(catalogue, entry)),
        _cards(catalogue, alike_elsewhere(catalogue, entry)),
        _selling(catalogue, entry),
        _showing(catalogue, entry),
    )


def listing(catalogue: Catalogue, selection: Selection, number: int) -> Ingredients:
    """Name what a page of a listing is made from; all but the first only of cards and page numbers."""
    pages, cards = page_count(catalogue, selection), _cards(catalogue, cards_on(catalogue, selection, number))
    if number > 1:
        return (pages, cards)
    around = counts_around(catalogue, selection)
    profile: Ingredients = ()
    if is_province(selection):
        profile = _profile(catalogue, selection.province)
    elif selection.set:
        profile = provinces_of_set(catalogue, selection.set)
    return (pages, cards, catalogue.count(selection), around, profile)


def home(catalogue: Catalogue) -> Ingredients:
    """Name what the home page is made from."""
    best, newest = strips_shown(catalogue)
    return (
        figures(catalogue),
        FIGURES["tinh"](catalogue),
        _counts(catalogue, (Selection(category=category) for category in catalogue.taxonomy.categories)),
        tuple(FIGURES[name](catalogue) for name in CHARTS_SHOWN),
        _cards(catalogue, best),
        _cards(catalogue, newest),
        tuple((slug, catalogue.events[slug].hash, past) for slug, past in events_shown(catalogue)),
        has_organisers(catalogue),
    )


def index(catalogue: Catalogue, kind: str, number: int) -> Ingredients:
    """Name what a page of an index is made from."""
    return (index_pages(catalogue, kind), INDEXES[kind](catalogue, number))


def producer(catalogue: Catalogue, slug: str) -> Ingredients:
    """Name what a producer's page is made from."""
    return (catalogue.producers[slug].hash, _cards(catalogue, catalogue.makers.get(slug, ())))


def event(catalogue: Catalogue, slug: str) -> Ingredients:
    """Name what an event's page is made from."""
    record = events(catalogue)[slug]
    return (
        catalogue.events[slug].hash,
        standing_on(catalogue, record),
        editions(catalogue, record),
        _cards(catalogue, products_of(catalogue, record)),
        tuple(standing_of(catalogue, maker) for maker in record.makers),
        tuple(catalogue.outlets[place].hash for place in record.outlets if place in catalogue.outlets),
    )


def outlet(catalogue: Catalogue, outlet_id: str) -> Ingredients:
    """Name what an outlet's page is made from."""
    products = existing(catalogue, outlets(catalogue)[outlet_id].products)
    return (catalogue.outlets[outlet_id].hash, _cards(catalogue, products))


def former(catalogue: Catalogue, slug: str) -> Ingredients:
    """Name what the page of a former province is made from."""
    shown, count = shown_of(catalogue, slug)
    return (_cards(catalogue, shown), count)


def search(catalogue: Catalogue) -> Ingredients:
    """Name what the search page is made from: which places, classes and ranks have products."""
    return tuple(tuple(value for value, _ in counts) for _, counts in counts_around(catalogue, Selection()))


def numbers(catalogue: Catalogue) -> Ingredients:
    """Name what the page of numbers is made from: the figures, so that it changes only with them."""
    return tuple(figures(catalogue) for figures in FIGURES.values())


def text(catalogue: Catalogue, slug: str) -> Ingredients:
    """Name what a page of text is made from, in all its languages."""
    found = (catalogue.pages.get(name) for name in (slug, f"{slug}.en"))
    drawn = tuple(FIGURES[name](catalogue) for name in figures_on(catalogue, slug))
    return (tuple(named.hash if named else b"" for named in found), drawn)


def _cards(catalogue: Catalogue, entries: Sequence[Entry]) -> bytes:
    return b"".join(map(cards(catalogue).__getitem__, map(_ID, entries))) if entries else b""


@each
def cards(catalogue: Catalogue, entry: Entry) -> bytes:
    """Fingerprint what a product's card is made from; the entry's hash covers its photo.

    Twelve listings hold a product, so most of the time goes into putting these together.
    """
    return digest(entry.hash, catalogue.maker(entry).encode(), catalogue.state(entry).state.encode())


@each
def states(catalogue: Catalogue, entry: Entry) -> Validity:
    """Return the state of a product's recognition."""
    return catalogue.state(entry)


def _over(catalogue: Catalogue, expiries: tuple[str, ...]) -> Ingredients:
    today = catalogue.as_of.isoformat()
    return tuple(is_over(expires, today) for expires in expiries)


def _selling(catalogue: Catalogue, entry: Entry) -> Ingredients:
    """Name the outlets that sell a product, as links to them do, else whether its province has any."""
    places = catalogue.sold_at.get(entry.id)
    if not places:
        return (entry.province in provinces_with_outlets(catalogue),)
    known = outlets(catalogue)
    return tuple((place.id, *told(known[place.id], OUTLET_LINK)) for place in places)


def _showing(catalogue: Catalogue, entry: Entry) -> Ingredients:
    places, known = catalogue.shown_at.get(entry.id), events(catalogue)
    return tuple((place.id, *told(known[place.id], EVENT_LINK)) for place in places) if places else ()


def _counts(catalogue: Catalogue, selections: Iterable[Selection]) -> tuple[int, ...]:
    return tuple(map(catalogue.count, selections))


def _profile(catalogue: Catalogue, province: str) -> Ingredients:
    """Name what a province's page says beside its products."""
    counts = province_counts(catalogue, province)
    return (names_in(catalogue, province), counts, _venues(catalogue, province))


def _venues(catalogue: Catalogue, province: str) -> Ingredients:
    held = (slug for slug, record in events(catalogue).items() if record.province == province)
    sold = (place for place, record in outlets(catalogue).items() if record.province == province)
    return (
        tuple((slug, catalogue.events[slug].hash) for slug in held),
        tuple((place, catalogue.outlets[place].hash) for place in sold),
    )


def _provinces(catalogue: Catalogue, _number: int) -> Ingredients:
    return _counts(catalogue, (Selection(slug) for slug in catalogue.taxonomy.provinces))


def _categories(catalogue: Catalogue, _number: int) -> Ingredients:
    taxonomy = catalogue.taxonomy
    return (
        _counts(catalogue, (Selection(category=slug) for slug in taxonomy.categories)),
        _counts(catalogue, (Selection(set=slug) for slug in taxonomy.sets)),
    )


def _stars(catalogue: Catalogue, _number: int) -> Ingredients:
    return _counts(catalogue, (Selection(stars=stars) for stars in ranks(catalogue)))


def _producers(catalogue: Catalogue, number: int) -> Ingredients:
    return tuple(
        (slug, catalogue.producers[slug].hash, len(catalogue.makers.get(slug, ())))
        for _, slug in producers_on(catalogue, number)
    )


def _events(catalogue: Catalogue, _number: int) -> Ingredients:
    found = events(catalogue).items()
    return tuple((slug, catalogue.events[slug].hash, is_past(catalogue, record)) for slug, record in found)


def _outlets(catalogue: Catalogue, _number: int) -> Ingredients:
    return tuple((place, catalogue.outlets[place].hash) for place in outlets(catalogue))


INDEXES: dict[str, Callable[[Catalogue, int], Ingredients]] = {
    "provinces": _provinces,
    "categories": _categories,
    "stars": _stars,
    "producers": _producers,
    "events": _events,
    "outlets": _outlets,
}
