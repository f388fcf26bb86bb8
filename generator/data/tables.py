"""``products.json`` and ``products.csv``: rows under a head."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import msgspec

from generator.data.columns import COLUMNS
from generator.data.rows import SCHEMA_VERSION
from generator.views.site import LICENCE, LICENCE_URL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.data.columns import Cell

#: The schema of ``products.json``, seen from it.
SCHEMA = "schema/products.schema.json"
BOM = b"\xef\xbb\xbf"

# What makes a spreadsheet program take a text for a formula. Blanks before it do not protect.
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r\n＝＋－＠]")


class Head(msgspec.Struct, frozen=True, rename={"schema_url": "$schema"}):
    """What ``products.json`` says before its products."""

    schema_url: str
    schema: int
    title: str
    licence: str
    licence_url: str
    as_of: str
    count: int


def products_json(parts: Sequence[bytes], title: str, as_of: date, schema: str = SCHEMA) -> bytes:
    """Join encoded rows under a head; one product a line, so that versions can be compared."""
    head = Head(schema, SCHEMA_VERSION, title, LICENCE, LICENCE_URL, as_of.isoformat(), len(parts))
    opening = msgspec.json.encode(head)[:-1]
    return b"".join([opening, b',"products":[\n', b",\n".join(parts), b"\n]}\n"])


class CsvTable:
    """Rows of cells under the names of the columns; the BOM makes Excel read UTF-8.

    Encoded as they come: the 15 MB of a nation as a whole text first would take 54 MB (tracemalloc).
    """

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._bytes.write(BOM)
        self._text = io.TextIOWrapper(self._bytes, "utf-8", newline="")
        self._write = csv.writer(self._text, lineterminator="\r\n").writerow
        self._write([column.name for column in COLUMNS])

    def add(self, cells: Sequence[Cell]) -> None:
        """Add a row."""
        self._write([plain(cell) for cell in cells])

    def whole(self) -> bytes:
        """Return the table."""
        self._text.flush()
        return self._bytes.getvalue()


def plain(value: Cell) -> str:
    """Write a cell as text that no spreadsheet program runs."""
    if isinstance(value, str):
        # A letter or a digit begins nearly all; the pattern takes three times as long.
        return value if value[:1].isalnum() or not _FORMULA.match(value) else f"'{value}"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
