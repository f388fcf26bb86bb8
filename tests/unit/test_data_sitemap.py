from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.addresses import Addresses
from generator.data import sitemap as module
from generator.data.sitemap import robots, sitemap
from generator.data.xml import element, text

if TYPE_CHECKING:
    import pytest

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
BASE = "https://ocop.example/danh-muc"
PAGES = [
    ("vi", "index.html"),
    ("vi", "sao/5/index.html"),
    ("en", "en/index.html"),
    ("vi", "energy/index.html"),
]


def languages(base: str) -> dict[str, Addresses]:
    return {lang: Addresses.of(base, lang) for lang in ("vi", "en")}


def parse(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 (our own)


def locations(data: bytes) -> list[str]:
    return [one.text or "" for one in parse(data).iter(f"{SPACE}loc")]


def test_without_a_base_url_there_is_no_sitemap() -> None:
    assert sitemap(PAGES, languages("")) == {}


def test_every_page_is_named_in_full() -> None:
    files = sitemap(PAGES, languages(BASE))
    assert list(files) == ["sitemap.xml"]
    assert locations(files["sitemap.xml"]) == [
        f"{BASE}/",
        f"{BASE}/en/",
        f"{BASE}/sao/5/",
        f"{BASE}/energy/",
    ]


def test_languages_of_one_page_point_to_each_other() -> None:
    root = parse(sitemap(PAGES, languages(BASE))["sitemap.xml"])
    twins = [
        [(link.get("hreflang"), link.get("href")) for link in url.iter(LINK)]
        for url in root.iter(f"{SPACE}url")
    ]
    both = [("vi", f"{BASE}/"), ("en", f"{BASE}/en/"), ("x-default", f"{BASE}/")]
    assert twins == [both, both, [], []]


def test_a_long_sitemap_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_URLS", 2)
    files = sitemap(PAGES[:2] + PAGES[3:], languages(BASE))
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert locations(files["sitemap.xml"]) == [f"{BASE}/sitemap-1.xml", f"{BASE}/sitemap-2.xml"]
    assert locations(files["sitemap-1.xml"]) == [f"{BASE}/", f"{BASE}/sao/5/"]
    assert locations(files["sitemap-2.xml"]) == [f"{BASE}/energy/"]


def test_a_heavy_sitemap_comes_in_parts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    files = sitemap(PAGES, languages(BASE))
    assert len(files) == 5
    assert all(len(locations(data)) == 1 for name, data in files.items() if name != "sitemap.xml")


def test_robots_may_read_everything_but_searches() -> None:
    assert robots(Addresses.of(BASE, "vi")).decode().splitlines() == [
        "User-agent: *",
        "Disallow: /danh-muc/tim-kiem/?",
        "Disallow: /danh-muc/*/tim-kiem/?",
        "",
        f"Sitemap: {BASE}/sitemap.xml",
    ]


def test_robots_names_no_sitemap_that_is_not_there() -> None:
    assert "Sitemap" not in robots(Addresses.of("", "vi")).decode()


def test_xml_holds_no_forbidden_character() -> None:
    assert text("a\x00\x0b\ufffe<&\U0001f600") == "a&lt;&amp;\U0001f600"
    assert element("a", "", href='"\x01<') == "<a href='\"&lt;'/>"
