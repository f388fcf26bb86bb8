"""From fields to a typed record: msgspec in one call, and field by field where that refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.rules.salvage import Salvage
from generator.rules.shapes import whole_numbers

if TYPE_CHECKING:
    from generator.diagnostics import Finding
    from generator.files.yaml import Fields, Value
    from generator.records import Record


def to_record(fields: Fields, record: type[Record], *, with_taxonomy: bool) -> tuple[Record, list[Finding]]:
    """Return the record and what is wrong; with findings, it holds stand-ins and is not to be kept."""
    if all(_is_digits(fields, path) for path in whole_numbers(record)):
        try:
            return msgspec.convert(fields, record, strict=False), []
        except msgspec.ValidationError:
            pass
    salvage = Salvage(record, with_taxonomy=with_taxonomy)
    return salvage.run(fields), salvage.findings


def _is_digits(fields: Fields, path: tuple[str, ...]) -> bool:
    value: Value | None = fields
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return not isinstance(value, str) or (value.isascii() and value.isdigit())
