from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, get_args

import pytest

from generator.addresses import Selection
from generator.records.page import Figures
from generator.views.event import event_page
from generator.views.former import former_page
from generator.views.home import home_page, strips_shown
from generator.views.indexes import index_page, index_pages
from generator.views.makers import producers_in_order
from generator.views.map import shade
from generator.views.numbers import CHARTS
from generator.views.outlet import outlet_page
from generator.views.producer import producer_page
from generator.views.redirects import gtin_page
from generator.views.search import SCRIPT_TEXTS, search_page
from generator.views.text import field_descriptions, text_page
from tests.support.sites import product
from tests.support.workshop import catalogue_of, taxonomy, workshop

if TYPE_CHECKING:
    from generator.views.models import Section

HOST = "base_url: https://example.org\n"
TEA = "content/products/ha-noi/tra.md"
EVENT = "content/events/hoi-nghi.yml"
ALL_PRODUCERS = "outputs: {producers: all}\n"


def recognised(name: str, date: str, stars: int = 5, status: str = "recognised") -> str:
    given = f"{{date: {date}, status: {status}}}" if date else ""
    return product(name, province="ha-noi", stars=str(stars), recognition=given)


def texts(sections: tuple[Section, ...]) -> dict[str, list[str]]:
    return {section.title: [link.text for link in section.links] for section in sections}


# The home page.


def test_figures_count_products_provinces_producers_and_the_highest_rank() -> None:
    files = {
        "content/producers/htx.yml": "name: HTX Hoa\n",
        "content/products/bac-ninh/a.md": product("A", producer="htx"),
        "content/products/bac-ninh/b.md": product("B", producer="htx"),
        "content/products/bac-ninh/c.md": product("C", producer="{name: Hộ Lan}", stars="5"),
        "content/products/hue/d.md": product("D", province="hue"),
    }
    made = home_page(workshop(files))
    assert [(one.value, one.label, one.href) for one in made.figures] == [
        ("4", "sản phẩm", "/san-pham/"),
        ("2", "tỉnh, thành phố", "/tinh/"),
        ("2", "chủ thể", "/chu-the/"),
        ("1", "sản phẩm 5 sao", "/sao/5/"),
    ]


def test_strips_show_the_newest_first_and_nothing_that_has_lapsed() -> None:
    files = {
        "content/products/ha-noi/a.md": recognised("A", "2025"),
        "content/products/ha-noi/b.md": recognised("B", "2025-03-01"),
        "content/products/ha-noi/c.md": recognised("C", "2024-12-31"),
        "content/products/ha-noi/d.md": recognised("D", "2026-01-01", status="withdrawn"),
        "content/products/ha-noi/e.md": recognised("E", "2020-01-01"),
        "content/products/ha-noi/f.md": recognised("F", "2026", stars=3),
        "content/products/ha-noi/g.md": recognised("G", ""),
    }
    best, newest = strips_shown(catalogue_of(files))
    assert [entry.name for entry in best] == ["B", "A", "C", "G"]
    assert [entry.name for entry in newest] == ["F"]


def test_the_map_has_every_province_with_its_count_and_shade() -> None:
    made = home_page(workshop({TEA: product("Trà", province="ha-noi")}))
    tiles = {tile.text: tile for tile in made.tiles}
    assert len(tiles) == len({(tile.column, tile.row) for tile in made.tiles}) == 34
    assert (tiles["Hà Nội"].count, tiles["Hà Nội"].shade, tiles["Hà Nội"].css) == ("1", 5, "region-2")
    assert (tiles["Huế"].count, tiles["Huế"].shade, tiles["Huế"].href) == ("0", 0, "/tinh/hue/")
    assert tiles["Hà Nội"].note == "Hà Nội 1 sản phẩm"
    assert tiles["Hồ Chí Minh"].note == "TP.HCM 0 sản phẩm (Hồ Chí Minh)"


