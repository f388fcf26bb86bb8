"""Workbooks as rows: .xlsx, .xls, .ods; merged and hidden cells; and files that mean harm."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import UsageError
from generator.spreadsheets.grid import Fault
from generator.spreadsheets.sheets import read_sheets
from tests.support.programs import REPOSITORY
from tests.support.workbooks import HEADER, ods, ods_row, smuggle, xlsx

if TYPE_CHECKING:
    from pathlib import Path

XLS = REPOSITORY / "tests" / "unit" / "data" / "danh-sach.xls"
SECONDS = 20
"""A hostile file is refused in less."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "ds.xlsx"


def test_values_become_the_texts_that_people_see(book: Path) -> None:
    day = date(2023, 12, 18)
    xlsx(book, [["A ", 3, 78.5, 78.125, day, True, "Ba\u0301nh\u00a0", 912345678.0, "x\ny"]])
    (sheet,) = read_sheets(book)
    (row,) = sheet.rows
    assert ("A", "3", "78.5", "78.1250", "2023-12-18", "true", "Bánh", "912345678", "x y") == row.cells
    assert ((4,), (1, 2, 3, 5, 7), ["x", "y"]) == (row.dates, row.numbers, row.lines(8))


def test_merged_cells_hold_for_each_of_their_rows(book: Path) -> None:
    xlsx(book, [["a", None], ["b", None], ["c", "khác"]], merged={"B1:B2": "HTX A"})
    (sheet,) = read_sheets(book)
    assert [("a", "HTX A"), ("b", "HTX A"), ("c", "khác")] == [row.cells for row in sheet.rows]


def test_a_title_across_columns_is_one_cell(book: Path) -> None:
    xlsx(book, [[None], ["a", "b", "c"]], merged={"A1:C1": "DANH SÁCH"})
    (sheet,) = read_sheets(book)
    assert ("DANH SÁCH",) == sheet.rows[0].cells


def test_hidden_rows_columns_and_sheets_are_known(book: Path) -> None:
    xlsx(
        book,
        {"DS": [["a", "b"], ["c", "d"]], "Ẩn": [["x"]]},
        hidden_rows=[2],
        hidden_columns=["B"],
        hidden_sheets=["Ẩn"],
    )
    shown, hidden = read_sheets(book)
    assert ([False, True], (1,)) == ([row.hidden for row in shown.rows], shown.hidden_columns)
    assert (True, ()) == (hidden.hidden, hidden.rows)


def test_formulas_without_a_value_are_told(book: Path) -> None:
    xlsx(book, [["a"]], formulas={"B1": ("=1/0", "#DIV/0!"), "C1": ("=A1", ""), "D1": ("=1+1", "2")})
    (sheet,) = read_sheets(book)
    assert (Fault(1, 1, "#DIV/0!"), Fault(1, 2, "")) == sheet.faults
    assert ("a", "", "", "2") == sheet.rows[0].cells


def test_rows_keep_their_numbers_below_empty_ones(book: Path) -> None:
    xlsx(book, [[], [], ["", "", "a"]])
    (sheet,) = read_sheets(book)
    assert [(3, ("", "", "a"))] == [(row.number, row.cells) for row in sheet.rows]


def test_an_ods_with_merged_and_hidden_rows(tmp_path: Path) -> None:
    rows = (
        ods_row("Tên", "Chủ thể")
        + ods_row("Bánh", "HTX A", spans={1: 2})
        + ods_row("Kẹo", "")
        + ods_row("Ẩn", "x", attributes='table:visibility="collapse"')
        + '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
    )
    (sheet,) = read_sheets(ods(tmp_path / "ds.ods", {"DS": rows}))
    assert [
        (("Tên", "Chủ thể"), False),
        (("Bánh", "HTX A"), False),
        (("Kẹo", "HTX A"), False),
        (("Ẩn", "x"), True),
    ] == [(row.cells, row.hidden) for row in sheet.rows]


