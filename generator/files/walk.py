"""Find the catalogue's files: one pass over the folders, each file with what tells whether it changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

#: Files that editors, systems and volunteers leave behind and that nobody means to publish.
IGNORED = frozenset({"Thumbs.db", "desktop.ini"})


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What the file system says of a file: a change of any part means that it is read again."""

    size: int
    mtime_ns: int
    inode: int


class Refusal(msgspec.Struct, frozen=True):
    """A path that is never followed, and why: ``symlink``, ``special`` (pipe, device) or ``unreadable``."""

    path: str
    reason: str


class Walk(msgspec.Struct, frozen=True):
    """The files below a folder (posix paths relative to the source, sorted), and what was refused."""

    files: dict[str, Stamp]
    refused: tuple[Refusal, ...]


def stamp(result: os.stat_result) -> Stamp:
    """Take the parts of a stat that show a change."""
    return Stamp(result.st_size, result.st_mtime_ns, result.st_ino)


def walk(source: Path, folder: str = "content") -> Walk:
    """List ``source/folder``. Dot-files are ignored; links, pipes and devices are refused, not followed."""
    files: dict[str, Stamp] = {}
    refused: list[Refusal] = []
    for path, entry in _entries(source / folder, folder, refused):
        reason = _refuse(entry)
        if reason:
            refused.append(Refusal(path, reason))
        else:
            files[path] = stamp(entry.stat(follow_symlinks=False))
    return Walk(dict(sorted(files.items())), tuple(sorted(refused, key=lambda item: item.path)))


def _entries(
    folder: Path | str, prefix: str, refused: list[Refusal]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        refused.append(Refusal(prefix, "unreadable"))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in IGNORED:
            continue
        path = f"{prefix}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, path, refused)
        else:
            yield path, entry


def _refuse(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "symlink"
    return "" if stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode) else "special"
