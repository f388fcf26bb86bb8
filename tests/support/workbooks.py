"""Workbooks made for tests: .xlsx by XlsxWriter, .ods by hand, and parts smuggled into either."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Cell = str | int | float | bool | None | date
Rows = list[list[Cell]]

HEADER: list[Cell] = ["STT", "Tên sản phẩm", "Chủ thể", "Tỉnh", "Ngành", "Hạng sao"]


def xlsx(  # noqa: PLR0913 (what a sheet can have)
    path: Path,
    sheets: Mapping[str, Rows] | Rows,
    *,
    merged: Mapping[str, Cell] | None = None,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
    hidden_sheets: Sequence[str] = (),
    formulas: Mapping[str, tuple[str, str]] | None = None,
) -> Path:
    """Write a workbook. Places are as in Excel: ``merged={"B5:B7": "HTX A"}``, rows from 1.

    ``formulas`` and ``merged`` go to the first sheet; a formula is (text, value as it was last computed).
    """
    named = sheets if not isinstance(sheets, list) else {"Sheet1": sheets}
    with xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, (name, rows) in enumerate(named.items()):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                _write(sheet, row, cells, day)
            if name in hidden_sheets:
                sheet.hide()
            if number == 0:
                _dress(sheet, merged or {}, formulas or {}, hidden_rows, hidden_columns)
    return path


def _write(sheet: Any, row: int, cells: Sequence[Cell], day: Any) -> None:  # noqa: ANN401 (no types)
    for column, value in enumerate(cells):
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, day)
        elif value is not None and value != "":
            sheet.write(row, column, value)


def _dress(
    sheet: Any,  # noqa: ANN401 (the library carries no types)
    merged: Mapping[str, Cell],
    formulas: Mapping[str, tuple[str, str]],
    rows: Sequence[int],
    columns: Sequence[str],
) -> None:
    for place, value in merged.items():
        sheet.merge_range(place, value)
    for place, (text, result) in formulas.items():
        sheet.write_formula(place, text, None, result)
    for row in rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in columns:
        sheet.set_column(f"{column}:{column}", None, None, {"hidden": True})


def ods(path: Path, tables: Mapping[str, str]) -> Path:
    """Write an .ods whose tables are given as their XML; see `ods_row`."""
    body = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables.items())
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return path


def ods_row(*cells: str, spans: Mapping[int, int] | None = None, attributes: str = "") -> str:
    """Return a row of text cells; ``spans``: how many rows a cell goes down, by its place."""
    inside = "".join(_ods_cell(place, text, spans or {}) for place, text in enumerate(cells))
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


def _ods_cell(place: int, text: str, spans: Mapping[int, int]) -> str:
    span = f' table:number-rows-spanned="{spans[place]}"' if place in spans else ""
    if not text:
        return f"<table:table-cell{span}/>"
    inside = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="string"{span}>{inside}</table:table-cell>'


def smuggle(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Put parts into a workbook; one that is there is replaced."""
    kept = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename not in parts:
                new.writestr(one, old.read(one))
        for name, data in parts.items():
            new.writestr(name, data)
    return path
