"""The page of a conference or fair: when, where, by whom, its programme, who and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.addresses import EVENTS
from generator.records import Event
from generator.views.booths import finder
from generator.views.context import Place
from generator.views.downloads import downloads
from generator.views.fair import Logo
from generator.views.json_ld_places import event_data
from generator.views.models import Fact, Head, Link, ProgrammeLine
from generator.views.on_show import on_show
from generator.views.pages import EventPage
from generator.views.parts import edit_link, province_link, references
from generator.views.photos import picture
from generator.views.social import shared_image
from generator.views.stories import story
from generator.views.taking_part import figures_of, maker_link, taking_part
from generator.views.venues import (
    ORGANISER,
    ROLES,
    calendar_path,
    event_when,
    is_past,
    known_to_the_day,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.catalog.entry import Photo
    from generator.views.context import Context
    from generator.views.models import Frame


def event_page(context: Context, slug: str) -> EventPage:
    """Build the page of an event."""
    catalogue = context.catalogue
    named = catalogue.events[slug]
    event, text = catalogue.record(named, Event)
    name, name_lang = context.label(event.name, event.name_en)
    summary, summary_lang = context.label(event.summary, event.summary_en)
    ahead = known_to_the_day(event) and not is_past(catalogue, event)
    return EventPage(
        frame=_frame(context, slug, event, name, summary),
        name=name,
        name_lang=name_lang,
        when=event_when(context, event),
        standing=standing(context, event),
        facts=tuple(_facts(context, event)),
        summary=summary,
        summary_lang=summary_lang,
        story=story(context, text.story, text.inline),
        story_lang=context.foreign if text.story else "",
        programme=tuple(_programme(context, event)),
        timed=any(line.time for line in event.programme),
        logos=tuple(_logos(context, event, text.photos)),
        figures=tuple(figures_of(context, event)),
        finder=finder(context, event),
        producers=tuple(maker_link(context, producer) for producer in _elsewhere(event)),
        groups=tuple(taking_part(context, event)),
        calendar_href=context.addresses.file(calendar_path(slug)) if ahead else "",
        map_href=_map(context, event),
        booklets=downloads(context, slug, event),
        booklet_title=_booklet_title(context, event),
        shown=on_show(context, event),
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
    yield Fact(label=tr("When"), text=", ".join(filter(None, (event_when(context, event), event.hours))))
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


def _logos(context: Context, event: Event, photos: Sequence[Photo]) -> Iterator[Logo]:
    """Yield the logos, whose files stand in the order of the partners that have one."""
    partners = (partner for partner in event.partners if partner.logo)
    for partner, photo in zip(partners, photos, strict=False):
        name = context.text(partner.name, partner.name_en)
        shown = picture(photo, context.addresses, name)
        yield Logo(name=name, role=context.tr(ROLES[partner.role]), href=partner.website, picture=shown)


def _elsewhere(event: Event) -> list[str]:
    """Return the producers who take part and stand at no booth."""
    standing = {maker for booth in event.booths for maker in booth.producers}
    return [maker for maker in event.producers if maker not in standing]


def _map(context: Context, event: Event) -> str:
    """Return where to look up the place; "" where no more than the province is known."""
    if not event.place:
        return ""
    province = context.catalogue.taxonomy.provinces.get(event.province)
    words = ", ".join(dict.fromkeys(filter(None, (event.place, province.name if province else ""))))
    return f"https://www.openstreetmap.org/search?query={quote(words)}"


def _booklet_title(context: Context, event: Event) -> str:
    booklet = event.booklet
    title = context.text(booklet.title, booklet.title_en) if booklet else ""
    return title or context.text(event.name, event.name_en)


def _programme(context: Context, event: Event) -> Iterator[ProgrammeLine]:
    for line in event.programme:
        title, lang = context.label(line.title, line.title_en)
        pairs = [(line.speaker, line.office), *((one.name, one.office) for one in line.speakers)]
        speakers = "; ".join(filter(None, (", ".join(filter(None, pair)) for pair in pairs)))
        yield ProgrammeLine(time=line.time, title=title, title_lang=lang, speaker=speakers)
