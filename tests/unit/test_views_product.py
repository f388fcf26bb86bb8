from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator.views.models import Fact, Link
from generator.views.pages import ProductPage
from generator.views.parts import card
from generator.views.product import SIBLINGS, product_page, siblings
from generator.views.proofs import is_over
from generator.views.sheet import Code
from tests.support.sites import product
from tests.support.workshop import catalogue_of, workshop

CHU = "content/products/bac-ninh/my-gao-chu.md"
PRODUCER = "content/producers/htx-chu.yml"
COOPERATIVE = (
    "name: Hợp tác xã Mỳ Chũ\ntype: htx\nprovince: bac-ninh\ncommune: Nam Dương\n"
    'phone: "0912345678"\nemail: chu@example.vn\nwebsite: https://www.example.vn/gian-hang\n'
)


def page(text: str, *, lang: str = "vi", settings: str = "", as_of: dt.date | None = None) -> ProductPage:
    shop = workshop({CHU: text}, lang=lang, settings=settings, as_of=as_of or dt.date(2026, 11, 22))
    return product_page(shop, shop.catalogue.by_id["bac-ninh/my-gao-chu"])


def facts(made: ProductPage, group: str) -> dict[str, Fact]:
    return {fact.label: fact for one in made.groups if one.id == group for fact in one.facts}


def recognised(**fields: str) -> str:
    inside = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return product(recognition=f"{{{inside}}}")


def test_recognition_is_shown_with_decision_date_and_computed_end() -> None:
    found = facts(page(product()), "cong-nhan")
    assert found["Quyết định"].text == "3981/QĐ-UBND"
    assert found["Ngày quyết định"].text == "18/12/2025"
    assert found["Cơ quan công nhận"].text == "UBND tỉnh Bắc Ninh"
    assert (found["Có giá trị đến"].text, found["Có giá trị đến"].note) == ("18/12/2028", "tự tính")


def test_what_is_not_known_of_a_recognition_is_said_once() -> None:
    made = page(product(recognition=""))
    assert ["Hạng sao"] == list(facts(made, "cong-nhan"))
    said = "Chưa rõ: số quyết định, ngày quyết định, cơ quan công nhận và thời hạn hiệu lực."
    assert said == made.groups[0].note
    assert "" == page(product()).groups[0].note


def test_state_follows_the_day_of_the_build() -> None:
    text = recognised(date="2023-12-18")
    assert page(text, as_of=dt.date(2025, 1, 1)).pill.label == "Còn hiệu lực đến 18/12/2026"
    assert page(text, as_of=dt.date(2026, 11, 22)).pill.label == "Sắp hết hạn: 18/12/2026"
    expired = page(text, as_of=dt.date(2026, 12, 19))
    assert expired.pill.label == "Đã hết hạn: 18/12/2026"
    assert expired.rank.lapsed


def test_a_year_alone_leaves_the_validity_unknown() -> None:
    made = page(recognised(date="2025"))
    assert made.pill.label == "Chưa rõ hiệu lực"
    assert made.pill.note == "Mới biết năm công nhận, chưa rõ ngày."
    assert "Có giá trị đến" not in facts(made, "cong-nhan")
    assert "Chưa rõ: số quyết định, cơ quan công nhận và thời hạn hiệu lực." == made.groups[0].note


def test_a_month_gives_an_end_that_is_about() -> None:
    assert page(recognised(date="2025-06")).pill.label == "Còn hiệu lực đến khoảng tháng 6/2028"


def test_withdrawn_products_lose_the_emphasis_of_their_stars() -> None:
    made = page(recognised(date="2025-06-01", status="withdrawn"))
    assert (made.pill.label, made.rank.lapsed) == ("Đã thu hồi", True)


def test_english_page_uses_english_where_there_is_some() -> None:
    made = page(product(name_en="Chu rice noodles", summary="Mỳ ngon."), lang="en")
    assert (made.name, made.name_lang) == ("Chu rice noodles", "")
    assert (made.other_name, made.other_lang) == ("Mỳ gạo Chũ", "vi")
    assert (made.summary, made.summary_lang) == ("Mỳ ngon.", "vi")
    assert made.pill.label == "Valid until 18 December 2028"


