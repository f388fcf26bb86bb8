"""The fair without a connection: what was seen, marked or kept is still there, and says since when."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.support.axe import axe_violations
from tests.support.showcase import SETTINGS, build_showcase
from tests.support.site_server import serve
from tests.support.sites import CatalogueSite, product
from tests.support.visits import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.site_server import ServedSite
    from tests.support.visits import Visits

TEA = "san-pham/lao-cai/con-han/"
SEEN = re.compile(r"Không có mạng\. Trang này được giữ ngày \d+/\d+/\d{4}")
READY = "navigator.serviceWorker.ready.then((found) => found.active.state === 'activated')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_showcase(tmp_path_factory.mktemp("offline"))


@pytest.fixture
def site(folder: Path) -> Iterator[ServedSite]:
    with serve(folder) as served:
        yield served


def settle(page: Page) -> None:
    """Wait until the worker is at work and this page is its."""
    until(page, READY)
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, "async () => Boolean(await caches.match(location.origin + location.pathname))")


def stay(visit: Visits, site: ServedSite, *paths: str) -> Page:
    """Look at some pages, the last of them with the worker."""
    # What fails without a connection is said on the console by the browser itself.
    page = visit(site.url, strict=False)
    page.locator(".brand").click()
    settle(page)
    for path in paths:
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")
    return page


def cut(page: Page, site: ServedSite) -> None:
    page.context.set_offline(offline=True)
    site.requests.clear()


def asked(site: ServedSite) -> list[str]:
    """What reached the server; for a newer worker the browser asks whatever a page knows of its network."""
    return [path for path in site.requests if not path.endswith("/sw.js")]


def test_one_page_alone_brings_no_worker(visit: Visits, site: ServedSite) -> None:
    page = visit(site.url)
    page.wait_for_timeout(1800)
    assert 0 == page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
    assert "/sw.js" not in site.requests


def test_the_fair_from_home_to_a_product_to_my_list(visit: Visits, site: ServedSite) -> None:
    page = stay(visit, site, "tinh/lao-cai/", TEA)
    page.locator(".mark-it").click()
    page.goto(site.url + "danh-sach/")
    page.locator("[data-item] .stars").wait_for()
    page.get_by_label("Ghi chú về Trà cổ thụ").fill("Gian 12")
    page.wait_for_timeout(600)
    cut(page, site)
    page.goto(site.url)
    expect(page.locator(".kept")).to_have_text(SEEN)
    assert page.locator("h1").is_visible()
    page.goto(site.url + TEA)
    assert "Trà cổ thụ" == page.locator("h1").inner_text()
    expect(page.locator(".kept")).to_have_text(SEEN)
    sheet = "getComputedStyle(document.querySelector('.top')).backgroundColor"
    assert "rgba(0, 0, 0, 0)" != page.evaluate(sheet)
    assert [] == axe_violations(page)
    page.locator("[data-mine]").click()
    expect(page.get_by_label("Ghi chú về Trà cổ thụ")).to_have_value("Gian 12")
    assert "Còn hiệu lực đến 18/12/2028" in page.locator("[data-item]").inner_text()
    assert [] == asked(site)


def test_a_page_that_was_not_kept_says_so_in_its_language(visit: Visits, site: ServedSite) -> None:
    page = stay(visit, site)
    cut(page, site)
    page.goto(site.url + "san-pham/lao-cai/chua-ro/")
    assert "Không có mạng" == page.locator("h1").inner_text()
    page.goto(site.url + "en/san-pham/lao-cai/chua-ro/")
    assert "No connection" == page.locator("h1").inner_text()
    page.locator("main").get_by_role("link", name="My list").click()
    assert "My list" == page.locator("h1").inner_text()


def test_an_event_is_kept_with_its_products_on_request(visit: Visits, site: ServedSite) -> None:
    page = visit(f"{site.url}su-kien/hoi-nghi/", strict=False)
    keep, said = page.locator("[data-keep-start]"), page.locator("[data-keep-said]")
    keep.click()
    expect(said).to_have_text(re.compile(r"Đã giữ ngày \d+/\d+/\d{4}: 3 trang, 0,\d MB\."))
    settle(page)
    cut(page, site)
    for path, name in ((TEA, "Trà cổ thụ"), ("san-pham/lao-cai/chua-ro/", "Chổi chít")):
        page.goto(site.url + path)
        assert name == page.locator("h1").inner_text()
        expect(page.locator(".kept")).to_have_text(SEEN)
    page.goto(f"{site.url}su-kien/hoi-nghi/")
    expect(said).to_contain_text("3 trang")
    assert [] == axe_violations(page)
    page.locator("[data-mine]").click()
    expect(page.locator("[data-list-kept] li")).to_contain_text("Hội nghị kết nối cung cầu")
    page.goto(f"{site.url}su-kien/hoi-nghi/")
    page.locator("[data-keep-remove]").click()
    expect(said).to_have_text("")
    page.goto(site.url + "san-pham/lao-cai/chua-ro/")
    assert "Không có mạng" == page.locator("h1").inner_text()


def test_a_province_is_kept_with_all_its_pages_and_photos(visit: Visits, tmp_path: Path) -> None:
    site = CatalogueSite(tmp_path, settings=SETTINGS + "page_size: 6\n")
    photos = tmp_path / "content" / "products" / "hue"
    photos.mkdir(parents=True)
    Image.new("RGB", (1200, 900), "#a08060").save(photos / "anh.jpg")
    pictured = "[{file: anh.jpg, alt: Ảnh}]"
    site.write(
        {
            f"content/products/hue/banh-{n}.md": product(
                f"Bánh {n}", province="hue", images=pictured * (n == 7)
            )
            for n in range(8)
        }
    )
    site.build()
    with serve(site.output) as served:
        page = visit(f"{served.url}tinh/hue/", strict=False)
        page.locator("[data-keep-start]").click()
        expect(page.locator("[data-keep-said]")).to_contain_text("10 trang")
        settle(page)
        cut(page, served)
        page.goto(f"{served.url}tinh/hue/trang/2/")
        assert 2 == page.locator(".card").count()
        page.goto(f"{served.url}san-pham/hue/banh-7/")
        photo = page.locator(".photo img")
        assert 400 <= photo.evaluate("async (e) => { await e.decode(); return e.naturalWidth; }")
        assert [] == asked(served)


def test_what_ended_meanwhile_is_said_as_ended(visit: Visits, site: ServedSite) -> None:
    page = stay(visit, site, TEA)
    page.locator(".mark-it").click()
    page.goto(site.url + "danh-sach/")
    page.locator("[data-item] .stars").wait_for()
    cut(page, site)
    page.clock.set_fixed_time("2029-02-01T09:00:00+07:00")
    page.goto(site.url + TEA)
    expect(page.locator(".kept")).to_have_text(SEEN)
    expect(page.locator(".product-head .pill").first).to_have_text("Đã hết hạn: 18/12/2028")
    page.goto(site.url + "danh-sach/")
    expect(page.locator("[data-item] .pill")).to_have_text("Đã hết hạn: 18/12/2028")
    expect(page.locator("[data-item]")).to_contain_text("chưa có mạng để xem lại")


def test_back_on_line_a_page_is_todays_again(visit: Visits, site: ServedSite) -> None:
    page = stay(visit, site, TEA)
    cut(page, site)
    page.reload()
    assert 1 == page.locator(".kept").count()
    page.context.set_offline(offline=False)
    page.reload()
    assert 0 == page.locator(".kept").count()
    assert f"/{TEA}" in site.requests


def test_below_a_sub_path_the_worker_keeps_to_it(visit: Visits, tmp_path: Path) -> None:
    site = CatalogueSite(tmp_path, {"content/products/bac-ninh/my.md": product()}, settings=SETTINGS)
    site.build(base_url="https://ocop.example/ocop/")
    with serve(site.output, "/ocop/") as served:
        page = stay(visit, served, "san-pham/bac-ninh/my/")
        scopes = "navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))"
        assert [served.url] == page.evaluate(scopes)
        cut(page, served)
        page.reload()
        assert "Mỳ gạo Chũ" == page.locator("h1").inner_text()
        assert 1 == page.locator(".kept").count()


def test_a_new_shell_takes_over_and_old_pages_keep_their_looks(visit: Visits, tmp_path: Path) -> None:
    files = {"content/products/bac-ninh/my.md": product()}
    site = CatalogueSite(tmp_path, files, settings=SETTINGS)
    site.build()
    first = site.read("sw.js")
    with serve(site.output) as served:
        page = stay(visit, served, "san-pham/bac-ninh/my/")
        site.write({"content/products/bac-ninh/my.md": product("Mỳ gạo")})
        site.build()
        assert first == site.read("sw.js")
        site.write({"templates/assets/css/99-own.css": ".top { outline: 3px solid red; }"})
        site.build()
        assert first != site.read("sw.js")
        context = page.context
        page.evaluate("navigator.serviceWorker.ready.then((found) => found.update())")
        until(page, "navigator.serviceWorker.ready.then((found) => Boolean(found.waiting))")
        page.close()
        page = context.new_page()
        page.goto(served.url)
        shells = "caches.keys().then((all) => all.filter((name) => name.includes('shell')).length)"
        until(page, f"{shells}.then((count) => count === 1)")
        settle(page)
        context.set_offline(offline=True)
        page.goto(served.url + "san-pham/bac-ninh/my/")
        assert "Mỳ gạo Chũ" == page.locator("h1").inner_text()
        sheet = page.locator("link[rel=stylesheet]").first.get_attribute("href")
        assert not (site.output / str(sheet).lstrip("/")).exists()
        # Asked for anew, as a browser may still have the old one in memory.
        found = page.evaluate(
            "(sheet) => fetch(sheet, { cache: 'reload' }).then((found) => found.text())", sheet
        )
        assert "3px solid red" in found


def test_the_app_is_described_with_icons_that_are_there(folder: Path) -> None:
    for path, name in (
        ("manifest.webmanifest", "Danh mục thử"),
        ("en/manifest.webmanifest", "Test catalogue"),
    ):
        told = json.loads((folder / path).read_bytes())
        assert (name, "/") == (told["name"], told["scope"])
        pictures = [icon for icon in told["icons"] if icon["type"] == "image/png"]
        sizes = [
            Image.open(BytesIO((folder / icon["src"].lstrip("/")).read_bytes())).size for icon in pictures
        ]
        assert sizes == [tuple(map(int, icon["sizes"].split("x"))) for icon in pictures]
        assert {"any", "maskable"} == {icon["purpose"] for icon in told["icons"]}
        for link in (told["start_url"], *(one["url"] for one in told["shortcuts"])):
            assert (folder / link.lstrip("/") / "index.html").is_file()


def test_every_file_of_the_shell_is_there(folder: Path) -> None:
    told = re.match(r"const SITE = (\{.*\});\n", (folder / "sw.js").read_text("utf-8"))
    assert told
    for address in json.loads(told[1])["shell"]:
        file = folder / address.lstrip("/")
        assert (file / "index.html" if address.endswith("/") else file).is_file(), address


def test_without_the_setting_there_is_neither_worker_nor_manifest(tmp_path: Path, visit: Visits) -> None:
    settings = SETTINGS + "outputs: {offline: false}\n"
    site = CatalogueSite(tmp_path, {"content/products/bac-ninh/my.md": product()}, settings=settings)
    site.build()
    written = site.files()
    assert not {"sw.js", "manifest.webmanifest", "ngoai-tuyen.html"} & written.keys()
    assert "manifest" not in site.read("index.html").replace("manifest-src", "")
    # A worker of before goes with the first page.
    (site.output / "sw.js").write_text("// of before")
    with serve(site.output) as served:
        page = visit(served.url)
        page.evaluate("navigator.serviceWorker.register('/sw.js')")
        until(page, "navigator.serviceWorker.ready.then(() => true)")
        page.evaluate("caches.open('ocop / pages')")
        page.reload()
        until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
        until(page, "caches.keys().then((all) => all.length === 0)")
