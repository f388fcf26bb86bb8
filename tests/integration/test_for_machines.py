"""What search engines, feed readers and scanners read: addresses, sitemap, feed, JSON-LD, redirects."""

from __future__ import annotations

import datetime as dt
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from generator.addresses import digital_link_path
from generator.taxonomy import load_taxonomy
from tests.support.hosted import BASE, EXAMPLE, EXAMPLE_GTIN, GTIN, LAPSED, PLAIN, PRICED, WITHDRAWN, hosted
from tests.support.schema_org import problems
from tests.support.sites import SETTINGS, CatalogueSite, product

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
PICTURES = "outputs: {social_images: product}\n"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
#: RFC 4151: tag:<authority>,<date>:<specific>, the authority a name with lower-case letters.
TAG = re.compile(r"tag:[a-z0-9][a-z0-9.-]*,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")


class Head(NamedTuple):
    """What a page's head says of it."""

    metas: Mapping[str, str]
    canonical: str
    alternates: Mapping[str, str]
    data: list[dict[str, Any]]

    @property
    def hidden(self) -> bool:
        """Whether search engines should leave the page out."""
        return self.metas.get("robots") == "noindex"


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.canonical = ""
        self.alternates: dict[str, str] = {}
        self.data: list[dict[str, Any]] = []
        self.in_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.in_data = found.get("type") == "application/ld+json"
        if tag == "meta":
            name = found.get("property") or found.get("name") or found.get("http-equiv") or ""
            self.metas[name] = found.get("content", "")
        elif found.get("rel") == "canonical":
            self.canonical = found["href"]
        elif found.get("rel") == "alternate" and "hreflang" in found:
            self.alternates[found["hreflang"]] = found["href"]

    def handle_data(self, data: str) -> None:
        if self.in_data and data.strip():
            self.data += json.loads(data)["@graph"]


def head(text: str) -> Head:
    """Read a page."""
    found = _Reader(text)
    return Head(found.metas, found.canonical, found.alternates, found.data)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, derived: Path) -> CatalogueSite:
    """The catalogue with everything, below a sub-path."""
    made = hosted(tmp_path_factory.mktemp("machines") / "catalogue", derived, f"base_url: {BASE}\n{PICTURES}")
    made.build()
    return made


@pytest.fixture(scope="module")
def heads(site: CatalogueSite) -> dict[str, Head]:
    """What each page says, by the page's full address."""
    paths = sorted(path.relative_to(site.output) for path in site.output.rglob("*.html"))
    return {address(path.as_posix()): head(site.read(path.as_posix())) for path in paths}


def address(path: str) -> str:
    return BASE + path.removesuffix("index.html")


