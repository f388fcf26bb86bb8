"""Photos beside a record: there, of an accepted type by their content, of bearable size, and whole."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from unicodedata import normalize

from generator.diagnostics import FieldPath, Finding
from generator.rulebook import photos
from generator.rules.paths import is_photo
from generator.vietnamese import closest, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.records import Image
    from generator.rules.model import Context, Siblings

BYTES_LIMIT = 15 * 1024 * 1024
PIXELS_LIMIT = 40_000_000
_MEGA = 1_000_000
_MEGABYTE = 1024 * 1024

_PATH_SIGNS = re.compile(r"[/\\:]|^\.|[\x00-\x1f]")
# What Pillow is asked to open; the same three that the site is made from.
_ACCEPTED = ("JPEG", "PNG", "WEBP")
_TYPES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"....ftyp(hei|hev|mif|msf)", re.DOTALL), "HEIC"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|!DOCTYPE svg|!--|svg)", re.IGNORECASE), "SVG"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*<(!DOCTYPE )?html", re.IGNORECASE), "HTML"),
    (re.compile(rb"%PDF"), "PDF"),
    (re.compile(rb"PK\x03\x04"), "ZIP / Word / Excel"),
)
_HEAD = 256


def check_images(images: Sequence[Image], context: Context, field: FieldPath) -> Iterator[Finding]:
    """Check each photo of a record."""
    for index, image in enumerate(images):
        if image.file:
            yield from check_photo(image.file, context.siblings, (*field, index, "file"))


def check_photo(name: str, siblings: Siblings, field: FieldPath) -> Iterator[Finding]:
    """Check one photo by its name; at most one finding."""
    if _PATH_SIGNS.search(name):
        base = re.split(r"[/\\]", name)[-1]
        yield Finding(photos.IMAGE_PATH, field, name, {"name": base} if is_photo(base) else {})
    elif not siblings.exists(name):
        yield Finding(photos.IMAGE_MISSING, field, name, _like(name, siblings.path(name).parent))
    else:
        yield from _content(name, siblings.path(name), field)


def _like(name: str, folder: Path) -> dict[str, str]:
    """Find the file that is meant; one whose name differs only in how its letters are composed is renamed."""
    beside = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    twin = next((other for other in beside if normalize("NFC", other) == name), None)
    if twin is not None:
        stem, dot, ending = name.rpartition(".")
        return {"plain": f"{slugify(stem)}{dot}{ending}"}
    like = closest(name, [other for other in beside if is_photo(other)])
    return {"closest": like} if like else {}


def _content(name: str, path: Path, field: FieldPath) -> Iterator[Finding]:
    finding = partial(Finding, field=field, found=name)
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
    kind = next((label for magic, label in _TYPES if magic.match(head)), "")
    if not head:
        yield finding(photos.IMAGE_BROKEN)
    elif kind not in _ACCEPTED:
        yield finding(photos.IMAGE_TYPE, facts=_named(kind))
    elif size > BYTES_LIMIT:
        facts = {"size": f"{size / _MEGABYTE:.0f} MB", "limit": f"{BYTES_LIMIT // _MEGABYTE} MB"}
        yield finding(photos.IMAGE_TOO_LARGE, facts=facts)
    else:
        pixels = _pixels(path)
        if pixels is None:
            yield finding(photos.IMAGE_BROKEN)
        elif pixels > PIXELS_LIMIT:
            facts = {"size": f"{pixels // _MEGA} MP", "limit": f"{PIXELS_LIMIT // _MEGA} MP"}
            yield finding(photos.IMAGE_TOO_LARGE, facts=facts)


def _named(kind: str) -> dict[str, str]:
    return {"type_vi": kind or "loại tệp không rõ", "type_en": kind or "an unknown type of file"}


def _pixels(path: Path) -> int | None:
    """Return how many pixels a photo has, None where it cannot be decoded; a huge one is not decoded."""
    from PIL import Image

    try:
        with _no_bomb_alarm(), Image.open(path, formats=_ACCEPTED) as image:
            pixels = image.width * image.height
            if pixels <= PIXELS_LIMIT:
                # A JPEG at an eighth of its size shows whether it is whole, ten times as fast.
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
            return pixels
    except Exception:  # noqa: BLE001 - decoders raise what they like on broken bytes
        return None


@contextmanager
def _no_bomb_alarm() -> Iterator[None]:
    """Open any header: the limit here is our own, and Pillow's would warn or raise before it is known."""
    from PIL import Image

    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = limit
