"""The search page: everything in the address, counts that hold, plain words when something is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.axe import axe_violations
from tests.support.search_site import HOSTILE, build_search_site
from tests.support.site_server import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.site_server import ServedSite
    from tests.support.visits import Visits


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_search_site(tmp_path_factory.mktemp("page") / "catalogue")


@pytest.fixture
def site(folder: Path) -> Iterator[ServedSite]:
    with serve(folder) as served:
        yield served


#: How much of the screen has moved by itself, as browsers count it, until the results are there.
_MOVED = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(0), 300);
})"""


class Search:
    """The search page as a visitor works with it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.status = page.locator("[data-search-status]")
        self.results = page.locator("[data-search-results] > [data-search-result]")
        self.field = page.locator("[data-search-form] input")

    def names(self, count: int) -> list[str]:
        """The names of exactly so many results, once they are there."""
        expect(self.results).to_have_count(count)
        return [str(one.get_attribute("data-name")) for one in self.results.all()]

    def box(self, group: str, value: str) -> Locator:
        return self.page.locator(f"input[name='{group}'][value='{value}']")

    def count(self, group: str, value: str) -> str:
        return self.page.locator("label", has=self.box(group, value)).locator("[data-count]").inner_text()

    def address(self) -> str:
        return self.page.url.rpartition("/tim-kiem/")[2]


@pytest.fixture
def ask(visit: Visits, site: ServedSite) -> Callable[..., Search]:
    """Opens the search page with a query."""
    return lambda query="", path="", **how: Search(visit(f"{site.url}{path}tim-kiem/{query}", **how))


def test_the_address_says_what_is_searched(ask: Callable[..., Search]) -> None:
    search = ask("?q=dong+trung")
    assert search.names(2)[0] == "Đông trùng hạ thảo khô"
    expect(search.status).to_have_text("2 sản phẩm cho “dong trung”")
    expect(search.field).to_have_value("dong trung")


def test_the_other_language_shows_the_same_search(ask: Callable[..., Search]) -> None:
    search = ask("?q=xuan+truong&tinh=bac-ninh")
    search.page.locator("a.lang").click()
    search.page.wait_for_url("**/en/tim-kiem/?q=xuan+truong&tinh=bac-ninh")
    expect(search.field).to_have_value("xuan truong")
    expect(search.results.locator(".by").first).to_have_attribute("lang", "vi")


def test_a_former_province_leads_to_its_products_of_today(ask: Callable[..., Search]) -> None:
    search = ask("?q=bac+giang")
    assert search.names(1) == ["Mỳ gạo Chũ"]
    expect(search.results.first).to_have_attribute("data-province", "bac-ninh")


def test_producers_communes_and_abbreviations_are_found(ask: Callable[..., Search]) -> None:
    for query in ("xuan truong", "hop+tac+xa+mỳ+chũ", "htx", "luc ngan"):
        assert ask(f"?q={query}").names(1) == ["Mỳ gạo Chũ"]


def test_whole_words_come_before_words_that_only_begin_alike(ask: Callable[..., Search]) -> None:
    assert ask("?q=ca+phe").names(1) == ["Cà phê bột Ea Kiết"]
    assert ask("?q=phe").names(2) == ["Cà phê bột Ea Kiết", "Homestay cao cấp Ea Phê"]


def test_the_same_marks_come_first(ask: Callable[..., Search]) -> None:
    fish, coffee = ask("?q=cá"), ask("?q=cà")
    expect(fish.results.first).to_have_attribute("data-name", re.compile("^Cá |Khô cá"))
    expect(coffee.results.first).to_have_attribute("data-name", "Cà phê bột Ea Kiết")


def test_without_a_query_everything_is_there_best_first(ask: Callable[..., Search]) -> None:
    search = ask()
    assert search.names(24)[0] == "Cà phê bột Ea Kiết"
    expect(search.status).to_have_text("40 sản phẩm")
    expect(search.page.locator("[data-search-browse]")).to_be_hidden()


def test_more_results_come_when_asked_for(ask: Callable[..., Search]) -> None:
    search = ask("?q=che+tan+cuong")
    search.names(24)
    more = search.page.locator("[data-search-more]")
    expect(more).to_have_text(re.compile("6"))
    more.click()
    assert len(set(search.names(30))) == 30
    expect(more).to_be_hidden()
    expect(search.results.nth(24).locator("a")).to_be_focused()


def test_filters_narrow_and_counts_tell_what_each_would_give(ask: Callable[..., Search]) -> None:
    search = ask("?q=ea")
    search.names(2)
    assert [search.count("sao", stars) for stars in "543"] == ["1", "0", "1"]
    assert search.box("sao", "4").is_disabled()
    search.box("sao", "5").check()
    assert search.names(1) == ["Cà phê bột Ea Kiết"]
    assert search.address() == "?q=ea&sao=5"
    assert [search.count("sao", stars) for stars in "543"] == ["1", "0", "1"]
    assert [search.count("nhom", slug) for slug in ("do-uong", "du-lich")] == ["1", "0"]


def test_several_values_of_a_filter_add_up_and_filters_join(ask: Callable[..., Search]) -> None:
    assert len(ask("?tinh=dak-lak&tinh=bac-ninh").names(5)) == 5
    assert len(ask("?tinh=dak-lak,bac-ninh&sao=5,3").names(2)) == 2
    search = ask("?tinh=dak-lak&sao=5")
    assert search.names(1) == ["Cà phê bột Ea Kiết"]
    expect(search.box("tinh", "dak-lak")).to_be_checked()


def test_states_are_those_of_the_day(ask: Callable[..., Search]) -> None:
    search = ask()
    search.page.clock.set_fixed_time("2026-11-22T05:00:00+07:00")
    search.page.reload()
    search.names(24)
    states = ("valid", "expiring", "expired", "unknown", "withdrawn", "under-review")
    assert [search.count("hieu-luc", state) for state in states] == ["36", "1", "1", "1", "1", "0"]
    search.page.clock.set_fixed_time("2028-12-19T05:00:00+07:00")
    search.page.reload()
    search.names(24)
    assert [search.count("hieu-luc", state) for state in states] == ["0", "0", "38", "1", "1", "0"]


def test_a_clock_that_is_slow_makes_nothing_valid_again(ask: Callable[..., Search]) -> None:
    search = ask("?hieu-luc=expired")
    search.page.clock.set_fixed_time("2021-01-01T05:00:00+07:00")
    search.page.reload()
    assert search.names(1) == ["Cá tím"]
    expect(search.results.first).to_contain_text("Đã hết hạn")
    expect(search.results.first.locator(".stars")).to_have_class(re.compile("lapsed"))


def test_orders(ask: Callable[..., Search]) -> None:
    search = ask("?tinh=dak-lak&tinh=an-giang")
    expect(search.results.last).to_have_attribute("data-name", "Homestay cao cấp Ea Phê")
    search.page.locator("[data-search-sort]").select_option("ten")
    expect(search.results.last).to_have_attribute("data-name", "Nước mắm Phú Quốc")
    assert search.names(5) == [
        "Cà phê bột Ea Kiết",
        "Cá tím",
        "Homestay cao cấp Ea Phê",
        "Khô cá tra",
        "Nước mắm Phú Quốc",
    ]
    assert search.address() == "?tinh=an-giang&tinh=dak-lak&sap-xep=ten"
    search.page.locator("[data-search-sort]").select_option("moi")
    expect(search.results.last).to_have_attribute("data-name", "Cá tím")


def test_back_and_forward_walk_through_the_states(ask: Callable[..., Search]) -> None:
    search = ask("?q=ea")
    search.names(2)
    search.box("sao", "5").check()
    search.names(1)
    search.field.fill("che")
    search.page.keyboard.press("Enter")
    search.names(0)
    search.page.go_back()
    search.names(1)
    expect(search.field).to_have_value("ea")
    search.page.go_back()
    search.names(2)
    expect(search.box("sao", "5")).not_to_be_checked()
    search.page.go_forward()
    search.names(1)
    expect(search.box("sao", "5")).to_be_checked()


def test_coming_back_from_a_product_shows_what_was_seen(ask: Callable[..., Search]) -> None:
    search = ask("?q=che+tan+cuong")
    search.names(24)
    search.page.locator("[data-search-more]").click()
    search.names(30)
    search.results.nth(28).locator("a").click()
    search.page.wait_for_url("**/san-pham/**")
    search.page.go_back()
    search.names(30)
    expect(search.results.nth(28)).to_be_in_viewport()


def test_typing_searches_without_filling_the_history(ask: Callable[..., Search]) -> None:
    search = ask()
    search.names(24)
    before = search.page.evaluate("history.length")
    search.field.press_sequentially("nuoc mam", delay=20)
    search.names(1)
    assert search.address() == "?q=nuoc+mam"
    assert search.page.evaluate("history.length") == before


def test_chosen_filters_can_be_taken_away(ask: Callable[..., Search]) -> None:
    search = ask("?tinh=dak-lak&sao=5&sao=3")
    search.names(2)
    chips = search.page.locator("[data-search-chosen] a")
    expect(chips).to_have_count(4)
    chips.filter(has_text="3 sao").click()
    search.names(1)
    assert search.address() == "?sao=5&tinh=dak-lak"
    chips.last.click()
    search.names(24)
    assert search.address() == ""


def test_words_that_nothing_holds_together_are_said_to_be_a_part(ask: Callable[..., Search]) -> None:
    notice = "[data-search-notice]"
    search = ask("?q=my+gao+phu+quoc")
    assert "Mỳ gạo Chũ" in search.names(1) or "Nước mắm Phú Quốc" in search.names(1)
    expect(search.page.locator(notice)).to_contain_text("Không có sản phẩm nào chứa đủ “my gao phu quoc”")
    unknown = ask("?q=dong+trung+xyzzy")
    unknown.names(2)
    expect(unknown.page.locator(notice)).to_contain_text("hiển thị kết quả cho “dong trung”")
    whole = ask("?q=dong+trung")
    whole.names(2)
    expect(whole.page.locator(notice)).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "name", "meant"),
    [
        ("nuoc mm", "Nước mắm Phú Quốc", "nước mắm"),
        ("nuwowcs mawms", "Nước mắm Phú Quốc", "nước mắm"),
        ("nu7o7c1 ma8m1", "Nước mắm Phú Quốc", "nước mắm"),
        ("ka fe", "Cà phê bột Ea Kiết", "cà phê"),
        ("nuocmam", "Nước mắm Phú Quốc", "nước mắm"),
        ("my gao tru", "Mỳ gạo Chũ", "mỳ gạo chũ"),
        ("tan cuowng", "Chè Tân Cương 1", "tân cương"),
    ],
)
def test_close_spellings_are_found_and_said(
    ask: Callable[..., Search], query: str, name: str, meant: str
) -> None:
    search = ask(f"?q={query}")
    expect(search.results.first).to_have_attribute("data-name", name)
    said = f"Không có “{query}”, hiển thị kết quả cho “{meant}”."
    expect(search.page.locator("[data-search-notice]")).to_have_text(said)
    expect(search.status).to_have_text(re.compile(f"cho “{meant}”$"))


def test_ends_of_validity_load_on_a_phone_only_when_the_filters_are_opened(
    visit: Visits, site: ServedSite
) -> None:
    search = Search(visit(f"{site.url}tim-kiem/?q=che", width=360))
    search.names(24)
    assert not [path for path in site.requests if "ends.json" in path]
    search.page.locator("[data-search-facets] summary").click()
    expect(search.page.locator("label", has=search.box("hieu-luc", "valid"))).to_contain_text("30")


def test_nothing_found_says_so_and_leads_on(ask: Callable[..., Search]) -> None:
    search = ask("?q=qqqqqq")
    expect(search.page.locator("[data-search-empty]")).to_be_visible()
    expect(search.status).to_have_text("Không có sản phẩm nào cho “qqqqqq”")
    expect(search.page.locator("[data-search-browse] a").first).to_be_visible()
    search.page.locator("[data-search-clear]").click()
    search.names(24)


@pytest.mark.parametrize("path", ["pagefind.js", "words.vi.json", "facts.json", "*.pf_meta", "cards/*"])
def test_what_cannot_be_loaded_leaves_words_and_the_facet_pages(
    visit: Visits, site: ServedSite, path: str
) -> None:
    page = visit(strict=False)
    page.route(f"**/pagefind/{path}*", lambda route: route.abort())
    page.goto(site.url + "tim-kiem/?q=my+gao")
    expect(page.locator("[data-search-failed]")).to_be_visible()
    expect(page.locator("[data-search-browse] a").first).to_be_visible()
    expect(page.locator("[data-search-bar]")).to_be_hidden()


def test_without_javascript_the_facet_pages_are_there(ask: Callable[..., Search]) -> None:
    page = ask("?q=my+gao", javascript=False).page
    expect(page.locator("[data-search-browse] a").first).to_be_visible()
    expect(page.locator("[data-search-facets]")).to_be_hidden()


def test_hostile_names_and_queries_stay_text(ask: Callable[..., Search]) -> None:
    search = ask("?q=" + "banh+gai")
    assert search.names(1) == [HOSTILE]
    expect(search.results.first.locator("h2")).to_have_text(HOSTILE)
    assert search.results.locator("img").count() == 0
    strange = ask(
        "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%24%26&sao=%3Cb%3E&sap-xep=__proto__&tinh=constructor"
    )
    expect(strange.page.locator("[data-search-empty]")).to_be_visible()
    assert strange.page.locator("[data-search-status] img").count() == 0


def test_english_pages_show_english(ask: Callable[..., Search]) -> None:
    search = ask("?q=noodles", "en/")
    assert search.names(1) == ["Chu rice noodles"]
    expect(search.status).to_have_text("1 product for “noodles”")
    expect(search.results.first).to_contain_text("Valid until 18 December 2027")
    vietnamese = ask("?q=dong+trung", "en/")
    expect(vietnamese.results.first.locator("h2 a")).to_have_attribute("lang", "vi")


def test_everything_works_by_keyboard(ask: Callable[..., Search]) -> None:
    search = ask()
    search.names(24)
    search.page.keyboard.press("/")
    expect(search.field).to_be_focused()
    search.page.keyboard.type("ea")
    search.page.keyboard.press("Enter")
    search.names(2)
    search.box("sao", "5").focus()
    search.page.keyboard.press("Space")
    search.names(1)
    expect(search.box("sao", "5")).to_be_focused()


@pytest.mark.parametrize("query", ["", "?q=che&sao=4", "?q=qqqq"])
@pytest.mark.parametrize(("width", "dark"), [(360, False), (1440, False), (1440, True)])
def test_axe_finds_nothing(ask: Callable[..., Search], query: str, width: int, *, dark: bool) -> None:
    search = ask(query, width=width, dark=dark)
    expect(search.status).not_to_have_text(re.compile("^$|Đang"))
    assert axe_violations(search.page) == []


def test_nothing_is_wider_than_a_small_phone(ask: Callable[..., Search]) -> None:
    search = ask("?q=che", width=320)
    search.names(24)
    assert search.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_filters_and_results_come(visit: Visits, site: ServedSite, width: int) -> None:
    page = visit(f"{site.url}tim-kiem/?q=che", width=width, height=600)
    Search(page).names(24)
    assert 0.02 > page.evaluate(_MOVED)


def test_without_the_script_no_room_is_kept_for_what_never_comes(visit: Visits, site: ServedSite) -> None:
    page = visit(f"{site.url}tim-kiem/", javascript=False)
    assert "none" == page.locator(".search-bar").evaluate("(e) => getComputedStyle(e).display")