def parse(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (our own file)


def things(heads: Mapping[str, Head], kind: str) -> dict[str, dict[str, Any]]:
    """Return what JSON-LD says of one kind, by the page's address."""
    return {url: thing for url, page in heads.items() for thing in page.data if thing["@type"] == kind}


# Addresses of pages


def test_every_page_names_itself(heads: Mapping[str, Head]) -> None:
    # A former province that was not merged names the province of today.
    pages = {
        url: page
        for url, page in heads.items()
        if "refresh" not in page.metas and not (page.hidden and "/tinh-cu/" in url)
    }
    assert {url: (url, url) for url in pages} == {
        url: (page.canonical, page.metas.get("og:url")) for url, page in pages.items()
    }


def test_pages_in_two_languages_name_each_other(heads: Mapping[str, Head]) -> None:
    found = {url: page.alternates for url, page in heads.items() if page.alternates}
    assert found[BASE] == {"vi": BASE, "en": f"{BASE}en/", "x-default": BASE}
    for url, alternates in found.items():
        assert {"vi", "en", "x-default"} == alternates.keys()
        assert url in alternates.values()
        assert alternates["x-default"] == alternates["vi"]
        assert [alternates] == [found[twin] for twin in {alternates["vi"], alternates["en"]} - {url}]


def test_every_page_but_redirects_has_a_twin(heads: Mapping[str, Head]) -> None:
    assert set() == {
        url for url, page in heads.items() if not page.alternates and "refresh" not in page.metas
    }
    missing = {f"{BASE}404.html", f"{BASE}en/404.html"}
    assert {True} == {heads[url].hidden for url in missing}


def test_an_english_page_that_is_not_there_is_not_named(catalogue: Callable[..., CatalogueSite]) -> None:
    more = f"base_url: {BASE}\noutputs: {{english: translated}}\n"
    files = {"content/products/hue/a.md": product(province="hue")}
    site = catalogue(files, settings=SETTINGS + more)
    site.build()
    assert not (site.output / "en/san-pham/hue/a/index.html").exists()
    assert {} == head(site.read("san-pham/hue/a/index.html")).alternates


def test_messengers_are_told_what_a_page_is(heads: Mapping[str, Head]) -> None:
    page = heads[f"{BASE}san-pham/{PRICED}/"]
    expected = {
        "og:title": "Mỳ gạo Chũ · Danh mục thử & nghiệm",
        "og:site_name": "Danh mục thử & nghiệm",
        "og:description": "Sợi dai & thơm.",
        "twitter:card": "summary_large_image",
    }
    assert expected == {name: page.metas.get(name) for name in expected}
    assert page.metas["og:image"].startswith(f"{BASE}san-pham/{PRICED}/chia-se.jpg?v=")
    assert "Mỳ gạo Chũ, 4 sao, Bắc Ninh" == page.metas["og:image:alt"]
    for other in heads.values():
        assert "refresh" in other.metas or {"og:title", "og:type", "og:site_name"} <= other.metas.keys()


def test_every_picture_that_a_page_names_is_there(site: CatalogueSite, heads: Mapping[str, Head]) -> None:
    named = {url: page.metas for url, page in heads.items() if "refresh" not in page.metas}
    for metas in named.values():
        path, _, version = metas["og:image"].removeprefix(BASE).partition("?")
        assert bool(version) == path.startswith("san-pham/")
        with Image.open(site.output / path) as image:
            told = (int(metas["og:image:width"]), int(metas["og:image:height"]))
            assert (1200, 630) == image.size == told
        assert metas["og:image:alt"]
    made = {path.relative_to(site.output).as_posix() for path in site.output.rglob("chia-se.*")}
    assert f"san-pham/{WITHDRAWN}/chia-se.png" in made
    assert f"san-pham/{EXAMPLE}/chia-se.png" not in made
    assert "su-kien/hoi-cho/chia-se.png" in made


# Sitemap, robots.txt, .nojekyll


def locations(text: str) -> list[str]:
    return [element.text or "" for element in parse(text).iter(f"{SITEMAP}loc")]


def test_the_sitemap_lists_each_page_that_may_be_found_once(
    site: CatalogueSite, heads: Mapping[str, Head]
) -> None:
    found = locations(site.read("sitemap.xml"))
    examples = {f"{BASE}san-pham/{EXAMPLE}/", f"{BASE}en/san-pham/{EXAMPLE}/"}
    lost = {f"{BASE}404.html", f"{BASE}en/404.html"}
    results = {f"{BASE}tim-kiem/", f"{BASE}en/tim-kiem/"}
    expected = {url for url, page in heads.items() if not page.hidden} - examples - lost - results
    assert sorted(expected) == sorted(found)


def test_the_sitemap_repeats_the_languages_of_the_pages(
    site: CatalogueSite, heads: Mapping[str, Head]
) -> None:
    for url in parse(site.read("sitemap.xml")):
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")}
        assert links == heads[url.findtext(f"{SITEMAP}loc", "")].alternates


@pytest.mark.parametrize(("limit", "value"), [("MOST_URLS", 7), ("MOST_BYTES", 2500)])
def test_a_long_sitemap_comes_in_parts(
    site: CatalogueSite,
    catalogue: Callable[..., CatalogueSite],
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
) -> None:
    del site
    files = {f"content/products/hue/a-{n}.md": product(f"A {n}", province="hue") for n in range(3)}
    whole = catalogue(files, settings=f"{SETTINGS}base_url: {BASE}\n")
    whole.build()
    expected = locations(whole.read("sitemap.xml"))
    monkeypatch.setattr(f"generator.data.sitemap.{limit}", value)
    whole.write({"content/products/hue/a-0.md": product("Tên khác", province="hue")})
    whole.build()
    names = [url.removeprefix(BASE) for url in locations(whole.read("sitemap.xml"))]
    assert names == [f"sitemap-{number}.xml" for number in range(1, len(names) + 1)]
    parts = [locations(whole.read(name)) for name in names]
    assert sorted(expected) == sorted(url for part in parts for url in part)
    assert max(map(len, parts)) <= 7
    monkeypatch.undo()
    whole.write({"content/products/hue/a-0.md": product("A 0", province="hue")})
    whole.build()
    assert ["sitemap.xml"] == [path.name for path in whole.output.glob("sitemap*")]


def test_robots_may_read_all_but_results(site: CatalogueSite) -> None:
    assert [
        "User-agent: *",
        "Disallow: /ocop/tim-kiem/?",
        "Disallow: /ocop/*/tim-kiem/?",
        "",
        f"Sitemap: {BASE}sitemap.xml",
    ] == site.read("robots.txt").splitlines()
    assert b"" == (site.output / ".nojekyll").read_bytes()


def test_without_an_address_nothing_claims_one(catalogue: Callable[..., CatalogueSite]) -> None:
    site = catalogue({"content/products/hue/a.md": product(province="hue")})
    site.build()
    page = head(site.read("san-pham/hue/a/index.html"))
    assert ("", {}) == (page.canonical, page.alternates)
    assert "og:image" not in page.metas
    assert [] == list(site.output.rglob("chia-se.*"))
    assert not (site.output / "sitemap.xml").exists()
    assert not (site.output / "opensearch.xml").exists()
    assert 'rel="search"' not in site.read("index.html")
    assert "Sitemap" not in site.read("robots.txt")


# Feed


FEEDS = {"tin/": "", "tinh/bac-ninh/": "tinh/bac-ninh/", "tinh/ha-noi/": "tinh/ha-noi/"}


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("folder", FEEDS)
def test_a_feed_is_valid_atom(site: CatalogueSite, prefix: str, folder: str) -> None:
    feed = parse(site.read(f"{prefix}{folder}san-pham-moi.xml"))
    assert f"{ATOM}feed" == feed.tag
    assert {f"{ATOM}{name}" for name in _ATOM_HEAD} >= {child.tag for child in feed}
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Sở Công Thương"
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        assert all(part.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert dt.datetime.fromisoformat(part.findtext(f"{ATOM}updated", "")).tzinfo
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    own = f"{BASE}{prefix}{folder}san-pham-moi.xml"
    assert {"self": own, "alternate": f"{BASE}{prefix}{FEEDS[folder]}"} == links


#: What RFC 4287 lets stand in a feed, of that which ours holds.
_ATOM_HEAD = ("id", "title", "subtitle", "updated", "link", "author", "rights", "entry")


def test_each_province_has_a_feed_that_its_pages_name(site: CatalogueSite) -> None:
    for prefix in ("", "en/"):
        for province in load_taxonomy(site.root / "content/taxonomy").provinces:
            own = f"{prefix}tinh/{province}/san-pham-moi.xml"
            assert parse(site.read(own)).findtext(f"{ATOM}id")
            page = site.read(f"{prefix}tinh/{province}/index.html")
            assert [f"/ocop/{prefix}tin/san-pham-moi.xml", f"/ocop/{own}"] == _FEED_LINKS.findall(page)
    assert ["/ocop/tin/san-pham-moi.xml"] == _FEED_LINKS.findall(site.read("nhom/thuc-pham/index.html"))


_FEED_LINKS = re.compile('type="application/atom\\+xml" href="([^"]*)"')


# OpenSearch


@pytest.mark.parametrize(("prefix", "name"), [("", "Danh mục OCOP"), ("en/", "Test catalogue")])
def test_browsers_can_search_the_catalogue(site: CatalogueSite, prefix: str, name: str) -> None:
    found = parse(site.read(f"{prefix}opensearch.xml"))
    assert f"{OPENSEARCH}OpenSearchDescription" == found.tag
    assert name == found.findtext(f"{OPENSEARCH}ShortName")
    limits = {"ShortName": 16, "LongName": 48, "Description": 1024}
    assert all(len(found.findtext(f"{OPENSEARCH}{part}", "")) <= most for part, most in limits.items())
    urls = {url.attrib["type"]: url.attrib["template"] for url in found.iter(f"{OPENSEARCH}Url")}
    assert f"{BASE}{prefix}tim-kiem/?q={{searchTerms}}" == urls["text/html"]
    assert f"{BASE}{prefix}opensearch.xml" == urls["application/opensearchdescription+xml"]
    image = found.findtext(f"{OPENSEARCH}Image", "").removeprefix(BASE)
    assert (site.output / image).is_file()
    page = site.read(f"{prefix}index.html")
    assert f'rel="search" type="application/opensearchdescription+xml" href="/ocop/{prefix}open' in page


def test_each_entry_of_a_feed_leads_to_its_page(site: CatalogueSite, heads: Mapping[str, Head]) -> None:
    feed = parse(site.read("tin/san-pham-moi.xml"))
    links = [[link.attrib for link in entry.iter(f"{ATOM}link")] for entry in feed.iter(f"{ATOM}entry")]
    assert {("alternate", "text/html")} == {(link["rel"], link["type"]) for (link,) in links}
    assert {link["href"] for (link,) in links} <= heads.keys()


def test_identities_in_feeds_are_tags_and_never_come_twice(site: CatalogueSite) -> None:
    found: list[str] = []
    for name in ("tin/san-pham-moi.xml", "en/tin/san-pham-moi.xml"):
        found += [element.text or "" for element in parse(site.read(name)).iter(f"{ATOM}id")]
    assert all(TAG.fullmatch(one) for one in found)
    assert len(found) == len(set(found))
    assert f"tag:github.com,2026:to-chuc/danh-muc/vi/san-pham/{PRICED}" in found


def test_identities_stay_when_the_site_moves(site: CatalogueSite, tmp_path: Path, derived: Path) -> None:
    moved = hosted(tmp_path / "catalogue", derived, "base_url: https://moi.example/\n")
    moved.build()
    assert _ids(site) == _ids(moved)


def _ids(site: CatalogueSite) -> list[str | None]:
    return [element.text for element in parse(site.read("tin/san-pham-moi.xml")).iter(f"{ATOM}id")]


def test_the_newest_recognition_comes_first_and_examples_never(site: CatalogueSite) -> None:
    feed = parse(site.read("tin/san-pham-moi.xml"))
    dates = [entry.findtext(f"{ATOM}updated", "") for entry in feed.iter(f"{ATOM}entry")]
    assert dates == sorted(dates, reverse=True)
    assert not [one for one in _ids(site) if one and one.endswith(EXAMPLE)]


# JSON-LD


def test_all_that_pages_say_is_said_as_schema_org_says_it(heads: Mapping[str, Head]) -> None:
    found = {url: [said for thing in page.data for said in problems(thing)] for url, page in heads.items()}
    assert {} == {url: said for url, said in found.items() if said}
    kinds = {thing["@type"] for page in heads.values() for thing in page.data}
    assert {"Product", "Organization", "BreadcrumbList", "WebSite", "AdministrativeArea"} <= kinds
    assert {"Store", "DefinedTermSet", "Dataset"} <= kinds


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ({"@type": "Produkt"}, "/Produkt: unknown type"),
        ({"@type": "Place", "stars": 4}, "/Place: unknown property stars"),
        ({"@type": "Place", "award": "x"}, "/Place: award does not belong here"),
        ({"@type": "Place", "url": "/tinh/hue/"}, "/Place: url may not be '/tinh/hue/'"),
        ({"@type": "Place", "name": ""}, "/Place: name is empty"),
        ({"@type": "Offer", "price": 1}, "/Offer: no priceCurrency"),
        ({"@type": "Certification", "name": "x", "validFrom": "2025"}, "validFrom may not be '2025'"),
        ({"@type": "Certification", "name": "x", "issuedBy": {"@type": "Place"}}, "issuedBy may not be a"),
    ],
)
def test_what_schema_org_does_not_say_is_found(thing: dict[str, Any], said: str) -> None:
    assert [one for one in problems(thing) if said in one]


