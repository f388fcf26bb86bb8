"""JSON Schema (draft 2020-12) of what contributors write, made from the records and from nothing else.

It serves editors and forms, so it takes what YAML makes of a line: a telephone number or a date without
quotation marks is a number there, and an empty field is null. The checks read every scalar as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from generator.records.common import SLUG_PATTERN
from generator.records.event import Event
from generator.records.outlet import Outlet
from generator.records.page import Page
from generator.records.producer import Producer
from generator.records.product import Product
from generator.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.records.common import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: dict[str, type[Record]] = {
    "product": Product,
    "producer": Producer,
    "event": Event,
    "outlet": Outlet,
    "page": Page,
    "catalog": Settings,
}
"""What `ocop schema` knows, by the name that a user gives."""

Schema: TypeAlias = dict[str, Any]
Choices: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""Slugs and their names by field: ``province`` wherever it is a slug, ``Producer.type`` for one record."""


def json_schema(kind: str, choices: Choices | None = None) -> Schema:
    """Return the schema of one of `KINDS`; ``choices`` list the slugs that a catalogue's taxonomy has."""
    schema = msgspec.json.schema(KINDS[kind])
    definitions: dict[str, Schema] = schema["$defs"]
    for name, definition in definitions.items():
        required = definition.get("required", [])
        for field, value in definition.get("properties", {}).items():
            _fit(value, is_required=field in required)
            _choose(value, name, field, choices or {})
    return {"$schema": DIALECT, "title": f"OCOP {kind}", **schema}


def _fit(value: Schema, *, is_required: bool) -> None:
    """Take what YAML makes of text, and nothing for what may be left out."""
    if value.get("default") in ("", None, [], {}):
        value.pop("default", None)
    if isinstance(value.get("default"), tuple):
        value["default"] = list(value["default"])
    _lift(value)
    _loosen(value)
    if is_required:
        return
    if "type" in value:
        value["type"] = [*_listed(value["type"]), "null"]
    elif "anyOf" in value:
        value["anyOf"].append({"type": "null"})
    elif "$ref" in value:
        value["anyOf"] = [{"$ref": value.pop("$ref")}, {"type": "null"}]
    elif "enum" in value:
        value["enum"].append(None)


def _lift(value: Schema) -> None:
    """Replace "this or null" by this: whether null is taken is decided in one place."""
    options = [option for option in value.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del value["anyOf"]
        value.update(options[0])


def _loosen(value: Schema) -> None:
    if value.get("type") == "string":
        value["type"] = ["string", "number"]
    for inner in (value.get("items"), *value.get("anyOf", ())):
        if inner:
            _loosen(inner)


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def _choose(value: Schema, record: str, field: str, choices: Choices) -> None:
    names = choices.get(f"{record}.{field}") or choices.get(field)
    if names and value.get("pattern") == SLUG_PATTERN:
        value["enum"] = [*names, *([None] if "null" in value["type"] else [])]
        value["enumDescriptions"] = list(names.values())
