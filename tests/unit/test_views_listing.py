from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import Selection
from generator.plan.pages import listed
from generator.views.facets import counts_around
from generator.views.listing import cards_on, listing_page, page_count
from generator.views.paging import page_slice, pager, pages_of
from generator.views.profiles import listing_title
from tests.support.sites import product
from tests.support.workshop import catalogue_of, workshop

if TYPE_CHECKING:
    from generator.views.context import Context
    from generator.views.models import FacetGroup
    from generator.views.pages import ListingPage

SIZE = 6
SETTINGS = f"page_size: {SIZE}\n"


def files(many: int = 0) -> dict[str, str]:
    """Three products of three provinces, and ``many`` more of Bắc Ninh."""
    noodles = [
        product(f"Bún {number:02}", stars="3", set="che-bien-tu-gao-ngu-coc") for number in range(many)
    ]
    return {
        "content/products/bac-ninh/my-gao-chu.md": product("Mỳ gạo Chũ", set="che-bien-tu-gao-ngu-coc"),
        "content/products/ha-noi/gom.md": product(
            "Bát hoa sen", province="ha-noi", category="thu-cong-my-nghe", stars="5"
        ),
        "content/products/cao-bang/mien.md": product("Miến dong", province="cao-bang"),
        **{f"content/products/bac-ninh/bun-{at:02}.md": text for at, text in enumerate(noodles)},
    }


def page(selection: Selection, number: int = 1, *, many: int = 0, lang: str = "vi") -> ListingPage:
    return listing_page(workshop(files(many), lang=lang, settings=SETTINGS), selection, number)


def links(groups: tuple[FacetGroup, ...], key: str) -> list[tuple[str, str, str, bool]]:
    return [
        (one.text, one.href, one.count, one.current)
        for group in groups
        if group.key == key
        for one in group.links
    ]


@pytest.mark.parametrize(
    ("selection", "vi", "en"),
    [
        (Selection(), "Sản phẩm OCOP", "OCOP products"),
        (Selection("cao-bang"), "Sản phẩm OCOP tỉnh Cao Bằng", "OCOP products of Cao Bang Province"),
        (Selection("ha-noi"), "Sản phẩm OCOP thành phố Hà Nội", "OCOP products of Hanoi City"),
        (Selection(category="thuc-pham"), "Sản phẩm OCOP ngành Thực phẩm", "OCOP products: Food"),
        (Selection(stars=4), "Sản phẩm OCOP 4 sao", "4-star OCOP products"),
        (
            Selection("cao-bang", "du-lich"),
            "Sản phẩm OCOP ngành Du lịch, tỉnh Cao Bằng",
            "OCOP products of Cao Bang Province: Tourism",
        ),
        (
            Selection("cao-bang", stars=5),
            "Sản phẩm OCOP 5 sao, tỉnh Cao Bằng",
            "5-star OCOP products of Cao Bang Province",
        ),
        (
            Selection(category="do-uong", stars=3),
            "Sản phẩm OCOP 3 sao, ngành Đồ uống",
            "3-star OCOP products: Drinks",
        ),
        (
            Selection("ha-noi", "thuc-pham", 4),
            "Sản phẩm OCOP 4 sao, ngành Thực phẩm, thành phố Hà Nội",
            "4-star OCOP products of Hanoi City: Food",
        ),
        (Selection(set="rau-cu-qua-hat-tuoi"), "Sản phẩm OCOP: Rau, củ, quả, hạt tươi", None),
    ],
)
def test_titles_read_well_in_both_languages(selection: Selection, vi: str, en: str | None) -> None:
    assert listing_title(workshop({}), selection) == vi
    if en is not None:
        assert listing_title(workshop({}, lang="en"), selection) == en


def test_facets_lead_to_the_listings_around_with_their_counts() -> None:
    made = page(Selection(stars=4))
    assert links(made.facets, "tinh") == [
        ("Bắc Ninh", "/tinh/bac-ninh/sao/4/", "1", False),
        ("Cao Bằng", "/tinh/cao-bang/sao/4/", "1", False),
    ]
    assert links(made.facets, "nhom") == [("Thực phẩm", "/nhom/thuc-pham/sao/4/", "2", False)]
    assert links(made.facets, "sao") == [
        ("5 sao", "/sao/5/", "1", False),
        ("4 sao", "/sao/4/", "2", True),
    ]
    clear = {group.key: group.clear and group.clear.href for group in made.facets}
    assert clear == {"tinh": None, "nhom": None, "sao": "/san-pham/"}


def test_facets_of_a_category_offer_its_sets() -> None:
    made = page(Selection(category="thuc-pham"))
    assert links(made.facets, "bo") == [
        ("Chế biến từ gạo, ngũ cốc", "/bo/che-bien-tu-gao-ngu-coc/", "1", False)
    ]


