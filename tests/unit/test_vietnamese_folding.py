from __future__ import annotations

import json
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import RESERVED_SLUGS, SLUG_LIMIT, closest, fold, is_slug, slugify

FACTS = json.loads((Path(__file__).parent / "data/vi_text_tests.json").read_text("utf-8"))
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LETTERS = st.text(
    st.sampled_from("aAăÂđĐÐêơỢỳ -_.9\u0301\u0323İıßΣςΆ中") | st.characters(exclude_categories=["Cs"])
)


@pytest.mark.parametrize(("text", "expected"), FACTS["fold"].items())
def test_fold_of_the_facts(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("new", "old"), FACTS["tone_placement_pairs"])
def test_fold_ignores_where_the_tone_stands(new: str, old: str) -> None:
    assert fold(new) == fold(old.removesuffix(" (wrong)"))


@pytest.mark.parametrize("text", ["đ", "Đ", "ð", "Ð"])
def test_fold_knows_the_letters_that_do_not_decompose(text: str) -> None:
    assert fold(text) == "d"


def test_fold_keeps_signs_and_other_scripts() -> None:
    assert fold("Cà phê “Ấm” 43° – ข้าว 中") == "ca phe “am” 43° – ข้าว 中"


@given(LETTERS)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_fold_ignores_composition(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


@given(LETTERS)
def test_quick_fold_says_what_the_general_one_does(text: str) -> None:
    # The sign at the end is not ASCII and sends the text the long way.
    assert fold(text + "€") == fold(text) + "€"


@pytest.mark.parametrize(("text", "expected"), FACTS["slug"].items())
def test_slug_of_the_facts(text: str, expected: str) -> None:
    assert slugify(text) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Mật ong bạc hà", 80, "mat-ong-bac-ha"),
        ("Mật ong bạc hà", 10, "mat-ong"),
        ("Mật ong bạc hà", 11, "mat-ong-bac"),
        ("Mật ong bạc hà", 12, "mat-ong-bac"),
        ("Nghiêng", 4, "nghi"),
        ("–!?", 80, ""),
        ("中文", 80, ""),
    ],
)
def test_slug_is_cut_between_words(text: str, limit: int, expected: str) -> None:
    assert slugify(text, limit) == expected


@given(LETTERS, st.integers(min_value=1, max_value=90))
def test_slug_has_its_form_or_is_empty(text: str, limit: int) -> None:
    slug = slugify(text, limit)

    assert len(slug) <= limit
    assert slug == "" or SLUG.fullmatch(slug)


@given(LETTERS)
def test_what_slugify_makes_is_a_slug(text: str) -> None:
    slug = slugify(text)

    assert is_slug(slug) == (slug != "" and slug not in RESERVED_SLUGS)


@pytest.mark.parametrize("text", ["mat-ong", "5-sao", "a", "com10", "trang-1", "a" * SLUG_LIMIT])
def test_slugs(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-a",
        "a-",
        "a--b",
        "Mat-ong",
        "mật-ong",
        "a b",
        "a_b",
        "a/b",
        "../a",
        "a\n",
        "٣",
        "a" * (SLUG_LIMIT + 1),
    ],
)
def test_no_slugs(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    "text", ["trang", "index", "con", "nul", "aux", "prn", "com1", "com9", "lpt1", "lpt9"]
)
def test_reserved_names_are_no_slugs(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Bắc Nin", "bac-ninh"),
        ("bac_ninh", "bac-ninh"),
        ("hanoi", "ha-noi"),
        ("Đà Nẳng", "da-nang"),
        ("xyz", None),
        ("", None),
    ],
)
def test_closest(word: str, expected: str | None) -> None:
    assert closest(word, ["ha-noi", "bac-ninh", "bac-giang", "da-nang"]) == expected


def test_closest_takes_the_first_of_equals_and_obeys_its_cutoff() -> None:
    assert closest("ab", ["ac", "ad"], cutoff=0.5) == "ac"
    assert closest("ab", ["ac", "ad"], cutoff=0.51) is None
    assert closest("a", ["axx"], cutoff=0.5) == "axx"
    assert closest("ab", []) is None


def test_closest_of_long_texts() -> None:
    assert closest("x" + "ab" * 150, ["cd" * 150, "ab" * 150]) == "ab" * 150
