"""What a province's page says beside its products."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.addresses import Selection
from generator.taxonomy.totals import Published
from generator.views import ingredients
from generator.views.listing import listing_page
from generator.views.outlet import outlet_page
from generator.views.producer import producer_page
from generator.views.province import LocalMaker, most_productive, names_in
from tests.support.sites import product
from tests.support.workshop import catalogue_of, workshop

if TYPE_CHECKING:
    from generator.views.context import Context
    from generator.views.place import Profile, Roll

FOLDER = "content/products/bac-ninh"
FILES = {
    "content/producers/htx-chu.yml": "name: Hợp tác xã Chũ\nprovince: bac-ninh\n",
    f"{FOLDER}/my.md": product("Mỳ", producer="htx-chu", commune="Nam Dương"),
    f"{FOLDER}/bun.md": product("Bún", producer="htx-chu", commune="Đồng Phú"),
    f"{FOLDER}/che.md": product("Chè", producer="{name: HTX Ấm}", commune="Nam Dương"),
    f"{FOLDER}/ga.md": product("Gà", producer="{name: Công ty TNHH Đa}"),
    f"{FOLDER}/vit.md": product("Vịt", producer="{name: Công ty TNHH Đa}"),
    f"{FOLDER}/hoa.md": product("Hoa", commune="An Lạc"),
    "content/products/hue/non.md": product("Nón", province="hue", commune="An Cựu"),
}


def profile(shop: Context, slug: str = "bac-ninh") -> Profile:
    made = listing_page(shop, Selection(slug)).profile
    assert made
    return made


def roll(made: Profile, key: str) -> Roll:
    return next(one for one in made.rolls if one.id == key)


def test_its_region_and_what_it_was_made_of_stand_in_its_head() -> None:
    made = profile(workshop(FILES))
    assert (made.region.text, made.region.href) == ("Đồng bằng sông Hồng", "/tinh/#vung-2")
    assert [(one.text, one.href) for one in made.formers] == [
        ("Bắc Giang", "/tinh-cu/bac-giang/"),
        ("Bắc Ninh", "/tinh-cu/bac-ninh/"),
    ]
    assert profile(workshop(FILES), "ha-noi").formers == ()


def test_communes_stand_in_vietnamese_order_and_lead_to_a_search() -> None:
    communes = roll(profile(workshop(FILES)), "xa-phuong")
    assert [(one.text, one.count) for one in communes.links] == [
        ("An Lạc", "1"),
        ("Đồng Phú", "1"),
        ("Nam Dương", "2"),
    ]
    assert communes.links[0].href == "/tim-kiem/?q=An+L%E1%BA%A1c&tinh=bac-ninh"
    assert communes.rest == "Chưa rõ xã, phường: 2 sản phẩm."


def test_producers_go_by_their_own_names_and_lead_to_what_there_is_of_them() -> None:
    producers = roll(profile(workshop(FILES)), "chu-the")
    assert [(one.text, one.count, one.href) for one in producers.links] == [
        ("HTX Ấm", "1", "/san-pham/bac-ninh/che/"),
        ("Hợp tác xã Chũ", "2", "/chu-the/htx-chu/"),
        ("Công ty TNHH Đa", "2", "/tim-kiem/?q=C%C3%B4ng+ty+TNHH+%C4%90a&tinh=bac-ninh"),
    ]
    english = roll(profile(workshop(FILES, lang="en")), "chu-the")
    assert {one.lang for one in english.links} == {"vi"}


def test_figures_count_what_each_list_holds() -> None:
    made = profile(workshop(FILES))
    *lists, total = [(one.value, one.label, one.href) for one in made.figures]
    assert lists == [("3", "trên 99 xã, phường có sản phẩm", "#xa-phuong"), ("3", "chủ thể", "#chu-the")]
    assert total[1].startswith("sản phẩm đã công bố, ")
    assert [one.id for one in made.charts] == ["so-sao", "so-nhom", "so-hieu-luc", "so-nam"]


def test_outlets_and_events_are_those_of_the_province() -> None:
    files = {
        "content/outlets/hue/cho.yml": "name: Chợ Đông Ba\nprovince: hue\naddress: 2 Trần Hưng Đạo\n",
        "content/events/tuan.yml": "name: Tuần hàng\nstarts: 2026-12-01\nends: 2026-12-03\nprovince: hue\n",
    }
    made = profile(workshop(files), "hue")
    assert [(one.text, one.note) for one in roll(made, "diem-ban").links] == [
        ("Chợ Đông Ba", "2 Trần Hưng Đạo")
    ]
    assert [(one.text, one.note) for one in roll(made, "su-kien").links] == [
        ("Tuần hàng", "1/12/2026 – 3/12/2026 · Huế")
    ]
    assert profile(workshop(files), "ha-noi").rolls == ()


@pytest.mark.parametrize(
    ("selection", "number"),
    [(Selection(), 1), (Selection("bac-ninh", "thuc-pham"), 1), (Selection("bac-ninh"), 2)],
)
def test_only_the_first_page_of_a_province_has_it(selection: Selection, number: int) -> None:
    more = FILES | {f"{FOLDER}/banh-{n}.md": product(f"Bánh {n}") for n in range(6)}
    shop = workshop(more, settings="page_size: 6\n")
    assert listing_page(shop, selection, number).profile is None


def test_a_long_list_of_producers_keeps_those_with_most_products_in_order() -> None:
    makers = [LocalMaker(f"HTX {n}", "", "", 1 + n % 2) for n in range(200)]
    shown = most_productive(makers)
    assert len(shown) == 150
    assert [one for one in makers if one.products == 2] == [one for one in shown if one.products == 2]
    assert list(shown) == [one for one in makers if one in set(shown)]


def test_another_commune_changes_its_own_province_alone() -> None:
    before, after = (
        catalogue_of(FILES),
        catalogue_of(FILES | {f"{FOLDER}/hoa.md": product("Hoa", commune="Tân An")}),
    )

    def head(province: str) -> list[object]:
        return [ingredients.listing(one, Selection(province), 1)[-1] for one in (before, after)]

    assert head("hue")[0] == head("hue")[1]
    assert head("bac-ninh")[0] != head("bac-ninh")[1]
    assert names_in(after, "bac-ninh").communes[-1] == ("Tân An", 1)


def test_the_published_total_has_its_day_and_its_source() -> None:
    shop = workshop(FILES)
    newest = Published("Bắc Ninh", 612, "2026-10", "https://bao.example/ocop")
    taxonomy = msgspec.structs.replace(shop.catalogue.taxonomy, totals=(newest,))
    shop.catalogue.taxonomy = taxonomy
    made = listing_page(shop, Selection("bac-ninh"))
    fact = next(fact for fact in made.facts if fact.label == "Tổng đã công bố")
    assert [(one.text, one.href, one.note) for one in fact.items] == [
        ("612 sản phẩm", "", "tháng 10/2026"),
        ("bao.example", "https://bao.example/ocop", ""),
    ]
    assert made.profile
    assert (made.profile.figures[-1].value, made.profile.figures[-1].href) == ("612", "#ve")


def test_a_total_of_former_provinces_says_how_many_are_in_it() -> None:
    shop = workshop(FILES)
    older = Published("Bắc Giang", 300, "2024-12", "https://bao.example/bac-giang")
    shop.catalogue.taxonomy = msgspec.structs.replace(shop.catalogue.taxonomy, totals=(older,))
    facts = listing_page(shop, Selection("bac-ninh")).facts
    fact = next(fact for fact in facts if fact.label == "Tổng đã công bố")
    assert fact.items[0].note == "tháng 12/2024; cộng số của 1 trên 2 tỉnh cũ"


HOME = "name: Hợp tác xã Chũ\nprovince: bac-ninh\ncommune: Nam Dương\n"


def test_a_producer_shows_what_stands_first_and_leads_on() -> None:
    old = {"issued_at": "{province: Bắc Giang}", "producer": "htx-chu"}
    shop = workshop(
        {
            "content/producers/htx-chu.yml": HOME,
            f"{FOLDER}/a.md": product("Bún", recognition="{date: 2020-01-02}", **old),
            f"{FOLDER}/b.md": product("Mỳ", **old),
        }
    )
    made = producer_page(shop, "htx-chu")
    assert made.cards == "[bac-ninh/b][bac-ninh/a]"
    assert [one.label for one in made.standing] == ["Còn hiệu lực: 1", "Đã hết hạn: 1"]
    assert [(fact.label, fact.text, fact.href) for fact in made.facts] == [
        ("Trước đây thuộc", "Bắc Giang", "/tinh-cu/bac-giang/")
    ]
    assert [(link.text, link.href) for link in made.around] == [
        ("Sản phẩm ở Nam Dương", "/tim-kiem/?q=Nam+D%C6%B0%C6%A1ng&tinh=bac-ninh"),
        ("Sản phẩm OCOP Bắc Ninh", "/tinh/bac-ninh/"),
        ("Chủ thể ở Bắc Ninh", "/tinh/bac-ninh/#chu-the"),
    ]


def test_a_producer_without_a_place_leads_nowhere_wrong() -> None:
    made = producer_page(
        workshop({"content/producers/htx.yml": "name: HTX\n"}, settings="outputs: {producers: all}\n"), "htx"
    )
    assert (made.css, made.facts, made.standing, made.around) == ("", (), (), ())


def test_an_outlet_leads_to_its_commune_province_and_the_outlets_there() -> None:
    shop = workshop({"content/outlets/hue/cho.yml": "name: Chợ\nprovince: hue\ncommune: Thuận Hóa\n"})
    made = outlet_page(shop, "hue/cho")
    assert [link.text for link in made.around] == [
        "Sản phẩm ở Thuận Hóa",
        "Sản phẩm OCOP Huế",
        "Điểm bán ở Huế",
    ]
    assert made.around[-1].href == "/diem-ban/#tinh-hue"
    assert made.css == "region-3"