def test_the_table_beside_the_map_has_every_province_by_rank() -> None:
    files = {
        TEA: product("Trà", province="ha-noi"),
        "content/products/ha-noi/b.md": product("B", province="ha-noi", stars="5"),
    }
    made = home_page(workshop(files))
    lines = {line.text: line.cells for group in made.regions for line in group.lines}
    assert len(lines) == 34
    assert lines["Hà Nội"] == ("1", "1", "0", "2")
    assert made.table_head == ("Tỉnh, thành phố", "5 sao", "4 sao", "3 sao", "Cộng")


def test_the_legend_of_the_map_names_the_numbers_of_each_shade() -> None:
    many = {f"content/products/hue/{n}.md": product(f"P{n}", province="hue", stars="3") for n in range(12)}
    made = home_page(workshop({**many, TEA: product("Trà", province="ha-noi")}))
    assert [(key.css, key.label) for key in made.shades] == [
        ("shade-0", "0"),
        ("shade-2", "1"),
        ("shade-3", "2–4"),
        ("shade-4", "5–7"),
        ("shade-5", "8–12"),
    ]
    assert [key.label for key in home_page(workshop({})).shades] == ["0"]


def test_home_leads_each_who_comes_to_what_they_came_for() -> None:
    page = {"content/pages/don-vi-to-chuc.md": "---\ntitle: Đơn vị tổ chức\n---\nIn.\n"}
    assert [link.href for link in home_page(workshop(page)).ways] == [
        "/tim-kiem/",
        "/dong-gop/",
        "/don-vi-to-chuc/",
    ]
    assert len(home_page(workshop({})).ways) == 2


@pytest.mark.parametrize(
    ("count", "most", "expected"), [(0, 0, 0), (0, 9, 0), (1, 1000, 1), (250, 1000, 3), (9, 9, 5)]
)
def test_shades_grade_by_the_root(count: int, most: int, expected: int) -> None:
    assert shade(count, most) == expected


def test_home_speaks_of_the_programme_and_the_archipelagos() -> None:
    made = home_page(workshop({}))
    assert "Mỗi xã một sản phẩm" in made.lead
    assert "36 tháng" in made.lead
    assert made.map_note == "Hoàng Sa thuộc thành phố Đà Nẵng, Trường Sa thuộc tỉnh Khánh Hòa."
    assert made.strips == ()


def event(starts: str, ends: str = "", name: str = "Hội nghị") -> str:
    return f"name: {name}\nstarts: {starts}\n" + (f"ends: {ends}\n" if ends else "")


def test_home_shows_the_next_events_or_else_the_latest() -> None:
    past = {
        "content/events/a.yml": event("2025-01-01", name="Cũ"),
        "content/events/b.yml": event("2026-01-01", name="Mới hơn"),
    }
    made = home_page(workshop(past))
    assert ([link.text for link in made.events], made.events_past) == (["Mới hơn", "Cũ"], True)
    coming = {
        **past,
        "content/events/c.yml": event("2027-05-01", name="Sau"),
        "content/events/d.yml": event("2026-11-20", "2026-11-22", name="Đang mở"),
    }
    made = home_page(workshop(coming))
    assert ([link.text for link in made.events], made.events_past) == (["Đang mở", "Sau"], False)


def test_a_page_of_content_shows_the_pictures_that_it_names_in_both_languages() -> None:
    files = {
        TEA: product("Trà", province="ha-noi"),
        "content/pages/a.md": "---\ntitle: Một\nfigures: [nguon, do-phu]\n---\nA\n",
        "content/pages/a.en.md": "---\ntitle: One\n---\nA\n",
        "content/pages/b.md": "---\ntitle: Hai\n---\nB\n",
    }
    for lang in ("vi", "en"):
        shop = workshop(files, lang=lang)
        assert [chart.id for chart in text_page(shop, "a").charts] == ["nguon", "do-phu"]
        assert text_page(shop, "b").charts == ()


def test_pages_of_content_may_name_every_picture() -> None:
    assert set(get_args(Figures)) == CHARTS.keys()


# Index pages.


