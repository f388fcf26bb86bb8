"""A cell that names several products: split where its own lines say so, else told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import msgspec

from generator.vietnamese import tidy

if TYPE_CHECKING:
    from generator.spreadsheets.columns import Table
    from generator.spreadsheets.grid import Row

_BULLET = re.compile(r"^(?:[-–+•*▪●]|[0-9]{1,2}[.)/-])\s*(?=\S)")
_INLINE = re.compile(r"(?:^|[;,.\s])\s*[0-9]{1,2}[.)]\s*(?=[^\W\d_])")
_SEVERAL = re.compile(r";\s*\S")
# A name of more lines than this is a text.
_MOST = 40


class Say(Protocol):
    """How it is told."""

    def __call__(self, code: str, row: Row, column: int | None, value: str | None = None, /) -> None:
        """Tell of a row's cell."""


def split_products(row: Row, table: Table, say: Say) -> list[Row]:
    """Return a row for each product that its name cell lists; other cells of as many lines go along."""
    column = table.column("name")
    if column is None or not row.get(column):
        return [row]
    names = _listed(row, table, column)
    if len(names) > 1:
        say("products-split", row, column, "; ".join(names))
        return [_part(row, table, column, names, place) for place in range(len(names))]
    if _SEVERAL.search(row.get(column)):
        say("products-several", row, column)
    return [row]


def _listed(row: Row, table: Table, column: int) -> list[str]:
    """Return the names of a list with bullets or numbers, or of lines that have as many ranks beside them."""
    lines = row.lines(column)
    if 1 < len(lines) <= _MOST:
        if all(map(_BULLET.match, lines)):
            return [_BULLET.sub("", line) for line in lines]
        stars = table.column("stars")
        if stars is not None and len(row.lines(stars)) == len(lines):
            return lines
    inline = [tidy(part).strip(" ;,.") for part in _INLINE.split(row.get(column))]
    found = [name for name in inline if name]
    numbered = row.get(column).lstrip()[:1].isdigit() and _INLINE.match(row.get(column)) is not None
    return found if numbered and 1 < len(found) <= _MOST else []


def _part(row: Row, table: Table, column: int, names: list[str], place: int) -> Row:
    cells = list(row.cells)
    for index in table.fields:
        lines = row.lines(index) if index < len(cells) else []
        if len(lines) == len(names):
            cells[index] = _BULLET.sub("", lines[place])
    cells[column] = names[place]
    return msgspec.structs.replace(row, cells=tuple(cells), raw=())
