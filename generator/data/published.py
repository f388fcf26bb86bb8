"""JSON Schema (draft 2020-12) of the files that a site publishes, made from what writes them.

``products.schema.json`` describes the collected file, ``product.schema.json`` the one of each product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.addresses import DATA, Addresses, file_of
from generator.catalog.states import STATES
from generator.data.columns import COLUMNS
from generator.data.product import PAGE_ONLY, ProductFile
from generator.data.rows import Row
from generator.data.tables import Head
from generator.records import Producer, Product
from generator.records.schema import DIALECT, Schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.records import Settings

COLLECTED = f"{DATA}schema/products.schema.json"
SINGLE = f"{DATA}schema/product.schema.json"
#: Where the schemas lie, as texts in other schemas name them.
_DEFINITIONS = "#/$defs/{name}"
#: Where a row says in parts what the tables say in columns.
_PARTS = {
    "issued_at": "Địa danh lúc công nhận, như trong quyết định · The place as the decision wrote it",
    "sources": "Mọi nguồn của bản ghi · All sources of the record",
}


def schema_paths(settings: Settings) -> tuple[str, ...]:
    """Return the files that hold the schemas; the second only where each product has a file of its own."""
    names = (COLLECTED, SINGLE) if settings.outputs.product_json else (COLLECTED,)
    return tuple(map(file_of, names))


def schemas(addresses: Addresses, paths: Sequence[str]) -> tuple[bytes, ...]:
    """Return the schema of each file of `schema_paths` (about 12 ms)."""
    made = (_collected, _single)[: len(paths)]
    return tuple(msgspec.json.format(msgspec.json.encode(make(addresses)), indent=1) + b"\n" for make in made)


def _collected(addresses: Addresses) -> Schema:
    _, parts = msgspec.json.schema_components([Head, Row], ref_template=_DEFINITIONS)
    said = {
        column.name: f"{column.vi}. {column.note_vi} · {column.en}. {column.note_en}" for column in COLUMNS
    }
    for name, field in parts["Row"]["properties"].items():
        field["description"] = (said | _PARTS)[name]
    parts["Row"]["properties"]["stars"]["enum"] = [3, 4, 5]
    parts["Row"]["properties"]["state"]["enum"] = list(STATES)
    head = parts.pop("Head")
    head["properties"]["products"] = {"type": "array", "items": {"$ref": "#/$defs/Row"}}
    head["required"] = [*head["required"], "products"]
    return _whole(addresses, COLLECTED, "products.json", head, parts)


def _single(addresses: Addresses) -> Schema:
    _, parts = msgspec.json.schema_components([ProductFile, Product, Producer], ref_template=_DEFINITIONS)
    record, maker = parts["Product"]["properties"], parts["Producer"]["properties"]
    for name in ("images", "example"):
        record.pop(name, None)
    for name in PAGE_ONLY:
        maker.pop(name, None)
    maker["id"] = {"type": "string", "description": "Khi chủ thể có tệp riêng · Where it has its own file"}
    record["producer"] = {"$ref": "#/$defs/Producer"}
    whole = parts.pop("ProductFile")
    whole["properties"]["record"] = {"$ref": "#/$defs/Product"}
    return _whole(addresses, SINGLE, "product.json", whole, parts)


def _whole(addresses: Addresses, path: str, title: str, root: Schema, parts: dict[str, Any]) -> Schema:
    """Put the parts together; what Python calls a struct and its documentation stay inside."""
    for part in (root, *parts.values()):
        part.pop("title", None)
        part.pop("description", None)
    link = addresses.absolute(addresses.file(path))
    return {"$schema": DIALECT, "$id": link, "title": title, **root, "$defs": parts}
