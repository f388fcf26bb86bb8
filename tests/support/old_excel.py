"""Old Excel files (.xls): the one in ``tests/unit/data``, and containers as encrypted workbooks have them.

``python -m tests.support.old_excel`` makes the file again, byte for byte, without another library: records of
BIFF8 ([MS-XLS]) in the smallest compound file ([MS-CFB]) that readers accept.
"""

from __future__ import annotations

import struct
from pathlib import Path

TARGET = Path("tests/unit/data/danh-sach.xls")
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# Below this size, a stream lives in sectors of another kind; all of ours are filled up to it.
_SMALL = 4096


def container(streams: dict[str, bytes]) -> bytes:
    """Return a compound file of some streams."""
    padded = {name: data.ljust(_SMALL, b"\0") for name, data in streams.items()}
    fat: list[int] = [_FAT]
    starts = {"": _chain(fat, 1)}
    starts |= {name: _chain(fat, -(-len(data) // _SECTOR)) for name, data in padded.items()}
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    last = len(padded)
    for number, (name, data) in enumerate(padded.items(), 1):
        right = number + 1 if number < last else _FREE
        entries.append(_entry(name, 2, starts[name], len(data), right=right))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    body = b"".join(data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0") for data in padded.values())
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    return _head(starts[""]) + table + directory + body


def _chain(fat: list[int], count: int) -> int:
    """Take sectors one after the other and return the first."""
    start = len(fat)
    fat += [*range(start + 1, start + count), _END]
    return start


def _head(directory: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, _SMALL, _END, 0, _END, 0)
    return head + struct.pack("<I", 0) + b"\xff" * (4 * 108)


def _entry(  # noqa: PLR0913 (the fields of the format)
    name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
    return entry + b"\0" * 36 + struct.pack("<IQ", start, size)


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _label(row: int, column: int, text: str) -> bytes:
    return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def _number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, column, style, value))


def _style(number_format: int) -> bytes:
    return _record(0xE0, struct.pack("<HHHH", 0, number_format, 0, 0) + b"\0" * 12)


def _sheet(cells: bytes) -> bytes:
    return _bof(0x10) + cells + _record(0x0A)


def workbook() -> bytes:
    """Return the stream of a workbook with a title, headers, two products and an empty sheet."""
    list_of_products = _sheet(
        _label(0, 0, "DANH SÁCH SẢN PHẨM OCOP")
        + b"".join(
            _label(1, column, text)
            for column, text in enumerate(("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày quyết định"))
        )
        + _number(2, 0, 1)
        + _label(2, 1, "Mỳ gạo Chũ")
        + _label(2, 2, "HTX A")
        + _number(2, 3, 4)
        + _number(2, 4, 45278, style=1)
        + _number(3, 0, 2)
        + _label(3, 1, "Bánh đa Kế")
        + _label(3, 3, "3 sao")
        + _number(3, 4, 2024)
        # Merged cells: C3:C4
        + _record(0xE5, struct.pack("<HHHHH", 1, 2, 3, 2, 2))
    )
    sheets = {"Danh sách": list_of_products, "Trống": _sheet(b"")}
    head = _bof(0x05) + _record(0x42, struct.pack("<H", 1200)) + _style(0) + _style(14)
    bounds = sum(len(_bound(name, 0)) for name in sheets)
    place = len(head) + bounds + len(_record(0x0A))
    listed = b""
    for name, data in sheets.items():
        listed += _bound(name, place)
        place += len(data)
    return head + listed + _record(0x0A) + b"".join(sheets.values())


def _bound(name: str, place: int) -> bytes:
    text = name.encode("utf-16-le")
    return _record(0x85, struct.pack("<IBBBB", place, 0, 0, len(name), 1) + text)


if __name__ == "__main__":
    TARGET.write_bytes(container({"Workbook": workbook()}))
