"""Pages that lead elsewhere: barcodes as GS1 Digital Links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.models import Link
from generator.views.pages import RedirectPage
from generator.views.parts import json_link

if TYPE_CHECKING:
    from generator.views.context import Context


def gtin_page(context: Context, product_id: str) -> RedirectPage:
    """Lead from a barcode to its product; it names only the barcode, so a new name does not rewrite it."""
    entry = context.catalogue.by_id[product_id]
    target = Link(text=context.tr("See the product"), href=context.product(entry))
    return RedirectPage(
        site=context.site,
        title=context.tr("Barcode {gtin}", gtin=entry.gtin),
        note=context.tr("This barcode belongs to a product of the catalogue."),
        target=target,
        canonical=context.addresses.absolute(target.href) if context.addresses.origin else "",
        data=json_link(context, entry),
    )
