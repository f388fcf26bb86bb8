"""What results are shown as: small bundles of cards, found by the id that Pagefind gives a result.

An id is ``vi_`` and some hexadecimal digits of a hash; its first bits name the bundle, so that no table of
ids is needed. Pagefind's own fragments would be one file a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.search.pagefind import LANGUAGE
from generator.views.context import has_page
from generator.views.photos import drawing, variant, widths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry, Photo

#: Most cards of a bundle on average: about 9 KB, 2.5 KB compressed.
BUNDLE = 48
#: A bundle is named by the first bits of 12, the three first digits.
MOST_BITS = 12
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


def bundle_bits(count: int) -> int:
    """Return how many bits of an id name its bundle in a catalogue of ``count`` products."""
    return min(MOST_BITS, max(0, -(-count // BUNDLE) - 1).bit_length())


def short_id(result: str) -> str:
    """Return a result's id without its language."""
    return result.removeprefix(f"{LANGUAGE}_")


def bundles(catalogue: Catalogue, ids: Mapping[str, str]) -> dict[str, bytes]:
    """Write all bundles by their names; ``ids``: result ids by product."""
    bits = bundle_bits(len(ids))
    found: dict[int, dict[str, ResultCard]] = {number: {} for number in range(1 << bits)}
    for entry in catalogue.entries:
        result = short_id(ids[entry.id])
        found[int(result[:3], 16) >> (MOST_BITS - bits)][result] = result_card(catalogue, entry)
    return {
        f"{FOLDER}{number}.json": msgspec.json.encode(cards, order="sorted")
        for number, cards in found.items()
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
