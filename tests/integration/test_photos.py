"""Photos: from a contributor's file to small, upright, anonymous ones in three formats."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image

from generator.diagnostics import ContentError
from tests.support.sites import CatalogueSite, product

Maker = Callable[..., CatalogueSite]

FOLDER = "content/products/bac-ninh"
SMALL = "title: Danh mục thử\nlanguages: [vi]\n"
_ORIENTATION, _CAMERA, _GPS = 0x0112, 0x010F, 0x8825
TURNED_LEFT = 6


def picture(size: tuple[int, int], form: str = "JPEG", *, mode: str = "RGB", turned: bool = False) -> bytes:
    image = Image.new(mode, size, (200, 30, 30) if mode == "RGB" else (200, 30, 30, 0))
    exif = Image.Exif()
    exif[_CAMERA] = "Secret Camera"
    exif[_GPS] = {1: "N", 2: (21.0, 2.0, 3.0)}
    if turned:
        exif[_ORIENTATION] = TURNED_LEFT
    out = io.BytesIO()
    image.save(out, form, exif=exif)
    return out.getvalue()


def with_photo(catalogue: Maker, data: bytes, name: str = "my.jpg") -> CatalogueSite:
    site = catalogue(
        {f"{FOLDER}/my.md": product(images=f"[{{file: {name}, alt: Mỳ phơi trên giàn, credit: HTX}}]")},
        settings=SMALL,
    )
    (site.root / FOLDER / name).write_bytes(data)
    return site


def photos(site: CatalogueSite) -> dict[str, Image.Image]:
    return {path.name: Image.open(io.BytesIO(path.read_bytes())) for path in (site.output / "anh").iterdir()}


def test_a_photo_becomes_three_formats_in_sizes_none_larger_than_itself(catalogue: Maker) -> None:
    site = with_photo(catalogue, picture((800, 600)))
    site.build()
    made = photos(site)
    assert {"AVIF": 3, "WEBP": 3, "JPEG": 3} == {
        form: sum(image.format == form for image in made.values()) for form in ("AVIF", "WEBP", "JPEG")
    }
    assert {(320, 240), (640, 480), (800, 600)} == {image.size for image in made.values()}


def test_orientation_is_applied_and_everything_else_that_a_camera_writes_is_gone(catalogue: Maker) -> None:
    site = with_photo(catalogue, picture((400, 300), turned=True))
    site.build()
    for path in sorted((site.output / "anh").iterdir()):
        data = path.read_bytes()
        assert b"Secret" not in data
        assert b"Exif" not in data
        image = Image.open(io.BytesIO(data))
        assert not image.getexif()
        assert image.width < image.height


def test_the_page_names_every_file_with_width_height_words_and_credit(catalogue: Maker) -> None:
    site = with_photo(catalogue, picture((800, 600)))
    site.build()
    html = site.read("san-pham/bac-ninh/my/index.html")
    (image,) = re.findall(r"<img[^>]*Mỳ phơi trên giàn[^>]*>", html)
    assert 'width="640"' in image
    assert 'height="480"' in image
    assert 'type="image/avif"' in html
    assert "HTX" in html
    named = set(re.findall(r"/anh/([\w.-]+)", html))
    assert named == {path.name for path in (site.output / "anh").iterdir()}
    assert 'loading="lazy"' in site.read("tinh/bac-ninh/index.html")


def test_what_is_transparent_becomes_paper(catalogue: Maker) -> None:
    site = with_photo(catalogue, picture((64, 48), "PNG", mode="RGBA"), "my.png")
    site.build()
    (jpeg,) = [image for image in photos(site).values() if image.format == "JPEG"]
    assert min(jpeg.convert("L").tobytes()) > 250


def test_photos_are_made_once_and_go_with_their_product(catalogue: Maker) -> None:
    site = with_photo(catalogue, picture((400, 300)))
    site.build()
    stamps = {path: path.stat().st_mtime_ns for path in (site.output / "anh").iterdir()}
    site.write({f"{FOLDER}/my.md": (site.root / FOLDER / "my.md").read_text(encoding="utf-8") + "\nThêm.\n"})
    site.build()
    assert stamps == {path: path.stat().st_mtime_ns for path in (site.output / "anh").iterdir()}
    site.write({f"{FOLDER}/khac.md": product("Khác")})
    site.remove(f"{FOLDER}/my.md", f"{FOLDER}/my.jpg")
    site.build()
    assert not [path for path in site.files() if path.startswith("anh/")]


def test_a_replaced_photo_is_seen_though_the_product_file_is_the_same(catalogue: Maker) -> None:
    site = with_photo(catalogue, picture((400, 300)))
    site.build()
    before = set(photos(site))
    (site.root / FOLDER / "my.jpg").write_bytes(picture((500, 300)))
    site.build()
    assert before.isdisjoint(photos(site))
    assert site.cold() == site.files()


def test_a_story_shows_photos_that_lie_beside_it_and_no_others(catalogue: Maker) -> None:
    story = "![Giàn phơi](my.jpg)\n\n![x](my.jpg){onload=alert(1)}"
    site = catalogue(
        {f"{FOLDER}/my.md": product(story=story)}, settings="title: Thử\nbase_url: https://a.vn/kho/\n"
    )
    (site.root / FOLDER / "my.jpg").write_bytes(picture((800, 600)))
    site.build()
    html = site.read("san-pham/bac-ninh/my/index.html")
    (image, _) = re.findall(r"<img[^>]*>", html)
    assert re.search(r'src="/kho/anh/\w+-640\.jpg"', image)
    assert 'width="640" height="480" loading="lazy" alt="Giàn phơi"' in image
    assert "onload" not in image
    assert {path.name for path in (site.output / "anh").iterdir()} >= set(
        re.findall(r"/kho/anh/([\w.-]+)", html)
    )


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("my.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image-type"),
        ("my.jpg", b"\xff\xd8\xff\xe0 broken", "image-broken"),
        ("my.png", picture((7000, 6000), "PNG"), "image-too-large"),
    ],
)
def test_what_is_no_photo_is_a_clear_error(catalogue: Maker, name: str, data: bytes, rule: str) -> None:
    site = with_photo(catalogue, data, name)
    with pytest.raises(ContentError) as caught:
        site.build()
    assert rule in {item.rule for item in caught.value.diagnostics}
