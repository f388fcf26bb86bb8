"""The rows of a table as entries: what each says, with what the headings between them carried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from generator.spreadsheets.columns import NOTED, ROW_NUMBER, Table
from generator.spreadsheets.findings import Finding
from generator.spreadsheets.grid import column_letters
from generator.spreadsheets.headings import Carried, Trail, from_titles, province_in, read_heading
from generator.spreadsheets.marks import is_ditto, is_footer, is_numbering, is_total
from generator.spreadsheets.splitting import split_products
from generator.vietnamese import parse_number_vi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.spreadsheets.grid import Row
    from generator.taxonomy import Taxonomy

__all__ = ["Carried", "Entry", "entries_of", "province_in"]

# A table of so few columns has rows of one cell that are products.
_NARROW = 2
# What a row must have to be read again after a signature.
_ESSENTIAL = frozenset({"name", "stars"})


class Entry(msgspec.Struct, frozen=True):
    """A row as fields: what is to become a product. ``dates``, ``numbers``: fields stored as such."""

    table: Table
    number: int
    values: dict[str, str]
    noted: tuple[str, ...]
    carried: Carried
    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def get(self, field: str) -> str:
        """Return what the row says of a field, or ""."""
        return self.values.get(field, "")

    def finding(self, code: str, field: str = "name", /, **facts: str) -> Finding:
        """Return a finding on a field of this row."""
        cell = self.table.cell(self.number, field)
        return Finding(code, self.table.sheet.name, self.number, cell, self.get(field), facts)

    @property
    def content(self) -> str:
        """Return all that was read of the row, for the report of a row that is left out."""
        return " | ".join((*self.values.values(), *self.noted))


class Report(Protocol):
    """Where findings go."""

    def append(self, finding: Finding, /) -> None:
        """Take one."""


def entries_of(
    table: Table,
    taxonomy: Taxonomy,
    report: Report,
    is_district: Callable[[str], bool] = lambda _: False,
    fill: Iterable[str] = (),
) -> Iterator[Entry]:
    """Return the rows that may be products.

    Args:
        table: the table.
        taxonomy: names of provinces and categories, for headings.
        report: where it is said what was made of rows that are no products.
        is_district: tells the name of a former district.
        fill: fields whose empty cells mean the one above (``--fill-down``).
    """
    return _Reader(table, taxonomy, report, is_district, frozenset(fill)).entries()


class _Reader:
    """Reads a table from top to bottom; the last entry is held back, as a row may continue it."""

    def __init__(
        self,
        table: Table,
        taxonomy: Taxonomy,
        report: Report,
        is_district: Callable[[str], bool],
        fill: frozenset[str],
    ) -> None:
        self.table = table
        self.taxonomy = taxonomy
        self.report = report
        self.is_district = is_district
        self.fill = fill
        name = table.sheet.name
        self.trail = Trail(from_titles((name.rpartition(".")[0] or name, *table.titles), taxonomy))
        self.above: dict[int, str] = {}
        self.held: list[Entry] = []
        self.ended = False
        self.number_column = table.column(ROW_NUMBER)

    def entries(self) -> Iterator[Entry]:
        for row in self.table.rows:
            others = [index for index in row.filled if index != self.number_column]
            if self._is_no_product(row, others) or self._continues(row, others):
                continue
            yield from self.held
            self.held = [self._entry(one) for one in split_products(self._filled(row), self.table, self._say)]
        yield from self.held

    def _is_no_product(self, row: Row, others: list[int]) -> bool:
        """Pass over a row that is none, and say so where it held anything."""
        texts = [row.cells[index] for index in row.filled]
        if row.hidden:
            self._say("hidden-row", row, self._name_column())
        elif self._ended(row, texts):
            self._say("footer-row", row, row.filled[0], " | ".join(texts))
        elif is_total(texts):
            self._say("total-row", row, None, texts[0])
        elif is_numbering(texts) or (not others and self._number(row).strip(".)").isdecimal()):
            return True
        elif self._is_heading(row, others):
            self._follow(row, others)
        else:
            return False
        return True

    def _ended(self, row: Row, texts: list[str]) -> bool:
        """Tell what stands below the table, from the first signature on."""
        fields = {self.table.fields.get(index) for index in row.filled}
        if fields >= _ESSENTIAL:
            self.ended = False
        elif not self._number(row) and is_footer(texts):
            self.ended = True
        elif self.ended and len(texts) > _NARROW + 1:
            self.ended = False
        return self.ended

    def _is_heading(self, row: Row, others: list[int]) -> bool:
        """Tell a heading from a product of which little is known, and from the rest of the row above."""
        if len(self.table.fields) - (self.number_column is not None) <= _NARROW:
            return False
        texts = [at for at in others if parse_number_vi(row.cells[at].split(" ")[0]) is None]
        known = {self.table.fields.get(index) for index in others}
        marker = self._number(row)
        if len(texts) != 1:
            return not others and bool(marker)
        heading = read_heading(row.cells[texts[0]], self.taxonomy, self.is_district, marker)
        numbered = heading.marker in ("roman", "letter")
        if len(others) > 1:
            return "stars" not in known and (numbered or bool(heading.says)) and not marker.isdecimal()
        if marker.rstrip(".").isdecimal() and self.table.fields.get(texts[0]) == "name":
            return bool(heading.says.keys() & {"district", "commune", "province"})
        if self.table.fields.get(texts[0]) == "name":
            return bool(heading.says) or numbered or (heading.text.isupper() and self._has_stars())
        return bool(heading.says) or numbered or texts[0] not in self.table.fields or not self.held

    def _has_stars(self) -> bool:
        return "stars" in self.table.fields.values()

    def _follow(self, row: Row, others: list[int]) -> None:
        texts = [at for at in others if parse_number_vi(row.cells[at].split(" ")[0]) is None]
        place = texts[0] if texts else row.filled[0]
        heading = read_heading(row.cells[place], self.taxonomy, self.is_district, self._number(row))
        self.trail.follow(heading)
        self.above = {}
        if not heading.says:
            self._say("heading-unknown", row, place)

    def _continues(self, row: Row, others: list[int]) -> bool:
        """Add the rest of a row that was split over two lines to its entry, and say so."""
        if not self._is_rest(row, others):
            return False
        (entry,) = self.held
        values = dict(entry.values)
        noted = list(entry.noted)
        for index in others:
            field = self.table.fields.get(index)
            text = row.cells[index]
            if field == NOTED:
                noted.append(f"{self.table.header.get(index)}: {text}")
            elif field:
                values[field] = f"{values.get(field, '')} {text}".strip()
        self.held = [msgspec.structs.replace(entry, values=values, noted=tuple(noted))]
        self._say(
            "row-joined", row, others[0], " | ".join(row.cells[index] for index in others), entry.number
        )
        return True

    def _is_rest(self, row: Row, others: list[int]) -> bool:
        if len(self.held) != 1 or self.number_column is None or self._number(row) or not others:
            return False
        fields = {self.table.fields.get(index, "") for index in others}
        if "name" not in fields:
            return not fields & {"stars", "score"} and bool(fields - {""})
        name = row.cells[self._name_column() or 0]
        return len(others) == 1 and name[:1].islower()

    def _filled(self, row: Row) -> Row:
        """Return a row with "as above" replaced by what stands above."""
        cells = list(row.cells) + [""] * (len(self.table.header.cells) - len(row.cells))
        for index in self.table.fields:
            text = cells[index] if index < len(cells) else ""
            ditto = bool(text) and is_ditto(text)
            if ditto or (not text and self.table.fields[index] in self.fill):
                cells[index] = self.above.get(index, "")
                self._tell_fill(row, index, cells[index], ditto=ditto)
        self._tell_gap(row, cells)
        self.above = self.above | {at: text for at, text in enumerate(cells) if text}
        return msgspec.structs.replace(row, cells=tuple(cells))

    def _tell_fill(self, row: Row, index: int, text: str, *, ditto: bool) -> None:
        if text:
            self._say("as-above", row, index, text)
        elif ditto:
            self._say("nothing-above", row, index)

    def _tell_gap(self, row: Row, cells: list[str]) -> None:
        """Say where a producer is missing below one: the list may mean the same, or not."""
        column = self.table.column("producer")
        if column is not None and not cells[column] and self.above.get(column):
            self._say("producer-missing", row, column, self.above[column])

    def _entry(self, row: Row) -> Entry:
        values: dict[str, str] = {}
        noted: list[str] = []
        for index in row.filled:
            field = self.table.fields.get(index)
            if field == NOTED:
                noted.append(f"{self.table.header.get(index)}: {row.cells[index]}")
            elif field and field != ROW_NUMBER:
                values[field] = row.cells[index]
            elif index in self.table.unknown or index >= len(self.table.header.cells):
                self._say("cell-unread", row, index)
        dates, numbers = self._kinds(row.dates), self._kinds(row.numbers)
        return Entry(self.table, row.number, values, tuple(noted), self.trail.carried, dates, numbers)

    def _kinds(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset(self.table.fields.get(index, "") for index in places)

    def _number(self, row: Row) -> str:
        return "" if self.number_column is None else row.get(self.number_column)

    def _name_column(self) -> int | None:
        return self.table.column("name")

    def _say(
        self, code: str, row: Row, column: int | None, value: str | None = None, other: int | None = None
    ) -> None:
        cell = "" if column is None else f"{column_letters(column)}{row.number}"
        text = value if value is not None else "" if column is None else row.get(column)
        facts = {} if other is None else {"other": str(other)}
        self.report.append(Finding(code, self.table.sheet.name, row.number, cell, text, facts))
