"""Listings: the products of a province, a category, a set, a star level, or a combination.

Only the first page carries the total, the facets and the facts; the others depend on their own cards alone:
a change of one product does not rewrite hundreds of pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import CATEGORIES, CONTRIBUTE, PRODUCTS, PROVINCES, STARS, Selection, numbered
from generator.views.context import Place
from generator.views.facets import facet_groups
from generator.views.json_ld import breadcrumb_data
from generator.views.json_ld_places import province_data
from generator.views.memory import remembered
from generator.views.models import Head, Link
from generator.views.pages import ListingPage
from generator.views.paging import page_slice, pager, pages_of
from generator.views.parts import category_link, province_link, region_css
from generator.views.profiles import listing_facts, listing_intro, listing_title
from generator.views.province import profile
from generator.views.site import feed_path
from generator.views.social import listing_image
from generator.views.tree import tree_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context
    from generator.views.models import Frame


def page_count(catalogue: Catalogue, selection: Selection) -> int:
    """Return the number of pages of a listing, at least one."""
    return pages_of(catalogue.count(selection), catalogue.settings.page_size)


def cards_on(catalogue: Catalogue, selection: Selection, number: int) -> Sequence[Entry]:
    """Return the products on a page of a listing."""
    return page_slice(catalogue.listings.get(selection, ()), catalogue.settings.page_size, number)


def is_province(selection: Selection) -> bool:
    """Tell whether a listing is that of a province alone."""
    return bool(selection.province) and selection == Selection(selection.province)


def listing_page(context: Context, selection: Selection, number: int = 1) -> ListingPage:
    """Build a page of a listing."""
    catalogue, first, category = context.catalogue, number == 1, category_of(context, selection)
    shown = cards_on(catalogue, selection, number)
    name = listing_title(context, selection)
    title = name if first else context.tr("{title}, page {n}", title=name, n=context.number(number))
    return ListingPage(
        frame=_frame(context, selection, number, title),
        title=title,
        intro=listing_intro(context, selection) if first and shown else "",
        total=context.products(catalogue.count(selection)) if first and shown else "",
        css=_css(context, selection),
        icon=f"cat-{category}" if category else "",
        facets=tuple(facet_groups(context, selection)) if first else (),
        facts=tuple(listing_facts(context, selection)) if first else (),
        order=_order(context, selection) if shown else "",
        cards=context.cards(shown) if shown else Markup(),
        pager=pager(context, selection.path, number, page_count(catalogue, selection)),
        first=first,
        empty="" if shown else context.tr("This catalogue has no product here yet."),
        steps=() if shown else tuple(_steps(context)),
        profile=profile(context, selection.province) if first and is_province(selection) else None,
    )


def _frame(context: Context, selection: Selection, number: int, title: str) -> Frame:
    page, last = context.addresses.page, page_count(context.catalogue, selection)
    path, crumbs = numbered(selection.path, number), _crumbs(context, selection)
    head = Head(
        title=context.title(title),
        description=_description(context, title),
        canonical=context.canonical(path),
        json_ld=_described(context, selection, number, crumbs, title),
        prev=page(numbered(selection.path, number - 1)) if number > 1 else "",
        next=page(numbered(selection.path, number + 1)) if number < last else "",
        image=listing_image(context, selection, category_of(context, selection), title),
        feed=_feed(context, selection.province) if selection.province else None,
    )
    return context.frame(head, path, crumbs, _place(context, selection))


def _described(
    context: Context, selection: Selection, number: int, crumbs: Sequence[Link], title: str
) -> Markup:
    if number == 1 and selection.province and selection == Selection(selection.province):
        return province_data(context, selection.province, crumbs, title)
    return breadcrumb_data(context, crumbs, title, numbered(selection.path, number))


@remembered
def _feed(context: Context, province: str) -> Link:
    """Lead to the feed of a province."""
    text = context.tr("New products of {place}", place=context.province(province).name)
    return Link(text=text, href=context.addresses.page(feed_path(province)))


def _description(context: Context, title: str) -> str:
    return context.tr("{title}: producers, decisions of recognition and their validity.", title=title)


def category_of(context: Context, selection: Selection) -> str:
    """Return the category that a listing lies in, also of a set; "" for none."""
    return context.set(selection.set).category if selection.set else selection.category


def _place(context: Context, selection: Selection) -> Place:
    return Place(selection.province, category_of(context, selection), tree_key(selection))


def _css(context: Context, selection: Selection) -> str:
    category = category_of(context, selection)
    if category:
        return f"cat-{category}"
    return region_css(context.catalogue, selection.province) if selection.province else ""


def _crumbs(context: Context, selection: Selection) -> tuple[Link, ...]:
    if selection.set:
        category = category_of(context, selection)
        return (context.crumb(context.tr("Categories"), CATEGORIES), category_link(context, category))
    if selection == Selection():
        return ()
    steps = [context.crumb(*_index(context, selection))]
    province, category, stars = selection.province, selection.category, selection.stars
    if province and (category or stars):
        steps.append(province_link(context, province))
    if category and stars:
        steps.append(category_link(context, category, province))
    return tuple(steps)


def _index(context: Context, selection: Selection) -> tuple[str, str]:
    """Return name and path of the index that a listing belongs to."""
    if selection.province:
        return context.tr("Provinces"), PROVINCES
    return (context.tr("Categories"), CATEGORIES) if selection.category else (context.tr("Stars"), STARS)


def _order(context: Context, selection: Selection) -> str:
    if selection.stars:
        return context.tr("in order of names")
    return context.tr("most stars first, then in order of names")


def _steps(context: Context) -> list[Link]:
    """Offer what to do where a listing is empty."""
    tr, page = context.tr, context.addresses.page
    steps = [
        Link(text=tr("See all products"), href=page(PRODUCTS)),
        Link(text=tr("Choose another province"), href=page(PROVINCES)),
        Link(text=tr("Choose another category"), href=page(CATEGORIES)),
    ]
    return [*steps, Link(text=tr("Add a product"), href=page(CONTRIBUTE))]
