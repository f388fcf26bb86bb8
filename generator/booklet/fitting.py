"""What of a product's text its place can hold: measured here with the typeface's own widths.

Typst could measure, too, but each try of a layout takes about 200 KB that it keeps until the end: 1,200
products took 2.1 GB. The estimate is on the safe side by a few per cent; tests print the longest texts and
look. The sizes and gaps are those of ``templates/booklet/product.typ``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from generator.booklet.typesetting import font_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.booklet.models import PrintedProduct
    from generator.booklet.paper import Form

    #: The height that there is, and what so many facts at a scale need.
    _Room = tuple[float, Callable[[int, float], float]]

#: Millimetres of a typographic point; distance of lines in sizes: capitals, leading and a reserve.
POINT = 0.3528
PITCH = 1.34
#: Kerning and letters that the estimate does not know make lines longer by this at most.
RESERVE = 1.03
#: First fewer facts at full size, then smaller type without them.
FACTS = (99, 10, 7, 5, 4, 3, 2, 1, 0)
SCALES = (0.93, 0.86, 0.79, 0.72, 0.64, 0.56, 0.48)


#: Below this scale a product does without what matters less.
SMALL = 0.86


class Piece(NamedTuple):
    """A paragraph: its text, size in points, room in millimetres, weight, and the gap before it."""

    text: str
    points: float
    width: float
    gap: float = 0
    semi: bool = False


def fitted(product: PrintedProduct, form: Form) -> PrintedProduct:
    """Return a product with the facts that there is room for and the scale at which its text is set.

    Where the type would become too small, what the page behind the code says as well is left to it.
    """
    shown, scale = _fit(product, form)
    if scale < SMALL:
        product = replace(product, other_name="", decision="", contact="")
        shown, scale = _fit(product, form)
    return replace(product, facts=product.facts[:shown], shown=shown, scale=scale)


def _fit(product: PrintedProduct, form: Form) -> tuple[int, float]:
    """Return how many facts are shown, and the scale."""
    height, needed = _ROOMS[form.setting](product, form)
    count = len(product.facts)
    for shown in dict.fromkeys(min(number, count) for number in FACTS):
        if needed(shown, 1.0) <= height:
            return shown, 1.0
    return 0, next((scale for scale in SCALES if needed(0, scale) <= height), SCALES[-1])


def stacked(pieces: Iterable[Piece], unit: float) -> float:
    """Return the height of paragraphs below each other, in millimetres."""
    return sum(
        piece.gap * unit
        + lines(piece.text, piece.points * unit, piece.width, semi=piece.semi)
        * (piece.points * unit * POINT * PITCH)
        for piece in pieces
        if piece.text
    )


def lines(text: str, points: float, width: float, *, semi: bool = False) -> int:
    """Return how many lines a text takes, broken at blanks; longer words are broken anywhere."""
    room, blank = width / (points * POINT * RESERVE), _width(" ", semi=semi)
    count, used = 1, 0.0
    for word in text.split():
        wide = _width(word, semi=semi)
        if used and used + blank + wide > room:
            count, used = count + 1, 0.0
        used += wide + (blank if used else 0)
        if used > room:
            more = int(used // room)
            count, used = count + more, used - more * room
    return count


@lru_cache(maxsize=1 << 16)
def _width(word: str, *, semi: bool) -> float:
    """Return the width of a word in sizes; most words of a catalogue come again and again."""
    advances = _advances(semi=semi)
    return sum(advances.get(char, 0.7) for char in word)


@cache
def _advances(*, semi: bool) -> dict[str, float]:
    """Return the advance of each character in sizes, from the typeface."""
    from fontTools.ttLib import TTFont

    name = "BeVietnamPro-SemiBold.ttf" if semi else "BeVietnamPro-Regular.ttf"
    with TTFont(font_folder() / name) as font:
        per_em, widths = font["head"].unitsPerEm, font["hmtx"]
        return {chr(code): widths[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}


def _head(p: PrintedProduct, width: float, points: float, scale: float) -> list[Piece]:
    """Category, name and name in the other language, as every setting begins."""
    other = points * scale * 0.6 * POINT
    return [
        Piece(p.category, min(points * 0.7, 7.4) * scale, width),
        Piece(p.name, points * scale, width, 2.1 + max(0, points - 9.6) * 0.285, semi=True),
        Piece(p.other_name, points * 0.72 * scale, width, other),
    ]


def _origin(p: PrintedProduct, points: float, width: float, gap: float) -> list[Piece]:
    return [Piece(p.maker, points, width, gap, semi=True), Piece(p.place, points, width)]


def _standing(p: PrintedProduct, points: float, width: float, gap: float) -> list[Piece]:
    return [Piece(f"● {p.state_label}", points, width, gap), Piece(p.decision, points, width)]


def _facts(p: PrintedProduct, shown: int, points: float, width: float, gap: float) -> list[Piece]:
    """The first facts; from the second line on they are indented."""
    gaps = [gap] + [0.0] * shown
    return [
        Piece(f"{fact.label}: {fact.text}", points, width - points * 0.8 * POINT, before)
        for fact, before in zip(p.facts[:shown], gaps, strict=False)
    ]


def _cell(p: PrintedProduct, form: Form) -> _Room:
    unit, width = form.unit, form.cell_width
    column = width - (form.code + 2.6 * unit if p.code else 0)

    def needed(shown: int, scale: float) -> float:
        pieces = [
            *_head(p, width, 9.6, scale),
            Piece(p.stars_label, 7 * scale, column, 2.5),
            *_origin(p, 6.9 * scale, column, 3),
            *_standing(p, 6.4 * scale, column, 2.5),
            *_facts(p, shown, 6.4, column, 2.3),
        ]
        return stacked(pieces, unit)

    return form.cell_height - form.picture_height - 3 * unit, needed


def _mini(p: PrintedProduct, form: Form) -> _Room:
    unit, width = form.unit, form.cell_width
    column = width - form.code - 2.4 * unit

    def needed(shown: int, scale: float) -> float:
        if shown:
            return form.height
        pieces = [
            *_head(p, width, 8.4, scale)[1:],
            Piece(p.stars_label, 6.4 * scale, column, 2.2),
            *_origin(p, 6.2 * scale, column, 2.3),
            *_standing(p, 5.8 * scale, column, 2),
        ]
        return stacked(pieces, unit)

    return form.cell_height - 2 * unit, needed


def _wide(p: PrintedProduct, form: Form) -> _Room:
    unit = form.unit
    width = form.cell_width - form.picture_width - 5 * unit

    def needed(shown: int, scale: float) -> float:
        pieces = [
            *_head(p, width, 12, scale),
            Piece(p.stars_label, 8 * scale, width, 3),
            *_origin(p, 7.6 * scale, width, 3.4),
            Piece(p.contact, 7.2 * scale, width, 1.5),
            *_standing(p, 7 * scale, width, 2.8),
            Piece(p.summary if scale == 1 else "", 7.4, width, 3),
            *_facts(p, shown, 7, width, 3),
        ]
        return stacked(pieces, unit)

    return form.cell_height, needed


def _page(p: PrintedProduct, form: Form) -> _Room:
    unit, side = form.unit, form.code * 1.25
    narrow, aside = form.width < NARROW, max(side, 34 * unit)
    column = form.cell_width - aside - 6 * unit

    def needed(shown: int, scale: float) -> float:
        about = [
            *_standing(p, 7 * scale, column if narrow else aside, 3.4),
            Piece(p.contact, 7 * scale, column if narrow else aside, 2.6),
        ]
        left = [
            *_origin(p, 8.6 * scale, column, 0),
            *(about if narrow else ()),
            Piece(p.summary if scale == 1 else "", 8.4, column, 3.6),
            *_facts(p, shown, 7.8, column, 4),
        ]
        head = [*_head(p, form.cell_width, 17, scale), Piece(p.stars_label, 9.4 * scale, column, 4)]
        right = side + stacked([] if narrow else about, unit)
        return stacked(head, unit) + 5 * unit + max(stacked(left, unit), right)

    return form.cell_height - form.picture_height - 4.5 * unit, needed


#: Width of a page in millimetres below which code and standing do not share a column.
NARROW = 120
_ROOMS: dict[str, Callable[[PrintedProduct, Form], _Room]] = {
    "page": _page,
    "wide": _wide,
    "cell": _cell,
    "mini": _mini,
}
