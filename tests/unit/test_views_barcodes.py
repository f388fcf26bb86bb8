from __future__ import annotations

import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.views.barcodes import barcode
from generator.views.sheet import Barcode

#: Pixels a module.
SCALE = 4
_BAR = re.compile(r"M(\d+) 0h(\d+)v(\d+)h-(\d+)z")


def read(code: Barcode) -> tuple[str, str]:
    """Draw a symbol as a picture and scan it."""
    picture = Image.new("L", (code.width * SCALE, code.height * SCALE), 255)
    draw = ImageDraw.Draw(picture)
    for x, width, height, back in _BAR.findall(code.path):
        assert width == back
        left, right = int(x) - code.x, int(x) - code.x + int(width)
        draw.rectangle((left * SCALE, 0, right * SCALE - 1, int(height) * SCALE), fill=0)
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text, found.format.name


def with_check_digit(digits: str) -> str:
    total = sum(int(digit) * (3 if at % 2 == 0 else 1) for at, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


@given(st.text("0123456789", min_size=12, max_size=12).filter(lambda digits: digits[:5] != "00000"))
def test_every_gtin_13_is_read_back(digits: str) -> None:
    gtin = with_check_digit(digits)
    text, kind = read(barcode(gtin))
    assert (gtin, "EAN13") == (text.zfill(13), kind)


@given(st.text("123456789", min_size=7, max_size=7))
def test_every_gtin_8_is_read_back(digits: str) -> None:
    gtin = with_check_digit(digits)
    assert (gtin, "EAN8") == read(barcode(gtin))


@given(st.text("0123456789", min_size=12, max_size=12), st.sampled_from("12345678"))
def test_every_gtin_14_of_an_outer_packing_is_read_back(digits: str, indicator: str) -> None:
    gtin = with_check_digit(f"{indicator}{digits}")
    assert (gtin, "ITF") == read(barcode(gtin))


@pytest.mark.parametrize(
    ("gtin", "kind", "digits"),
    [
        ("8934567890120", "EAN-13", ["8", "934567", "890120"]),
        ("08934567890120", "EAN-13", ["8", "934567", "890120"]),
        ("036000291452", "UPC-A", ["0", "36000", "29145", "2"]),
        ("96385074", "EAN-8", ["9638", "5074"]),
        ("18934567890127", "ITF-14", ["18934567890127"]),
    ],
)
def test_the_digits_stand_below_as_people_read_them(gtin: str, kind: str, digits: list[str]) -> None:
    code = barcode(gtin)
    assert (kind, digits) == (code.kind, [one.text for one in code.digits])


def test_quiet_zones_are_as_wide_as_the_standard_asks() -> None:
    for gtin, before, behind in (("8934567890120", 11, 7), ("96385074", 7, 7), ("18934567890127", 20, 20)):
        code = barcode(gtin)
        *_, last = _BAR.findall(code.path)
        assert code.x <= -before
        assert code.x + code.width - int(last[0]) - int(last[1]) >= behind
