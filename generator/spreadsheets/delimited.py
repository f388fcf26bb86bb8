"""CSV of any program: which sign parts the cells, and where each row begins."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.spreadsheets.grid import Row, make_row

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = ",;\t|"
# Lines that are looked at to learn how cells are parted.
_SAMPLE = 200
_LINE = re.compile(r"\r\n|\r")
_HINT = re.compile(r"sep=(.)\n", re.IGNORECASE)
# How a table of `ocop export` begins; its cells hold signs of every kind.
_EXPORT = re.compile(r'"?id"?([,;\t])"?name"?\1')
_LONGEST = 2**31 - 1


def delimited_rows(text: str) -> Iterator[Row]:
    """Return the rows of a CSV text, numbered by the line on which each begins."""
    text = _LINE.sub("\n", text).replace("\0", "")
    hint = _HINT.match(text)
    # A cell may be as long as the file: what is too long for its field is reported, not refused.
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text), delimiter=hint[1] if hint else _delimiter(text))
    start = 1
    for cells in reader:
        if not (hint and start == 1):
            yield make_row(start, cells)
        start = reader.line_num + 1


def _delimiter(text: str) -> str:
    """Return the sign that parts cells, equally often on most lines; Vietnamese Excel writes semicolons."""
    export = _EXPORT.match(text)
    if export:
        return export[1]
    lines = text.split("\n", _SAMPLE)[:_SAMPLE]
    return max(_DELIMITERS, key=lambda sign: _regularity(sign, lines))


def _regularity(sign: str, lines: list[str]) -> tuple[int, int]:
    """Return on how many lines a sign is there equally often, and how often that is."""
    counts = Counter(filter(None, (line.count(sign) for line in lines)))
    often, count = max(((lines, count) for count, lines in counts.items()), default=(0, 0))
    return often, count
