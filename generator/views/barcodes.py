"""Bar codes as SVG paths: EAN-13, EAN-8 and UPC-A, and ITF-14 for outer packings.

A symbol is a row of bars and gaps, each one to four modules wide. Widths, parities, guards and quiet zones
are those of ISO/IEC 15420 (EAN/UPC), ISO/IEC 16390 (Interleaved 2 of 5) and GS1's General Specifications.
"""

from __future__ import annotations

from itertools import chain

from generator.views.sheet import Barcode, Digits

#: Widths of the four elements of each digit, for the left half with odd parity; the even ones are mirrored.
_WIDTHS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
#: The first of thirteen digits is not drawn: it is the parity of the next six ("1": even).
_PARITIES = (
    *("000000", "001011", "001101", "001110", "010011"),
    *("011001", "011100", "010101", "010110", "011010"),
)
_SIDE, _CENTRE = "111", "11111"
#: Interleaved 2 of 5: which two of five elements are wide.
_WIDE = ("00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010")
#: Half modules, so that wide elements have the nominal 2.5 times the width of narrow ones.
_NARROW, _BROAD = 2, 5

#: Heights in modules: bars, what the guards stand out below them, and the line of digits.
_BARS, _GUARD, _TEXT = 60, 5, 10
#: Pixels of CSS a module: whole, so that a screen shows sharp bars. In print that is 0.53 mm, which the
#: General Specifications allow for both (EAN and UPC: 0.264 to 0.66; ITF-14: 0.495 to 1.016).
_PIXELS = 2
_EAN13, _EAN8 = 13, 8


def barcode(gtin: str) -> Barcode:
    """Draw a GTIN of 8, 12, 13 or 14 digits whose check digit is right (about 15 µs).

    A GTIN filled up with zeros is drawn as the shorter one that it is: retail tills read that.
    """
    digits = gtin.zfill(14)
    if digits.startswith("000000"):
        return _ean8(digits[-_EAN8:])
    return _ean13(digits[1:]) if digits.startswith("0") else _itf14(digits)


def _ean13(digits: str) -> Barcode:
    """Draw thirteen digits; twelve of UPC-A are thirteen with a zero before them, and have the same bars."""
    parities = _PARITIES[int(digits[0])]
    left = "".join(_left(digit, even=even == "1") for digit, even in zip(digits[1:7], parities, strict=True))
    shown = (
        (Digits(x=-9, width=7, text=digits[0]), *_halves(digits[1:], 42))
        if digits[0] != "0"
        else (
            Digits(x=-8, width=7, text=digits[1]),
            *_halves(digits[2:12], 35, 7),
            Digits(x=97, width=7, text=digits[12]),
        )
    )
    return _ean("EAN-13" if digits[0] != "0" else "UPC-A", left, digits[7:], shown, before=11, behind=9)


def _ean8(digits: str) -> Barcode:
    left = "".join(_left(digit, even=False) for digit in digits[:4])
    return _ean("EAN-8", left, digits[4:], tuple(_halves(digits, 28)), before=7, behind=7)


def _left(digit: str, *, even: bool) -> str:
    widths = _WIDTHS[int(digit)]
    return widths[::-1] if even else widths


def _halves(digits: str, width: int, inset: int = 0) -> tuple[Digits, Digits]:
    """Put half of the digits below each half of the symbol."""
    middle = len(digits) // 2
    right = len(_SIDE) + inset + width + len(_CENTRE)
    return (
        Digits(x=len(_SIDE) + inset + 1, width=width - 2, text=digits[:middle]),
        Digits(x=right + 1, width=width - 2, text=digits[middle:]),
    )


def _ean(  # noqa: PLR0913 (a symbol is all of this)
    kind: str, left: str, right: str, digits: tuple[Digits, ...], *, before: int, behind: int
) -> Barcode:
    half = "".join(_WIDTHS[int(digit)] for digit in right)
    long = range(len(_SIDE)), range(len(_SIDE + left), len(_SIDE + left + _CENTRE))
    widths = [int(width) for width in f"{_SIDE}{left}{_CENTRE}{half}{_SIDE}"]
    guards = {*chain(*long), *range(len(widths) - len(_SIDE), len(widths))}
    heights = [_BARS + _GUARD if at in guards else _BARS for at in range(len(widths))]
    width = before + sum(widths) + behind
    return Barcode(
        kind=kind,
        path=_bars(widths, heights),
        x=-before,
        width=width,
        height=_BARS + _TEXT,
        px=width * _PIXELS,
        digits=digits,
    )


def _itf14(digits: str) -> Barcode:
    pairs = zip(digits[::2], digits[1::2], strict=True)
    inside = [_interleaved(one, other) for one, other in pairs]
    widths = [_NARROW] * 4 + [width for pair in inside for width in pair] + [_BROAD, _NARROW, _NARROW]
    quiet = 10 * _NARROW
    width = sum(widths) + 2 * quiet
    return Barcode(
        kind="ITF-14",
        path=_bars(widths, [_BARS] * len(widths)),
        x=-quiet,
        width=width,
        height=_BARS + _TEXT,
        px=width * _PIXELS // _NARROW,
        digits=(Digits(x=20, width=width - 2 * quiet - 40, text=digits),),
    )


def _interleaved(bars: str, gaps: str) -> list[int]:
    """Write one digit in the bars and one in the gaps between them."""
    elements = chain.from_iterable(zip(_WIDE[int(bars)], _WIDE[int(gaps)], strict=True))
    return [_BROAD if wide == "1" else _NARROW for wide in elements]


def _bars(widths: list[int], heights: list[int]) -> str:
    """Draw every second element, from the first."""
    path, x = [], 0
    for at, (width, height) in enumerate(zip(widths, heights, strict=True)):
        if at % 2 == 0:
            path.append(f"M{x} 0h{width}v{height}h-{width}z")
        x += width
    return "".join(path)
