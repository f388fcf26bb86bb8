from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.addresses import Selection
from generator.catalog.entry import Photo
from generator.plan.environment import Environment
from generator.plan.social import social_outputs
from generator.render.social import LARGEST, LEFT, RIGHT, Artist, Room, fitted, wrapped
from generator.views.listing import listing_page
from generator.views.product import product_page
from generator.views.social import SocialPicture, product_picture_ingredients, social_picture
from tests.support.sites import product
from tests.support.workshop import TODAY, catalogue_of, workshop

BASE = "base_url: https://ocop.example/kho\n"
EACH = f"{BASE}outputs: {{social_images: product}}\n"
CHU = "content/products/bac-ninh/my-gao-chu.md"
LONG = "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch " * 3
ARTIST = Artist(Path(__file__).parents[2])


def drawn(picture: SocialPicture) -> Image.Image:
    data = ARTIST.draw(picture)
    assert len(data) <= LARGEST
    return Image.open(io.BytesIO(data)).convert("RGB")


def word(text: str, **said: str) -> SocialPicture:
    shop = workshop({CHU: product(text, **said)}, settings=EACH)
    return social_picture(shop, "product/bac-ninh/my-gao-chu")


def test_a_picture_says_name_stars_place_and_state() -> None:
    picture = word("Mỳ gạo Chũ", name_en="Chu rice noodles", commune="Nam Dương")
    assert ("Mỳ gạo Chũ", "Chu rice noodles") == (picture.title, picture.other)
    assert (4, "4 sao", "Nam Dương, Bắc Ninh") == (picture.stars, picture.stars_label, picture.place)
    assert (False, "Còn hiệu lực đến 18/12/2028") == (picture.lapsed, picture.state)


@pytest.mark.parametrize("recognition", ["{date: 2019-05-06}", "{date: 2025-01-01, status: withdrawn}"])
def test_a_lapsed_rank_has_no_gold_in_its_picture(recognition: str) -> None:
    gold = (176, 125, 16)

    def golden(picture: SocialPicture) -> int:
        data = drawn(picture).crop((LEFT, 0, RIGHT, 630)).tobytes()
        pixels = zip(data[0::3], data[1::3], data[2::3], strict=True)
        return sum(all(abs(a - b) < 24 for a, b in zip(seen, gold, strict=True)) for seen in pixels)

    assert golden(word("Mỳ")) > 1000
    lapsed = word("Mỳ", recognition=recognition)
    assert lapsed.lapsed
    assert golden(lapsed) < 20


@pytest.mark.parametrize("name", ["Trà", "ĐẶC SẢN HUYỆN NGHĨA HƯNG", LONG[:200].strip(), "Mật ong 🐝 <b>"])
def test_pictures_have_the_size_that_messengers_ask_for(name: str) -> None:
    picture = word(f"'{name}'")
    assert (1200, 630) == drawn(picture).size
    assert ARTIST.draw(picture) == Artist(ARTIST.source).draw(picture)


def test_a_long_name_stands_whole_between_head_and_foot() -> None:
    for name in (LONG.strip(), "ĐẶC SẢN HUYỆN NGHĨA HƯNG " * 5, "Rượu " * 40):
        block = fitted(name, Room(tuple(range(80, 25, -2)), 6, 300), 600, "#000")
        assert name.split() == " ".join(block.lines).split()
        assert block.height <= 300


@given(st.lists(st.text("aăâbcđêghơư", min_size=1, max_size=12), max_size=40))
def test_lines_keep_every_word_in_order_and_within_the_width(words: list[str]) -> None:
    lines = list(wrapped(" ".join(words), 40, 600, 500))
    assert words == " ".join(lines).split()


def test_every_symbol_is_drawn() -> None:
    blank = drawn(SocialPicture(site="", title="", icon="khong-co")).crop((776, 0, 1200, 630))
    for icon in ("mark", "map-pin", "calendar", "cat-thuc-pham", "mat-ong"):
        assert drawn(SocialPicture(site="", title="", icon=icon)).crop((776, 0, 1200, 630)) != blank


def test_a_photo_fills_the_panel(tmp_path: Path) -> None:
    field = Image.effect_mandelbrot((900, 700), (-2, -1.2, 1, 1.2), 60)
    Image.merge("RGB", (field, field.rotate(90), field.rotate(180))).save(tmp_path / "anh.jpg", quality=95)
    shop = workshop({CHU: product()}, settings=EACH)
    picture = social_picture(shop, "product/bac-ninh/my-gao-chu")
    photo = Photo("anh.jpg", "0" * 32, 900, 700)
    shown = SocialPicture(site="X", title=picture.title, css=picture.css, photo=photo)
    data = Artist(tmp_path).draw(shown)
    assert len(data) <= LARGEST
    with Image.open(io.BytesIO(data)) as image:
        assert ("JPEG", (1200, 630)) == (image.format, image.size)


def outputs(settings: str, **fields: str) -> set[str]:
    catalogue = catalogue_of({CHU: product(**fields)}, settings=settings)
    planned = list(social_outputs(catalogue, Environment(b"", {}, {})))
    return {path for output in planned for path in output.paths}


def test_what_is_made_is_a_choice() -> None:
    own = {"san-pham/bac-ninh/my-gao-chu/chia-se.png"}
    shared = outputs(BASE)
    assert {"chia-se.png", "tinh/bac-ninh/chia-se.png", "nhom/do-uong/chia-se.png"} <= shared
    assert 1 + 34 + 6 == len(shared)
    assert own == outputs(EACH) - shared
    assert set() == outputs(f"{BASE}outputs: {{social_images: none}}\n")
    assert shared == outputs(EACH, example="true")


def test_without_an_address_there_is_no_picture_and_none_is_named() -> None:
    settings = "outputs: {social_images: product}\n"
    assert set() == outputs(settings)
    shop = workshop({CHU: product()}, settings=settings)
    assert product_page(shop, shop.catalogue.entries[0]).frame.head.image is None
    assert listing_page(shop, Selection()).frame.head.image is None


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_name_the_picture_that_is_made(lang: str) -> None:
    shop = workshop({CHU: product()}, settings=EACH, lang=lang)
    image = product_page(shop, shop.catalogue.entries[0]).frame.head.image
    assert image is not None
    assert image.src.startswith("https://ocop.example/kho/san-pham/bac-ninh/my-gao-chu/chia-se.png?v=")
    assert (1200, 630) == (image.width, image.height)
    assert "Mỳ gạo Chũ" in image.alt
    for selection, path in (
        (Selection("hue", stars=4), "tinh/hue/"),
        (Selection(category="do-uong"), "nhom/do-uong/"),
        (Selection(set="che-bien-tu-gao-ngu-coc"), "nhom/thuc-pham/"),
        (Selection(stars=4), ""),
    ):
        found = listing_page(shop, selection).frame.head.image
        assert found is not None
        assert f"https://ocop.example/kho/{path}chia-se.png" == found.src


def test_another_rank_or_state_is_another_address() -> None:
    def address(day: dt.date = TODAY, **fields: str) -> str:
        catalogue = catalogue_of({CHU: product(**fields)}, settings=EACH, as_of=day)
        return repr(product_picture_ingredients(catalogue, catalogue.entries[0]))

    assert address() == address(summary="Ngon.")
    assert 3 == len({address(), address(stars="5"), address(dt.date(2030, 1, 1))})
