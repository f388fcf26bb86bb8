from __future__ import annotations

import datetime as dt
import json

from generator.addresses import Addresses
from generator.data.rows import (
    Row,
    collection_ingredients,
    encode_json_row,
    main_source,
    open_entries,
    row,
    row_ingredients,
)
from tests.support.sites import product
from tests.support.workshop import catalogue_of

CHU = "content/products/bac-ninh/my-gao-chu.md"
COOPERATIVE = "content/producers/htx-chu.yml"
BASE = "base_url: https://ocop.example/danh-muc\n"


def row_of(text: str, *, settings: str = "", as_of: dt.date | None = None, others: str = "") -> Row:
    files = {CHU: text, **({COOPERATIVE: others} if others else {})}
    catalogue = catalogue_of(files, settings=settings, as_of=as_of or dt.date(2026, 11, 22))
    return row(catalogue, Addresses.of(catalogue.settings.base_url, "vi"), catalogue.entries[0])


def test_a_row_says_what_product_decision_and_state_are() -> None:
    found = row_of(product(name_en="Chu rice noodles", commune="Nam Dương", score="78.5"), settings=BASE)
    assert found.id == "bac-ninh/my-gao-chu"
    assert found.url == "https://ocop.example/danh-muc/san-pham/bac-ninh/my-gao-chu/"
    assert (found.province_name, found.region) == ("Bắc Ninh", "dong-bang-song-hong")
    assert (found.stars, found.score, found.state) == (4, 78.5, "valid")
    assert (found.decision, found.date) == ("3981/QĐ-UBND", "2025-12-18")
    assert (found.expires, found.expires_computed) == ("2028-12-18", True)


def test_without_a_base_url_the_address_starts_at_the_root() -> None:
    assert row_of(product()).url == "/san-pham/bac-ninh/my-gao-chu/"


def test_what_is_not_known_is_left_out() -> None:
    lean = json.loads(encode_json_row(row_of(product(recognition="", sources="[{title: Tin}]"))))
    unknown = {"decision", "date", "expires", "expires_computed", "score", "producer", "gtin", "issued_at"}
    assert unknown & set(lean) == set()
    assert lean["state"] == "unknown"


def test_a_bare_year_computes_no_end() -> None:
    found = row_of(product(recognition="{date: 2025}"))
    assert (found.date, found.expires, found.expires_computed, found.state) == ("2025", "", False, "unknown")


def test_the_state_follows_the_day() -> None:
    assert row_of(product(), as_of=dt.date(2028, 12, 18)).state == "expiring"
    assert row_of(product(), as_of=dt.date(2028, 12, 19)).state == "expired"


def test_a_shared_producer_is_named_by_its_own_file() -> None:
    found = row_of(product(producer="htx-chu"), others="name: Hợp tác xã Mỳ Chũ\ntype: htx\n")
    assert (found.producer, found.producer_id, found.producer_type) == ("Hợp tác xã Mỳ Chũ", "htx-chu", "htx")


def test_an_inline_producer_is_named_too() -> None:
    found = row_of(product(producer="{name: Hộ kinh doanh Lan, type: hkd}"))
    assert (found.producer, found.producer_id, found.producer_type) == ("Hộ kinh doanh Lan", "", "hkd")


def test_the_best_source_speaks_for_a_row() -> None:
    found = row_of(
        product(
            sources="[{title: Cửa hàng, grade: C}, {title: Quyết định, grade: A}, {title: Báo, grade: B}]"
        )
    )
    assert [source.grade for source in found.sources] == ["C", "A", "B"]
    assert main_source(found).title == "Quyết định"


def test_examples_are_no_open_data() -> None:
    catalogue = catalogue_of(
        {CHU: product(), "content/products/bac-ninh/vi-du.md": product("Ví dụ", example="true")}
    )
    assert [entry.id for entry in open_entries(catalogue)] == ["bac-ninh/my-gao-chu"]
    assert len(collection_ingredients(catalogue)) == 2


def test_ingredients_change_with_the_file_its_producer_and_the_state_alone() -> None:
    def ingredients(
        text: str, maker: str = "name: HTX Chũ\n", as_of: dt.date = dt.date(2026, 11, 22)
    ) -> object:
        catalogue = catalogue_of({CHU: text, COOPERATIVE: maker}, as_of=as_of)
        return row_ingredients(catalogue, catalogue.entries[0])

    text = product(producer="htx-chu")
    same = ingredients(text)
    assert ingredients(text, as_of=dt.date(2026, 11, 23)) == same
    assert ingredients(text, as_of=dt.date(2028, 12, 1)) != same
    assert ingredients(text, maker="name: HTX Mỳ Chũ\n") != same
    assert ingredients(product(producer="htx-chu", stars="5")) != same
