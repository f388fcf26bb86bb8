"""The page of a point where OCOP products are shown and sold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import OUTLETS
from generator.records import Outlet
from generator.texts import N_
from generator.views.around import outlets_around, places_around
from generator.views.context import Place
from generator.views.json_ld_places import outlet_data
from generator.views.makers import contacts
from generator.views.models import Fact, Head, Maker
from generator.views.pages import OutletPage
from generator.views.parts import edit_link, place_words, province_link, references, region_css, some_facts
from generator.views.stories import story
from generator.views.venues import existing

if TYPE_CHECKING:
    from generator.views.context import Context
    from generator.views.models import Frame

HOURS = {"hours": N_("Opening hours")}


def outlet_page(context: Context, outlet_id: str) -> OutletPage:
    """Build the page of an outlet."""
    catalogue = context.catalogue
    named = catalogue.outlets[outlet_id]
    outlet, text = catalogue.record(named, Outlet)
    name, name_lang = context.label(outlet.name, outlet.name_en)
    products = existing(catalogue, outlet.products)
    return OutletPage(
        frame=_frame(context, outlet_id, outlet, name),
        name=name,
        name_lang=name_lang,
        maker=_seller(context, outlet),
        facts=tuple(some_facts(context, HOURS, outlet, context.foreign)),
        story=story(context, text.story, text.inline),
        story_lang=context.foreign if text.story else "",
        css=region_css(catalogue, outlet.province),
        around=(
            *places_around(context, outlet.province, outlet.commune),
            *outlets_around(context, outlet.province),
        ),
        products_title=context.tr("On sale here: {products}", products=context.products(len(products))),
        cards=context.cards(products),
        references=references(context, outlet.sources),
        edit_href=edit_link(context, named.path),
    )


def _frame(context: Context, outlet_id: str, outlet: Outlet, name: str) -> Frame:
    path = f"{OUTLETS}{outlet_id}/"
    crumbs = (context.crumb(context.tr("Outlets"), OUTLETS), province_link(context, outlet.province))
    where = outlet.address or place_words(context, outlet.province, outlet.commune)
    head = Head(
        title=context.title(name),
        description=context.tr("{name}, {place}: OCOP products on show and on sale.", name=name, place=where),
        json_ld=outlet_data(context, outlet, crumbs, name, path),
    )
    return context.frame(head, path, crumbs, Place(outlet.province))


def _seller(context: Context, outlet: Outlet) -> Maker:
    place = place_words(context, outlet.province, outlet.commune)
    return Maker(
        name=outlet.name,
        kind="",
        href="",
        address=outlet.address,
        contacts=tuple(contacts(context, outlet)),
        facts=(Fact(label=context.tr("Place"), text=place),),
    )
