"""Texts of a row that go into a field as they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_type_hints

from msgspec import Meta

if TYPE_CHECKING:
    from generator.records import Record
    from generator.spreadsheets.context import Context
    from generator.spreadsheets.rows import Entry


def fitting(entry: Entry, context: Context, record: type[Record], field: str) -> str:
    """Return the text of a field, or "" where it is longer than the record allows (and say so)."""
    text = entry.get(field)
    limit = longest(record, field)
    if len(text) <= limit:
        return text
    context.say(entry, "too-long", field, limit=str(limit))
    return ""


@cache
def longest(record: type[Record], field: str) -> int:
    """Return how many characters the schema allows in a field of text."""
    hint = get_type_hints(record, include_extras=True)[field]
    return next(part.max_length for part in hint.__metadata__ if isinstance(part, Meta) and part.max_length)
