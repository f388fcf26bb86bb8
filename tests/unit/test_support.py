"""The tests' own tools find what they are there to find."""

from __future__ import annotations

import http.client
import threading
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.support.launch import BuildFailedError, build_once
from tests.support.links import broken_links
from tests.support.programs import MissingProgramError, find_program, node_module_file
from tests.support.site_server import serve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


WHOLE = {
    "index.html": '<a href="tinh/ha-noi/">Hà Nội</a> <a href="#cuoi">Cuối</a> <p id="cuoi">',
    "tinh/ha-noi/index.html": '<a href="../../#cuoi"><img src="/anh.jpg" srcset="/anh.jpg 1x,/anh-2.jpg 2x">',
    "anh.jpg": "",
    "anh-2.jpg": "",
}


def test_links_that_lead_somewhere_are_not_reported(tmp_path: Path) -> None:
    assert [] == broken_links(write(tmp_path, WHOLE))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/mat/">', "/mat/: no such file"),
        ('<a href="mat.html?x=1">', "/p/mat.html?x=1: no such file"),
        ('<a href="/tinh/">', "/tinh/: no such file"),
        ('<a href="/#mat">', "/#mat: no such anchor"),
        ('<a href="#mat">', "/p/#mat: no such anchor"),
        ('<a href="">', "/p/: the link is empty"),
        ('<a href="javascript:alert(1)">', "javascript:alert(1): the scheme javascript is not allowed"),
        ('<a href="data:text/html,x">', "data:text/html,x: the scheme data is not allowed"),
        ('<img src="mat.jpg">', "/p/mat.jpg: no such file"),
        ('<img srcset="/anh.jpg 1x, /mat.jpg 2x">', "/mat.jpg: no such file"),
        ('<source srcset="/anh.jpg 320w,/mat.avif 640w">', "/mat.avif: no such file"),
        ('<link rel="preload" imagesrcset="/mat.webp 2x">', "/mat.webp: no such file"),
        ('<link rel="stylesheet" href="/mat.css">', "/mat.css: no such file"),
        ('<script src="/mat.js"></script>', "/mat.js: no such file"),
        ('<form action="/tim-kiem/"></form>', "/tim-kiem/: no such file"),
        ('<meta property="og:image" content="/mat.png">', "/mat.png: no such file"),
        ('<meta http-equiv="refresh" content="0; url=/mat/">', "/mat/: no such file"),
        ('<svg><use href="/hinh.svg#mat"/></svg>', "/hinh.svg#mat: no such anchor"),
    ],
)
def test_each_kind_of_broken_link_is_reported(tmp_path: Path, markup: str, expected: str) -> None:
    write(tmp_path, WHOLE | {"p/index.html": markup, "hinh.svg": '<svg><symbol id="sao"/></svg>'})
    assert [f"{expected} (in p/index.html)"] == broken_links(tmp_path)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://vi.wikipedia.org/wiki/OCOP">',
        '<a href="tel:+84204123456">',
        '<a href="mailto:a@b.vn">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<a href="#top">',
        '<a href="/tinh/ha-noi">',
        '<a href="/#:~:text=H%C3%A0">',
        '<a name="xưa"></a><a href="#x%C6%B0a">',
        '<link rel="preconnect" href="mat">',
        '<svg><use href="/hinh.svg#sao"/></svg>',
    ],
)
def test_other_addresses_pass(tmp_path: Path, markup: str) -> None:
    write(tmp_path, WHOLE | {"p/index.html": markup, "hinh.svg": '<svg><symbol id="sao"/></svg>'})
    assert [] == broken_links(tmp_path)


def test_a_target_that_many_pages_miss_is_one_line(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}/index.html": '<a href="/mat/">' for name in "cab"})
    assert ["/mat/: no such file (in a/index.html and 2 more)"] == broken_links(tmp_path)


def test_style_sheets_are_read(tmp_path: Path) -> None:
    write(tmp_path, WHOLE | {"css/a.css": 'a{src:url("../anh.jpg"),url(mat.woff2) format("woff2")}'})
    assert ["/css/mat.woff2: no such file (in css/a.css)"] == broken_links(tmp_path)


def test_below_a_base_path_a_link_to_the_host_s_root_is_broken(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"index.html": '<a href="/ocop/">', "a/index.html": '<a href="/">', "b.html": '<a href="./">'},
    )
    assert ["/: outside the base path (in a/index.html)"] == broken_links(tmp_path, "/ocop/")


