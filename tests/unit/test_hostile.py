"""Hostile files: one clear error each, soon, and without much memory."""

from __future__ import annotations

import resource
import struct
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.records.schema import json_schema
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


SCRIPT = "<script>alert(1)</script>"


def scripted(schema: Any, definitions: Any) -> Any:  # noqa: ANN401 (JSON)
    """A script in every field of a schema that takes any text; None where it takes none."""
    if "$ref" in schema:
        return scripted(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return next(filter(None, (scripted(one, definitions) for one in reversed(schema["anyOf"]))), None)
    kind = schema.get("type", "")
    if "object" in kind:
        found = {name: scripted(one, definitions) for name, one in schema.get("properties", {}).items()}
        return {name: value for name, value in found.items() if value} or None
    if "array" in kind:
        item = scripted(schema.get("items", {}), definitions)
        return [item] if item else None
    return SCRIPT if "string" in kind and not schema.keys() & {"enum", "const", "pattern", "format"} else None


def over(valid: Any, hostile: Any) -> Any:  # noqa: ANN401 (JSON)
    """The hostile values, and the valid ones where there is no hostile one."""
    if isinstance(valid, dict) and isinstance(hostile, dict):
        names = dict.fromkeys([*valid, *hostile])
        return {name: over(valid.get(name), hostile.get(name)) for name in names}
    if isinstance(valid, list) and isinstance(hostile, list):
        return [over(valid[0], hostile[0])]
    return valid if hostile is None or isinstance(valid, dict | list) else hostile


def test_script_in_every_field_comes_to_nothing(tmp_path: Path) -> None:
    definitions = json_schema("product")["$defs"]
    hostile = scripted(definitions["Product"], definitions)
    needed = {"certificates": "[{type: vietgap}]", "history": "[{stars: 3}]"}
    valid = yaml.safe_load(product(producer="{name: HTX, type: htx}", **needed).split("---")[1])
    fields = over(valid, hostile) | {"images": [], "story": None}
    fields["producer"].pop("images")
    text = yaml.safe_dump({name: value for name, value in fields.items() if value}, allow_unicode=True)
    assert 20 < text.count(SCRIPT)
    site = CatalogueSite(tmp_path, {FILE: f"---\n{text}---\n{SCRIPT}\n\n**{SCRIPT}**\n"})
    site.build(search=False)
    pages = [path.read_text("utf-8") for path in site.output.rglob("*.html")]
    assert pages
    assert all("<script>alert" not in page for page in pages)
