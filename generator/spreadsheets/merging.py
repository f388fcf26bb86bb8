"""An updated list meets a file: what nobody edited follows the list, the rest is a conflict to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from generator.records import PastRecognition, Product, Recognition
from generator.spreadsheets.memory import Flat, flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Record

R = TypeVar("R", bound="Record")

_AWARD = ("stars", "score", "recognition.")
# Follows the rest: a source is replaced only together with what it states.
_SOURCES = "sources"
_DAYS = ("date", "expires")
_INLINE = "producer."


class Merge(NamedTuple):
    """What becomes of a file: fields that change, conflicts as (field, in the file, in the list)."""

    changes: Flat
    conflicts: tuple[tuple[str, str, str], ...]
    memory: Flat
    older: bool = False


def merge(there: Record, listed: Record, base: Flat, weak: Iterable[str] = ()) -> Merge:
    """Compare a file with a list, field by field.

    Args:
        there: what the file says.
        listed: what the list says; empty fields say nothing.
        base: what the last import said.
        weak: fields of the list that are only suggested: they never replace a value, nor fill a blank.
    """
    mine = flat(there)
    theirs = _comparable(mine, flat(listed), base)
    sources = theirs.pop(_SOURCES, "")
    older = _is_older(mine, theirs)
    if older:
        theirs = {name: text for name, text in theirs.items() if not name.startswith(_AWARD)}
    changes: Flat = {}
    conflicts: list[tuple[str, str, str]] = []
    memory = dict(base)
    for name, text in theirs.items():
        here = mine.get(name, "")
        if here == text:
            memory[name] = text
        elif name in weak or (name.endswith(_DAYS) and here.startswith(text)):
            # A suggestion, or a date of which the file knows more.
            continue
        elif here == base.get(name, ""):
            changes[name] = memory[name] = text
        else:
            conflicts.append((name, here, text))
    if changes and sources and sources != mine.get(_SOURCES):
        changes[_SOURCES] = sources
    return Merge(changes, tuple(conflicts), memory, older)


def _comparable(mine: Flat, theirs: Flat, base: Flat) -> Flat:
    """Return what a list says, less a producer that the file keeps in another way (own file, or inline)."""
    inline = {name: text for name, text in mine.items() if name.startswith(_INLINE)}
    if "producer" in mine:
        return {name: text for name, text in theirs.items() if not name.startswith(_INLINE)}
    if "producer" in theirs and any(base.get(name) != text for name, text in inline.items()):
        return {name: text for name, text in theirs.items() if name != "producer"}
    return theirs


def merged(there: R, listed: R, changes: Flat) -> R:
    """Return the record of a file with what changes; an earlier recognition becomes history."""
    kept, given = msgspec.to_builtins(there), msgspec.to_builtins(listed)
    for path in changes:
        if path == _SOURCES:
            kept[path] = _with_sources(kept.get(path, []), given[path])
        else:
            _put(kept, given, path.split("."))
    if isinstance(there, Product) and _is_newer(there, changes):
        past = PastRecognition(stars=there.stars, score=there.score, **_fields(there.recognition))
        kept["history"] = [msgspec.to_builtins(past), *kept.get("history", [])]
        # What the earlier decision said does not hold for the new one.
        _drop_stale(kept, changes)
    return msgspec.convert(kept, type(there))


def _drop_stale(kept: dict[str, Any], changes: Flat) -> None:
    if "score" not in changes:
        kept.pop("score", None)
    for name in ("decision", "authority", "expires"):
        if f"recognition.{name}" not in changes:
            kept["recognition"].pop(name, None)


def _fields(recognition: Recognition) -> dict[str, Any]:
    return {name: getattr(recognition, name) for name in recognition.__struct_fields__}


def _is_older(mine: Flat, theirs: Flat) -> bool:
    """Tell a list whose recognition is of before the file's."""
    here, there = mine.get("recognition.date", ""), theirs.get("recognition.date", "")
    shared = min(len(here), len(there))
    return bool(shared) and there[:shared] < here[:shared]


def _is_newer(there: Product, changes: Flat) -> bool:
    here, now = there.recognition.date, changes.get("recognition.date", "")
    shared = min(len(here), len(now))
    return bool(shared) and here[:shared] < now[:shared]


def _put(kept: dict[str, Any], given: dict[str, Any], path: list[str]) -> None:
    for name in path[:-1]:
        inside = kept.setdefault(name, {})
        if not isinstance(inside, dict):
            return
        kept, given = inside, given[name]
    kept[path[-1]] = given[path[-1]]


def _with_sources(kept: list[dict[str, Any]], given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sources of a file with the list's; one of the same title and address is replaced."""
    named = {(one["title"], one.get("url")): one for one in (*kept, *given)}
    return list(named.values())
