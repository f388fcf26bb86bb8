from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.search import FormerPlaces
from generator.search.documents import (
    BARE,
    KIND,
    LAST,
    MAKER,
    MARKED,
    MARKED_PAIRS,
    NAME,
    NOTHING,
    PAIRS,
    STORY,
    document,
)
from tests.support.sites import product
from tests.support.workshop import catalogue_of

CHU = "content/products/bac-ninh/my-gao-chu.md"
MAKER_FILE = "content/producers/htx-chu.yml"
TAXONOMY = Path("content/taxonomy")


def places(text: str, *, maker: str = "", folder: Path = Path("none")) -> dict[int, str]:
    """The tokens of a document by their places."""
    catalogue = catalogue_of({CHU: text, **({MAKER_FILE: maker} if maker else {})})
    former = FormerPlaces(folder, catalogue.taxonomy)
    plain = re.sub(r"<[^>]+>", "", document(catalogue, catalogue.entries[0], former))
    return {at: word for at, word in enumerate(plain.split()) if word != NOTHING}


def block(found: dict[int, str], begin: int, end: int) -> list[str]:
    return [token for at, token in sorted(found.items()) if begin <= at < end]


def of_maker(text: str, *, maker: str = "", folder: Path = Path("none")) -> list[str]:
    return block(places(text, maker=maker, folder=folder), MAKER, STORY)


def test_a_name_has_places_for_syllables_and_pairs_with_and_without_marks() -> None:
    found = places(product("Mỳ gạo Chũ"))
    assert [found[BARE], found[BARE + 1], found[BARE + 2]] == ["mi", "gao", "chu"]
    assert [found[PAIRS], found[LAST + 1]] == ["miqgao", "gaoqchu"]
    assert [found[MARKED], found[MARKED_PAIRS]] == ["mi2", "mi2qgao5"]


def test_a_block_of_its_own_says_what_ends_the_name() -> None:
    assert block(places(product("Mỳ gạo Chũ")), LAST, MARKED) == ["gaoqchu"]
    assert block(places(product("Chè")), BARE, MARKED) == ["che"]
    assert LAST in places(product("Chè"))


def test_another_word_for_the_same_kind_is_found() -> None:
    assert "gaoqluc" in block(places(product("Gạo lứt An Giang")), KIND, MAKER)


def test_what_is_too_long_for_its_block_follows_behind() -> None:
    long = " ".join(f"tiếng{'abcdefghijklmnopqrst'[n]}" for n in range(18))
    found = places(product(long))
    assert found[BARE + NAME - 1] == "tiengp"
    assert block(found, LAST, MARKED) == []
    assert "tiengqqtiengr" in block(found, KIND, MAKER)


def test_english_kinds_and_tags_come_behind_the_name() -> None:
    found = places(product("Mỳ gạo Chũ", name_en="Chu rice noodles", tags="[mỳ tôm]"))
    kind = block(found, KIND, MAKER)
    assert {"chuqrice", "riceqnoodles", "noodles", "noodle", "miqtom"} <= set(kind)
    assert "chu" not in kind


def test_producer_and_places_have_pairs_and_only_foreign_words_alone() -> None:
    found = of_maker(product(commune="Nam Dương", producer="{name: HTX Vifoco Mỳ Chũ}"))
    assert {"namqduong", "vifocoqmi", "miqchu", "vifoco", "htx"} <= set(found)
    assert not {"nam", "duong", "mi"} & set(found)


@pytest.mark.parametrize("name", ["HTX Mỳ Chũ", "Hợp tác xã Mỳ Chũ", "hợp tác xã nông nghiệp mỳ chũ"])
def test_a_legal_form_is_one_token_however_it_is_written(name: str) -> None:
    assert of_maker(product(producer=f"{{name: {name}}}"))[:2] == ["htx", "miqchu"]


def test_a_shared_producers_type_stands_in_for_a_form_that_its_name_leaves_out() -> None:
    assert "htx" in of_maker(product(producer="htx-chu"), maker="name: Mỳ Chũ Xuân Trường\ntype: htx\n")


def test_the_place_of_the_decision_is_found_without_its_type() -> None:
    issued = "{commune: xã Nam Dương, district: Huyện Lục Ngạn, province: Bắc Giang}"
    assert {"namqduong", "lucqngan", "bacqgiang"} <= set(of_maker(product(issued_at=issued)))


def test_a_commune_of_today_is_found_by_the_districts_it_came_from() -> None:
    found = of_maker(product(commune="Nam Dương", recognition="{date: 2026-01-01}"), folder=TAXONOMY)
    assert {"lucqngan", "bacqgiang"} <= set(found)


def test_former_provinces_stand_in_where_nothing_closer_is_known() -> None:
    assert "bacqgiang" in of_maker(product(recognition="{date: 2023}"))
    known = product(recognition="{date: 2023-12-18}", issued_at="{province: Bắc Ninh}")
    assert "bacqgiang" not in of_maker(known)


def test_certificates_that_tell_are_found_and_those_of_everybody_are_not() -> None:
    found = of_maker(product(certificates="[{type: vietgap, number: '1'}, {type: attp, number: '2'}]"))
    assert "vietgap" in found
    assert "toanqthuc" not in found


def test_summary_and_names_of_the_story_are_found() -> None:
    story = "Mỳ của người Sán Dìu ở Khe Rào. Chúng tôi làm mỗi ngày, *phơi phên nứa*."
    text = product(summary="Sợi mỳ dai, phơi nắng trong làng.") + f"\n{story}\n"
    found = block(places(text), STORY, STORY + 80)
    assert {"soiqmi", "phoiqnang", "sanqdiu", "kheqrao", "phenqnua"} <= set(found)
    assert not {"trongqlang", "moiqngay", "chungqtoi"} & set(found)


def test_each_token_of_other_fields_stands_once() -> None:
    tokens = block(places(product("Chè Tân Cương", commune="Tân Cương", tags="[chè tân cương]")), KIND, STORY)
    assert "tanqcuong" not in tokens


def test_hostile_names_stay_text() -> None:
    name = '<p data-pagefind-weight="9">x</p><script>'
    tokens = block(places(product(f"'{name}'")), BARE, PAIRS)
    assert tokens == ["p", "data", "pagefind", "weight", "9", "x", "p", "script"]
