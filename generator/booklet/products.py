"""From a product of the catalogue to the product as it is printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.booklet.models import PrintedProduct, Says
from generator.records import Producer
from generator.texts import N_
from generator.vietnamese import format_money
from generator.views.makers import contacts
from generator.views.parts import date_words, pill, place_words, product_name, rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.booklet.palette import Palette
    from generator.booklet.pictures import Pictures
    from generator.catalog.entry import Entry
    from generator.records import Product
    from generator.views.context import Context

#: Fields of the record and of its trade that are printed, the most wanted first.
_ABOUT = {"packaging": N_("Packaging"), "shelf_life": N_("Shelf life")}
_TRADE = {
    "moq": N_("Minimum order"),
    "capacity": N_("Supply capacity"),
    "lead_time": N_("Lead time"),
    "delivery": N_("Delivery"),
    "export_markets": N_("Exported to"),
    "channels": N_("Sold through"),
}
_MORE = {
    "season": N_("Season"),
    "ingredients": N_("Ingredients"),
    "usage": N_("How to use"),
    "storage": N_("Storage"),
}
#: Certificates that are named; all are on the product's page.
_MOST_CERTIFICATES = 4
_REACHED_BY = frozenset({"phone", "mail", "web"})


class Printer:
    """Words products for print in one language; knows the booths, the pictures and the room for them."""

    def __init__(  # noqa: PLR0913 (each is a choice of the booklet)
        self,
        context: Context,
        palette: Palette,
        pictures: Pictures,
        booths: dict[str, str],
        *,
        width: float,
        prices: bool = True,
        other_names: bool = True,
    ) -> None:
        self.context = context
        self.palette = palette
        self.pictures = pictures
        self.booths = booths
        self.width = width
        self.prices = prices
        self.other_names = other_names

    def product(self, entry: Entry, key: str, page: int) -> PrintedProduct:
        """Return a product as it is printed."""
        context = self.context
        record, validity = context.catalogue.detail(entry).record, context.catalogue.state(entry)
        level = rank(context, entry.stars, lapsed=validity.lapsed)
        maker = record.producer if isinstance(record.producer, Producer) else None
        maker = maker or context.catalogue.producer(entry.producer)
        facts = tuple(self._facts(record))
        summary = context.text(record.summary, record.summary_en)
        return PrintedProduct(
            key=key,
            page=page,
            name=product_name(context, entry)[0],
            other_name=self._other_name(entry),
            stars=entry.stars,
            stars_label=level.label,
            lapsed=validity.lapsed,
            state=validity.state,
            state_label=pill(context, validity).label,
            decision=self._decision(record),
            maker=maker.name if maker else "",
            place=place_words(context, entry.province, entry.commune),
            contact=self._contact(maker) if maker else "",
            summary=summary,
            facts=facts,
            booth=self.booths.get(entry.id, ""),
            href=page_address(context, entry),
            code=f"codes/{key}.png" if context.addresses.origin else "",
            picture=self.pictures.of(entry, self.width),
            category=context.text(
                context.category(entry.category).short_name, context.category(entry.category).short_name_en
            ),
            colours=self.palette.of(f"cat-{entry.category}"),
            example=entry.example,
        )

    def _other_name(self, entry: Entry) -> str:
        if not self.other_names or not entry.name_en or entry.name_en == entry.name:
            return ""
        return entry.name if self.context.lang == "en" else entry.name_en

    def _decision(self, record: Product) -> str:
        given = record.recognition
        date = date_words(self.context, given.date) if given.date else ""
        words = ", ".join(filter(None, (given.decision, date)))
        if not words:
            return ""
        words = f"{words} · {given.authority}" if given.authority else words
        return self.context.tr("Recognised: {decision}", decision=words)

    def _contact(self, maker: Producer) -> str:
        found = [one.text for one in contacts(self.context, maker) if one.kind in _REACHED_BY]
        return " · ".join(found)

    def _facts(self, record: Product) -> Iterator[Says]:
        tr, price = self.context.tr, record.price
        if self.prices and price.retail is not None:
            unit = f" / {price.unit}" if price.unit else ""
            words = format_money(price.retail, self.context.language) + unit
            yield Says(label=tr("Retail price"), text=words)
        yield from self._some(_ABOUT, record)
        names = self.certificates(record, _MOST_CERTIFICATES)
        if names:
            yield Says(label=tr("Certificates"), text=names)
        yield from self._some(_TRADE, record.trade)
        yield from self._some(_MORE, record)
        if record.trace.gtin:
            yield Says(label=tr("Barcode (GTIN)"), text=record.trace.gtin)

    def _some(self, labels: dict[str, str], record: object) -> Iterator[Says]:
        for field, label in labels.items():
            value = getattr(record, field)
            if value:
                text = value if isinstance(value, str) else ", ".join(value)
                yield Says(label=self.context.tr(label), text=text)

    def certificates(self, record: Product, most: int = sys.maxsize) -> str:
        """Name the certificates of a product, with their numbers; more than ``most`` are only counted."""
        kinds = self.context.catalogue.taxonomy.certificates
        named = (
            (self.context.text(kinds[one.type].name, kinds[one.type].name_en), one.number)
            for one in record.certificates[:most]
        )
        words = ", ".join(f"{name} ({number})" if number else name for name, number in named)
        over = len(record.certificates) - most
        return (
            f"{words} {self.context.tr('and {count} more', count=self.context.number(over))}"
            if over > 0
            else words
        )


def page_address(context: Context, entry: Entry) -> str:
    """Return the absolute address of a product's page, "" while the site's address is not known."""
    addresses = context.addresses
    return addresses.absolute(context.product(entry)) if addresses.origin else ""
