"""An event's booklet on the site: in which languages it is offered, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import EVENTS, Addresses
from generator.catalog.selecting import has_products
from generator.views.context import LANGUAGE_NAMES
from generator.views.models import Link
from generator.views.venues import events

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue
    from generator.records import Booklet, Event, Language
    from generator.views.context import Context


def offered(catalogue: Catalogue, event: Event) -> Booklet | None:
    """Return the booklet that an event's page offers; None where it has none, or one that would be empty."""
    booklet = event.booklet if catalogue.settings.outputs.booklets else None
    if booklet is None or not booklet.download or not has_products(catalogue, booklet, event):
        return None
    return booklet


def editions(catalogue: Catalogue, event: Event) -> tuple[Language, ...]:
    """Return the languages that an event's booklet is made in: its own, as far as the site speaks them."""
    booklet = offered(catalogue, event)
    if booklet is None:
        return ()
    known = tuple(lang for lang in booklet.languages if lang in catalogue.settings.languages)
    return known or booklet.languages[:1]


def empty_booklets(catalogue: Catalogue) -> list[str]:
    """Return the events whose booklet is asked for and has no product to show."""
    return sorted(
        slug
        for slug, event in events(catalogue).items()
        if event.booklet and event.booklet.download and not has_products(catalogue, event.booklet, event)
    )


def booklet_path(slug: str) -> str:
    """Return the path of an event's booklet, below the prefix of its language."""
    return f"{EVENTS}{slug}/{slug}.pdf"


def downloads(context: Context, slug: str, event: Event) -> tuple[Link, ...]:
    """Lead to the booklet in each of its languages, that of the page first."""
    found = editions(context.catalogue, event)
    base = context.catalogue.settings.base_url
    return tuple(
        Link(
            text=LANGUAGE_NAMES[lang],
            href=Addresses.of(base, lang).page(booklet_path(slug)),
            lang="" if lang == context.lang else lang,
        )
        for lang in sorted(found, key=lambda lang: lang != context.lang)
    )
