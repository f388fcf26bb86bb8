"""My list, as a buyer uses it: marked anywhere, noted, compared, shared, printed; in the browser only."""

from __future__ import annotations

import csv
import gzip
import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.support.axe import axe_violations
from tests.support.showcase import LONG, build_showcase
from tests.support.site_server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.site_server import ServedSite
    from tests.support.visits import Visits

LIST = "danh-sach/"
TEA = "san-pham/lao-cai/con-han/"
KEY, CARDS = "ocop-danh-sach /", "ocop-the /"
#: All that is on every page before somebody searches or marks anything.
SCRIPTS = ("theme", "search", "mark")
BUDGET = 5 * 1024

_BLOCKED = """Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } })"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_showcase(tmp_path_factory.mktemp("list"))


@pytest.fixture
def site(folder: Path) -> Iterator[ServedSite]:
    with serve(folder) as served:
        yield served


def names(page: Page) -> list[str]:
    return page.locator("[data-item] h2").all_inner_texts()


def marked(visit: Visits, site: ServedSite, *slugs: str, path: str = LIST) -> Page:
    """Open the list with these products of Lào Cai on it, once their pages were read."""
    page = visit(site.url)
    ids = ",".join(f'"lao-cai/{slug}"' for slug in slugs)
    page.evaluate(f"localStorage.setItem('{KEY}', '[{ids}]')")
    page.goto(site.url + path)
    expect(page.locator("[data-item] .stars")).to_have_count(len(slugs))
    return page


def test_a_product_is_marked_on_its_page_and_on_cards(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url + TEA)
    button = page.locator(".mark-it")
    button.click()
    expect(button).to_have_accessible_name("Đã có trong danh sách")
    expect(page.locator("[data-mine-count]")).to_have_text("1")
    page.goto(site.url + "tinh/lao-cai/")
    card = page.locator(".card", has_text="Trà cổ thụ")
    assert "true" == card.locator(".mark").get_attribute("aria-pressed")
    page.locator(".card", has_text="Chổi chít").locator(".mark").click()
    expect(page.locator("[data-mine-count]")).to_have_text("2")
    card.locator(".mark").click()
    page.locator("[data-mine]").click()
    expect(page.locator("[data-item]")).to_have_count(1)
    assert ["Chổi chít"] == names(page)


def test_a_result_of_the_search_is_marked(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url + "tim-kiem/?q=ch%E1%BB%95i")
    page.locator("[data-search-result] .mark").first.click()
    expect(page.locator("[data-mine-count]")).to_have_text("1")
    assert [] == axe_violations(page)


def test_the_list_says_what_the_pages_say(visit: Visits, site: ServedSite) -> None:
    page = marked(visit, site, "con-han", "het-han")
    tea = page.locator("[data-item='lao-cai/con-han']")
    words = tea.locator(".words").inner_text()
    for said in (
        "Trà cổ thụ",
        "4 sao",
        "Còn hiệu lực đến 18/12/2028",
        "Hợp tác xã Sản xuất",
        "Suối Giàng, Lào Cai",
    ):
        assert said in words
    hrefs = [link.get_attribute("href") for link in tea.locator(".my-ways a").all()]
    assert ["tel:+842143123456", "https://zalo.me/0912345678"] == [
        href for href in hrefs if href and re.match("tel|https://zalo", href)
    ]
    lapsed = page.locator("[data-item='lao-cai/het-han']")
    assert LONG == lapsed.locator("h2").inner_text()
    assert "Đã hết hạn: 18/2/2023" in lapsed.inner_text()
    assert 1 == lapsed.locator(".stars.lapsed").count()


def test_english_has_the_english_words(visit: Visits, site: ServedSite) -> None:
    page = marked(visit, site, "con-han", "chua-ro", path="en/" + LIST)
    assert ["Old-tree tea", "Chổi chít"] == names(page)
    assert "vi" == page.locator("[data-item='lao-cai/chua-ro'] h2 a").get_attribute("lang")
    assert "Valid until 18 December 2028" in page.locator("[data-item='lao-cai/con-han']").inner_text()


def test_notes_stay_and_come_back_with_undo(visit: Visits, site: ServedSite) -> None:
    page = marked(visit, site, "con-han", "chua-ro")
    page.get_by_label("Ghi chú về Chổi chít").fill("Hỏi giá 500 cái")
    page.reload()
    note = page.get_by_label("Ghi chú về Chổi chít")
    expect(note).to_have_value("Hỏi giá 500 cái")
    page.get_by_label("Bỏ Chổi chít khỏi danh sách").click()
    assert ["Trà cổ thụ"] == names(page)
    assert "Đã bỏ Chổi chít." == page.locator("[data-list-said]").inner_text()
    page.locator("[data-list-undo]").click()
    expect(note).to_have_value("Hỏi giá 500 cái")
    page.locator("[data-list-clear]").click()
    expect(page.locator("[data-list-empty]")).to_be_visible()
    assert ["[]", "{}"] == [page.evaluate(f"localStorage.getItem('{key}')") for key in (KEY, CARDS)]
    page.locator("[data-list-undo]").click()
    expect(note).to_have_value("Hỏi giá 500 cái")


def test_the_list_can_be_ordered(visit: Visits, site: ServedSite) -> None:
    page = marked(visit, site, "sap-het", "con-han", "chung-hai")
    page.locator("[data-list-sort]").select_option("ten")
    assert ["Bánh giầy", "Trà cổ thụ", "Trà sắp hết hạn"] == names(page)
    page.locator("[data-list-sort]").select_option("han")
    assert ["Trà sắp hết hạn", "Trà cổ thụ", "Bánh giầy"] == names(page)
    page.reload()
    assert ["Trà sắp hết hạn", "Trà cổ thụ", "Bánh giầy"] == names(page)


def test_products_stand_side_by_side(visit: Visits, site: ServedSite) -> None:
    page = marked(visit, site, "con-han", "sap-het", "chua-ro", "chung-mot", "chung-hai")
    expect(page.locator("[data-list-compare]")).to_be_disabled()
    for slug in ("con-han", "chua-ro", "chung-mot", "chung-hai"):
        page.locator(f"[data-compare='lao-cai/{slug}']").check()
    expect(page.locator("[data-compare='lao-cai/sap-het']")).to_be_disabled()
    page.locator("[data-list-compare]").click()
    table = page.locator("[data-list-table]")
    assert ["Sản phẩm", "Trà cổ thụ", "Chổi chít", "Bánh chưng gù", "Bánh giầy"] == table.locator(
        "thead th"
    ).all_inner_texts()

    def row(label: str) -> list[str]:
        line = table.locator("tbody tr", has=page.get_by_role("rowheader", name=label, exact=True))
        return [" ".join(text.split()) for text in line.locator("td").all_inner_texts()]

    assert ["50 hộp", "Chưa có", "Chưa có", "Chưa có"] == row("Đặt hàng tối thiểu")
    assert "450.000" in row("Giá bán lẻ")[0]
    assert "Hộp giấy 100 g" == row("Quy cách đóng gói")[0]
    assert "VietGAP" in row("Chứng nhận")[0]
    assert [] == axe_violations(page)


def test_a_link_carries_the_list_but_no_notes(visit: Visits, site: ServedSite) -> None:
    mine = marked(visit, site, "con-han", "chua-ro")
    mine.get_by_label("Ghi chú về Chổi chít").fill("riêng tư")
    mine.locator("[data-list-share]").click()
    link = mine.locator("[data-list-link-text]").input_value()
    assert f"{site.url}{LIST}#sp=lao-cai:con-han,chua-ro" == link
    other = visit(link)
    shown = other.locator("[data-list-shared]")
    expect(shown.locator("li .stars")).to_have_count(2)
    assert "Có người giới thiệu với bạn 2 sản phẩm" == shown.locator("h2").inner_text()
    assert "[]" == (other.evaluate(f"localStorage.getItem('{KEY}')") or "[]")
    shown.locator("[data-list-add]").click()
    assert ["Trà cổ thụ", "Chổi chít"] == names(other)
    assert f"{site.url}{LIST}" == other.url
    other.goto(link)
    assert "Các sản phẩm này đã có trong danh sách của bạn." == other.locator("[data-list-said]").inner_text()


@pytest.mark.parametrize(
    "sign",
    [
        "<img src=x onerror=alert(1)>:a",
        "%3Cscript%3Ealert(1)%3C/script%3E:x",
        "..:..,/../../x",
        "javascript:alert(1)//",
        "%E0%A4%A",
        "a:" + "x" * 5000,
        "__proto__:constructor'\"",
        "",
    ],
)
def test_hostile_links_add_nothing(visit: Visits, site: ServedSite, sign: str) -> None:
    page = visit(f"{site.url}{LIST}#sp={sign}")
    expect(page.locator("[data-list-said]")).to_have_text(
        "Đường dẫn không nêu sản phẩm nào mà trang này hiện được."
    )
    assert not page.locator("[data-list-shared]").is_visible()
    assert 0 == page.locator("main img, main script[src='x']").count()


def test_a_link_to_what_is_gone_says_so(visit: Visits, site: ServedSite) -> None:
    page = visit(f"{site.url}{LIST}#sp=lao-cai:khong-con,con-han", strict=False)
    gone = page.locator("[data-list-shared] li", has_text="khong con")
    expect(gone).to_contain_text("Sản phẩm này không còn trong danh mục.")
    page.locator("[data-list-add]").click()
    assert ["Trà cổ thụ"] == names(page)


def test_hostile_storage_becomes_text_or_nothing(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url)
    page.evaluate(
        """([list, cards]) => {
          const hostile = { name: "<img src=x onerror=alert(1)>", category: "x\\" onclick=1",
            photo: "https://xau.example/a.jpg", icon: "../../x", stars: "5", end: "<b>", status: "__proto__",
            facts: [[1]], note: "<i>n</i>",
            ways: [{ kind: "x", href: "javascript:alert(1)", text: "bấm" }], read: "vi", asked: "vi",
            at: new Date().toISOString() };
          localStorage.setItem(list, JSON.stringify(["lao-cai/con-han", "../x", 5, null]));
          localStorage.setItem(cards, JSON.stringify({ "lao-cai/con-han": hostile, "../x": hostile }));
        }""",
        [KEY, CARDS],
    )
    page.goto(site.url + LIST)
    expect(page.locator("[data-item]")).to_have_count(1)
    assert 0 == page.locator("main img[onerror], main a[href^='javascript']").count()
    assert ["lao-cai/con-han"] == [
        item.get_attribute("data-item") for item in page.locator("[data-item]").all()
    ]


def test_the_table_opens_in_excel_and_runs_nothing(visit: Visits, site: ServedSite) -> None:
    page = marked(visit, site, "con-han", "chua-ro")
    page.get_by_label("Ghi chú về Chổi chít").fill('=HYPERLINK("https://xau.example")')
    page.wait_for_timeout(600)
    with page.expect_download() as download:
        page.locator("[data-list-csv]").click()
    assert "danh-sach-ocop.csv" == download.value.suggested_filename
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    tea, broom = rows
    assert ("Trà cổ thụ", "4", "2028-12-18", "50 hộp") == (
        tea["Sản phẩm"],
        tea["Hạng sao"],
        tea["Có giá trị đến"],
        tea["Đặt hàng tối thiểu"],
    )
    assert "Còn hiệu lực đến 18/12/2028" == tea["Hiệu lực"]
    assert site.url + TEA == tea["Địa chỉ trang"]
    assert '\'=HYPERLINK("https://xau.example")' == broom["Ghi chú"]


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_list_prints_as_a_booklet(visit: Visits, site: ServedSite, tmp_path: Path, paper: str) -> None:
    page = marked(visit, site, "con-han", "het-han", "chua-ro", "chung-mot", "chung-hai", "sap-het")
    page.get_by_label("Ghi chú về Chổi chít").fill("Gian 12, chị Hoa")
    file = tmp_path / "list.pdf"
    page.pdf(path=file, format=paper)
    pages = [" ".join(one.extract_text().split()) for one in PdfReader(file).pages]
    whole = " ".join(pages)
    for said in (
        "Danh sách của tôi",
        "In ngày",
        "6 sản phẩm",
        "Gian 12, chị Hoa",
        "Đã hết hạn: 18/2/2023",
        "50 hộp",
    ):
        assert said in whole
    assert "Xóa cả danh sách" not in whole
    assert len(pages) <= (2 if paper == "A4" else 4)
    # No block is split: what ends one stands on the page of its name.
    assert any("Chổi chít" in text and "Gian 12, chị Hoa" in text for text in pages)


def test_without_storage_the_page_says_so_and_works_on(visit: Visits, site: ServedSite) -> None:
    page = visit()
    page.add_init_script(_BLOCKED)
    page.goto(f"{site.url}{LIST}#sp=lao-cai:con-han")
    expect(page.locator("[data-list-blocked]")).to_be_visible()
    page.locator("[data-list-add]").click()
    expect(page.locator("[data-item]")).to_have_count(1)
    expect(page.locator("[data-mine-count]")).to_have_text("1")


def test_without_javascript_the_page_says_that_it_needs_it(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url + LIST, javascript=False)
    assert "JavaScript" in page.locator("noscript").inner_text()
    assert not page.locator("[data-list-root]").is_visible()
    page.goto(site.url + TEA)
    assert not page.locator(".mark-it").is_visible()


def test_the_keyboard_does_it_all(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url + "tinh/lao-cai/")
    page.locator(".card h3 a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-mine-count]")).to_have_text("1")
    page.locator("[data-mine]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-item]")).to_have_count(1)
    page.locator("[data-item] h2 a").focus()
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.tagName + (document.activeElement.type || '')"))
        if seen[-1] == "BUTTONbutton":
            break
    assert ["TEXTAREAtextarea", "INPUTcheckbox", "BUTTONbutton"] == seen[-3:]
    page.keyboard.press("Enter")
    expect(page.locator("[data-list-undo]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-item]")).to_have_count(1)
    assert [] == axe_violations(page)


def test_what_a_later_day_ended_is_said_as_ended(visit: Visits, site: ServedSite) -> None:
    page = visit()
    page.clock.set_fixed_time("2029-01-15T08:00:00+07:00")
    page.goto(site.url + TEA)
    head = page.locator(".product-head")
    expect(head.locator(".pill")).to_have_text("Đã hết hạn: 18/12/2028")
    assert 1 == head.locator(".stars.lapsed").count()
    page.goto(site.url + "tinh/lao-cai/")
    expect(page.locator(".card", has_text="Trà cổ thụ").locator(".pill")).to_have_text(
        "Đã hết hạn: 18/12/2028"
    )


def test_the_last_day_itself_is_still_valid(visit: Visits, site: ServedSite) -> None:
    page = visit()
    page.clock.set_fixed_time("2028-12-18T23:00:00+07:00")
    page.goto(site.url + TEA)
    page.wait_for_load_state("networkidle")
    assert "Còn hiệu lực đến 18/12/2028" == page.locator(".product-head .pill").inner_text()


def test_scripts_of_every_page_stay_small(folder: Path) -> None:
    sizes = {
        name: len(gzip.compress(next(folder.glob(f"assets/{name}.*.js")).read_bytes(), 9)) for name in SCRIPTS
    }
    assert sum(sizes.values()) <= BUDGET, sizes
    assert sizes["mark"] <= 2048