def test_index_of_provinces_goes_by_region_and_names_the_former_ones() -> None:
    made = index_page(workshop({TEA: product("Trà", province="ha-noi")}), "provinces")
    delta = made.sections[1]
    assert (delta.id, delta.title, delta.css) == ("vung-2", "Đồng bằng sông Hồng", "region-2")
    found = {link.text: link for link in delta.links}
    assert found["Bắc Ninh"].note == "gồm Bắc Giang và Bắc Ninh trước đây"
    assert (found["Hà Nội"].count, found["Hà Nội"].note) == ("1", "")
    assert made.intro.startswith("34 tỉnh, thành phố")


def test_index_of_categories_has_all_sets() -> None:
    made = index_page(workshop({}), "categories")
    assert len(made.sections) == 6
    assert sum(len(section.links) for section in made.sections) == 26
    assert made.sections[0].href == "/nhom/thuc-pham/"


def test_index_of_stars_has_the_certified_levels() -> None:
    assert [link.href for link in index_page(workshop({}), "stars").sections[0].links] == [
        "/sao/5/",
        "/sao/4/",
        "/sao/3/",
    ]


def test_indexes_without_anything_to_list_have_no_page() -> None:
    catalogue = catalogue_of({})
    counts = {kind: index_pages(catalogue, kind) for kind in ("provinces", "producers", "events", "outlets")}
    assert counts == {"provinces": 1, "producers": 0, "events": 0, "outlets": 0}


def test_producers_stand_in_vietnamese_order_of_the_name_behind_the_legal_form() -> None:
    names = [
        "Hợp tác xã Đồng Tâm",
        "Công ty TNHH MTV Ong Vàng",
        "HTX Dân Tiến",
        "Hộ kinh doanh Ấp Bắc",
        "Công ty cổ phần “An Bình”",
        "Hội Nông dân",
        "HTX 19/5",
        "Hợp tác xã",
    ]
    files = {f"content/producers/p-{at}.yml": f"name: {name}\n" for at, name in enumerate(names)}
    made = index_page(workshop(files, settings=ALL_PRODUCERS), "producers")
    assert texts(made.sections) == {
        "0–9": ["HTX 19/5"],
        "A": ["Công ty cổ phần “An Bình”"],
        "Â": ["Hộ kinh doanh Ấp Bắc"],
        "D": ["HTX Dân Tiến"],
        "Đ": ["Hợp tác xã Đồng Tâm"],
        "H": ["Hợp tác xã"],
        "N": ["Hội Nông dân"],
        "O": ["Công ty TNHH MTV Ong Vàng"],
    }
    assert len({section.id for section in made.sections}) == len(made.sections)


def test_producers_are_paged_without_gap_or_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.views.indexes.PRODUCERS_A_PAGE", 3)
    files = {
        f"content/producers/p-{at}.yml": f"name: HTX {letter}oa\n" for at, letter in enumerate("ABCDEGH")
    }
    shop = workshop(files, settings=ALL_PRODUCERS)
    assert index_pages(shop.catalogue, "producers") == 3
    pages = [index_page(shop, "producers", number) for number in (1, 2, 3)]
    assert [link.text for page in pages for one in page.sections for link in one.links] == [
        f"HTX {letter}oa" for letter in "ABCDEGH"
    ]
    assert (pages[0].intro != "", pages[1].intro, pages[1].title) == (True, "", "Chủ thể, trang 2")


@pytest.mark.parametrize(
    ("mode", "expected"), [("all", ["htx-hai", "htx-mot"]), ("shared", ["htx-hai"]), ("none", [])]
)
def test_settings_choose_which_producers_have_pages(mode: str, expected: list[str]) -> None:
    files = {
        "content/producers/htx-mot.yml": "name: HTX Một\n",
        "content/producers/htx-hai.yml": "name: HTX Hai\n",
        "content/products/hue/a.md": product("A", province="hue", producer="htx-hai"),
        "content/products/hue/b.md": product("B", province="hue", producer="htx-hai"),
        "content/products/hue/c.md": product("C", province="hue", producer="htx-mot"),
    }
    catalogue = catalogue_of(files, settings=f"outputs: {{producers: {mode}}}\n")
    assert [slug for _, slug in producers_in_order(catalogue)] == expected


