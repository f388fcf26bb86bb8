"""Index pages: all provinces, categories, star levels, producers, events, outlets.

One that has nothing to list has no page.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from generator.addresses import CATEGORIES, EVENTS, OUTLETS, PRODUCERS, PROVINCES, STARS, Selection, numbered
from generator.records import Producer
from generator.texts import N_
from generator.views.context import Place
from generator.views.facets import ranks
from generator.views.former import former_names
from generator.views.json_ld import breadcrumb_data
from generator.views.json_ld_places import terms_data
from generator.views.makers import DIGITS, OTHER_SIGNS, producer_href, producers_in_order
from generator.views.models import Head, Link, Section
from generator.views.pages import IndexPage
from generator.views.paging import page_slice, pager, pages_of
from generator.views.parts import place_words, province_link, rank, set_link
from generator.views.tree import PRODUCERS_KEY
from generator.views.venues import event_link, events, is_past, outlet_link, outlets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.catalog.catalogue import Catalogue
    from generator.views.context import Context
    from generator.views.models import Rank

#: Producers on one page of their index.
PRODUCERS_A_PAGE = 300

#: Ids of the sections whose names begin with no letter.
_NO_LETTER = {DIGITS: "so", OTHER_SIGNS: "khac"}


class Index(msgspec.Struct, frozen=True):
    """One kind of index: address, words, what it lists, and whether there is any of it."""

    path: str
    title: str
    intro: str
    sections: Callable[[Context, int], Iterator[Section]]
    exists: Callable[[Catalogue], bool]
    tree_key: str = ""


def index_pages(catalogue: Catalogue, kind: str) -> int:
    """Return the number of pages of an index, 0 where there is nothing to list; only producers take more."""
    if not INDEXES[kind].exists(catalogue):
        return 0
    return pages_of(len(producers_in_order(catalogue)), PRODUCERS_A_PAGE) if kind == "producers" else 1


def index_page(context: Context, kind: str, number: int = 1) -> IndexPage:
    """Build a page of an index."""
    index, tr, intro = INDEXES[kind], context.tr, _intro(context, kind)
    last = index_pages(context.catalogue, kind)
    path, title = numbered(index.path, number), tr(index.title)
    if number > 1:
        title = tr("{title}, page {n}", title=title, n=context.number(number))
    head = Head(
        title=context.title(title),
        description=intro,
        json_ld=terms_data(context, (), title)
        if kind == "categories"
        else breadcrumb_data(context, (), title, path),
        prev=context.addresses.page(numbered(index.path, number - 1)) if number > 1 else "",
        next=context.addresses.page(numbered(index.path, number + 1)) if number < last else "",
    )
    return IndexPage(
        frame=context.frame(head, path, (), Place(current=index.tree_key)),
        kind=index.path.strip("/"),
        title=title,
        intro=intro if number == 1 else "",
        sections=tuple(index.sections(context, number)),
        pager=pager(context, index.path, number, last),
    )


def _intro(context: Context, kind: str) -> str:
    taxonomy = context.catalogue.taxonomy
    return context.tr(
        INDEXES[kind].intro,
        provinces=str(len(taxonomy.provinces)),
        categories=str(len(taxonomy.categories)),
        sets=str(len(taxonomy.sets)),
    )


def _counted(context: Context, link: Link, selection: Selection, note: str = "") -> Link:
    count = context.number(context.catalogue.count(selection))
    return msgspec.structs.replace(link, count=count, note=note or link.note)


def _provinces(context: Context, _number: int) -> Iterator[Section]:
    taxonomy, tr = context.catalogue.taxonomy, context.tr
    for region in taxonomy.regions.values():
        yield Section(
            id=f"vung-{region.number}",
            title=context.text(region.name, region.name_en),
            css=f"region-{region.number}",
            links=tuple(
                _counted(
                    context,
                    province_link(context, province.slug),
                    Selection(province.slug),
                    tr("made of {provinces}", provinces=names)
                    if (names := former_names(context, province.slug))
                    else "",
                )
                for province in taxonomy.provinces_in(region.slug)
            ),
        )


def _categories(context: Context, _number: int) -> Iterator[Section]:
    catalogue = context.catalogue
    for slug, category in catalogue.taxonomy.categories.items():
        selection = Selection(category=slug)
        yield Section(
            id=f"nhom-{slug}",
            title=context.text(category.name, category.name_en),
            href=context.href(selection),
            count=context.number(catalogue.count(selection)),
            css=f"cat-{slug}",
            links=tuple(
                _counted(context, set_link(context, one.slug), Selection(set=one.slug))
                for one in catalogue.taxonomy.sets_in(slug)
            ),
        )


def _stars(context: Context, _number: int) -> Iterator[Section]:
    links = (
        _counted(context, _level(said), Selection(stars=said.count), said.meaning)
        for said in (rank(context, stars, meaning=True) for stars in ranks(context.catalogue))
    )
    yield Section(id="sao", title=context.tr("Levels"), links=tuple(links))


def _level(said: Rank) -> Link:
    return Link(text=said.label, href=said.href, css=f"s{said.count}")


def producers_on(catalogue: Catalogue, number: int) -> Sequence[tuple[str, str]]:
    """Return first letter and slug of the producers on a page of their index."""
    return page_slice(producers_in_order(catalogue), PRODUCERS_A_PAGE, number)


def _producers(context: Context, number: int) -> Iterator[Section]:
    for letter, found in groupby(producers_on(context.catalogue, number), key=lambda one: one[0]):
        links = tuple(_producer(context, slug) for _, slug in found)
        key = letter.lower() if letter.isalpha() else _NO_LETTER[letter]
        yield Section(id=f"chu-{key}", title=letter, links=links)


def _producer(context: Context, slug: str) -> Link:
    catalogue = context.catalogue
    record, _ = catalogue.record(catalogue.producers[slug], Producer)
    return Link(
        text=record.name,
        lang=context.foreign,
        href=producer_href(context, slug),
        count=context.number(len(catalogue.makers.get(slug, ()))),
        note=place_words(context, record.province, record.commune),
    )


def _events(context: Context, _number: int) -> Iterator[Section]:
    catalogue = context.catalogue
    held = [(slug, event, is_past(catalogue, event)) for slug, event in events(catalogue).items()]
    coming = [event_link(context, slug, event) for slug, event, past in reversed(held) if not past]
    gone = [event_link(context, slug, event) for slug, event, past in held if past]
    for key, title, links in (
        ("sap-toi", context.tr("Coming and present"), coming),
        ("da-qua", context.tr("Past"), gone),
    ):
        if links:
            yield Section(id=key, title=title, links=tuple(links))


def _outlets(context: Context, _number: int) -> Iterator[Section]:
    found = list(outlets(context.catalogue).items())
    for province in context.catalogue.taxonomy.provinces:
        links = tuple(
            outlet_link(context, place, outlet) for place, outlet in found if outlet.province == province
        )
        if links:
            at = province_link(context, province)
            yield Section(id=f"tinh-{province}", title=at.text, href=at.href, css=at.css, links=links)


INDEXES = {
    "provinces": Index(
        PROVINCES,
        N_("Provinces and cities"),
        N_("The {provinces} provinces and cities of today by region, and those that each was made of."),
        _provinces,
        lambda _: True,
    ),
    "categories": Index(
        CATEGORIES,
        N_("Product categories"),
        N_("OCOP products are in {categories} categories and {sets} sets; each set has its own score sheet."),
        _categories,
        lambda _: True,
    ),
    "stars": Index(
        STARS,
        N_("Star levels"),
        N_("A product is scored from 0 to 100. Only three stars and above are recognised by a decision."),
        _stars,
        lambda _: True,
    ),
    "producers": Index(
        PRODUCERS,
        N_("Producers"),
        N_("In alphabetical order of the name, without the legal form (cooperative, company, household …)."),
        _producers,
        lambda catalogue: bool(producers_in_order(catalogue)),
        PRODUCERS_KEY,
    ),
    "events": Index(
        EVENTS,
        N_("Events"),
        N_("Conferences and fairs where OCOP products meet buyers."),
        _events,
        lambda catalogue: bool(catalogue.events),
    ),
    "outlets": Index(
        OUTLETS,
        N_("Outlets"),
        N_("Points where OCOP products are shown and sold."),
        _outlets,
        lambda catalogue: bool(catalogue.outlets),
    ),
}
