"""The home page: what OCOP is, how much there is, and the ways in: categories, the map, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.addresses import CONTRIBUTE, NUMBERS, PRODUCERS, PRODUCTS, PROVINCES, Selection
from generator.views.context import Place
from generator.views.facets import ranks
from generator.views.json_ld import website_data
from generator.views.makers import producers_in_order
from generator.views.map import shades, table, table_head, tiles
from generator.views.memory import once
from generator.views.models import Figure, Head, Link, Strip
from generator.views.numbers import chart
from generator.views.pages import HomePage
from generator.views.parts import category_link
from generator.views.venues import event_link, events, is_past

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.chart import Chart
    from generator.views.context import Context

BEST = 8
NEWEST = 8
EVENTS_SHOWN = 3

#: Pictures of numbers beside the map.
CHARTS_SHOWN = ("hieu-luc", "nam")

#: The page of content for whoever organises a conference or fair.
ORGANISERS = "don-vi-to-chuc"


def home_page(context: Context) -> HomePage:
    """Build the home page."""
    catalogue, tr = context.catalogue, context.tr
    head = Head(
        title=context.site.title,
        description=context.site.summary or _lead(context),
        json_ld=website_data(context),
    )
    shown = events_shown(catalogue)
    return HomePage(
        frame=msgspec.structs.replace(context.frame(head, "/", (), Place()), crumbs=()),
        title=context.site.title,
        lead=_lead(context),
        figures=tuple(_figures(context)),
        categories=tuple(_categories(context)),
        tiles=tuple(tiles(context)),
        shades=tuple(shades(context)),
        map_note=tr("Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa."),
        table_head=table_head(context),
        regions=tuple(table(context)),
        strips=tuple(_strips(context)),
        charts=tuple(_charts(context)),
        numbers_href=context.addresses.page(NUMBERS),
        events_past=all(past for _, past in shown),
        events=tuple(event_link(context, slug, events(catalogue)[slug]) for slug, _ in shown),
        ways=tuple(_ways(context)),
    )


def _charts(context: Context) -> Iterator[Chart]:
    """Draw some numbers, without their tables: these stand on the page of numbers."""
    for name in CHARTS_SHOWN:
        drawn = chart(context, name)
        if drawn:
            yield msgspec.structs.replace(drawn, table=None)


def _lead(context: Context) -> str:
    months = context.number(context.catalogue.term.months)
    return context.tr(
        "OCOP (Mỗi xã một sản phẩm, One Commune One Product) is Vietnam's national programme for local"
        " products: those that pass an assessment are recognised with three, four or five stars for {months}"
        " months. This catalogue tells who makes each product, which decision recognised it, and whether it"
        " is still valid.",
        months=months,
    )


@once
def figures(catalogue: Catalogue) -> tuple[int, int, int, int]:
    """Count products, provinces that have some, known producers, and products of the highest rank."""
    shared = {entry.producer for entry in catalogue.entries if entry.producer}
    inline = {(entry.maker, entry.province) for entry in catalogue.entries if entry.maker}
    provinces = sum(1 for province in catalogue.taxonomy.provinces if catalogue.count(Selection(province)))
    best = catalogue.count(Selection(stars=ranks(catalogue)[0]))
    return len(catalogue.entries), provinces, len(shared) + len(inline), best


def _figures(context: Context) -> Iterator[Figure]:
    tr, page, catalogue = context.tr, context.addresses.page, context.catalogue
    products, provinces, makers, best = figures(catalogue)
    highest = ranks(catalogue)[0]
    has_producers = bool(producers_in_order(catalogue))
    for value, label, href in (
        (products, tr.plural("product", "products", products), page(PRODUCTS)),
        (provinces, tr.plural("province or city", "provinces and cities", provinces), page(PROVINCES)),
        (makers, tr.plural("producer", "producers", makers), page(PRODUCERS) if has_producers else ""),
        (
            best,
            tr.plural("{stars}-star product", "{stars}-star products", best, stars=str(highest)),
            context.href(Selection(stars=highest)),
        ),
    ):
        yield Figure(value=context.number(value), label=label, href=href)


def _categories(context: Context) -> Iterator[Link]:
    for slug in context.catalogue.taxonomy.categories:
        count = context.catalogue.count(Selection(category=slug))
        said = context.products(count)
        yield msgspec.structs.replace(category_link(context, slug), count=context.number(count), note=said)


@once
def strips_shown(catalogue: Catalogue) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """Choose the products of the highest rank, and the newest of the others, none whose rank has lapsed.

    The latest date comes first; within a year, a full date comes before the year alone.
    """
    standing = [entry for entry in catalogue.entries if entry.date and not catalogue.state(entry).lapsed]
    highest = catalogue.listings.get(Selection(stars=ranks(catalogue)[0]), ())
    best = [entry for entry in highest if not catalogue.state(entry).lapsed]
    shown = _latest(best, BEST)
    return shown, _latest((entry for entry in standing if entry not in shown), NEWEST)


def _latest(entries: Iterable[Entry], count: int) -> tuple[Entry, ...]:
    """Take the latest ones, one a producer, or a single decision could fill the row."""
    chosen: dict[str, Entry] = {}
    for entry in sorted(entries, key=_recognised, reverse=True):
        chosen.setdefault(entry.producer or entry.maker or entry.id, entry)
        if len(chosen) == count:
            break
    return tuple(chosen.values())


def _recognised(entry: Entry) -> str:
    return entry.date


def _strips(context: Context) -> Iterator[Strip]:
    tr, best_rank = context.tr, ranks(context.catalogue)[0]
    best, newest = strips_shown(context.catalogue)
    if best:
        yield Strip(
            title=tr("{n}-star products", n=str(best_rank)),
            cards=context.cards(best),
            more=Link(
                text=tr("All {n}-star products", n=str(best_rank)),
                href=context.href(Selection(stars=best_rank)),
            ),
        )
    if newest:
        yield Strip(
            title=tr("Newly recognised"),
            cards=context.cards(newest),
            more=Link(text=tr("All products"), href=context.addresses.page(PRODUCTS)),
        )


@once
def events_shown(catalogue: Catalogue) -> tuple[tuple[str, bool], ...]:
    """Choose the next events, soonest first, or else the latest; each with whether it is past."""
    known = [(slug, is_past(catalogue, event)) for slug, event in events(catalogue).items()]
    coming = [one for one in reversed(known) if not one[1]]
    return tuple((coming or known)[:EVENTS_SHOWN])


def _ways(context: Context) -> Iterator[Link]:
    """Lead each of the three who come: to look something up, to add to it, to make an event of it."""
    tr, page, catalogue = context.tr, context.addresses.page, context.catalogue
    yield Link(
        text=tr("Find and check a product"),
        href=context.site.search,
        icon="search",
        note=tr("By name, producer or place; each product says whether its rank still stands."),
    )
    yield Link(
        text=tr("Add or mend a product"),
        href=page(CONTRIBUTE),
        icon="edit",
        note=tr("A form in the browser, without an account until you send it."),
    )
    if has_organisers(catalogue):
        yield Link(
            text=tr("Print for a conference or fair"),
            href=page(f"/{ORGANISERS}/"),
            icon="print",
            note=tr("A booklet, booth signs, product cards and a list for buyers, from these data."),
        )


def has_organisers(catalogue: Catalogue) -> bool:
    """Tell whether there is a page for organisers."""
    return ORGANISERS in catalogue.pages
