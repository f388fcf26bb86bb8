"""Spreadsheets as rows of texts. Nothing here knows what the columns mean."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import EnvironmentFault, UsageError
from generator.vietnamese import tidy

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".csv",)
SIZE_LIMIT = 64 * 1024 * 1024
"""Most bytes of a list. One of all 18,000 products of the programme takes about 6 MB."""

_DELIMITERS = ",;\t|"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# Lines that are looked at to learn how cells are parted.
_SAMPLE = 200
_LINE = re.compile(r"\r\n|\r")


class Row(msgspec.Struct, frozen=True):
    """One row: its number as the spreadsheet shows it (from 1), and its cells, tidied."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[int]:
        """Return the places of the cells that hold something."""
        return [index for index, text in enumerate(self.cells) if text]


class Sheet(msgspec.Struct, frozen=True):
    """A sheet and its rows; a CSV file is one sheet, named as the file."""

    name: str
    rows: tuple[Row, ...]


def read_sheets(path: Path) -> list[Sheet]:
    """Read a list. Raises UsageError where it is no such file, EnvironmentFault where it cannot be opened."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            vi=f"Chưa đọc được tệp {path.name}. Hãy lưu bảng tính thành CSV UTF-8 (.csv).",
            en=f"{path.name} cannot be read yet. Please save the spreadsheet as CSV UTF-8 (.csv).",
        )
    return [Sheet(path.name, tuple(_csv_rows(_text(path))))]


def column_letters(index: int) -> str:
    """Return a column's name as spreadsheets have it, from its place from 0: 0 is A, 27 is AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _text(path: Path) -> str:
    data = _bytes(path)
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            vi=f"Tệp {path.name} không dùng bảng mã UTF-8. Hãy lưu lại và chọn “CSV UTF-8”.",
            en=f"{path.name} is not in UTF-8. Please save it again and choose “CSV UTF-8”.",
        ) from None


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= SIZE_LIMIT else b""
    except FileNotFoundError:
        raise UsageError(vi=f"Không có tệp {path}.", en=f"There is no file {path}.") from None
    except OSError as error:
        raise EnvironmentFault(
            vi=f"Không mở được tệp {path}: {error.strerror}.", en=f"Cannot open {path}: {error.strerror}."
        ) from None
    if size > SIZE_LIMIT:
        raise UsageError(
            vi=f"Tệp {path.name} lớn hơn {SIZE_LIMIT // 1024**2} MB. Hãy chia thành nhiều tệp.",
            en=f"{path.name} is larger than {SIZE_LIMIT // 1024**2} MB. Please split it.",
        )
    return data


def _csv_rows(text: str) -> list[Row]:
    text = _LINE.sub("\n", text).replace("\0", "")
    # A cell may be as long as the file: what is too long for its field is reported, not refused.
    csv.field_size_limit(SIZE_LIMIT)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    rows = []
    start = 1
    for cells in reader:
        rows.append(Row(start, tuple(tidy(cell) for cell in cells)))
        start = reader.line_num + 1
    return rows


def _delimiter(text: str) -> str:
    """Return the sign that parts cells, equally often on most lines; Vietnamese Excel writes semicolons."""
    lines = text.split("\n", _SAMPLE)[:_SAMPLE]
    return max(_DELIMITERS, key=lambda sign: _regularity(sign, lines))


def _regularity(sign: str, lines: list[str]) -> tuple[int, int]:
    """Return on how many lines a sign is there equally often, and how often that is."""
    counts = Counter(filter(None, (line.count(sign) for line in lines)))
    often, count = max(((lines, count) for count, lines in counts.items()), default=(0, 0))
    return often, count
