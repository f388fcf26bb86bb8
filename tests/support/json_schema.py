"""As much of JSON Schema (draft 2020-12) as the published schemas use: tells what a value breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def breaches(value: object, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Yield where a value is not as the schema says; properties that it does not name are breaches too."""
    if "$ref" in schema:
        yield from breaches(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema and all(list(breaches(value, one, root, at)) for one in schema["anyOf"]):
        yield f"{at}: none of the choices"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is no choice"
    kind = schema.get("type")
    if kind and (not isinstance(value, _KINDS[kind]) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{at}: {value!r} is no {kind}"
    elif isinstance(value, str):
        yield from _text(value, schema, at)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from breaches(item, schema.get("items", {}), root, f"{at}[{number}]")
    elif isinstance(value, dict) and kind == "object":
        yield from _object(value, schema, root, at)


def _text(value: str, schema: dict[str, Any], at: str) -> Iterator[str]:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: {value!r} is not like {schema['pattern']}"
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{at}: {len(value)} characters"


def _object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    known, others = (
        schema.get("properties", {}),
        schema.get("additionalProperties", not schema.get("properties")),
    )
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at}: no {name}"
    for name, item in value.items():
        if name in known:
            yield from breaches(item, known[name], root, f"{at}.{name}")
        elif isinstance(others, dict):
            yield from breaches(item, others, root, f"{at}.{name}")
        elif not others:
            yield f"{at}: unknown {name}"
