from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bench.searching.queries import Query, read_queries

KINDS = {"marked", "unmarked", "abbreviated", "misspelt", "place", "former", "languages", "single", "none"}
CHU: dict[str, Any] = {
    "id": "bac-ninh/my-gao-chu",
    "name": "Mỳ gạo Chũ",
    "province": "bac-ninh",
    "stars": 4,
    "producer": "HTX Mỳ Chũ",
    "issued_at": {"district": "Huyện Lục Ngạn", "province": "Bắc Giang"},
}


def query(expected: str) -> Query:
    return Query("launch", "marked", "vi", "", expected)


def test_the_file_holds_200_queries_of_every_kind_for_both_catalogues() -> None:
    queries = read_queries()
    assert len(queries) >= 200
    assert {one.kind for one in queries} == KINDS
    assert {one.catalogue for one in queries} == {"launch", "nation"}
    assert max(Counter((one.catalogue, one.language, one.text) for one in queries).values()) == 1


@pytest.mark.parametrize(
    ("expected", "meets"),
    [
        ("id:ha-noi/x bac-ninh/my-gao-chu", True),
        ("name:gạo chũ", True),
        ("name:gao chu", False),
        ("bare:gao chu", True),
        ("name:gạo ch", False),
        ("name:chè|mỳ", True),
        ("province:bac-ninh; stars:4", True),
        ("province:bac-ninh; stars:5", False),
        ("stars:5 / issued:Bắc Giang", True),
        ("district:Lục Ngạn; producer:Mỳ Chũ", True),
    ],
)
def test_what_meets_an_expectation(expected: str, *, meets: bool) -> None:
    assert query(expected).meets(CHU) is meets


def test_the_reciprocal_rank_is_that_of_the_first_right_result() -> None:
    other = CHU | {"id": "x/y"}
    asked = query("id:bac-ninh/my-gao-chu")
    assert [asked.reciprocal_rank(found) for found in ([CHU], [None, CHU], [other], [])] == [1, 0.5, 0, 0]
    assert [query("none").reciprocal_rank(found) for found in ([], [CHU])] == [1, 0]
