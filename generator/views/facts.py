"""The facts of a product page in groups: recognition, the product, for buyers, certificates, traceability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import OUTLETS
from generator.records import Price, Trade
from generator.texts import N_
from generator.vietnamese import format_money, is_marked
from generator.views.gaps import unknown_recognition, unknown_terms
from generator.views.memory import remembered
from generator.views.models import Fact, FactGroup
from generator.views.parts import date_words, place_words, rank, some_facts
from generator.views.venues import event_link, events, outlet_link, outlets, provinces_with_outlets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity
    from generator.records import IssuedAt, Product
    from generator.views.context import Context

_NO_TRADE, _NO_PRICE = Trade(), Price()

ABOUT = {
    "packaging": N_("Packaging"),
    "ingredients": N_("Ingredients"),
    "usage": N_("How to use"),
    "storage": N_("Storage"),
    "shelf_life": N_("Shelf life"),
    "season": N_("Season"),
    "tags": N_("Keywords"),
}
TRADE = {
    "moq": N_("Minimum order"),
    "capacity": N_("Supply capacity"),
    "lead_time": N_("Lead time"),
    "delivery": N_("Delivery"),
    "payment": N_("Payment"),
    "channels": N_("Sold through"),
    "export_markets": N_("Exported to"),
}


def fact_groups(context: Context, entry: Entry, record: Product, validity: Validity) -> Iterator[FactGroup]:
    """Yield the groups that say something; the recognition always does, also what is not known of it."""
    tr = context.tr
    for key, title, icon, facts, note in (
        (
            "cong-nhan",
            tr("Recognition"),
            "document",
            _recognition(context, record, validity),
            unknown_recognition(context, record.recognition, end=_is_open(validity)),
        ),
        (
            "san-pham",
            tr("About the product"),
            "list",
            some_facts(context, ABOUT, record, context.foreign),
            "",
        ),
        ("phan-phoi", tr("For buyers"), "store", _trade(context, record), _terms(context, record.trade)),
        ("chung-nhan", tr("Certificates"), "shield", (), ""),
        ("truy-xuat", tr("Traceability"), "qr", _trace(context, record), ""),
        ("noi-ban", tr("Where to find it"), "map-pin", _places(context, entry), ""),
    ):
        found = tuple(facts)
        if found or (key == "chung-nhan" and record.certificates):
            yield FactGroup(id=key, title=title, icon=icon, facts=found, note=note)


def _is_open(validity: Validity) -> bool:
    return validity.until is None or validity.state == "unknown"


def _terms(context: Context, trade: Trade) -> str:
    return unknown_terms(context, trade) if trade != _NO_TRADE else ""


def former_place(place: IssuedAt) -> str:
    """Write the place as the decision wrote it."""
    return ", ".join(part for part in (place.commune, place.district, place.province) if part)


def _recognition(context: Context, record: Product, validity: Validity) -> Iterator[Fact]:
    tr, given = context.tr, record.recognition
    yield _stars(context, record.stars)
    if record.score is not None:
        yield Fact(label=tr("Score"), text=context.number(record.score))
    if given.decision:
        yield Fact(label=tr("Decision"), text=given.decision)
    if given.date:
        yield _date(context, given.date)
    if given.authority:
        yield Fact(label=tr("Authority"), text=given.authority, lang=context.foreign)
    if given.code:
        yield Fact(label=tr("Product code"), text=given.code)
    if not _is_open(validity):
        yield _until(context, validity)
    place = former_place(record.issued_at)
    if place:
        yield Fact(label=tr("Place in the decision"), text=place, lang=context.foreign)


@remembered
def _stars(context: Context, stars: int) -> Fact:
    said = rank(context, stars, meaning=True)
    meaning = f"{said.meaning[:1].upper()}{said.meaning[1:]}"
    return Fact(label=context.tr("Stars"), text=said.label, href=said.href, note=meaning)


@remembered
def _date(context: Context, date: str) -> Fact:
    return Fact(label=context.tr("Date of decision"), text=date_words(context, date))


@remembered
def _until(context: Context, validity: Validity) -> Fact:
    assert validity.until is not None
    note = context.tr("computed") if validity.computed else ""
    words = date_words(context, validity.until, about=True)
    return Fact(label=context.tr("End of validity"), text=words, note=note)


def _trade(context: Context, record: Product) -> Iterator[Fact]:
    if record.price != _NO_PRICE:
        yield from prices(context, record.price)
    if record.trade != _NO_TRADE:
        yield from some_facts(context, TRADE, record.trade, context.foreign)


def prices(context: Context, price: Price) -> Iterator[Fact]:
    """Yield the prices that are known, the retail price first."""
    tr, unit = context.tr, f" / {price.unit}" if price.unit else ""
    for label, amount in ((tr("Retail price"), price.retail), (tr("Wholesale price"), price.wholesale)):
        if amount is not None:
            lang = context.foreign if is_marked(unit) else ""
            yield Fact(label=label, text=format_money(amount, context.language) + unit, lang=lang)


def _trace(context: Context, record: Product) -> Iterator[Fact]:
    tr, trace = context.tr, record.trace
    if trace.gtin:
        yield Fact(label=tr("Barcode (GTIN)"), text=trace.gtin)
    if trace.url:
        yield Fact(label=tr("Traceability page"), text=trace.url, href=trace.url)
    if trace.growing_area_codes:
        yield Fact(label=tr("Growing-area codes"), text=", ".join(trace.growing_area_codes))


def _places(context: Context, entry: Entry) -> Iterator[Fact]:
    tr, catalogue = context.tr, context.catalogue
    sold, shown = catalogue.sold_at.get(entry.id), catalogue.shown_at.get(entry.id)
    if sold:
        found = outlets(catalogue)
        links = tuple(outlet_link(context, place.id, found[place.id]) for place in sold)
        yield Fact(label=tr("Outlets"), items=links)
    elif entry.province in provinces_with_outlets(catalogue):
        yield _outlets_of(context, entry.province)
    if shown:
        held = events(catalogue)
        links = tuple(event_link(context, place.id, held[place.id]) for place in shown)
        yield Fact(label=tr("Events"), items=links)


@remembered
def _outlets_of(context: Context, province: str) -> Fact:
    """Lead to the outlets of a province, where none is known to sell the product."""
    tr, name = context.tr, place_words(context, province)
    return Fact(
        label=tr("Outlets"),
        text=tr("Outlets of OCOP products in {province}", province=name),
        href=context.addresses.page(f"{OUTLETS}#tinh-{province}"),
        note=tr("None is known to sell this product; please ask before you go."),
    )
