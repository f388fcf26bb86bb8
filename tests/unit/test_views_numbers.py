"""The page of numbers: what its pictures say of a catalogue counted by hand; its files say the same."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.data.numbers import FILES, numbers_csv
from generator.taxonomy.totals import Published
from generator.views.figures import FIGURES, aspects, ends, grades, held, provinces, sets, states
from generator.views.numbers import CHARTS, GROUPS, chart, numbers_page
from tests.support.sites import product
from tests.support.workshop import catalogue_of, context_of

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue
    from generator.views.chart import Chart

DECISION = "{decision: 1/QĐ-UBND, date: %s, authority: UBND tỉnh}"
FILES_OF = {
    "content/products/bac-ninh/a.md": product("A", recognition=DECISION % "2025-12-18", set="do-an-nhanh"),
    "content/products/bac-ninh/b.md": product("B", stars="3", recognition=DECISION % "2024-01-02"),
    "content/products/bac-ninh/c.md": product("C", stars="5", example="true"),
    "content/products/ha-noi/d.md": product("D", province="ha-noi", recognition="{date: 2020}"),
    "content/products/hue/e.md": product(
        "E", province="hue", recognition="", sources="[{title: Báo, grade: B}]"
    ),
}
#: Of both halves of today's Bắc Ninh a number is known, of one half of Thái Nguyên, of Huế and Hà Nội none.
TOTALS = (
    Published("Bắc Giang", 30, "2022", "https://a.vn/1"),
    Published("Bắc Ninh", 20, "2023-11", "https://b.vn/2"),
    Published("Thái Nguyên", 313, "2024-12", "https://d.vn/"),
    Published("Cả nước", 1000, "2025-12-21", "https://n.vn/"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = catalogue_of(FILES_OF)
    found.taxonomy = msgspec.structs.replace(found.taxonomy, totals=TOTALS)
    return found


def drawn(catalogue: Catalogue, name: str, lang: str = "vi") -> Chart:
    found = chart(context_of(catalogue, lang), name)
    assert found is not None
    return found


def shown(found: Chart) -> dict[str, tuple[str, str]]:
    return {bar.label: (bar.value, bar.note) for bar in found.bars}


def test_every_picture_has_its_figures_its_file_and_its_place() -> None:
    assert FIGURES.keys() == CHARTS.keys() == FILES.keys()
    assert sorted(FIGURES) == sorted(name for _, names in GROUPS for name in names)


def test_figures_are_those_counted_by_hand(catalogue: Catalogue) -> None:
    assert ("bac-ninh", (1, 1, 1)) in provinces(catalogue)
    assert [("do-an-nhanh", (0, 1, 0)), ("", (1, 2, 1))] == [row for row in sets(catalogue) if any(row[1])]
    assert {"valid": 2, "expiring": 1, "unknown": 2, "over": 1} == {
        key: n for key, n in states(catalogue) if n
    }
    assert {(2027, 1): 1, (2028, 4): 2} == {quarter: n for quarter, n in ends(catalogue) if n}
    assert (("A", 4), ("B", 1), ("C", 0)) == grades(catalogue)
    assert {"decision": 3, "day": 3, "set": 1} == {aspect: n for aspect, n in aspects(catalogue) if n}


def test_examples_are_not_compared_with_published_numbers(catalogue: Catalogue) -> None:
    assert {"bac-ninh": 2, "ha-noi": 1, "hue": 1} == {slug: n for slug, n in held(catalogue) if n}


def test_coverage_draws_a_share_only_where_the_published_number_is_whole(catalogue: Catalogue) -> None:
    found = drawn(catalogue, "do-phu")
    assert found.finding == (
        "Danh mục có 4 trong 1.000 sản phẩm mà cả nước công bố (tính đến 21/12/2025): 0,4%."
    )
    rows = shown(found)
    assert rows["Bắc Ninh"] == ("4%", "2 trong 50 (2022 – tháng 11/2023)")
    assert rows["Hà Nội"] == ("–", "1; chưa biết con số công bố")
    assert rows["Thái Nguyên"] == ("–", "0; 1 trong 2 tỉnh cũ công bố 313 (tháng 12/2024)")
    assert {"Bắc Ninh": 40} == {bar.label: bar.segments[0].size for bar in found.bars if bar.segments}
    assert found.table is not None
    (line,) = [line for line in found.table.lines if line.text == "Bắc Ninh"]
    assert ["a.vn", "b.vn"] == [source.text for source in line.sources]


def test_more_than_was_published_is_a_full_bar_and_no_longer_one(catalogue: Catalogue) -> None:
    other = catalogue_of(FILES_OF)
    totals = (
        Published("Hà Nội", 1, "2026-01", "https://h.vn/"),
        Published("Huế", 0, "2026-01", "https://h.vn/"),
    )
    other.taxonomy = msgspec.structs.replace(other.taxonomy, totals=totals)
    found = drawn(other, "do-phu")
    sizes = {bar.label: [part.size for part in bar.segments] for bar in found.bars if bar.segments}
    assert {"Hà Nội": [1000]} == sizes
    assert "Danh mục chưa biết con số của cả nước." == found.finding


def test_sentences_name_what_stands_out(catalogue: Catalogue) -> None:
    assert "Nhiều nhất là Bắc Ninh: 3 sản phẩm. 31 tỉnh, thành phố chưa có sản phẩm nào." == (
        drawn(catalogue, "tinh").finding
    )
    assert "0 of the 3 products known to be valid reach the end of their term in this quarter." == (
        drawn(catalogue, "het-han", "en").finding
    )
    assert (
        "4 trong 5 sản phẩm có nguồn là chính quyết định hoặc phụ lục." == drawn(catalogue, "nguon").finding
    )
    assert "Chưa sản phẩm nào có: chủ thể" in drawn(catalogue, "day-du").finding


def test_the_first_column_is_the_present_quarter_and_years_stand_at_their_first(catalogue: Catalogue) -> None:
    bars = drawn(catalogue, "het-han").bars
    assert [("nay", "", "quý 4/2026"), ("Q1", "2027", "quý 1/2027")] == [
        (bar.label, bar.group, bar.note) for bar in bars[:2]
    ]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", FIGURES)
def test_files_have_a_head_and_as_many_cells_in_every_line(catalogue: Catalogue, name: str) -> None:
    data = numbers_csv(catalogue, name)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(rows) > 1
    assert {len(rows[0])} == {len(row) for row in rows}


def test_files_say_what_the_pictures_show(catalogue: Catalogue) -> None:
    found = {row["name"]: row["products"] for row in table(numbers_csv(catalogue, "tinh"))}
    assert found == {bar.label: bar.value for bar in drawn(catalogue, "tinh").bars}
    (covered,) = [row for row in table(numbers_csv(catalogue, "do-phu")) if row["province"] == "bac-ninh"]
    assert ("2", "50", "2022", "2023-11", "4.0", "2", "2", "https://a.vn/1 https://b.vn/2") == tuple(
        covered[name]
        for name in (
            *("products", "published", "since", "as_of", "share_percent"),
            *("former_provinces_known", "former_provinces", "sources"),
        )
    )
    assert {"2027-Q1": "1", "2028-Q4": "2"} == {
        row["quarter"]: row["products"]
        for row in table(numbers_csv(catalogue, "het-han"))
        if row["products"] != "0"
    }


def test_a_catalogue_without_products_says_so() -> None:
    page = numbers_page(context_of(catalogue_of({})))
    assert () == page.groups
    assert "Danh mục chưa có sản phẩm nào." == page.empty
    assert all(numbers_csv(catalogue_of({}), name) for name in FIGURES)
