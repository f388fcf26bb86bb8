"""A commit's content as a folder, so that everything that reads a catalogue can read it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.changes.git import Blob, Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 20_000_000
"""Most bytes of a file that are taken over; what is larger is refused by the rules for its size alone."""


@contextmanager
def snapshot(repository: Repository, commit: str) -> Iterator[Path]:
    """Lay the content of a commit into a folder that is removed afterwards.

    Links and submodules are left out. A file that is too large for any rule becomes one of that size which
    takes no room on the disk.
    """
    with TemporaryDirectory(prefix="ocop-") as folder:
        lay(repository, repository.files(commit), Path(folder))
        yield Path(folder)


def lay(repository: Repository, files: dict[str, Blob], folder: Path) -> None:
    """Write files below a folder."""
    small = {path: blob for path, blob in files.items() if blob.size <= LARGEST}
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    for path, data in zip(small, repository.read(list(small.values())), strict=True):
        (folder / path).write_bytes(data)
    for path, blob in files.items():
        if path not in small:
            with (folder / path).open("wb") as file:
                file.truncate(blob.size)
