"""From a request to a printed booklet: compose, make the codes, set, and once more if the spine grew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.booklet.codes import code
from generator.booklet.paper import spine_loss
from generator.booklet.typesetting import Typeset, Typesetter
from generator.booklet.volume import Composed, Composer, Request
from generator.rulebook import Text
from generator.workers import in_chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.catalog.catalogue import Catalogue


class Printed(msgspec.Struct, frozen=True):
    """A finished booklet: its PDF, its pages and products, and what the organiser should know."""

    pdf: bytes
    pages: int
    products: int
    notes: tuple[Text, ...]


#: More products than this are set without tags for screen readers, which would take twice the memory.
MOST_TAGGED = 5000


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
    done = _set(typesetter, composed, codes)
    if spine_loss(done.pages) != composed.volume.form.spine:
        composed = composer.compose(done.pages)
        done = _set(typesetter, composed, codes)
    return Printed(done.pdf, done.pages, _count(composed), composed.notes)


def _set(typesetter: Typesetter, composed: Composed, codes: Mapping[str, bytes]) -> Typeset:
    tagged = _count(composed) <= MOST_TAGGED
    return typesetter.set("booklet", composed.volume, {**composed.files, **codes}, tagged=tagged)


def _count(composed: Composed) -> int:
    return sum(len(part.products) for part in composed.volume.parts)


def make_codes(addresses: Mapping[str, str], jobs: int = 1) -> dict[str, bytes]:
    """Return the QR codes by file name; in several processes where there are many."""
    items = list(addresses.items())

    def task(part: Sequence[tuple[str, str]]) -> list[tuple[str, bytes]]:
        return [(name, code(address)) for name, address in part]

    made = [pair for _, done in in_chunks(task, items, jobs) for pair in done]
    return dict(sorted(made))
