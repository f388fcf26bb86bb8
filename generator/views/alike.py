"""Products like one: its neighbours among those of the same set, in its province and elsewhere.

Neighbours in the order of listings, because names begin with the kind ("Miến dong …"), and because then an
edit changes the pages of its neighbours alone (`within_reach`).
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from generator.addresses import PRODUCTS, Selection
from generator.catalog.catalogue import kin_of
from generator.catalog.replacing import position
from generator.texts import N_
from generator.views.context import has_page
from generator.views.memory import remembered
from generator.views.models import Link
from generator.views.parts import category_link, place_words, product_name, province_link, rank, set_link
from generator.views.sheet import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context
    from generator.views.models import Rank

#: How many a page shows of each kind, and how far it looks for them before and behind the product.
MOST = 4
REACH = 16


def alike_here(catalogue: Catalogue, entry: Entry) -> Sequence[Entry]:
    """Return products of the same set and province; the same producer's have a place of their own."""
    pool = catalogue.kin[kin_of(entry)]
    return _near(pool, entry, lambda one: one.producer != entry.producer or not one.producer)


def alike_elsewhere(catalogue: Catalogue, entry: Entry) -> Sequence[Entry]:
    """Return products of the same set (without one: of the same category) in other provinces."""
    pool = catalogue.listings[_class_of(entry)]
    return _near(pool, entry, lambda one: one.province != entry.province)


def within_reach(catalogue: Catalogue, entry: Entry) -> Iterator[Entry]:
    """Yield every product whose page may show this one, some of them twice."""
    yield from _around(catalogue.kin[kin_of(entry)], entry)
    yield from _around(catalogue.listings[Selection(category=entry.category)], entry, lambda one: not one.set)
    if entry.set:
        yield from _around(catalogue.listings[Selection(set=entry.set)], entry)


def rows(context: Context, entry: Entry) -> tuple[Rows, ...]:
    """Return the lines of products like one, and where there are more."""
    here, elsewhere = alike_here(context.catalogue, entry), alike_elsewhere(context.catalogue, entry)
    found = []
    if here:
        lines = tuple(_row(context, one, maker=context.catalogue.maker(one)) for one in here)
        title, more = _here(context, entry.province, entry.category, of_set=bool(entry.set))
        found.append(Rows(title=title, rows=lines, more=more))
    if elsewhere:
        lines = tuple(_row(context, one, place=place_words(context, one.province)) for one in elsewhere)
        title, more = _elsewhere(context, entry.set, entry.category)
        found.append(Rows(title=title, rows=lines, more=more))
    return tuple(found)


def _class_of(entry: Entry) -> Selection:
    return Selection(set=entry.set) if entry.set else Selection(category=entry.category)


def _near(pool: Sequence[Entry], entry: Entry, fits: Callable[[Entry], bool]) -> Sequence[Entry]:
    """Return the nearest of a list in order, as many before as behind where there are enough."""
    if len(pool) == 1:
        return ()
    at = position(pool, entry)
    before = list(islice(filter(fits, reversed(pool[max(at - REACH, 0) : at])), MOST))
    behind = list(islice(filter(fits, pool[at + 1 : at + 1 + REACH]), MOST))
    count = min(len(behind), max(MOST // 2, MOST - len(before)))
    return [*reversed(before[: MOST - count]), *behind[:count]]


def _around(
    pool: Sequence[Entry], entry: Entry, fits: Callable[[Entry], bool] | None = None
) -> Iterator[Entry]:
    at = position(pool, entry)
    yield from filter(fits, chain(pool[max(at - REACH, 0) : at], pool[at : at + 1 + REACH]))


def _row(context: Context, entry: Entry, *, maker: str = "", place: str = "") -> Row:
    name, lang = product_name(context, entry)
    own, shared = _folders(context)
    return Row(
        name=name,
        href=f"{own if has_page(context.catalogue, entry, context.lang) else shared}{entry.id}/",
        lang=lang,
        rank=_rank(context, entry.stars, context.catalogue.state(entry).lapsed),
        maker=maker,
        place=place,
    )


@remembered
def _rank(context: Context, stars: int, lapsed: bool) -> Rank:  # noqa: FBT001 (quicker to remember)
    return rank(context, stars, lapsed=lapsed)


@remembered
def _folders(context: Context) -> tuple[str, str]:
    """Return where the pages of products lie: in this language, and in the one that has them all."""
    return context.addresses.page(PRODUCTS), context.addresses.file(PRODUCTS)


@remembered
def _here(context: Context, province: str, category: str, *, of_set: bool) -> tuple[str, Link]:
    tr, place = context.tr, province_link(context, province).text
    pattern = N_("The same set in {province}") if of_set else N_("The same category in {province}")
    listing = category_link(context, category, province)
    text = tr("{category} in {province}", category=listing.text, province=place)
    return tr(pattern, province=place), Link(text=text, href=listing.href)


@remembered
def _elsewhere(context: Context, set_: str, category: str) -> tuple[str, Link]:
    if set_:
        return context.tr("The same set elsewhere"), set_link(context, set_)
    return context.tr("The same category elsewhere"), category_link(context, category)
