"""Which column holds what, by the headers that ``content/taxonomy/list_columns.yml`` knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.spreadsheets.findings import Finding
from generator.spreadsheets.sheets import Row, Sheet, column_letters
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records.taxonomy import ListColumns

HEADER_ROWS = 30
"""A title block may stand above the headers; five rows were seen, thirty are looked at."""

FEWEST_HEADERS = 2
NOTED = "noted"
_IGNORED, _PERSONAL = "ignored", "personal"

_BRACKETS = re.compile(r"\([^)]*\)")
_SIGNS = re.compile("[^a-z0-9]+")


class Table(msgspec.Struct, frozen=True):
    """A sheet's table: the row of its headers, and the field (or NOTED) of each column that is read."""

    sheet: Sheet
    header: Row
    fields: dict[int, str]

    @property
    def titles(self) -> list[str]:
        """Return what stands above the table."""
        above = (row for row in self.sheet.rows if row.number < self.header.number)
        return [text for row in above for text in row.cells if text]

    @property
    def rows(self) -> Iterator[Row]:
        """Return the rows below the headers that hold something; repeated headers are passed over."""
        for row in self.sheet.rows:
            if row.number > self.header.number and row.filled and row.cells != self.header.cells:
                yield row

    def cell(self, row: int, field: str) -> str:
        """Return the name of the cell that a field was read from, as B12."""
        column = next((index for index, name in self.fields.items() if name == field), None)
        return "" if column is None else f"{column_letters(column)}{row}"


class Headers:
    """All headers that are understood."""

    def __init__(self, columns: ListColumns) -> None:
        self._roles: dict[str, str] = {}
        for role, texts in (
            *((column.field, column.headers) for column in columns.columns),
            (NOTED, columns.noted),
            (_IGNORED, columns.ignored),
            (_PERSONAL, columns.personal),
        ):
            self._roles.update(dict.fromkeys(map(header_key, texts), role))

    def role(self, text: str) -> str:
        """Return the field of a header, NOTED, or "" where it is not known."""
        return (
            self._roles.get(header_key(text)) or self._roles.get(header_key(_BRACKETS.sub(" ", text))) or ""
        )

    def find_table(self, sheet: Sheet) -> Table | None:
        """Return the table of a sheet: the row with most known headers, one of them the product's name."""
        best: Table | None = None
        for row in sheet.rows[:HEADER_ROWS]:
            fields = self._fields(row)
            if "name" in fields.values() and len(fields) >= max(
                FEWEST_HEADERS, len(best.fields) + 1 if best else 0
            ):
                best = Table(sheet, row, fields)
        return best

    def survey(self, table: Table) -> Iterator[Finding]:
        """Say which columns are not read. Of personal ones, only the header is ever told."""
        for index in table.header.filled:
            text = table.header.cells[index]
            code = self._unread(text, table.fields.get(index))
            if code:
                cell = f"{column_letters(index)}{table.header.number}"
                yield Finding(code, table.sheet.name, table.header.number, cell, text)

    def _fields(self, row: Row) -> dict[int, str]:
        fields: dict[int, str] = {}
        for index in row.filled:
            role = self.role(row.cells[index])
            if role == NOTED or (role and role not in (_IGNORED, _PERSONAL) and role not in fields.values()):
                fields[index] = role
        return fields

    def _unread(self, text: str, field: str | None) -> str:
        if field:
            return ""
        role = self.role(text)
        if role == _PERSONAL:
            return "column-personal"
        return "column-ignored" if role in ("", _IGNORED) else "column-duplicate"


def header_key(text: str) -> str:
    """Return what spellings of one header share."""
    return _SIGNS.sub(" ", fold(text)).strip()