def test_a_product_is_described(heads: Mapping[str, Head]) -> None:
    url = f"{BASE}san-pham/{PRICED}/"
    thing = things(heads, "Product")[url]
    assert ("Mỳ gạo Chũ", "Chu rice noodles", GTIN) == (
        thing["name"],
        thing["alternateName"],
        thing["gtin13"],
    )
    assert "HTX Chũ" == thing["manufacturer"]["name"]
    assert thing["image"].startswith(f"{BASE}anh/")
    assert (45000, "VND", url) == tuple(thing["offers"][name] for name in ("price", "priceCurrency", "url"))


def test_only_a_known_price_is_an_offer(heads: Mapping[str, Head]) -> None:
    found = things(heads, "Product")
    offers = {url.partition("san-pham/")[2].rstrip("/") for url, thing in found.items() if "offers" in thing}
    assert {PRICED} == offers
    assert {
        f"{BASE}{lang}san-pham/{name}/" for lang in ("", "en/") for name in (PRICED, PLAIN, LAPSED)
    } <= set(found)


def test_a_rank_is_an_award_while_it_stands_and_never_a_rating(heads: Mapping[str, Head]) -> None:
    found = things(heads, "Product")
    names = (PRICED, PLAIN, LAPSED, WITHDRAWN)
    awards = [found[f"{BASE}san-pham/{name}/"].get("award", "") for name in names]
    assert ["OCOP 4", "OCOP 3", "", ""] == [award[:6] for award in awards]
    said = {key for page in heads.values() for key in _keys(page.data)}
    assert set() == said & {"aggregateRating", "review", "reviewRating", "starRating", "ratingValue"}


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item)


