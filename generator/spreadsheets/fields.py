"""A product as one row of texts, and back: a column for each field of the schema, with nothing lost."""

from __future__ import annotations

import hashlib
import re
import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from generator.records import Producer, Product, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

ID, VERSION, MAKER_VERSION = "id", "version", "producer.version"
"""Columns that are no fields. A version is a fingerprint of the file: equal where nobody edited it since."""

MAKER = "producer"
_CLAUSE = re.compile(r"[,.;:(]")
# What makes a spreadsheet program take a text for a formula, behind any apostrophes that protect it already.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_PROTECTED = re.compile(r"'+\s*[=+\-@\t\r\n＝＋－＠]")


class Field(NamedTuple):
    """A column: its path (``recognition.date``), whether it holds a list (as JSON), its headings."""

    path: str
    is_list: bool
    vi: str
    en: str


@cache
def fields() -> tuple[Field, ...]:
    """Return all columns, in the order of the schema, the producer's behind those of the product."""
    own = [one for one in _fields(Product) if one.path != MAKER]
    return (
        Field(ID, False, "Mã", "Id"),  # noqa: FBT003 (a plain row of the table)
        *own,
        Field(MAKER, False, "Tệp chủ thể", "Producer's file"),  # noqa: FBT003 (as above)
        *_fields(Producer, f"{MAKER}.", ("Chủ thể: ", "Producer: ")),
        Field(VERSION, False, "Phiên bản", "Version"),  # noqa: FBT003 (as above)
        Field(MAKER_VERSION, False, "Phiên bản chủ thể", "Producer's version"),  # noqa: FBT003 (as above)
    )


def version_of(record: Record) -> str:
    """Return a fingerprint of what a file says."""
    return hashlib.blake2b(msgspec.json.encode(record), digest_size=6).hexdigest()


def row_of(key: str, product: Product, makers: Mapping[str, Producer]) -> dict[str, str]:
    """Return the cells of a product by their columns; empty ones are left out."""
    cells = {ID: key, VERSION: version_of(product)}
    given = msgspec.to_builtins(product)
    maker = given.pop(MAKER, "")
    _flatten("", given, cells)
    if isinstance(maker, dict):
        _flatten(f"{MAKER}.", maker, cells)
    elif maker:
        cells[MAKER] = maker
        known = makers.get(maker)
        if known:
            cells[MAKER_VERSION] = version_of(known)
            _flatten(f"{MAKER}.", msgspec.to_builtins(known), cells)
    return cells


def records_of(cells: Mapping[str, str]) -> tuple[Product, Producer | None]:
    """Return the product of a row, and its producer where that has its own file.

    Raises msgspec.ValidationError and msgspec.DecodeError for cells that the schema refuses.
    """
    given: dict[str, Any] = {}
    for one in fields():
        text = cells.get(one.path, "")
        if text and one.path not in (ID, VERSION, MAKER, MAKER_VERSION):
            _put(given, one.path.split("."), msgspec.json.decode(text) if one.is_list else text)
    maker = given.pop(MAKER, None)
    slug = cells.get(MAKER, "")
    if slug or maker:
        given[MAKER] = slug or maker
    product = msgspec.convert(given, Product, strict=False)
    own = msgspec.convert(maker, Producer, strict=False) if slug and maker else None
    return product, own


def protected(text: str) -> str:
    """Return a text that no spreadsheet program runs; `plain` takes it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(text: str) -> str:
    """Return what `protected` was given."""
    return text[1:] if _PROTECTED.match(text) else text


def is_formula(text: str) -> bool:
    """Tell a text that needs protection."""
    return _FORMULA.match(text) is not None


def _fields(kind: type[Record], prefix: str = "", titles: tuple[str, str] = ("", "")) -> list[Field]:
    found = []
    for name, hint in get_type_hints(kind, include_extras=True).items():
        vi, en = (f"{title}{text}" for title, text in zip(titles, _heading(hint, name), strict=True))
        inner = _struct(hint)
        if inner:
            found += _fields(inner, f"{prefix}{name}.", (f"{vi}: ", f"{en}: "))
        else:
            found.append(Field(f"{prefix}{name}", _is_list(hint), vi, en))
    return found


def _heading(hint: object, name: str) -> tuple[str, str]:
    """Return the first clause of what the schema says of a field."""
    for part in _parts(hint):
        for meta in getattr(part, "__metadata__", ()):
            said = (
                (meta.extra_json_schema or {}).get("descriptions") if isinstance(meta, msgspec.Meta) else None
            )
            if said:
                return _CLAUSE.split(said["vi"])[0].strip(), _CLAUSE.split(said["en"])[0].strip()
    return name, name


def _struct(hint: object) -> type[Record] | None:
    """Return the record that a field holds; not those that it may hold besides a text."""
    bare = hint
    while get_origin(bare) is typing.Annotated:
        bare = get_args(bare)[0]
    return bare if isinstance(bare, type) and issubclass(bare, Record) else None


def _is_list(hint: object) -> bool:
    return any(get_origin(part) is list for part in _parts(hint))


def _parts(hint: object) -> list[object]:
    """Return a type and those that it is made of by Annotated and unions."""
    origin = get_origin(hint)
    if origin is Literal:
        return []
    if origin is typing.Annotated:
        return [hint, *_parts(get_args(hint)[0])]
    if origin in (types.UnionType, typing.Union):
        return [hint, *(part for one in get_args(hint) for part in _parts(one))]
    return [hint]


def _flatten(prefix: str, given: Mapping[str, Any], cells: dict[str, str]) -> None:
    for name, value in given.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{name}.", value, cells)
        elif isinstance(value, list):
            cells[f"{prefix}{name}"] = msgspec.json.encode(value).decode()
        else:
            cells[f"{prefix}{name}"] = _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _put(given: dict[str, Any], path: list[str], value: object) -> None:
    for name in path[:-1]:
        given = given.setdefault(name, {})
    given[path[-1]] = value
