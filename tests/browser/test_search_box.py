"""The box in the header: suggestions while typing, all by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.axe import axe_violations
from tests.support.search_site import HOSTILE, build_search_site
from tests.support.site_server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.site_server import ServedSite
    from tests.support.visits import Visits

PREFIX = "/danh-muc/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_search_site(
        tmp_path_factory.mktemp("box") / "catalogue", base_url=f"https://ocop.example{PREFIX}"
    )


@pytest.fixture
def site(folder: Path) -> Iterator[ServedSite]:
    with serve(folder, PREFIX) as served:
        yield served


@pytest.fixture
def page(visit: Visits, site: ServedSite) -> Page:
    return visit(site.url)


def box(page: Page) -> Locator:
    return page.locator("[data-search-box] input")


def options(page: Page) -> Locator:
    return page.locator("[data-search-box] [role=option]")


def names(page: Page) -> list[str]:
    expect(options(page).first).to_be_visible()
    return options(page).locator("b").all_inner_texts()


def test_nothing_is_loaded_before_search_is_wanted(page: Page, site: ServedSite) -> None:
    page.wait_for_load_state("networkidle")
    assert [path for path in site.requests if "pagefind" in path or "search-" in path] == []
    box(page).focus()
    expect(box(page)).to_have_attribute("role", "combobox")
    assert f"{PREFIX}pagefind/pagefind.js" in site.requests


def test_words_without_marks_find_the_product(page: Page) -> None:
    box(page).fill("dong trung")
    assert names(page)[0] == "Đông trùng hạ thảo khô"
    expect(options(page).first).to_contain_text("Phú Thọ · 4 sao")
    assert options(page).first.locator("mark").all_inner_texts() == ["Đông", "trùng"]


def test_words_with_marks_find_the_product(page: Page) -> None:
    box(page).fill("Đông trùng")
    assert names(page)[0] == "Đông trùng hạ thảo khô"


def test_a_slash_and_ctrl_k_go_to_the_box(page: Page) -> None:
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("a/b")
    expect(box(page)).to_have_value("a/b")
    page.locator("body").click(position={"x": 5, "y": 400})
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()


def test_arrows_choose_and_enter_opens(page: Page) -> None:
    box(page).fill("my gao")
    names(page)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = options(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PREFIX}san-pham/bac-ninh/my-gao-chu/")


def test_arrows_go_round_through_the_box_itself(page: Page) -> None:
    box(page).fill("che tan cuong")
    names(page)
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(box(page)).not_to_have_attribute("aria-activedescendant", "x")
    assert options(page).locator("[aria-selected=true]").count() == 0


def test_enter_alone_leads_to_all_results(page: Page) -> None:
    box(page).fill("chè tân cương")
    names(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PREFIX}tim-kiem/?q=*")
    expect(page.locator("[data-search-status]")).to_have_text("30 sản phẩm cho “chè tân cương”")


def test_the_list_names_the_number_of_all_results(page: Page) -> None:
    box(page).fill("che tan cuong")
    assert len(names(page)) == 6
    link = page.locator(".suggest .all a")
    expect(link).to_contain_text("30")
    link.click()
    page.wait_for_url(f"**{PREFIX}tim-kiem/?q=che+tan+cuong")


def test_escape_and_leaving_close_the_list(page: Page) -> None:
    box(page).fill("ca phe")
    names(page)
    page.keyboard.press("Escape")
    expect(page.locator(".suggest")).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    names(page)
    page.locator("main").click(position={"x": 5, "y": 5})
    expect(page.locator(".suggest")).to_be_hidden()


def test_a_click_opens_the_product(page: Page) -> None:
    box(page).fill("nuoc mam")
    names(page)
    options(page).first.click()
    page.wait_for_url(f"**{PREFIX}san-pham/an-giang/nuoc-mam/")


def test_what_is_found_is_announced(page: Page) -> None:
    box(page).fill("my gao")
    names(page)
    expect(page.locator("[data-search-box] [role=status]")).not_to_be_empty()
    box(page).fill("qqqqqq")
    expect(page.locator(".suggest")).to_be_hidden()


def test_names_are_text_whatever_they_hold(page: Page) -> None:
    box(page).fill("banh gai")
    assert names(page)[0] == HOSTILE
    assert page.locator(".suggest img, .suggest b b").count() == 0


@pytest.mark.parametrize(
    "query", ['"', "\\", "<script>", ".*+?^${}()|[]", "😀", "\u0301\u0300", "a" * 10_000, "- ' `"]
)
def test_strange_queries_do_no_harm(page: Page, query: str) -> None:
    box(page).fill(query)
    box(page).fill("dong trung")
    assert names(page)[0] == "Đông trùng hạ thảo khô"


def test_the_english_box_shows_english_names(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url + "en/")
    box(page).fill("rice noodles")
    assert names(page)[0] == "Chu rice noodles"
    expect(options(page).first).to_contain_text("4 stars")
    box(page).fill("dong trung")
    expect(options(page).first.locator("b")).to_have_attribute("lang", "vi")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PREFIX}en/san-pham/phu-tho/dong-trung/")


def test_without_javascript_the_box_is_a_form(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url, javascript=False)
    box(page).fill("my gao")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PREFIX}tim-kiem/?q=my+gao")
    expect(page.locator("[data-search-browse] a").first).to_be_visible()


def test_without_the_index_the_box_is_a_form(visit: Visits, site: ServedSite) -> None:
    page = visit(strict=False)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(site.url)
    box(page).fill("my gao")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PREFIX}tim-kiem/?q=my+gao")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_the_open_list(
    visit: Visits, site: ServedSite, width: int, *, dark: bool
) -> None:
    page = visit(site.url, width=width, dark=dark)
    box(page).fill("che tan cuong")
    names(page)
    page.keyboard.press("ArrowDown")
    assert axe_violations(page) == []
