"""Pictures of numbers: frozen models of bars, and the arithmetic of their lengths.

A picture is a list of rows (or columns), each with its words, its number, and a bar drawn as inline SVG from
whole thousandths of the longest one; zero is always where the bar begins. So the words never shrink with a
narrow screen, and what is read aloud is the list itself.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from generator.views.models import Link, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Length of the longest bar in the units of its drawing.
FULL = 1000

Form = Literal["bars", "columns"]


class Segment(View, frozen=True, kw_only=True):
    """A part of a bar: where it begins and how long it is, in thousandths; ``css`` names its series."""

    css: str
    start: int
    size: int


class Bar(View, frozen=True, kw_only=True):
    """A row of a picture. ``value`` is the number in words, ``css`` may give the row a hue of its own.

    ``group`` heads this row and those after it (a region above its provinces, a year below its quarters).
    ``note`` stands below a row; of a column it is the whole label, read aloud in place of the short one.
    """

    label: str
    value: str
    segments: tuple[Segment, ...]
    href: str = ""
    note: str = ""
    css: str = ""
    group: str = ""


class Key(View, frozen=True, kw_only=True):
    """A line of the legend."""

    css: str
    label: str


class Line(View, frozen=True, kw_only=True):
    """A line of the table: what it is about, its numbers in words, and where they are from."""

    text: str
    cells: tuple[str, ...]
    href: str = ""
    sources: tuple[Link, ...] = ()


class LineGroup(View, frozen=True, kw_only=True):
    """Lines of a table under a heading of their own, which leads somewhere; ``css`` gives them a hue."""

    title: str
    href: str
    css: str
    lines: tuple[Line, ...]


class Table(View, frozen=True, kw_only=True):
    """The table that says the same as the picture, with headings; the first is that of the lines."""

    head: tuple[str, ...]
    lines: tuple[Line, ...]


class Chart(View, frozen=True, kw_only=True):
    """A picture with its heading, what it shows in one sentence, its table and its file (``csv``).

    ``long``: many rows, for columns. ``wide``: labels too long to stand beside their bars. ``rails``: each
    bar is a share of its own whole, which is drawn behind it.
    """

    id: str
    title: str
    finding: str
    bars: tuple[Bar, ...]
    form: Form = "bars"
    long: bool = False
    wide: bool = False
    rails: bool = False
    keys: tuple[Key, ...] = ()
    note: str = ""
    table: Table | None = None
    csv: str = ""


def stacked(parts: Iterable[tuple[str, int]], longest: int) -> tuple[Segment, ...]:
    """Lay the parts of a bar (series, number) end to end, on a scale whose full length is ``longest``.

    Lengths are differences of rounded ends, so that parts add up to the whole; what is there has a length.
    """
    series = [(css, number) for css, number in parts if number]
    ends = [_length(end, longest) for end in accumulate(number for _, number in series)]
    starts = [0, *ends][:-1]
    return tuple(
        Segment(css=css, start=start, size=max(end - start, 1))
        for (css, _), start, end in zip(series, starts, ends, strict=True)
    )


def longest_of(totals: Sequence[int]) -> int:
    """Return the number that fills a picture's width; 1 where there is nothing to draw."""
    return max(totals, default=0) or 1


def _length(number: int, longest: int) -> int:
    return round(FULL * number / longest)
