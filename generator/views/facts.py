"""The facts of a product page in groups: recognition, the product, for buyers, certificates, traceability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import EVENTS, OUTLETS
from generator.records import Price, Trade
from generator.texts import N_
from generator.vietnamese import format_money
from generator.views.memory import remembered
from generator.views.models import Fact, FactGroup, Link
from generator.views.parts import date_words, rank, some_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.entry import Entry
    from generator.catalog.states import Validity
    from generator.records import Certificate, IssuedAt, Product
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
    for key, title, icon, facts in (
        ("cong-nhan", tr("Recognition"), "document", _recognition(context, record, validity)),
        ("san-pham", tr("About the product"), "list", some_facts(context, ABOUT, record, context.foreign)),
        ("phan-phoi", tr("For buyers"), "store", _trade(context, record)),
        ("chung-nhan", tr("Certificates"), "shield", _certificates(context, record)),
        ("truy-xuat", tr("Traceability"), "qr", _trace(context, record)),
        ("noi-ban", tr("Where to find it"), "map-pin", _places(context, entry)),
    ):
        found = tuple(facts)
        if found:
            yield FactGroup(id=key, title=title, icon=icon, facts=found)


def former_place(place: IssuedAt) -> str:
    """Write the place as the decision wrote it."""
    return ", ".join(part for part in (place.commune, place.district, place.province) if part)


def known(context: Context, label: str, text: str, lang: str = "") -> Fact:
    """Make a fact that also says when it is not known."""
    if text:
        return Fact(label=label, text=text, lang=lang)
    return Fact(label=label, text=context.tr("Not known"), unknown=True)


def _recognition(context: Context, record: Product, validity: Validity) -> Iterator[Fact]:
    tr, given = context.tr, record.recognition
    yield _stars(context, record.stars)
    if record.score is not None:
        yield Fact(label=tr("Score"), text=context.number(record.score))
    yield known(context, tr("Decision"), given.decision)
    yield _date(context, given.date)
    yield known(context, tr("Authority"), given.authority, context.foreign if given.authority else "")
    if given.code:
        yield Fact(label=tr("Product code"), text=given.code)
    yield _until(context, validity)
    place = former_place(record.issued_at)
    if place:
        yield Fact(label=tr("Place in the decision"), text=place, lang=context.foreign)


@remembered
def _stars(context: Context, stars: int) -> Fact:
    return Fact(label=context.tr("Stars"), text=rank(context, stars).label)


@remembered
def _date(context: Context, date: str) -> Fact:
    return known(context, context.tr("Date of decision"), date_words(context, date) if date else "")


@remembered
def _until(context: Context, validity: Validity) -> Fact:
    label = context.tr("End of validity")
    if validity.until is None or validity.state == "unknown":
        return known(context, label, "")
    note = context.tr("computed") if validity.computed else ""
    return Fact(label=label, text=date_words(context, validity.until, about=True), note=note)


def _trade(context: Context, record: Product) -> Iterator[Fact]:
    if record.price != _NO_PRICE:
        yield from _prices(context, record.price)
    if record.trade != _NO_TRADE:
        yield from some_facts(context, TRADE, record.trade, context.foreign)


def _prices(context: Context, price: Price) -> Iterator[Fact]:
    tr, unit = context.tr, f" / {price.unit}" if price.unit else ""
    for label, amount in ((tr("Retail price"), price.retail), (tr("Wholesale price"), price.wholesale)):
        if amount is not None:
            yield Fact(label=label, text=format_money(amount, context.language) + unit)


def _certificates(context: Context, record: Product) -> Iterator[Fact]:
    for certificate in record.certificates:
        kind = context.catalogue.taxonomy.certificates[certificate.type]
        yield Fact(label=context.text(kind.name, kind.name_en), text=_certificate(context, certificate))


def _certificate(context: Context, certificate: Certificate) -> str:
    tr, issued, expires = context.tr, certificate.issued, certificate.expires
    parts = (
        certificate.number,
        certificate.issuer,
        certificate.scope,
        tr("issued {date}", date=date_words(context, issued)) if issued else "",
        tr("valid until {date}", date=date_words(context, expires)) if expires else "",
    )
    return " · ".join(filter(None, parts)) or tr("Stated by the source, without number")


def _trace(context: Context, record: Product) -> Iterator[Fact]:
    tr, trace = context.tr, record.trace
    if trace.gtin:
        yield Fact(label=tr("Barcode (GTIN)"), text=trace.gtin)
    if trace.url:
        yield Fact(label=tr("Traceability page"), text=trace.url, href=trace.url)
    if trace.growing_area_codes:
        yield Fact(label=tr("Growing-area codes"), text=", ".join(trace.growing_area_codes))


def _places(context: Context, entry: Entry) -> Iterator[Fact]:
    tr, page, catalogue = context.tr, context.addresses.page, context.catalogue
    for label, folder, shown in (
        (tr("Outlets"), OUTLETS, catalogue.sold_at.get(entry.id)),
        (tr("Events"), EVENTS, catalogue.shown_at.get(entry.id)),
    ):
        if shown:
            links = tuple(Link(text=item.name, href=page(f"{folder}{item.id}/")) for item in shown)
            yield Fact(label=label, items=links)
