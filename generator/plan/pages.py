"""Which pages a catalogue has. Everything here follows from the catalogue alone, in one fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import (
    CATEGORIES,
    CONTRIBUTE,
    DATA,
    EVENTS,
    FORMER,
    GLOSSARY,
    LIST,
    NUMBERS,
    OFFLINE,
    OUTLETS,
    PRODUCERS,
    PROVINCES,
    SEARCH,
    STARS,
    Addresses,
    Selection,
    digital_link_path,
    numbered,
    product_path,
)
from generator.catalog.catalogue import Catalogue
from generator.catalog.entry import Entry
from generator.plan.environment import Environment
from generator.plan.model import Output
from generator.taxonomy import Taxonomy
from generator.views import ingredients as made_of
from generator.views.text import figures_on

ALL = Selection()

#: Index pages by the name that their builder knows them by.
INDEXES = {
    "provinces": PROVINCES,
    "categories": CATEGORIES,
    "stars": STARS,
    "producers": PRODUCERS,
    "events": EVENTS,
    "outlets": OUTLETS,
}


class Pages:
    """Plans the pages of one language."""

    def __init__(self, catalogue: Catalogue, environment: Environment, addresses: Addresses) -> None:
        self.catalogue = catalogue
        self.environment = environment
        self.addresses = addresses
        self.lang = addresses.lang

    def all(self) -> Iterator[Output]:
        """Yield all pages."""
        catalogue = self.catalogue
        yield self.home()
        # In the order of their files, as they lie in memory: a worker then copies only its part of it.
        entries = (loaded.entry for loaded in catalogue.loaded.values())
        yield from (self.product(entry) for entry in entries if entry and self.has(entry))
        for selection in listed(catalogue):
            for number in range(1, made_of.page_count(catalogue, selection) + 1):
                yield self.listing(selection, number)
        yield from self.indexes()
        yield from (self.producer(slug) for slug in sorted(catalogue.producers) if catalogue.has_page(slug))
        yield from map(self.event, sorted(catalogue.events))
        yield from map(self.outlet, sorted(catalogue.outlets))
        yield from map(self.former, sorted(catalogue.taxonomy.former_provinces))
        yield from self._texts()
        yield self.search()
        yield self.numbers()
        if catalogue.taxonomy.glossary:
            # The terms are part of the taxonomy, which every key holds.
            yield self._page("glossary", "", GLOSSARY, ())
        yield self._page("contribute", "", CONTRIBUTE, ())
        yield self._page("list", "", LIST, ())

    def has(self, entry: Entry) -> bool:
        """Tell whether a product has a page in this language."""
        every = self.lang == "vi" or self.catalogue.settings.outputs.english != "translated"
        return every or entry.translated

    def home(self) -> Output:
        """Plan the home page."""
        return self._page("home", "", "/", made_of.home(self.catalogue))

    def product(self, entry: Entry) -> Output:
        """Plan the page of a product."""
        return self._page("product", entry.id, product_path(entry.id), made_of.product(self.catalogue, entry))

    def listing(self, selection: Selection, number: int) -> Output:
        """Plan a page of a listing."""
        ingredients = made_of.listing(self.catalogue, selection, number)
        path = numbered(selection.path, number)
        return self._page("listing", "", path, ingredients, number=number, selection=selection)

    def indexes(self) -> Iterator[Output]:
        """Plan the pages of every index."""
        for kind, path in INDEXES.items():
            for number in range(1, made_of.index_pages(self.catalogue, kind) + 1):
                ingredients = made_of.index(self.catalogue, kind, number)
                yield self._page("index", kind, numbered(path, number), ingredients, number=number)

    def producer(self, slug: str) -> Output:
        """Plan the page of a producer."""
        return self._page("producer", slug, f"{PRODUCERS}{slug}/", made_of.producer(self.catalogue, slug))

    def event(self, slug: str) -> Output:
        """Plan the page of an event."""
        return self._page("event", slug, f"{EVENTS}{slug}/", made_of.event(self.catalogue, slug))

    def outlet(self, slug: str) -> Output:
        """Plan the page of an outlet."""
        return self._page("outlet", slug, f"{OUTLETS}{slug}/", made_of.outlet(self.catalogue, slug))

    def former(self, slug: str) -> Output:
        """Plan the page of a former province."""
        return self._page("former", slug, f"{FORMER}{slug}/", made_of.former(self.catalogue, slug))

    def search(self) -> Output:
        """Plan the search page."""
        return self._page("search", "", SEARCH, made_of.search(self.catalogue))

    def numbers(self) -> Output:
        """Plan the page of numbers."""
        return self._page("numbers", "", NUMBERS, made_of.numbers(self.catalogue))

    def _page(  # noqa: PLR0913 (an output is all of this)
        self,
        kind: str,
        subject: str,
        path: str,
        ingredients: object,
        *,
        number: int = 1,
        selection: Selection = ALL,
    ) -> Output:
        return Output(
            kind=kind,
            lang=self.lang,
            subject=subject,
            paths=(self.addresses.output(path),),
            key=self.environment.key(kind, self.lang, ingredients),
            number=number,
            selection=selection,
        )

    def drawn(self) -> Iterator[Output]:
        """Plan the pages of content that show pictures of numbers."""
        yield from (self._text(slug) for slug in self._contents() if figures_on(self.catalogue, slug))

    def _contents(self) -> list[str]:
        return sorted({name.removesuffix(".en") for name in self.catalogue.pages})

    def _text(self, slug: str) -> Output:
        return self._page("text", slug, f"/{slug}/", made_of.text(self.catalogue, slug))

    def _texts(self) -> Iterator[Output]:
        yield from map(self._text, self._contents())
        yield self._page("text", "@data", DATA, made_of.text(self.catalogue, "@data"))
        yield self._page("text", "@404", "/404.html", made_of.text(self.catalogue, "@404"))
        if self.catalogue.settings.outputs.offline:
            yield self._page("text", "@offline", OFFLINE, made_of.text(self.catalogue, "@offline"))


def listed(catalogue: Catalogue) -> list[Selection]:
    """Return every listing with a page: all combinations that hold products, and each single heading."""
    return sorted(set(headings(catalogue.taxonomy)) | set(catalogue.listings))


def headings(taxonomy: Taxonomy) -> Iterator[Selection]:
    """Yield the listings that have a page even while they are empty."""
    yield Selection()
    yield from (Selection(province) for province in taxonomy.provinces)
    yield from (Selection(category=category) for category in taxonomy.categories)
    yield from (Selection(stars=stars) for stars, level in taxonomy.stars.items() if level.certified)
    yield from (Selection(set=name) for name in taxonomy.sets)


def redirects(catalogue: Catalogue, environment: Environment, addresses: Addresses) -> Iterator[Output]:
    """Yield the addresses that lead elsewhere: GTINs as GS1 Digital Links."""
    for entry in catalogue.entries:
        if entry.gtin and not entry.example:
            path = addresses.output(digital_link_path(entry.gtin))
            key = environment.key("gtin", addresses.lang, entry.id)
            yield Output("gtin", addresses.lang, entry.id, (path,), key)