def test_english_page_without_an_english_name_says_its_language() -> None:
    made = page(product(), lang="en")
    assert (made.name, made.name_lang, made.other_name) == ("Mỳ gạo Chũ", "vi", "")


def test_prices_and_terms_are_for_buyers() -> None:
    text = product(
        price="{retail: 45000, unit: gói 500 g}", trade="{moq: 10 thùng, channels: [Postmart, Voso]}"
    )
    found = facts(page(text), "phan-phoi")
    assert found["Giá bán lẻ"].text == "45.000\u00a0₫ / gói 500 g"
    assert found["Giá bán lẻ"] == page(text).price
    assert page(product()).price is None
    assert found["Đặt hàng tối thiểu"].text == "10 thùng"
    assert found["Kênh bán hiện có"].text == "Postmart, Voso"


def test_groups_without_facts_are_left_out() -> None:
    assert [group.id for group in page(product()).groups] == ["cong-nhan"]


def joined(parts: Iterable[Link]) -> str:
    return " · ".join(part.text for part in parts)


def test_certificates_say_what_they_are_and_whether_they_still_run() -> None:
    text = product(
        certificates="[{type: vietgap, number: VG-12, issuer: Viện A, issued: 2025-05, expires: 2027-05-01},"
        " {type: haccp, expires: 2026-10}, {type: iso}]"
    )
    found = [(one.name, joined(one.details), one.pill and one.pill.label) for one in page(text).certificates]
    assert found == [
        ("VietGAP", "Số VG-12 · Viện A · cấp tháng 5/2025", "Còn hiệu lực đến 1/5/2027"),
        ("HACCP", "", "Đã hết hạn: tháng 10/2026"),
        ("ISO (9001, 22000)", "Nguồn tin có nêu, không ghi số", None),
    ]


@pytest.mark.parametrize(
    ("expires", "over"),
    [("2026-11-22", False), ("2026-11-21", True), ("2026-11", False), ("2026-10", True), ("2026", False)],
)
def test_a_certificate_runs_to_the_end_of_its_day_month_or_year(expires: str, *, over: bool) -> None:
    assert over is is_over(expires, "2026-11-22")


def test_the_page_says_since_when_and_what_its_sources_are_worth() -> None:
    made = page(
        product(
            recognition="{decision: 2/QĐ-UBND, date: 2025-12-18}",
            history="[{stars: 3, date: 2020-12-01}, {stars: 4, date: 2022}]",
            sources="[{title: Tin, grade: B}, {title: Shop, grade: C}]",
        )
    )
    assert "Công nhận: 18/12/2025; lần đầu: 1/12/2020." == made.since
    assert made.trust.startswith("Tin chính thức (hạng B)")
    assert "" == page(product(recognition="")).since


def test_what_the_catalogue_lacks_is_one_sentence() -> None:
    text = product(
        category="thu-cong-my-nghe",
        packaging="Túi",
        price="{retail: 1000}",
        story="Có.",
        trade="{moq: 10 cái}",
    )
    made = page(text)
    assert "Danh mục chưa có: ảnh, chủ thể, chứng nhận khác và mã vạch." == made.gaps
    note = next(group.note for group in made.groups if group.id == "phan-phoi")
    assert note.startswith("Chưa rõ: năng lực cung ứng, thời gian giao")
    assert "thành phần, cách dùng" in page(product()).gaps


def test_a_barcode_is_drawn_where_there_is_one() -> None:
    made = page(product(trace="{gtin: '8936012345674'}")).barcode
    assert made is not None
    assert ("EAN-13", "8") == (made.kind, made.digits[0].text)
    assert page(product()).barcode is None