def test_events_are_told_apart_by_day() -> None:
    files = {
        "content/events/a.yml": event("2025", name="Cũ"),
        "content/events/b.yml": event("2026", name="Nay"),
    }
    shop = workshop(files)
    assert texts(index_page(shop, "events").sections) == {
        "Sắp và đang diễn ra": ["Nay"],
        "Đã diễn ra": ["Cũ"],
    }


def test_outlets_stand_by_province() -> None:
    files = {
        "content/outlets/hue/b.yml": "name: Chợ B\nprovince: hue\n",
        "content/outlets/ha-noi/a.yml": "name: Chợ A\nprovince: ha-noi\naddress: Phố Hàng Bài\n",
    }
    made = index_page(workshop(files), "outlets")
    assert sorted(texts(made.sections).items()) == [("Huế", ["Chợ B"]), ("Hà Nội", ["Chợ A"])]


# Producers, events, outlets.


def test_producer_page_has_its_products_and_contacts() -> None:
    files = {
        "content/producers/htx.yml": (
            "name: HTX Hoa\nname_en: Hoa Cooperative\nprovince: hue\naddress: 1 Lê Lợi\nsummary: Làm hoa.\n"
        ),
        "content/products/hue/a.md": product("A", province="hue", producer="htx"),
        "content/products/hue/b.md": product("B", province="hue", producer="htx"),
    }
    made = producer_page(workshop(files), "htx")
    assert (made.name, made.other_name, made.place, made.summary) == (
        "HTX Hoa",
        "Hoa Cooperative",
        "Huế",
        "Làm hoa.",
    )
    assert (made.products_title, made.cards) == ("2 sản phẩm", "[hue/a][hue/b]")
    assert made.maker.href == ""
    where = made.maker.contacts[0]
    assert (where.kind, where.href) == (
        "map",
        "https://www.openstreetmap.org/search?query=1%20L%C3%AA%20L%E1%BB%A3i%2C%20Hu%E1%BA%BF",
    )


def test_event_page_tells_when_who_and_what() -> None:
    files = {
        EVENT: (
            "name: Hội nghị\nstarts: 2026-12-01\nends: 2026-12-03\norganisers: [Báo Công Thương]\n"
            "programme:\n"
            "- {time: '14:00', title: Khai mạc, title_en: Opening, speaker: Bà Hoa, office: Giám đốc}\n"
            "products: [ha-noi/tra]\nproducers: [co-trang, mot-san-pham, khong-co]\n"
        ),
        TEA: product("Trà", province="ha-noi", producer="mot-san-pham"),
        "content/producers/co-trang.yml": "name: HTX Có Trang\n",
        "content/producers/mot-san-pham.yml": "name: HTX Một\n",
        "content/producers/khong-co.yml": "name: HTX Không\n",
        "content/products/hue/a.md": product("A", province="hue", producer="co-trang"),
        "content/products/hue/b.md": product("B", province="hue", producer="co-trang"),
    }
    made = event_page(workshop(files), "hoi-nghi")
    assert (made.when, made.standing.label) == ("1/12/2026 – 3/12/2026", "Sắp diễn ra")
    assert made.shown is not None
    assert [("1 sản phẩm trưng bày", "[ha-noi/tra]")] == [(made.shown.title, made.shown.groups[0].cards)]
    assert [(line.time, line.title, line.speaker) for line in made.programme] == [
        ("14:00", "Khai mạc", "Bà Hoa, Giám đốc")
    ]
    assert [(link.text, link.href) for link in made.producers] == [
        ("HTX Có Trang", "/chu-the/co-trang/"),
        ("HTX Một", "/san-pham/ha-noi/tra/"),
        ("HTX Không", ""),
    ]
    english = event_page(workshop(files, lang="en"), "hoi-nghi")
    assert (english.name, english.name_lang, english.programme[0].title) == ("Hội nghị", "vi", "Opening")


@pytest.mark.parametrize(
    ("day", "label"), [(19, "Sắp diễn ra"), (20, "Đang diễn ra"), (22, "Đang diễn ra"), (23, "Đã diễn ra")]
)
def test_an_event_is_to_come_goes_on_and_is_past(day: int, label: str) -> None:
    files = {EVENT: event("2026-11-20", "2026-11-22")}
    made = event_page(workshop(files, as_of=dt.date(2026, 11, day)), "hoi-nghi")
    assert label == made.standing.label


