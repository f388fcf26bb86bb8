"""Atom feeds of the newest recognitions: of all, and of each province.

Dates are the decisions', never the build's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.addresses import Selection, product_path
from generator.data.xml import DECLARATION, element
from generator.vietnamese import PartialDate
from generator.views.memory import once
from generator.views.parts import date_words, place_words, product_name, rank
from generator.views.site import FEED, feed_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.addresses import Addresses
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context

LENGTH = 50
#: Where a catalogue has neither address nor repository yet (RFC 2606: the name can never be anybody's).
NOBODY = "ocop-catalog.invalid"
#: RFC 4151 wants a day on which the name in a tag was held; a fixed one, so that identities never change.
TAG_YEAR = "2026"
_MIDNIGHT = "T00:00:00+07:00"
#: Length of a date that is known to the day; of others the day is only where the year or month begins.
_WHOLE_DAY = len("2026-01-01")
_EPOCH = f"1970-01-01{_MIDNIGHT}"


def feed_entries(catalogue: Catalogue, province: str = "") -> Sequence[Entry]:
    """Return the newest recognitions of a province or of all, the newest first.

    Products of one day stand in the catalogue's order; what has no date is in no feed.
    """
    return _newest(catalogue).get(province, ())


@once
def _newest(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Return the newest recognitions of each province, and under "" those of all."""
    dated = [entry for entry in catalogue.entries if entry.date and not entry.example]
    # A year begins with its first month and a month with its first day, as the texts sort without parsing.
    dated.sort(key=lambda entry: f"{entry.date}-01-01"[:10], reverse=True)
    found: dict[str, list[Entry]] = {"": dated[:LENGTH]}
    for entry in dated:
        some = found.setdefault(entry.province, [])
        if len(some) < LENGTH:
            some.append(entry)
    return found


def feed_ingredients(catalogue: Catalogue, province: str = "") -> list[tuple[object, ...]]:
    """Name what a feed is made from besides settings, taxonomy and texts."""
    return [
        (catalogue.loaded[entry.id].hash, catalogue.maker(entry))
        for entry in feed_entries(catalogue, province)
    ]


def feed(context: Context, province: str = "") -> bytes:
    """Write the feed of a province, or of all, in one language."""
    addresses, site = context.addresses, context.site
    entries = feed_entries(context.catalogue, province)
    organiser = context.catalogue.settings.organiser.name or site.title
    path, about = (feed_path(province), Selection(province).path) if province else (FEED, "/")
    lines = [
        f'{DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.lang}">',
        element("id", tag(context.catalogue, f"{context.lang}{path}")),
        element("title", context.title(_title(context, province))),
        element("subtitle", site.summary) if site.summary else "",
        element("updated", _updated(entries[0].date) if entries else _EPOCH),
        _link(addresses, path, "self", "application/atom+xml"),
        _link(addresses, about, "alternate", "text/html"),
        f"<author>{element('name', organiser)}</author>",
        element("rights", "CC BY 4.0"),
        *(f"<entry>\n{''.join(_entry(context, entry))}</entry>" for entry in entries),
        "</feed>\n",
    ]
    return "\n".join(line for line in lines if line).encode()


def _link(addresses: Addresses, path: str, rel: str, media: str) -> str:
    return element("link", "", rel=rel, type=media, href=addresses.absolute(addresses.page(path)))


def _title(context: Context, province: str) -> str:
    if not province:
        return context.tr("Newly recognised products")
    return context.tr("Newly recognised products of {place}", place=place_words(context, province, ""))


def _entry(context: Context, entry: Entry) -> Iterator[str]:
    addresses, catalogue = context.addresses, context.catalogue
    name, lang = product_name(context, entry)
    category = context.category(entry.category)
    named = {"xml_lang": lang} if lang else {}
    for line in (
        element("id", tag(catalogue, f"{context.lang}{product_path(entry.id)}")),
        element("title", name, **named),
        element("published", _updated(entry.date)) if len(entry.date) == _WHOLE_DAY else "",
        element("updated", _updated(entry.date)),
        element(
            "link", "", rel="alternate", type="text/html", href=addresses.absolute(context.product(entry))
        ),
        element("category", "", term=entry.category, label=context.text(category.name, category.name_en)),
        element("summary", _summary(context, entry)),
    ):
        yield f"{line}\n" if line else ""


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
