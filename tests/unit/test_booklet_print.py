"""The booklet as a PDF, read back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
import yaml
from msgspec.structs import replace
from PIL import Image

from generator.booklet.paper import form_of, saddle_order, spine
from generator.booklet.printing import print_booklet
from generator.booklet.richtext import blocks
from generator.booklet.typesetting import printable
from generator.booklet.volume import Composer, Request
from generator.diagnostics import OcopError
from generator.records import Booklet, Query
from tests.support.prints import ADDRESS, ALL, Book, opened, print_of, printed, shelf
from tests.support.sites import product
from tests.support.workshop import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PageObject

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
HOSTILE = (
    "#set page(fill: red)", "$x^2$ và 5$", "*đậm* _nghiêng_", "@ghi-chu <nhãn>", "\\u{41} \\ \\\\",
    "`mã` ```khối```", "= Tiêu đề", "// chú thích /* x */", '#import "data.json"', "~ -- --- ... 'a' \"b\"",
)  # fmt: skip


def several(count: int, province: str = "bac-ninh") -> dict[str, str]:
    return {
        f"content/products/{province}/sp-{number}.md": product(f"Sản phẩm số {number}", province=province)
        for number in range(1, count + 1)
    }


def test_a_booklet_says_what_it_shows(tmp_path: Path) -> None:
    files = {
        "content/products/bac-ninh/my-gao-chu.md": product(
            name_en="Chu rice noodles",
            commune="Nam Dương",
            producer='{name: HTX Mỳ Chũ, type: htx, phone: "0204 385 1234"}',
            packaging="gói 500 g",
            price="{retail: 45000, unit: gói 500 g}",
        )
    }
    book = printed(tmp_path, files, Booklet(select=ALL, per_page=1))
    text = book.whole
    for words in (
        "Mỳ gạo Chũ",
        "Chu rice noodles",
        "4 sao",
        "HTX Mỳ Chũ",
        "Nam Dương, Bắc Ninh",
        "3981/QĐ-UBND, 18/12/2025",
        "Còn hiệu lực đến 18/12/2028",
        "45.000 ₫ / gói 500 g",
        "0204 3851 234",
        "Mục lục",
        "Tổng quan",
    ):
        assert words in text, words


def test_codes_and_links_lead_to_the_pages_of_the_products(tmp_path: Path) -> None:
    book = printed(tmp_path, several(5))
    expected = [f"{ADDRESS}san-pham/bac-ninh/sp-{number}/" for number in range(1, 6)]
    assert expected == book.codes()
    linked = [link for page in range(1, book.pages + 1) for link in book.links(page)]
    assert set(expected) <= set(linked)


def test_without_an_address_there_are_no_codes_and_the_organiser_is_told(tmp_path: Path) -> None:
    catalogue = shelf(tmp_path, several(1), settings="title: Danh mục thử\n")
    done = print_booklet(catalogue, Request(booklet=Booklet(select=ALL)), tmp_path, moment=0)
    assert [] == Book(done.pdf).codes()
    assert any("--base-url" in note.en for note in done.notes)


@pytest.mark.parametrize("per_page", [1, 2, 4, 8])
def test_pages_of_the_index_are_those_of_the_products(tmp_path: Path, per_page: int) -> None:
    files = several(9) | several(3, "nghe-an")
    book = printed(tmp_path, files, Booklet(select=ALL, per_page=per_page))  # type: ignore[arg-type]
    first = next(page for _, title, page in book.bookmarks() if title == "Tra cứu theo sản phẩm")
    index = " ".join(book.text(page) for page in range(first, book.pages + 1))
    found = re.findall(r"Sản phẩm số (\d+), (Bắc Ninh|Nghệ An) (\d+)", index)
    assert 12 == len(found)
    for number, province, page in found:
        assert f"Sản phẩm số {number} " in f"{book.text(int(page))} "
        assert province in book.text(int(page))


def test_bookmarks_lead_to_parts_and_products(tmp_path: Path) -> None:
    book = printed(tmp_path, several(2) | several(1, "nghe-an"))
    marks = book.bookmarks()
    chapters = [title for level, title, _ in marks if level == 1]
    assert ["Mục lục", "Tổng quan", "Bắc Ninh", "Nghệ An"] == chapters[:4]
    for _, title, page in marks:
        assert title in book.text(page)
    assert [2, 2, 2] == [level for level, title, _ in marks if title.startswith("Sản phẩm số")]


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    book = printed(tmp_path, several(1), title="OCOP Bắc Ninh")
    about = book.reader.metadata
    assert about is not None
    assert "OCOP Bắc Ninh" == about.title
    assert "vi" == book.reader.trailer["/Root"]["/Lang"]  # type: ignore[index]
    assert "pdfuaid:part" in book.reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert {"BeVietnamPro"} == {name.partition("-")[0] for name in book.fonts()}
    assert all(book.fonts().values())


def test_every_vietnamese_letter_is_printed(tmp_path: Path) -> None:
    vowels = "aăâeêioôơuưy"
    letters = {normalize("NFC", vowel + tone) for vowel in vowels for tone in TONES} | set(LETTERS)
    text = "".join(sorted(letters | {letter.upper() for letter in letters}))
    files = {
        f"content/products/bac-ninh/chu-{number}.md": product(text[start : start + 40])
        for number, start in enumerate(range(0, len(text), 40))
    }
    book = printed(tmp_path, files, Booklet(select=ALL, per_page=1))
    printed_text = book.whole.replace(" ", "")
    assert [] == [letter for letter in text if letter not in printed_text]
    assert "?" not in printed_text


@pytest.mark.parametrize("per_page", [1, 4, 8])
def test_what_people_write_prints_as_itself(tmp_path: Path, per_page: int) -> None:
    files = {
        f"content/products/bac-ninh/sp-{number}.md": product(
            yaml.safe_dump(name, allow_unicode=True, width=1000).strip().removesuffix("\n...")
        )
        for number, name in enumerate(HOSTILE)
    }
    book = printed(tmp_path, files, Booklet(select=ALL, per_page=per_page))  # type: ignore[arg-type]
    whole = book.whole.replace(" ", "")
    for name in HOSTILE:
        assert name.replace(" ", "") in whole, name


@pytest.mark.parametrize("per_page", [1, 2, 4, 8])
def test_long_texts_stay_within_their_place(tmp_path: Path, per_page: int) -> None:
    long = "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch " * 3
    certificates = ", ".join(f"{{type: iso, number: 'ISO {number}/2026-VN'}}" for number in range(20))
    files = {
        f"content/products/bac-ninh/dai-{number}.md": product(
            f"{long}{number}",
            producer=f"{{name: '{'Hợp tác xã sản xuất và thương mại ' * 6}'}}",
            certificates=f"[{certificates}]",
            ingredients="gạo, nước, muối, " * 50,
            summary="Ngon và sạch. " * 40,
        )
        for number in range(8)
    }
    book = printed(tmp_path, files, Booklet(select=ALL, per_page=per_page))  # type: ignore[arg-type]
    pages = [page for page in range(1, book.pages + 1) if "Dịch vụ du lịch" in book.text(page)]
    own = [page for page in pages if "4 sao" in book.text(page)]
    assert 8 // per_page == len(own)
    for page in own:
        assert lowest(book.reader.pages[page - 1]) > form_of("a5", 1).bottom


def lowest(page: PageObject) -> float:
    """The lowest baseline of a page in millimetres from its lower edge, its number left out."""
    found: list[float] = []

    def visit(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        if text.strip() and not text.strip().isdigit():
            found.append(place[4] * matrix[1] + place[5] * matrix[3] + matrix[5])

    page.extract_text(visitor_text=visit)
    return min(found) / 72 * 25.4


def test_lapsed_recognitions_say_so_where_they_are_printed(tmp_path: Path) -> None:
    files = {
        "content/products/bac-ninh/cu.md": product("Rượu cũ", recognition="{date: 2020-01-01}"),
        "content/products/bac-ninh/moi.md": product("Rượu mới"),
    }
    assert "Rượu cũ" not in printed(tmp_path / "a", files).whole
    assert "Đã hết hạn: 1/1/2023" in printed(tmp_path / "b", files, Booklet(select=ALL, lapsed=True)).whole


def test_potential_five_stars_are_four(tmp_path: Path) -> None:
    files = {"content/products/bac-ninh/tiem-nang.md": product("Trà", stars="4", score="92")}
    text = printed(tmp_path, files).whole
    assert "4 sao" in text
    assert "5 sao" not in text


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    assert printed(tmp_path / "a", several(3)).pdf == printed(tmp_path / "b", several(3)).pdf


def photo(path: Path, size: tuple[int, int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise(size, 60).convert("RGB").save(path, format="JPEG")


def test_photos_have_the_dots_that_a_press_needs_and_small_ones_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "content/products/bac-ninh"
    photo(folder / "lon.jpg", (2400, 1800))
    photo(folder / "nho.jpg", (200, 300))
    files = {
        "content/products/bac-ninh/lon.md": product("Lớn", images="[{file: lon.jpg, alt: Gói mỳ}]"),
        "content/products/bac-ninh/nho.md": product("Nhỏ", images="[{file: nho.jpg}]"),
    }
    done = print_of(tmp_path, files, Booklet(select=ALL, per_page=2))
    notes = [note.en for note in done.notes]
    assert 1 == len(notes)
    assert "nho.jpg is 200 pixels wide" in notes[0]
    pages = Book(done.pdf).reader.pages
    widths = {image.image.width for page in pages for image in page.images if image.image}
    width_mm = 0.42 * (148 - 13 - 11)
    assert round(width_mm / 25.4 * 300) in widths


def test_a_broken_photo_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "content/products/bac-ninh"
    photo(folder / "my.jpg", (400, 300))
    files = {"content/products/bac-ninh/my.md": product(images="[{file: my.jpg}]")}
    print_of(tmp_path, files)
    catalogue = opened(tmp_path)
    (folder / "my.jpg").write_bytes(b"\xff\xd8\xff nonsense")
    with pytest.raises(OcopError, match=r"my\.jpg cannot be read"):
        print_booklet(catalogue, Request(booklet=Booklet(select=ALL)), tmp_path, moment=0)


def test_bleed_marks_and_trim_are_for_the_press_only(tmp_path: Path) -> None:
    plain = printed(tmp_path / "a", several(1)).reader.pages[0]
    press = printed(tmp_path / "b", several(1), press=True).reader.pages[0]
    assert plain.mediabox.width == pytest.approx(148 / 25.4 * 72, abs=0.1)
    assert press.mediabox.width == pytest.approx((148 + 2 * (3 + 6)) / 25.4 * 72, abs=0.1)
    assert press.trimbox.width == pytest.approx(148 / 25.4 * 72, abs=0.1)


def test_black_is_one_ink(tmp_path: Path) -> None:
    page = printed(tmp_path, several(1)).reader.pages[5]
    content = page.get_contents()
    assert content is not None
    assert b"0 0 0 1 k" in content.get_data()


def test_a_proof_is_marked(tmp_path: Path) -> None:
    assert "BẢN THỬ" in printed(tmp_path / "a", several(1), proof=True).text(3)
    assert "BẢN THỬ" not in printed(tmp_path / "b", several(1)).whole


def test_an_event_brings_its_people_programme_and_booths(tmp_path: Path) -> None:
    event = f"""\
