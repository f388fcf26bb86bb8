"""What is printed beside the book, on A4: booth signs, product cards, table tents, shelf labels, badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.addresses import EVENTS
from generator.booklet.front import booth_name
from generator.booklet.models import Badge, Handout, Sign
from generator.booklet.paper import form_of
from generator.booklet.printing import Printed, make_codes
from generator.booklet.products import Printer
from generator.booklet.selecting import booth_key, booth_numbers, choose, ordered
from generator.booklet.typesetting import Typesetter
from generator.booklet.volume import Composer, Request
from generator.booklet.words import words
from generator.catalog.catalogue import in_order
from generator.diagnostics import UsageError
from generator.texts import N_
from generator.views.parts import place_words
from generator.views.venues import event_when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.booklet.models import Colours, PrintedProduct
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry
    from generator.records import Booth, Event

HandoutKind = Literal["signs", "cards", "tents", "labels", "badges"]
KINDS: tuple[HandoutKind, ...] = ("signs", "cards", "tents", "labels", "badges")

#: Printed width of the picture in millimetres.
_PICTURE = {"signs": 60, "cards": 93, "tents": 52, "labels": 20, "badges": 20}
#: Products that a sign has room for.
_ON_A_SIGN = 8
SPEAKER, ORGANISER, PRODUCER, RETAILER = N_("Speaker"), N_("Organiser"), N_("Producer"), N_("Retailer")


def print_handout(
    catalogue: Catalogue, kind: HandoutKind, request: Request, source: Path, *, moment: int
) -> Printed:
    """Print one kind of handout. Raises UsageError where the event has nothing to print of that kind."""
    desk = Desk(Composer(catalogue, request, source), kind)
    handout = desk.handout()
    files = {**desk.composer.pictures.files, **make_codes(desk.codes)}
    done = Typesetter(source, moment).set("handouts", handout, files)
    notes = (*desk.composer.pictures.notes, *desk.composer.without_codes())
    return Printed(done.pdf, done.pages, len(handout.products), notes)


class Desk:
    """Words one kind of handout."""

    def __init__(self, composer: Composer, kind: HandoutKind) -> None:
        self.composer = composer
        self.context = composer.context
        self.catalogue = composer.catalogue
        self.kind = kind
        self.codes: dict[str, str] = {}
        self.booths = booth_numbers(self.catalogue, composer.event)
        self.printer = Printer(
            self.context,
            composer.palette,
            composer.pictures,
            self.booths,
            width=_PICTURE[kind],
            prices=composer.booklet.prices,
            other_names=len(composer.booklet.languages) > 1,
        )

    def handout(self) -> Handout:
        """Return what the template needs."""
        context, day, event = self.context, self.catalogue.as_of, self.composer.event
        return Handout(
            kind=self.kind,
            lang=context.lang,
            title=context.text(event.name, event.name_en) if event else context.site.title,
            author=self.catalogue.settings.organiser.name or context.site.title,
            date=(day.year, day.month, day.day),
            form=form_of("a4", 1),
            words=words(context.tr),
            watermark=context.tr("Proof") if self.composer.request.proof else "",
            event=context.text(event.name, event.name_en) if event else "",
            when=event_when(context, event) if event else "",
            bookmarks=False,
            signs=tuple(self._signs(self._needed())) if self.kind == "signs" else (),
            badges=tuple(self._badges(self._needed())) if self.kind == "badges" else (),
            products=tuple(self._products()) if self.kind in {"cards", "tents", "labels"} else (),
        )

    def _needed(self) -> Event:
        event = self.composer.event
        if event is None:
            raise UsageError(
                vi="Biển gian hàng và thẻ đeo cần một sự kiện. Hãy ghi tên sự kiện trong content/events.",
                en="Booth signs and badges need an event. Please name one of content/events.",
            )
        return event

    def _products(self) -> Iterator[PrintedProduct]:
        booklet = self.composer.booklet
        chosen = choose(self.catalogue, booklet, self.composer.event)
        for entry in ordered(self.catalogue, chosen, booklet, self.booths):
            yield self._product(entry)

    def _product(self, entry: Entry) -> PrintedProduct:
        product = self.printer.product(entry, f"p{len(self.codes) + 1}", 0)
        if product.code:
            self.codes[product.code] = product.href
        return product

    def _signs(self, event: Event) -> Iterator[Sign]:
        if not event.booths:
            raise UsageError(
                vi="Sự kiện chưa có gian hàng. Hãy thêm `booths:` vào tệp sự kiện.",
                en="The event has no booths yet. Please add `booths:` to its file.",
            )
        for number, booth in enumerate(sorted(event.booths, key=lambda one: booth_key(one.number)), start=1):
            yield self._sign(booth, number)

    def _sign(self, booth: Booth, number: int) -> Sign:
        context, catalogue = self.context, self.catalogue
        makers = [entry for maker in booth.producers for entry in catalogue.makers.get(maker, ())]
        shown = {one.id: one for one in makers}
        shown |= {name: catalogue.by_id[name] for name in booth.products if name in catalogue.by_id}
        standing = [entry for entry in in_order(shown.values()) if not catalogue.state(entry).lapsed]
        over = len(standing) - _ON_A_SIGN
        href = self._event_address()
        code = f"codes/sign{number}.png" if href else ""
        if code:
            self.codes[code] = href
        return Sign(
            number=booth.number,
            name=booth_name(context, booth),
            note=place_words(context, booth.province),
            products=tuple(self._product(entry) for entry in standing[:_ON_A_SIGN]),
            more=context.tr("and {count} more", count=context.number(over)) if over > 0 else "",
            href=href,
            code=code,
            colours=self._colours(booth.province),
        )

    def _event_address(self) -> str:
        addresses = self.context.addresses
        path = f"{EVENTS}{self.composer.request.event}/"
        return addresses.absolute(addresses.page(path)) if addresses.origin else ""

    def _colours(self, province: str) -> Colours:
        taxonomy = self.catalogue.taxonomy
        known = taxonomy.provinces.get(province)
        number = taxonomy.regions[known.region].number if known else 0
        return self.composer.palette.of(f"region-{number}")

    def _badges(self, event: Event) -> Iterator[Badge]:
        tr, palette = self.context.tr, self.composer.palette
        speakers = [(one.speaker, one.office) for one in event.programme if one.speaker]
        speakers += [(one.name, one.office) for line in event.programme for one in line.speakers]
        for name, office in dict.fromkeys(speakers):
            yield Badge(
                name=name, office=office, role=tr(SPEAKER), colours=palette.of("cat-thu-cong-my-nghe")
            )
        bodies = [*event.organisers, *(one.name for one in event.partners)]
        for body in dict.fromkeys(bodies):
            yield Badge(name="", office=body, role=tr(ORGANISER), colours=palette.of(""))
        makers = [*event.producers, *(maker for booth in event.booths for maker in booth.producers)]
        for maker in dict.fromkeys(makers):
            name = self.catalogue.producers[maker].name
            yield Badge(name="", office=name, role=tr(PRODUCER), colours=palette.of("cat-thuc-pham"))
        for retailer in event.retailers:
            yield Badge(name="", office=retailer.name, role=tr(RETAILER), colours=palette.of("cat-do-uong"))
