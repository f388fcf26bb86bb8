"""``products.json`` and ``products.csv``: encoded rows joined under a head."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import msgspec

from generator.data.columns import COLUMNS
from generator.data.rows import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from generator.data.columns import Cell

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
BOM = b"\xef\xbb\xbf"

# What makes a spreadsheet program take a text for a formula. Blanks before it do not protect.
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r\n＝＋－＠]")


class Head(msgspec.Struct, frozen=True):
    """What ``products.json`` says before its products."""

    schema: int
    title: str
    licence: str
    licence_url: str
    as_of: str
    count: int


def products_json(parts: Sequence[bytes], title: str, as_of: date) -> bytes:
    """Join encoded rows under a head; one product a line, so that versions can be compared."""
    head = Head(SCHEMA_VERSION, title, LICENCE, LICENCE_URL, as_of.isoformat(), len(parts))
    opening = msgspec.json.encode(head)[:-1]
    return b"".join([opening, b',"products":[\n', b",\n".join(parts), b"\n]}\n"])


def products_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write rows of cells under the names of the columns; the BOM makes Excel read UTF-8."""
    whole = io.BytesIO(BOM)
    whole.seek(len(BOM))
    # Encoded as it comes: 15 MB as a whole text first would take 54 MB (tracemalloc), so it takes 16.
    with io.TextIOWrapper(whole, "utf-8", newline="") as out:
        write = csv.writer(out, lineterminator="\r\n").writerow
        write([column.name for column in COLUMNS])
        for cells in rows:
            write([plain(cell) for cell in cells])
        out.flush()
        return whole.getvalue()


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
