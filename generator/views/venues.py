"""Events and outlets, unpacked once a build: there are few, and many pages name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import EVENTS, OUTLETS
from generator.catalog.catalogue import in_order
from generator.records import Event, Outlet
from generator.texts import N_
from generator.vietnamese import PartialDate
from generator.views.fair import Standing
from generator.views.memory import once
from generator.views.models import Link
from generator.views.parts import date_words, place_words

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.views.context import Context


ORGANISER = "organiser"
#: Parts that organisations have in an event.
ROLES = {
    ORGANISER: N_("Organised by"),
    "partner": N_("In cooperation with"),
    "sponsor": N_("Sponsored by"),
    "media": N_("Media partner"),
}


#: Where an event may stand: words, icon and the colours of a pill.
STANDINGS = {
    "to come": (N_("To come"), "calendar", "pill-valid"),
    "now": (N_("On now"), "check-circle", "pill-expiring"),
    "past": (N_("Over"), "clock", ""),
}


@once
def events(catalogue: Catalogue) -> dict[str, Event]:
    """Return all events by their slug, the latest first."""
    found = {slug: catalogue.record(named, Event)[0] for slug, named in catalogue.events.items()}
    return dict(sorted(found.items(), key=lambda item: (item[1].starts, item[0]), reverse=True))


@once
def outlets(catalogue: Catalogue) -> dict[str, Outlet]:
    """Return all outlets by ``<province>/<slug>``, in Vietnamese order of their names."""
    in_order = sorted(catalogue.outlets.values(), key=lambda named: (named.sort, named.id))
    return {named.id: catalogue.record(named, Outlet)[0] for named in in_order}


@once
def provinces_with_outlets(catalogue: Catalogue) -> frozenset[str]:
    """Return the provinces that have an outlet."""
    return frozenset(outlet.province for outlet in outlets(catalogue).values())


def told(record: Event | Outlet, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a link says of a record, in all languages."""
    return tuple(getattr(record, field) for field in fields)


def is_past(catalogue: Catalogue, event: Event) -> bool:
    """Tell whether the last day that an event can have lies before the day of the build."""
    return PartialDate.parse(event.ends or event.starts).last_day() < catalogue.as_of


def standing_on(catalogue: Catalogue, event: Event) -> str:
    """Tell where an event stands on the day of the build: to come, now or past."""
    if is_past(catalogue, event):
        return "past"
    return "to come" if PartialDate.parse(event.starts).first_day() > catalogue.as_of else "now"


def standing(context: Context, event: Event) -> Standing:
    """Say where an event stands. One of which only the month is known may be on in all of it."""
    label, icon, css = STANDINGS[standing_on(context.catalogue, event)]
    return Standing(label=context.tr(label), icon=icon, css=css)


def known_to_the_day(event: Event) -> bool:
    """Tell whether the days of an event are known, and not only its month or year."""
    days = (event.starts, event.ends or event.starts)
    return all(PartialDate.parse(day).precision == "day" for day in days)


def calendar_path(slug: str) -> str:
    """Return the path of an event's calendar file."""
    return f"{EVENTS}{slug}/{slug}.ics"


#: Fields that the links below read.
EVENT_LINK = ("name", "name_en", "starts", "ends", "place", "province")
OUTLET_LINK = ("name", "name_en", "address", "province", "commune")


def event_when(context: Context, event: Event) -> str:
    """Write when an event takes place."""
    first = date_words(context, event.starts)
    if not event.ends or event.ends == event.starts:
        return first
    return f"{first} – {date_words(context, event.ends)}"


def event_link(context: Context, slug: str, event: Event) -> Link:
    """Lead to an event; the note says when and where."""
    name, lang = context.label(event.name, event.name_en)
    where = event.place or place_words(context, event.province)
    note = " · ".join(filter(None, (event_when(context, event), where)))
    return Link(text=name, href=context.addresses.page(f"{EVENTS}{slug}/"), lang=lang, note=note)


def outlet_link(context: Context, outlet_id: str, outlet: Outlet) -> Link:
    """Lead to an outlet; the note says where it is."""
    name, lang = context.label(outlet.name, outlet.name_en)
    note = outlet.address or place_words(context, outlet.province, outlet.commune)
    return Link(text=name, href=context.addresses.page(f"{OUTLETS}{outlet_id}/"), lang=lang, note=note)


def existing(catalogue: Catalogue, products: list[str]) -> list[Entry]:
    """Return the products of a list that the catalogue has, each once, in the order of listings."""
    known = {entry.id: entry for product in products if (entry := catalogue.by_id.get(product))}
    return in_order(known.values())
