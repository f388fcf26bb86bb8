from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Selection
from generator.views.home import home_page
from generator.views.json_ld import breadcrumb_data
from generator.views.listing import listing_page
from generator.views.models import Head, Link
from generator.views.producer import producer_page
from generator.views.product import product_page
from tests.support.sites import product
from tests.support.workshop import workshop

CHU = "content/products/bac-ninh/my-gao-chu.md"
BASE = "base_url: https://example.org\n"


def things(head: Head) -> dict[str, Any]:
    data = json.loads(head.json_ld)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def of(text: str, lang: str = "vi") -> dict[str, Any]:
    shop = workshop({CHU: text}, lang=lang, settings=BASE)
    return things(product_page(shop, shop.catalogue.entries[0]).frame.head)


def test_a_product_has_name_producer_award_and_no_rating() -> None:
    found = of(product(name_en="Chu noodles", producer="{name: HTX Chũ}", summary="Ngon."))["Product"]
    assert found["name"] == "Mỳ gạo Chũ"
    assert found["alternateName"] == "Chu noodles"
    assert found["award"] == "OCOP 4 sao"
    assert found["manufacturer"] == {"@type": "Organization", "name": "HTX Chũ"}
    assert found["description"] == "Ngon."
    assert found["url"] == "https://example.org/san-pham/bac-ninh/my-gao-chu/"
    assert not found.keys() & {"aggregateRating", "review", "offers", "gtin", "image"}


@pytest.mark.parametrize("recognition", ["{date: 2020-01-01}", "{date: 2025-01-01, status: withdrawn}"])
def test_a_lapsed_rank_is_no_award(recognition: str) -> None:
    assert "award" not in of(product(recognition=recognition))["Product"]


def test_an_offer_needs_a_known_price() -> None:
    offer = of(product(price="{retail: 45000, unit: gói}"))["Product"]["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (45000, "VND")
    assert offer["priceSpecification"]["unitText"] == "gói"
    assert "offers" not in of(product(price="{wholesale: 40000}"))["Product"]


def test_a_gtin_is_told() -> None:
    assert of(product(trace='{gtin: "8936000000004"}'))["Product"]["gtin"] == "8936000000004"


def test_breadcrumbs_end_with_the_page() -> None:
    steps = of(product())["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [
        (1, "Trang chủ"),
        (2, "Tỉnh, thành phố"),
        (3, "Bắc Ninh"),
        (4, "Thực phẩm"),
        (5, "Mỳ gạo Chũ"),
    ]
    assert steps[-1]["item"] == "https://example.org/san-pham/bac-ninh/my-gao-chu/"
    assert all(step["item"].startswith("https://example.org/") for step in steps)


def test_other_pages_tell_what_they_are() -> None:
    files = {
        "content/producers/htx.yml": "name: HTX Hoa\nphone: '0912345678'\ntax_code: '0101234567'\n",
        "content/products/hue/a.md": product("A", province="hue", producer="htx"),
        "content/products/hue/b.md": product("B", province="hue", producer="htx"),
    }
    shop = workshop(files, settings=BASE)
    organization = things(producer_page(shop, "htx").frame.head)["Organization"]
    assert (organization["name"], organization["taxID"]) == ("HTX Hoa", "0101234567")
    made = things(product_page(shop, shop.catalogue.entries[0]).frame.head)["Product"]
    assert made["manufacturer"]["@id"] == organization["@id"] == "https://example.org/chu-the/htx/#producer"
    assert set(things(listing_page(shop, Selection("hue")).frame.head)) == {"BreadcrumbList"}
    site = things(home_page(shop).frame.head)["WebSite"]
    assert site["potentialAction"]["target"] == "https://example.org/tim-kiem/?q={q}"


@given(st.text(max_size=30))
def test_nothing_that_a_contributor_writes_ends_the_script_element(text: str) -> None:
    hostile = f"</script><!--{text}\u2028&"
    shop = workshop({})
    made = breadcrumb_data(shop, [Link(text=hostile, href="/x")], text, "/y/")
    assert not set("<>&\u2028\u2029") & set(made)
    steps = json.loads(made)["@graph"][0]["itemListElement"]
    assert [steps[1]["name"], steps[2]["name"]] == [hostile, text]
