"""Write the output folder.

A cold build writes plainly into a staging folder beside the output and swaps the two by one rename; a warm
one replaces single files by rename. Measured on ext4: a plain write takes 72-100 µs, temporary file and
rename 470 µs. Files that the build did not write are never touched.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

MARK = ".ocop"
HEADER = "# Files written by ocop build; everything else here is left alone."
_TEMPORARY = ".ocop-"
_EXCHANGE = 2
_HERE = -100


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A written file: the fingerprint of its output, and what the file system says of it."""

    key: bytes
    size: int
    mtime_ns: int


class Folder:
    """A folder that receives files by their relative paths. ``careful``: each is replaced by rename."""

    def __init__(self, root: Path, *, careful: bool) -> None:
        self.root = str(root)
        self.careful = careful
        self._folders: set[str] = set()

    def write(self, path: str, data: bytes, key: bytes) -> Made:
        """Write one file; a careful write leaves an equal file as it stands."""
        name = f"{self.root}/{path}"
        self._make_folder(name)
        if not self.careful:
            _write(name, data)
        elif not _holds(name, data):
            _replace(name, data)
        return made(name, key)

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, then the folders that they leave empty."""
        folders = set()
        for path in paths:
            Path(f"{self.root}/{path}").unlink(missing_ok=True)
            folders.update(list(Path(path).parents)[:-1])
        for folder in sorted(folders, key=lambda item: len(item.parts), reverse=True):
            _remove_empty(f"{self.root}/{folder.as_posix()}")

    def _make_folder(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            _mkdir(folder)
            self._folders.add(folder)


def _mkdir(folder: str) -> None:
    """Make a folder whose parents mostly stand (``os.makedirs`` looks for each of them first)."""
    try:
        os.mkdir(folder)  # noqa: PTH102 (hot: once a product)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise


def made(name: str, key: bytes) -> Made:
    """Note a file that stands."""
    result = os.stat(name)  # noqa: PTH116 (hot)
    return Made(key, result.st_size, result.st_mtime_ns)


def stands(root: str, path: str, mark: Made) -> bool:
    """Tell whether a file is still as it was written."""
    try:
        result = os.stat(f"{root}/{path}")  # noqa: PTH116 (hot)
    except OSError:
        return False
    return result.st_size == mark.size and result.st_mtime_ns == mark.mtime_ns


def _write(name: str, data: bytes) -> None:
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _replace(name: str, data: bytes) -> None:
    temporary = f"{name}{_TEMPORARY}{os.getpid()}"
    try:
        _write(temporary, data)
        os.replace(temporary, name)  # noqa: PTH105 (hot)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _holds(name: str, data: bytes) -> bool:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 (hot)
            return file.read(len(data) + 1) == data
    except OSError:
        return False


def _remove_empty(folder: str) -> None:
    try:
        os.rmdir(folder)  # noqa: PTH106 (hot)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT}:
            raise


def read_manifest(output: Path) -> frozenset[str] | None:
    """Return the paths that an earlier build wrote, or None where the folder is not ours."""
    try:
        lines = (output / MARK).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return frozenset(lines[1:]) if lines[:1] == [HEADER] else None


def manifest(paths: Iterable[str]) -> bytes:
    """Write down which files are the build's own."""
    return "\n".join([HEADER, *sorted(path for path in paths if path != MARK), ""]).encode()


def is_free(output: Path) -> bool:
    """Tell whether a build may write here: nothing there, an empty folder, or a site of ours."""
    if not output.exists():
        return True
    return output.is_dir() and (read_manifest(output) is not None or not any(output.iterdir()))


def carry_over(output: Path, staging: Path, keep: Iterable[str], ours: frozenset[str]) -> None:
    """Bring into the staging folder what stays: fresh files of ours, and all files that are not ours."""
    for path in keep:
        _link(output / path, staging / path)
    for folder, _, names in os.walk(output):
        for name in names:
            file = Path(folder, name)
            path = file.relative_to(output).as_posix()
            if path not in ours and path != MARK:
                _link(file, staging / path)


def remove_leftovers(output: Path, staging: Path) -> None:
    """Remove the folders of a build that died while it filled or swapped them."""
    for folder in (staging, _aside(output)):
        shutil.rmtree(folder, ignore_errors=True)


def remove_temporaries(output: Path) -> None:
    """Remove the temporary files of careful writes that were cut off."""
    for path in output.rglob(f"*{_TEMPORARY}*"):
        if path.is_file() and path.name.rpartition(_TEMPORARY)[2].isdigit():
            path.unlink(missing_ok=True)


def _aside(output: Path) -> Path:
    return output.with_name(f".{output.name}.ocop-old")


def _link(old: Path, new: Path) -> None:
    """Put an existing file also at another path, without copying it where the file system can."""
    if new.exists():
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def swap(staging: Path, output: Path) -> None:
    """Make the staging folder the output, in one step where the system can (Linux), else in two."""
    if not output.exists():
        staging.rename(output)
        return
    if not _exchange(staging, output):
        aside = _aside(output)
        output.rename(aside)
        staging.rename(output)
        staging = aside
    shutil.rmtree(staging, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