def test_a_programme_without_times_has_no_place_for_them() -> None:
    base = "name: Hội nghị\nstarts: 2026-12-01\nprogramme: [{title: Khai mạc}%s]\n"
    for more, timed in (("", False), (", {title: Nghỉ, time: '09:00'}", True)):
        assert timed is event_page(workshop({EVENT: base % more}), "hoi-nghi").timed


def test_products_stand_in_groups_and_of_very_many_some() -> None:
    several = {
        f"content/products/{province}/sp-{number}.md": product(f"Sản phẩm {number}", province=province)
        for province, count in (("ha-noi", 7), ("hue", 160))
        for number in range(count)
    }
    listed = ", ".join(path.removeprefix("content/products/").removesuffix(".md") for path in several)
    few = ", ".join(listed.split(", ")[:20])
    start = "name: Hội chợ\nstarts: 2026-12-01\n"
    whole = event_page(workshop({EVENT: f"{start}products: [{few}]\n"} | several), "hoi-nghi").shown
    assert whole is not None
    assert [("Hà Nội", "7", None), ("Huế", "13", None)] == [
        (group.title, group.count, group.more) for group in whole.groups
    ]
    some = event_page(workshop({EVENT: f"{start}products: [{listed}]\n"} | several), "hoi-nghi").shown
    assert some is not None
    assert "167 sản phẩm trưng bày" == some.title
    assert some.note
    last = some.groups[-1]
    assert 60 == last.cards.count("hue/")
    assert last.more is not None
    assert ("Còn 100 sản phẩm nữa: xem tất cả của Huế", "/tinh/hue/") == (last.more.text, last.more.href)


def test_without_a_list_the_products_are_those_of_who_takes_part() -> None:
    files = {
        EVENT: "name: Hội chợ\nstarts: 2026-12-01\nbooths: [{number: A1, producers: [htx]}]\n",
        TEA: product("Trà", province="ha-noi", producer="htx"),
        "content/producers/htx.yml": "name: HTX\n",
    }
    made = event_page(workshop(files), "hoi-nghi").shown
    assert made is not None
    assert "1 sản phẩm của các chủ thể tham gia" == made.title


def test_booths_are_found_by_number_and_by_producer() -> None:
    numbers = ("A10", "A2", "B1")
    booths = ", ".join(f"{{number: {number}, producers: [{number.lower()}, chung]}}" for number in numbers)
    makers = {f"content/producers/{n.lower()}.yml": f"name: Ông {n}\n" for n in numbers}
    files = {
        EVENT: f"name: Hội chợ\nstarts: 2026-12-01\nbooths: [{booths}]\n",
        "content/producers/chung.yml": "name: Chung\n",
        **makers,
    }
    found = event_page(workshop(files), "hoi-nghi").finder
    assert found is not None
    assert ["A2", "A10", "B1"] == [stand.number for stand in found.stands]
    assert [("Chung", "A2, A10, B1"), ("Ông A2", "A2")] == [
        (link.text, link.note) for link in found.makers if link.text not in {"Ông A10", "Ông B1"}
    ]


def test_outlet_page_leads_to_the_map_by_its_coordinates() -> None:
    path = "content/outlets/hue/cho.yml"
    text = (
        "name: Chợ\nprovince: hue\nhours: 7:00–18:00\n"
        "location: {lat: 16.47, lon: 107.59}\nproducts: [ha-noi/tra]\n"
    )
    made = outlet_page(workshop({path: text, TEA: product("Trà", province="ha-noi")}), "hue/cho")
    assert [(fact.label, fact.text) for fact in made.facts] == [("Giờ mở cửa", "7:00–18:00")]
    assert (
        made.maker.contacts[0].href
        == "https://www.openstreetmap.org/?mlat=16.47&mlon=107.59#map=17/16.47/107.59"
    )
    assert made.cards == "[ha-noi/tra]"


# Texts, redirects, search.


