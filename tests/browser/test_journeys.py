"""What a visitor comes for, from the first key to the source of the record, on the real catalogue."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.visits import Visits

TITLE = re.compile("Đông trùng hạ thảo", re.IGNORECASE)


def read_product(page: Page) -> None:
    """A product's page says whether its rank still holds, and where the record was read."""
    expect(page.locator("main .pill").first).to_have_text(
        re.compile("Còn hiệu lực|Sắp hết hạn|Đã hết hạn|Chưa rõ hiệu lực")
    )
    expect(page.locator("#nguon a").first).to_have_attribute("href", re.compile("^https?://"))


def test_by_typing_without_marks_then_a_province_and_four_stars(visit: Visits, launch_url: str) -> None:
    page = visit(launch_url)
    page.keyboard.press("/")
    page.keyboard.type("dong trung")
    expect(page.get_by_role("option").first).to_contain_text(TITLE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=dong*trung")
    page.locator('input[name="tinh"][value="bac-ninh"]').check()
    page.locator('input[name="sao"][value="4"]').check()
    results = page.locator("[data-search-result]")
    expect(results).to_have_count(1)
    expect(results).to_have_attribute("data-province", "bac-ninh")
    assert "tinh=bac-ninh" in page.url
    assert "sao=4" in page.url
    results.get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    read_product(page)


def test_a_former_province_is_found_on_a_phone(visit: Visits, launch_url: str) -> None:
    page = visit(f"{launch_url}tim-kiem/?q=vai+thieu+bac+giang", width=360, dark=True)
    first = page.locator("[data-search-result]").first
    expect(first).to_have_attribute("data-province", "bac-ninh")
    first.get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("Vải")
    read_product(page)


def test_without_javascript_by_facets(visit: Visits, launch_url: str) -> None:
    page = visit(launch_url, javascript=False)
    page.locator(".tile a", has_text="Bắc Ninh").click()
    page.locator(".chip", has_text="Dược liệu").click()
    page.locator(".chip", has_text="4 sao").click()
    page.locator(".card h3 a", has_text=TITLE).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    read_product(page)
