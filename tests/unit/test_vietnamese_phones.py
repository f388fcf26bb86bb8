from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import Phone, PhoneKind, PhoneRepair, parse_phone, repair_phone

PLAUSIBLE = st.from_regex(r"(\+84|84|0)?[1-9][0-9]{7,9}", fullmatch=True)
CODES = json.loads((Path(__file__).parent / "data/phone_codes.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912.345.678",
        "0912 345 678",
        "0912-345-678",
        "0912\u00a0345\u2013678",
        "(0912) 345 678",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0)912 345 678",
        "84912345678",
        "0084912345678",
        "\u202d0912345678\u202c",
    ],
)
def test_ways_to_write_one_number(text: str) -> None:
    assert parse_phone(text) == Phone("0912345678", "+84912345678", "0912 345 678", "mobile")


@pytest.mark.parametrize(
    ("text", "display", "uri", "kind"),
    [
        ("02438251234", "024 3825 1234", "tel:+842438251234", "landline"),
        ("(0204) 3.854.321", "0204 3854 321", "tel:+842043854321", "landline"),
        ("+84 28 3829 1234", "028 3829 1234", "tel:+842838291234", "landline"),
        ("1900 1234", "1900 1234", "tel:19001234", "service"),
        ("1800.599.920", "1800 599920", "tel:1800599920", "service"),
        ("0592123456", "0592 123 456", "tel:+84592123456", "mobile"),
    ],
)
def test_kinds(text: str, display: str, uri: str, kind: PhoneKind) -> None:
    phone = parse_phone(text)

    assert phone is not None
    assert (phone.display, phone.uri, phone.kind) == (display, uri, kind)


@pytest.mark.parametrize("code", CODES["area_codes"].values())
def test_area_codes(code: str) -> None:
    phone = parse_phone(code + "38251234"[: 11 - len(code)])

    assert phone is not None
    assert phone.kind == "landline"


@pytest.mark.parametrize(("old", "new"), CODES["mobile_prefixes"].items())
def test_mobiles_of_before_2018(old: str, new: str) -> None:
    expected = parse_phone(f"{new}1234567")

    assert expected is not None
    assert parse_phone(f"{old}1234567") == expected
    assert parse_phone(f"+84{old[1:]}1234567") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0628789658",
        "0296386910",
        "0",
        "912345678",
        "09123456789",
        "091234567",
        "01701234567",
        "0512345678901234567890",
        "+1 202 555 0123",
        "0217 3854 321",
        "0912345678 / 0987654321",
        "0912345678 (Lan)",
        "1900 123",
        "1700 1234",
        "٠٩١٢٣٤٥٦٧٨",
        "0912 345 67+8",
        "0" * 9999,
    ],
)
def test_no_numbers(text: str) -> None:
    assert parse_phone(text) is None


@pytest.mark.parametrize(
    ("text", "national", "repair"),
    [
        ("0912345678", "0912345678", ""),
        ("+84 912 345 678", "0912345678", ""),
        ("19001234", "19001234", ""),
        ("1900123456", "1900123456", ""),
        ("912345678", "0912345678", "leading-zero"),
        ("912345678.0", "0912345678", "leading-zero"),
        ("842345678", "0842345678", "leading-zero"),
        ("2438251234", "02438251234", "leading-zero"),
        ("0168 1234 567", "0381234567", "old-mobile"),
        ("1681234567", "0381234567", "leading-zero-and-old-mobile"),
    ],
)
def test_repair(text: str, national: str, repair: PhoneRepair) -> None:
    repaired = repair_phone(text)

    assert repaired is not None
    assert (repaired[0].national, repaired[1]) == (national, repair)


@pytest.mark.parametrize(
    "text", ["", "628789658", "0628789658", "296386910", "12345678", "912345678.5", "điện thoại"]
)
def test_what_cannot_be_repaired(text: str) -> None:
    assert repair_phone(text) is None


@given(st.text(st.sampled_from("+0123456789 .-()") | st.characters()))
def test_phones_never_raise(text: str) -> None:
    phone, repaired = parse_phone(text), repair_phone(text)

    assert phone is None or (repaired is not None and repaired[0] == phone)


@given(PLAUSIBLE)
def test_every_form_of_a_number_is_that_number(text: str) -> None:
    repaired = repair_phone(text)

    if repaired is not None:
        phone = repaired[0]
        assert (
            parse_phone(phone.national)
            == parse_phone(phone.display)
            == parse_phone(phone.international)
            == phone
        )
