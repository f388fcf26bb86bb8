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
    from generator.data.rows import Row

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


def products_csv(parts: Iterable[bytes]) -> bytes:
    """Join encoded rows under the names of the columns; the BOM makes Excel read UTF-8."""
    return b"".join([BOM, _line([column.name for column in COLUMNS]), *parts])


def encode_csv_row(one: Row) -> bytes:
    """Encode a row as it stands in ``products.csv`` (25 µs)."""
    return _line([plain(column.value(one)) for column in COLUMNS])


def plain(value: Cell) -> str:
    """Write a cell as text that no spreadsheet program runs."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return repr(value)


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()
