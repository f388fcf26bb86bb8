from __future__ import annotations

import datetime as dt
import re

from generator.views.context import Place
from generator.views.models import Head
from generator.views.site import page_in
from generator.views.tree import counts, counts_css, tree_page
from tests.support.sites import product
from tests.support.workshop import catalogue_of, workshop

TEA = "content/products/ha-noi/tra.md"
SHARED = {
    "content/producers/htx.yml": "name: HTX Hoa\n",
    "content/products/hue/a.md": product("A", province="hue", producer="htx"),
    "content/products/hue/b.md": product("B", province="hue", producer="htx"),
}


def test_the_tree_has_every_province_set_and_rank() -> None:
    made = tree_page(workshop({}), Place())
    assert sum(len(branch.leaves) for branch in made.regions) == 34
    assert sum(len(branch.leaves) for branch in made.categories) == 26
    assert [leaf.key for leaf in made.stars] == ["sao-5", "sao-4", "sao-3"]
    assert made.producers is None


def test_the_tree_is_open_at_a_place_and_marks_the_page() -> None:
    made = tree_page(workshop({}), Place("hue", "thuc-pham", "tinh-hue"))
    assert [branch.key for branch in (*made.regions, *made.categories) if branch.open] == [
        "vung-3",
        "nhom-thuc-pham",
    ]
    assert [leaf.text for branch in made.regions for leaf in branch.leaves if leaf.current] == ["Huế"]


def test_every_node_of_the_tree_has_its_count() -> None:
    made = tree_page(workshop(SHARED), Place())
    branches = (*made.regions, *made.categories)
    leaves = [leaf for branch in branches for leaf in branch.leaves]
    assert made.producers is not None
    leaves += [*made.stars, made.all_products, made.producers]
    keys = {branch.key for branch in branches} | {leaf.key for leaf in leaves}
    assert keys == counts(catalogue_of(SHARED)).keys()


def test_counts_add_up() -> None:
    found = counts(
        catalogue_of({**SHARED, TEA: product("Trà", province="ha-noi", set="che-tuoi-che-che-bien")})
    )
    assert (found["tat-ca"], found["tinh-hue"], found["vung-3"], found["vung-2"]) == (3, 2, 2, 1)
    assert (found["bo-che-tuoi-che-che-bien"], found["sao-4"], found["nhom-thuc-pham"]) == (1, 3, 3)
    assert found["chu-the"] == 1


def test_counts_sheet_is_written_in_the_language() -> None:
    files = {
        f"content/products/hue/a-{number}.md": product(f"A {number}", province="hue") for number in range(3)
    }
    day = dt.date(2026, 2, 3)
    vi, en = (counts_css(workshop(files, lang=lang, as_of=day)) for lang in ("vi", "en"))
    assert '[data-n="tinh-hue"]::after{content:"3"}\n' in vi
    assert vi.endswith('[data-as-of]::after{content:"3/2/2026"}\n')
    assert en.endswith('[data-as-of]::after{content:"3 February 2026"}\n')


def test_nothing_in_the_counts_sheet_needs_escaping() -> None:
    lines = counts_css(workshop(SHARED)).splitlines()
    rule = re.compile(r'\[data-(as-of|n="[a-z0-9-]+")\]::after\{content:"[0-9./,]+"\}')
    assert [line for line in lines if not rule.fullmatch(line)] == []


def test_menu_names_only_what_there_is() -> None:
    assert [link.href for link in workshop({}).site.menu] == ["/san-pham/", "/tinh/", "/nhom/", "/sao/"]
    full = {
        **SHARED,
        "content/events/a.yml": "name: Hội nghị\nstarts: 2026-12-01\n",
        "content/outlets/hue/a.yml": "name: Chợ\nprovince: hue\n",
    }
    assert [link.href for link in workshop(full).site.menu][4:] == ["/chu-the/", "/su-kien/", "/diem-ban/"]


def test_footer_has_the_pages_in_their_order() -> None:
    files = {
        "content/pages/b.md": "---\ntitle: Sau\nmenu: 2\n---\nB\n",
        "content/pages/a.md": "---\ntitle: Trước\nmenu: 1\n---\nA\n",
        "content/pages/a.en.md": "---\ntitle: First\n---\nA\n",
        "content/pages/c.md": "---\ntitle: Không hiện\n---\nC\n",
        "content/pages/giay-phep.md": "---\ntitle: Giấy phép\n---\nC\n",
    }
    settings = "repository: {url: https://github.com/to-chuc/kho}\n"
    vi, en = workshop(files, settings=settings).site, workshop(files, lang="en").site
    assert [(link.text, link.href) for link in vi.footer] == [
        ("Trước", "/a/"),
        ("Sau", "/b/"),
        ("Thêm một sản phẩm", "/dong-gop/"),
        ("Danh mục qua các con số", "/so-lieu/"),
        ("Thuật ngữ", "/thuat-ngu/"),
        ("Dữ liệu mở", "/du-lieu/"),
        ("Bản tin sản phẩm mới", "/tin/san-pham-moi.xml"),
        ("Kho dữ liệu gốc", "https://github.com/to-chuc/kho"),
    ]
    assert [(link.text, link.lang) for link in en.footer][:2] == [("First", ""), ("Sau", "vi")]
    assert vi.licence_href == "/giay-phep/"
    assert workshop({}).site.licence_href == ""


def test_a_page_without_its_language_is_shown_in_the_other() -> None:
    catalogue = catalogue_of({"content/pages/a.md": "---\ntitle: Một\n---\nA\n"})
    named, record, _ = page_in(catalogue, "a", "en")
    assert (named.id, record.title) == ("a", "Một")


def test_title_and_summary_follow_the_language() -> None:
    settings = "summary: Tóm tắt\norganiser: {name: Sở Công Thương, email: so@example.vn}\n"
    vi, en = workshop({}, settings=settings).site, workshop({}, lang="en", settings=settings).site
    assert (vi.title, en.title, en.summary) == ("Danh mục thử", "Test catalogue", "Tóm tắt")
    assert vi.organiser is not None
    assert vi.organiser.href == "mailto:so@example.vn"
    assert vi.as_of == "Hiệu lực tính đến ngày"


def test_pages_of_a_sub_path_link_within_it() -> None:
    shop = workshop({TEA: product("Trà", province="ha-noi")}, settings="base_url: https://example.org/kho/\n")
    frame = shop.frame(Head(title="", description=""), "/tinh/hue/", (), Place())
    assert frame.head.canonical == "https://example.org/kho/tinh/hue/"
    assert [(one.lang, one.label, one.absolute) for one in frame.alternates] == [
        ("vi", "Tiếng Việt", "https://example.org/kho/tinh/hue/"),
        ("en", "English", "https://example.org/kho/en/tinh/hue/"),
    ]
    assert shop.product("ha-noi/tra") == "/kho/san-pham/ha-noi/tra/"


def test_a_site_of_one_language_has_no_alternates_and_no_address_has_no_canonical() -> None:
    shop = workshop({}, settings="languages: [vi]\n")
    frame = shop.frame(Head(title="", description=""), "/", (), Place())
    assert (frame.alternates, frame.head.canonical) == ((), "")


def test_counted_products_are_plural_in_english_only() -> None:
    vi, en = workshop({}), workshop({}, lang="en")
    assert [vi.products(1), vi.products(1234)] == ["1 sản phẩm", "1.234 sản phẩm"]
    assert [en.products(1), en.products(1234)] == ["1 product", "1,234 products"]
