"""The page of a conference or fair: when, where, by whom, its programme, who and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import EVENTS
from generator.records import Event
from generator.views.context import Place
from generator.views.downloads import downloads
from generator.views.json_ld_places import event_data
from generator.views.models import Fact, Head, Link, ProgrammeLine
from generator.views.pages import EventPage
from generator.views.parts import edit_link, province_link, references
from generator.views.social import shared_image
from generator.views.stories import story
from generator.views.taking_part import maker_link, taking_part
from generator.views.venues import (
    ORGANISER,
    ROLES,
    calendar_path,
    event_when,
    existing,
    is_past,
    known_to_the_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.context import Context
    from generator.views.models import Frame


def event_page(context: Context, slug: str) -> EventPage:
    """Build the page of an event."""
    catalogue = context.catalogue
    named = catalogue.events[slug]
    event, text = catalogue.record(named, Event)
    name, name_lang = context.label(event.name, event.name_en)
    summary, summary_lang = context.label(event.summary, event.summary_en)
    products = existing(catalogue, event.shown)
    dated = known_to_the_day(event)
    return EventPage(
        frame=_frame(context, slug, event, name, summary),
        name=name,
        name_lang=name_lang,
        when=event_when(context, event),
        past=is_past(catalogue, event),
        facts=tuple(_facts(context, event)),
        summary=summary,
        summary_lang=summary_lang,
        story=story(context, text.story, text.inline),
        story_lang=context.foreign if text.story else "",
        programme=tuple(_programme(context, event)),
        producers=tuple(maker_link(context, producer) for producer in event.producers),
        groups=tuple(taking_part(context, event)),
        calendar_href=context.addresses.file(calendar_path(slug)) if dated else "",
        booklets=downloads(context, slug, event),
        products_title=context.products(len(products)),
        cards=context.cards(products),
        references=references(context, event.sources),
        edit_href=edit_link(context, named.path),
    )


def _frame(context: Context, slug: str, event: Event, name: str, summary: str) -> Frame:
    path, crumbs = f"{EVENTS}{slug}/", (context.crumb(context.tr("Events"), EVENTS),)
    head = Head(
        title=context.title(name),
        description=summary or f"{name}, {event_when(context, event)}",
        image=shared_image(context, path, name),
        json_ld=event_data(context, event, crumbs, name, path),
    )
    return context.frame(head, path, crumbs, Place(event.province))


def _facts(context: Context, event: Event) -> Iterator[Fact]:
    tr, foreign = context.tr, context.foreign
    yield Fact(label=tr("When"), text=event_when(context, event))
    if event.place:
        yield Fact(label=tr("Where"), text=event.place, lang=foreign)
    if event.province:
        province = province_link(context, event.province)
        yield Fact(label=tr("Province"), text=province.text, href=province.href)
    if event.directed_by:
        yield Fact(label=tr("Directed by"), text=event.directed_by, lang=foreign)
    yield from _bodies(context, event)
    if event.website:
        yield Fact(label=tr("Web site"), text=event.website, href=event.website)


def _bodies(context: Context, event: Event) -> Iterator[Fact]:
    """Name the organisations behind the event by their part in it."""
    for role, label in ROLES.items():
        named = event.organisers if role == ORGANISER else []
        links = [Link(text=name, href="", lang=context.foreign) for name in named]
        for one in event.partners:
            if one.role == role:
                name, lang = context.label(one.name, one.name_en)
                links.append(Link(text=name, href=one.website, lang=lang))
        if links:
            yield Fact(label=context.tr(label), items=tuple(links))


def _programme(context: Context, event: Event) -> Iterator[ProgrammeLine]:
    for line in event.programme:
        title, lang = context.label(line.title, line.title_en)
        pairs = [(line.speaker, line.office), *((one.name, one.office) for one in line.speakers)]
        speakers = "; ".join(filter(None, (", ".join(filter(None, pair)) for pair in pairs)))
        yield ProgrammeLine(time=line.time, title=title, title_lang=lang, speaker=speakers)
