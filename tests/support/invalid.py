"""Invalid catalogues, one a rule: a folder of ``tests/invalid`` laid over a valid one.

What git cannot keep, or not well (links, pipes, wrong encodings, huge files), is made here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.support.programs import REPOSITORY

if TYPE_CHECKING:
    import pytest

FIXTURES = REPOSITORY / "tests" / "invalid"
BASE = FIXTURES / "_base"
PRODUCT = "content/products/bac-ninh/my-gao-chu.md"
PHOTO = "content/products/bac-ninh/my-gao-chu.jpg"

# What only imports and suggestions need; reading it would make up most of the tests' time.
_UNNEEDED = shutil.ignore_patterns("*.csv", "kinds.yml", "list_columns.yml")

Recipe = Callable[[Path, "pytest.MonkeyPatch"], None]


def lay(root: Path, rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the invalid catalogue of a rule below ``root``."""
    taxonomy = REPOSITORY / "content" / "taxonomy"
    shutil.copytree(taxonomy, root / "content" / "taxonomy", ignore=_UNNEEDED)
    for folder in (BASE, FIXTURES / rule):
        shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    if rule in ODD:
        ODD[rule](root, monkeypatch)


def expected(rule: str) -> list[str]:
    """Return the lines that the fixture of a rule must bring."""
    return (FIXTURES / rule / "expected.txt").read_text(encoding="utf-8").splitlines()


def _too_large(root: Path, _: pytest.MonkeyPatch) -> None:
    with (root / PRODUCT).open("a", encoding="utf-8") as file:
        file.write("Mỳ gạo Chũ. " * 25_000)


def _utf16(root: Path, _: pytest.MonkeyPatch) -> None:
    text = (root / PRODUCT).read_text(encoding="utf-8")
    (root / PRODUCT).write_text(text, encoding="utf-16")


def _binary(root: Path, _: pytest.MonkeyPatch) -> None:
    data = (root / PRODUCT).read_bytes()
    (root / PRODUCT).write_bytes(data.replace("Chũ".encode(), "Ch\x00ũ".encode(), 1))


def _with_photo(root: Path) -> None:
    text = (root / PRODUCT).read_text(encoding="utf-8")
    added = "images:\n  - file: my-gao-chu.jpg\nsources:"
    (root / PRODUCT).write_text(text.replace("sources:", added, 1), encoding="utf-8")


def _huge_photo(root: Path, _: pytest.MonkeyPatch) -> None:
    _with_photo(root)
    Image.new("1", (8000, 6000)).save(root / PHOTO, format="PNG")


def _half_photo(root: Path, _: pytest.MonkeyPatch) -> None:
    _with_photo(root)
    Image.effect_noise((200, 150), 64).save(root / PHOTO, format="JPEG")
    data = (root / PHOTO).read_bytes()
    (root / PHOTO).write_bytes(data[: len(data) // 2])


def _unused_photo(root: Path, _: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (40, 30)).save(root / PHOTO)


def _symlink(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "content/products/bac-ninh/my-khac.md").symlink_to("my-gao-chu.md")
    (root / "content/products/lang-son").symlink_to("bac-ninh", target_is_directory=True)


def _pipe(root: Path, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "content/products/bac-ninh/my-khac.md")


def _unreadable(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse a folder and a file, as the system does to everybody but root."""
    scan, read = os.scandir, Path.read_bytes

    def scandir(path: str) -> object:
        if os.fspath(path).endswith("/lang-son"):
            raise PermissionError(path)
        return scan(path)

    def read_bytes(path: Path) -> bytes:
        if path.name == "htx-my-gao-chu.yml":
            raise PermissionError(path)
        return read(path)

    (root / "content/products/lang-son").mkdir()
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def _no_settings(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "content/catalog.yml").unlink()


def _no_provinces(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "content/taxonomy/provinces.yml").unlink()


ODD: dict[str, Recipe] = {
    "file-binary": _binary,
    "file-encoding": _utf16,
    "file-too-large": _too_large,
    "image-broken": _half_photo,
    "image-too-large": _huge_photo,
    "image-unused": _unused_photo,
    "settings-missing": _no_settings,
    "special-file": _pipe,
    "symlink": _symlink,
    "taxonomy-missing": _no_provinces,
    "unreadable": _unreadable,
}
