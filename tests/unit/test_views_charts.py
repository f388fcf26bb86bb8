"""Pictures of numbers against a catalogue small enough to be counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.aspects import ASPECTS
from generator.views.chart import FULL, longest_of, stacked
from generator.views.charts import province_charts, province_counts
from generator.views.tally import by_stars, count_by, later, over, quarters, tallies, tally, told, years
from tests.support.sites import product
from tests.support.workshop import catalogue_of, context_of

if TYPE_CHECKING:
    from generator.catalog.catalogue import Catalogue

RANKS = (5, 4, 3)
A = "{decision: 1/QĐ-UBND, date: %s, authority: UBND tỉnh}"

#: Built for 22 November 2026: the ends are 18/12/2028, 2/1/2027, 1/5/2023, and those of years alone.
FILES = {
    "content/producers/htx-chu.yml": "name: Hợp tác xã Chũ\ntype: htx\nphone: '02043123456'\n",
    "content/products/bac-ninh/a.md": product("A", recognition=A % "2025-12-18", producer="htx-chu"),
    "content/products/bac-ninh/b.md": product("B", stars="3", recognition=A % "2024-01-02", commune="Chũ"),
    "content/products/bac-ninh/c.md": product("C", stars="5", recognition=A % "2020-05-01"),
    "content/products/bac-ninh/d.md": product("D", category="do-uong", recognition="{date: 2022}"),
    "content/products/hue/e.md": product(
        "E",
        province="hue",
        recognition="{date: 2025}",
        producer="{name: HTX Huế, phone: '02343123456'}",
        sources="[{title: Báo, grade: B}, {title: Gian hàng}]",
        story="Ngon.",
    ),
    "content/products/hue/g.md": product("G", province="hue", recognition="", name_en="G"),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(FILES)


def test_marks_are_counted_by_any_key(catalogue: Catalogue) -> None:
    counted = tally(catalogue)
    assert {"bac-ninh": 4, "hue": 2} == count_by(counted, lambda mark: mark.province)
    assert {"A": 5, "B": 1} == count_by(counted, lambda mark: mark.grade)
    assert {"valid": 1, "expiring": 1, "expired": 1, "unknown": 3} == count_by(
        counted, lambda mark: mark.state
    )
    assert {"thuc-pham": (1, 3, 1), "do-uong": (0, 1, 0)} == by_stars(
        counted, RANKS, lambda mark: mark.category
    )


def test_of_a_year_alone_is_told_whether_the_term_has_passed_in_any_case(catalogue: Catalogue) -> None:
    assert {"bac-ninh": 1, "hue": 0} == {
        province: over(counted) for province, counted in tallies(catalogue).items() if counted
    }


def test_every_year_from_the_first_to_the_last_has_its_place(catalogue: Catalogue) -> None:
    assert (
        ("", (0, 1, 0)),
        ("2020", (1, 0, 0)),
        ("2021", (0, 0, 0)),
        ("2022", (0, 1, 0)),
        ("2023", (0, 0, 0)),
        ("2024", (0, 0, 1)),
        ("2025", (0, 2, 0)),
    ) == years(tally(catalogue), RANKS)


def test_ends_are_counted_by_the_quarter_from_the_present_one_on(catalogue: Catalogue) -> None:
    found = quarters(catalogue, tally(catalogue))
    assert [(2026, 4), (2027, 1)] == [quarter for quarter, _ in found[:2]]
    assert (2029, 4) == found[-1][0]
    assert {(2027, 1): 1, (2028, 4): 1} == {quarter: n for quarter, n in found if n}


def test_ends_far_ahead_are_counted_apart() -> None:
    far = A.replace("}", ", expires: 2031-01-01}") % "2026-01-01"
    catalogue = catalogue_of({"content/products/hue/a.md": product("A", province="hue", recognition=far)})
    assert 1 == later(catalogue, tally(catalogue))
    assert 0 == sum(n for _, n in quarters(catalogue, tally(catalogue)))


def test_the_day_moves_the_quarters_only_when_a_new_one_begins() -> None:
    def ahead(day: dt.date) -> object:
        catalogue = catalogue_of(FILES, as_of=day)
        return quarters(catalogue, tally(catalogue))

    assert ahead(dt.date(2026, 11, 22)) == ahead(dt.date(2026, 12, 31))
    assert ahead(dt.date(2026, 12, 31)) != ahead(dt.date(2027, 1, 1))


def test_what_records_tell_is_counted(catalogue: Catalogue) -> None:
    # A shared producer's telephone is its products' telephone, too.
    expected = dict.fromkeys(ASPECTS, 0) | {
        "decision": 3,
        "day": 3,
        "producer": 2,
        "telephone": 2,
        "commune": 1,
        "english": 1,
    }
    assert expected == dict(told(tally(catalogue)))


def test_a_telephone_does_not_change_a_card(catalogue: Catalogue) -> None:
    path = "content/products/hue/e.md"
    other = catalogue_of({**FILES, path: FILES[path].replace(", phone: '02343123456'", "")})
    before, after = catalogue.by_id["hue/e"], other.by_id["hue/e"]
    assert before.hash == after.hash
    assert before.told != after.told


@given(st.lists(st.integers(0, 20_000), min_size=1, max_size=6))
def test_the_parts_of_a_bar_touch_and_fill_it_to_its_length(numbers: list[int]) -> None:
    longest = longest_of([sum(numbers)])
    parts = stacked([(f"v{at}", number) for at, number in enumerate(numbers)], longest)
    assert [f"v{at}" for at, number in enumerate(numbers) if number] == [part.css for part in parts]
    assert all(part.size >= 1 for part in parts)
    assert [part.start for part in parts[1:]] == pytest.approx(
        [part.start + part.size for part in parts[:-1]], abs=1
    )
    if parts:
        assert FULL == pytest.approx(parts[-1].start + parts[-1].size, abs=1)


def test_a_province_is_drawn_in_both_languages(catalogue: Catalogue) -> None:
    ranks, categories, states, by_year = province_charts(context_of(catalogue), "bac-ninh")
    assert "2 trong 4 sản phẩm đạt 4 sao." == ranks.finding
    assert [("5 sao", "1", 500), ("4 sao", "2", 1000), ("3 sao", "1", 500)] == [
        (bar.label, bar.value, sum(part.size for part in bar.segments)) for bar in ranks.bars
    ]
    assert "Thực phẩm: 3 trong 4 sản phẩm (75%)." == categories.finding
    assert categories.bars[0].href == "/tinh/bac-ninh/nhom/thuc-pham/"
    assert categories.bars[-1].href == ""
    assert "2 trong 4 sản phẩm chắc chắn còn hiệu lực; 1 sản phẩm chưa rõ." == states.finding
    assert "1" in states.note
    assert ["2020", "2021", "2022", "2023", "2024", "2025"] == [bar.label for bar in by_year.bars]
    english = province_charts(context_of(catalogue, "en"), "bac-ninh")
    assert "2 of 4 products have 4 stars." == english[0].finding


def test_a_province_without_products_has_no_pictures(catalogue: Catalogue) -> None:
    assert () == province_charts(context_of(catalogue), "ca-mau")


def test_the_table_says_what_the_picture_shows(catalogue: Catalogue) -> None:
    for chart in province_charts(context_of(catalogue), "bac-ninh"):
        assert chart.table is not None
        shown = [(bar.label, bar.value) for bar in chart.bars]
        assert shown == [(line.text, line.cells[-1]) for line in chart.table.lines][: len(shown)]
        assert all(len(line.cells) + 1 == len(chart.table.head) for line in chart.table.lines)


def test_what_a_province_is_drawn_from_is_plain_and_moves_with_it(catalogue: Catalogue) -> None:
    path = "content/products/bac-ninh/b.md"
    other = catalogue_of({**FILES, path: FILES[path].replace("2024-01-02", "2023-01-02")})
    assert hash(province_counts(catalogue, "bac-ninh")) is not None
    assert province_counts(catalogue, "bac-ninh") != province_counts(other, "bac-ninh")
    assert province_counts(catalogue, "hue") == province_counts(other, "hue")
