"""From a request to what a printer is given: the book, its sheets, its cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.booklet.codes import code
from generator.booklet.models import Sheets
from generator.booklet.paper import MARKS, saddle_order, spine, spine_loss
from generator.booklet.pieces import Pieces, front_of, shown
from generator.booklet.typesetting import Typeset, Typesetter
from generator.booklet.volume import Composed, Composer, Request
from generator.rulebook import Text
from generator.workers import in_chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.catalog.catalogue import Catalogue


class Printed(msgspec.Struct, frozen=True):
    """A finished booklet: its PDF, its pages and products, and what the organiser should know.

    ``cover`` is the cover's sheet, where it was asked for.
    """

    pdf: bytes
    pages: int
    products: int
    notes: tuple[Text, ...]
    cover: bytes = b""


#: More products than this are set in pieces, and without tags for screen readers, which span the whole book.
MOST_TAGGED = 5000
#: Millimetres by which the estimated inner margin may be off without another setting of the book.
NEAR = 1
#: More sheets than this cannot be stitched through the fold.
MOST_STITCHED = 96
THICK = Text(
    "Sách có {pages} trang; ghim giữa chỉ giữ được khoảng 96 trang. Hãy đóng keo gáy (`binding: glued`, "
    "--cover-sheet).",
    "The book has {pages} pages; stitches hold about 96. Please have it glued (`binding: glued`, "
    "--cover-sheet).",
)


def print_booklet(
    catalogue: Catalogue, request: Request, source: Path, *, moment: int, jobs: int = 1
) -> Printed:
    """Print a booklet. ``moment``: what the PDF gives as the time of its making, seconds since 1970.

    Raises UsageError where nothing is selected, OcopError for a broken photo, EnvironmentFault for Typst's.
    """
    composer = Composer(catalogue, request, source)
    composed = composer.compose()
    codes = make_codes(composed.codes, jobs)
    typesetter = Typesetter(source, moment)
    done = _set(typesetter, composed, codes, jobs)
    glued = request.booklet.binding == "glued"
    if glued and abs(spine_loss(done.pages) - composed.volume.form.spine) > NEAR:
        composed = composer.compose(done.pages)
        done = _set(typesetter, composed, codes, jobs)
    notes, pdf = list(composed.notes), done.pdf
    if request.impose:
        pdf = _impose(typesetter, composed, done)
    if request.impose or not glued:
        notes += _too_thick(done.pages)
    cover = b"" if request.cover else _cover(typesetter, composed, done.pages, request.booklet.paper)
    return Printed(pdf, done.pages, _count(composed), tuple(notes), cover)


def _set(typesetter: Typesetter, composed: Composed, codes: Mapping[str, bytes], jobs: int) -> Typeset:
    """Set the book; where its parts begin is told by setting what stands before them alone."""
    volume, files = composed.volume, {**composed.files, **codes}
    front = front_of(volume)
    before = typesetter.set("booklet", front, shown(front, files), tagged=False).pages
    volume = msgspec.structs.replace(volume, base=before + 1)
    if _count(composed) > MOST_TAGGED:
        return Pieces(typesetter, volume, files, jobs=jobs).set()
    return typesetter.set("booklet", volume, files)


def _count(composed: Composed) -> int:
    return sum(len(part.products) for part in composed.volume.parts)


def _impose(typesetter: Typesetter, composed: Composed, done: Typeset) -> bytes:
    """Put two pages on each side of a sheet; marks for cutting and folding stand around it."""
    volume, form = composed.volume, composed.volume.form
    sheets = Sheets(
        lang=volume.lang,
        title=volume.title,
        author=volume.author,
        width=form.width,
        height=form.height,
        bleed=form.bleed,
        marks=MARKS if form.bleed else 0,
        sides=tuple(saddle_order(done.pages)),
    )
    return typesetter.set("impose", sheets, {"book.pdf": done.pdf}, tagged=False).pdf


def _too_thick(pages: int) -> list[Text]:
    facts = {"pages": pages}
    return [Text(THICK.vi.format(**facts), THICK.en.format(**facts))] if pages > MOST_STITCHED else []


def _cover(typesetter: Typesetter, composed: Composed, pages: int, grams: int) -> bytes:
    """Set back, spine and front as one sheet; the spine is as thick as so many pages of such paper."""
    volume = msgspec.structs.replace(composed.volume, spine=spine(pages, grams), parts=(), indexes=())
    return typesetter.set("cover", volume, composed.files, tagged=False).pdf


def make_codes(addresses: Mapping[str, str], jobs: int = 1) -> dict[str, bytes]:
    """Return the QR codes by file name; in several processes where there are many."""
    items = list(addresses.items())

    def task(part: Sequence[tuple[str, str]]) -> list[tuple[str, bytes]]:
        return [(name, code(address)) for name, address in part]

    made = [pair for _, done in in_chunks(task, items, jobs) for pair in done]
    return dict(sorted(made))
