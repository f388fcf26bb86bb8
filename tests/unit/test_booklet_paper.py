"""Sizes, margins, imposition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.booklet.paper import LEAST_CODE, SIZES, fits, form_of, saddle_order, spine, spine_loss


def test_eight_pages_are_imposed_as_a_printer_folds_them() -> None:
    assert [(8, 1), (2, 7), (6, 3), (4, 5)] == saddle_order(8)


def test_blank_pages_stand_before_the_back_cover() -> None:
    assert [(6, 1), (2, 0), (0, 3), (4, 5)] == saddle_order(6)


@given(st.integers(min_value=1, max_value=200))
def test_every_page_is_imposed_once_and_opposite_pages_follow_each_other(pages: int) -> None:
    sides = saddle_order(pages)
    assert list(range(1, pages + 1)) == sorted(number for side in sides for number in side if number)
    assert len(sides) % 2 == 0
    # Left pages are even, right pages odd, as long as no blank stands between.
    for left, right in sides:
        assert left in (0, pages) or left % 2 == 0
        assert right in (0, pages) or right % 2 == 1


def test_the_back_of_a_sheet_carries_the_pages_next_to_those_of_its_front() -> None:
    sides = saddle_order(16)
    for (front_left, front_right), (back_left, back_right) in zip(sides[::2], sides[1::2], strict=True):
        assert front_right + 1 == back_left
        assert front_left - 1 == back_right


@pytest.mark.parametrize("size", list(SIZES))
def test_the_inner_margin_grows_with_the_pages(size: str) -> None:
    thin, thick = form_of(size, 1, pages=32), form_of(size, 1, pages=200)  # type: ignore[arg-type]
    assert thick.inner - thin.inner == pytest.approx(spine_loss(200))
    assert spine_loss(200) > 0
    assert thin.outer == thick.outer


def test_codes_are_never_too_small_to_be_read() -> None:
    assert all(form_of(size, 1).code >= LEAST_CODE for size in SIZES)


def test_a_grid_fills_the_type_area_and_not_more() -> None:
    form = form_of("a5", 8)
    across = form.columns * form.cell_width + (form.columns - 1) * form.gap + form.inner + form.outer
    down = form.rows * form.cell_height + (form.rows - 1) * form.gap + form.top + form.bottom
    assert across == pytest.approx(form.width, abs=0.1)
    assert down == pytest.approx(form.height, abs=0.1)


def test_small_paper_takes_few_products() -> None:
    assert fits("a6", 1)
    assert not fits("a6", 8)
    assert all(fits("a4", number) for number in (1, 2, 4, 8))


def test_the_spine_is_as_thick_as_the_sheets() -> None:
    assert 13.0 == spine(200, 100)
    assert spine(200, 80) < spine(200, 120)