def test_page_of_text_in_both_languages() -> None:
    files = {
        "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nXin chào.\n",
        "content/pages/gioi-thieu.en.md": "---\ntitle: About\n---\nWelcome.\n",
        "content/pages/dong.md": "---\ntitle: Đóng góp\n---\nMời bạn.\n",
    }
    assert text_page(workshop(files), "gioi-thieu").title == "Giới thiệu"
    english = workshop(files, lang="en")
    about, other = text_page(english, "gioi-thieu"), text_page(english, "dong")
    assert (about.title, about.story_lang, "Welcome." in about.story) == ("About", "", True)
    assert (other.title, other.story_lang) == ("Đóng góp", "vi")


def test_missing_page_leads_on_and_is_not_indexed() -> None:
    made = text_page(workshop({}), "@404")
    assert made.frame.head.noindex
    assert [link.href for link in made.links] == ["/tinh/", "/nhom/", "/"]


def test_data_page_links_the_files_and_explains_every_field() -> None:
    made = text_page(workshop({}, settings="base_url: https://example.org/kho\n"), "@data")
    assert [link.href for link in made.links][:3] == [
        "/kho/du-lieu/products.json",
        "/kho/du-lieu/products.csv",
        "/kho/du-lieu/products.xlsx",
    ]
    assert "<code>recognition</code>" in made.story


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_field_is_explained(lang: str) -> None:
    found = dict(field_descriptions(lang))
    assert {"name", "score", "trade", "story"} <= found.keys()
    assert all(found.values())


def test_a_former_province_leads_to_the_one_of_today_and_shows_what_its_decisions_name() -> None:
    issued = {"issued_at": "{province: Bắc Giang}"}
    noodles = {f"content/products/bac-ninh/my-{n}.md": product(f"Mỳ {n}", **issued) for n in range(13)}
    shop = workshop({**noodles, TEA: product("Trà", province="ha-noi")}, settings=HOST)
    made = former_page(shop, "bac-giang")
    assert (made.title, made.target.href) == ("Bắc Giang nay thuộc Bắc Ninh", "/tinh/bac-ninh/")
    assert made.lead == "Từ ngày 1/7/2025, Bắc Giang và Bắc Ninh hợp thành một đơn vị, mang tên Bắc Ninh."
    assert made.products_title == "Công nhận khi còn là Bắc Giang: 13 sản phẩm"
    assert made.cards.count("[bac-ninh/") == 12
    assert made.more
    assert made.more.href == "/tim-kiem/?q=B%E1%BA%AFc+Giang&tinh=bac-ninh"
    assert made.frame.head.canonical == "https://example.org/tinh-cu/bac-giang/"
    assert not made.frame.head.noindex


def test_a_former_province_that_kept_its_name_or_all_of_itself() -> None:
    shop = workshop({TEA: product("Trà", province="ha-noi", issued_at="{province: Hà Nội}")}, settings=HOST)
    assert former_page(shop, "bac-ninh").title == "Bắc Ninh vẫn giữ tên cũ"
    made = former_page(shop, "ha-noi")
    assert (made.title, made.cards, made.more) == ("Hà Nội không sáp nhập", "", None)
    assert made.frame.head.canonical == "https://example.org/tinh/ha-noi/"
    assert made.frame.head.noindex


def test_former_provinces_have_english_names() -> None:
    shop = workshop({}, lang="en")
    assert former_page(shop, "dak-nong").title == "Dak Nong is now part of Lam Dong"
    assert former_page(shop, "hue").title == "Hue City was not merged"
    links = [item.text for fact in former_page(shop, "ho-chi-minh").facts for item in fact.items]
    assert links == ["Binh Duong", "Ba Ria - Vung Tau"]


@pytest.mark.parametrize(
    ("named", "date", "former"),
    [
        ("Bắc Giang", "", "bac-giang"),
        ("tỉnh Bắc Giang", "2026-01-05", "bac-giang"),
        ("Bắc Ninh", "2025-06-30", "bac-ninh"),
        ("Bắc Ninh", "2025-07-01", ""),
        ("Bắc Ninh", "2025", ""),
        ("Bắc Ninh", "2024", "bac-ninh"),
        ("Bắc Ninh", "", ""),
        ("Hà Nội", "", "ha-noi"),
        ("Atlantis", "2020", ""),
        ("", "2020", ""),
    ],
)
def test_a_decision_names_a_former_province_where_that_is_certain(named: str, date: str, former: str) -> None:
    found = taxonomy().former_then(named, date)
    assert former == (found.slug if found else "")


