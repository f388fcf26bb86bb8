"""What every kind of spreadsheet becomes: sheets of numbered rows of texts."""

from __future__ import annotations

import re

import msgspec

from generator.vietnamese import tidy

_BREAK = re.compile(r"\r\n?|\n")


class Row(msgspec.Struct, frozen=True):
    """One row: its number as the spreadsheet shows it (from 1), and its cells, tidied.

    ``raw``: the cells as they stand, with their line breaks, where any of them differs from its tidy form.
    ``dates``, ``numbers``: the places of cells that the spreadsheet stores as a date or a number.
    """

    number: int
    cells: tuple[str, ...]
    raw: tuple[str, ...] = ()
    dates: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    hidden: bool = False

    @property
    def filled(self) -> list[int]:
        """Return the places of the cells that hold something."""
        return [index for index, text in enumerate(self.cells) if text]

    def get(self, index: int) -> str:
        """Return a cell, "" beyond the last one."""
        return self.cells[index] if 0 <= index < len(self.cells) else ""

    def as_written(self, index: int) -> str:
        """Return a cell as it stands in the file."""
        return self.raw[index] if index < len(self.raw) else self.get(index)

    def lines(self, index: int) -> list[str]:
        """Return the lines of a cell, tidied, without empty ones."""
        return [line for part in _BREAK.split(self.as_written(index)) if (line := tidy(part))]


class Fault(msgspec.Struct, frozen=True):
    """A cell without a value that can be read: a formula's error (#REF!), or one never computed ("")."""

    row: int
    column: int
    text: str


class Sheet(msgspec.Struct, frozen=True):
    """A sheet and its rows; a CSV file is one sheet, named as the file.."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()


def make_row(number: int, raw: list[str], **more: object) -> Row:
    """Return a row of cells as they stand in a file; ``more`` are fields of `Row`."""
    cells = tuple(map(tidy, raw))
    kept = tuple(raw) if any(map(_differs, raw, cells)) else ()
    return msgspec.structs.replace(Row(number, cells, kept), **more) if more else Row(number, cells, kept)


def column_letters(index: int) -> str:
    """Return a column's name as spreadsheets have it, from its place from 0: 0 is A, 27 is AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _differs(raw: str, cell: str) -> bool:
    return raw != cell
