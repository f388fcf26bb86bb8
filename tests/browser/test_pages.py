"""Every kind of page, as visitors meet it: small and large, light and dark, in two languages, no mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.axe import axe_violations
from tests.support.showcase import MISSING, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.visits import Visits

# Width, dark, path of the language: each pair of these comes together in one look.
LOOKS = {
    "phone light vi": (360, False, ""),
    "desktop dark vi": (1440, True, ""),
    "phone dark en": (360, True, "en/"),
    "desktop light en": (1440, False, "en/"),
}
EVERY_PAGE = {**PAGES, "missing": MISSING}

#: Pages of the real catalogue, which has the long lists.
LAUNCH = (
    "",
    "san-pham/",
    "tinh/can-tho/",
    "tinh/can-tho/trang/2/",
    "chu-the/",
    "tinh/lam-dong/",
    "gioi-thieu/",
)

# But for what moves sideways by itself, or is not shown.
_TOO_WIDE = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest(".chips, .table, .prose, .hush, svg"))
  .map((e) => e.outerHTML.slice(0, 120))"""

# A line with stacked marks (ế, Ễ) needs 1.3 times its size, and no box may hide what sticks out.
_TIGHT = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  if (!own || e.closest("svg, .hush, [hidden], script, style, option")) return false;
  const style = getComputedStyle(e);
  const hides = style.overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1;
  return hides || parseFloat(style.lineHeight) < 1.3 * parseFloat(style.fontSize) - .1;
}).map((e) => `${e.tagName} ${e.className}: ${e.textContent.slice(0, 60)}`)"""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", EVERY_PAGE)
def test_axe_finds_nothing(visit: Visits, showcase: str, kind: str, look: str) -> None:
    width, dark, prefix = LOOKS[look]
    page = visit(f"{showcase}{prefix}{EVERY_PAGE[kind]}", width=width, dark=dark)
    assert [] == axe_violations(page)


@pytest.mark.slow
@pytest.mark.parametrize("path", LAUNCH)
def test_axe_finds_nothing_on_the_real_catalogue(visit: Visits, launch_url: str, path: str) -> None:
    assert [] == axe_violations(visit(launch_url + path, width=360))
    assert [] == axe_violations(visit(launch_url + path, width=1440, dark=True))


@pytest.mark.parametrize("kind", EVERY_PAGE)
def test_nothing_is_wider_than_a_small_phone_and_no_mark_is_cut(
    visit: Visits, showcase: str, kind: str
) -> None:
    page = visit(showcase + EVERY_PAGE[kind], width=320, height=640)
    assert [] == page.evaluate(_TOO_WIDE)
    assert 320 == page.evaluate("document.documentElement.scrollWidth")
    assert [] == page.evaluate(_TIGHT)


def test_names_of_the_real_catalogue_fit_a_small_phone(visit: Visits, launch_url: str) -> None:
    for path in LAUNCH:
        page = visit(launch_url + path, width=320, height=640)
        assert [] == page.evaluate(_TOO_WIDE)
        assert [] == page.evaluate(_TIGHT)


def test_facets_lead_from_home_to_a_product_without_javascript(visit: Visits, launch_url: str) -> None:
    page = visit(launch_url, javascript=False)
    page.locator(".tile a", has_text="Cần Thơ").click()
    page.locator(".chip", has_text="Thực phẩm").click()
    page.locator(".chip", has_text="4 sao").click()
    assert page.url == f"{launch_url}tinh/can-tho/nhom/thuc-pham/sao/4/"
    card = page.locator(".card h3 a").first
    name = card.inner_text()
    card.click()
    assert page.locator("h1").inner_text() == name
    assert page.locator("#cong-nhan").is_visible()


def test_without_javascript_the_tree_opens_on_a_phone_and_back_closes_it(
    visit: Visits, showcase: str
) -> None:
    page = visit(showcase + PAGES["province"], width=360, javascript=False)
    tree = page.locator("#cay-danh-muc")
    assert not tree.is_visible()
    page.locator("a.menu").click()
    assert tree.is_visible()
    page.go_back()
    assert not tree.is_visible()


def test_the_search_page_offers_the_lists_without_javascript(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["search"], javascript=False)
    assert not page.locator("[data-search-facets]").is_visible()
    page.locator("[data-search-browse] a", has_text="Lào Cai").click()
    assert page.url == showcase + PAGES["province"]


def test_the_keyboard_skips_to_the_content(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("document.activeElement.className")
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert "noi-dung" == page.evaluate("document.activeElement.id")


def test_the_keyboard_opens_a_branch_and_follows_a_leaf(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    page.locator("#cay-nhom-do-uong summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{showcase}nhom/do-uong/")
    current = page.locator("#cay-danh-muc [aria-current=page]")
    assert "nhom-do-uong" == current.get_attribute("data-n")


def test_a_slash_goes_to_the_search_box(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    assert "q" == page.evaluate("document.activeElement.id")
    assert "" == page.locator("#q").input_value()


def test_the_tree_remembers_what_is_open_and_where_the_page_is(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    page.locator("#cay-vung-3 summary").click()
    page.goto(showcase + PAGES["province"])
    assert _open(page) == ["cay-vung-1", "cay-vung-3"]
    assert "tinh-lao-cai" == page.locator("[aria-current=page]").get_attribute("data-n")


def _open(page: Page) -> list[str | None]:
    return [branch.get_attribute("id") for branch in page.locator(".tree details[open]").all()]


def test_a_chosen_theme_stays_without_a_flash(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    page.locator("[data-theme-toggle]").click()
    page.goto(showcase + PAGES["province"])
    assert "dark" == page.evaluate("document.documentElement.dataset.theme")
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_the_other_language_is_the_same_page(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["product con-han"])
    page.locator("a.lang").click()
    assert page.url == f"{showcase}en/{PAGES['product con-han']}"
    assert "Old-tree tea" == page.locator("h1").inner_text()
    assert "vi" == page.locator(".other").get_attribute("lang")


@pytest.mark.parametrize(
    ("slug", "state", "gold"),
    [
        ("con-han", "valid", True),
        ("sap-het", "expiring", True),
        ("het-han", "expired", False),
        ("thu-hoi", "withdrawn", False),
        ("danh-gia", "under-review", True),
        ("chua-ro", "unknown", True),
    ],
)
def test_a_rank_that_lapsed_says_so_and_loses_its_gold(
    visit: Visits, showcase: str, slug: str, state: str, *, gold: bool
) -> None:
    page = visit(f"{showcase}san-pham/lao-cai/{slug}/")
    head = page.locator(".product-head")
    assert 1 == head.locator(f".pill-{state}").count()
    stars = head.locator(".stars").evaluate("(e) => getComputedStyle(e, '::before').backgroundImage")
    assert gold == ("star-empty" not in stars)
    assert (state in {"expired", "withdrawn"}) == head.locator(".notice-clay").is_visible()


def test_counts_and_the_day_come_from_their_own_sheet(visit: Visits, showcase: str) -> None:
    page = visit(showcase)
    count = page.locator("[data-n=tat-ca]").evaluate("(e) => getComputedStyle(e, '::after').content")
    day = page.locator("[data-as-of]").evaluate("(e) => getComputedStyle(e, '::after').content")
    assert '"9"' == count
    assert '"22/11/2026"' == day


def test_photos_load_in_a_modern_format(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["product co-anh"])
    photo = page.locator(".photo img")
    photo.evaluate("(e) => e.decode()")
    assert photo.evaluate("(e) => e.currentSrc").endswith(".avif")


def test_paper_has_no_frame_and_names_its_sources(visit: Visits, showcase: str) -> None:
    page = visit(showcase + PAGES["product con-han"], dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".top").is_visible()
    assert not page.locator(".side").is_visible()
    assert "rgb(0, 0, 0)" == page.locator("h1").evaluate("(e) => getComputedStyle(e).color")
    address = page.locator(".sources a").evaluate("(e) => getComputedStyle(e, '::after').content")
    assert "attr(href)" in address or "https://ocop.example/qd" in address


def test_the_tree_shows_where_the_page_is(visit: Visits, launch_url: str) -> None:
    page = visit(launch_url + "bo/ca-phe-cacao/")
    inside = "(e) => { const at = e.getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight; }"
    assert page.locator(".tree [aria-current=page]").evaluate(inside)
