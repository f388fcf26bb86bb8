"""How an import reads cells: sheets, headers, ranks, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import UsageError
from generator.records.taxonomy import ListColumns
from generator.spreadsheets.columns import Headers
from generator.spreadsheets.details import mentioned_stars, read_details
from generator.spreadsheets.findings import Finding
from generator.spreadsheets.grid import Row, Sheet, column_letters
from generator.spreadsheets.ranks import read_rank
from generator.spreadsheets.rows import Entry, entries_of, province_in
from generator.spreadsheets.sheets import read_sheets
from generator.taxonomy import read_table
from tests.support.taxonomy import FOLDER, real_taxonomy

if TYPE_CHECKING:
    from pathlib import Path


def sheet(*rows: str, name: str = "danh-sach.csv") -> Sheet:
    """Rows of cells between bars."""
    cells = (tuple(cell.strip() for cell in row.split("|")) for row in rows)
    return Sheet(name, tuple(Row(number, row) for number, row in enumerate(cells, 1)))


def headers() -> Headers:
    return Headers(read_table(FOLDER, "list_columns.yml", ListColumns))


def entries(*rows: str) -> tuple[list[Entry], list[Finding]]:
    table = headers().find_table(sheet(*rows))
    assert table is not None
    report: list[Finding] = []
    return list(entries_of(table, real_taxonomy(), report)), report


@pytest.mark.parametrize(
    "data",
    [
        b"name,stars\nB\xc3\xa1nh,3\n",
        b"\xef\xbb\xbfname,stars\r\nB\xc3\xa1nh,3\r\n",
        b"name;stars\nB\xc3\xa1nh;3",
        b"name\tstars\rBa\xcc\x81nh\t 3\r",
        "name,stars\nBánh,3\n".encode("utf-16"),
    ],
)
def test_a_csv_of_any_program(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "ds.csv"
    path.write_bytes(data)
    (found,) = read_sheets(path)
    assert [("name", "stars"), ("Bánh", "3")] == [row.cells for row in found.rows]


def test_rows_have_the_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text('name,stars\n"Bánh\nđậu",3\n\nKẹo,4\n', encoding="utf-8")
    (found,) = read_sheets(path)
    assert [(1, "name"), (2, "Bánh đậu"), (4, ""), (5, "Kẹo")] == [
        (row.number, row.cells[0] if row.cells else "") for row in found.rows
    ]


@pytest.mark.parametrize("name", ["ds.docx", "ds", "khong-co.csv"])
def test_a_file_that_is_no_list(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        read_sheets(tmp_path / name)


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_bytes("Tên sản phẩm,Sao\nBánh\n".encode("cp1258", "replace") + b"\xff\xd0")
    with pytest.raises(UsageError) as caught:
        read_sheets(path)
    assert "UTF-8" in caught.value.text.vi


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(index: int, letters: str) -> None:
    assert letters == column_letters(index)


def test_headers_are_found_below_a_title() -> None:
    found = headers().find_table(
        sheet(
            "DANH SÁCH SẢN PHẨM OCOP",
            "Tên sản phẩm",
            "STT | TÊN SẢN PHẨM (*) | Chủ thể | Hạng sao",
            "1|Bánh|HTX A|3",
        )
    )
    assert found is not None
    assert {0: "row_no", 1: "name", 2: "producer", 3: "stars"} == found.fields
    assert 3 == found.header.number


def test_a_sheet_without_headers_has_no_table() -> None:
    assert headers().find_table(sheet("Bánh | HTX A | 3", "Tên sản phẩm | khác")) is None


def test_columns_that_are_not_read_are_said_and_personal_ones_never_quoted() -> None:
    table = headers().find_table(sheet("Tên sản phẩm|Sao|STT|Số CCCD|Lạ|Hạng sao", "Bánh|3|1|0123|x|4"))
    assert table is not None
    assert [
        ("column-personal", "D1"),
        ("column-unknown", "E1"),
        ("column-duplicate", "F1"),
    ] == [(finding.code, finding.cell) for finding in headers().survey(table)]
    assert "0123" not in repr(list(headers().survey(table)))
    (entry,) = entries_of(table, real_taxonomy(), [])
    assert {"name": "Bánh", "stars": "3"} == entry.values


def test_headings_between_rows_carry_province_category_and_district() -> None:
    rows, report = entries(
        "Phụ lục: sản phẩm OCOP tỉnh Bắc Giang năm 2024",
        "Tên sản phẩm|Chủ thể|Sao",
        "I. NHÓM THỰC PHẨM",
        "Huyện Lục Ngạn||",
        "Mỳ gạo|HTX A|4",
        "Tỉnh Yên Bái||",
        "II. Đồ uống||",
        "Rượu ngô|HTX B|3",
        "Tổng cộng||2",
        "Công viên di sản|Ban quản lý|3",
    )
    assert [
        ("Mỳ gạo", "Bắc Giang", "thuc-pham", "Huyện Lục Ngạn"),
        ("Rượu ngô", "Yên Bái", "do-uong", ""),
        ("Công viên di sản", "Yên Bái", "do-uong", ""),
    ] == [(row.get("name"), row.carried.province, row.carried.category, row.carried.district) for row in rows]
    assert ["total-row"] == [finding.code for finding in report]


def test_columns_without_a_field_of_their_own_are_noted() -> None:
    rows, _ = entries("Tên sản phẩm|Sao|Tiêu chuẩn", "Bánh|3|VietGAP")
    assert ("Tiêu chuẩn: VietGAP",) == rows[0].noted


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Danh sách sản phẩm OCOP tỉnh Bắc Giang năm 2024", "Bắc Giang"),
        ("TỈNH BÀ RỊA - VŨNG TÀU", "BÀ RỊA - VŨNG TÀU"),
        ("thành phố Vinh, tỉnh Nghệ An", "Nghệ An"),
        ("Sản phẩm của TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("Danh sách Bắc Giang", ""),
        ("tỉnh", ""),
    ],
)
def test_the_province_of_a_title(text: str, province: str) -> None:
    assert province == province_in(text, real_taxonomy())


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("3", 3),
        ("4.0", 4),
        ("3*", 3),
        ("***", 3),
        ("★★★★", 4),
        ("4 sao", 4),
        ("Hạng 3 sao", 3),
        ("ba sao", 3),
        ("III", 3),
        ("OCOP 3 SAO", 3),
        ("Ocop.4", 4),
        ("OCOP 4 sao (QĐ 114/QĐ-UBND, 15/1/2020)", 4),
        ("0", 0),
    ],
)
def test_ranks_as_lists_write_them(text: str, stars: int) -> None:
    assert (stars, False) == (read_rank(text).stars, read_rank(text).proposed)


@pytest.mark.parametrize(
    "text", ["", "Ocop", "10", "35", "VICOSAP: 4 SP OCOP 5 sao quốc gia + 7 SP OCOP 4 sao", "x"]
)
def test_texts_that_state_no_rank(text: str) -> None:
    assert read_rank(text).stars is None


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("tiềm năng 5 sao", None),
        ("5 sao (tiềm năng)", None),
        ("được đề xuất lên Trung ương đánh giá 5 sao", None),
        ("đạt OCOP 4 sao, tiềm năng 5 sao", 4),
    ],
)
def test_a_proposed_rank_is_none(text: str, stars: int | None) -> None:
    assert (stars, True) == (read_rank(text).stars, read_rank(text).proposed)


@pytest.mark.parametrize(
    ("text", "decision", "date", "note"),
    [
        ("QĐ 4261/QĐ-UBND ngày 24/6/2025", "4261/QĐ-UBND", "2025-06-24", ""),
        ("QĐ 4261/QĐ-UBND, đợt 2 năm 2021", "4261/QĐ-UBND", "", "đợt 2 năm 2021"),
        (
            "Quyết định số 377/QĐ-BNN-VPĐP ngày 17/1/2025 (đợt 3 năm 2024)",
            "377/QĐ-BNN-VPĐP",
            "2025-01-17",
            "đợt 3 năm 2024",
        ),
        ("Công nhận 29/12/2023", "", "2023-12-29", ""),
        ("Công nhận lại 08/7/2024", "", "2024-07-08", "Công nhận lại"),
        ("Mới; công nhận 08/7/2024", "", "2024-07-08", "Mới"),
        ("OCOP quốc gia tháng 6/2025; giống ST25", "", "2025-06", "OCOP quốc gia tháng 6/2025; giống ST25"),
        ("Năm 2022 (công bố 24/6/2022)", "", "", "Năm 2022 (công bố 24/6/2022)"),
        ("Đợt 1 năm 2024", "", "", "Đợt 1 năm 2024"),
        ("Công nhận 31/2/2023", "", "", ""),
    ],
)
def test_decisions_and_dates_in_a_note(text: str, decision: str, date: str, note: str) -> None:
    found = read_details(text)
    assert (decision, date) == (found.decision, found.date.iso() if found.date else "")
    if date or note:
        assert note == found.note


def test_a_validity_gives_its_start_and_its_end() -> None:
    found = read_details("QĐ 2585/QĐ-UBND; giá trị 36 tháng từ 28/12/2023")
    assert ("2023-12-28", "2026-12-28") == (str(found.date), str(found.expires))
    assert "giá trị 36 tháng từ 28/12/2023" == found.note
    assert (
        read_details("Giá trị 3 năm kể từ 31/01/2024").expires
        == read_details("Giá trị 36 tháng kể từ 31/01/2024").expires
    )


@pytest.mark.parametrize(
    ("text", "score"),
    [("63 điểm", 63), ("điểm trung bình 65,8", 65.8), ("70 điểm; đợt 3/2020", 70), ("Trên 90 điểm", None)],
)
def test_scores_in_a_note(text: str, score: float | None) -> None:
    assert score == read_details(text).score


@pytest.mark.parametrize(
    ("text", "past", "note"),
    [
        ("OCOP 4 sao năm 2019; 5 sao quốc gia năm 2021", [(4, "2019"), (5, "2021")], ""),
        (
            "Đợt 1 năm 2024; 4 sao từ năm 2021 (đánh giá lại)",
            [(4, "2021")],
            "Đợt 1 năm 2024; 4 sao từ năm 2021 (đánh giá lại)",
        ),
        ("năm 2023 đạt 4 sao cấp tỉnh", [(4, "2023")], "năm 2023 đạt 4 sao cấp tỉnh"),
        ("Thăng hạng từ 3 sao lên 4 sao", [], "Thăng hạng từ 3 sao lên 4 sao"),
    ],
)
def test_earlier_ranks_in_a_note(text: str, past: list[tuple[int, str]], note: str) -> None:
    found = read_details(text)
    assert (past, note) == ([(one.stars, one.year) for one in found.past], found.note)


def test_english_names_only_where_an_english_page_gives_them() -> None:
    found = read_details("Trang tiếng Anh ghi 'Ngoc Thuy tea', 'Su Anh Cooperative'")
    assert ("Ngoc Thuy tea", "Su Anh Cooperative", "") == (found.name_en, found.producer_en, found.note)
    translated = read_details("Trang dịch: 'tissue-cultured orchid'")
    assert ("", "Trang dịch: 'tissue-cultured orchid'") == (translated.name_en, translated.note)


@pytest.mark.parametrize(
    ("text", "stars", "proposed"),
    [
        ("Tiềm năng 5 sao, đề nghị Trung ương đánh giá", {5}, True),
        ("Nâng cấp từ 3 sao lên 4 sao", {4}, False),
        ("Đăng ký nâng hạng 4 sao lên 5 sao năm 2022", {4, 5}, True),
        ("4 sao cấp tỉnh theo nguồn khác", {4}, False),
        ("HACCP", set(), False),
    ],
)
def test_ranks_that_a_note_speaks_of(text: str, stars: set[int], *, proposed: bool) -> None:
    assert (stars, proposed) == mentioned_stars(text)


def test_nothing_of_a_note_is_lost() -> None:
    text = "HACCP, ISO 22000; xuất khẩu Mỹ; giá 1.800 USD/tấn"
    assert text == read_details(text).note
