"""Checks of events: dates, places, logos, booths, and what their booklet selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import FieldPath, Finding
from generator.rulebook import events as rules
from generator.rules.dates import check_event_dates, check_sources
from generator.rules.photos import check_photo
from generator.rules.references import category_unknown, certificate_unknown, province_unknown, set_unknown
from generator.rules.stories import check_story, first_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from generator.records import Booklet, Booth, Event, Query
    from generator.rules.model import Context
    from generator.taxonomy import Taxonomy

    _Unknown = Callable[[str, FieldPath, Taxonomy], Finding]


def check_event(event: Event, context: Context) -> Iterator[Finding]:
    """Check an event's dates, places, logos, booths, texts and booklet."""
    yield from check_event_dates(event)
    if context.taxonomy:
        yield from _places(event, context.taxonomy)
    for index, partner in enumerate(event.partners):
        if partner.logo:
            yield from check_photo(partner.logo, context.siblings, ("partners", index, "logo"))
    yield from _booths(event.booths)
    yield from check_sources(event.sources)
    yield from check_story(event.story, context, ("story",))
    if event.booklet:
        yield from _booklet(event.booklet, context)


def _places(event: Event, taxonomy: Taxonomy) -> Iterator[Finding]:
    named: list[tuple[FieldPath, str]] = [(("province",), event.province)]
    named += [(("booths", index, "province"), booth.province) for index, booth in enumerate(event.booths)]
    for field, province in named:
        if province and province not in taxonomy.provinces:
            yield province_unknown(province, field, taxonomy)
    yield from _listed(event.provinces, ("provinces",), taxonomy.provinces, province_unknown, taxonomy)
    for index, retailer in enumerate(event.retailers):
        for number, wish in enumerate(retailer.wishes):
            where: FieldPath = ("retailers", index, "wishes", number)
            yield from _listed(
                wish.provinces, (*where, "provinces"), taxonomy.provinces, province_unknown, taxonomy
            )
            if wish.category and wish.category not in taxonomy.categories:
                yield category_unknown(wish.category, (*where, "category"), taxonomy)


def _booths(booths: Sequence[Booth]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, booth in enumerate(booths):
        other = first.setdefault(booth.number, index)
        if other != index:
            facts = {"other": str(other + 1)}
            yield Finding(rules.BOOTH_REPEATED, ("booths", index, "number"), booth.number, facts)


def _booklet(booklet: Booklet, context: Context) -> Iterator[Finding]:
    for name in ("foreword", "foreword_en", "closing", "closing_en"):
        text = getattr(booklet, name)
        yield from check_story(text, context, ("booklet", name))
        if picture := first_picture(text):
            yield Finding(rules.BOOKLET_IMAGE, ("booklet", name), picture)
    if booklet.select and context.taxonomy:
        yield from _query(booklet.select, ("booklet", "select"), context.taxonomy)


def _query(query: Query, field: FieldPath, taxonomy: Taxonomy) -> Iterator[Finding]:
    yield from _listed(query.provinces, (*field, "provinces"), taxonomy.provinces, province_unknown, taxonomy)
    yield from _listed(
        query.categories, (*field, "categories"), taxonomy.categories, category_unknown, taxonomy
    )
    yield from _listed(query.sets, (*field, "sets"), taxonomy.sets, set_unknown, taxonomy)
    yield from _listed(
        query.certificates, (*field, "certificates"), taxonomy.certificates, certificate_unknown, taxonomy
    )


def _listed(
    slugs: Sequence[str], field: FieldPath, known: Collection[str], say: _Unknown, taxonomy: Taxonomy
) -> Iterator[Finding]:
    for index, slug in enumerate(slugs):
        if slug not in known:
            yield say(slug, (*field, index), taxonomy)