def test_a_page_carries_the_code_of_its_own_address_where_that_is_known() -> None:
    hosted = "base_url: https://ocop.example.vn/danh-muc\n"
    made = page(product(), lang="en", settings=hosted).code
    assert made is not None
    address = "https://ocop.example.vn/danh-muc/en/san-pham/bac-ninh/my-gao-chu/"
    assert (address, address) == (made.address, scanned(made))
    assert page(product()).code is None
    assert page(product(), settings=f"{hosted}outputs: {{page_codes: false}}\n").code is None


def scanned(code: Code) -> str:
    picture = Image.new("L", (code.size * 4, code.size * 4), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", code.path):
        left, top = (int(x) - code.start) * 4, (int(y) - code.start) * 4
        draw.rectangle((left, top, left + int(width) * 4 - 1, top + 3), fill=0)
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def test_the_stars_lead_to_what_they_mean() -> None:
    assert "/en/thuat-ngu/#hang-sao" == page(product(), lang="en").meaning_href


def test_a_page_says_how_to_cite_it() -> None:
    text = product(producer="{name: HTX Chũ}")
    said = "Mỳ gạo Chũ. HTX Chũ. 3981/QĐ-UBND, UBND tỉnh Bắc Ninh. Danh mục thử"
    assert said == page(text).cite


def test_place_of_the_decision_is_kept_apart_from_the_place_of_today() -> None:
    made = page(product(issued_at="{district: Lục Ngạn, province: Bắc Giang}", commune="Nam Dương"))
    assert made.place == "Nam Dương, Bắc Ninh"
    assert made.former_place == "Lục Ngạn, Bắc Giang"


def test_a_shared_producer_comes_with_contacts_and_a_page() -> None:
    files = {
        PRODUCER: COOPERATIVE,
        CHU: product(producer="htx-chu"),
        "content/products/bac-ninh/bun-chu.md": product("Bún Chũ", producer="htx-chu"),
    }
    shop = workshop(files)
    made = product_page(shop, shop.catalogue.by_id["bac-ninh/my-gao-chu"])
    assert made.maker is not None
    assert (made.maker.name, made.maker.kind) == ("Hợp tác xã Mỳ Chũ", "Hợp tác xã")
    assert made.maker.href == "/chu-the/htx-chu/"
    assert [(one.kind, one.text, one.href) for one in made.maker.contacts] == [
        ("phone", "0912 345 678", "tel:+84912345678"),
        ("mail", "chu@example.vn", "mailto:chu@example.vn"),
        ("web", "example.vn", "https://www.example.vn/gian-hang"),
    ]
    assert made.siblings == "[bac-ninh/bun-chu]"


def test_a_producer_of_one_product_has_no_page() -> None:
    shop = workshop({PRODUCER: COOPERATIVE, CHU: product(producer="htx-chu")})
    made = product_page(shop, shop.catalogue.entries[0])
    assert made.maker is not None
    assert made.maker.href == ""


def test_siblings_go_round_the_products_of_a_producer() -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    files = {f"content/products/bac-ninh/{name}.md": product(name.upper(), producer="htx") for name in names}
    catalogue = catalogue_of({"content/producers/htx.yml": "name: HTX\n", **files})
    shown = {entry.slug: [other.slug for other in siblings(catalogue, entry)] for entry in catalogue.entries}
    assert shown["a"] == ["b", "c", "d", "e"]
    assert shown["d"] == ["e", "f", "a", "b"]
    assert shown["f"] == ["a", "b", "c", "d"]
    assert {len(others) for others in shown.values()} == {SIBLINGS}


def test_siblings_never_repeat_nor_hold_the_product_itself() -> None:
    files = {f"content/products/bac-ninh/{name}.md": product(name.upper(), producer="htx") for name in "abc"}
    catalogue = catalogue_of({"content/producers/htx.yml": "name: HTX\n", **files})
    for entry in catalogue.entries:
        others = [other.id for other in siblings(catalogue, entry)]
        assert sorted([*others, entry.id]) == sorted(catalogue.by_id)


def test_outlets_and_events_of_a_product_are_linked() -> None:
    shown = "products: [bac-ninh/my-gao-chu]\n"
    files = {
        CHU: product(),
        "content/outlets/ha-noi/cho-que.yml": f"name: Chợ quê\nprovince: ha-noi\n{shown}",
        "content/events/hoi-nghi.yml": f"name: Hội nghị\nstarts: 2026-12-01\n{shown}",
    }
    shop = workshop(files)
    found = facts(product_page(shop, shop.catalogue.entries[0]), "noi-ban")
    assert [link.href for link in found["Điểm bán"].items] == ["/diem-ban/ha-noi/cho-que/"]
    assert [link.href for link in found["Sự kiện"].items] == ["/su-kien/hoi-nghi/"]


def test_outlets_of_the_province_are_offered_where_none_is_known_to_sell_it() -> None:
    files = {CHU: product(), "content/outlets/bac-ninh/cho.yml": "name: Chợ\nprovince: bac-ninh\n"}
    shop = workshop(files)
    found = facts(product_page(shop, shop.catalogue.entries[0]), "noi-ban")["Điểm bán"]
    assert ("/diem-ban/#tinh-bac-ninh", True) == (found.href, "Chưa rõ nơi nào bán" in found.note)


def test_links_in_stories_get_the_sub_path_of_project_pages() -> None:
    text = product(story="[Bắc Ninh](/tinh/bac-ninh/) và [nơi khác](https://example.vn/)")
    made = page(text, settings="base_url: https://example.org/danh-muc\n")
    assert 'href="/danh-muc/tinh/bac-ninh/"' in made.story
    assert 'href="https://example.vn/"' in made.story


def test_edit_link_leads_to_the_form() -> None:
    assert page(product()).edit_href == "/dong-gop/?sua=bac-ninh/my-gao-chu"
    assert page(product(), lang="en").edit_href == "/en/contribute/?sua=bac-ninh/my-gao-chu"


def test_without_a_record_for_the_form_the_edit_link_leads_to_the_file_in_the_repository() -> None:
    lean = "outputs: {product_json: false}\n"
    made = page(
        product(), settings=f"{lean}repository: {{url: https://github.com/to-chuc/kho, branch: main}}\n"
    )
    assert made.edit_href == f"https://github.com/to-chuc/kho/edit/main/{CHU}"
    assert page(product(), settings=lean).edit_href == ""


def test_untranslated_products_have_one_page_when_only_translated_ones_get_english() -> None:
    settings = "outputs: {english: translated}\n"
    assert page(product(), settings=settings).frame.alternates == ()
    both = page(product(name_en="Chu rice noodles"), settings=settings).frame.alternates
    assert [one.href for one in both] == [
        "/san-pham/bac-ninh/my-gao-chu/",
        "/en/san-pham/bac-ninh/my-gao-chu/",
    ]


def test_english_cards_lead_to_the_vietnamese_page_of_untranslated_products() -> None:
    files = {CHU: product(), "content/products/bac-ninh/tra.md": product("Trà", name_en="Tea")}
    shop = workshop(files, lang="en", settings="outputs: {english: translated}\n")
    hrefs = {entry.slug: card(shop, entry).href for entry in shop.catalogue.entries}
    assert hrefs == {"my-gao-chu": "/san-pham/bac-ninh/my-gao-chu/", "tra": "/en/san-pham/bac-ninh/tra/"}
    assert shop.product("bac-ninh/my-gao-chu") == "/san-pham/bac-ninh/my-gao-chu/"


def test_card_says_what_a_listing_needs() -> None:
    shop = workshop({CHU: product(commune="Nam Dương", producer="{name: Hộ kinh doanh Hoa}")})
    made = card(shop, shop.catalogue.entries[0])
    assert (made.name, made.rank.label, made.producer) == ("Mỳ gạo Chũ", "4 sao", "Hộ kinh doanh Hoa")
    assert (made.place, made.category, made.css) == ("Nam Dương, Bắc Ninh", "Thực phẩm", "cat-thuc-pham")
    assert made.picture.src == ""
    assert made.picture.icon
