"""What a new catalogue consists of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from string import Template

import msgspec

from generator import __version__
from generator.resources import packaged

FILES = Path(__file__).with_name("files")
TAXONOMY = "content/taxonomy"
DEFAULT_TITLE = "Danh mục sản phẩm OCOP"
_FILLED_IN = ".tmpl"
_HIDDEN = "dot-"
#: Days since the example's recognition: recent enough to be valid, whenever the catalogue is made.
_RECOGNISED_AGO = timedelta(days=180)


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants of a new catalogue."""

    today: date
    title: str = DEFAULT_TITLE
    github: bool = False


def starter_files(wishes: Wishes) -> dict[str, bytes]:
    """Return all files of a new catalogue by their paths (with slashes, relative), sorted."""
    sets = [FILES / "catalogue", *([FILES / "github"] if wishes.github else [])]
    values = _values(wishes)
    found = dict(_taxonomy())
    for folder in sets:
        found |= {_name(file.relative_to(folder)): _fill(file, values) for file in _files(folder)}
    return dict(sorted(found.items()))


def _values(wishes: Wishes) -> dict[str, str]:
    title = " ".join("".join(filter(str.isprintable, word)) for word in wishes.title.split())
    issued = wishes.today - _RECOGNISED_AGO
    return {
        "title": title,
        # JSON's strings are YAML's: whatever the title holds, it stays one value.
        "title_yaml": json.dumps(title, ensure_ascii=False),
        "version": __version__,
        "issued": issued.isoformat(),
        "issued_year": str(issued.year),
    }


def _taxonomy() -> Iterator[tuple[str, bytes]]:
    folder = packaged(TAXONOMY)
    for file in _files(folder):
        yield f"{TAXONOMY}/{file.relative_to(folder).as_posix()}", file.read_bytes()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _name(path: Path) -> str:
    parts = [f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part for part in path.parts]
    return "/".join(parts).removesuffix(_FILLED_IN)


def _fill(file: Path, values: dict[str, str]) -> bytes:
    if file.suffix != _FILLED_IN:
        return file.read_bytes()
    return Template(file.read_text(encoding="utf-8")).substitute(values).encode()
