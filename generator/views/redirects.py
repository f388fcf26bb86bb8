"""Pages that lead elsewhere: former provinces, and barcodes as GS1 Digital Links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import Selection
from generator.texts import N_
from generator.views.models import Link
from generator.views.pages import RedirectPage
from generator.views.parts import province_link

if TYPE_CHECKING:
    from generator.views.context import Context


SAME_NAME = N_("{former} keeps its name")
NEW_NAME = N_("{former} is now part of {province}")


def former_page(context: Context, slug: str) -> RedirectPage:
    """Lead from one of the 63 provinces of before 1 July 2025 to the one that it belongs to now."""
    former = context.catalogue.taxonomy.former_provinces[slug]
    target = province_link(context, former.province)
    pattern = SAME_NAME if former.slug == former.province else NEW_NAME
    title = context.tr(pattern, former=former.name, province=target.text)
    return RedirectPage(
        site=context.site,
        title=title,
        note=context.tr("Since 1 July 2025 Vietnam has {n} provinces and cities.", n=_provinces(context)),
        target=target,
        canonical=context.canonical(Selection(former.province).path),
    )


def _provinces(context: Context) -> str:
    return context.number(len(context.catalogue.taxonomy.provinces))


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
    )
