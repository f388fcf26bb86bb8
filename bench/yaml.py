"""YAML as people write it, from plain values; only what records need, so that no library is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value]"

#: Words that stay words whatever stands before and after them: they start with a letter and hold no signs.
_WORDS = re.compile(r"[^\W\d_][\w ,./()–-]*(?<![ ])")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_NOT_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def write(record: Mapping[str, Value], *, quote_dates: bool = False) -> str:
    """Return a mapping as block YAML. ``quote_dates``: for readers that would make times of dates."""
    return "\n".join(Writer(quote_dates=quote_dates).mapping(record, "")) + "\n"


class Writer:
    """Writes values line by line."""

    def __init__(self, *, quote_dates: bool) -> None:
        self.quote_dates = quote_dates

    def mapping(self, record: Mapping[str, Value], indent: str) -> Iterator[str]:
        """Yield the lines of a mapping."""
        for key, value in record.items():
            if isinstance(value, Mapping):
                yield f"{indent}{key}:"
                yield from self.mapping(value, f"{indent}  ")
            elif isinstance(value, Sequence) and not isinstance(value, str):
                yield f"{indent}{key}:{'' if value else ' []'}"
                for item in value:
                    yield from self.item(item, f"{indent}  ")
            else:
                yield f"{indent}{key}: {self.scalar(value)}"

    def item(self, item: Value, indent: str) -> Iterator[str]:
        """Yield the lines of an item of a list."""
        if isinstance(item, Mapping):
            first, *rest = self.mapping(item, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        elif isinstance(item, str | int | float):
            yield f"{indent}- {self.scalar(item)}"

    def scalar(self, value: str | float) -> str:
        """Write one value, in quotes where a reader could take it for something else."""
        if not isinstance(value, str):
            return json.dumps(value)
        if _DATE.fullmatch(value):
            return f'"{value}"' if self.quote_dates else value
        plain = _WORDS.fullmatch(value) and value.lower() not in _NOT_TEXT
        return value if plain else json.dumps(value, ensure_ascii=False)
