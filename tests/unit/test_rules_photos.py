"""Photos beside a record."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from generator.rules import FolderSiblings
from generator.rules.photos import BYTES_LIMIT, check_photo

if TYPE_CHECKING:
    from pathlib import Path


def found(name: str, folder: Path) -> list[tuple[str, dict[str, str]]]:
    findings = check_photo(name, FolderSiblings(folder), ("images", 0, "file"))
    return [(finding.rule.id, finding.facts) for finding in findings]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("b.jpg", "PNG")]
)
def test_accepted_types(name: str, kind: str, tmp_path: Path) -> None:
    Image.effect_noise((64, 48), 90).convert("RGB").save(tmp_path / name, format=kind)
    assert [] == found(name, tmp_path)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "SVG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"BM\x00\x00", "BMP"),
        (b"II*\x00", "TIFF"),
        (b"\x00\x00\x00\x1cftypavif", "AVIF"),
        (b"\x00\x00\x00\x1cftypheic", "HEIC"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP / Word / Excel"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"hello", "an unknown type of file"),
    ],
)
def test_the_type_is_told_by_the_content(head: bytes, kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(head)
    assert [("image-type", kind)] == [(rule, facts["type_en"]) for rule, facts in found("a.jpg", tmp_path)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_damaged_photo_is_told(kind: str, share: float, tmp_path: Path) -> None:
    Image.effect_noise((400, 300), 90).convert("RGB").save(tmp_path / "whole", format=kind)
    data = (tmp_path / "whole").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: int(len(data) * share)])
    assert [("image-broken", {})] == found("a.jpg", tmp_path)


def test_an_empty_photo_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    assert [("image-broken", {})] == found("a.jpg", tmp_path)


def test_bytes_are_bounded(tmp_path: Path) -> None:
    Image.new("RGB", (10, 10)).save(tmp_path / "a.jpg")
    with (tmp_path / "a.jpg").open("ab") as file:
        file.truncate(BYTES_LIMIT + 1)
    assert [("image-too-large", {"size": "15 MB", "limit": "15 MB"})] == found("a.jpg", tmp_path)


@pytest.mark.parametrize(("size", "told"), [((8000, 5000), []), ((8000, 5001), ["image-too-large"])])
def test_pixels_are_bounded(size: tuple[int, int], told: list[str], tmp_path: Path) -> None:
    Image.new("1", size).save(tmp_path / "a.png")
    assert told == [rule for rule, _ in found("a.png", tmp_path)]


def test_a_pixel_bomb_is_measured_and_never_opened(tmp_path: Path) -> None:
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (60_000).to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
    (tmp_path / "a.png").write_bytes(header + b"\x00\x00\x00\x00" + b"\x00\x00\x00\x00IEND\xaeB`\x82")
    before = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert {"image-too-large", "image-broken"} >= {rule for rule, _ in found("a.png", tmp_path)}
    assert before == Image.MAX_IMAGE_PIXELS


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("../a.jpg", "a.jpg"),
        ("anh/a.jpg", "a.jpg"),
        ("anh\\a.jpg", "a.jpg"),
        ("/etc/passwd", None),
        ("https://a.vn/a.jpg", "a.jpg"),
        ("C:a.jpg", "C:a.jpg"),
        (".hidden.jpg", ".hidden.jpg"),
        ("..", None),
    ],
)
def test_a_photo_is_a_name_and_no_path(name: str, better: str | None, tmp_path: Path) -> None:
    assert [("image-path", {"name": better} if better else {})] == found(name, tmp_path)


def test_a_missing_photo_is_told_with_the_closest(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "My-Gao.JPG", format="JPEG")
    assert [("image-missing", {"closest": "My-Gao.JPG"})] == found("my-gao.jpg", tmp_path)
    assert [("image-missing", {})] == found("khac-han.png", tmp_path)
    assert [("image-missing", {})] == found("a.jpg", tmp_path / "nowhere")


def test_a_name_in_another_composition_is_to_be_renamed(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "my\u0300.jpg")
    assert [("image-missing", {"plain": "my.jpg"})] == found("mỳ.jpg", tmp_path)


def test_a_link_is_no_photo(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "a.jpg")
    assert ["image-missing"] == [rule for rule, _ in found("b.jpg", tmp_path)]
