"""A thick book, set in pieces and joined: the same as one that is set at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from generator.booklet import pieces, printing
from generator.booklet.pieces import cut
from generator.booklet.volume import Composer, Request
from generator.diagnostics import EnvironmentFault
from generator.records import Booklet
from tests.support.prints import ALL, Book, print_of, shelf
from tests.support.sites import product

if TYPE_CHECKING:
    from pathlib import Path

    from generator.records.booklet import PerPage

CLOSING = "Hẹn gặp lại."


def many() -> dict[str, str]:
    provinces = {"bac-ninh": 11, "ha-noi": 1, "nghe-an": 6}
    return {
        f"content/products/{province}/sp-{number}.md": product(
            f"Sản phẩm số {number}", province=province, producer=f"{{name: HTX số {number % 3}}}"
        )
        for province, count in provinces.items()
        for number in range(1, count + 1)
    }


def booklet(per_page: PerPage = 4) -> Booklet:
    return Booklet(select=ALL, per_page=per_page, foreword="Kính gửi quý vị.", closing=CLOSING)


@pytest.fixture
def thick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every book is thick, and its pieces are small."""
    monkeypatch.setattr(printing, "MOST_TAGGED", 0)
    monkeypatch.setattr(pieces, "PIECE", 5)


def in_pieces(tmp_path: Path, per_page: PerPage = 4) -> Book:
    return Book(print_of(tmp_path, many(), booklet(per_page)).pdf)


@pytest.mark.parametrize("per_page", [1, 4])
def test_pieces_make_the_same_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, per_page: PerPage
) -> None:
    whole = Book(print_of(tmp_path / "a", many(), booklet(per_page)).pdf)
    monkeypatch.setattr(printing, "MOST_TAGGED", 0)
    monkeypatch.setattr(pieces, "PIECE", 5)
    joined = in_pieces(tmp_path / "b", per_page)
    numbers = range(1, whole.pages + 1)
    assert [whole.text(number) for number in numbers] == [joined.text(number) for number in numbers]
    assert whole.pages == joined.pages
    assert whole.codes() == joined.codes()
    flat = [(title, page) for _, title, page in whole.bookmarks() if not title.startswith("Sản phẩm số")]
    assert flat == [(title, page) for _, title, page in joined.bookmarks() if "phẩm số" not in title]
    assert [box(whole, number) for number in numbers] == [box(joined, number) for number in numbers]


def box(book: Book, number: int) -> float:
    """Where the leftmost words of a page begin, in points: inner margins are left and right in turn."""
    found: list[float] = []

    def visit(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        if text.strip():
            found.append(place[4] * matrix[0] + matrix[4])

    book.reader.pages[number - 1].extract_text(visitor_text=visit)
    return round(min(found), 1) if found else 0


@pytest.mark.usefixtures("thick")
def test_links_lead_from_one_piece_into_another(tmp_path: Path) -> None:
    book = in_pieces(tmp_path)
    index = next(page for _, title, page in book.bookmarks() if title == "Tra cứu theo sản phẩm")
    links = [one.get_object() for one in book.reader.pages[index - 1]["/Annots"]]  # type: ignore[attr-defined]
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(book.reader.pages, 1)}  # type: ignore[union-attr]
    led = {pages[link["/Dest"].get_object()[0].indirect_reference.idnum] for link in links}
    shown = {number for number in range(1, index) if "3981/QĐ-UBND" in book.text(number)}
    assert shown == led
    assert b"page:" not in b"".join(str(link).encode() for link in links)


@pytest.mark.usefixtures("thick")
def test_the_file_of_a_joined_book_says_what_it_is(tmp_path: Path) -> None:
    book = in_pieces(tmp_path)
    about = book.reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert f"<xmpTPg:NPages>{book.pages}<" in about
    assert "vi" == book.reader.trailer["/Root"]["/Lang"]  # type: ignore[index]
    assert all(book.fonts().values())


@pytest.mark.usefixtures("thick")
def test_the_same_pieces_give_the_same_bytes(tmp_path: Path) -> None:
    assert in_pieces(tmp_path / "a").pdf == in_pieces(tmp_path / "b").pdf


def test_a_book_is_cut_between_pages(tmp_path: Path) -> None:
    composed = Composer(shelf(tmp_path, many()), Request(booklet=booklet()), tmp_path).compose()
    volume = replace(composed.volume, base=8)
    found = list(cut(volume, 10))
    printed = [one.key for piece in found for part in piece.parts for one in part.products]
    assert [f"p{number}" for number in range(1, 19)] == printed
    assert all(sum(len(part.products) for part in piece.parts) <= 10 for piece in found)
    assert 8 == found[0].start
    for piece in found[1:]:
        first = piece.parts[0]
        assert piece.start == 8 + (first.page if first.opens else first.products[0].page)


def test_what_typst_says_of_a_piece_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MOST_TAGGED", 0)
    catalogue = shelf(tmp_path, many())
    mine = tmp_path / "templates" / "booklet" / "parts.typ"
    mine.parent.mkdir(parents=True)
    mine.write_text("#let part-pages(part) = panic(part.title)\n", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="Bắc Ninh"):
        printing.print_booklet(catalogue, Request(booklet=booklet()), tmp_path, moment=0)
