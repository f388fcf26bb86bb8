"""Where to go on from a producer or an outlet: its commune, its province, the others there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import OUTLETS, Selection
from generator.catalog.states import STATES
from generator.views.former import former_link, was_merged
from generator.views.models import Fact, Link, Pill
from generator.views.parts import STATE_WORDS, province_link, search_href

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context


def places_around(context: Context, province: str, commune: str) -> Iterator[Link]:
    """Lead to the products of the commune, and to those of the province with all its producers."""
    tr = context.tr
    if not province:
        return
    name = province_link(context, province).text
    if commune:
        found = search_href(context, commune, tinh=province)
        yield Link(text=tr("Products of {place}", place=commune), href=found, icon="search")
    here = context.href(Selection(province))
    yield Link(text=tr("OCOP products of {province}", province=name), href=here, icon="map-pin")


def producers_around(context: Context, province: str) -> Iterator[Link]:
    """Lead to the other producers of a province."""
    if province:
        text = context.tr("Producers of {place}", place=province_link(context, province).text)
        yield Link(text=text, href=f"{context.href(Selection(province))}#chu-the", icon="list")


def outlets_around(context: Context, province: str) -> Iterator[Link]:
    """Lead to the other outlets of a province."""
    text = context.tr("Outlets of {place}", place=province_link(context, province).text)
    yield Link(text=text, href=f"{context.addresses.page(OUTLETS)}#tinh-{province}", icon="store")


def by_standing(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Entry]:
    """Put the products whose recognition stands before those that lapsed."""
    return sorted(entries, key=lambda entry: catalogue.state(entry).lapsed)


def standing(context: Context, entries: Iterable[Entry]) -> Iterator[Pill]:
    """Count products by the state of their recognition."""
    states = [context.catalogue.state(entry).state for entry in entries]
    for state in STATES:
        count = states.count(state)
        if count:
            plain, _, icon = STATE_WORDS[state]
            words = f"{context.tr(plain)}: {context.number(count)}"
            yield Pill(state=state, label=words, icon=icon)


def formerly(context: Context, province: str, entries: Iterable[Entry]) -> Iterator[Fact]:
    """Name the province of before the reform where all products of a producer agree on one."""
    named = {entry.former for entry in entries if entry.former}
    if len(named) == 1 and named != {province}:
        (slug,) = named
        if was_merged(context.catalogue, slug):
            link = former_link(context, context.catalogue.taxonomy.former_provinces[slug])
            yield Fact(label=context.tr("Formerly in"), text=link.text, href=link.href)
