"""The slugs that fields may have, for the schemas that editors and forms read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.records.schema import KINDS, Choices, json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.taxonomy.model import Taxonomy


def choices_of(taxonomy: Taxonomy) -> Choices:
    """Return the slugs that fields may have, with their names."""
    return {
        "province": {slug: entry.name for slug, entry in taxonomy.provinces.items()},
        "category": {slug: entry.name for slug, entry in taxonomy.categories.items()},
        "set": {slug: entry.name for slug, entry in taxonomy.sets.items()},
        "Producer.type": {slug: entry.name for slug, entry in taxonomy.producer_types.items()},
        "Certificate.type": {slug: entry.name for slug, entry in taxonomy.certificates.items()},
    }


def schema_files(taxonomy: Taxonomy) -> Iterator[tuple[str, bytes]]:
    """Yield what editors are told to read (``.schema``): one schema a kind of file, with all slugs."""
    choices = choices_of(taxonomy)
    for kind in KINDS:
        schema = msgspec.json.encode(json_schema(kind, choices))
        yield f".schema/{kind}.json", msgspec.json.format(schema, indent=2) + b"\n"
