"""The page of a producer that has its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import PRODUCERS
from generator.records import Producer
from generator.views.around import by_standing, formerly, places_around, producers_around, standing
from generator.views.context import Place
from generator.views.json_ld_products import organization_data
from generator.views.makers import maker
from generator.views.models import Head
from generator.views.pages import ProducerPage
from generator.views.parts import edit_link, gallery, place_words, references, region_css
from generator.views.social import photo_image
from generator.views.stories import story

if TYPE_CHECKING:
    from generator.views.context import Context


def producer_page(context: Context, slug: str) -> ProducerPage:
    """Build the page of a producer."""
    catalogue, tr = context.catalogue, context.tr
    named = catalogue.producers[slug]
    record, text = catalogue.record(named, Producer)
    summary, summary_lang = context.label(record.summary, record.summary_en)
    photos = gallery(context, text.photos, record.name)
    products = by_standing(catalogue, catalogue.makers.get(slug, []))
    path, crumbs = f"{PRODUCERS}{slug}/", (context.crumb(tr("Producers"), PRODUCERS),)
    head = Head(
        title=context.title(record.name),
        description=summary or tr("OCOP products of {name}.", name=record.name),
        json_ld=organization_data(context, slug, record, crumbs),
        image=photo_image(context, photos[0]) if photos else None,
    )
    return ProducerPage(
        frame=context.frame(head, path, crumbs, Place(record.province)),
        name=record.name,
        other_name=record.name_en if record.name_en != record.name else "",
        maker=maker(context, record),
        place=place_words(context, record.province, record.commune),
        summary=summary,
        summary_lang=summary_lang,
        story=story(context, text.story, text.inline),
        story_lang=context.foreign if text.story else "",
        gallery=photos,
        css=region_css(catalogue, record.province) if record.province else "",
        facts=tuple(formerly(context, record.province, products)),
        standing=tuple(standing(context, products)),
        around=(
            *places_around(context, record.province, record.commune),
            *producers_around(context, record.province),
        ),
        products_title=context.products(len(products)),
        cards=context.cards(products),
        references=references(context, record.sources),
        edit_href=edit_link(context, named.path),
    )
