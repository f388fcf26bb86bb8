"""Which products are printed, in which parts, in which order."""

from __future__ import annotations

import pytest

from generator.booklet.selecting import booth_key, booth_numbers, choose, grouped, matching, ordered
from generator.diagnostics import UsageError
from generator.records import Booklet, Event, Query
from tests.support.sites import product
from tests.support.workshop import workshop

EVENT = """\
name: Hội nghị kết nối cung cầu
starts: 2026-11-25
producers: [htx-chu]
booths:
  - {number: A10, producers: [htx-chu]}
  - {number: A2, products: [bac-ninh/banh]}
"""
FILES = {
    "content/producers/htx-chu.yml": "name: Hợp tác xã Chũ\nprovince: bac-ninh\n",
    "content/products/bac-ninh/my.md": product("Mỳ gạo Chũ", producer="htx-chu"),
    "content/products/bac-ninh/banh.md": product("Bánh đa", stars="5"),
    "content/products/bac-ninh/cu.md": product(
        "Rượu cũ", stars="3", recognition="{date: 2020-01-01}", category="do-uong"
    ),
    "content/products/nghe-an/chieu.md": product(
        "Chiếu cói",
        province="nghe-an",
        category="thu-cong-my-nghe",
        certificates="[{type: iso}]",
    ),
    "content/events/hoi-nghi.yml": EVENT,
}
SHOP = workshop(FILES)
CATALOGUE = SHOP.catalogue


def ids(booklet: Booklet, event: str = "") -> list[str]:
    found = CATALOGUE.record(CATALOGUE.events[event], Event)[0] if event else None
    return [entry.slug for entry in choose(CATALOGUE, booklet, found)]


def test_lapsed_recognitions_stay_out_unless_asked_for() -> None:
    assert ["banh", "chieu", "my"] == ids(Booklet(select=Query()))
    assert ["banh", "chieu", "my", "cu"] == ids(Booklet(select=Query(), lapsed=True))
    assert ["cu"] == ids(Booklet(select=Query(states=["expired"]), lapsed=True))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(provinces=["bac-ninh"]), ["banh", "my"]),
        (Query(categories=["thu-cong-my-nghe"]), ["chieu"]),
        (Query(stars=[5]), ["banh"]),
        (Query(stars=[4, 5], provinces=["nghe-an", "bac-ninh"]), ["banh", "chieu", "my"]),
        (Query(certificates=["iso"]), ["chieu"]),
    ],
)
def test_every_line_of_a_query_narrows_it(query: Query, expected: list[str]) -> None:
    assert expected == ids(Booklet(select=query))


def test_products_are_added_and_taken_out_by_name() -> None:
    booklet = Booklet(
        select=Query(stars=[5]), products=["nghe-an/chieu"], exclude=["bac-ninh/banh", "bac-ninh/my"]
    )
    assert ["chieu"] == ids(booklet)


def test_without_a_query_an_event_prints_what_it_shows() -> None:
    assert ["banh", "my"] == ids(Booklet(), "hoi-nghi")


def test_nothing_to_print_is_an_error_that_says_why() -> None:
    with pytest.raises(UsageError, match="No product fits"):
        ids(Booklet(select=Query(provinces=["ca-mau"])))
    with pytest.raises(UsageError, match="recognition of 1 has expired"):
        ids(Booklet(select=Query(categories=["do-uong"])))


def test_booths_are_known_by_product_or_by_producer() -> None:
    event = CATALOGUE.record(CATALOGUE.events["hoi-nghi"], Event)[0]
    assert {"bac-ninh/my": "A10", "bac-ninh/banh": "A2"} == booth_numbers(CATALOGUE, event)
    assert ["A2", "A10", ""] == sorted(["", "A10", "A2"], key=booth_key)


def test_parts_follow_the_regions_and_keep_all_products() -> None:
    parts = grouped(CATALOGUE, matching(CATALOGUE, Query()), "province")
    assert ["bac-ninh", "nghe-an"] == [key for key, _ in parts]
    assert 4 == sum(len(entries) for _, entries in parts)


@pytest.mark.parametrize(
    ("order", "expected"),
    [("stars", ["banh", "chieu", "my", "cu"]), ("name", ["banh", "chieu", "my", "cu"])],
)
def test_products_come_in_the_order_asked_for(order: str, expected: list[str]) -> None:
    booklet = Booklet(order=order)  # type: ignore[arg-type]
    entries = reversed(matching(CATALOGUE, Query()))
    assert expected == [entry.slug for entry in ordered(CATALOGUE, entries, booklet, {})]


def test_booths_come_by_number() -> None:
    booths = {"bac-ninh/my": "A2", "bac-ninh/banh": "A10"}
    found = ordered(CATALOGUE, matching(CATALOGUE, Query()), Booklet(order="booth"), booths)
    assert ["my", "banh"] == [entry.slug for entry in found][:2]
