"""Pieces of a book become one PDF: pages, bookmarks, and links from one piece into another.

Written here, for the plain PDF that Typst writes: pypdf took 1.1 ms and 70 KB for each product, and pikepdf,
which is fast, has a licence (MPL) that this project does not take. Tests read what is written with pypdf.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from generator.booklet.objects import Objects, referring

#: What a template writes as the address of a page that is set with another piece.
_LEADS = re.compile(rb"/A<</Type/Action/S/URI/URI\(page:(\d+)\)>>")
#: What of the description of a document holds for the whole book.
_KEPT = re.compile(rb"/Lang ?\([^)]*\)|/ViewerPreferences ?<<[^>]*>>")
_HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
_CATALOG, _PAGES, _INFO, _METADATA, _OUTLINES, _FIRST_PAGE = 1, 2, 3, 4, 5, 6


class Bookmark(NamedTuple):
    """A bookmark: its title as the file has it, its page (from 0), its place there, those below it."""

    title: bytes
    page: int
    place: bytes
    inside: tuple[Bookmark, ...]


def join(pieces: Sequence[bytes]) -> bytes:
    """Return one PDF. It is described by the first piece; the same pieces give the same bytes."""
    return _Book([Objects(piece) for piece in pieces]).whole()


class _Book:
    """The book that is written: its objects with their new numbers."""

    def __init__(self, pieces: Sequence[Objects]) -> None:
        self.pieces = pieces
        self.pages = [list(piece.pages()) for piece in pieces]
        self.count = sum(map(len, self.pages))
        self._bodies: dict[int, bytes] = {}
        self._next = _FIRST_PAGE + self.count

    def whole(self) -> bytes:
        """Return the file."""
        before = 0
        bookmarks: list[Bookmark] = []
        for piece, pages in zip(self.pieces, self.pages, strict=True):
            places = {number: before + place for place, number in enumerate(pages)}
            self._take(piece, {number: _FIRST_PAGE + place for number, place in places.items()})
            bookmarks += _bookmarks(piece, places)
            before += len(pages)
        self._outlines(bookmarks)
        self._describe(self.pieces[0])
        return self._file()

    def _take(self, piece: Objects, numbers: dict[int, int]) -> None:
        """Take the pages of a piece and everything that they refer to, each object with a new number."""
        pages = piece.reference(piece.catalog, b"Pages")
        numbers = numbers | {pages: _PAGES}
        waiting = [number for number in numbers if number != pages]

        def new(number: int) -> int:
            if number not in numbers:
                numbers[number] = self._next
                self._next += 1
                waiting.append(number)
            return numbers[number]

        while waiting:
            number = waiting.pop()
            head, stream = piece[number]
            self._bodies[numbers[number]] = self._led(referring(head, new)) + stream

    def _led(self, head: bytes) -> bytes:
        """Make of an address that is the number of a page a link to that page."""
        return _LEADS.sub(lambda to: b"/Dest[%d 0 R/XYZ null null 0]" % self._page(int(to[1]) - 1), head)

    def _page(self, place: int) -> int:
        return _FIRST_PAGE + min(max(place, 0), self.count - 1)

    def _outlines(self, bookmarks: Sequence[Bookmark]) -> None:
        first, last = self._chain(bookmarks, _OUTLINES)
        body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, len(bookmarks))
        self._bodies[_OUTLINES] = body if bookmarks else b"<</Type/Outlines>>"

    def _chain(self, bookmarks: Sequence[Bookmark], parent: int) -> tuple[int, int]:
        """Write bookmarks of one level, closed; return the numbers of the first and the last."""
        start, self._next = self._next, self._next + len(bookmarks)
        for number, mark in enumerate(bookmarks, start):
            keys = [b"/Title%b/Parent %d 0 R" % (mark.title, parent)]
            keys += [b"/Prev %d 0 R" % (number - 1)] if number > start else []
            keys += [b"/Next %d 0 R" % (number + 1)] if number < start + len(bookmarks) - 1 else []
            if mark.inside:
                inside = (*self._chain(mark.inside, number), -len(mark.inside))
                keys += [b"/First %d 0 R/Last %d 0 R/Count %d" % inside]
            keys += [b"/Dest[%d 0 R%b]" % (self._page(mark.page), mark.place)]
            self._bodies[number] = b"<<%b>>" % b"".join(keys)
        return start, start + len(bookmarks) - 1

    def _describe(self, first: Objects) -> None:
        kids = b" ".join(b"%d 0 R" % (_FIRST_PAGE + place) for place in range(self.count))
        self._bodies[_PAGES] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.count, kids)
        self._bodies[_INFO] = first[first.reference(first.trailer, b"Info")][0]
        kept = b"".join(_KEPT.findall(first.catalog))
        own = b"/Pages %d 0 R/Metadata %d 0 R/Outlines %d 0 R" % (_PAGES, _METADATA, _OUTLINES)
        self._bodies[_CATALOG] = b"<</Type/Catalog%b%b>>" % (own, kept)
        self._bodies[_METADATA] = self._metadata(first)

    def _metadata(self, first: Objects) -> bytes:
        """Return the description (XMP) of the first piece, with the number of pages of the book."""
        _, stream = first[first.reference(first.catalog, b"Metadata")]
        text = stream.removeprefix(b"\nstream\n").removesuffix(b"\nendstream")
        text = re.sub(rb"(<xmpTPg:NPages>)\d+", rb"\g<1>%d" % self.count, text)
        text = re.sub(rb"(<xmpMM:InstanceID>)[^<]*", lambda found: found[1] + self._digest(), text)
        head = b"<</Length %d/Type/Metadata/Subtype/XML>>" % len(text)
        return b"%b\nstream\n%b\nendstream" % (head, text)

    def _digest(self) -> bytes:
        """Tell this content from any other, as Typst does it: 128 bits."""
        digest = sha256()
        for piece in self.pieces:
            digest.update(piece.pdf)
        return b64encode(digest.digest()[:16])

    def _file(self) -> bytes:
        parts, places, place = [_HEADER], [b"0000000000 65535 f\r\n"], len(_HEADER)
        for number in range(1, self._next):
            written = b"%d 0 obj\n%b\nendobj\n" % (number, self._bodies.pop(number))
            places.append(b"%010d 00000 n\r\n" % place)
            parts.append(written)
            place += len(written)
        work = re.search(rb"/ID ?\[(\([^)]*\))", self.pieces[0].trailer)
        ids = b"/ID[%b(%b)]" % (work[1], self._digest()) if work else b""
        root = b"<</Size %d/Root %d 0 R/Info %d 0 R%b>>" % (self._next, _CATALOG, _INFO, ids)
        table = b"xref\n0 %d\n%b" % (self._next, b"".join(places))
        return b"".join((*parts, table, b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (root, place)))


def _bookmarks(piece: Objects, places: dict[int, int]) -> Iterator[Bookmark]:
    """Yield the bookmarks of a piece; ``places``: the places in the book of its pages."""
    outlines = piece.reference(piece.catalog, b"Outlines")
    if outlines:
        yield from _chain(piece, piece.reference(piece[outlines][0], b"First"), places)


def _chain(piece: Objects, number: int, places: dict[int, int]) -> Iterator[Bookmark]:
    while number:
        head = piece[number][0]
        title = re.search(rb"/Title ?(<[^>]*>|\((?:[^\\()]|\\.)*\))", head)
        to = re.search(rb"\[(\d+) 0 R([^\]]*)\]", piece[piece.reference(head, b"Dest")][0])
        below = tuple(_chain(piece, piece.reference(head, b"First"), places))
        if title and to:
            yield Bookmark(title[1], places[int(to[1])], to[2], below)
        number = piece.reference(head, b"Next")
