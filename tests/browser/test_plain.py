"""What is left without a script, in the system's own colours, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.prints import Book
from tests.support.showcase import PAGES, PRODUCTS

if TYPE_CHECKING:
    from tests.support.visits import Visits

#: Fields and buttons, and what is chosen, without an edge.
_WITHOUT_EDGE = """() => [...document.querySelectorAll(
  ".btn, .chip, .card, select, input:not([type=checkbox]), .tree a[aria-current]"
)].filter((e) => e.checkVisibility() && ![e, e.closest(".find-row")].filter(Boolean).some((one) => {
  const style = getComputedStyle(one);
  return parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none"
    || parseFloat(style.outlineWidth) >= 1 && style.outlineStyle !== "none";
})).map((e) => e.outerHTML.slice(0, 120))"""
_COLOURS = "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
#: The most that a product and nine cards may take, on A4.
MOST_SHEETS = 6


def test_fields_buttons_and_what_is_chosen_keep_an_edge_in_the_systems_colours(
    visit: Visits, showcase: str
) -> None:
    page = visit()
    page.emulate_media(forced_colors="active")
    without = {}
    for kind in ("home", "all products", "province", "product con-han", "search", "event"):
        page.goto(showcase + PAGES[kind])
        without[kind] = page.evaluate(_WITHOUT_EDGE)
        words, ground = page.locator("h1").evaluate(_COLOURS)
        assert words != ground
    assert {} == {kind: found for kind, found in without.items() if found}


def test_the_suggestion_at_hand_has_an_edge_in_the_systems_colours(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    page.emulate_media(forced_colors="active")
    page.locator("#q").fill("bánh")
    expect(page.locator(".suggest [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    outline = page.locator(".suggest [aria-selected=true]").evaluate(
        "(e) => getComputedStyle(e).outlineStyle"
    )
    assert "solid" == outline


def test_without_a_script_people_go_from_home_to_a_product_and_the_search_says_what_to_do(
    visit: Visits, showcase: str
) -> None:
    page = visit(showcase, javascript=False)
    page.locator("main a[href='/tinh/lao-cai/']").first.click()
    page.locator(".card h3 a", has_text="Trà cổ thụ").click()
    expect(page.locator("h1")).to_have_text("Trà cổ thụ")
    assert page.locator("main a[href^='tel:']").first.is_visible()
    page.locator("header #q").fill("chè")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{showcase}{PAGES['search']}?q=*")
    told = page.locator("main noscript .notice")
    expect(told).to_contain_text("JavaScript")
    assert told.is_visible()
    page.locator("[data-search-browse] a", has_text="Đồ uống").click()
    assert page.locator(".card").first.is_visible()


def test_with_a_script_nobody_is_told_to_have_one(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["search"])
    assert not page.locator("main noscript .notice").is_visible()


def test_a_product_on_paper_has_its_facts_and_no_frame(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["product con-han"], dark=True)
    paper = Book(page.pdf(format="A4"))
    assert paper.pages <= MOST_SHEETS
    words = paper.whole
    for fact in (
        "Trà cổ thụ",
        "3981/QĐ-UBND",
        "18/12/2025",
        "0214 3123 456",
        "450.000",
        "https://ocop.example/qd",
    ):
        assert fact in words
    assert_no_frame(page.locator("header.top, .side, footer, .crumbs").all_inner_texts(), words)


def test_a_listing_on_paper_has_every_product_and_no_frame(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["all products"])
    names = page.locator(".card h3").all_inner_texts()
    assert len(names) == len(PRODUCTS)
    paper = Book(page.pdf(format="A4"))
    assert paper.pages <= MOST_SHEETS
    words = paper.whole
    assert [] == [name for name in names if " ".join(name.split()) not in words]
    assert_no_frame(page.locator("header.top, .side, footer, .crumbs").all_inner_texts(), words)


def assert_no_frame(frame: list[str], words: str) -> None:
    """Nothing of the header, the tree and the footer is on paper, but what the page itself says too."""
    lines = {line.strip() for text in frame for line in text.splitlines()}
    assert {"Mục lục", "Trang chủ"} & lines
    for line in ("Mục lục", "Trang chủ", "Bỏ qua", "Sáng hoặc tối", "Về danh mục"):
        assert line not in words
