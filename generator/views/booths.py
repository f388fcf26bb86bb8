"""The booth finder of an event's page: booths by their number, and producers with their booths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.vietnamese import sort_key
from generator.views.fair import Finder, Stand
from generator.views.models import Link
from generator.views.parts import place_words, product_name
from generator.views.taking_part import maker_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Booth, Event
    from generator.views.context import Context

#: Booths up to which each names its products; of more, who stands there is enough to find one's way.
MOST_DETAILED = 300
_NUMBERS = re.compile(r"[0-9]+")


def finder(context: Context, event: Event) -> Finder | None:
    """Return the booths of an event; None where it has none."""
    if not event.booths:
        return None
    detailed = len(event.booths) <= MOST_DETAILED
    booths = sorted(event.booths, key=lambda booth: booth_key(booth.number))
    return Finder(
        stands=tuple(_stand(context, booth, detailed=detailed) for booth in booths),
        makers=tuple(_makers(context, booths)),
        script=context.site.assets.booths_js,
    )


def booth_key(number: str) -> str:
    """Return the sort key of a booth's number: A2 before A10."""
    return _NUMBERS.sub(lambda found: found[0].zfill(6), number)


def _stand(context: Context, booth: Booth, *, detailed: bool) -> Stand:
    name, lang = context.label(booth.name, booth.name_en)
    return Stand(
        number=booth.number,
        name=name or place_words(context, booth.province),
        name_lang=lang if name else "",
        makers=tuple(maker_link(context, slug) for slug in booth.producers),
        products=tuple(_products(context, booth)) if detailed else (),
    )


def _products(context: Context, booth: Booth) -> Iterator[Link]:
    known = context.catalogue.by_id
    for product in booth.products:
        if product in known:
            name, lang = product_name(context, known[product])
            yield Link(text=name, href=context.product(product), lang=lang)


def _makers(context: Context, booths: list[Booth]) -> Iterator[Link]:
    """Yield each producer once, in Vietnamese order, with the numbers of its booths."""
    numbers: dict[str, list[str]] = {}
    for booth in booths:
        for slug in booth.producers:
            numbers.setdefault(slug, []).append(booth.number)
    links = [(maker_link(context, slug), ", ".join(found)) for slug, found in numbers.items()]
    for link, note in sorted(links, key=lambda one: sort_key(one[0].text)):
        yield msgspec.structs.replace(link, note=note)