def test_facets_of_a_set_are_the_sets_beside_it() -> None:
    made = page(Selection(set="che-bien-tu-gao-ngu-coc"))
    assert [(group.key, group.clear and group.clear.href) for group in made.facets] == [
        ("bo", "/nhom/thuc-pham/")
    ]
    assert links(made.facets, "bo")[0][3]


def test_every_facet_leads_to_a_listing_that_exists() -> None:
    catalogue = catalogue_of(files(3))
    shop = workshop(files(3))
    paths = {shop.href(selection) for selection in listed(catalogue)}
    for selection in listed(catalogue):
        for group in listing_page(shop, selection).facets:
            hrefs = {link.href for link in group.links} | ({group.clear.href} if group.clear else set())
            assert hrefs <= paths, selection


def test_counts_around_agree_with_the_listings() -> None:
    listings = catalogue_of(files(3)).listings
    found = dict(counts_around(catalogue_of(files(3)), Selection("bac-ninh")))
    assert dict(found["tinh"]) == {
        one: len(listings[Selection(one)]) for one in ("ha-noi", "cao-bang", "bac-ninh")
    }
    assert dict(found["nhom"]) == {"thuc-pham": len(listings[Selection("bac-ninh", "thuc-pham")])}
    assert found["sao"] == (("4", 1), ("3", 3))


def test_only_the_first_page_carries_total_facets_and_facts() -> None:
    first, second = page(Selection("bac-ninh"), many=8), page(Selection("bac-ninh"), 2, many=8)
    assert (first.total, bool(first.facets), bool(first.facts)) == ("9 sản phẩm", True, True)
    assert (second.total, second.facets, second.facts, second.intro) == ("", (), (), "")
    assert second.title == "Sản phẩm OCOP thành phố Bắc Ninh, trang 2"
    assert second.cards == "[bac-ninh/bun-05][bac-ninh/bun-06][bac-ninh/bun-07]"


def test_pages_point_to_their_neighbours() -> None:
    first, second = page(Selection("bac-ninh"), many=8), page(Selection("bac-ninh"), 2, many=8)
    assert (first.frame.head.prev, first.frame.head.next) == ("", "/tinh/bac-ninh/trang/2/")
    assert (second.frame.head.prev, second.frame.head.next) == ("/tinh/bac-ninh/", "")
    assert second.pager is not None
    assert [(one.text, one.href, one.current) for one in second.pager.pages] == [
        ("1", "/tinh/bac-ninh/", False),
        ("2", "/tinh/bac-ninh/trang/2/", True),
    ]


def test_province_page_tells_since_when_it_is_a_city() -> None:
    found = {fact.label: fact for fact in page(Selection("bac-ninh")).facts}
    assert found["Là thành phố trực thuộc trung ương từ"].note == "Nghị quyết 39/2026/QH16"
    english = {fact.label: fact for fact in page(Selection("bac-ninh"), lang="en").facts}
    assert english["Centrally run city since"].note == "Resolution 39/2026/QH16"


def test_set_page_tells_category_number_and_ministry() -> None:
    found = {fact.label: fact for fact in page(Selection(set="ca-phe-cacao")).facts}
    assert (found["Ngành"].text, found["Ngành"].href) == ("Thực phẩm", "/nhom/thuc-pham/")
    assert found["Cơ quan quản lý"].text == "Bộ Nông nghiệp và Môi trường"


@pytest.mark.parametrize(("stars", "score"), [(5, "từ 90 đến 100 điểm"), (4, "từ 70 đến dưới 90 điểm")])
def test_star_page_tells_band_and_who_decides(stars: int, score: str) -> None:
    made = page(Selection(stars=stars))
    found = {fact.label: fact.text for fact in made.facts}
    assert found["Điểm"] == score
    assert found["Hiệu lực"] == "36 tháng kể từ ngày quyết định"
    assert made.intro.startswith(f"{stars} sao: sản phẩm đặc trưng")


def test_an_empty_listing_says_what_to_do_next() -> None:
    made = page(Selection("hue"))
    assert (made.cards, made.empty) == ("", "Danh mục chưa có sản phẩm nào ở mục này.")
    assert (made.total, made.order, made.intro) == ("", "", "")
    assert [step.href for step in made.steps] == ["/san-pham/", "/tinh/", "/nhom/", "/dong-gop/"]
    assert page_count(catalogue_of({}), Selection("hue")) == 1


