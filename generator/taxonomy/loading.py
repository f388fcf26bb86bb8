"""Read ``content/taxonomy/*.yml``. Whether they are right in full is for the rules to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.diagnostics import ContentError, Diagnostic, OcopError
from generator.files.documents import parse_document
from generator.files.faults import Fault, FaultyFileError
from generator.records.glossary import Glossary
from generator.records.taxonomy import (
    Categories,
    CertificateTypes,
    Places,
    ProducerTypes,
    ProductKinds,
    Stars,
)
from generator.taxonomy.model import Taxonomy
from generator.taxonomy.totals import TOTALS, read_totals

if TYPE_CHECKING:
    from pathlib import Path

    from generator.files.yaml import Fields
    from generator.records import Record
    from generator.taxonomy.totals import Published

R = TypeVar("R", bound="Record")

_LISTS = frozenset({"sources", "types", "certificates", "kinds", "columns", "terms"})


def load_taxonomy(folder: Path) -> Taxonomy:
    """Read a taxonomy from its folder. About 30 ms.

    Raises ContentError where a file is missing or cannot be read, and OcopError where it lacks a field.
    """
    places = read_table(folder, "provinces.yml", Places)
    categories = read_table(folder, "categories.yml", Categories)
    stars = read_table(folder, "stars.yml", Stars)
    types = read_table(folder, "producer_types.yml", ProducerTypes)
    certificates = read_table(folder, "certificates.yml", CertificateTypes)
    kinds = read_table(folder, "kinds.yml", ProductKinds)
    return Taxonomy(
        regions={one.slug: one for one in places.regions},
        provinces={one.slug: one for one in places.provinces},
        former_provinces={one.slug: one for one in places.former_provinces},
        categories={one.slug: one for one in categories.categories},
        groups={one.slug: one for one in categories.groups},
        sets={one.slug: one for one in categories.sets},
        schemes={one.id: one for one in categories.schemes},
        stars={one.stars: one for one in stars.levels},
        validity_months=stars.validity_months,
        expiring_days=stars.expiring_days,
        producer_types={one.id: one for one in types.types},
        certificates={one.id: one for one in certificates.certificates},
        kinds={one.slug: one for one in kinds.kinds},
        processing=kinds.processing,
        unsure=kinds.unsure,
        not_kinds=kinds.not_kinds,
        reform=places.reform,
        basis={
            name: table.sources[0]
            for name, table in (("categories", categories), ("stars", stars))
            if table.sources
        },
        totals=_totals(folder),
        glossary={one.id: one for one in read_table(folder, "glossary.yml", Glossary).terms},
    )


def _totals(folder: Path) -> tuple[Published, ...]:
    path = folder / TOTALS
    return read_totals(path.read_bytes()) if path.is_file() else ()


def read_table(folder: Path, name: str, kind: type[R]) -> R:
    """Read one file of a taxonomy; one that may be absent and is gives an empty table."""
    path = f"content/taxonomy/{name}"
    try:
        fields = parse_document(name, (folder / name).read_bytes()).fields
    except FileNotFoundError:
        return _absent(path, kind)
    except FaultyFileError as error:
        raise ContentError(_diagnostic(path, fault) for fault in error.faults) from None
    return _record(path, fields, kind)


def _diagnostic(path: str, fault: Fault) -> Diagnostic:
    place = fault.line, fault.column
    return Diagnostic(path, *place, fault.code, "error", found=fault.found, facts=fault.facts)


def _absent(path: str, kind: type[R]) -> R:
    if kind in (Places, Categories, Stars):
        raise ContentError([Diagnostic(path, 1, 1, "taxonomy-missing", "error", found=path)])
    return msgspec.convert(_lists_of(kind), kind)


def _record(path: str, fields: Fields, kind: type[R]) -> R:
    try:
        return msgspec.convert({**_lists_of(kind), **fields}, kind, strict=False)
    except msgspec.ValidationError as error:
        raise OcopError(
            vi=f"Bảng phân loại {path} có chỗ chưa đúng: {error}. Hãy chạy `ocop check` để biết dòng nào.",
            en=f"The taxonomy file {path} has a mistake: {error}. Please run `ocop check` to see the line.",
        ) from None


def _lists_of(kind: type[R]) -> Fields:
    """Return the lists of a table, empty: one whose entries are all gone is no missing field."""
    return {name: [] for name in kind.__struct_fields__ if name in _LISTS}
