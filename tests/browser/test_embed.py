"""The card for partners: copied from a product's page into another site, with and without its script."""

from __future__ import annotations

import json
from mimetypes import guess_type
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.hosted import BASE, LAPSED, PRICED, hosted

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.support.sites import CatalogueSite
    from tests.support.visits import Visits

PARTNER = "https://doi-tac.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> CatalogueSite:
    """The catalogue with everything, below a sub-path."""
    made = hosted(tmp_path_factory.mktemp("embed") / "catalogue", None, f"base_url: {BASE}\n")
    made.build()
    return made


def serve(page: Page, site: CatalogueSite, partner: str = "", **records: object) -> None:
    """Answer for both hosts; ``records`` replace parts of each product's JSON."""

    def catalogue(route: Route) -> None:
        path = route.request.url.removeprefix(BASE).partition("?")[0]
        path += "index.html" if not path or path.endswith("/") else ""
        data = (site.output / path).read_bytes()
        if path.endswith("product.json") and records:
            data = json.dumps(json.loads(data) | records).encode()
        headers = {"Access-Control-Allow-Origin": "*"} if path.startswith("san-pham/") else {}
        route.fulfill(body=data, content_type=guess_type(path)[0] or "", headers=headers)

    page.route(f"{BASE}**", catalogue)
    html = f"<!doctype html><html lang=vi><meta charset=utf-8><title>Đối tác</title>{partner}"
    page.route(f"{PARTNER}**", lambda route: route.fulfill(body=html, content_type="text/html"))


def copied(visit: Visits, site: CatalogueSite, product: str) -> tuple[str, str]:
    """Open a product's page and take the card and the line with the script from it."""
    page = visit(strict=False)
    serve(page, site)
    page.goto(f"{BASE}san-pham/{product}/")
    page.get_by_text("Nhúng thẻ này").click()
    box = page.locator("[data-embed]")
    return box.locator("textarea").input_value(), box.locator("code").inner_text()


def test_the_card_works_without_a_script(visit: Visits, site: CatalogueSite) -> None:
    html, _ = copied(visit, site, PRICED)
    page = visit(strict=False, javascript=False, width=360)
    serve(page, site, html)
    page.goto(PARTNER)
    card = page.locator("[data-ocop]")
    expect(card).to_contain_text("★★★★ OCOP 4 sao")
    expect(card).to_contain_text("Công nhận có giá trị đến 18/12/2028. Nguồn: Danh mục thử & nghiệm")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="Mỳ gạo Chũ").click()
    expect(page.locator("h1")).to_have_text("Mỳ gạo Chũ")


def test_the_script_brings_cards_up_to_the_day(visit: Visits, site: CatalogueSite) -> None:
    html, script = copied(visit, site, PRICED)
    for validity, stars, state in (
        ({"state": "valid", "until": "2019-12-18"}, "", "Đã hết hạn: 18/12/2019"),
        ({"state": "valid", "until": "2099-12"}, "★★★★", "Có giá trị đến 12/2099"),
        ({"state": "withdrawn"}, "", "Đã thu hồi"),
        ({"state": "unknown"}, "★★★★", "Chưa rõ hiệu lực"),
    ):
        page = visit(strict=False)
        serve(page, site, html + html + script, validity=validity)
        page.goto(PARTNER)
        for card in page.locator("[data-ocop]").all():
            expect(card.locator("[data-ocop-state]")).to_have_text(state)
            expect(card.locator("[data-ocop-stars]")).to_have_text(stars)
            expect(card.locator("[data-ocop-rank]")).to_have_text("OCOP 4 sao")
            expect(card.locator("[data-ocop-rank]")).to_have_css("font-weight", "700" if stars else "400")


def test_a_card_that_finds_no_data_stays_as_it_was(visit: Visits, site: CatalogueSite) -> None:
    html, script = copied(visit, site, LAPSED)
    page = visit(strict=False)
    serve(page, site, html + script)
    page.route("**/product.json", lambda route: route.fulfill(status=404))
    page.goto(PARTNER)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-ocop-state]")).to_have_text("Đã hết hạn: 6/5/2022")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_button_copies_the_card(visit: Visits, site: CatalogueSite, width: int) -> None:
    page = visit(strict=False, width=width)
    serve(page, site)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{BASE}san-pham/{PRICED}/")
    page.get_by_text("Nhúng thẻ này").click()
    page.locator("[data-act=embed]").click()
    expect(page.locator("[data-said]")).to_have_text("Đã chép.")
    assert (
        page.evaluate("navigator.clipboard.readText()") == page.locator("[data-embed] textarea").input_value()
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