name: Hội nghị kết nối cung cầu
starts: {TODAY.isoformat()}
place: Cung Hữu nghị
province: ha-noi
directed_by: Bộ Công Thương
organisers: [Sở Công Thương]
programme: [{{time: "14:00", title: Khai mạc, speaker: Bà Lan, office: Giám đốc}}]
booths: [{{number: B7, products: [bac-ninh/sp-1]}}]
retailers: [{{name: Siêu thị Xanh, wishes: [{{text: mật ong}}]}}]
memoranda: [{{parties: [HTX Chũ, Siêu thị Xanh], subject: Tiêu thụ mỳ}}]
booklet:
  foreword: |
    Đoạn **một**.

    Đoạn hai.
"""
    files = several(1) | {"content/events/hoi-nghi.yml": event}
    book = printed(tmp_path, files, Booklet(foreword="Đoạn **một**.\n\nĐoạn hai."), event="hoi-nghi")
    for words in (
        "Cung Hữu nghị, Hà Nội",
        "Sở Công Thương",
        "14:00 Khai mạc Bà Lan, Giám đốc",
        "Gian B7",
        "Cần tìm: mật ong",
        "HTX Chũ – Siêu thị Xanh",
        "Đoạn một.",
    ):
        assert words in book.whole, words


def test_the_book_can_be_in_english(tmp_path: Path) -> None:
    files = {"content/products/bac-ninh/my.md": product(name_en="Chu rice noodles")}
    text = printed(tmp_path, files, Booklet(select=ALL, languages=("en", "vi"))).whole
    for words in ("Table of contents", "Chu rice noodles", "Mỳ gạo Chũ", "4 stars", "18 December 2028"):
        assert words in text, words


def test_stories_become_data() -> None:
    found = blocks("## Tựa\n\nMột *hai* <script>x</script> [ba](javascript:x) #set\n\n- a\n- b")
    assert {"tag": "h3", "in": ["Tựa"]} == found[0]
    assert "#set" in str(found)
    assert "script" not in str(found)


def test_what_has_no_glyph_is_replaced() -> None:
    assert "Mỳ ? c-d – x".encode() == printable("Mỳ 😀 ĉ‑d → x".encode())


def test_parts_can_be_categories_ranks_or_one(tmp_path: Path) -> None:
    files = several(1) | {"content/products/bac-ninh/ruou.md": product("Rượu", category="do-uong", stars="5")}
    for number, (group, heads) in enumerate(
        {
            "category": ["Thực phẩm", "Đồ uống"],
            "stars": ["5 sao", "4 sao"],
            "none": ["Sản phẩm"],
        }.items()
    ):
        book = printed(tmp_path / str(number), files, Booklet(select=Query(), group=group))  # type: ignore[arg-type]
        marks = [title for level, title, _ in book.bookmarks() if level == 1]
        assert heads == marks[2 : 2 + len(heads)]


def test_a_stitched_book_comes_on_sheets_in_folding_order(tmp_path: Path) -> None:
    plain = printed(tmp_path / "a", several(3), title="OCOP")
    sheets = print_of(tmp_path / "b", several(3), title="OCOP", impose=True, press=True)
    sides = Book(sheets.pdf).reader.pages
    assert sheets.pages == plain.pages
    for side, (left, right) in zip(sides, saddle_order(plain.pages), strict=True):
        words = " ".join(side.extract_text().replace("\u2060", "").split())
        expected = [plain.text(number) for number in (left, right) if number]
        assert all(text[:20] in words for text in expected)
        assert side.trimbox.width == pytest.approx(2 * 148 / 25.4 * 72, abs=0.2)


def test_a_glued_book_has_a_cover_of_its_own_with_a_spine(tmp_path: Path) -> None:
    done = print_of(tmp_path, several(3), title="OCOP Bắc Ninh", cover=False, press=True)
    sheet = Book(done.cover).reader.pages[0]
    width = 2 * 148 + spine(done.pages, 100)
    assert sheet.trimbox.width == pytest.approx(width / 25.4 * 72, abs=0.2)
    assert "OCOP Bắc Ninh" in Book(done.cover).text(1)
    assert "Mục lục" in Book(done.pdf).text(2)


def test_a_book_too_thick_to_stitch_is_told(tmp_path: Path) -> None:
    booklet = Booklet(select=ALL, per_page=1, group="none")
    done = print_of(tmp_path, several(92), booklet, impose=True)
    assert any("stitches hold about 96" in note.en for note in done.notes)


def test_a_stitched_book_keeps_its_inner_margin_and_must_not_be_thick(tmp_path: Path) -> None:
    booklet = Booklet(select=ALL, per_page=1, group="none", binding="saddle")
    catalogue = shelf(tmp_path, several(92))
    composer = Composer(catalogue, Request(booklet=booklet), tmp_path)
    glued = Composer(catalogue, Request(booklet=replace(booklet, binding="glued")), tmp_path)
    assert 13.0 == composer.compose().volume.form.inner
    assert glued.compose().volume.form.inner > 13
    done = print_booklet(catalogue, Request(booklet=booklet), tmp_path, moment=0)
    assert any("stitches hold about 96" in note.en for note in done.notes)


def test_many_certificates_are_counted_and_hide_nothing(tmp_path: Path) -> None:
    certificates = ", ".join(f"{{type: iso, number: 'ISO {number}'}}" for number in range(20))
    files = {
        "content/products/bac-ninh/tra.md": product(
            "Trà", certificates=f"[{certificates}]", ingredients="búp trà"
        )
    }
    text = printed(tmp_path, files, Booklet(select=ALL, per_page=1)).whole
    assert "ISO 3)" in text
    assert "ISO 4)" not in text
    assert "và 16" in text
    assert "búp trà" in text


def test_an_upright_photo_is_shown_whole(tmp_path: Path) -> None:
    folder = tmp_path / "content/products/bac-ninh"
    photo(folder / "chai.jpg", (900, 1500))
    photo(folder / "goi.jpg", (1500, 1000))
    files = {
        "content/products/bac-ninh/chai.md": product("Chai", images="[{file: chai.jpg}]"),
        "content/products/bac-ninh/goi.md": product("Gói", images="[{file: goi.jpg}]"),
    }
    catalogue = shelf(tmp_path, files)
    composed = Composer(catalogue, Request(booklet=Booklet(select=ALL)), tmp_path).compose()
    shapes = {one.name: one.picture.shape for part in composed.volume.parts for one in part.products}
    assert {"Chai": 0.6, "Gói": 1.5} == shapes
