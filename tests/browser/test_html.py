"""The HTML itself: valid, whole, without anything inline that its own policy forbids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.links import broken_links
from tests.support.nu import validate_html
from tests.support.showcase import MISSING, PAGES, REDIRECTS, build_showcase
from tests.support.sites import CatalogueSite, product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# The checker reads files, which have no origin, so that to it nothing comes from 'self'; and it takes data
# blocks (JSON-LD) for scripts. The browser tests show that a real browser does not object.
_POLICY = re.compile(r"violates Content Security Policy")

_SCRIPT = r"""<script(?![^>]*\s(?:src=|type="application/ld\+json"))"""
_INLINE = re.compile(r"<[^>]*\s(?:style|on[a-z]+)=|<style|" + _SCRIPT)

#: Every so manieth product of the launch is checked.
STRIDE = 40


@pytest.fixture(name="showcase")
def _showcase(showcase_site: Path) -> Path:
    return showcase_site


def html_faults(paths: Iterable[Path]) -> list[str]:
    return [line for line in validate_html(paths) if not _POLICY.search(line)]


def pages_of(site: Path) -> Iterator[Path]:
    for path in (*PAGES.values(), *(f"en/{path}" for path in PAGES.values()), *REDIRECTS):
        yield site / path / "index.html"
    yield site / MISSING


@pytest.mark.slow
def test_each_kind_of_page_is_valid(showcase: Path) -> None:
    assert [] == html_faults(pages_of(showcase))


@pytest.mark.slow
def test_pages_of_the_real_catalogue_are_valid(launch_site: Path) -> None:
    products = sorted(launch_site.glob("san-pham/*/*/index.html"))[::STRIDE]
    english = sorted(launch_site.glob("en/san-pham/*/*/index.html"))[::STRIDE]
    listings = sorted(launch_site.glob("tinh/*/index.html"))[::5]
    assert [] == html_faults([launch_site / "index.html", *products, *english, *listings])


def test_every_link_of_a_page_of_each_kind_leads_somewhere(showcase: Path) -> None:
    assert [] == broken_links(showcase)


def test_every_link_holds_below_a_sub_path(tmp_path: Path) -> None:
    base_url = "https://ocop.example/danh-muc/"
    assert [] == broken_links(build_showcase(tmp_path, base_url), base_url=base_url)


@pytest.mark.slow
def test_every_link_of_the_real_catalogue_leads_somewhere(launch_site: Path) -> None:
    assert [] == broken_links(launch_site)


def test_nothing_is_inline(showcase: Path) -> None:
    texts = {page: page.read_text("utf-8") for page in sorted(showcase.rglob("*.html"))}
    assert {} == {page: found[0] for page, text in texts.items() if (found := _INLINE.search(text))}


def test_a_product_page_is_light(showcase: Path) -> None:
    """A free host must hold 34,136 of them: 28 KB at most, with a story and the tree; all there is: 46 KB."""
    sizes = {path.parent.name: path.stat().st_size for path in showcase.glob("san-pham/lao-cai/*/index.html")}
    most = dict.fromkeys(sizes, 28_000) | {"con-han": 46_000}
    assert {} == {name: size for name, size in sizes.items() if size > most[name]}


def test_every_foreign_text_names_its_language(showcase: Path) -> None:
    html = (showcase / "en/san-pham/lao-cai/con-han/index.html").read_text("utf-8")
    assert '<p class="other" lang="vi">Trà cổ thụ</p>' in html
    assert '<div class="prose" lang="vi">' in html
    assert '<dd lang="vi">UBND tỉnh Yên Bái</dd>' in html


def test_what_contributors_write_stays_text(tmp_path: Path) -> None:
    hostile = "'\"><script>alert(1)</script><img src=x onerror=alert(1)>'"
    fields = {
        "name_en": hostile,
        "commune": hostile,
        "packaging": hostile,
        "producer": f"{{name: {hostile}}}",
    }
    sources = f"[{{title: {hostile}, grade: A, note: {hostile}}}]"
    site = CatalogueSite(tmp_path)
    site.write(
        {"content/products/bac-ninh/x.md": product(hostile, **fields, summary=hostile, sources=sources)}
    )
    site.build(search=True)
    text = site.read("san-pham/bac-ninh/x/index.html")
    assert "&lt;script&gt;alert(1)" in text
    assert [] == [
        path for path, data in site.files().items() if path.endswith(".html") and b"<script>a" in data
    ]
    assert [] == [
        path for path, data in site.files().items() if path.endswith(".html") and b"<img src=x" in data
    ]