def test_breadcrumbs_lead_from_home_to_the_page(heads: Mapping[str, Head]) -> None:
    found = things(heads, "BreadcrumbList")
    for url, crumbs in found.items():
        steps = crumbs["itemListElement"]
        assert [*range(1, len(steps) + 1)] == [step["position"] for step in steps]
        assert steps[0]["item"] == BASE + ("en/" if url.startswith(f"{BASE}en/") else "")
        assert {step["item"] for step in steps} <= heads.keys()
    assert things(heads, "Product").keys() <= found.keys()


def test_a_producer_and_the_site_are_described(heads: Mapping[str, Head]) -> None:
    producer = things(heads, "Organization")[f"{BASE}chu-the/htx-chu/"]
    assert ("HTX Chũ", f"{BASE}chu-the/htx-chu/#producer") == (producer["name"], producer["@id"])
    made = things(heads, "Product")[f"{BASE}san-pham/{PRICED}/"]["manufacturer"]
    assert producer["@id"] == made["@id"]
    assert f"{BASE}tim-kiem/?q={{q}}" == _search_target(heads)


def _search_target(heads: Mapping[str, Head]) -> object:
    return things(heads, "WebSite")[BASE]["potentialAction"]["target"]["urlTemplate"]


def test_a_name_cannot_leave_its_script(site: CatalogueSite) -> None:
    text = site.read(f"san-pham/{PLAIN}/index.html")
    assert "<giòn>" not in text
    assert "\\u003cgiòn\\u003e" in text