def test_an_xls_of_old_excel() -> None:
    """The file is made by ``tests/support/old_excel.py``."""
    sheets = read_sheets(XLS)
    assert ["Danh sách", "Trống"] == [sheet.name for sheet in sheets]
    rows = sheets[0].rows
    assert ("STT", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày quyết định") == rows[1].cells
    assert ("1", "Mỳ gạo Chũ", "HTX A", "4", "2023-12-18") == rows[2].cells
    assert ("2", "Bánh đa Kế", "HTX A", "3 sao", "2024") == rows[3].cells


def test_a_workbook_by_another_name_is_known_by_its_content(tmp_path: Path, book: Path) -> None:
    other = tmp_path / "ds.csv"
    xlsx(book, [["a"]])
    other.write_bytes(book.read_bytes())
    assert [("a",)] == [row.cells for row in read_sheets(other)[0].rows]


def refused(path: Path) -> str:
    """The Vietnamese sentence with which a file is refused, soon."""
    start = time.monotonic()
    with pytest.raises(UsageError) as caught:
        read_sheets(path)
    assert time.monotonic() - start < SECONDS
    return caught.value.text.vi


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(book: Path, part: str) -> None:
    assert "macro" in refused(smuggle(xlsx(book, [HEADER]), {part: b"\0"}))


@pytest.mark.parametrize("part", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_links_to_other_files_are_refused(book: Path, part: str) -> None:
    assert "liên kết ngoài" in refused(smuggle(xlsx(book, [HEADER]), {part: b"<externalLink/>"}))


def test_a_zip_bomb_is_refused(book: Path) -> None:
    bomb = b"<worksheet>" + b" " * (300 * 1024**2)
    assert "300 MB" in refused(smuggle(xlsx(book, [HEADER]), {"xl/worksheets/sheet1.xml": bomb}))


def test_a_zip_of_very_many_parts_is_refused(book: Path) -> None:
    parts = {f"xl/media/{number}.png": b"" for number in range(10_001)}
    assert "độc hại" in refused(smuggle(xlsx(book, [HEADER]), parts))


def test_a_zip_that_lies_about_its_size_is_refused(book: Path) -> None:
    bomb = b"<worksheet><sheetData/>" + b" " * (200 * 1024**2) + b"</worksheet>"
    smuggle(xlsx(book, [HEADER]), {"xl/worksheets/sheet1.xml": bomb})
    data = book.read_bytes()
    book.write_bytes(data.replace(len(bomb).to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert "hỏng" in refused(book)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is>
<t>&b;</t></is></c></row></sheetData></worksheet>"""


def test_entities_are_refused(book: Path) -> None:
    assert "hỏng" in refused(smuggle(xlsx(book, [HEADER]), {"xl/worksheets/sheet1.xml": ENTITIES}))


def test_a_sheet_that_spreads_too_far_is_refused_with_its_last_cell(book: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(book, {"constant_memory": True}) as made:
        sheet = made.add_worksheet("DS")
        sheet.write_string(0, 0, "a")
        sheet.write_string(1_048_575, 16_383, "b")
    said = refused(book)
    assert "“DS” kéo đến ô XFD1048576" in said


def test_an_ods_that_repeats_a_cell_for_ever_is_refused(tmp_path: Path) -> None:
    cell = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"'
        ' table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    assert "XFD1048576" in refused(ods(tmp_path / "ds.ods", {"DS": cell}))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04 and then nothing", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "hỏng"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "trang web"),
        (b"%PDF-1.7\n\xff\xfe\xd0", "UTF-8"),
    ],
)
def test_files_that_are_no_workbook(book: Path, data: bytes, word: str) -> None:
    book.write_bytes(data)
    assert word in refused(book)


def test_a_zip_that_is_no_workbook(book: Path) -> None:
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "không phải bảng tính" in refused(book)


def test_a_workbook_with_a_password(book: Path) -> None:
    """Excel wraps an encrypted workbook into an old container with these two streams."""
    from tests.support.old_excel import container

    book.write_bytes(container({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 5000}))
    assert "mật khẩu" in refused(book)


def test_macros_in_an_old_workbook_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ds.xls"
    path.write_bytes(XLS.read_bytes() + "_VBA_PROJECT_CUR".encode("utf-16-le"))
    assert "macro" in refused(path)
