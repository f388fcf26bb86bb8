"""Which column holds what, by the headers that ``content/taxonomy/list_columns.yml`` knows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.spreadsheets.findings import Finding
from generator.spreadsheets.grid import Row, Sheet, column_letters
from generator.spreadsheets.ranks import PROPOSED
from generator.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.records.taxonomy import ListColumns

HEADER_ROWS = 30
"""A title block may stand above the headers; five rows were seen, thirty are looked at."""

DEEPEST = 3
"""Most rows that headers are spread over: "Địa chỉ" above "Xã", "Huyện", "Tỉnh"."""

FEWEST_HEADERS = 2
NOTED, IGNORED, PERSONAL, ROW_NUMBER = "noted", "ignored", "personal", "row_no"

_BRACKETS = re.compile(r"\([^)]*\)")
_SIGNS = re.compile("[^a-z0-9]+")
_GAP = "…"
# Headers of what is not (or no longer) so; only ones that are known word for word may hold such words.
_NOT_SO = re.compile(rf"{PROPOSED.pattern}|du kien|muc tieu|phan dau|\btruoc\b|tu danh gia|tu cham|\bcu\b")
_AGAIN = 0.6
"""The share of a row's cells that are headers, from which it begins another table."""


class Table(msgspec.Struct, frozen=True):
    """A table of a sheet: its headers (several rows as one), the field of each column that is read, its rows.

    ``unknown``: places of columns whose header is not known. ``titles``: what stands above the table.
    """

    sheet: Sheet
    header: Row
    fields: dict[int, str]
    rows: tuple[Row, ...]
    titles: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()

    def column(self, field: str) -> int | None:
        """Return the place of a field's column."""
        return next((index for index, name in self.fields.items() if name == field), None)

    def cell(self, row: int, field: str) -> str:
        """Return the name of the cell that a field was read from, as B12."""
        column = self.column(field)
        return "" if column is None else f"{column_letters(column)}{row}"


class _Head(NamedTuple):
    """Rows of headers: the places of the first and the last in the sheet, their texts joined, their roles."""

    first: int
    last: int
    row: Row
    fields: dict[int, str]


