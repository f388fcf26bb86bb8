"""Who takes part in an event besides its booths: provinces, retailers, outlets, memoranda; its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import OUTLETS
from generator.views.makers import producer_href
from generator.views.models import Fact, FactGroup, Link
from generator.views.parts import province_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.records import Event
    from generator.views.context import Context


def taking_part(context: Context, event: Event) -> Iterator[FactGroup]:
    """Yield the groups that say something: provinces, retailers, outlets, memoranda."""
    tr = context.tr
    for key, title, icon, facts in (
        ("tinh-tham-gia", tr("Provinces taking part"), "map", _provinces(context, event)),
        ("nha-phan-phoi", tr("Retailers"), "store", _retailers(context, event)),
        ("diem-ban", tr("Outlets"), "store", _outlets(context, event)),
        ("ghi-nho", tr("Memoranda signed"), "document", _memoranda(context, event)),
    ):
        found = tuple(facts)
        if found:
            yield FactGroup(id=key, title=title, icon=icon, facts=found)


def maker_link(context: Context, slug: str) -> Link:
    """Lead to a producer's page, or else to its product."""
    name, page, product = standing_of(context.catalogue, slug)
    href = producer_href(context, page) if page else ""
    target = href or (context.product(product) if product else "")
    return Link(text=name or slug, href=target, lang=context.foreign)


def standing_of(catalogue: Catalogue, slug: str) -> tuple[str, str, str]:
    """Return a producer's name, and the product or (empty) the page of its own that stands for it."""
    named, made = catalogue.producers.get(slug), catalogue.makers.get(slug, ())
    name = named.name if named else ""
    if catalogue.has_page(slug):
        return name, slug, ""
    return name, "", made[0].id if made else ""


def _provinces(context: Context, event: Event) -> Iterator[Fact]:
    if event.provinces:
        links = tuple(province_link(context, slug) for slug in event.provinces)
        yield Fact(label=context.tr("Provinces"), items=links)


def _retailers(context: Context, event: Event) -> Iterator[Fact]:
    for one in event.retailers:
        wishes = ", ".join(wish.text for wish in one.wishes)
        looks_for = context.tr("Looks for: {wishes}", wishes=wishes) if wishes else ""
        words = " · ".join(filter(None, (one.about, looks_for))) or one.website or "–"
        foreign = context.foreign
        yield Fact(label=one.name, label_lang=foreign, text=words, href=one.website, lang=foreign)


def _outlets(context: Context, event: Event) -> Iterator[Fact]:
    page, known = context.addresses.page, context.catalogue.outlets
    links = [
        Link(text=known[name].name, href=page(f"{OUTLETS}{name}/")) for name in event.outlets if name in known
    ]
    if links:
        yield Fact(label=context.tr("Outlets"), items=tuple(links))


def _memoranda(context: Context, event: Event) -> Iterator[Fact]:
    foreign = context.foreign
    for one in event.memoranda:
        parties = " – ".join(one.parties)
        yield Fact(label=parties, label_lang=foreign, text=one.subject or "–", lang=foreign)


def figures_of(context: Context, event: Event) -> Iterator[Fact]:
    """Yield the figures that were stated at the event."""
    for one in event.figures:
        text, lang = context.label(one.label, one.label_en)
        yield Fact(label=one.value, text=text, lang=lang)
