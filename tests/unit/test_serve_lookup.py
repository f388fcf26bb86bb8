"""Addresses lead to files of the site and to nothing else."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.serve.lookup import content_type, find


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    (site / "san-pham/mì").mkdir(parents=True)
    (site / "rong").mkdir()
    for name in ("index.html", "404.html", "san-pham/mì/index.html", "a.css", ".ocop"):
        (site / name).write_text(name, "utf-8")
    (folder / "secret.txt").write_text("secret", "utf-8")
    (folder / "site-secret").mkdir()
    (folder / "site-secret/index.html").write_text("secret", "utf-8")
    (site / "out").symlink_to(folder)
    (site / "twin").symlink_to(folder / "site-secret")
    (site / "secret.txt").symlink_to(folder / "secret.txt")
    (site / "alias.css").symlink_to(site / "a.css")
    return site


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "index.html"),
        ("/?q=1", "index.html"),
        ("/index.html", "index.html"),
        ("/san-pham/m%C3%AC/", "san-pham/mì/index.html"),
        ("/a.css?v=2", "a.css"),
        ("/alias.css", "a.css"),
        ("//a.css", "a.css"),
    ],
)
def test_addresses_of_the_site(site: Path, target: str, file: str) -> None:
    assert find(site, target) == (HTTPStatus.OK, site.resolve() / file, "")


@pytest.mark.parametrize(
    "target",
    [
        "/nothing",
        "/a.css/",
        "/rong/",
        "/.ocop",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/san-pham/../../secret.txt",
        "/..%5csecret.txt",
        "/secret.txt",
        "/out/secret.txt",
        "/twin/",
        "/a.css%00",
        "/%ff",
        "/C:/secret.txt",
        "http://evil.example/secret.txt",
        "",
        "*",
    ],
)
def test_addresses_of_nothing(site: Path, target: str) -> None:
    assert find(site, target) == (HTTPStatus.NOT_FOUND, site.resolve() / "404.html", "")


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/san-pham", "/san-pham/"),
        ("/san-pham?q=a&b", "/san-pham/?q=a&b"),
        ("/san-pham/m%C3%AC", "/san-pham/m%C3%AC/"),
        ("//san-pham", "/san-pham/"),
    ],
)
def test_a_folder_without_its_slash_leads_on_and_never_to_another_host(
    site: Path, target: str, location: str
) -> None:
    assert find(site, target) == (HTTPStatus.MOVED_PERMANENTLY, None, location)


def test_a_site_without_a_404_page(tmp_path: Path) -> None:
    assert find(tmp_path / "missing", "/") == (HTTPStatus.NOT_FOUND, None, "")


@given(st.lists(st.sampled_from(["/", "..", ".", "%2e", "%2F", "\\", "out", "secret.txt", "%00", "?", "a"])))
def test_no_address_leaves_the_site(site: Path, pieces: list[str]) -> None:
    found = find(site, "/" + "".join(pieces)).file
    assert found is None or found.is_relative_to(site.resolve())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.AVIF", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("a.wasm", "application/wasm"),
        ("site.webmanifest", "application/manifest+json"),
        ("vi.pf_index", "application/octet-stream"),
        ("wasm.vi.pagefind", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_media_types(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind
