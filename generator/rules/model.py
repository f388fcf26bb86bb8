"""What a check takes and gives."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol, TypeAlias

import msgspec

from generator.diagnostics import Diagnostic
from generator.records import Record
from generator.taxonomy import Taxonomy

FileKind: TypeAlias = Literal[
    "product", "producer", "event", "outlet", "page", "settings", "taxonomy", "other"
]
Target: TypeAlias = Literal["product", "producer", "outlet", "image", "gtin"]


class Siblings(Protocol):
    """The files beside a record, asked for by name; a name never holds a slash."""

    def exists(self, name: str) -> bool:
        """Tell whether there is a plain file of that name."""

    def path(self, name: str) -> Path:
        """Return where a file of that name lies."""


class FolderSiblings:
    """The files of a folder on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def exists(self, name: str) -> bool:
        """Tell whether there is a plain file of that name; a link is none, nor a name too long for one."""
        path = self.path(name)
        try:
            return path.is_file() and not path.is_symlink()
        except OSError:
            return False

    def path(self, name: str) -> Path:
        """Return where a file of that name lies."""
        return self.folder / name


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """A record's field that names something else; ``field`` is a dotted path (``products.3``).

    ``target`` is the slug of a producer, the ``<province>/<slug>`` of a product or outlet, the name of a
    photo beside the file, or a GTIN filled up to 14 digits, which names the product itself.
    """

    kind: Target
    target: str
    field: str


class FileFacts(msgspec.Struct, frozen=True):
    """What the checks of the whole catalogue need of one file."""

    path: str
    kind: FileKind
    id: str
    references: tuple[Reference, ...] = ()


class Checked(msgspec.Struct, frozen=True):
    """One file, checked. ``record`` is None where there are errors."""

    kind: FileKind
    id: str
    record: Record | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    references: tuple[Reference, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """What a path says: the kind of its record, its identity, and the folder and name that make it up.

    ``folder`` is the province's for products and outlets, else empty. ``stem`` and ``ending`` split the name.
    """

    kind: FileKind
    id: str
    folder: str
    stem: str
    ending: str
    record: type[Record] | None = None


class Context(msgspec.Struct, frozen=True):
    """What the checks of a record may look at. Without a taxonomy, nothing is compared with it."""

    place: Place
    taxonomy: Taxonomy | None
    siblings: Siblings
