"""Cover and first pages: the event, who is behind it, its programme, its texts, who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.booklet.models import Body, Front, ProgrammeLine, Says
from generator.booklet.richtext import blocks
from generator.records import Outlet
from generator.views.parts import date_words, place_words
from generator.views.venues import ORGANISER, ROLES, event_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.booklet.models import Picture
    from generator.booklet.pictures import Pictures
    from generator.records import Booklet, Event
    from generator.views.context import Context

#: Printed width of a logo in millimetres, to which its file is reduced.
_LOGO = 40


class FrontWriter:
    """Words the first pages in one language."""

    def __init__(self, context: Context, pictures: Pictures, booklet: Booklet) -> None:
        self.context = context
        self.pictures = pictures
        self.booklet = booklet

    def write(
        self, title: str, subtitle: str, slug: str, event: Event | None, mosaic: tuple[Picture, ...]
    ) -> Front:
        """Return the first pages; without an event they are those of a province's or the whole catalogue."""
        context, booklet = self.context, self.booklet
        return Front(
            title=title,
            subtitle=subtitle,
            event=context.text(event.name, event.name_en) if event else context.site.title,
            when=event_when(context, event) if event else "",
            place=self._place(event) if event else "",
            directed_by=event.directed_by if event else "",
            bodies=tuple(self._bodies(slug, event)) if event else (),
            summary=context.text(event.summary, event.summary_en) if event else context.site.summary,
            figures=tuple(self._figures(event)) if event else (),
            figures_title=context.tr("Figures stated at the event"),
            programme=tuple(self._programme(event)) if event else (),
            foreword=blocks(context.text(booklet.foreword, booklet.foreword_en)),
            foreword_by=booklet.foreword_by,
            closing=blocks(context.text(booklet.closing, booklet.closing_en)),
            retailers=tuple(self._retailers(event)) if event else (),
            outlets=tuple(self._outlets(event)) if event else (),
            memoranda=tuple(self._memoranda(event)) if event else (),
            booths=tuple(self._booths(event)) if event else (),
            imprint=tuple(self._imprint(event)),
            mosaic=mosaic,
        )

    def _place(self, event: Event) -> str:
        return ", ".join(filter(None, (event.place, place_words(self.context, event.province))))

    def _bodies(self, slug: str, event: Event) -> Iterator[Body]:
        tr = self.context.tr
        for organiser in event.organisers:
            yield Body(name=organiser, role=tr(ROLES[ORGANISER]), logo="")
        photos = iter(
            self.context.catalogue.record(self.context.catalogue.events[slug], type(event))[1].photos
        )
        for partner in event.partners:
            logo = (
                self.pictures.photo(next(photos), _LOGO, partner.name, limit=0).file if partner.logo else ""
            )
            name = self.context.text(partner.name, partner.name_en)
            yield Body(name=name, role=tr(ROLES[partner.role]), logo=logo)

    def _figures(self, event: Event) -> Iterator[Says]:
        for figure in event.figures:
            yield Says(label=self.context.text(figure.label, figure.label_en), text=figure.value)

    def _programme(self, event: Event) -> Iterator[ProgrammeLine]:
        for line in event.programme:
            pairs = [(line.speaker, line.office), *((one.name, one.office) for one in line.speakers)]
            said = (", ".join(filter(None, pair)) for pair in pairs)
            yield ProgrammeLine(
                time=line.time,
                title=self.context.text(line.title, line.title_en),
                speakers=tuple(filter(None, said)),
            )

    def _retailers(self, event: Event) -> Iterator[Says]:
        for retailer in event.retailers:
            wishes = ", ".join(wish.text for wish in retailer.wishes)
            looks_for = self.context.tr("Looks for: {wishes}", wishes=wishes) if wishes else ""
            yield Says(label=retailer.name, text=" · ".join(filter(None, (retailer.about, looks_for))))

    def _outlets(self, event: Event) -> Iterator[Says]:
        catalogue = self.context.catalogue
        for name in event.outlets:
            outlet = catalogue.record(catalogue.outlets[name], Outlet)[0]
            where = outlet.address or place_words(self.context, outlet.province, outlet.commune)
            yield Says(label=self.context.text(outlet.name, outlet.name_en), text=where)

    def _memoranda(self, event: Event) -> Iterator[Says]:
        for one in event.memoranda:
            yield Says(label=" – ".join(one.parties), text=one.subject)

    def _booths(self, event: Event) -> Iterator[Says]:
        for booth in event.booths:
            yield Says(label=booth.number, text=booth_name(self.context, booth))

    def _imprint(self, event: Event | None) -> Iterator[str]:
        context, tr = self.context, self.context.tr
        day = date_words(context, context.catalogue.as_of.isoformat())
        yield tr("Validity of recognitions as of {date}.", date=day)
        if not self.booklet.lapsed:
            yield tr("Products whose recognition has expired or was withdrawn are left out.")
        if event and not event.shown and not event.producers and not event.booths:
            yield tr("The products are those of the catalogue, not a list of what was shown at the event.")
        if context.addresses.origin:
            yield tr("The QR code beside a product leads to its page in the catalogue.")
            yield context.addresses.absolute(context.site.home)
        organiser = context.catalogue.settings.organiser.name
        if organiser:
            yield tr("Published by {name}.", name=organiser)


def booth_name(context: Context, booth: object) -> str:
    """Name a booth: by its own name, its province or its producers."""
    from generator.records import Booth

    assert isinstance(booth, Booth)
    own = context.text(booth.name, booth.name_en)
    if own:
        return own
    names = [context.catalogue.producers[slug].name for slug in booth.producers]
    return ", ".join(names) or place_words(context, booth.province)
