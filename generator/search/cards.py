"""What results are shown as: small bundles of cards, by the number of the document.

Documents are in the order of listings, so that products with like names share a bundle. Pagefind's own
fragments would be one file a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.views.context import has_page
from generator.views.photos import drawing, variant, widths

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry, Photo

#: Cards of a bundle: about 6 KB compressed, 107 bundles of 17,068 products.
BUNDLE = 160
FOLDER = "cards/"


class ResultCard(msgspec.Struct, frozen=True, array_like=True):
    """A product as the script shows it, in both languages; ``search-cards.js`` knows the order of the fields.

    ``end``: last day, month or year of validity, or ""; ``picture``: address, width, height of a photo.
    """

    id: str
    name: str
    name_en: str
    producer: str
    commune: str
    category: str
    stars: int
    status: str
    end: str
    icon: str
    pattern: int
    tone: int
    picture: tuple[str, int, int] | None
    english: bool
    example: bool


def bundles(catalogue: Catalogue) -> dict[str, bytes]:
    """Write all bundles by their names."""
    entries = catalogue.entries
    return {
        f"{FOLDER}{start // BUNDLE}.json": msgspec.json.encode(
            [result_card(catalogue, entry) for entry in entries[start : start + BUNDLE]]
        )
        for start in range(0, len(entries), BUNDLE)
    }


def result_card(catalogue: Catalogue, entry: Entry) -> ResultCard:
    """Make the card of a product. It depends on no day: the browser knows what day it is."""
    drawn = drawing(entry)
    return ResultCard(
        id=entry.id,
        name=entry.name,
        name_en=entry.name_en,
        producer=catalogue.maker(entry),
        commune=entry.commune,
        category=entry.category,
        stars=entry.stars,
        status=entry.status,
        end=last_date(catalogue, entry),
        icon=drawn.icon,
        pattern=drawn.pattern,
        tone=drawn.tone,
        picture=_thumbnail(entry.photo) if entry.photo else None,
        english=has_page(catalogue, entry, "en"),
        example=entry.example,
    )


def last_date(catalogue: Catalogue, entry: Entry) -> str:
    """Return the end of validity, "" where none is known or only a year would be computed."""
    term = catalogue.state(entry)
    if term.until is None or (term.computed and term.until.precision == "year"):
        return ""
    return term.until.iso()


def _thumbnail(photo: Photo) -> tuple[str, int, int]:
    width = widths(photo)[0]
    return variant(photo, width, "webp"), width, max(1, round(photo.height * width / photo.width))
