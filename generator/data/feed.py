"""Atom feed of the newest recognitions, one a language. Dates are the decisions', never the build's."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.addresses import product_path
from generator.data.xml import DECLARATION, element
from generator.vietnamese import PartialDate
from generator.views.parts import date_words, place_words, product_name, rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context

PATH = "/tin/san-pham-moi.xml"
LENGTH = 50
#: Where a catalogue has neither address nor repository yet (RFC 2606: the name can never be anybody's).
NOBODY = "ocop-catalog.invalid"
#: RFC 4151 wants a day on which the name in a tag was held; a fixed one, so that identities never change.
TAG_YEAR = "2026"
_MIDNIGHT = "T00:00:00+07:00"
_EPOCH = f"1970-01-01{_MIDNIGHT}"


def feed_entries(catalogue: Catalogue) -> list[Entry]:
    """Return the newest recognitions, the newest first; products of one day in the catalogue's order."""
    dated = [entry for entry in catalogue.entries if entry.date and not entry.example]
    return sorted(dated, key=lambda entry: PartialDate.parse(entry.date).first_day(), reverse=True)[:LENGTH]


def feed_ingredients(catalogue: Catalogue) -> list[tuple[object, ...]]:
    """Name what a feed is made from besides settings, taxonomy and texts."""
    return [(catalogue.loaded[entry.id].hash, catalogue.maker(entry)) for entry in feed_entries(catalogue)]


def feed(context: Context) -> bytes:
    """Write the feed of one language."""
    addresses, site = context.addresses, context.site
    entries = feed_entries(context.catalogue)
    organiser = context.catalogue.settings.organiser.name or site.title
    own, home = addresses.absolute(addresses.page(PATH)), addresses.absolute(site.home)
    lines = [
        f'{DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.lang}">',
        element("id", tag(context.catalogue, f"{context.lang}{PATH}")),
        element("title", context.title(context.tr("Newly recognised products"))),
        element("subtitle", site.summary) if site.summary else "",
        element("updated", _updated(entries[0].date) if entries else _EPOCH),
        element("link", "", rel="self", type="application/atom+xml", href=own),
        element("link", "", rel="alternate", type="text/html", href=home),
        f"<author>{element('name', organiser)}</author>",
        element("rights", "CC BY 4.0"),
        *(f"<entry>\n{''.join(_entry(context, entry))}</entry>" for entry in entries),
        "</feed>\n",
    ]
    return "\n".join(line for line in lines if line).encode()


def _entry(context: Context, entry: Entry) -> Iterator[str]:
    addresses, catalogue = context.addresses, context.catalogue
    name, lang = product_name(context, entry)
    category = context.category(entry.category)
    named = {"xml_lang": lang} if lang else {}
    for line in (
        element("id", tag(catalogue, f"{context.lang}{product_path(entry.id)}")),
        element("title", name, **named),
        element("updated", _updated(entry.date)),
        element(
            "link", "", rel="alternate", type="text/html", href=addresses.absolute(context.product(entry))
        ),
        element("category", "", term=entry.category, label=context.text(category.name, category.name_en)),
        element("summary", _summary(context, entry)),
    ):
        yield f"{line}\n"


def _summary(context: Context, entry: Entry) -> str:
    parts = (
        rank(context, entry.stars).label,
        context.catalogue.maker(entry),
        place_words(context, entry.province, entry.commune),
        date_words(context, entry.date),
    )
    return " · ".join(part for part in parts if part)


def tag(catalogue: Catalogue, path: str) -> str:
    """Return an identity that stays when the site moves (RFC 4151), named by the repository or the host."""
    settings = catalogue.settings
    for url in (settings.repository.url, settings.base_url, settings.organiser.url):
        host = urlsplit(url).hostname
        if host:
            place = urlsplit(url).path.strip("/") if url == settings.repository.url else ""
            return f"tag:{host},{TAG_YEAR}:{place + '/' if place else ''}{path.strip('/')}"
    return f"tag:{NOBODY},{TAG_YEAR}:{path.strip('/')}"


def _updated(date: str) -> str:
    """Write a date of any precision as the moment it begins in Việt Nam."""
    return f"{PartialDate.parse(date).first_day().isoformat()}{_MIDNIGHT}"
