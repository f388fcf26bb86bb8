"""Photos for screens: oriented, sized, stripped of every piece of metadata, in three formats.

A photo is decoded once for all its variants. Limits (40 megapixels, 15 MB, jpg, png or webp by content)
were checked before; here a broken file is still an error that names it, never a traceback.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.catalog.entry import Photo
from generator.views.photos import FORMATS, variant, widths

if TYPE_CHECKING:
    from PIL.Image import Image

#: 4:3 photographs look clean at these qualities; AVIF at 50 is about half of JPEG at 78.
SETTINGS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 50, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 74, "method": 4},
    "jpg": {"format": "JPEG", "quality": 78, "optimize": True, "progressive": True},
}

MAX_PIXELS = 40_000_000
READABLE = ("JPEG", "PNG", "WEBP")


def variants(photo: Photo) -> tuple[str, ...]:
    """Return the paths of all files derived from a photo, in the order of ``derive``."""
    return tuple(variant(photo, width, ending) for width in widths(photo) for ending, _ in FORMATS)


def derive(photo: Photo, source: Path) -> Iterator[bytes]:
    """Yield the bytes of each derived file."""
    whole = open_photo(source / photo.path)
    for width in widths(photo):
        sized = _resize(whole, width)
        for ending, _ in FORMATS:
            yield _encode(sized, ending)


def open_photo(path: Path) -> Image:
    """Return the pixels of a photo: upright, plain RGB, on white where it was transparent."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(path, formats=READABLE) as image:
        upright = ImageOps.exif_transpose(image)
        return _flatten(upright)


def _flatten(image: Image) -> Image:
    """Return plain RGB pixels; what is transparent becomes paper white."""
    from PIL import Image

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGB", rgba.size, "white")
        paper.paste(rgba, mask=rgba.getchannel("A"))
        return paper
    return image.convert("RGB")


def _resize(image: Image, width: int) -> Image:
    from PIL import Image

    if width >= image.width:
        return image.copy()
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: Image, ending: str) -> bytes:
    out = io.BytesIO()
    image.info = {}
    image.save(out, **SETTINGS[ending])
    return out.getvalue()
