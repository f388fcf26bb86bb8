from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Selection
from generator.views.event import event_page
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
    assert of(product(trace='{gtin: "8936000000004"}'))["Product"]["gtin13"] == "8936000000004"


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
    assert set(things(listing_page(shop, Selection("hue", stars=4)).frame.head)) == {"BreadcrumbList"}
    hue = things(listing_page(shop, Selection("hue")).frame.head)["AdministrativeArea"]
    assert ("Huế", "Việt Nam") == (hue["name"], hue["containedInPlace"]["name"])
    site = things(home_page(shop).frame.head)["WebSite"]
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://example.org/tim-kiem/?q={q}"


EVENT = "name: Hội chợ\nstarts: {}\nsources: [{{title: Tin, grade: B}}]\n{}"


def test_an_event_is_one_where_its_day_and_its_place_are_known() -> None:
    files = {
        "content/events/ro.yml": EVENT.format("2026-12-01", "ends: 2026-12-03\nplace: Nhà thi đấu\n"),
        "content/events/thang.yml": EVENT.format("2026-12", "place: Nhà thi đấu\n"),
        "content/events/dau.yml": EVENT.format("2026-12-01", ""),
    }
    shop = workshop(files, settings=BASE)
    event = things(event_page(shop, "ro").frame.head)["Event"]
    assert ("2026-12-01", "2026-12-03") == (event["startDate"], event["endDate"])
    assert "Nhà thi đấu" == event["location"]["name"]
    assert not {"Event"} & (things(event_page(shop, "thang").frame.head).keys())
    assert not {"Event"} & (things(event_page(shop, "dau").frame.head).keys())


@pytest.mark.parametrize(
    ("recognition", "expected"),
    [
        ("{decision: 1/QĐ, date: 2025-12-18}", ("Active", "2025-12-18", "2028-12-18")),
        ("{decision: 1/QĐ, date: 2019-05-06}", ("Inactive", "2019-05-06", "2022-05-06")),
        ("{decision: 1/QĐ, date: 2025-12}", ("Active", "", "")),
        ("{decision: 1/QĐ, date: 2025}", ("", "", "")),
        ("{decision: 1/QĐ, date: 2025-01-01, status: withdrawn}", ("Inactive", "2025-01-01", "2028-01-01")),
        ("{decision: 1/QĐ, date: 2025-01-01, status: under-review}", ("", "2025-01-01", "")),
    ],
)
def test_a_recognition_is_a_certificate_with_the_days_that_are_known(
    recognition: str, expected: tuple[str, str, str]
) -> None:
    [found] = of(product(recognition=recognition))["Product"]["hasCertification"]
    assert ("OCOP 4 sao", "1/QĐ") == (found["name"], found["certificationIdentification"])
    status = found.get("certificationStatus", "").removeprefix("https://schema.org/Certification")
    assert expected == (status, found.get("validFrom", ""), found.get("expires", ""))


def test_a_rank_without_a_decision_is_no_certificate() -> None:
    assert "hasCertification" not in of(product(recognition=""))["Product"]


def test_other_certificates_are_told() -> None:
    text = product(recognition="", certificates="[{type: vietgap, number: VG-1, issuer: Trung tâm}]")
    [found] = of(text)["Product"]["hasCertification"]
    assert ("VG-1", "Trung tâm") == (found["certificationIdentification"], found["issuedBy"]["name"])


@given(st.text(max_size=30))
def test_nothing_that_a_contributor_writes_ends_the_script_element(text: str) -> None:
    hostile = f"</script><!--{text}\u2028&"
    shop = workshop({})
    made = breadcrumb_data(shop, [Link(text=hostile, href="/x")], text, "/y/")
    assert not set("<>&\u2028\u2029") & set(made)
    steps = json.loads(made)["@graph"][0]["itemListElement"]
    assert [steps[1]["name"], steps[2]["name"]] == [hostile, text]
