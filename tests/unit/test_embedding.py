from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data.embedding import embed_files
from generator.records import Settings
from generator.records.settings import Outputs
from generator.views.embedding import Embed, embed
from generator.views.product import product_page
from tests.support.sites import product
from tests.support.workshop import TODAY, workshop

CHU = "content/products/bac-ninh/my-gao-chu.md"
BASE = "base_url: https://ocop.example/kho\n"


def card(text: str, *, lang: str = "vi", settings: str = BASE, day: dt.date = TODAY) -> Embed:
    shop = workshop({CHU: text}, lang=lang, settings=settings, as_of=day)
    found = embed(shop, shop.catalogue.entries[0])
    assert found is not None
    return found


class Read(HTMLParser):
    """The tags, the links and the words of a card."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_card_says_what_it_is_and_leads_to_its_page() -> None:
    found = Read(card(product(producer="{name: HTX Chũ}", commune="Nam Dương")).html)
    assert [
        "https://ocop.example/kho/san-pham/bac-ninh/my-gao-chu/",
        "https://ocop.example/kho/",
    ] == found.links
    assert {"div", "a", "br", "span", "small"} == set(found.tags)
    for words in ("Mỳ gạo Chũ", "★★★★ OCOP 4 sao", "HTX Chũ, Nam Dương, Bắc Ninh", "đến 18/12/2028"):
        assert words in found.words
    assert "nofollow" not in card(product()).html


@pytest.mark.parametrize(
    ("recognition", "words"),
    [
        ("{date: 2019-05-06}", "Đã hết hạn: 6/5/2022"),
        ("{date: 2025-01-01, status: withdrawn}", "Đã thu hồi"),
    ],
)
def test_a_lapsed_rank_has_no_stars_on_its_card(recognition: str, words: str) -> None:
    found = Read(card(product(recognition=recognition)).html)
    assert "★" not in found.words
    assert "font-weight:700" not in card(product(recognition=recognition)).html
    assert words in found.words


def test_words_do_not_grow_false() -> None:
    assert card(product()) == card(product(), day=dt.date(2028, 12, 1))
    assert "Còn hiệu lực" not in card(product()).html
    assert "Chưa rõ hiệu lực" in card(product(recognition="{date: 2025}")).html


def test_the_english_card_marks_a_vietnamese_name() -> None:
    text = card(product(), lang="en").html
    assert '<div lang="en"' in text
    assert 'lang="vi"' in text
    assert "https://ocop.example/kho/en/san-pham/bac-ninh/my-gao-chu/" in text
    assert "Recognition valid until 18 December 2028" in text


def test_the_script_is_offered_only_where_there_is_data() -> None:
    whole = card(product())
    assert whole.script == '<script async src="https://ocop.example/kho/embed/ocop.js"></script>'
    assert 'data-ocop="https://ocop.example/kho/san-pham/bac-ninh/my-gao-chu/product.json"' in whole.html
    static = card(product(), settings=f"{BASE}outputs: {{product_json: false}}\n")
    assert static.script == ""
    assert "data-ocop=" not in static.html


def test_without_an_address_or_for_an_example_there_is_no_card() -> None:
    for settings, text in (("", product()), (BASE, product(example="true"))):
        shop = workshop({CHU: text}, settings=settings)
        assert product_page(shop, shop.catalogue.entries[0]).embed is None


def test_the_script_stands_where_cards_look_for_it() -> None:
    root = Path(__file__).parents[2]
    known = Settings(title="x", base_url="https://ocop.example/")
    assert ["embed/ocop.js"] == list(embed_files(known, root))
    assert {} == embed_files(Settings(title="x"), root)
    lean = Settings(title="x", base_url="https://ocop.example/", outputs=Outputs(product_json=False))
    assert {} == embed_files(lean, root)
    assert len(embed_files(known, root)["embed/ocop.js"]) < 2500


@given(st.text("<>&\"'`={}/ aế", min_size=1, max_size=30).filter(str.strip))
def test_nothing_that_a_contributor_writes_leaves_its_place(name: str) -> None:
    shop = workshop({CHU: product()}, settings=BASE)
    [entry] = shop.catalogue.entries
    found = embed(shop, msgspec.structs.replace(entry, name=name))
    assert found is not None
    assert type(found.html) is str
    read = Read(found.html)
    assert {"div", "a", "br", "span", "small"} == set(read.tags)
    assert name in read.words