def test_breadcrumbs_lead_up() -> None:
    def crumbs(selection: Selection) -> list[str]:
        return [link.href for link in page(selection).frame.crumbs]

    assert crumbs(Selection("ha-noi", "thu-cong-my-nghe", 5)) == [
        "/",
        "/tinh/",
        "/tinh/ha-noi/",
        "/tinh/ha-noi/nhom/thu-cong-my-nghe/",
    ]
    assert crumbs(Selection(set="ca-phe-cacao")) == ["/", "/nhom/", "/nhom/thuc-pham/"]
    assert crumbs(Selection(stars=5)) == ["/", "/sao/"]
    assert crumbs(Selection()) == ["/"]


@pytest.mark.parametrize(
    ("selection", "tree"),
    [
        (Selection("ha-noi"), "<tree ha-noi tinh-ha-noi>"),
        (Selection("ha-noi", stars=5), "<tree ha-noi>"),
        (Selection(set="ca-phe-cacao"), "<tree thuc-pham bo-ca-phe-cacao>"),
        (Selection(), "<tree tat-ca>"),
    ],
)
def test_the_tree_is_open_where_the_listing_is(selection: Selection, tree: str) -> None:
    assert page(selection).frame.tree == tree


def test_order_is_said_truly() -> None:
    assert page(Selection("ha-noi")).order == "xếp theo hạng sao, rồi theo tên"
    assert page(Selection("ha-noi", stars=5)).order == "xếp theo tên"


def test_pages_share_a_listing_without_gap_or_overlap() -> None:
    catalogue = catalogue_of(files(20), settings=SETTINGS)
    for selection, whole in catalogue.listings.items():
        numbers = range(1, page_count(catalogue, selection) + 1)
        shown = [entry for number in numbers for entry in cards_on(catalogue, selection, number)]
        assert shown == whole


@given(st.lists(st.integers(), max_size=60), st.integers(1, 9))
def test_slices_make_up_the_whole(items: list[int], size: int) -> None:
    pages = [page_slice(items, size, number) for number in range(1, pages_of(len(items), size) + 1)]
    assert [item for one in pages for item in one] == items
    assert all(pages) or not items


def numbers(shop: Context, number: int, last: int) -> list[str]:
    made = pager(shop, "/sao/4/", number, last)
    return [link.text for link in made.pages] if made else []


def test_pager_is_compact_and_never_hides_a_single_page() -> None:
    shop = workshop({})
    assert numbers(shop, 5, 17) == ["1", "", "4", "5", "6", "", "17"]
    assert numbers(shop, 1, 17) == ["1", "2", "", "17"]
    assert numbers(shop, 4, 17) == ["1", "2", "3", "4", "5", "", "17"]
    assert numbers(shop, 17, 17) == ["1", "", "16", "17"]
    assert numbers(shop, 1, 1) == []


@given(st.integers(2, 60).flatmap(lambda last: st.tuples(st.integers(1, last), st.just(last))))
def test_pager_always_reaches_first_last_and_neighbours(where: tuple[int, int]) -> None:
    number, last = where
    shown = [int(text) for text in numbers(workshop({}), number, last) if text]
    assert shown == sorted(set(shown))
    assert {1, last, number, max(1, number - 1), min(last, number + 1)} <= set(shown)


def test_a_set_and_a_category_say_what_they_are_and_by_which_decision() -> None:
    made, category = page(Selection(set="ca-phe-cacao")), page(Selection(category="thuc-pham"))
    assert "Quyết định 26/2026/QĐ-TTg, Phụ lục I và II" == {f.label: f.text for f in made.facts}["Nguồn"]
    assert category.intro == "Ngành I trong 6 ngành của Chương trình OCOP, gồm 13 bộ sản phẩm."
    assert [fact.label for fact in category.facts] == ["Các nhóm", "Nguồn"]


def test_a_set_says_what_it_is_and_where_most_of_it_is_from() -> None:
    coffee = {"set": "ca-phe-cacao"}
    shop = workshop(
        {
            "content/products/gia-lai/a.md": product("Cà phê A", province="gia-lai", **coffee),
            "content/products/hue/b.md": product("Cà phê B", province="hue", **coffee),
            "content/products/gia-lai/c.md": product("Cà phê C", province="gia-lai", **coffee),
        }
    )
    made = listing_page(shop, Selection(set="ca-phe-cacao"))
    assert made.intro == (
        "Bộ 13 trong 26 bộ sản phẩm, thuộc ngành Thực phẩm. Mỗi bộ có bộ tiêu chí chấm điểm riêng."
    )
    most = next(fact for fact in made.facts if fact.label == "Nhiều nhất ở")
    assert [(one.text, one.note) for one in most.items] == [("Gia Lai", "2 sản phẩm"), ("Huế", "1 sản phẩm")]
