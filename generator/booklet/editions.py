"""The booklet of an event as a file of the site: what it is made from, and its making."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from generator.catalog.selecting import selected
from generator.diagnostics import EnvironmentFault, OcopError
from generator.files.digest import digest
from generator.resources import find_template, list_templates
from generator.texts import load_texts
from generator.views.venues import events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from generator.booklet.printing import Printed
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Loaded
    from generator.records import Booklet, Event, Language

#: What paper takes of the site's look, besides its own templates.
_SHARED = ("assets/css/10-tokens.css", "assets/icons/kinds.svg")


def look(source: Path) -> bytes:
    """Fingerprint how booklets look: their templates, and the colours and drawings of the site."""
    own = list_templates(source, "booklet", "*").values()
    shared = filter(None, (find_template(source, name) for name in _SHARED))
    return digest(*(path.read_bytes() for path in (*own, *shared)))


def made_from(catalogue: Catalogue, slug: str, lang: Language, source: Path) -> tuple[object, ...]:
    """Name what an edition is made from, as plain values: equal ones mean equal bytes."""
    event = events(catalogue)[slug]
    entries, _ = selected(catalogue, edition(event, lang), event)
    named = catalogue.producers
    makers = dict.fromkeys([*event.makers, *(entry.producer for entry in entries)])
    return (
        catalogue.events[slug].hash,
        catalogue.as_of.isoformat(),
        load_texts(lang, source).fingerprint(),
        tuple((entry.id, _printed(catalogue.loaded[entry.id])) for entry in entries),
        tuple((maker, named[maker].hash) for maker in makers if maker in named),
        tuple(catalogue.outlets[place].hash for place in event.outlets if place in catalogue.outlets),
    )


def _printed(loaded: Loaded) -> bytes:
    """Fingerprint what paper shows of a product: its record and its photos, but not its story."""
    return digest(loaded.facts, *(value for _, value in loaded.beside))


def edition(event: Event, lang: Language) -> Booklet:
    """Return an event's booklet with one of its languages as the main one."""
    assert event.booklet is not None
    others = (other for other in event.booklet.languages if other != lang)
    return msgspec.structs.replace(event.booklet, languages=(lang, *others))


def print_edition(catalogue: Catalogue, slug: str, lang: Language, source: Path) -> Printed:
    """Print an edition. Raises OcopError, which names the event."""
    from generator.booklet.printing import print_booklet
    from generator.booklet.volume import Request

    request = Request(booklet=edition(events(catalogue)[slug], lang), event=slug)
    try:
        return print_booklet(catalogue, request, source, moment=moment(catalogue.as_of))
    except EnvironmentFault as error:
        raise EnvironmentFault(**dict(_of(catalogue.events[slug].path, error))) from error
    except OcopError as error:
        raise OcopError(**dict(_of(catalogue.events[slug].path, error))) from error


def _of(path: str, error: OcopError) -> Iterator[tuple[str, str]]:
    yield "vi", f"{path}, phần `booklet`: {error.text.vi}"
    yield "en", f"{path}, `booklet`: {error.text.en}"


def moment(day: date) -> int:
    """Return the time that a PDF gives for its making, seconds since 1970: the day that it is for."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
