"""Which pages a catalogue has. Everything here follows from the catalogue alone, in one fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import (
    CATEGORIES,
    DATA,
    EVENTS,
    FORMER,
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
from generator.plan.environment import Environment
from generator.plan.model import Output
from generator.views import ingredients as made_of

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
        yield self._page("home", "", "/", made_of.home(self.catalogue))
        yield from self._products()
        yield from self._listings()
        yield from self._indexes()
        yield from self._producers()
        yield from self._places()
        yield from self._texts()
        yield self._page("search", "", SEARCH, made_of.search(self.catalogue))

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

    def _products(self) -> Iterator[Output]:
        translated_only = self.lang != "vi" and self.catalogue.settings.outputs.english == "translated"
        for entry in self.catalogue.entries:
            if entry.translated or not translated_only:
                ingredients = made_of.product(self.catalogue, entry)
                yield self._page("product", entry.id, product_path(entry.id), ingredients)

    def _listings(self) -> Iterator[Output]:
        for selection in listed(self.catalogue):
            for number in range(1, made_of.page_count(self.catalogue, selection) + 1):
                ingredients = made_of.listing(self.catalogue, selection, number)
                path = numbered(selection.path, number)
                yield self._page("listing", "", path, ingredients, number=number, selection=selection)

    def _indexes(self) -> Iterator[Output]:
        for kind, path in INDEXES.items():
            for number in range(1, made_of.index_pages(self.catalogue, kind) + 1):
                ingredients = made_of.index(self.catalogue, kind, number)
                yield self._page("index", kind, numbered(path, number), ingredients, number=number)

    def _producers(self) -> Iterator[Output]:
        for slug in sorted(self.catalogue.producers):
            if self.catalogue.has_page(slug):
                ingredients = made_of.producer(self.catalogue, slug)
                yield self._page("producer", slug, f"{PRODUCERS}{slug}/", ingredients)

    def _places(self) -> Iterator[Output]:
        for slug in sorted(self.catalogue.events):
            ingredients = made_of.event(self.catalogue, slug)
            yield self._page("event", slug, f"{EVENTS}{slug}/", ingredients)
        for slug in sorted(self.catalogue.outlets):
            ingredients = made_of.outlet(self.catalogue, slug)
            yield self._page("outlet", slug, f"{OUTLETS}{slug}/", ingredients)

    def _texts(self) -> Iterator[Output]:
        for slug in sorted({name.removesuffix(".en") for name in self.catalogue.pages}):
            yield self._page("text", slug, f"/{slug}/", made_of.text(self.catalogue, slug))
        yield self._page("text", "@data", DATA, made_of.text(self.catalogue, "@data"))
        yield self._page("text", "@404", "/404.html", made_of.text(self.catalogue, "@404"))


def listed(catalogue: Catalogue) -> list[Selection]:
    """Return every listing with a page: all combinations that hold products, and each single heading."""
    taxonomy = catalogue.taxonomy
    always = {
        Selection(),
        *(Selection(province) for province in taxonomy.provinces),
        *(Selection(category=category) for category in taxonomy.categories),
        *(Selection(stars=stars) for stars, level in taxonomy.stars.items() if level.certified),
        *(Selection(set=name) for name in taxonomy.sets),
    }
    return sorted(always | set(catalogue.listings))


def redirects(catalogue: Catalogue, environment: Environment, addresses: Addresses) -> Iterator[Output]:
    """Yield the addresses that lead elsewhere: former provinces, and GTINs as GS1 Digital Links."""

    def output(kind: str, subject: str, path: str) -> Output:
        key = environment.key(kind, addresses.lang, subject)
        return Output(kind, addresses.lang, subject, (addresses.output(path),), key)

    for slug in sorted(catalogue.taxonomy.former_provinces):
        yield output("former", slug, f"{FORMER}{slug}/")
    for entry in catalogue.entries:
        if entry.gtin and not entry.example:
            yield output("gtin", entry.id, digital_link_path(entry.gtin))
