"""The rows of a table with what the headings between them say: a province, a category, a district."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import msgspec

from generator.spreadsheets.columns import NOTED, Table
from generator.spreadsheets.findings import Finding
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.spreadsheets.sheets import Row
    from generator.taxonomy import Taxonomy

LONGEST_NAME = 5
"""Most words of a province's name (Bà Rịa - Vũng Tàu, with its hyphen)."""

_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố|tp\.?)\s+(?=\S)", re.IGNORECASE)
_DISTRICT = re.compile(
    r"^(?:[0-9IVX]+[.)]?\s*)?((?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?)\s+\S.*)$", re.IGNORECASE
)
_TOTAL = re.compile(r"^tong (?:cong|so)\b|^(?:tong|cong)[ :.]*[0-9]*$")
_NUMBERED = re.compile(r"^[IVX]+[.)]|^(?:tỉnh|thành phố|huyện|thị xã|quận|nhóm|ngành)\b", re.IGNORECASE)
# A table of so few columns has rows of one cell that are products.
_NARROW = 2


class Carried(msgspec.Struct, frozen=True):
    """What headings said before a row. ``…_text`` is the heading itself."""

    province: str = ""
    province_text: str = ""
    category: str = ""
    category_text: str = ""
    district: str = ""


class Entry(msgspec.Struct, frozen=True):
    """A row as fields: what is to become a product."""

    table: Table
    number: int
    values: dict[str, str]
    noted: tuple[str, ...]
    carried: Carried

    def get(self, field: str) -> str:
        """Return what the row says of a field, or ""."""
        return self.values.get(field, "")

    def finding(self, code: str, field: str = "name", /, **facts: str) -> Finding:
        """Return a finding on a field of this row."""
        cell = self.table.cell(self.number, field)
        return Finding(code, self.table.sheet.name, self.number, cell, self.get(field), facts)


class Report(Protocol):
    """Where findings go."""

    def append(self, finding: Finding, /) -> None:
        """Take one."""


def entries_of(table: Table, taxonomy: Taxonomy, report: Report) -> Iterator[Entry]:
    """Return the rows that may be products, each with what the headings before it carried."""
    carried = _from_titles(table, taxonomy)
    for row in table.rows:
        texts = [row.cells[index] for index in row.filled]
        if _TOTAL.match(fold(texts[0])):
            report.append(Finding("total-row", table.sheet.name, row.number, "", texts[0]))
        elif _is_heading(table, row):
            carried = _carry(carried, texts[0], taxonomy)
        else:
            yield _entry(table, row, carried)


def _is_heading(table: Table, row: Row) -> bool:
    """Tell a heading (one filled cell) from a product of which nothing but the name is known."""
    if len(row.filled) > 1 or len(table.fields) <= _NARROW:
        return False
    index = row.filled[0]
    return table.fields.get(index) != "name" or _NUMBERED.match(row.cells[index]) is not None


def _entry(table: Table, row: Row, carried: Carried) -> Entry:
    values: dict[str, str] = {}
    noted: list[str] = []
    for index in row.filled:
        field = table.fields.get(index)
        if field == NOTED:
            noted.append(f"{table.header.cells[index]}: {row.cells[index]}")
        elif field:
            values[field] = row.cells[index]
    return Entry(table, row.number, values, tuple(noted), carried)


def _from_titles(table: Table, taxonomy: Taxonomy) -> Carried:
    carried = Carried()
    for text in (table.sheet.name.rpartition(".")[0] or table.sheet.name, *table.titles):
        name = province_in(text, taxonomy)
        if name:
            carried = Carried(province=name, province_text=text)
    return carried


def _carry(carried: Carried, text: str, taxonomy: Taxonomy) -> Carried:
    name = province_in(text, taxonomy)
    if name:
        return msgspec.structs.replace(carried, province=name, province_text=text, district="")
    category = taxonomy.find_category(text)
    if category:
        return msgspec.structs.replace(carried, category=category.slug, category_text=text)
    district = _DISTRICT.match(text)
    return msgspec.structs.replace(carried, district=district[1]) if district else carried


def province_in(text: str, taxonomy: Taxonomy) -> str:
    """Return the province that a title names after "tỉnh" or "thành phố", as it is written there, or ""."""
    for found in _PROVINCE.finditer(text):
        words = text[found.end() :].replace(",", " , ").split()
        for count in range(min(LONGEST_NAME, len(words)), 0, -1):
            name = " ".join(words[:count])
            if taxonomy.province_today(name):
                return name
    return ""
