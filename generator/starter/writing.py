"""Write a new catalogue, and never over anything."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.diagnostics import EnvironmentFault, UsageError


def present(folder: Path, names: Iterable[str]) -> list[str]:
    """Return those of the files that are there already (a dangling link counts as there)."""
    return [name for name in names if os.path.lexists(folder / name)]


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files, or none: what was written before a failure is taken away again.

    Raises UsageError where a file is there already, EnvironmentFault where the machine does not let us write.
    """
    there = present(folder, files)
    if there:
        raise UsageError(
            vi=f"Thư mục {folder} đã có {_some(there)}. ocop init không ghi đè; hãy chọn thư mục khác.",
            en=f"The folder {folder} already has {_some(there)}. Nothing is overwritten; choose another.",
        )
    made: list[Path] = []
    try:
        for name, data in files.items():
            _write(folder / name, data, made)
    except OSError as error:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise EnvironmentFault(
            vi=f"Không ghi được vào {folder}: {error.strerror or error}.",
            en=f"Cannot write to {folder}: {error.strerror or error}.",
        ) from error


def _write(path: Path, data: bytes, made: list[Path]) -> None:
    """Write a new file, noting what came into being: folders first."""
    for parent in reversed(path.parents):
        if not parent.exists():
            parent.mkdir()
            made.append(parent)
    with path.open("xb") as file:
        made.append(path)
        file.write(data)


def _some(names: list[str], limit: int = 3) -> str:
    return ", ".join(names[:limit]) + (f" … (+{len(names) - limit})" if len(names) > limit else "")
