from __future__ import annotations

import re
from unicodedata import normalize

import pytest

from generator.search.documents import document, searchable
from tests.support.sites import product
from tests.support.workshop import catalogue_of

CHU = "content/products/bac-ninh/my-gao-chu.md"
MAKER = "content/producers/htx-chu.yml"
_FIELD = re.compile(r'<p data-pagefind-weight="(\d+)">(.*?)</p>')


def fields(text: str, path: str = CHU, maker: str = "") -> dict[str, int]:
    """The words of a document, field by field, with their weights."""
    catalogue = catalogue_of({path: text, **({MAKER: maker} if maker else {})})
    found = _FIELD.findall(document(catalogue, catalogue.entries[0]))
    return {part: int(weight) for weight, field in found for part in field.split(" · ") if part}


def recognised_in(province: str, date: str = "2023-12-18") -> str:
    return product(recognition=f"{{date: {date}}}", issued_at=f"{{district: Lục Ngạn, province: {province}}}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đông trùng hạ thảo", "Dông trùng hạ thảo"),
        ("ÐÔNG đồng ðũa", "DÔNG dồng dũa"),  # the eth is typed for đ
        (normalize("NFD", "Mỳ gạo đỏ"), "Mỳ gạo dỏ"),
        ("Trà P.H.1.4 (20°N)", "Trà P H 1 4 20 N"),
        ("___PAGEFIND_WEIGHT___9", "PAGEFIND WEIGHT 9"),
    ],
)
def test_words_keep_all_their_marks_but_the_stroke_of_d(text: str, expected: str) -> None:
    assert searchable(text) == expected


def test_the_name_weighs_most_then_english_then_what_tells() -> None:
    found = fields(product("Mỳ gạo Chũ", name_en="Chu rice noodles", tags="[mỳ tôm]", commune="Nam Dương"))
    assert (found["Mỳ gạo Chũ"], found["Chu rice noodles"], found["mỳ tôm"], found["Nam Dương"]) == (
        10,
        6,
        3,
        3,
    )
    assert found["4 sao star"] == 1


def test_a_kind_speaks_english_where_the_product_does_not() -> None:
    found = fields(product("Nước mắm Cái Rồng", category="thuc-pham"))
    assert found["Fish sauce"] == 3


def test_the_place_of_the_decision_is_found() -> None:
    found = fields(recognised_in("Bắc Giang"))
    assert (found["Bắc Ninh"], found["Bắc Giang"], found["Lục Ngạn"]) == (3, 2, 2)


def test_former_provinces_stand_in_where_the_decision_names_none() -> None:
    found = fields(product(recognition="{date: 2023}"))
    assert found["Bắc Giang"] == 1


def test_a_decision_of_old_bac_ninh_is_not_found_as_bac_giang() -> None:
    assert "Bắc Giang" not in fields(recognised_in("Bắc Ninh"))


def test_the_same_name_after_the_reform_may_mean_either() -> None:
    assert fields(recognised_in("Bắc Ninh", "2025-12-18"))["Bắc Giang"] == 1


@pytest.mark.parametrize(
    ("name", "also", "not_again"),
    [
        ("HTX Mỳ Chũ", "Hợp tác xã", "HTX"),
        ("Hợp tác xã Mỳ Chũ", "HTX", "Hợp tác xã"),
        ("Công ty TNHH Lan", "Công ty trách nhiệm hữu hạn", "Công ty TNHH"),
    ],
)
def test_what_a_producers_name_abbreviates_is_written_out(name: str, also: str, not_again: str) -> None:
    found = fields(product(producer=f"{{name: {name}}}"))
    assert found[also] == 1
    assert not_again not in found


def test_a_shared_producer_counts_too() -> None:
    found = fields(product(producer="htx-chu"), maker="name: HTX Mỳ Chũ\n")
    assert (found["HTX Mỳ Chũ"], found["Hợp tác xã"]) == (3, 1)


def test_certificates_are_found_by_their_names() -> None:
    assert fields(product(certificates="[{type: vietgap, number: '12'}]"))["VietGAP"] == 2


def test_hostile_names_stay_text() -> None:
    name = '<p data-pagefind-weight="9">x</p><script>'
    found = fields(product(f"'{name}'"))
    assert found["p data pagefind weight 9 x p script"] == 10


def test_words_of_two_fields_are_no_neighbours() -> None:
    catalogue = catalogue_of({CHU: product("Bún", commune="Đồng Trung")})
    text = re.sub(r"<[^>]+>", "", document(catalogue, catalogue.entries[0]))
    assert " ".join(text.split()).startswith("Bún · ")
    assert "Dồng Trung · Bắc Ninh · " in text
