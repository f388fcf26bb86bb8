"""The product page in the hand: call, codes to scan, cite, share, print."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from tests.support.showcase import PAGES, build_showcase
from tests.support.site_server import serve
from tests.support.visits import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.support.visits import Visits

BASE = "https://ocop.example.vn/"
RICH = PAGES["product con-han"]
_CLIPBOARD = "navigator.clipboard.writeText = async (text) => { window.copied = text; }"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_showcase(tmp_path_factory.mktemp("showcase"), base_url=BASE)) as served:
        yield served.url


def scanned(page: Page, selector: str) -> list[str]:
    picture = Image.open(io.BytesIO(page.locator(selector).screenshot()))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("dark", [False, True])
def test_codes_are_scanned_off_the_screen(visit: Visits, hosted: str, *, dark: bool) -> None:
    page = visit(hosted + RICH, width=1440, dark=dark)
    assert ["8931234567897"] == scanned(page, ".barcode")
    assert [BASE + RICH] == scanned(page, ".qr")


def test_the_call_is_on_the_first_screen_of_a_phone(visit: Visits, hosted: str) -> None:
    page = visit(hosted + RICH, width=360, height=740)
    box = page.locator(".reach a").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740
    assert "tel:+842143123456" == page.locator(".reach a").first.get_attribute("href")


def test_a_citation_has_the_address_and_the_day(visit: Visits, hosted: str) -> None:
    page = visit(hosted + RICH)
    page.evaluate(_CLIPBOARD)
    page.locator(".cite summary").click()
    page.locator("[data-act=cite]").click()
    until(page, "window.copied")
    words = page.evaluate("window.copied")
    assert words.startswith("Trà cổ thụ. Hợp tác xã Sản xuất")
    assert f"Danh mục thử. {BASE}{RICH} (xem ngày " in words
    assert "Đã chép." == page.locator("[data-said]").inner_text()


def test_what_cannot_be_shared_is_copied(visit: Visits, hosted: str) -> None:
    page = visit(hosted + RICH)
    page.evaluate(f"navigator.share = undefined; {_CLIPBOARD}")
    page.get_by_role("button", name="Chia sẻ").click()
    until(page, "window.copied")
    assert BASE + RICH == page.evaluate("window.copied")


def test_without_javascript_no_button_is_dead(visit: Visits, hosted: str) -> None:
    page = visit(hosted + RICH, javascript=False)
    assert not [one for one in page.locator("main button").all() if one.is_visible()]


@pytest.mark.parametrize(("slug", "sheets"), [("con-han", 2), ("sap-het", 1), ("chua-ro", 1)])
def test_a_product_is_printed_on_a_sheet(visit: Visits, hosted: str, slug: str, sheets: int) -> None:
    """Twenty certificates take a second one."""
    page = visit(f"{hosted}san-pham/lao-cai/{slug}/")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert sheets == len(pdf.pages)
    assert f"san-pham/lao-cai/{slug}/" in pdf.pages[0].extract_text().replace("\n", "")
