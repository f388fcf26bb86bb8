"""What is the same on every page of one language: name, menu, footer, addresses of the site's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.addresses import (
    CATEGORIES,
    CONTRIBUTE,
    DATA,
    DEFAULT_LANGUAGE,
    EVENTS,
    GLOSSARY,
    LIST,
    MANIFEST,
    NUMBERS,
    OUTLETS,
    PRODUCERS,
    PRODUCTS,
    PROVINCES,
    SEARCH,
    STARS,
    WORKER,
    Selection,
)
from generator.vietnamese import is_marked
from generator.views.makers import producers_in_order
from generator.views.memory import once
from generator.views.models import Link, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.addresses import Addresses
    from generator.catalog.catalogue import Catalogue, Named
    from generator.catalog.entry import Text
    from generator.records import Organiser, Page
    from generator.texts import Texts
    from generator.views.models import Assets

#: The Atom feed of new products; each language has its own.
FEED = "/tin/san-pham-moi.xml"
#: The description of the search that browsers read (OpenSearch 1.1); each language has its own.
OPENSEARCH = "/opensearch.xml"

#: The licence of the data: its name in SPDX's list, and its text.
LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

#: The page of content that says under which licence the data may be used.
LICENCE_PAGE = "giay-phep"


def site(catalogue: Catalogue, lang: str, addresses: Addresses, tr: Texts, assets: Assets) -> Site:
    """Describe the site in one language."""
    settings, page = catalogue.settings, addresses.page
    english = lang == "en"
    return Site(
        lang=lang,
        title=(english and settings.title_en) or settings.title,
        summary=(english and settings.summary_en) or settings.summary,
        root=addresses.root,
        home=page("/"),
        search=page(SEARCH),
        list=page(LIST),
        worker=addresses.file(WORKER) if settings.outputs.offline else "",
        manifest=page(MANIFEST) if settings.outputs.offline else "",
        assets=assets,
        menu=tuple(Link(text=text, href=page(path)) for text, path in _menu(catalogue, tr)),
        footer=tuple(_footer(catalogue, lang, addresses, tr)),
        organiser=_organiser(settings.organiser, lang),
        repository=settings.repository.url,
        feed=page(FEED),
        opensearch=page(OPENSEARCH) if addresses.origin else "",
        licence_href=page(f"/{LICENCE_PAGE}/") if LICENCE_PAGE in catalogue.pages else "",
        as_of=tr("Validity as of"),
    )


def feed_path(province: str) -> str:
    """Return the path of the feed of one province."""
    return f"{Selection(province).path}san-pham-moi.xml"


def _organiser(organiser: Organiser, lang: str) -> Link | None:
    if not organiser.name:
        return None
    mail = f"mailto:{quote(organiser.email, safe='@')}" if organiser.email else ""
    foreign = DEFAULT_LANGUAGE if lang != DEFAULT_LANGUAGE and is_marked(organiser.name) else ""
    return Link(text=organiser.name, href=organiser.url or mail, lang=foreign)


def _menu(catalogue: Catalogue, tr: Texts) -> Iterator[tuple[str, str]]:
    yield tr("Products"), PRODUCTS
    yield tr("Provinces"), PROVINCES
    yield tr("Categories"), CATEGORIES
    yield tr("Stars"), STARS
    if producers_in_order(catalogue):
        yield tr("Producers"), PRODUCERS
    if catalogue.events:
        yield tr("Events"), EVENTS
    if catalogue.outlets:
        yield tr("Outlets"), OUTLETS


def _footer(catalogue: Catalogue, lang: str, addresses: Addresses, tr: Texts) -> Iterator[Link]:
    in_menu = [(record.menu, slug) for slug, record in pages(catalogue).items() if record.menu]
    for _, slug in sorted(in_menu):
        named, record, _ = page_in(catalogue, slug, lang)
        foreign = "" if named.id != slug or lang == DEFAULT_LANGUAGE else DEFAULT_LANGUAGE
        yield Link(text=record.title, href=addresses.page(f"/{slug}/"), lang=foreign)
    yield Link(text=tr("Add a product"), href=addresses.page(CONTRIBUTE))
    yield Link(text=tr("The catalogue in numbers"), href=addresses.page(NUMBERS))
    if catalogue.taxonomy.glossary:
        yield Link(text=tr("Glossary"), href=addresses.page(GLOSSARY))
    yield Link(text=tr("Open data"), href=addresses.page(DATA))
    yield Link(text=tr("Feed of new products"), href=addresses.page(FEED))
    repository = catalogue.settings.repository.url
    if repository:
        yield Link(text=tr("Source files"), href=repository)


@once
def pages(catalogue: Catalogue) -> dict[str, Page]:
    """Return the pages of text by their slug; ``<slug>.en`` is the English version of one."""
    return {slug: catalogue.page(slug)[0] for slug in catalogue.pages if not slug.endswith(".en")}


def page_in(catalogue: Catalogue, slug: str, lang: str) -> tuple[Named, Page, Text]:
    """Return a page in a language, or else the Vietnamese one."""
    twin = f"{slug}.{lang}"
    found = twin if lang != DEFAULT_LANGUAGE and twin in catalogue.pages else slug
    return catalogue.pages[found], *catalogue.page(found)
