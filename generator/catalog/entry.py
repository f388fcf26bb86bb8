"""What the catalogue keeps in memory of each product: enough to list, sort, join and count it.

The full record with its rendered story stays packed (``Loaded.blob``) until its own page is made.
"""

from __future__ import annotations

from sys import intern
from typing import Literal, TypeVar

import msgspec

from generator.diagnostics import Diagnostic
from generator.files.digest import digest
from generator.records import Product
from generator.records.common import Record
from generator.rules import Reference

R = TypeVar("R", bound=Record)

FileKind = Literal["product", "producer", "event", "outlet", "page", "settings", "taxonomy", "other"]


class Photo(msgspec.Struct, frozen=True):
    """An image file of a record: its path, content hash, and size in pixels as it will be shown."""

    path: str
    hash: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""


class Entry(msgspec.Struct, frozen=True):
    """A product as the rest of the catalogue needs it.

    ``former``: the province of before July 2025 that its decision names, where that is certain.
    """

    id: str
    path: str
    name: str
    name_en: str
    province: str
    commune: str
    category: str
    set: str
    stars: int
    kind: str
    icon: str
    producer: str
    maker: str
    maker_type: str
    date: str
    expires: str
    status: str
    gtin: str
    former: str
    photo: Photo | None
    translated: bool
    example: bool
    sort: str
    hash: bytes
    #: What no card shows but the numbers count: aspects that the record tells, the best grade of its sources.
    told: int = 0
    grade: str = ""

    @property
    def slug(self) -> str:
        """Return the last part of the identity."""
        return self.id.rpartition("/")[2]


_REPEATED = (
    "province",
    "commune",
    "category",
    "set",
    "kind",
    "icon",
    "maker_type",
    "date",
    "expires",
    "status",
    "former",
    "grade",
)


class Detail(msgspec.Struct, frozen=True):
    """A product's own page: the record, its story as safe HTML, its photos, the photos in its story."""

    record: Product
    story: str
    photos: tuple[Photo, ...]
    inline: tuple[Photo, ...] = ()


class Text(msgspec.Struct, frozen=True):
    """Any other record with its story as safe HTML and its photos."""

    record: msgspec.Raw
    story: str
    photos: tuple[Photo, ...]
    inline: tuple[Photo, ...] = ()


class Loaded(msgspec.Struct, frozen=True):
    """One file, read and checked: what the cache keeps between builds.

    ``entry`` is set for products; ``facts`` fingerprints the record without its story. ``beside`` names the
    files whose content the check looked at, with their hashes (empty: absent): a change of any of them means
    that the file is checked again. ``expiries`` are the ends of a product's certificates, as written.
    """

    kind: FileKind
    id: str
    hash: bytes
    facts: bytes
    entry: Entry | None
    blob: bytes
    references: tuple[Reference, ...]
    warnings: tuple[Diagnostic, ...]
    beside: tuple[tuple[str, bytes], ...]
    expiries: tuple[str, ...] = ()

    @property
    def whole(self) -> bytes:
        """Return the fingerprint of the file together with its photos."""
        return digest(self.hash, *(value for _, value in self.beside)) if self.beside else self.hash


def share_words(loaded: Loaded, path: str) -> None:
    """Keep what stands in many records once, and a file's own name: 700 bytes of 4,900 less a product."""
    entry = loaded.entry
    if entry is None:
        return
    for name in _REPEATED:
        msgspec.structs.force_setattr(entry, name, intern(getattr(entry, name)))
    msgspec.structs.force_setattr(entry, "path", path)
    msgspec.structs.force_setattr(loaded, "id", entry.id)


def pack(value: object) -> bytes:
    """Encode a record part for the cache."""
    return msgspec.msgpack.encode(value)


def unpack_product(blob: bytes) -> Detail:
    """Decode the full record of a product."""
    return _DETAIL.decode(blob)


def unpack_record(blob: bytes, kind: type[R]) -> tuple[R, Text]:
    """Decode any other record."""
    text = _TEXT.decode(blob)
    return msgspec.msgpack.decode(text.record, type=kind), text


_DETAIL = msgspec.msgpack.Decoder(Detail)
_TEXT = msgspec.msgpack.Decoder(Text)
