"""What the catalogue does not know of a product: said calmly, once, and by whom it can be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import Price, Trade
from generator.texts import N_
from generator.vietnamese import format_list
from generator.views.memory import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.catalog.entry import Detail
    from generator.records import Product, Recognition
    from generator.views.context import Context
    from generator.views.models import Maker

_NO_TRADE, _NO_PRICE = Trade(), Price()

#: Categories whose products are eaten, drunk or taken: only there these fields are missed.
_CONSUMED = frozenset({"thuc-pham", "do-uong", "duoc-lieu"})
_OF_GOODS = {
    "ingredients": N_("ingredients"),
    "usage": N_("how to use it"),
    "storage": N_("how to store it"),
    "shelf_life": N_("shelf life"),
}
_OF_TRADE = {
    "moq": N_("minimum order"),
    "capacity": N_("supply capacity"),
    "lead_time": N_("lead time"),
    "delivery": N_("delivery"),
    "payment": N_("payment"),
    "channels": N_("where it is sold now"),
    "export_markets": N_("export markets"),
}
_OF_RECOGNITION = {
    "decision": N_("number of the decision"),
    "date": N_("date of the decision"),
    "authority": N_("who decided"),
}


def gaps(context: Context, detail: Detail, maker: Maker | None) -> str:
    """Say in a sentence what the page lacks; "" where nothing."""
    return _sentence(context, tuple(_missing(detail, maker)))


def unknown_terms(context: Context, trade: Trade) -> str:
    """Say which terms of trade are not known, beside those that are."""
    return _unknown(context, tuple(said for field, said in _OF_TRADE.items() if not getattr(trade, field)))


def unknown_recognition(context: Context, given: Recognition, *, end: bool) -> str:
    """Say what of a recognition is not known; ``end``: until when it is valid is not."""
    fields = tuple(said for field, said in _OF_RECOGNITION.items() if not getattr(given, field))
    return _unknown(context, (*fields, N_("end of validity")) if end else fields)


def _missing(detail: Detail, maker: Maker | None) -> Iterator[str]:
    record = detail.record
    if not detail.photos:
        yield N_("photo")
    if not (detail.story or record.summary):
        yield N_("description")
    if record.price == _NO_PRICE:
        yield N_("price")
    if not record.packaging:
        yield N_("packaging")
    if record.category in _CONSUMED:
        yield from (said for field, said in _OF_GOODS.items() if not getattr(record, field))
    yield from _missing_in_trade(record, maker)


def _missing_in_trade(record: Product, maker: Maker | None) -> Iterator[str]:
    if record.trade == _NO_TRADE:
        yield N_("terms for buyers")
    if maker is None:
        yield N_("the producer")
    elif not any(contact.kind == "phone" for contact in maker.contacts):
        yield N_("the producer's telephone")
    if not record.certificates:
        yield N_("other certificates")
    if not record.trace.gtin:
        yield N_("barcode")


@remembered
def _sentence(context: Context, missing: tuple[str, ...]) -> str:
    if not missing:
        return ""
    words = format_list([context.tr(one) for one in missing], context.language)
    return context.tr("The catalogue does not have yet: {things}.", things=words)


@remembered
def _unknown(context: Context, missing: tuple[str, ...]) -> str:
    if not missing:
        return ""
    words = format_list([context.tr(one) for one in missing], context.language)
    return context.tr("Not known: {things}.", things=words)
