"""Paper: sizes, margins, the grid of a page, the thickness of a book. Everything in millimetres."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from generator.records.booklet import PerPage, Size

#: Trimmed sizes, width and height (ISO 216; the square is the usual one of printers).
SIZES: dict[Size, tuple[float, float]] = {
    "a4": (210, 297),
    "a5": (148, 210),
    "a6": (105, 148),
    "square": (210, 210),
}
GRIDS: dict[PerPage, tuple[int, int]] = {1: (1, 1), 2: (1, 2), 4: (2, 2), 8: (2, 4)}

#: How a product is set, by the room that it has.
Setting = Literal["page", "wide", "cell", "mini"]

#: Room outside the bleed for crop marks.
MARKS = 6
#: A QR code below this is not read by every telephone (ISO/IEC 18004 advises by module; version 4 to 6 here).
LEAST_CODE = 18.0
#: Thickness of a sheet: uncoated offset paper of 100 g/m² has about 0.13 mm (bulk 1.3 cm³/g).
BULK = 1.3
_LEAST_CELL = (44.0, 40.0)


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The page as the templates need it.

    ``spine``: what of ``inner`` the spine swallows. ``unit`` scales type and gaps: 1 on A5.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    bleed: float
    marks: float
    columns: int
    rows: int
    gap: float
    cell_width: float
    cell_height: float
    spine: float
    setting: Setting
    unit: float
    code: float
    picture_width: float
    picture_height: float


def form_of(size: Size, per_page: PerPage, *, pages: int = 0, bleed: float = 0, marks: bool = False) -> Form:
    """Lay out a page; ``pages`` of the whole book decide how much of the inner margin the spine takes."""
    width, height = SIZES[size]
    unit = {"a4": 1.22, "a5": 1.0, "a6": 0.88, "square": 1.14}[size]
    inner, outer = 13 * unit + spine_loss(pages), 11 * unit
    top, bottom, gap = 17 * unit, 14.5 * unit, 5.5 * unit
    columns, rows = GRIDS[per_page]
    cell_width = (width - inner - outer - gap * (columns - 1)) / columns
    cell_height = (height - top - bottom - gap * (rows - 1)) / rows
    setting = _setting(cell_width, cell_height, unit)
    picture = _picture(setting, cell_width, cell_height)
    return Form(
        width=width,
        height=height,
        inner=round(inner, 2),
        outer=round(outer, 2),
        top=round(top, 2),
        bottom=round(bottom, 2),
        bleed=bleed,
        marks=MARKS if marks else 0,
        columns=columns,
        rows=rows,
        gap=round(gap, 2),
        cell_width=round(cell_width, 2),
        cell_height=round(cell_height, 2),
        spine=spine_loss(pages),
        setting=setting,
        picture_width=round(picture[0], 2),
        picture_height=round(picture[1], 2),
        unit=unit,
        code=max(LEAST_CODE, LEAST_CODE * unit),
    )


#: Where the layouts begin to breathe, in millimetres; the first two at a unit of 1.
_PAGE_WIDE, _BESIDE_WIDE, _LEAST_WIDE, _PAGE_HIGH, _CELL_HIGH = 90, 80, 80, 110, 70


def _setting(width: float, height: float, unit: float) -> Setting:
    if width / unit >= _PAGE_WIDE and height >= max(_PAGE_HIGH, width):
        return "page"
    if width / unit >= _BESIDE_WIDE or (width >= _LEAST_WIDE and height < _CELL_HIGH):
        return "wide"
    return "cell" if height >= _CELL_HIGH else "mini"


def _picture(setting: Setting, width: float, height: float) -> tuple[float, float]:
    """Return the size of the picture in a cell."""
    if setting == "page":
        return width, min(width * 0.62, height * 0.44)
    if setting == "wide" and height > width * 0.8:
        return width * 0.5, height * 0.6
    if setting == "wide":
        return width * 0.42, min(width * 0.36, height * 0.55)
    if setting == "cell":
        return width, height * 0.42
    return 15, 15


def fits(size: Size, per_page: PerPage) -> bool:
    """Tell whether products have room at so many a page."""
    form = form_of(size, per_page)
    return form.cell_width >= _LEAST_CELL[0] and form.cell_height >= _LEAST_CELL[1]


def spine_loss(pages: int) -> float:
    """Return how much of the inner margin an open book of so many pages swallows: 1 mm for each 40 pages."""
    return float(min(9, pages // 40))


def spine(pages: int, grams: int) -> float:
    """Return the thickness of a glued book's spine for paper of a weight in g/m²."""
    sheets = math.ceil(pages / 2)
    return round(sheets * grams * BULK / 1000, 1)


def saddle_order(pages: int) -> list[tuple[int, int]]:
    """Return the page numbers, left and right, of each side of the sheets of a stitched book; 0 is blank.

    Sides come in printing order, front and back of the outermost sheet first. The blank pages that fill up
    to a multiple of four stand before the last page, so that the back cover stays at the back.
    """
    full = math.ceil(pages / 4) * 4
    numbers = [*range(1, pages), *[0] * (full - pages), pages] if pages else []
    sides: list[tuple[int, int]] = []
    for first in range(0, full // 2, 2):
        last = full - 1 - first
        sides += [(numbers[last], numbers[first]), (numbers[first + 1], numbers[last - 1])]
    return sides
