"""A page under ``ocop serve`` follows what is saved, and says what is wrong, under the site's own policy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.axe import axe_violations
from tests.support.preview import TEA, TEA_PAGE, new_catalogue, previewing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.preview import Preview
    from tests.support.visits import Visits

JUICE_PAGE = "san-pham/dong-thap/nuoc-ep-vi-du/"
PRISTINE = "() => { window.untouched = true; }"
UNTOUCHED = "() => window.untouched === true"
# Milliseconds for a build of everything on a busy machine.
BUILD = 60_000


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("serve")
    with previewing(new_catalogue(folder / "danh-muc"), folder / "log", "--no-search") as running:
        running.url()
        yield running


@pytest.fixture
def tea(preview: Preview) -> Iterator[str]:
    """The text of a product, which is put back and built again in the end.

    To be asked for before ``visit``: a context that is closed while its page reloads can hang Chromium.
    """
    text = (preview.source / TEA).read_text("utf-8")
    yield text
    if (preview.source / TEA).read_text("utf-8") != text:
        before = len(preview.builds)
        (preview.source / TEA).write_text(text, "utf-8")
        preview.until(lambda: len(preview.builds) > before)


def opened(visit: Visits, preview: Preview, path: str) -> Page:
    """A page that has heard the server once, and remembers if it is loaded again."""
    url = preview.url() + path
    page = visit()
    with page.expect_request("**/__ocop/events*"):
        page.goto(url)
    page.evaluate(PRISTINE)
    return page


@pytest.mark.usefixtures("tea")
def test_the_page_that_changed_follows_and_the_others_stay(preview: Preview, visit: Visits) -> None:
    changed, other = opened(visit, preview, TEA_PAGE), opened(visit, preview, JUICE_PAGE)
    preview.edit(TEA, "Vùng chè", "Nương chè")
    expect(changed.get_by_role("heading", name="Nương chè")).to_be_visible()
    assert changed.evaluate(UNTOUCHED) is False
    # Both were told of the same build; the other one has had time to err.
    other.wait_for_timeout(300)
    assert other.evaluate(UNTOUCHED) is True


def test_a_save_that_changes_no_page_reloads_none(visit: Visits, preview: Preview) -> None:
    page = opened(visit, preview, TEA_PAGE)
    before = len(preview.builds)
    (preview.source / TEA).write_bytes((preview.source / TEA).read_bytes())
    preview.until(lambda: len(preview.builds) > before)
    page.wait_for_timeout(300)
    assert page.evaluate(UNTOUCHED) is True


def test_styles_are_swapped_without_loading_the_page(visit: Visits, preview: Preview) -> None:
    page = opened(visit, preview, TEA_PAGE)
    own = preview.source / "templates/assets/css/95-own.css"
    own.parent.mkdir(parents=True)
    own.write_text("h1 { color: rgb(1, 2, 3); }", "utf-8")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    own.write_text("h1 { color: rgb(4, 5, 6); }", "utf-8")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")
    shutil.rmtree(preview.source / "templates")
    expect(page.locator("h1")).not_to_have_css("color", "rgb(4, 5, 6)")
    assert page.evaluate(UNTOUCHED) is True
    assert page.locator("link[rel=stylesheet]").count() == 2


@pytest.mark.parametrize(
    ("prefix", "words"), [("", ("Có 1 chỗ cần sửa", "Thu gọn")), ("en/", ("One thing to mend", "Hide"))]
)
@pytest.mark.usefixtures("tea")
def test_an_error_shows_its_place_and_how_to_mend_it(
    preview: Preview, visit: Visits, prefix: str, words: tuple[str, str]
) -> None:
    title, fold = words
    page = opened(visit, preview, prefix + TEA_PAGE)
    preview.edit(TEA, "stars: 4", "stars: 7")
    report = page.get_by_role("alert")
    expect(report.get_by_role("heading", name=title)).to_be_visible()
    expect(report.locator(".place")).to_contain_text(f"{TEA}:11:8")
    expect(report.locator("pre")).to_have_text("stars: 7\n       ^")
    expect(report.locator(".mend code")).to_have_text("stars: 4")

    report.get_by_role("button", name=fold).click()
    expect(report.locator("pre")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(preview.url() + prefix + JUICE_PAGE)
    expect(report.get_by_role("heading", name=title)).to_be_visible()
    expect(report.locator("pre")).to_be_hidden()

    page.evaluate(PRISTINE)
    preview.edit(TEA, "stars: 7", "stars: 4")
    expect(report).to_have_count(0)
    assert page.evaluate(UNTOUCHED) is True


@pytest.mark.usefixtures("tea")
@pytest.mark.parametrize("dark", [False, True])
def test_the_report_can_be_read_by_everyone(preview: Preview, visit: Visits, *, dark: bool) -> None:
    # axe-core itself adds a style that the site's policy refuses, and the console says so.
    page = visit(preview.url() + TEA_PAGE, width=320, dark=dark, strict=False)
    preview.edit(TEA, "stars: 4", "stars: 7")
    expect(page.get_by_role("alert").locator("pre")).to_be_visible()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Thu gọn").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Xem")).to_be_focused()


@pytest.mark.usefixtures("tea")
def test_a_hostile_value_stays_text(preview: Preview, visit: Visits) -> None:
    page = opened(visit, preview, TEA_PAGE)
    preview.edit(TEA, "stars: 4", 'stars: "<img src=x onerror=alert(1)>"')
    expect(page.get_by_role("alert").locator("pre")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.get_by_role("alert").locator("img").count() == 0


def test_a_page_that_is_created_or_removed_is_followed(visit: Visits, preview: Preview) -> None:
    page = visit(preview.url() + "san-pham/thai-nguyen/che-moi/", strict=False)
    new = preview.source / "content/products/thai-nguyen/che-moi.md"
    shutil.copy(preview.source / TEA, new)
    expect(page.get_by_role("heading", level=1)).to_have_text("Chè ví dụ Thái Nguyên")
    new.unlink()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Chè ví dụ Thái Nguyên")


@pytest.mark.usefixtures("tea")
def test_a_tab_that_nobody_looks_at_catches_up_when_it_is_seen(preview: Preview, visit: Visits) -> None:
    page = opened(visit, preview, TEA_PAGE)
    page.evaluate("""() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }""")
    before = len(preview.builds)
    preview.edit(TEA, "Vùng chè", "Đồi chè")
    preview.until(lambda: len(preview.builds) > before)
    page.wait_for_timeout(300)
    assert page.evaluate(UNTOUCHED) is True
    page.evaluate("""() => {
      delete document.hidden;
      document.dispatchEvent(new Event("visibilitychange"));
    }""")
    expect(page.get_by_role("heading", name="Đồi chè")).to_be_visible()


def test_an_open_booklet_follows_an_edit(visit: Visits, tmp_path: Path) -> None:
    source = new_catalogue(tmp_path / "danh-muc")
    event = "name: Hội nghị\nstarts: 2026-12-01\nbooklet: {select: {}, languages: [vi]}\n"
    (source / "content/events").mkdir(exist_ok=True)
    (source / "content/events/hoi-nghi.yml").write_text(event, "utf-8")
    with previewing(source, tmp_path / "log", "--no-search") as preview:
        page = visit(strict=False)
        page.goto(preview.url() + "su-kien/hoi-nghi/hoi-nghi.pdf")
        # First the page of what is missing: it is followed, too.
        expect(page.locator("iframe")).to_have_count(1, timeout=BUILD)
        first = page.locator("iframe").get_attribute("src") or ""
        preview.edit(TEA, "name: Chè", "name: Trà")
        expect(page.locator("iframe")).not_to_have_attribute("src", first, timeout=BUILD)


def test_from_broken_to_whole_without_touching_the_browser(visit: Visits, tmp_path: Path) -> None:
    source = new_catalogue(tmp_path / "danh-muc")
    text = (source / TEA).read_text("utf-8")
    (source / TEA).write_text(text.replace("stars: 4", "stars: x"), "utf-8")
    with previewing(source, tmp_path / "log", "--no-search") as preview:
        page = visit(preview.url(), strict=False)
        expect(page.get_by_role("alert")).to_contain_text(TEA)
        (source / TEA).write_text(text, "utf-8")
        link = page.get_by_role("link", name="Chè ví dụ Thái Nguyên")
        expect(link.first).to_be_visible(timeout=BUILD)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_server_that_comes_back_is_found_again(visit: Visits, tmp_path: Path) -> None:
    source = new_catalogue(tmp_path / "danh-muc")
    with previewing(source, tmp_path / "log", "--no-search") as first:
        port = first.url().rstrip("/").rpartition(":")[2]
        page = visit(first.url() + TEA_PAGE, strict=False)
        first.stop()
        first.edit(TEA, "Vùng chè", "Vườn chè")
    with previewing(source, tmp_path / "log", "--no-search", "--port", port) as second:
        second.url()
        expect(page.get_by_role("heading", name="Vườn chè")).to_be_visible(timeout=BUILD)
