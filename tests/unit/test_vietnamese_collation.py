from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import sort_key

DATA = Path(__file__).parent / "data"
FACTS = json.loads((DATA / "vi_text_tests.json").read_text("utf-8"))
ICU = json.loads((DATA / "collation_icu.json").read_text("utf-8"))
TEXTS = st.text(st.sampled_from("aAàÀắẶâđĐDeêoơƠz \u0301\u0323-–.“9²½ñß中★") | st.characters())

WORDS = st.text("aAàÀắẶâđĐÊềz 9-", max_size=6)
TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def shuffled(texts: list[str]) -> list[str]:
    return Random(17).sample(texts, len(texts))  # noqa: S311 no secret


@pytest.mark.parametrize("name", FACTS["sorted"])
def test_order_of_the_facts(name: str) -> None:
    expected = FACTS["sorted"][name]

    assert sorted(shuffled(expected), key=sort_key) == expected


def test_order_of_icu() -> None:
    assert sorted(shuffled(ICU["sorted"]), key=sort_key) == ICU["sorted"]


def test_icu_finds_no_two_of_its_list_equal() -> None:
    assert len({sort_key(text) for text in ICU["sorted"]}) == len(ICU["sorted"])


@pytest.mark.parametrize(
    "order",
    [
        ["", " ", "-", "“", "”", "₫", "0", "9", "a", "z", "中"],
        ["Trà", "Trà 10", "Trà 9", "Trà sen"],
        ["cam", "Cam", "CAM", "càm", "Càm", "cám"],
        ["dứa", "dưa lưới", "dừa sáp"],
        ["e", "é", "ë", "ê", "f"],
        ["m2", "m²", "m3"],
        # Tones further apart than one rank of the key can say.
        ["a" * 99, *(f"{'a' * before}á{'a' * (98 - before)}" for before in range(98, -1, -1))],
        ["a" * 199, *(f"{'a' * before}A{'a' * (198 - before)}" for before in range(198, -1, -1))],
    ],
    ids=lambda order: order[1][:8],
)
def test_order(order: list[str]) -> None:
    assert sorted(shuffled(order), key=sort_key) == order


def test_eth_sorts_as_the_letter_it_stands_for() -> None:
    assert sort_key("Ðắk Nông") == sort_key("Đắk Nông")


def test_a_key_has_its_levels_one_after_the_other() -> None:
    letters, tones, capitals = sort_key("Cà Mau").split("!")

    assert sort_key("ca mau") == letters
    assert sort_key("cà mau") == f"{letters}!{tones}"
    assert sort_key("Ca Mau") == f"{letters}!!{capitals}"


def test_keys_are_short() -> None:
    texts = ICU["sorted"]

    assert sum(len(sort_key(text)) for text in texts) <= 1.5 * sum(map(len, texts))


@given(TEXTS)
def test_keys_need_no_escaping_and_ignore_composition(text: str) -> None:
    key = sort_key(text)

    assert key.isascii()
    assert not set(key) & set("\"&'<>\\ ")
    assert json.dumps(key) == f'"{key}"'
    assert sort_key(normalize("NFD", text)) == key


@given(WORDS, WORDS)
def test_letters_decide_before_tones_and_tones_before_capitals(one: str, other: str) -> None:
    def levels(text: str) -> tuple[str, str, str]:
        small = normalize("NFD", text.lower())
        return sort_key(TONE.sub("", small)), sort_key(small), sort_key(text)

    assert (sort_key(one) < sort_key(other)) == (levels(one) < levels(other))


@given(st.text("aàbđ Ê9-", max_size=8), st.text("aàbđ Ê9-", max_size=8))
def test_a_text_comes_before_what_it_begins(start: str, rest: str) -> None:
    assert sort_key(start) <= sort_key(start + rest)