def test_full_addresses_of_the_site_are_checked_when_its_url_is_known(tmp_path: Path) -> None:
    canonical = (
        '<link rel="canonical" href="https://ocop.example/nuoc/{}"><a href="https://ocop.example/khac/">'
    )
    write(tmp_path, {"index.html": canonical.format(""), "a.html": canonical.format("b.html")})
    assert ["https://ocop.example/nuoc/b.html: no such file (in a.html)"] == broken_links(
        tmp_path, base_url="https://ocop.example/nuoc"
    )
    assert [] == broken_links(tmp_path)


def test_the_404_page_may_not_link_relatively(tmp_path: Path) -> None:
    write(tmp_path, WHOLE | {"404.html": '<a href="/">Trang đầu</a> <a href="tinh/ha-noi/">'})
    assert ["tinh/ha-noi/: relative, but this page is shown at any depth (in 404.html)"] == broken_links(
        tmp_path
    )


def test_a_site_without_pages_does_not_pass(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="There is no page"):
        broken_links(tmp_path)


def fetch(url: str) -> tuple[int, str, str]:
    """Status, media type and body, errors included; redirects are followed."""
    try:
        with urlopen(url, timeout=5) as answer:  # noqa: S310 # always our own server
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_server_serves_a_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"index.html": "Trang đầu", "a/index.html": "a", "pagefind/wasm.vi.pagefind": "w", "x.wasm": "x"},
    )
    with serve(tmp_path) as site:
        assert (200, "text/html; charset=utf-8", "Trang đầu") == fetch(site.url)
        assert (200, "text/html; charset=utf-8", "a") == fetch(site.url + "a/")
        assert (200, "application/wasm", "x") == fetch(site.url + "x.wasm")
        assert (200, "application/octet-stream", "w") == fetch(site.url + "pagefind/wasm.vi.pagefind?ts=1")
        assert ["/", "/a/", "/x.wasm", "/pagefind/wasm.vi.pagefind?ts=1"] == site.requests


def test_the_server_answers_what_is_missing_with_the_site_s_own_page(tmp_path: Path) -> None:
    write(tmp_path, {"404.html": "Không có trang này", "empty/x.txt": ""})
    with serve(tmp_path) as site:
        expected = (404, "text/html; charset=utf-8", "Không có trang này")
        assert expected == fetch(site.url + "mat/")
        assert expected == fetch(site.url + "empty/")


def test_the_server_mounts_a_folder_below_a_prefix(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "đây", "a/index.html": "a"})
    with serve(tmp_path, "ocop/nuoc") as site:
        parts = urlsplit(site.url)
        assert "/ocop/nuoc/" == parts.path
        assert "đây" == fetch(site.url)[2]
        assert "a" == fetch(site.url + "a")[2]
        assert ["/ocop/nuoc/a", "/ocop/nuoc/a/"] == site.requests[-2:]
        assert 404 == fetch(f"http://{parts.netloc}/a/")[0]


def test_the_server_stays_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"secret.txt": "s", "site/index.html": ""})
    with serve(tmp_path / "site") as site:
        connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=5)
        connection.request("GET", "/%2e%2e/secret.txt")
        assert 404 == connection.getresponse().status
        connection.close()


def test_the_server_adds_headers(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": ""})
    with (
        serve(tmp_path, headers={"Content-Security-Policy": "default-src 'self'"}) as site,
        urlopen(site.url, timeout=5) as answer,  # noqa: S310 # our own server
    ):
        assert "default-src 'self'" == answer.headers["Content-Security-Policy"]


def test_a_shared_build_runs_once(tmp_path: Path) -> None:
    runs: list[Path] = []

    def build(site: Path) -> None:
        runs.append(site)
        site.mkdir()

    sites: list[Path] = []
    threads = [threading.Thread(target=lambda: sites.append(build_once(tmp_path, build))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [tmp_path / "launch-site"] * 3 == sites
    assert [tmp_path / "launch-site"] == runs


def test_a_shared_build_that_failed_is_not_tried_again(tmp_path: Path) -> None:
    complaints = iter(["exit 1\nsai"])
    for _ in range(2):
        with pytest.raises(BuildFailedError, match="sai"):
            build_once(tmp_path, lambda _site: next(complaints))


def test_what_is_not_installed_is_an_error() -> None:
    with pytest.raises(MissingProgramError, match="None of ocop-no-such-program is installed"):
        find_program("ocop-no-such-program")
    with pytest.raises(MissingProgramError, match=r"node_modules/none\.js is not there"):
        node_module_file("none.js")
