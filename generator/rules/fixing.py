"""What `ocop check --fix` writes: only what is certain, and what leaves the record as it is."""

from __future__ import annotations

import os
from difflib import unified_diff
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import EnvironmentFault
from generator.files.decoding import decode
from generator.files.faults import FaultyFileError
from generator.files.walk import walk
from generator.rules.paths import place_of
from generator.rules.tidying import tidied
from generator.workers import cores, in_chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

_MARK = b"\xef\xbb\xbf"


class Fixed(msgspec.Struct, frozen=True):
    """A file that was mended, or would be, with the difference as a unified diff."""

    path: str
    difference: str


def mended(path: str, data: bytes) -> bytes | None:
    """Return the bytes of a file in tidy form; None where there is nothing to mend.

    Invisible characters go, letters are composed; then see `tidied`. Line ends and a byte order mark stay as
    they are, and so does a file that cannot be decoded.
    """
    try:
        text = decode(data).text
    except FaultyFileError:
        return None
    text = tidied(path, text)
    ends = "\r\n" if b"\r\n" in data else "\n"
    mark = _MARK if data.startswith(_MARK) else b""
    after = mark + text.replace("\n", ends).encode()
    return None if after == data else after


def fix_source(source: Path, only: Collection[str] = (), *, dry_run: bool = False) -> list[Fixed]:
    """Mend the content files below ``source`` (or ``only`` some) and return which were changed, and how.

    Raises EnvironmentFault where a file cannot be written.
    """
    records = [path for path in walk(source).files if place_of(path).record is not None]
    chosen = [path for path in records if not only or path in only]

    def task(part: Sequence[str]) -> bytes:
        return msgspec.msgpack.encode(list(_fix(source, part, dry_run=dry_run)))

    fixed: list[Fixed] = []
    for _, result in in_chunks(task, chosen, cores()):
        fixed += msgspec.msgpack.decode(result, type=list[Fixed])
    return sorted(fixed, key=lambda one: one.path)


def _fix(source: Path, paths: Sequence[str], *, dry_run: bool) -> Iterator[Fixed]:
    for path in paths:
        data = _read(source / path)
        after = mended(path, data)
        if after is not None:
            if not dry_run:
                _write(source / path, after)
            yield Fixed(path, _difference(path, data, after))


def _difference(path: str, before: bytes, after: bytes) -> str:
    """Return a unified diff; what cannot be seen is written as its code."""
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    lines = unified_diff([*map(_seen, old)], [*map(_seen, new)], f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _seen(line: str) -> str:
    text = line.rstrip("\n")
    shown = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return shown + line[len(text) :]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _fault(path, error) from error


def _write(path: Path, data: bytes) -> None:
    """Replace a file in one step, keeping its permissions."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.chmod(path.stat().st_mode)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise _fault(path, error) from error


def _fault(path: Path, error: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        vi=f"Không sửa được {path}: {error.strerror}.", en=f"Cannot mend {path}: {error.strerror}."
    )