def test_barcodes_lead_to_their_products() -> None:
    shop = workshop({TEA: product("Trà", province="ha-noi", trace='{gtin: "8936000000004"}')})
    made = gtin_page(shop, "ha-noi/tra")
    assert (made.title, made.target.href) == ("Mã vạch 8936000000004", "/san-pham/ha-noi/tra/")


def test_search_filters_offer_what_has_products() -> None:
    made = search_page(workshop({TEA: product("Trà", province="ha-noi")}))
    found = {one.key: [(choice.value, choice.text) for choice in one.choices] for one in made.filters}
    assert found["tinh"] == [("ha-noi", "Hà Nội")]
    assert found["nhom"] == [("thuc-pham", "Thực phẩm")]
    assert found["sao"] == [("4", "4 sao")]
    assert [value for value, _ in found["hieu-luc"]] == [
        "valid",
        "expiring",
        "expired",
        "unknown",
        "withdrawn",
        "under-review",
    ]
    assert [choice.value for choice in made.sorts] == ["do-lien-quan", "ten", "sao", "moi"]


def test_search_leads_on_without_javascript() -> None:
    made = search_page(workshop({TEA: product("Trà", province="ha-noi")}))
    assert [[link.href for link in section.links] for section in made.sections] == [
        ["/tinh/ha-noi/"],
        ["/nhom/thuc-pham/"],
        ["/sao/4/"],
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_script_texts_are_json_in_the_language(lang: str) -> None:
    words = json.loads(search_page(workshop({}, lang=lang)).texts)
    assert words.keys() == SCRIPT_TEXTS.keys()
    assert words["results"] == {"vi": "{n} sản phẩm", "en": "{n} products"}[lang]


def test_all_listings_of_the_search_page_exist() -> None:
    shop = workshop({TEA: product("Trà", province="ha-noi")})
    hrefs = {shop.href(selection) for selection in (*shop.catalogue.listings, Selection())}
    assert {link.href for section in search_page(shop).sections for link in section.links} <= hrefs


def test_event_page_finds_booths_retailers_and_the_calendar() -> None:
    files = {
        EVENT: (
            "name: Hội nghị\nstarts: 2026-12-01\nprovinces: [hue]\n"
            "booths: [{number: A1, producers: [co-trang], products: [ha-noi/tra]}]\n"
            "partners: [{name: Sở Công Thương, role: organiser}, {name: Ngân hàng, role: sponsor}]\n"
            "retailers: [{name: Siêu thị Xanh, wishes: [{text: mật ong}]}]\n"
            "memoranda: [{parties: [HTX, Siêu thị Xanh], subject: Tiêu thụ}]\n"
            "figures: [{value: '126', label: sản phẩm 5 sao}]\n"
        ),
        TEA: product("Trà", province="ha-noi"),
        "content/producers/co-trang.yml": "name: HTX Có Trang\n",
    }
    made = event_page(workshop(files), "hoi-nghi")
    found = {group.id: group.facts for group in made.groups}
    assert list(found) == ["tinh-tham-gia", "nha-phan-phoi", "ghi-nho"]
    assert ["126"] == [fact.label for fact in made.figures]
    assert made.finder is not None
    [stand] = made.finder.stands
    assert ("A1", ["HTX Có Trang"]) == (stand.number, [link.text for link in stand.makers])
    assert ["/san-pham/ha-noi/tra/"] == [link.href for link in stand.products]
    assert "Cần tìm: mật ong" == found["nha-phan-phoi"][0].text
    assert "/su-kien/hoi-nghi/hoi-nghi.ics" == made.calendar_href
    assert made.shown is not None
    assert "[ha-noi/tra]" == made.shown.groups[0].cards
    assert {"Đơn vị tổ chức", "Tài trợ"} <= {fact.label for fact in made.facts}
