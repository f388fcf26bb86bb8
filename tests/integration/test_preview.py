"""`ocop diff --preview`: a small site of the pages that a change touches, which opens from a disk."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from generator.changes.relinking import Relinker
from generator.cli import run
from tests.support.repositories import start
from tests.support.sites import SETTINGS, CatalogueSite, product

if TYPE_CHECKING:
    from pathlib import Path

BN = "content/products/bac-ninh"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {f"{BN}/p{number}.md": product(f"Sản phẩm {number}") for number in range(5)}
    files["content/producers/htx.yml"] = "name: HTX\nsources: [{title: A}]\n"
    CatalogueSite(tmp_path, files)
    start(tmp_path)
    (tmp_path / BN / "p1.md").write_text(product("Sản phẩm mới", producer="htx"), encoding="utf-8")
    (tmp_path / BN / "p9.md").write_text(product("Thêm", producer="htx"), encoding="utf-8")
    (tmp_path / BN / "hong.md").write_text(product("Hỏng", stars="2"), encoding="utf-8")
    (tmp_path / BN / "p2.md").unlink()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'\s(?:href|src|action)="([^"]*)"', html)]


def test_only_the_pages_touched_are_made(source: Path) -> None:
    assert 0 == run(["diff", "HEAD", "--preview", "pv"])
    names = {name for name in pages(source / "pv") if not name.startswith("en/")}
    assert {
        "index.html",
        "san-pham/bac-ninh/p1/index.html",
        "san-pham/bac-ninh/p9/index.html",
        "tinh/bac-ninh/nhom/thuc-pham/sao/4/index.html",
    } == names
    assert "Sản phẩm mới" in (source / "pv/index.html").read_text("utf-8")
    assert not (source / "site").exists()
    assert not (source / ".ocop-cache").exists()


@pytest.mark.parametrize("base_url", ["", "https://ocop.example.vn/danh-muc"])
def test_links_lead_within_the_preview_or_to_the_published_site(source: Path, base_url: str) -> None:
    (source / "content/catalog.yml").write_text(f"{SETTINGS}base_url: {base_url}\n" if base_url else SETTINGS)
    assert 0 == run(["diff", "HEAD", "--preview", "pv"])
    files = {path.relative_to(source / "pv").as_posix() for path in (source / "pv").rglob("*")}
    found = pages(source / "pv")
    assert len(found) > 5
    outside = set()
    for page, html in found.items():
        for link in links(html):
            assert not link.startswith("/"), (page, link)
            if re.match(r"[a-z]+:", link):
                outside.add(link)
            elif link.partition("#")[0]:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.partition("#")[0]))
                assert target in files, (page, link)
    ours = {link for link in outside if link.startswith(f"{base_url}/")} if base_url else set()
    assert bool(base_url) == bool(ours)


def test_a_second_preview_replaces_the_first_and_nothing_else(source: Path) -> None:
    assert 0 == run(["diff", "HEAD", "--preview", "pv"])
    (source / BN / "p9.md").unlink()
    assert 0 == run(["diff", "HEAD", "--preview", "pv"])
    assert "san-pham/bac-ninh/p9/index.html" not in pages(source / "pv")
    (source / "cua-toi").mkdir()
    (source / "cua-toi/a.txt").write_text("a")
    assert 2 == run(["diff", "HEAD", "--preview", "cua-toi"])
    assert ["a.txt"] == [path.name for path in (source / "cua-toi").iterdir()]


def test_settings_that_are_broken_stop_the_preview(source: Path) -> None:
    (source / "content/catalog.yml").write_text("title: [\n")
    assert 1 == run(["diff", "HEAD", "--preview", "pv"])
    assert not (source / "pv").exists()


@pytest.mark.parametrize(
    ("link", "where"),
    [
        ("/san-pham/a/", "../../san-pham/a/index.html"),
        ("/san-pham/a/#nguon", "../../san-pham/a/index.html#nguon"),
        ("/assets/x.css", "../../assets/x.css"),
        ("/khac/?q=a&amp;b=c", "#"),
        ("#noi-dung", "#noi-dung"),
        ("https://a.vn/", "https://a.vn/"),
        ("//a.vn/", "//a.vn/"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
    ],
)
def test_where_a_link_leads(link: str, where: str) -> None:
    files = {"san-pham/a/index.html", "assets/x.css", "tinh/b/index.html"}
    assert where == Relinker(files, "").link("tinh/b/index.html", link)
    made = Relinker(files, "").page("tinh/b/index.html", f'<a href="{link}">x</a>'.encode())
    assert f'<a href="{where}">x</a>' == made.decode()


def test_every_size_of_a_photo_is_led() -> None:
    html = b'<img srcset="/anh/a.webp 320w, /anh/b.webp 640w" src="/anh/a.webp">'
    made = Relinker({"anh/a.webp", "anh/b.webp"}, "").page("x/index.html", html)
    assert b'<img srcset="../anh/a.webp 320w, ../anh/b.webp 640w" src="../anh/a.webp">' == made
