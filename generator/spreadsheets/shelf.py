"""Where new files go: a free name for each product and producer, beside what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.files.documents import parse_document
from generator.files.faults import FaultyFileError
from generator.files.yaml import Fields
from generator.spreadsheets.makers import MakerId, maker_id
from generator.taxonomy import producer_key
from generator.vietnamese import RESERVED_SLUGS, SLUG_LIMIT, fold, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.records import Producer
    from generator.spreadsheets.drafts import Draft
    from generator.taxonomy import Taxonomy

ENDINGS = (".md", ".yml")
_FALLBACK = "san-pham"
_NUMBERS = range(2, 10_000)


class Identity(msgspec.Struct, frozen=True):
    """What makes a product itself: its name and its producer, or where it comes from."""

    name: str
    maker: str
    district: str

    def may_be(self, other: Identity) -> bool:
        """Tell whether both may be one product: what is known on both sides agrees."""
        return self.name == other.name and all(
            not mine or not theirs or mine == theirs
            for mine, theirs in ((self.maker, other.maker), (self.district, other.district))
        )


class OnDisk(msgspec.Struct, frozen=True):
    """A product file that is there, what it says, and its path from the source folder."""

    path: str
    identity: Identity
    fields: Fields


class Shelf:
    """The products and producers of a source folder, by their slugs."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._products: dict[str, dict[str, Path]] = {}
        self._producer_paths: dict[str, Path] = {}
        self._producers: dict[str, Fields] = dict(self._read_producers())

    def producers(self, taxonomy: Taxonomy) -> dict[MakerId, str]:
        """Return the slugs of the producer files, by identity."""
        return {
            maker_id(str(fields.get("province", "")), str(fields.get("name", ""))): slug
            for slug, fields in self._producers.items()
            if fields.get("province", "") in taxonomy.provinces
        }

    def has_producer(self, slug: str) -> bool:
        """Tell whether a producer's file has this slug."""
        return slug in self._producers

    def product(self, province: str, slug: str) -> OnDisk | None:
        """Return what is known of a product's file, or None where there is none."""
        path = self._paths(province).get(slug)
        if path is None:
            return None
        fields = _fields(path)
        return OnDisk(path.relative_to(self._source).as_posix(), self._identity(fields), fields)

    def _paths(self, province: str) -> dict[str, Path]:
        """Return the product files of a province; folders below it are free."""
        if province not in self._products:
            folder = self._source / "content" / "products" / province
            files = sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS)
            self._products[province] = {path.stem: path for path in reversed(files)}
        return self._products[province]

    def identity_in(self, fields: Mapping[str, str]) -> Identity:
        """Return the identity that a list stated before, by its flat fields."""
        slug = fields.get("producer", "")
        known = self._producers.get(slug, {}).get("name", slug)
        name = fields.get("producer.name") or str(known)
        district = fields.get("issued_at.district", "")
        return Identity(fold(fields.get("name", "")), producer_key(name), fold(district))

    def producer(self, slug: str) -> tuple[Path, Fields]:
        """Return a producer's file and what it says."""
        return self._producer_paths[slug], self._producers[slug]

    def _identity(self, fields: Fields) -> Identity:
        maker = fields.get("producer", "")
        if isinstance(maker, str) and maker:
            maker = self._producers.get(maker, {"name": maker})
        name = maker.get("name", "") if isinstance(maker, dict) else ""
        issued = fields.get("issued_at", {})
        district = issued.get("district", "") if isinstance(issued, dict) else ""
        return Identity(fold(str(fields.get("name", ""))), producer_key(str(name)), fold(str(district)))

    def _read_producers(self) -> Iterator[tuple[str, Fields]]:
        folder = self._source / "content" / "producers"
        for path in sorted(folder.glob("*")):
            if path.suffix in ENDINGS:
                self._producer_paths[path.stem] = path
                yield path.stem, _fields(path)


def _fields(path: Path) -> Fields:
    """Return what a file says; one that cannot be read is there all the same."""
    try:
        return parse_document(path.name, path.read_bytes()).fields
    except (FaultyFileError, OSError):
        return {}


def identity_of(draft: Draft) -> Identity:
    """Return a row's identity."""
    name = draft.maker.name if draft.maker else ""
    return Identity(fold(draft.product.name), producer_key(name), fold(draft.product.issued_at.district))


def product_slugs(draft: Draft, taxonomy: Taxonomy) -> Iterator[str]:
    """Return names for a product's file, the plainest first: its name, with the producer behind, numbered."""
    name = draft.product.name
    yield from _usable(name)
    if draft.maker:
        yield from _usable(f"{name} {_short_name(draft.maker, taxonomy)}")
    yield from _numbered(name)


def producer_slugs(maker: Producer) -> Iterator[str]:
    """Return names for a producer's file: its name, with its province behind, numbered."""
    yield from _usable(maker.name)
    yield from _usable(f"{maker.name} {maker.province}")
    yield from _numbered(maker.name)


def _usable(text: str) -> Iterator[str]:
    slug = slugify(text)
    if slug and slug not in RESERVED_SLUGS:
        yield slug


def _numbered(text: str) -> Iterator[str]:
    stem = slugify(text, SLUG_LIMIT - len("-9999")) or _FALLBACK
    return (f"{stem}-{number}" for number in _NUMBERS)


def _short_name(maker: Producer, taxonomy: Taxonomy) -> str:
    """Return a producer's name without its legal form, which says least."""
    kind = taxonomy.producer_types.get(maker.type)
    for pattern in sorted(kind.patterns if kind else [], key=len, reverse=True):
        if maker.name.lower().startswith(f"{pattern.lower()} "):
            return maker.name[len(pattern) + 1 :]
    return maker.name
