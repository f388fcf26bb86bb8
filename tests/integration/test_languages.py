"""Two languages: every page says which words are Vietnamese, and leads to itself in the other language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.languages import is_vietnamese, pages_of, said_in, unmarked
from tests.support.showcase import MISSING, PAGES, build_showcase

if TYPE_CHECKING:
    from pathlib import Path

#: A commune of before 2025 and a venue, by which the showcase names places.
PLACES = ("Suối Giàng", "Trung tâm Hội nghị")
EVERY_PAGE = {**PAGES, "missing": MISSING}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_showcase(tmp_path_factory.mktemp("languages"))


def read(site: Path, path: str) -> str:
    file = site / path
    return (file if file.suffix else file / "index.html").read_text("utf-8")


def english(path: str) -> str:
    return f"en/{path}".replace("en/dong-gop/", "en/contribute/")


@pytest.mark.parametrize("kind", EVERY_PAGE)
def test_english_pages_say_what_is_vietnamese(site: Path, kind: str) -> None:
    html = read(site, english(EVERY_PAGE[kind]))
    assert '<html lang="en">' in html
    assert [] == unmarked(html, PLACES)


@pytest.mark.parametrize("kind", EVERY_PAGE)
def test_vietnamese_pages_mark_only_what_is_english(site: Path, kind: str) -> None:
    html = read(site, EVERY_PAGE[kind])
    assert '<html lang="vi">' in html
    assert [] == [text for lang, text in said_in(html) if lang == "en" and is_vietnamese(text)]


@pytest.mark.parametrize("kind", EVERY_PAGE)
def test_every_page_leads_to_itself_in_the_other_language(site: Path, kind: str) -> None:
    path = EVERY_PAGE[kind]
    here, there = read(site, path), read(site, english(path))
    assert [f"/{english(path)}"] == re.findall(r'<a class="tool lang" href="([^"]*)"', here)
    assert [f"/{path}"] == re.findall(r'<a class="tool lang" href="([^"]*)"', there)


@pytest.mark.slow
def test_english_pages_of_the_real_catalogue_say_what_is_vietnamese(launch_site: Path) -> None:
    """Of the products every twentieth, of all other pages every one."""
    chosen = [
        (path, html)
        for number, (path, html) in enumerate(pages_of(launch_site))
        if "/san-pham/" not in path or not number % 20
    ]
    assert len(chosen) > 500
    assert {} == {path: found for path, html in chosen if (found := unmarked(html))}


def test_the_checker_finds_what_it_should() -> None:
    html = (
        '<html lang="en"><title>Trà · Tea</title><p>Hợp tác xã Ấm</p><p lang="vi">Chè <b>ngon</b></p>'
        '<img alt="Bánh chưng"><p>Nam Dương, Bac Ninh, decision 3981/QĐ-UBND</p><code>tên: Trà</code>'
        "<p data-cite>Trà. HTX Ấm.</p><p lang=vi>Mở <span lang=en>open đ</span></p><br>Đặc sản"
    )
    assert ["Hợp tác xã Ấm", "Bánh chưng", "open đ", "Đặc sản"] == unmarked(html)
