"""What lists said before: ``imports/<province>.jsonl`` and ``producers.jsonl``, in git beside ``content/``.

One line a file of the catalogue: its id, and of each field the value that the last import gave it. A field
whose value in the file is still that one was edited by nobody, and may follow an updated list.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import EnvironmentFault, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.records import Record

FOLDER = "imports"
PRODUCERS = "producers"

Flat = dict[str, str]
"""Dotted paths of fields and their values as text; lists as JSON. What is empty is left out."""

# Not of the list: the identity, what people write, what tells where the record was read.
_APART = frozenset({"province", "story", "example", "images"})


class Line(msgspec.Struct, frozen=True):
    """One line of a record."""

    id: str
    fields: Flat


class Memory:
    """The records of a catalogue, read when asked for."""

    def __init__(self, source: Path) -> None:
        self._folder = source / FOLDER
        self._books: dict[str, dict[str, Flat]] = {}
        self._changed: set[str] = set()

    def get(self, book: str, key: str) -> Flat:
        """Return what lists said of a file."""
        return self._book(book).get(key, {})

    def all(self, book: str) -> dict[str, Flat]:
        """Return all that lists said of a book's files."""
        return self._book(book)

    def put(self, book: str, key: str, fields: Flat) -> None:
        """Remember it."""
        if self.get(book, key) != fields:
            self._book(book)[key] = fields
            self._changed.add(book)

    def save(self) -> None:
        """Write the books that changed, each in one step. Raises EnvironmentFault."""
        for book in sorted(self._changed):
            lines = (
                Line(key, dict(sorted(fields.items()))) for key, fields in sorted(self._books[book].items())
            )
            _write(
                self._folder / f"{book}.jsonl", b"".join(msgspec.json.encode(one) + b"\n" for one in lines)
            )
        self._changed.clear()

    def _book(self, book: str) -> dict[str, Flat]:
        if book not in self._books:
            path = self._folder / f"{book}.jsonl"
            self._books[book] = _read(path) if path.is_file() else {}
        return self._books[book]


def flat(record: Record) -> Flat:
    """Return the fields of a record that lists may state."""
    found: Flat = {}
    for name, value in msgspec.to_builtins(record).items():
        if name not in _APART:
            _flatten(name, value, found)
    return found


def _flatten(name: str, value: object, found: Flat) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(f"{name}.{key}", inner, found)
    elif isinstance(value, list):
        found.update({name: msgspec.json.encode(value).decode()} if value else {})
    elif value not in ("", None):
        found[name] = f"{value:g}" if isinstance(value, float) else str(value)


def _read(path: Path) -> dict[str, Flat]:
    try:
        lines = [
            msgspec.json.decode(line, type=Line) for line in path.read_bytes().splitlines() if line.strip()
        ]
    except (msgspec.DecodeError, UnicodeDecodeError):
        name = f"{FOLDER}/{path.name}"
        raise UsageError(
            vi=f"Tệp {name} bị hỏng (có thể do gộp nhánh). Hãy lấy lại bản trước bằng git, hoặc xóa nó: "
            "khi đó mọi khác biệt được báo là xung đột.",
            en=f"{name} is damaged (by a merge, perhaps). Please restore it with git, or delete it: then "
            "every difference is told as a conflict.",
        ) from None
    return {line.id: line.fields for line in lines}


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            vi=f"Không ghi được {path}: {error.strerror}.", en=f"Cannot write {path}: {error.strerror}."
        ) from None