class Headers:
    """All headers that are understood; ``mapping``: what ``--map`` says of further ones."""

    def __init__(self, columns: ListColumns, mapping: Mapping[str, str] | None = None) -> None:
        self._roles: dict[str, str] = {}
        self._likely: list[tuple[int, re.Pattern[str], str]] = []
        for role, texts in (
            *((column.field, column.headers) for column in columns.columns),
            (NOTED, columns.noted),
            (IGNORED, columns.ignored),
            (PERSONAL, columns.personal),
        ):
            for text in texts:
                self._learn(text, role)
        self._likely.sort(key=lambda one: -one[0])
        self._mapped = {header_key(text): role for text, role in (mapping or {}).items()}
        self._letters = {text.strip().upper(): role for text, role in (mapping or {}).items()}
        self.used: set[str] = set()

    def role(self, text: str, index: int = -1) -> str:
        """Return the field of a header, NOTED, IGNORED, PERSONAL, or "" where it is not known."""
        key, short = header_key(text), header_key(_BRACKETS.sub(" ", text))
        return self._exact(key, short, index) or self._guess(short)

    def _exact(self, key: str, short: str, index: int) -> str:
        letters = column_letters(index) if index >= 0 else ""
        mapped = self._mapped.get(key) or self._letters.get(letters)
        if mapped:
            self.used.update({key, letters})
            return mapped
        return self._roles.get(key) or self._roles.get(short, "")

    def knows(self, text: str) -> bool:
        """Tell whether a header or letter of the mapping was met."""
        return header_key(text) in self.used or text.strip().upper() in self.used

    def tables(self, sheet: Sheet) -> list[Table]:
        """Return the tables of a sheet; a second row of headers begins another."""
        rows = [_without(row, sheet.hidden_columns) for row in sheet.rows]
        head = self._first_head(rows)
        if head is None:
            return []
        heads = [head, *self._more_heads(rows, head)]
        ends = [later.first for _, later in pairwise(heads)] + [len(rows)]
        titles = tuple(text for row in rows[: head.first] for text in row.cells if text)
        return [self._table(sheet, rows, one, end, titles) for one, end in zip(heads, ends, strict=True)]

    def find_table(self, sheet: Sheet) -> Table | None:
        """Return the first table of a sheet."""
        return next(iter(self.tables(sheet)), None)

    def survey(self, table: Table) -> Iterator[Finding]:
        """Say which columns are not read. Of personal ones, only the header is ever told."""
        for index in table.header.filled:
            text = table.header.cells[index]
            code = self._unread(text, index, table.fields.get(index))
            if code:
                cell = f"{column_letters(index)}{table.header.number}"
                facts = {"field": table.fields.get(index, "")}
                yield Finding(code, table.sheet.name, table.header.number, cell, text, facts)

    def _learn(self, text: str, role: str) -> None:
        """Remember a header; one with "…" stands for all that have its words in that order."""
        if _GAP not in text:
            self._roles[header_key(text)] = role
            return
        words = [header_key(part) for part in text.split(_GAP)]
        pattern = r"(?: .*)? ".join(re.escape(word) for word in words if word)
        start, end = ("" if words[0] else r"(?:.* )?"), ("" if words[-1] else r"(?: .*)?")
        self._likely.append((sum(map(len, words)), re.compile(f"{start}{pattern}{end}"), role))

    def _guess(self, key: str) -> str:
        if not key or _NOT_SO.search(key):
            return ""
        return next((role for _, pattern, role in self._likely if pattern.fullmatch(key)), "")

    def _first_head(self, rows: Sequence[Row]) -> _Head | None:
        """Return the headers with most known columns, one of them the product's name."""
        near = [place for place, row in enumerate(rows) if row.number <= HEADER_ROWS or place < HEADER_ROWS]
        heads = [
            head
            for place in near
            for depth in range(1, DEEPEST + 1)
            if (head := self._head(rows[place : place + depth], place)) and len(head.fields) >= FEWEST_HEADERS
        ]
        # Of equals, the one of fewest rows, as a title above headers adds nothing; then the first.
        best = max(heads, key=lambda head: (len(head.fields), head.first - head.last), default=None)
        return best or self._lettered(rows)

    def _lettered(self, rows: Sequence[Row]) -> _Head | None:
        """Return the columns that ``--map`` names by their letters, where there are no headers at all."""
        width = max((len(row.cells) for row in rows), default=0)
        fields = {
            index: role for index in range(width) if (role := self._letters.get(column_letters(index), ""))
        }
        if "name" not in fields.values():
            return None
        self.used.update(map(column_letters, fields))
        return _Head(0, -1, Row(0, ("",) * width), fields)

    def _head(self, rows: Sequence[Row], place: int) -> _Head | None:
        fewest = [len(row.filled) >= (1 if row is rows[-1] else FEWEST_HEADERS) for row in rows]
        if not all(fewest) or any(row.hidden for row in rows):
            return None
        if not any(self.role(row.cells[index]) for row in rows for index in row.filled):
            return None
        row = _joined(rows)
        fields = self._fields(row, rows)
        return _Head(place, place + len(rows) - 1, row, fields) if "name" in fields.values() else None

    def _fields(self, joined: Row, rows: Sequence[Row]) -> dict[int, str]:
        fields: dict[int, str] = {}
        for index in joined.filled:
            role = self._role_of(joined, rows, index)
            if role == NOTED or (role and role not in (IGNORED, PERSONAL) and role not in fields.values()):
                fields[index] = role
        return fields

    def _role_of(self, joined: Row, rows: Sequence[Row], index: int) -> str:
        """Return the role of a column: of its headers together, else of the lowest, else of a higher one."""
        texts = [joined.cells[index], *(text for row in reversed(rows) if (text := row.get(index)))]
        keys = [(header_key(text), header_key(_BRACKETS.sub(" ", text))) for text in texts]
        exact = (self._exact(key, short, index) for key, short in keys)
        guessed = (self._guess(short) for _, short in keys)
        return next(filter(None, exact), "") or next(filter(None, guessed), "")

    def _more_heads(self, rows: Sequence[Row], first: _Head) -> Iterator[_Head]:
        fewest = max(FEWEST_HEADERS + 1, len(first.fields) // 2)
        for place in range(first.last + 1, len(rows)):
            row = rows[place]
            if not row.filled or row.hidden:
                continue
            known = sum(bool(self.role(row.cells[index])) for index in row.filled)
            head = self._head([row], place) if known >= _AGAIN * len(row.filled) else None
            if head and len(head.fields) >= fewest:
                below = self._head(rows[place : place + 2], place)
                yield below if below and len(below.fields) > len(head.fields) else head

    def _table(
        self, sheet: Sheet, rows: Sequence[Row], head: _Head, end: int, titles: tuple[str, ...]
    ) -> Table:
        body = tuple(row for row in rows[head.last + 1 : end] if row.filled)
        unknown = [
            index
            for index in head.row.filled
            if index not in head.fields and not self.role(head.row.cells[index], index)
        ]
        return Table(sheet, head.row, head.fields, body, titles, tuple(unknown))

    def _unread(self, text: str, index: int, field: str | None) -> str:
        role = self.role(text, index)
        if field:
            return "column-likely" if self._is_guess(text, field) else ""
        if role == PERSONAL:
            return "column-personal"
        return {"": "column-unknown", IGNORED: "column-ignored"}.get(role, "column-duplicate")

    def _is_guess(self, text: str, field: str) -> bool:
        key, short = header_key(text), header_key(_BRACKETS.sub(" ", text))
        known = key in self._roles or short in self._roles or key in self._mapped
        return not known and field == self._guess(short)


def header_key(text: str) -> str:
    """Return what spellings of one header share."""
    return _SIGNS.sub(" ", fold(text)).strip()


def _without(row: Row, columns: Sequence[int]) -> Row:
    """Return a row without what stands in hidden columns."""
    if not columns or not any(row.get(index) for index in columns):
        return row
    cells = tuple("" if index in columns else text for index, text in enumerate(row.cells))
    raw = tuple("" if index in columns else text for index, text in enumerate(row.raw))
    return msgspec.structs.replace(row, cells=cells, raw=raw)


def _joined(rows: Sequence[Row]) -> Row:
    """Return rows of headers as one: a header above several columns counts for each of them."""
    width = max(len(row.cells) for row in rows)
    spread = [_spread(row, rows[number + 1 :], width) for number, row in enumerate(rows)]
    texts = (" ".join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))
    return Row(rows[0].number, tuple(texts))


def _spread(row: Row, below: Sequence[Row], width: int) -> list[str]:
    """Return the texts of a row of headers, spread to the right where a row below goes on."""
    texts: list[str] = []
    for index in range(width):
        under = any(other.get(index) for other in below)
        texts.append(row.get(index) or (texts[-1] if texts and under else ""))
    return texts
