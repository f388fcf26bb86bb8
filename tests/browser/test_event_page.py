"""An event: its booths are sorted lists for everyone, narrowed by what is typed where there is a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.support.axe import axe_violations
from tests.support.site_server import serve
from tests.support.sites import CatalogueSite, product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.visits import Visits

EVENT = """\
name: Hội chợ Kết nối cung cầu sản phẩm OCOP các tỉnh, thành phố phía Bắc
starts: 2026-12-01
place: Trung tâm Triển lãm
province: ha-noi
partners: [{name: Ngân hàng Thử, role: sponsor, logo: logo.png}]
programme: [{title: Khai mạc, speaker: Bà Hoa}]
booths:
- {number: A10, producers: [htx-che]}
- {number: A2, producers: [htx-my], products: [bac-ninh/my-gao-chu]}
booklet: {languages: [vi]}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("event")
    files = {
        "content/events/hoi-cho.yml": EVENT,
        "content/producers/htx-che.yml": "name: HTX Chè Đồi Cao\n",
        "content/producers/htx-my.yml": "name: HTX Mỳ Chũ\n",
        "content/products/bac-ninh/my-gao-chu.md": product(producer="htx-my"),
    }
    site = CatalogueSite(root, files)
    Image.new("RGBA", (300, 120), (30, 107, 69, 0)).save(root / "content/events/logo.png")
    site.build()
    with serve(site.output) as served:
        yield f"{served.url}su-kien/hoi-cho/"


@pytest.mark.parametrize("typed", ["doi cao", "Đồi", "a10"])
def test_booths_are_narrowed_with_marks_or_without(visit: Visits, address: str, typed: str) -> None:
    page = visit(address)
    page.get_by_label("Tìm gian hàng, chủ thể hoặc sản phẩm").fill(typed)
    shown = page.locator("[data-booth]:visible")
    expect(shown).to_have_count(2)
    expect(shown.first).to_contain_text("HTX Chè Đồi Cao")
    expect(page.locator("[data-booths-said]")).to_have_text("Số gian hàng phù hợp: 1")


def test_without_a_script_all_booths_stand_in_order(visit: Visits, address: str) -> None:
    page = visit(address, javascript=False)
    assert ["A2", "A10"] == page.locator(".stands > li > b").all_inner_texts()
    assert not page.locator("#gian-hang input").is_visible()
    names = page.locator(".stands-by > li").all_inner_texts()
    assert ["HTX Chè Đồi Cao", "HTX Mỳ Chũ"] == [name.partition("\n")[0].strip() for name in names]


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1440, True)])
def test_the_page_can_be_read_by_everyone(visit: Visits, address: str, width: int, *, dark: bool) -> None:
    # axe-core itself adds a style that the site's policy refuses, and the console says so.
    page = visit(address, width=width, dark=dark, strict=False)
    assert [] == axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    logo = page.get_by_role("img", name="Ngân hàng Thử")
    assert logo.evaluate("image => image.naturalWidth") > 0
    expect(page.locator(".agenda b")).to_have_count(0)
    assert page.get_by_role("link", name="Tiếng Việt (PDF)").get_attribute("href") == (
        "/su-kien/hoi-cho/hoi-cho.pdf"
    )
