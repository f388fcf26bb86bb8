"""What a province's page says beside its products: numbers, communes, producers, outlets, events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.addresses import CONTRIBUTE, PROVINCES, Selection
from generator.vietnamese import sort_key
from generator.views.charts import province_charts
from generator.views.former import former_link
from generator.views.makers import own_names, producer_href
from generator.views.memory import once
from generator.views.models import Figure, Link
from generator.views.parts import date_words, province_link, search_href
from generator.views.place import Profile, Roll
from generator.views.profiles import published
from generator.views.venues import event_link, events, outlet_link, outlets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context

#: Ids of the lists.
COMMUNES, MAKERS, SOLD, HELD = "xa-phuong", "chu-the", "diem-ban", "su-kien"
#: Id of the facts, where the source of the published total stands.
ABOUT = "ve"
#: Names of a list that stand open.
FOLD_ABOVE = 12
#: Producers that a province names; the others are found by the search and in the index.
MOST_PRODUCERS = 150


class LocalMaker(NamedTuple):
    """A producer in a province: its page or (where it has none) its only product leads to it."""

    name: str
    page: str
    product: str
    products: int


class Names(NamedTuple):
    """The names that a province's products give, in Vietnamese order, as plain values."""

    communes: tuple[tuple[str, int], ...]
    placeless: int
    makers: tuple[LocalMaker, ...]


def names_in(catalogue: Catalogue, province: str) -> Names:
    """Return communes and producers of a province's products (3 ms for 500, then remembered)."""
    known = _known(catalogue)
    if province not in known:
        known[province] = _names(catalogue, province)
    return known[province]


@once
def _known(_catalogue: Catalogue) -> dict[str, Names]:
    """Keep the names of each province that was asked for."""
    return {}


def _names(catalogue: Catalogue, province: str) -> Names:
    entries = catalogue.listings.get(Selection(province), ())
    communes = Counter(entry.commune for entry in entries)
    placeless = communes.pop("", 0)
    in_order = sorted(communes.items(), key=lambda item: (sort_key(item[0]), item[0]))
    return Names(tuple(in_order), placeless, _makers(catalogue, entries))


def _makers(catalogue: Catalogue, entries: Sequence[Entry]) -> tuple[LocalMaker, ...]:
    """Group products by producer: by its file, else by its name as written."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        name = catalogue.maker(entry)
        if name:
            found.setdefault((entry.producer, name), []).append(entry)
    makers = [_maker(catalogue, *key, made) for key, made in found.items()]
    own = own_names(catalogue, {maker.name for maker in makers})
    return tuple(sorted(makers, key=lambda maker: (sort_key(own[maker.name]), maker)))


def _maker(catalogue: Catalogue, slug: str, name: str, made: Sequence[Entry]) -> LocalMaker:
    page = slug if slug and catalogue.has_page(slug) else ""
    return LocalMaker(name, page, made[0].id if not page and len(made) == 1 else "", len(made))


def profile(context: Context, slug: str) -> Profile:
    """Build what a province's page says beside its products."""
    names = names_in(context.catalogue, slug)
    rolls = tuple(roll for roll in _rolls(context, slug, names) if roll.links)
    ways = (Link(text=context.tr("Add a product"), href=context.addresses.page(CONTRIBUTE), icon="edit"),)
    formers = context.catalogue.taxonomy.former_of(slug)
    return Profile(
        name=province_link(context, slug).text,
        figures=tuple(_figures(context, slug, rolls)),
        region=_region(context, slug),
        formers=tuple(former_link(context, one) for one in formers) if len(formers) > 1 else (),
        charts=province_charts(context, slug),
        rolls=rolls,
        ways=ways if rolls else (),
    )


def _region(context: Context, slug: str) -> Link:
    region = context.catalogue.taxonomy.regions[context.province(slug).region]
    href = context.addresses.page(f"{PROVINCES}#vung-{region.number}")
    return Link(text=context.text(region.name, region.name_en), href=href)


def _figures(context: Context, slug: str, rolls: Iterable[Roll]) -> Iterator[Figure]:
    """Count what each list below holds, communes of all that there are."""
    communes = context.number(context.province(slug).communes)
    words = {
        COMMUNES: context.tr("of {n} communes have products", n=communes),
        MAKERS: context.tr("producers"),
        SOLD: context.tr("outlets"),
        HELD: context.tr("events"),
    }
    for roll in rolls:
        yield Figure(value=roll.count, label=words[roll.id], href=f"#{roll.id}")
    total = published(context, slug)
    if total:
        label = context.tr("published total, {date}", date=date_words(context, total.as_of))
        yield Figure(value=context.number(total.number), label=label, href=f"#{ABOUT}")


def _rolls(context: Context, slug: str, names: Names) -> Iterator[Roll]:
    tr = context.tr
    yield _communes(context, slug, names)
    yield _producers(context, slug, names.makers)
    sold = [
        outlet_link(context, place, outlet)
        for place, outlet in outlets(context.catalogue).items()
        if outlet.province == slug
    ]
    yield _roll(context, SOLD, tr("Outlets"), sold)
    held = [
        event_link(context, name, event)
        for name, event in events(context.catalogue).items()
        if event.province == slug
    ]
    yield _roll(context, HELD, tr("Events"), held)


def _communes(context: Context, slug: str, names: Names) -> Roll:
    tr, number = context.tr, context.number
    links = [
        Link(text=name, href=search_href(context, name, tinh=slug), count=number(count))
        for name, count in names.communes
    ]
    rest = tr("Of {n} the commune is not known.", n=context.products(names.placeless))
    return _roll(
        context,
        COMMUNES,
        tr("Communes"),
        links,
        rest=rest if names.placeless else "",
    )


def _producers(context: Context, slug: str, makers: Sequence[LocalMaker]) -> Roll:
    tr, number = context.tr, context.number
    shown = most_productive(makers)
    links = [
        Link(
            text=maker.name,
            href=_maker_href(context, slug, maker),
            count=number(maker.products),
            lang=context.foreign,
        )
        for maker in shown
    ]
    rest = tr("The {shown} with the most products, of {n}.", shown=number(len(shown)), n=number(len(makers)))
    return _roll(context, MAKERS, tr("Producers"), links, rest=rest if len(shown) < len(makers) else "")


def most_productive(makers: Sequence[LocalMaker]) -> Sequence[LocalMaker]:
    """Return as many producers as a page names, those with the most products, in the order given."""
    if len(makers) <= MOST_PRODUCERS:
        return makers
    # Sorting is stable: of equals, the first in order stay.
    kept = set(sorted(makers, key=lambda maker: -maker.products)[:MOST_PRODUCERS])
    return [maker for maker in makers if maker in kept]


def _maker_href(context: Context, province: str, maker: LocalMaker) -> str:
    if maker.page:
        return producer_href(context, maker.page)
    if maker.product:
        return context.product(maker.product)
    return search_href(context, maker.name, tinh=province)


def _roll(context: Context, key: str, title: str, links: Sequence[Link], rest: str = "") -> Roll:
    return Roll(
        id=key,
        title=title,
        links=tuple(links),
        count=context.number(len(links)),
        rest=rest,
        folded=len(links) > FOLD_ABOVE,
    )
