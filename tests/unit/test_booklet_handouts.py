"""Signs, cards, tents, labels, badges and workbooks of the day."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from generator.booklet.buyers import Workbooks
from generator.booklet.handouts import HandoutKind, print_handout
from generator.booklet.volume import Composer, Request
from generator.diagnostics import UsageError
from generator.records import Booklet, Wish
from tests.support.prints import ADDRESS, ALL, Book, shelf
from tests.support.sites import product

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PageObject

EVENT = """\
name: Hội nghị kết nối cung cầu
starts: 2026-11-25
organisers: [Sở Công Thương]
programme: [{title: Khai mạc, speaker: Nguyễn Thị Lan, office: Phó Giám đốc}]
booths:
  - {number: A10, producers: [htx-chu]}
  - {number: A2, name: "Gian #set $1$", products: [bac-ninh/ruou]}
retailers:
  - name: Siêu thị Xanh
    wishes: [{text: mỳ gạo}, {text: Rượu, min_stars: 5}, {text: cá hồi}]
"""
FILES = {
    "content/producers/htx-chu.yml": 'name: Hợp tác xã Chũ\nprovince: bac-ninh\nphone: "0204 385 1234"\n',
    "content/products/bac-ninh/my-gao-chu.md": product(
        producer="htx-chu", price="{retail: 45000, unit: gói}", trade="{moq: 100 gói}"
    ),
    "content/products/bac-ninh/ruou.md": product('"=Rượu nếp"', category="do-uong"),
    "content/events/hoi-nghi.yml": EVENT,
}
REQUEST = Request(booklet=Booklet(), event="hoi-nghi")
UPRIGHT, ACROSS = (210, 297), (297, 210)
SIDES = {"signs": UPRIGHT, "cards": UPRIGHT, "tents": ACROSS, "labels": UPRIGHT, "badges": UPRIGHT}


def handout(root: Path, kind: HandoutKind, request: Request = REQUEST) -> Book:
    return Book(print_handout(shelf(root, FILES), kind, request, root, moment=0).pdf)


def millimetres(page: PageObject) -> tuple[int, int]:
    return round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)


@pytest.mark.parametrize("kind", list(SIDES))
def test_handouts_are_on_plain_paper_and_tagged(tmp_path: Path, kind: HandoutKind) -> None:
    book = handout(tmp_path, kind)
    assert SIDES[kind] == millimetres(book.reader.pages[-1])
    assert all(book.fonts().values())


def test_signs_come_by_number_with_products_and_the_event_page(tmp_path: Path) -> None:
    book = handout(tmp_path, "signs")
    assert 2 == book.pages
    assert "A2" in book.text(1)
    assert "Gian #set $1$ =Rượu nếp 4 sao" in book.text(1)
    assert "Hợp tác xã Chũ Mỳ gạo Chũ 4 sao" in book.text(2)
    assert [f"{ADDRESS}su-kien/hoi-nghi/"] * 2 == book.codes()


@pytest.mark.parametrize("kind", ["cards", "tents", "labels"])
def test_codes_lead_to_the_products(tmp_path: Path, kind: HandoutKind) -> None:
    book = handout(tmp_path, kind)
    assert {f"{ADDRESS}san-pham/bac-ninh/{slug}/" for slug in ("my-gao-chu", "ruou")} == set(book.codes())
    assert "45.000 ₫ / gói" in book.whole


def test_a_tent_has_two_faces(tmp_path: Path) -> None:
    assert 3 == handout(tmp_path, "tents").whole.count("Mỳ gạo Chũ")  # two faces and the hidden heading


def test_badges_name_speakers_and_leave_a_line_for_others(tmp_path: Path) -> None:
    text = handout(tmp_path, "badges").whole
    for words in ("Diễn giả Nguyễn Thị Lan Phó Giám đốc", "Ban tổ chức", "Hợp tác xã Chũ", "Siêu thị Xanh"):
        assert words in text, words


def test_signs_need_an_event_with_booths(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="need an event"):
        handout(tmp_path / "a", "signs", Request(booklet=Booklet(select=ALL)))
    bare = {**FILES, "content/events/hoi-nghi.yml": "name: Hội nghị\nstarts: 2026-11-25\n"}
    with pytest.raises(UsageError, match="has no booths"):
        print_handout(shelf(tmp_path / "b", bare), "signs", REQUEST, tmp_path / "b", moment=0)


def books(root: Path) -> Workbooks:
    return Workbooks(Composer(shelf(root, FILES), REQUEST, root))


def rows(data: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [list[object](line) for line in sheet.to_python()]


def test_the_buyers_sheet_has_trade_contacts_and_room_for_notes(tmp_path: Path) -> None:
    made = books(tmp_path).buyers()
    heads, *lines = rows(made)
    assert ["Ghi chú", "Số lượng", "Giá thỏa thuận"] == heads[-3:]
    by_name = {line[1]: dict(zip(heads, line, strict=True)) for line in lines}
    assert {"Mỳ gạo Chũ", "=Rượu nếp"} == set(by_name)
    chu = by_name["Mỳ gạo Chũ"]
    assert ("A10", "0204 385 1234", "100 gói") == (chu["Gian"], chu["Điện thoại"], chu["Đặt hàng tối thiểu"])
    assert made == books(tmp_path / "again").buyers()


def test_wishes_meet_products(tmp_path: Path) -> None:
    _, *lines = rows(books(tmp_path).matches())
    assert [("mỳ gạo", "Mỳ gạo Chũ"), ("Rượu", ""), ("cá hồi", "")] == [
        (line[1], line[3] if line[2] != "Danh mục chưa có sản phẩm phù hợp" else "") for line in lines
    ]


@pytest.mark.parametrize(("text", "expected"), [("my gao", ["my-gao-chu"]), ("RƯỢU", ["ruou"]), ("gạ", [])])
def test_wishes_are_read_without_marks(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert expected == [entry.slug for entry in books(tmp_path).matching(Wish(text=text))]


def test_the_buyers_sheet_needs_no_photo(tmp_path: Path) -> None:
    files = {"content/products/bac-ninh/my-gao-chu.md": product(images="[{file: my.jpg, alt: Mỳ}]")}
    folder = tmp_path / "content/products/bac-ninh"
    folder.mkdir(parents=True)
    Image.new("RGB", (800, 600), "white").save(folder / "my.jpg")
    catalogue = shelf(tmp_path, files)
    (folder / "my.jpg").write_bytes(b"\xff\xd8\xff broken")
    sheet = Workbooks(Composer(catalogue, Request(booklet=Booklet(select=ALL)), tmp_path)).buyers()
    assert sheet.startswith(b"PK")
