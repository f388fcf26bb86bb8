"""From a path to the kind of record that lies there, and what is wrong with the path itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import TAKEN
from generator.diagnostics import Finding
from generator.records import Event, Outlet, Page, Producer, Product, Record, Settings
from generator.records.glossary import Glossary
from generator.records.taxonomy import (
    Categories,
    CertificateTypes,
    ListColumns,
    Places,
    ProducerTypes,
    ProductKinds,
    Stars,
)
from generator.rulebook import catalogue, products, reading
from generator.rules.model import FileKind, Place
from generator.rules.references import province_facts
from generator.vietnamese import RESERVED_SLUGS, SLUG_LIMIT, closest, is_slug, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.taxonomy import Taxonomy

SETTINGS = "content/catalog.yml"

TABLES: dict[str, type[Record]] = {
    "provinces": Places,
    "categories": Categories,
    "stars": Stars,
    "producer_types": ProducerTypes,
    "certificates": CertificateTypes,
    "kinds": ProductKinds,
    "list_columns": ListColumns,
    "glossary": Glossary,
}
"""The files of ``content/taxonomy/`` and what they hold."""

PHOTO_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})

_ROOMS: dict[str, tuple[FileKind, type[Record]]] = {
    "products": ("product", Product),
    "producers": ("producer", Producer),
    "events": ("event", Event),
    "outlets": ("outlet", Outlet),
    "pages": ("page", Page),
}
_ENDINGS = (".md", ".yml")
# Endings that mean what ours mean.
_MISNAMED = {".yaml": ".yml", ".yml": ".yml", ".md": ".md", ".markdown": ".md"}
_PAGE_ENDINGS = (".md",)
_OTHER = Place("other", "", "", "", "")


def place_of(path: str) -> Place:
    """Tell what a path relative to the source folder holds; kind ``other`` where no record is expected."""
    parts = path.split("/")
    name = parts[-1]
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}"
    if len(parts) == len(("content", "catalog.yml")):
        return Place("settings", "catalog", "", stem, ending, Settings) if path == SETTINGS else _OTHER
    if parts[0] != "content" or ending.lower() not in _MISNAMED or not stem:
        return _OTHER
    room, inner = parts[1], parts[2:-1]
    if room == "taxonomy":
        return _table(stem, ending) if not inner else _OTHER
    if room not in _ROOMS:
        return _OTHER
    kind, record = _ROOMS[room]
    if kind in {"product", "outlet"}:
        deep_enough = bool(inner) if kind == "product" else len(inner) == 1
        return Place(kind, f"{inner[0]}/{stem}", inner[0], stem, ending, record) if deep_enough else _OTHER
    return Place(kind, stem, "", stem, ending, record) if not inner else _OTHER


def _table(stem: str, ending: str) -> Place:
    return Place("taxonomy", stem, "", stem, ending, TABLES[stem]) if stem in TABLES else _OTHER


def check_path(place: Place, taxonomy: Taxonomy | None) -> Iterator[Finding]:
    """Check the ending, the slug and the province's folder of a record's path."""
    endings = _PAGE_ENDINGS if place.kind == "page" else _ENDINGS
    if place.ending not in endings:
        yield _ending(place, endings)
    if place.kind in {"settings", "taxonomy"}:
        return
    slug = place.stem.removesuffix(".en") if place.kind == "page" else place.stem
    if not is_slug(slug):
        yield _slug(slug, place)
    elif place.kind == "page" and slug in TAKEN:
        facts = {"name": f"trang-{place.stem}{place.ending}"}
        yield Finding(catalogue.PAGE_ADDRESS, found=slug, facts=facts, spot="file")
    if place.folder and taxonomy is not None and place.folder not in taxonomy.provinces:
        facts = province_facts(place.folder, taxonomy)
        yield Finding(products.FOLDER_UNKNOWN, found=place.folder, facts=facts, spot="file")


def _ending(place: Place, endings: tuple[str, ...]) -> Finding:
    right = _MISNAMED[place.ending.lower()]
    name = f"{place.stem}{right if right in endings else endings[0]}"
    facts = {"allowed": ", ".join(endings), "name": name}
    return Finding(reading.FILE_EXTENSION, found=place.ending, facts=facts, spot="file")


def _slug(slug: str, place: Place) -> Finding:
    if slug in RESERVED_SLUGS:
        facts = {"name": f"san-pham-{slug}{place.ending}"}
        return Finding(products.SLUG_RESERVED, found=slug, facts=facts, spot="file")
    better = slugify(slug)
    usable = is_slug(better) and len(slug) <= SLUG_LIMIT
    facts = {"name": f"{better}{place.ending}"} if usable else {}
    return Finding(products.SLUG_INVALID, found=slug, facts=facts, spot="file")


def is_photo(path: str) -> bool:
    """Tell by the ending whether a file is meant to be a photo."""
    return f".{path.rpartition('.')[2].lower()}" in PHOTO_ENDINGS


def unknown(path: str) -> Finding | None:
    """Return the finding for a file that no record, table or page is read from; None where it may stay."""
    parts = path.split("/")
    if parts[1] == "taxonomy":
        return None
    in_a_folder = len(parts) > len(("content", "file"))
    room = closest(parts[1], _ROOMS) if in_a_folder and parts[1] not in _ROOMS else None
    facts = {"closest": f"content/{room}"} if room else {}
    return Finding(catalogue.UNKNOWN_FILE, found=parts[-1], facts=facts, spot="file")
