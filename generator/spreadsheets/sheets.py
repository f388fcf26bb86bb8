"""Spreadsheets as rows of texts. Nothing here knows what the columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import EnvironmentFault, UsageError
from generator.spreadsheets.delimited import delimited_rows
from generator.spreadsheets.grid import Row, Sheet, column_letters
from generator.spreadsheets.packages import PACKAGE, package_kind
from generator.spreadsheets.workbooks import OLD_EXCEL, read_workbook

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ENDINGS", "SIZE_LIMIT", "Row", "Sheet", "column_letters", "read_bytes", "read_sheets"]

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
SIZE_LIMIT = 64 * 1024 * 1024
"""Most bytes of a list. One of all 18,000 products of the programme takes about 6 MB."""

_ALSO = (".xlsm", ".xlsb", ".tsv", ".txt")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")


def read_sheets(path: Path) -> list[Sheet]:
    """Read a list of any kind, told by its content and not by its name.

    Raises UsageError where it is no such file, EnvironmentFault where it cannot be opened.
    """
    if path.suffix.lower() not in (*ENDINGS, *_ALSO):
        raise UsageError(
            vi=f"Không đọc được tệp {path.name}. Các loại đọc được: {', '.join(ENDINGS)}.",
            en=f"{path.name} cannot be read. Kinds that can: {', '.join(ENDINGS)}.",
        )
    data = read_bytes(path)
    if data.startswith(PACKAGE):
        return read_workbook(path, package_kind(data, path.name))
    if data.startswith(OLD_EXCEL):
        return read_workbook(path, "xls")
    if data.lstrip()[:9].lower().startswith(_WEB_PAGE):
        raise _web_page(path)
    return [Sheet(path.name, tuple(delimited_rows(_text(data, path))))]


def _text(data: bytes, path: Path) -> str:
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            vi=f"Tệp {path.name} không dùng bảng mã UTF-8. Hãy lưu lại thành .xlsx, hoặc chọn “CSV UTF-8”.",
            en=f"{path.name} is not in UTF-8. Please save it again as .xlsx, or choose “CSV UTF-8”.",
        ) from None


def _web_page(path: Path) -> UsageError:
    return UsageError(
        vi=f"Tệp {path.name} là trang web hoặc XML, không phải bảng tính. Hãy mở bằng Excel hoặc LibreOffice "
        "rồi lưu thành .xlsx.",
        en=f"{path.name} is a web page or XML, no spreadsheet. Please open it in Excel or LibreOffice and "
        "save it as .xlsx.",
    )


def read_bytes(path: Path) -> bytes:
    """Return a file of bounded size. Raises UsageError and EnvironmentFault."""
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
