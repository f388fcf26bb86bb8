"""Names and sizes of a photo's derived files: by content hash, so that they are made once."""

from __future__ import annotations

from collections.abc import Sequence

from generator.addresses import Addresses
from generator.catalog.entry import Entry, Photo
from generator.files.digest import digest_text
from generator.views.models import Picture, Source

#: Widths in pixels of a card on a phone and on a wide screen, and of the page's own photo, each also at 2x.
WIDTHS = (320, 640, 960, 1440)
#: From the best compression to the one that every browser reads; the last is the ``src``.
FORMATS = (("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg"))
PATTERNS = 8
#: Grounds and discs of drawings: they keep a page of one category lively.
TONES = 3


def widths(photo: Photo) -> list[int]:
    """Return the widths that a photo is made in: none larger than itself, at least one."""
    largest = min(photo.width, WIDTHS[-1])
    return [*(width for width in WIDTHS if width < largest), largest]


def variant(photo: Photo, width: int, ending: str) -> str:
    """Return the path of one derived file."""
    return f"/anh/{photo.hash[:16]}-{width}.{ending}"


def picture(photo: Photo, addresses: Addresses, alt: str) -> Picture:
    """Describe a photo with all its sizes and formats."""
    sizes = widths(photo)

    def srcset(ending: str) -> str:
        return ", ".join(f"{addresses.file(variant(photo, width, ending))} {width}w" for width in sizes)

    best = sizes[min(1, len(sizes) - 1)]
    return Picture(
        src=addresses.file(variant(photo, best, "jpg")),
        width=best,
        height=max(1, round(photo.height * best / photo.width)),
        alt=photo.alt or alt,
        credit=photo.credit,
        sources=tuple(Source(type=media, srcset=srcset(ending)) for ending, media in FORMATS),
    )


def drawing(entry: Entry) -> Picture:
    """Describe the drawing of a product without a photo: seeded by its identity, so it never changes."""
    seed = digest_text(entry.id)[0]
    return Picture(
        icon=entry.icon,
        pattern=seed % PATTERNS + 1,
        tone=seed // PATTERNS % TONES + 1,
        css=f"cat-{entry.category}",
    )


def pictures(entry: Entry, photos: Sequence[Photo], addresses: Addresses) -> tuple[Picture, ...]:
    """Return a product's photos, or its drawing."""
    if not photos:
        return (drawing(entry),)
    return tuple(picture(photo, addresses, entry.name) for photo in photos)
