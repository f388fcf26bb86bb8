"""What a build remembers for the next one: file stamps and hashes, checked records, and what it wrote.

Everything here may be lost at any time: the next build is then a cold one, with the same bytes. Both files
are written aside and renamed; a file of another version, or a damaged one, counts as absent.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.catalog.entry import Loaded
from generator.files.digest import digest_text, short
from generator.files.walk import Stamp

T = TypeVar("T")

FOLDER = ".ocop-cache"
#: Coarsest time stamps among the file systems that people use (FAT: two seconds).
RACY_NS = 2_000_000_000
_MAGIC = b"ocop1"


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A source file as the last build saw it."""

    stamp: Stamp
    hash: bytes


class Sources(msgspec.Struct, frozen=True):
    """All source files of the last build, and when they were read."""

    files: dict[str, Seen] = {}
    read_ns: int = 0

    def known(self, path: str, stamp: Stamp) -> bytes | None:
        """Return the hash of an unchanged file. A stamp as young as the reading itself proves nothing."""
        seen = self.files.get(path)
        if seen is None or seen.stamp != stamp or stamp.mtime_ns > self.read_ns - RACY_NS:
            return None
        return seen.hash


class Records(msgspec.Struct, frozen=True):
    """Checked files by path. ``made_by``: fingerprint of the engine and the taxonomy that checked them."""

    made_by: bytes = b""
    files: dict[str, Loaded] = {}


class Cache:
    """The cache folder of a catalogue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = folder / "lock"

    def load(self, name: str, kind: type[T]) -> T:
        """Read one part; the empty value of ``kind`` where it is absent or unreadable."""
        try:
            data = (self.folder / name).read_bytes()
            if data[: len(_MAGIC)] == _MAGIC:
                return msgspec.msgpack.decode(memoryview(data)[len(_MAGIC) :], type=kind)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            pass
        return kind()

    def save(self, name: str, value: object) -> None:
        """Write one part, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f"{name}.{os.getpid()}"
        with temporary.open("wb") as file:
            file.write(_MAGIC)
            file.write(msgspec.msgpack.encode(value))
        temporary.replace(self.folder / name)

    def site_name(self, output: Path, part: str) -> str:
        """Return the name of a part that belongs to one output folder."""
        return f"{part}-{short(digest_text(str(output)))}"

    def derived(self, key: bytes) -> Path:
        """Return where bytes that are slow to make (fonts, photos) are kept by their key."""
        return self.folder / "derived" / key.hex()[:2] / key.hex()
