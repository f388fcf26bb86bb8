"""What `ocop check --fix` writes: invisible characters go, letters are composed. Nothing else changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.diagnostics import EnvironmentFault
from generator.files.decoding import decode
from generator.files.faults import FaultyFileError
from generator.files.walk import walk
from generator.rules.paths import place_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_NO_BREAK_SPACE = "\u00a0"


def mended(data: bytes) -> bytes | None:
    """Return the bytes of a file without what cannot be seen; None where there is nothing to mend.

    Line ends and a byte order mark stay as they are, and so does a file that cannot be decoded.
    """
    try:
        decoded = decode(data)
    except FaultyFileError:
        return None
    text = decoded.text.replace(_NO_BREAK_SPACE, " ")
    if decoded.unseen is None and text == decoded.text:
        return None
    ends = "\r\n" if b"\r\n" in data else "\n"
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.replace("\n", ends).encode()


def fix_source(source: Path, only: Collection[str] = ()) -> list[str]:
    """Mend the content files below ``source`` (or ``only`` some) and return which were changed.

    Raises EnvironmentFault where a file cannot be written.
    """
    records = [path for path in walk(source).files if place_of(path).record is not None]
    return [path for path in records if (not only or path in only) and _fix(source / path)]


def _fix(path: Path) -> bool:
    try:
        data = mended(path.read_bytes())
        if data is None:
            return False
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.chmod(path.stat().st_mode)
        aside.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            vi=f"Không sửa được {path}: {error.strerror}.", en=f"Cannot mend {path}: {error.strerror}."
        ) from error
    return True
