from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from babel.lists import format_list as babel_list
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import (
    Language,
    format_list,
    format_money,
    format_number,
    format_percent,
    parse_number_vi,
)

FORMAT = json.loads((Path(__file__).parent / "data/vi_text_tests.json").read_text("utf-8"))["format"]
LANGUAGES = st.sampled_from(get_args(Language))


def test_formats_of_the_facts() -> None:
    assert format_number(1234567.89, "vi") == FORMAT["number_1234567_89"]
    assert format_money(125000, "vi") == FORMAT["currency_125000"]
    assert [f"U+{ord(char):04X}" for char in format_money(125000, "vi")[-2:]] == FORMAT["currency_codepoints"]
    assert format_percent(0.235, "vi") == FORMAT["percent"]
    assert format_list(["a", "b", "c"], "vi") == FORMAT["list"]


def test_english_formats() -> None:
    assert format_number(1234567.89, "en") == "1,234,567.89"
    assert format_money(125000, "en") == "₫125,000"
    assert format_percent(0.235, "en") == "23.5%"
    assert format_percent(0.5, "en") == "50%"


@given(st.integers(-(10**15), 10**15), LANGUAGES)
def test_whole_numbers_are_as_babel_writes_them(number: int, language: Language) -> None:
    assert format_number(number, language) == format_decimal(number, locale=language)
    assert format_money(number, language) == format_currency(number, "VND", locale=language)


@given(st.lists(st.sampled_from(["chè", "cà phê", "mật ong"]), max_size=5))
def test_lists_are_as_babel_writes_them(items: list[str]) -> None:
    assert format_list(items, "vi") == babel_list(items, locale="vi")
    assert format_list(items, "en") == babel_list(items, locale="en_GB")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("35000", 35000),
        ("60000.0", 60000),
        ("1.000", 1000),
        ("1,000", 1000),
        ("45.000 đ", 45000),
        ("45.000đ", 45000),
        ("125.000\u00a0₫", 125000),
        ("1.250.000 VNĐ", 1250000),
        ("60 000 đồng", 60000),
        ("65,8", 65.8),
        ("78.5", 78.5),
        ("78.0", 78),
        ("90,25", 90.25),
        ("0,125", 0.125),
        ("10.67454", 10.67454),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("999999999999999", 999999999999999),
    ],
)
def test_parse_number(text: str, expected: float) -> None:
    number = parse_number_vi(text)

    assert (number, type(number)) == (expected, type(expected))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "đ",
        "1.000 - 1.500",
        "45k",
        "45.000 đ/kg",
        "-5",
        "0912",
        "0912 345 678",
        "1234.567",
        "1.00.000",
        "1.000,000.5",
        "1.000 000",
        "1e5",
        "٣",
        "9" * 16,
        "9" * 9999,
        "nan",
        "inf",
    ],
)
def test_parse_number_does_not_guess(text: str) -> None:
    assert parse_number_vi(text) is None


@given(st.integers(0, 10**14))
def test_parse_number_reads_what_format_money_writes(amount: int) -> None:
    assert parse_number_vi(format_money(amount, "vi")) == amount


@given(st.text(st.sampled_from("0123456789., đ₫") | st.characters()))
def test_parse_number_never_raises(text: str) -> None:
    assert isinstance(parse_number_vi(text), int | float | None)