# Redirects


def target(page: Head, url: str) -> str:
    return urljoin(url, page.metas["refresh"].partition("url=")[2])


def test_every_former_province_has_a_page_that_leads_to_the_one_of_today(
    site: CatalogueSite, heads: Mapping[str, Head]
) -> None:
    taxonomy = load_taxonomy(site.root / "content/taxonomy")
    assert 63 == len(taxonomy.former_provinces)
    for slug, one in taxonomy.former_provinces.items():
        page, alone = heads[f"{BASE}tinh-cu/{slug}/"], 1 == len(taxonomy.former_of(one.province))
        assert "refresh" not in page.metas
        assert f'<p class="bar"><a class="btn btn-main" href="/ocop/tinh/{one.province}/">' in site.read(
            f"tinh-cu/{slug}/index.html"
        )
        # One that was not merged says nothing of its own.
        assert (f"{BASE}tinh/{slug}/" if alone else f"{BASE}tinh-cu/{slug}/", alone) == (
            page.canonical,
            page.hidden,
        )


def test_a_barcode_leads_to_its_product(heads: Mapping[str, Head]) -> None:
    found = {url: target(page, url) for url, page in heads.items() if url.startswith(f"{BASE}01/")}
    assert {f"{BASE}01/{GTIN.zfill(14)}/": f"{BASE}san-pham/{PRICED}/"} == found
    assert EXAMPLE_GTIN.zfill(14) not in str(found)


def test_a_barcode_and_its_product_name_the_data(site: CatalogueSite, heads: Mapping[str, Head]) -> None:
    named = f'<link rel="alternate" type="application/json" href="/ocop/san-pham/{PRICED}/product.json">'
    for path in (f"01/{GTIN.zfill(14)}", f"san-pham/{PRICED}", f"en/san-pham/{PRICED}"):
        assert named in site.read(f"{path}/index.html")
    assert heads[f"{BASE}01/{GTIN.zfill(14)}/"].canonical == f"{BASE}san-pham/{PRICED}/"
    whole = json.loads(site.read(f"san-pham/{PRICED}/product.json"))
    assert (GTIN, f"{BASE}san-pham/{PRICED}/") == (whole["record"]["trace"]["gtin"], whole["url"])


@pytest.mark.parametrize(
    ("gtin", "path"),
    [
        ("96385074", "/01/00000096385074/"),
        ("036000291452", "/01/00036000291452/"),
        ("8938505974194", "/01/08938505974194/"),
        ("18938505974191", "/01/18938505974191/"),
    ],
)
def test_every_length_of_a_barcode_has_one_address(gtin: str, path: str) -> None:
    assert path == digital_link_path(gtin)
