from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

from generator.data.feed import LENGTH, feed, feed_entries, feed_ingredients
from tests.support.sites import product
from tests.support.workshop import catalogue_of, context_of, workshop

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "base_url: https://ocop.example/danh-muc\n"


def dated(**dates: str) -> dict[str, str]:
    return {
        f"content/products/bac-ninh/{slug}.md": product(slug, recognition=f"{{date: {date}}}" if date else "")
        for slug, date in dates.items()
    }


def read(files: dict[str, str], *, lang: str = "vi", settings: str = BASE) -> ET.Element:
    return ET.fromstring(feed(workshop(files, lang=lang, settings=settings)))  # noqa: S314 (our own)


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def link(element: ET.Element, rel: str) -> str:
    return next(one.get("href", "") for one in element.iter(f"{ATOM}link") if one.get("rel") == rel)


def test_the_newest_recognitions_come_first_and_undated_ones_not_at_all() -> None:
    files = dated(cu="2023-12-18", moi="2026-02-01", nam="2026", thang="2026-01", khong="")
    titles = [text(entry, "title") for entry in read(files).iter(f"{ATOM}entry")]
    assert titles == ["moi", "nam", "thang", "cu"]


def test_a_province_has_its_own() -> None:
    files = dated(chu="2026-01-01", cu="2020-05") | {
        "content/products/hue/tram.md": product("tram", province="hue", recognition="{date: 2026-02-01}")
    }
    shop = workshop(files, settings=BASE)
    own = ET.fromstring(feed(shop, "bac-ninh"))  # noqa: S314 (our own)
    assert ["chu", "cu"] == [text(entry, "title") for entry in own.iter(f"{ATOM}entry")]
    assert "https://ocop.example/danh-muc/tinh/bac-ninh/san-pham-moi.xml" == link(own, "self")
    assert "https://ocop.example/danh-muc/tinh/bac-ninh/" == link(own, "alternate")
    assert "Bắc Ninh" in text(own, "title")
    assert text(own, "id") != text(ET.fromstring(feed(shop)), "id")  # noqa: S314 (our own)
    assert [] == feed_ingredients(shop.catalogue, "ca-mau")
    assert feed_ingredients(shop.catalogue, "hue") != feed_ingredients(shop.catalogue, "bac-ninh")


def test_only_a_date_known_to_the_day_is_a_day_of_publication() -> None:
    root = read(dated(ngay="2026-02-03", thang="2026-01", nam="2025"))
    said = [text(entry, "published") for entry in root.iter(f"{ATOM}entry")]
    assert ["2026-02-03T00:00:00+07:00", "", ""] == said


def test_times_are_those_of_the_decisions() -> None:
    root = read(dated(thang="2026-03", nam="2025"))
    assert [text(entry, "updated") for entry in root.iter(f"{ATOM}entry")] == [
        "2026-03-01T00:00:00+07:00",
        "2025-01-01T00:00:00+07:00",
    ]
    assert text(root, "updated") == "2026-03-01T00:00:00+07:00"


def test_a_feed_without_entries_is_still_a_feed() -> None:
    root = read({})
    assert text(root, "updated") == "1970-01-01T00:00:00+07:00"
    assert text(root, "title")


def test_it_holds_fifty_at_most_and_no_examples() -> None:
    files = dated(**{f"sp-{number}": "2026-01-01" for number in range(LENGTH + 5)})
    files["content/products/bac-ninh/vi-du.md"] = product(
        "Ví dụ", example="true", recognition="{date: 2026-06-01}"
    )
    assert LENGTH == len(feed_entries(catalogue_of(files)))
    assert "Ví dụ" not in [entry.name for entry in feed_entries(catalogue_of(files))]


def test_identities_are_tags_that_survive_a_move() -> None:
    repository = "repository: {url: https://github.com/to-chuc/ocop}\n"
    ids = [
        text(next(read(dated(chu="2026-01-01"), settings=repository + base).iter(f"{ATOM}entry")), "id")
        for base in ("", BASE, "base_url: https://khac.example\n")
    ]
    assert set(ids) == {"tag:github.com,2026:to-chuc/ocop/vi/san-pham/bac-ninh/chu"}


def test_links_are_absolute_where_the_host_is_known() -> None:
    root = read(dated(chu="2026-01-01"))
    assert link(root, "self") == "https://ocop.example/danh-muc/tin/san-pham-moi.xml"
    entry = next(root.iter(f"{ATOM}entry"))
    assert link(entry, "alternate") == "https://ocop.example/danh-muc/san-pham/bac-ninh/chu/"


def test_without_a_host_identities_are_still_whole() -> None:
    root = read(dated(chu="2026-01-01"), settings="")
    assert [text(root, "id"), text(next(root.iter(f"{ATOM}entry")), "id")] == [
        "tag:ocop-catalog.invalid,2026:vi/tin/san-pham-moi.xml",
        "tag:ocop-catalog.invalid,2026:vi/san-pham/bac-ninh/chu",
    ]


def test_the_english_feed_speaks_english_and_marks_vietnamese_names() -> None:
    files = {
        "content/products/bac-ninh/a.md": product("Mỳ gạo Chũ", name_en="Chu rice noodles"),
        "content/products/bac-ninh/b.md": product("Vải thiều"),
    }
    root = read(files, lang="en")
    titles = [entry.find(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    space = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [(one.text, one.get(space)) for one in titles if one is not None] == [
        ("Chu rice noodles", None),
        ("Vải thiều", "vi"),
    ]
    assert "4 stars" in text(next(root.iter(f"{ATOM}entry")), "summary")


def test_hostile_names_stay_text() -> None:
    name = '<b>Mật & "ong"</b> ]]> <!-- x'
    entry = next(read({"content/products/bac-ninh/x.md": product(f"'{name}'")}).iter(f"{ATOM}entry"))
    assert text(entry, "title") == name


def test_ingredients_change_only_with_what_the_feed_shows() -> None:
    many = dated(**{f"sp-{number}": "2026-01-01" for number in range(LENGTH)})
    same = feed_ingredients(catalogue_of(many))
    assert feed_ingredients(catalogue_of(many | dated(cu="2020-01-01"))) == same
    assert feed_ingredients(catalogue_of(many | dated(moi="2026-02-01"))) != same
    assert feed_ingredients(catalogue_of(many, as_of=dt.date(2029, 1, 1))) == same


def test_the_day_of_the_build_is_nowhere_in_it() -> None:
    files = dated(chu="2026-01-01")
    early, late = (
        feed(context_of(catalogue_of(files, as_of=day)))
        for day in (dt.date(2026, 11, 22), dt.date(2030, 1, 1))
    )
    assert early == late
