"""Turn planned outputs into bytes. Cards and side trees are rendered once a language and then joined."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import msgspec
from markupsafe import Markup

from generator.addresses import Addresses
from generator.catalog.catalogue import Catalogue
from generator.catalog.entry import Entry
from generator.plan.model import Output
from generator.render.assets import AssetSet
from generator.render.templates import Templates
from generator.texts import load_texts
from generator.views.context import Context, Place
from generator.views.contribute import contribute_page
from generator.views.event import event_page
from generator.views.former import former_page
from generator.views.glossary import glossary_page
from generator.views.home import home_page
from generator.views.indexes import index_page
from generator.views.listing import listing_page
from generator.views.marked import list_page
from generator.views.models import CardPage, View
from generator.views.numbers import numbers_page
from generator.views.outlet import outlet_page
from generator.views.parts import card
from generator.views.producer import producer_page
from generator.views.product import product_page
from generator.views.redirects import gtin_page
from generator.views.search import search_page
from generator.views.site import site
from generator.views.text import text_page
from generator.views.tree import tree_page

Builder = Callable[[Context, Output], View]

#: Kind of output → its template and the builder of its view model.
PAGES: dict[str, tuple[str, Builder]] = {
    "home": ("home", lambda context, _: home_page(context)),
    "product": ("product", lambda context, o: product_page(context, context.catalogue.by_id[o.subject])),
    "listing": ("listing", lambda context, o: listing_page(context, o.selection, o.number)),
    "index": ("index", lambda context, o: index_page(context, o.subject, o.number)),
    "producer": ("producer", lambda context, o: producer_page(context, o.subject)),
    "event": ("event", lambda context, o: event_page(context, o.subject)),
    "outlet": ("outlet", lambda context, o: outlet_page(context, o.subject)),
    "text": ("text", lambda context, o: text_page(context, o.subject)),
    "search": ("search", lambda context, _: search_page(context)),
    "numbers": ("numbers", lambda context, _: numbers_page(context)),
    "glossary": ("glossary", lambda context, _: glossary_page(context)),
    "contribute": ("contribute", lambda context, _: contribute_page(context)),
    "list": ("list", lambda context, _: list_page(context)),
    "former": ("former", lambda context, o: former_page(context, o.subject)),
    "gtin": ("redirect", lambda context, o: gtin_page(context, o.subject)),
}


class Desk:
    """One language's templates, words and rendered pieces."""

    def __init__(
        self, lang: str, catalogue: Catalogue, assets: AssetSet, source: Path, cache: Path | None
    ) -> None:
        self.templates = Templates(source, lang, cache)
        self.catalogue = catalogue
        addresses = Addresses.of(catalogue.settings.base_url, lang)
        texts = load_texts(lang, source)
        self.context = Context(
            lang=lang,
            catalogue=catalogue,
            site=site(catalogue, lang, addresses, texts, assets.links(addresses)),
            addresses=addresses,
            tr=texts,
            cards=self.cards,
            tree=self.tree,
        )
        #: As bytes: as text, Vietnamese takes twice the memory.
        self._cards: dict[str, bytes] = {}
        self._trees: dict[Place, Markup] = {}

    def turned_to(self, catalogue: Catalogue, changed: Collection[str]) -> Desk:
        """Return a desk for a catalogue in which only these products changed, with all else that is ready."""
        desk = copy.copy(self)
        desk.catalogue = catalogue
        desk.context = msgspec.structs.replace(
            self.context, catalogue=catalogue, cards=desk.cards, tree=desk.tree, memory={}
        )
        desk._cards = {key: card for key, card in self._cards.items() if key not in changed}  # noqa: SLF001
        return desk

    def page(self, output: Output) -> bytes:
        """Render a page."""
        template, builder = PAGES[output.kind]
        return self.templates.render(template, builder(self.context, output)).encode()

    def cards(self, entries: Sequence[Entry]) -> Markup:
        """Return the cards of products, each rendered the first time that it is asked for."""
        html = b"".join([self._cards.get(entry.id) or self._card(entry) for entry in entries])
        return Markup(html.decode())  # noqa: S704 (our own template)

    def tree(self, place: Place) -> Markup:
        """Return the side tree as it stands on a page at ``place``."""
        if place not in self._trees:
            html = self.templates.render("tree", tree_page(self.context, place))
            self._trees[place] = Markup(html)  # noqa: S704 (our own template)
        return self._trees[place]

    def _card(self, entry: Entry) -> bytes:
        model = CardPage(card=card(self.context, entry), assets=self.context.site.assets)
        self._cards[entry.id] = self.templates.render("card", model).encode()
        return self._cards[entry.id]


class Studio:
    """All languages of a catalogue, set up on first use (a worker may need only one)."""

    def __init__(self, catalogue: Catalogue, assets: AssetSet, source: Path, cache: Path | None) -> None:
        self.catalogue = catalogue
        self.assets = assets
        self.source = source
        self.cache = cache
        self._desks: dict[str, Desk] = {}

    def desk(self, lang: str) -> Desk:
        """Return the desk of a language."""
        if lang not in self._desks:
            self._desks[lang] = Desk(lang, self.catalogue, self.assets, self.source, self.cache)
        return self._desks[lang]

    def turned_to(self, catalogue: Catalogue, changed: Collection[str]) -> Studio:
        """Return a studio for a catalogue in which only these products changed."""
        studio = copy.copy(self)
        studio.catalogue = catalogue
        studio._desks = {lang: desk.turned_to(catalogue, changed) for lang, desk in self._desks.items()}  # noqa: SLF001
        return studio

    def warm_up(self) -> None:
        """Render every card and load every template of a page, in all languages."""
        for lang in self.catalogue.settings.languages:
            desk = self.desk(lang)
            desk.cards(self.catalogue.entries)
            for template, _ in PAGES.values():
                desk.templates.get(template)

    def context(self, lang: str) -> Context:
        """Return the context of a language."""
        return self.desk(lang).context
