from __future__ import annotations

from unicodedata import is_normalized, normalize
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import tidy, tidy_lines

# Letters, blanks of many kinds, characters that nobody sees, marks on their own.
UNTIDY = st.text(
    st.sampled_from(
        "aếỔđ \t\n\r\x0b\x00\x1c\x85\u00a0\u00ad\u034f\u200b\u2028\u202e\u3000\ufeff\u0301\u031b\u0323"
    )
    | st.characters()
)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("", ""),
        ("Mỳ gạo Chũ", "Mỳ gạo Chũ"),
        ("Bánh ống gạo dừa ", "Bánh ống gạo dừa"),
        ("Gạo,  ngũ cốc", "Gạo, ngũ cốc"),
        ("\u00a0Nước\u00a0\u2009mắm\u3000", "Nước mắm"),
        ("Nước\tmắm\r\nPhú Quốc", "Nước mắm Phú Quốc"),
        ("\ufeffTrà\u200b sen\u00ad", "Trà sen"),
        ("Trà \u202egian\u202c dối", "Trà gian dối"),
        ("Chè\x00 dây\x07", "Chè dây"),
        ("e\u200b\u0302\u0301", "ế"),
        ("a\u034f", "a"),
        ("\ud800Ổi", "Ổi"),
        ("   ", ""),
    ],
)
def test_tidy(given_text: str, expected: str) -> None:
    assert tidy(given_text) == expected


def test_tidy_composes() -> None:
    decomposed = normalize("NFD", "Nước mắm")

    assert (len(decomposed), len(tidy(decomposed))) == (13, 8)


def test_tidy_text_comes_back_as_the_same_object() -> None:
    text = "Mật ong bạc hà"

    assert tidy(text) is text


@given(UNTIDY)
def test_tidy_is_idempotent(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(UNTIDY)
def test_tidy_text_is_one_composed_line_for_html_and_xml(text: str) -> None:
    tidied = tidy(text)

    assert is_normalized("NFC", tidied)
    assert " ".join(tidied.split()) == tidied
    assert tidied.encode().decode() == tidied
    escaped = tidied.replace("&", "&amp;").replace("<", "&lt;")
    assert (ET.fromstring(f"<a>{escaped}</a>").text or "") == tidied  # noqa: S314 our own text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("", ""),
        ("Một đoạn.\n\nĐoạn hai.", "Một đoạn.\n\nĐoạn hai."),
        ("\n\n Một đoạn.\r\nDòng hai.\rDòng ba.\n\n", "Một đoạn.\nDòng hai.\nDòng ba."),
        ("- Chè\n  - Chè\u00a0 dây\n\t- Chè  xanh", "- Chè\n  - Chè dây\n    - Chè xanh"),
        ("Dòng một  \nDòng hai \nDòng ba", "Dòng một  \nDòng hai\nDòng ba"),
        ("a\n   \nb", "a\n\nb"),
        ("\nMột", "Một"),
        ("Một\n", "Một"),
        ("Một \nHai", "Một\nHai"),
        ("a\u2028b\x0bc", "a\nb\nc"),
        ("e\u0302\u0301\u200b\n", "ế"),
    ],
)
def test_tidy_lines(given_text: str, expected: str) -> None:
    assert tidy_lines(given_text) == expected


@given(UNTIDY)
def test_tidy_lines_is_idempotent(text: str) -> None:
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)


@given(UNTIDY)
def test_tidy_lines_has_the_words_of_tidy(text: str) -> None:
    assert tidy(tidy_lines(text)) == tidy(text)
