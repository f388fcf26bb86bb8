"""Printed matter in a test: a catalogue on disk, its booklet, and the PDF read back.

book = printed(tmp_path, {"content/products/bac-ninh/my.md": product()}, Booklet(per_page=1))
assert "Mỳ gạo Chũ" in book.text(5)
"""

from __future__ import annotations

import io
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from generator.booklet.printing import Printed, print_booklet
from generator.booklet.volume import Request
from generator.build.job import Job, Silence
from generator.build.opening import open_catalogue
from generator.records import Booklet, Query
from tests.support.sites import TODAY, CatalogueSite

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from generator.catalog.catalogue import Catalogue

ADDRESS = "https://ocop.example.vn/"
SETTINGS = f"title: Danh mục thử\ntitle_en: Test catalogue\nbase_url: {ADDRESS}\n"
ALL = Query()


class Book:
    """A PDF, read back."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.pdf))

    @property
    def pages(self) -> int:
        return len(self.reader.pages)

    def text(self, page: int) -> str:
        """The words of a page, counted from 1, with single plain blanks and without signs that join words."""
        text = self.reader.pages[page - 1].extract_text().replace("\u2060", "").replace("\u00a0", " ")
        return " ".join(text.split())

    @property
    def whole(self) -> str:
        return " ".join(self.text(page) for page in range(1, self.pages + 1))

    def links(self, page: int) -> list[str]:
        found = (one.get_object() for one in self.reader.pages[page - 1].get("/Annots", []))
        actions = (one["/A"] for one in found if "/A" in one)
        return [str(action["/URI"]) for action in actions if "/URI" in action]

    def codes(self) -> list[str]:
        """What the QR codes say, each read from its image alone, in the order of the pages."""
        return [text for page in self.reader.pages for image in page.images for text in decoded(image.data)]

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, title and page of every bookmark."""
        found: list[tuple[int, str, int]] = []

        def walk(items: list[Any], level: int) -> None:
            for item in items:
                if isinstance(item, list):
                    walk(item, level + 1)
                else:
                    page = self.reader.get_destination_page_number(item)
                    assert page is not None
                    found.append((level, str(item.title), page + 1))

        walk(self.reader.outline, 1)
        return found

    def fonts(self) -> dict[str, bool]:
        """Names of the fonts, and whether each is embedded."""
        found: dict[str, bool] = {}
        for page in self.reader.pages:
            resources = cast("DictionaryObject", page["/Resources"])
            for font in cast("DictionaryObject", resources.get("/Font", {})).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = inner["/FontDescriptor"].get_object()
                embedded = any(f"/FontFile{end}" in descriptor for end in ("", "2", "3"))
                found[str(inner["/BaseFont"]).rpartition("+")[2]] = embedded
        return found


def decoded(data: bytes) -> list[str]:
    """Read the QR codes of an image; a quiet zone is put around it, as the page has it."""
    image = Image.open(io.BytesIO(data)).convert("L")
    if image.width != image.height or image.width > 80:
        return []
    side = image.width
    paper = Image.new("L", (side + 8, side + 8), 255)
    paper.paste(image, (4, 4))
    large = paper.resize((paper.width * 6, paper.height * 6), Image.Resampling.NEAREST)
    return [str(found.text) for found in zxingcpp.read_barcodes(large)]


def shelf(root: Path, files: dict[str, str], *, settings: str = SETTINGS) -> Catalogue:
    """Write a catalogue and open it."""
    CatalogueSite(root, files, settings=settings)
    return opened(root)


def opened(root: Path) -> Catalogue:
    job = Job(source=root, output=root / "site", as_of=TODAY, jobs=1)
    return open_catalogue(job, Silence())


def printed(
    root: Path,
    files: dict[str, str],
    booklet: Booklet | None = None,
    *,
    event: str = "",
    **asked: Any,  # noqa: ANN401 - options of a Request
) -> Book:
    """Print a booklet of all products of a catalogue, or what ``booklet`` chooses."""
    done = print_of(root, files, booklet, event=event, **asked)
    book = Book(done.pdf)
    assert done.pages == book.pages
    return book


def print_of(
    root: Path,
    files: dict[str, str],
    booklet: Booklet | None = None,
    *,
    event: str = "",
    **asked: Any,  # noqa: ANN401 - options of a Request
) -> Printed:
    catalogue = shelf(root, files)
    request = Request(booklet=booklet or Booklet(select=ALL), event=event, **asked)
    return print_booklet(catalogue, request, root, moment=0)
