"""The shape of a record's type: its fields, where names occur in it, and what is said of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec import inspect as mi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Record


@cache
def shape(record: type[Record]) -> mi.StructType:
    """Return what msgspec knows of a record."""
    return cast("mi.StructType", mi.type_info(record))


def bare(kind: mi.Type) -> mi.Type:
    """Return a type without its description."""
    return kind.type if isinstance(kind, mi.Metadata) else kind


def options(kind: mi.Type) -> tuple[mi.Type, ...]:
    """Return the types that a value may have, without their descriptions."""
    plain = bare(kind)
    return tuple(map(bare, plain.types)) if isinstance(plain, mi.UnionType) else (plain,)


def about(kind: mi.Type) -> dict[str, str]:
    """Return the descriptions of a field as the facts ``about_vi`` and ``about_en``."""
    found = next((part for part in _parts(kind) if isinstance(part, mi.Metadata)), None)
    said = (found.extra_json_schema or {}).get("descriptions", {}) if found else {}
    return {f"about_{language}": text for language, text in said.items()}


def _parts(kind: mi.Type) -> tuple[mi.Type, ...]:
    return (kind, *kind.types) if isinstance(kind, mi.UnionType) else (kind,)


@cache
def field_places(record: type[Record]) -> dict[str, tuple[str, ...]]:
    """Return, for each name of a field, where a record has it, the outermost first: ``sources[].title``."""
    found: dict[str, list[str]] = {}
    for place in sorted(_walk(shape(record), ""), key=lambda place: place.count(".")):
        found.setdefault(place.rpartition(".")[2].removesuffix("[]"), []).append(place.removesuffix("[]"))
    return {name: tuple(places) for name, places in found.items()}


def _walk(struct: mi.StructType, before: str) -> Iterator[str]:
    for field in struct.fields:
        inner, mark = _struct_in(field.type)
        yield f"{before}{field.encode_name}{mark}"
        if inner is not None:
            yield from _walk(inner, f"{before}{field.encode_name}{mark}.")


def _struct_in(kind: mi.Type) -> tuple[mi.StructType | None, str]:
    for option in options(kind):
        if isinstance(option, mi.StructType):
            return option, ""
        if isinstance(option, mi.ListType):
            item = bare(option.item_type)
            return (item if isinstance(item, mi.StructType) else None), "[]"
    return None, ""


@cache
def whole_numbers(record: type[Record]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of whole numbers outside lists.

    msgspec reads "45.000" as the whole number 45, so that these are looked at before.
    """
    return tuple(_whole_numbers(shape(record)))


def _whole_numbers(struct: mi.StructType) -> Iterator[tuple[str, ...]]:
    for field in struct.fields:
        for option in options(field.type):
            if isinstance(option, mi.IntType):
                yield (field.encode_name,)
            elif isinstance(option, mi.StructType):
                yield from ((field.encode_name, *rest) for rest in _whole_numbers(option))


def empty(field: mi.Field) -> object:
    """Return what stands in for a required field that is missing or wrong, so that other checks can run."""
    if field.default is not msgspec.NODEFAULT:
        return field.default
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    kind = options(field.type)[0]
    if isinstance(kind, mi.StrType):
        return ""
    return [] if isinstance(kind, mi.ListType) else 0
