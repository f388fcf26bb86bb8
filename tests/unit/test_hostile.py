"""Hostile files: one clear error each, soon, and without much memory."""

from __future__ import annotations

import resource
import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from generator.rules import check_source
from tests.support.sites import CatalogueSite, product

if TYPE_CHECKING:
    from pathlib import Path

FILE = "content/products/bac-ninh/a.md"
PHOTO = "content/products/bac-ninh/a.png"
#: Seconds of the processor and KiB, far above what is needed and far below what a bomb takes.
SOON = 10
LITTLE = 200_000

_LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))

HOSTILE = {
    "yaml-alias": f"---\n{_LAUGHS}---\n",
    "yaml-depth": f"---\nname: {'[' * 50_000}\n---\n",
    "yaml-tag": "---\nname: !!python/object/apply:os.system [id]\n---\n",
    "file-too-large": "---\nname: " + "a" * 2_000_000 + "\n---\n",
    "link-scheme": product(story="[xem](javascript:alert(1))"),
    "image-path": product(images="[{file: ../../../etc/passwd}]"),
    "story-image-remote": product(story="![x](https://evil.vn/a.png)"),
    "url-invalid": product(sources='[{title: A, grade: A, url: "https://a.vn/\\" onclick=x"}]'),
    "gtin-format": product(trace="{gtin: '=HYPERLINK(1)'}"),
    "text-too-long": product(commune="x" * 10_000),
}


def png(width: int, height: int) -> bytes:
    """A picture that says it is so large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0" * 1000)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def checked(root: Path) -> list[str]:
    """The errors of the hostile file, found within bounds."""
    memory, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = check_source(root, [FILE]).diagnostics
    assert time.process_time() - start < SOON
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < LITTLE
    return sorted({one.rule for one in found if one.is_error})


@pytest.mark.parametrize("rule", HOSTILE)
def test_one_clear_error(rule: str, tmp_path: Path) -> None:
    site = CatalogueSite(tmp_path, {FILE: HOSTILE[rule]})
    assert [rule] == checked(site.root)


def test_a_picture_of_a_gigapixel(tmp_path: Path) -> None:
    site = CatalogueSite(tmp_path, {FILE: product(images="[{file: a.png}]")})
    (site.root / PHOTO).write_bytes(png(40_000, 25_000))
    assert ["image-too-large"] == checked(site.root)


def test_script_in_every_field_comes_to_nothing(tmp_path: Path) -> None:
    script = "<script>alert(1)</script>"
    names = ("name", "name_en", "commune", "summary", "packaging", "ingredients", "usage", "season")
    text = product(
        **dict.fromkeys(names, f"'{script}'"),
        producer=f"{{name: '{script}', address: '{script}'}}",
        sources=f"[{{title: '{script}', grade: A}}]",
        story=f"{script}\n\n**{script}**",
    )
    site = CatalogueSite(tmp_path, {FILE: text})
    site.build(search=False)
    pages = [path.read_text("utf-8") for path in site.output.rglob("*.html")]
    assert pages
    assert all("<script>alert" not in page for page in pages)
