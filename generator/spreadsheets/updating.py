"""Files that are there already: what an updated list changes in them, and what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from generator.files.documents import read_text
from generator.spreadsheets.editing import edited
from generator.spreadsheets.memory import flat
from generator.spreadsheets.merging import Merge, merge, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.files.yaml import Fields
    from generator.records import Record
    from generator.spreadsheets.memory import Flat

R = TypeVar("R", bound="Record")


class Update(NamedTuple):
    """What becomes of a file: its new text, or None where it stays; what is remembered of the list."""

    text: str | None
    memory: Flat


def update(  # noqa: PLR0913 (what is compared, and by whom it is told)
    path: Path,
    fields: Fields,
    listed: R,
    *,
    base: Flat,
    weak: Iterable[str],
    say: Callable[..., None],
) -> Update:
    """Compare a file with what a list says; ``say(code, field, **facts)`` tells each change and conflict."""
    try:
        there = msgspec.convert(fields, type(listed), strict=False)
    except msgspec.ValidationError as error:
        say("exists-faulty", "name", path=path.name, detail=str(error))
        return Update(None, base)
    result = merge(there, listed, base, weak)
    _tell(result, there, say)
    if not result.changes:
        return Update(None, result.memory)
    try:
        record = merged(there, listed, result.changes)
    except msgspec.ValidationError as error:
        say("exists-faulty", "name", path=path.name, detail=str(error))
        return Update(None, base)
    names = {name.partition(".")[0] for name in result.changes}
    names |= {name for name in record.__struct_fields__ if getattr(record, name) != getattr(there, name)}
    return Update(edited(path.name, read_text(path.read_bytes()), record, names), result.memory)


def _tell(result: Merge, there: Record, say: Callable[..., None]) -> None:
    before = flat(there)
    for name, text in result.changes.items():
        if name != "sources":
            say("field-updated", name, there=before.get(name, ""), here=text)
    for name, here, text in result.conflicts:
        say("field-conflict", name, there=here, here=text)
    if result.older:
        say("list-older", "recognition.date", there=before.get("recognition.date", ""))
