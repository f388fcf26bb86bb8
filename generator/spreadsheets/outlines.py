"""What the reader of values does not tell: hidden rows, merged cells of .ods, formulas without a value.

One pass over the XML of each sheet with expat, which keeps nothing in memory. A document type is refused, so
that no entity can grow.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

import msgspec

from generator.spreadsheets.grid import Fault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PIECE = 1 << 16
# Excel's own last row and column; LibreOffice repeats empty ones up to its end.
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384

Range = tuple[tuple[int, int], tuple[int, int]]


class UnsafeXmlError(Exception):
    """XML that declares a document type, or that is not well formed."""


class Outline(msgspec.Struct):
    """Places from 0: hidden rows and columns, merged ranges, cells without a value, the last filled one."""

    hidden_rows: set[int] = msgspec.field(default_factory=set)
    hidden_columns: set[int] = msgspec.field(default_factory=set)
    merged: list[Range] = []
    faults: list[Fault] = []
    last_row: int = -1
    last_column: int = -1

    def reach(self, row: int, column: int) -> None:
        """Note that a cell holds something."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)


def xlsx_outlines(path: Path) -> dict[str, Outline]:
    """Return the outline of each sheet of an .xlsx by its name. Raises UnsafeXmlError, zipfile.BadZipFile."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: _scan(archive, part, _Excel())
            for name, part in _sheet_parts(archive).items()
            if part in archive.NameToInfo
        }


def ods_outlines(path: Path) -> dict[str, Outline]:
    """Return the outline of each sheet of an .ods by its name. Raises UnsafeXmlError, zipfile.BadZipFile."""
    reader = _OpenDocument()
    with zipfile.ZipFile(path) as archive:
        _parse(archive, "content.xml", reader.start, reader.end, reader.text)
    return reader.tables


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the parts of worksheets by the names of their tabs."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/xl", attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            sheets.append((attributes.get("name", ""), _suffixed(attributes, ":id")))

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    return {name: targets.get(key, "") for name, key in sheets}


def _suffixed(attributes: dict[str, str], suffix: str) -> str:
    return next((value for name, value in attributes.items() if name.endswith(suffix)), "")


def _scan(archive: zipfile.ZipFile, part: str, reader: _Excel) -> Outline:
    _parse(archive, part, reader.start, reader.end, reader.text)
    return reader.outline


def _parse(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Feed a part to handlers, whose tags come without their prefix."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.StartDoctypeDeclHandler = _refuse
    if end:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        with archive.open(part) as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece, False)  # noqa: FBT003 (expat's own signature)
            parser.Parse(b"", True)  # noqa: FBT003 (as above)
    except (expat.ExpatError, KeyError) as error:
        raise UnsafeXmlError(str(error)) from None


def _refuse(*_: object) -> None:
    raise UnsafeXmlError("a document type")


class _Excel:
    """Listens to one worksheet of an .xlsx."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._row = self._column = -1
        self._kind = ""
        self._formula = self._in_value = False
        self._value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "f":
            self._formula = True
        elif tag in ("v", "t"):
            self._in_value = True
        elif tag == "col" and _is_hidden(attributes, "width"):
            first, last = int(attributes["min"]), min(int(attributes["max"]), _MOST_COLUMNS)
            self.outline.hidden_columns.update(range(first - 1, last))

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._in_value = False
        elif tag == "c":
            self._end_cell()

    def text(self, data: str) -> None:
        if self._in_value:
            self._value += data

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if _is_hidden(attributes, "ht"):
            self.outline.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _column_index(found[1]) if found else self._column + 1
        self._row = int(found[2]) - 1 if found else self._row
        self._kind = attributes.get("t", "")
        self._formula, self._value = False, ""

    def _end_cell(self) -> None:
        if self._kind == "e" or (self._formula and not self._value and self._kind != "str"):
            self.outline.faults.append(Fault(self._row, self._column, self._value))
        if self._value:
            self.outline.reach(self._row, self._column)


class _OpenDocument:
    """Listens to the content of an .ods. Only cells with a value count; empty ones repeat to the end."""

    def __init__(self) -> None:
        self.tables: dict[str, Outline] = {}
        self._outline = Outline()
        self._row = self._column = self._columns = 0
        self._repeat = 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._outline = self.tables[attributes.get("table:name", "")] = Outline()
            self._row = self._columns = 0
        elif tag == "table-column":
            self._begin_column(attributes)
        elif tag == "table-row":
            self._begin_row(attributes)
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell(attributes)

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self._row += self._repeat

    def text(self, data: str) -> None:
        """Ignore: the values come from elsewhere."""

    def _begin_column(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, "table:number-columns-repeated", _MOST_COLUMNS)
        if attributes.get("table:visibility") in ("collapse", "filter"):
            self._outline.hidden_columns.update(range(self._columns, self._columns + count))
        self._columns += count

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._repeat = _count(attributes, "table:number-rows-repeated", _MOST_ROWS)
        self._column = 0
        if attributes.get("table:visibility") in ("collapse", "filter"):
            self._outline.hidden_rows.update(range(self._row, self._row + self._repeat))

    def _cell(self, attributes: dict[str, str]) -> None:
        repeat = _count(attributes, "table:number-columns-repeated", _MOST_COLUMNS)
        rows = _count(attributes, "table:number-rows-spanned", _MOST_ROWS)
        columns = _count(attributes, "table:number-columns-spanned", _MOST_COLUMNS)
        if rows > 1 or columns > 1:
            corner = self._row + rows - 1, self._column + columns - 1
            self._outline.merged.append(((self._row, self._column), corner))
        if any(name.endswith(":value-type") for name in attributes):
            self._outline.reach(self._row + self._repeat - 1, self._column + repeat - 1)
        self._column += repeat


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    text = attributes.get(name, "1")
    return min(int(text), most) if text.isdecimal() and text.isascii() else 1


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
