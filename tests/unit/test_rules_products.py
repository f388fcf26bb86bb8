"""Checks of one file: products, producers and the others, against the real taxonomy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.records import Product
from generator.rules import Checked, FolderSiblings, Reference, check_file, locate
from generator.rules.products import check_gtin
from tests.support.sites import product
from tests.support.taxonomy import real_taxonomy

if TYPE_CHECKING:
    from pathlib import Path

PATH = "content/products/bac-ninh/my-gao-chu.md"


def check(text: str, path: str = PATH, *, with_taxonomy: bool = True, folder: Path | None = None) -> Checked:
    from pathlib import Path

    taxonomy = real_taxonomy() if with_taxonomy else None
    return check_file(path, text.encode(), taxonomy, FolderSiblings(folder or Path("/nowhere")))


def rules(checked: Checked) -> list[str]:
    return [diagnostic.rule for diagnostic in checked.diagnostics]


def facts(checked: Checked) -> dict[str, str]:
    assert len(checked.diagnostics) == 1
    return checked.diagnostics[0].facts


def test_a_right_product_is_kept() -> None:
    checked = check(product(story="Làng **Chũ**."))
    assert ("product", "bac-ninh/my-gao-chu", ()) == (checked.kind, checked.id, checked.diagnostics)
    assert isinstance(checked.record, Product)
    assert ("Mỳ gạo Chũ", "Làng **Chũ**.") == (checked.record.name, checked.record.story)


def test_folders_below_the_province_are_free() -> None:
    checked = check(product(), "content/products/bac-ninh/nam-duong/2023/my-gao-chu.md")
    assert ("bac-ninh/my-gao-chu", ()) == (checked.id, checked.diagnostics)


def test_a_product_with_a_warning_is_kept() -> None:
    checked = check(product(sources="[{title: Gian hàng, grade: C}]"))
    assert (["rank-source"], True) == (rules(checked), checked.record is not None)


def test_an_example_needs_no_source() -> None:
    assert [] == rules(check(product(sources="", example="true")))
    assert ["no-source"] == rules(check(product(sources="")))


@pytest.mark.parametrize(
    ("stars", "score", "fits"),
    [
        ("3", "50", True),
        ("3", "49.9", False),
        ("3", "69.99", True),
        ("3", "70", False),
        ("4", "70", True),
        ("4", "89.9", True),
        ("4", "90", True),
        ("4", "96.5", True),
        ("4", "69.9", False),
        ("5", "90", True),
        ("5", "100", True),
        ("5", "89.9", False),
    ],
)
def test_scores_lie_in_the_band_of_the_stars(stars: str, score: str, fits: bool) -> None:  # noqa: FBT001 - a column
    assert ([] if fits else ["score-band"]) == rules(check(product(stars=stars, score=score)))


def test_scores_of_earlier_ranks_are_checked_as_well() -> None:
    checked = check(product(history="[{stars: 3, score: 80}, {stars: 4, score: 80}]"))
    assert [("score-band", "history[0].score")] == [(item.rule, item.field) for item in checked.diagnostics]


@pytest.mark.parametrize(
    ("province", "expected"),
    [
        ("Bắc Ninh", {"slug": "bac-ninh", "province": "Bắc Ninh"}),
        ("TP. Hồ Chí Minh", {"slug": "ho-chi-minh", "province": "Hồ Chí Minh"}),
        ("bac-giang", {"former": "Bắc Giang", "slug": "bac-ninh", "province": "Bắc Ninh"}),
        ("Tỉnh Thừa Thiên Huế", {"slug": "hue", "province": "Huế"}),
        ("bac-nihn", {"closest": "bac-ninh"}),
        ("bac-giangg", {"closest": "bac-ninh"}),
        ("Atlantis", {}),
    ],
)
def test_an_unknown_province_is_told_with_the_one_of_today(province: str, expected: dict[str, str]) -> None:
    found = facts(check(product(province=province)))
    assert "34" == found.pop("count")
    assert expected == found


def test_a_province_is_compared_with_the_folder_even_without_a_taxonomy() -> None:
    assert ["province-folder"] == rules(check(product(province="lang-son")))
    assert ["province-folder"] == rules(check(product(province="lang-son"), with_taxonomy=False))


def test_a_wrong_folder_is_one_mistake() -> None:
    path = "content/products/bac-giang/my-gao-chu.md"
    assert ["folder-unknown"] == rules(check(product(), path))
    assert ["folder-unknown", "province-unknown"] == rules(check(product(province="bac-giang"), path))


def test_coffee_is_food() -> None:
    checked = check(product(category="do-uong", set="ca-phe-cacao"))
    assert ("thuc-pham", "coffee and cocoa") == (facts(checked)["right"], facts(checked)["set_en"])
    other = check(product(category="do-uong", set="hoa"))
    assert ("sinh-vat-canh", False) == (facts(other)["right"], "set_en" in facts(other))


@pytest.mark.parametrize(
    ("fields", "rule", "slug"),
    [
        ({"category": "Đồ uống"}, "category-unknown", "do-uong"),
        ({"set": "Cà phê, ca cao"}, "set-unknown", "ca-phe-cacao"),
        ({"producer": "{name: A, type: HTX}"}, "producer-type-unknown", "htx"),
        ({"producer": "{name: A, type: Công ty TNHH}"}, "producer-type-unknown", "cty-tnhh"),
        ({"certificates": "[{type: VietGAP}]"}, "certificate-unknown", "vietgap"),
        ({"producer": "{name: A, province: Bắc Giang}"}, "province-unknown", "bac-ninh"),
    ],
)
def test_names_lead_to_their_slugs(fields: dict[str, str], rule: str, slug: str) -> None:
    checked = check(product(**fields))
    assert ([rule], slug) == (rules(checked), facts(checked)["slug"])


def test_the_longest_set_of_the_decree_is_accepted() -> None:
    longest = max(real_taxonomy().sets, key=len)
    assert 80 < len(longest)
    assert [] == rules(check(product(set=longest)))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"recognition": "{date: 2023-02-29}"}, ["date-impossible"]),
        ({"recognition": "{date: 2024-02-29}"}, []),
        ({"recognition": "{date: 2023-13}"}, ["date-impossible"]),
        ({"recognition": "{date: 1800}"}, ["date-impossible"]),
        ({"recognition": "{date: 2023-12, expires: 2023}"}, []),
        ({"recognition": "{date: 2023-12, expires: 2023-11-30}"}, ["expiry-before-date"]),
        ({"recognition": "{expires: 2023-11-31}"}, ["date-impossible"]),
        ({"certificates": "[{type: vietgap, issued: 2023, expires: 2022-12}]"}, ["expiry-before-date"]),
        ({"sources": "[{title: A, grade: A, date: 2023-00}]"}, ["date-impossible"]),
        ({"history": "[{stars: 3, date: 2020-04-31}]"}, ["date-impossible"]),
    ],
)
def test_dates(fields: dict[str, str], found: list[str]) -> None:
    assert found == rules(check(product(**fields)))


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("8934567890120", ""),
        ("8934567890123", "0"),
        ("96385074", ""),
        ("036000291452", ""),
        ("10614141000415", ""),
    ],
)
def test_gtin(digits: str, right: str) -> None:
    found = list(check_gtin(digits, ("trace", "gtin")))
    assert ([right] if right else []) == [item.facts["digit"] for item in found]


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("0912 345 678", []),
        ("+84 912 345 678", []),
        ("0204.3854.321 - 0912345678", []),
        ("0912345678/0204 3854 321", []),
        ("0912345678, 12", [("12", "")]),
        ("912345678", [("912345678", "0912345678")]),
        ("gọi cho tôi", [("gọi cho tôi", "")]),
    ],
)
def test_telephones(phone: str, found: list[tuple[str, str]]) -> None:
    checked = check(product(producer=f'{{name: A, phone: "{phone}"}}'))
    assert found == [(item.found, item.facts.get("phone", "")) for item in checked.diagnostics]
    assert {"warning"} >= {item.severity for item in checked.diagnostics}


def test_a_producer_is_a_slug_or_given_in_place() -> None:
    assert ["producer-slug"] == rules(check(product(producer="HTX Chũ")))
    assert (Reference("producer", "htx-chu", "producer"),) == check(product(producer="htx-chu")).references
    assert () == check(product(producer="{name: HTX Chũ}")).references


def test_a_broken_file_still_tells_what_it_refers_to() -> None:
    checked = check(product(stars="2", producer="htx-chu"))
    assert (None, (Reference("producer", "htx-chu", "producer"),)) == (checked.record, checked.references)


def test_all_mistakes_of_a_file_are_told_in_the_order_of_lines() -> None:
    text = product(stars="2", score="78,5", province="Bắc Giang", sources="", producer="HTX", story="<div>")
    checked = check(text)
    assert [
        "no-source",
        "province-unknown",
        "stars-value",
        "number-decimal",
        "producer-slug",
        "raw-html",
    ] == sorted(rules(checked), key=rules(checked).index)
    assert sorted(item.line for item in checked.diagnostics) == [item.line for item in checked.diagnostics]


def test_a_field_is_not_complained_about_twice() -> None:
    assert ["missing-field"] == rules(check(product(province="")))
    assert ["not-list"] == rules(check(product(sources="quyết định")))
    assert ["date-format"] == rules(check(product(recognition="{date: x, expires: 2020}")))


def test_duplicates_and_wrong_values_are_told_together() -> None:
    text = product().replace("---\n\n", "name: Mỳ khác\nstars: 2\nzzz: 1\n---\n")
    assert ["duplicate-key", "duplicate-key", "unknown-field"] == rules(check(text))


def test_invisible_characters_are_a_warning_beside_errors() -> None:
    checked = check(product("Mỳ\u200b gạo", stars="2"))
    assert ["invisible-characters", "stars-value"] == rules(checked)


def test_locate_finds_fields_by_their_path() -> None:
    text = "---\nname: Mỳ\ntags: [a, ~, b]\nimages:\n"
    text += "  - file: a.jpg\n    alt: x\nprice:\n  retail: 1\n---\nstory\n"
    data = text.encode()
    assert (2, 7) == locate(PATH, data, "name")
    assert (3, 14) == locate(PATH, data, "tags.1")
    assert (6, 10) == locate(PATH, data, ("images", 0, "alt"))
    assert (7, 1) == locate(PATH, data, "price")
    assert (7, 1) == locate(PATH, data, "price.unit")
    assert (2, 1) == locate(PATH, data, "nothing")
    assert (1, 1) == locate(PATH, b"no front matter", "name")
    assert (1, 1) == locate(PATH, b"---\na: &x 1\n---\n", "a")


def test_other_kinds() -> None:
    event = "name: Hội nghị\nstarts: 2026-11-20\nproducts: [bac-ninh/my]\nproducers: [htx]\n"
    checked = check(event, "content/events/hoi-nghi.yml")
    assert ("event", "hoi-nghi", ()) == (checked.kind, checked.id, checked.diagnostics)
    assert {
        Reference("producer", "htx", "producers.0"),
        Reference("product", "bac-ninh/my", "products.0"),
    } == set(checked.references)
    outlet = "name: Ga\nprovince: bac-ninh\nphone: 0204 3854 321\nlocation: {lat: 21.2, lon: 106}\n"
    assert [] == rules(check(outlet, "content/outlets/bac-ninh/ga.yml"))
    assert ["number-range"] == rules(check(outlet.replace("21.2", "106"), "content/outlets/bac-ninh/ga.yml"))
    assert ["province-folder"] == rules(check(outlet, "content/outlets/lang-son/ga.yml"))
    assert [] == rules(check("---\ntitle: Giới thiệu\n---\nText", "content/pages/gioi-thieu.en.md"))
    assert ["file-extension"] == rules(check("title: Giới thiệu\n", "content/pages/gioi-thieu.yml"))
    assert ["province-unknown"] == rules(check("name: A\nprovince: x\n", "content/producers/a.yml"))
    assert ["province-unknown"] == rules(
        check("name: A\nstarts: 2026\nprovince: Bắc Giang\n", "content/events/a.yml")
    )
    assert [] == rules(check("title: A\nlanguages: [vi]\nbase_url: https://a.vn/b/\n", "content/catalog.yml"))


@pytest.mark.parametrize(
    ("url", "better"),
    [
        ("https://a.vn/?x=1", "https://a.vn/"),
        ("https://a.vn/b#c", "https://a.vn/b"),
        ("https://me:pw@a.vn/", "https://a.vn/"),
        ("https://a.vn/?", "https://a.vn/"),
    ],
)
def test_base_url_is_plain(url: str, better: str) -> None:
    checked = check(f'title: A\nbase_url: "{url}"\n', "content/catalog.yml")
    assert (["base-url"], better) == (rules(checked), facts(checked)["url"])


@pytest.mark.parametrize(
    ("path", "rule", "name"),
    [
        ("content/products/bac-ninh/Mỳ Chũ.md", "slug-invalid", "my-chu.md"),
        ("content/products/bac-ninh/my_chu.md", "slug-invalid", "my-chu.md"),
        ("content/products/bac-ninh/con.md", "slug-reserved", "san-pham-con.md"),
        ("content/products/bac-ninh/my.MD", "file-extension", "my.md"),
        ("content/products/bac-ninh/my.markdown", "file-extension", "my.md"),
    ],
)
def test_file_names(path: str, rule: str, name: str) -> None:
    text = product() if path.lower().endswith(".md") else product().split("---\n")[1]
    found = [item for item in check(text, path).diagnostics if item.rule == rule]
    assert [name] == [item.facts["name"] for item in found]


def test_a_name_too_long_for_an_address_gets_no_suggestion() -> None:
    checked = check(product(), f"content/products/bac-ninh/{'a' * 81}.md")
    assert (["slug-invalid"], {}) == (rules(checked), facts(checked))
