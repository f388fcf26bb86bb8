"""A thick book is set in pieces, each in a process of its own, and joined: so memory stays where it is.

Typst keeps about 250 KB a product until it ends. Every page has its number before it is set; only the table
of contents waits until it is known how long the indexes are.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.booklet.aside import set_aside
from generator.booklet.joining import join
from generator.booklet.models import Part, Volume
from generator.booklet.typesetting import Typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.booklet.typesetting import Typesetter

#: Products of a piece, which takes about 300 MB.
PIECE = 1000


def front_of(volume: Volume) -> Volume:
    """Return what stands before the parts; of parts and indexes only what the table of contents says."""
    return replace(
        volume,
        piece="front",
        parts=tuple(replace(part, products=()) for part in volume.parts),
        indexes=tuple(replace(index, letters=()) for index in volume.indexes),
    )


def cut(volume: Volume, most: int) -> Iterator[Volume]:
    """Yield the parts in pieces of at most so many products, cut between two pages."""
    form = volume.form
    most = max(1, most // (form.columns * form.rows)) * form.columns * form.rows
    waiting: list[Part] = []
    for part in volume.parts:
        for start in range(0, len(part.products), most):
            products = part.products[start : start + most]
            if waiting and sum(len(one.products) for one in waiting) + len(products) > most:
                yield _piece(volume, waiting)
                waiting = []
            waiting.append(replace(part, products=products, opens=start == 0))
    if waiting:
        yield _piece(volume, waiting)


def _piece(volume: Volume, parts: Sequence[Part]) -> Volume:
    first = parts[0]
    page = first.page if first.opens else first.products[0].page
    return replace(volume, piece="parts", parts=tuple(parts), indexes=(), start=volume.base + page)


class Pieces:
    """Sets the pieces of one book. ``volume`` has its ``base``; ``jobs`` processes work at a time."""

    def __init__(
        self,
        typesetter: Typesetter,
        volume: Volume,
        files: Mapping[str, bytes],
        *,
        jobs: int,
    ) -> None:
        self.typesetter = typesetter
        self.volume = volume
        self.files = files
        self.jobs = max(1, jobs)

    def set(self) -> Typeset:
        """Return the whole book."""
        with ThreadPoolExecutor(self.jobs) as pool:
            rear = pool.submit(self._rear)
            parts = [pool.submit(self._set, piece) for piece in cut(self.volume, PIECE)]
            last = rear.result()
            pieces = [last[0], *(one.result() for one in parts), *last[1:]]
        return Typeset(join([piece.pdf for piece in pieces]), sum(piece.pages for piece in pieces))

    def _rear(self) -> list[Typeset]:
        """Set indexes and closing words, each after the other, then the front, which names their pages."""
        volume, done = self.volume, []
        page = volume.base + _pages(volume)
        indexes = []
        for index in volume.indexes:
            piece = replace(volume, piece="index", parts=(), indexes=(index,), start=page)
            done.append(self._set(piece))
            indexes.append(replace(index, page=page))
            page += done[-1].pages
        volume = replace(volume, indexes=tuple(indexes), closing=page)
        if volume.front.closing:
            done.append(self._set(replace(volume, piece="closing", parts=(), indexes=(), start=page)))
        return [self._set(front_of(volume)), *done]

    def _set(self, volume: Volume) -> Typeset:
        with TemporaryDirectory(prefix="ocop-") as folder:
            root = Path(folder)
            self.typesetter.stage(root, volume, shown(volume, self.files))
            return set_aside(root, "booklet", self.typesetter.moment)


def _pages(volume: Volume) -> int:
    """Return how many pages the parts have."""
    return volume.parts[-1].products[-1].page + 1


def shown(volume: Volume, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that a piece shows."""
    products = [product for part in volume.parts for product in part.products]
    names = {product.picture.file for product in products} | {product.code for product in products}
    if volume.piece == "front":
        names |= {picture.file for picture in volume.front.mosaic}
        names |= {body.logo for body in volume.front.bodies}
    return {name: files[name] for name in sorted(names) if name}
